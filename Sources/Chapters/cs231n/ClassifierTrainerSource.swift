/// `nn.classifier_trainer`, in the chapters' own language: gradient descent on a dict of weights.
///
/// The updates are those of cs231n's notes: plain, with momentum, and RMSProp with a decay of 0.99.
let classifierTrainerSource = """
  import numpy as np

  class ClassifierTrainer(object):
      '''Fits a model, a dict of arrays, to examples.'''

      def __init__(self):
          # What momentum and RMSProp remember of earlier steps, by the names of the weights.
          self.step_cache = {}

      def step(self, name, gradient, update, learning_rate, momentum, decay=0.99):
          '''The change of the weights `name` for their gradient.'''
          if update == 'sgd':
              return -learning_rate * gradient
          if name not in self.step_cache:
              self.step_cache[name] = np.zeros(gradient.shape)
          memory = self.step_cache[name]
          if update == 'momentum':
              memory = momentum * memory - learning_rate * gradient
              change = memory
          elif update == 'rmsprop':
              memory = decay * memory + (1 - decay) * gradient ** 2
              change = -learning_rate * gradient / np.sqrt(memory + 1e-8)
          else:
              raise ValueError("update is 'sgd', 'momentum' or 'rmsprop', not %r" % (update,))
          self.step_cache[name] = memory
          return change

      def accuracy(self, X, y, model, loss_function):
          '''The share of examples whose highest score is that of their class.'''
          return np.mean(np.argmax(loss_function(X, model), axis=1) == y)

      def train(self, X, y, X_val, y_val, model, loss_function, reg=0.0, learning_rate=1e-2,
                momentum=0.0, learning_rate_decay=0.95, update='momentum', sample_batches=True,
                num_epochs=30, batch_size=100, acc_frequency=None, verbose=False):
          '''Trains model in place; returns the best one, and the histories of the loss and of
          the accuracies on (a sample of) the training and the validation examples.

          loss_function(X, model) gives scores, loss_function(X, model, y, reg) a loss and a dict
          of gradients. sample_batches: mini-batches drawn at random, else all examples at once.
          '''
          count = X.shape[0]
          per_epoch = max(count // batch_size, 1) if sample_batches else 1
          best_model, best_accuracy = {}, 0.0
          loss_history, train_history, val_history = [], [], []
          epoch = 0
          for iteration in range(num_epochs * per_epoch):
              if iteration % 500 == 0:
                  print('starting iteration  %d' % iteration)
              if sample_batches:
                  batch = np.random.choice(count, batch_size)
                  loss, grads = loss_function(X[batch], model, y[batch], reg)
              else:
                  loss, grads = loss_function(X, model, y, reg)
              loss_history.append(loss)
              for name in model:
                  model[name] += self.step(name, grads[name], update, learning_rate, momentum)

              ends_epoch = (iteration + 1) % per_epoch == 0
              is_asked = acc_frequency is not None and iteration % acc_frequency == 0
              if not (iteration == 0 or ends_epoch or is_asked):
                  continue
              if iteration > 0 and ends_epoch:
                  learning_rate *= learning_rate_decay
                  epoch += 1
              sample = np.random.choice(count, 1000) if count > 1000 else np.arange(count)
              train_accuracy = self.accuracy(X[sample], y[sample], model, loss_function)
              val_accuracy = self.accuracy(X_val, y_val, model, loss_function)
              train_history.append(train_accuracy)
              val_history.append(val_accuracy)
              if val_accuracy > best_accuracy:
                  best_accuracy = val_accuracy
                  best_model = dict((name, model[name].copy()) for name in model)
              if verbose:
                  print('Finished epoch %d / %d: cost %f, train: %f, val %f, lr %e'
                        % (epoch, num_epochs, loss, train_accuracy, val_accuracy, learning_rate))
          if verbose:
              print('finished optimization. best validation accuracy: %f' % best_accuracy)
          return best_model, loss_history, train_history, val_history
  """
