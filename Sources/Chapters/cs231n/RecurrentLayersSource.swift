/// `cs231n.rnn_layers`, in the chapters' own language: the layers of a recurrent network that names
/// what is in a picture, each forward with what its way back needs.
///
/// N examples of T words; D inputs, H hidden units, M outputs, V words in the vocabulary.
let recurrentLayersSource = """
  import numpy as np

  def rnn_step_forward(x, prev_h, Wx, Wh, b):
      '''One moment: the next hidden state [N, H] from inputs [N, D] and the state before.'''
      next_h = np.tanh(x.dot(Wx) + prev_h.dot(Wh) + b)
      return next_h, (x, prev_h, Wx, Wh, next_h)

  def rnn_step_backward(dnext_h, cache):
      '''The gradients dx, dprev_h, dWx, dWh, db of one moment.'''
      x, prev_h, Wx, Wh, next_h = cache
      inner = dnext_h * (1 - next_h ** 2)
      return (inner.dot(Wx.T), inner.dot(Wh.T), x.T.dot(inner), prev_h.T.dot(inner),
              inner.sum(axis=0))

  def rnn_forward(x, h0, Wx, Wh, b):
      '''The hidden states [N, T, H] of sequences [N, T, D] that begin with the state h0.'''
      states, caches, state = [], [], h0
      for t in range(x.shape[1]):
          state, cache = rnn_step_forward(x[:, t], state, Wx, Wh, b)
          states.append(state)
          caches.append(cache)
      return np.stack(states, axis=1), caches

  def rnn_backward(dh, caches):
      '''The gradients dx, dh0, dWx, dWh, db of whole sequences.'''
      x, h0, Wx, Wh, _ = caches[0]
      dx = np.zeros((dh.shape[0], dh.shape[1], x.shape[1]))
      dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros(Wh.shape[1])
      later = np.zeros_like(h0)
      for t in reversed(range(dh.shape[1])):
          dx[:, t], later, step_x, step_h, step_b = rnn_step_backward(dh[:, t] + later, caches[t])
          dWx += step_x
          dWh += step_h
          db += step_b
      return dx, later, dWx, dWh, db

  def word_embedding_forward(x, W):
      '''The vectors [N, T, D] of words [N, T], rows of W [V, D].'''
      return W[x], (x, W.shape)

  def word_embedding_backward(dout, cache):
      '''The gradient of W; the words themselves have none.'''
      x, shape = cache
      dW = np.zeros(shape)
      np.add.at(dW, x, dout)
      return dW

  def temporal_affine_forward(x, w, b):
      '''x w + b at each moment: [N, T, D] to [N, T, M].'''
      N, T, D = x.shape
      return x.reshape(N * T, D).dot(w).reshape(N, T, len(b)) + b, (x, w)

  def temporal_affine_backward(dout, cache):
      '''The gradients dx, dw, db of temporal_affine_forward.'''
      x, w = cache
      flat, errors = x.reshape(-1, x.shape[2]), dout.reshape(-1, dout.shape[2])
      return errors.dot(w.T).reshape(x.shape), flat.T.dot(errors), errors.sum(axis=0)

  def temporal_softmax_loss(x, y, mask, verbose=False):
      '''The cross-entropy of scores [N, T, V] for words y [N, T] where mask is true, summed over the
      moments and averaged over the examples, and its gradient.'''
      N, T, V = x.shape
      scores, words, counts = x.reshape(N * T, V), y.reshape(N * T), mask.reshape(N * T)
      guesses = np.exp(scores - scores.max(axis=1, keepdims=True))
      guesses /= guesses.sum(axis=1, keepdims=True)
      places = np.arange(N * T)
      loss = -np.sum(counts * np.log(guesses[places, words])) / N
      slopes = guesses.copy()
      slopes[places, words] -= 1
      slopes = slopes * counts[:, None] / N
      if verbose:
          print('dx_flat: %s' % (slopes.shape,))
      return loss, slopes.reshape(N, T, V)
  """
