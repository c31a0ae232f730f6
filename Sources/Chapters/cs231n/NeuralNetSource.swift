/// `nn.classifiers.neural_net`, in the chapters' own language: cs231n's two-layer network.
///
/// The notebook imports it and does not print it; its figures say what it computes. The loss is the
/// mean softmax cross-entropy plus `reg / 2` times the sum of the squared weights.
let neuralNetSource = """
  import numpy as np

  def init_two_layer_model(input_size, hidden_size, output_size, scale=0.006):
      '''Small random weights and zero biases for two_layer_net.

      The scale is one with which the notebook's first cost comes out, 8.1 with reg=1.

      input_size, hidden_size, output_size: how many numbers go in, are between, and come out.
      '''
      return {
          'W1': scale * np.random.randn(input_size, hidden_size),
          'b1': np.zeros(hidden_size),
          'W2': scale * np.random.randn(hidden_size, output_size),
          'b2': np.zeros(output_size),
      }

  def two_layer_net(X, model, y=None, reg=0.0, verbose=False):
      '''A network with one ReLU layer between: its scores, or its loss and gradients.

      X: the examples, one a row; y: their classes. Without y the scores are returned, one row an
      example; with y the loss and a dict of its gradients by the names in model.
      '''
      W1, b1, W2, b2 = model['W1'], model['b1'], model['W2'], model['b2']
      count = X.shape[0]
      X = X.reshape(count, -1)
      if X.shape[1] != W1.shape[0]:
          raise ValueError('examples of %d numbers for weights of shape %s'
                           % (X.shape[1], W1.shape))
      hidden = np.maximum(0, X.dot(W1) + b1)
      scores = hidden.dot(W2) + b2
      if verbose:
          print('Layer 1 result shape: %s' % (hidden.shape,))
          print('Layer 2 result shape: %s' % (scores.shape,))
      if y is None:
          return scores

      shifted = np.exp(scores - np.max(scores, axis=1, keepdims=True))
      probabilities = shifted / np.sum(shifted, axis=1, keepdims=True)
      rows = np.arange(count)
      data_loss = -np.sum(np.log(probabilities[rows, y])) / count
      loss = data_loss + 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

      # From here on as the loss was made, backwards.
      d_scores = probabilities
      d_scores[rows, y] -= 1
      d_scores /= count
      d_hidden = d_scores.dot(W2.T)
      d_hidden[hidden <= 0] = 0
      # In the order in which the notebook's dict gives them.
      grads = {}
      grads['W1'] = X.T.dot(d_hidden) + reg * W1
      grads['W2'] = hidden.T.dot(d_scores) + reg * W2
      grads['b2'] = np.sum(d_scores, axis=0)
      grads['b1'] = np.sum(d_hidden, axis=0)
      return loss, grads
  """
