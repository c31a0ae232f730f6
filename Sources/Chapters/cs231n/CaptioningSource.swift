/// `cs231n.classifiers.rnn`, in the chapters' own language: a network that names what is in a picture.
///
/// It brings its layers along: modules are made before they can import one another.
let captioningNetworkSource =
  recurrentLayersSource + """

    class CaptioningRNN(object):
        '''Words about a picture, one after the other, from its features.

        The features [N, D] become the first hidden state; then each word gives the next one.
        '''

        def __init__(self, word_to_idx, input_dim=512, wordvec_dim=128, hidden_dim=128,
                     cell_type='rnn', dtype=np.float32):
            if cell_type != 'rnn':
                raise ValueError("a cell of type '%s' is not in nnrepl yet: 'rnn' is" % cell_type)
            self.cell_type, self.dtype = cell_type, dtype
            self.word_to_idx = word_to_idx
            self.idx_to_word = {i: word for word, i in word_to_idx.items()}
            self._null = word_to_idx['<NULL>']
            self._start = word_to_idx.get('<START>')
            self._end = word_to_idx.get('<END>')
            count = len(word_to_idx)
            random = np.random.randn
            self.params = {
                'W_embed': random(count, wordvec_dim) / 100,
                'W_proj': random(input_dim, hidden_dim) / np.sqrt(input_dim),
                'b_proj': np.zeros(hidden_dim),
                'Wx': random(wordvec_dim, hidden_dim) / np.sqrt(wordvec_dim),
                'Wh': random(hidden_dim, hidden_dim) / np.sqrt(hidden_dim),
                'b': np.zeros(hidden_dim),
                'W_vocab': random(hidden_dim, count) / np.sqrt(hidden_dim),
                'b_vocab': np.zeros(count),
            }
            for name, value in self.params.items():
                self.params[name] = value.astype(dtype)

        def loss(self, features, captions):
            '''The cost of captions [N, T], and its gradient for each parameter.'''
            p = self.params
            words, wanted = captions[:, :-1], captions[:, 1:]
            first = features.dot(p['W_proj']) + p['b_proj']
            vectors, words_cache = word_embedding_forward(words, p['W_embed'])
            states, states_cache = rnn_forward(vectors, first, p['Wx'], p['Wh'], p['b'])
            scores, scores_cache = temporal_affine_forward(states, p['W_vocab'], p['b_vocab'])
            cost, dscores = temporal_softmax_loss(scores, wanted, wanted != self._null)
            grads = {}
            dstates, grads['W_vocab'], grads['b_vocab'] = temporal_affine_backward(
                dscores, scores_cache)
            dvectors, dfirst, grads['Wx'], grads['Wh'], grads['b'] = rnn_backward(
                dstates, states_cache)
            grads['W_embed'] = word_embedding_backward(dvectors, words_cache)
            grads['W_proj'] = features.T.dot(dfirst)
            grads['b_proj'] = dfirst.sum(axis=0)
            return cost, grads

        def sample(self, features, max_length=30):
            '''The likeliest word at each moment: [N, max_length].'''
            p = self.params
            state = features.dot(p['W_proj']) + p['b_proj']
            word = np.full(features.shape[0], self._start)
            captions = np.full((features.shape[0], max_length), self._null, dtype=np.int32)
            for t in range(max_length):
                state, _ = rnn_step_forward(p['W_embed'][word], state, p['Wx'], p['Wh'], p['b'])
                word = np.argmax(state.dot(p['W_vocab']) + p['b_vocab'], axis=1)
                captions[:, t] = word
            return captions
    """

/// `cs231n.captioning_solver`, in the chapters' own language: trains a captioning network.
let captioningSolverSource =
  optimSource + "\n" + captionDataSource + """

    class CaptioningSolver(object):
        '''Minimises model.loss over minibatches of data; loss_history has the cost of each.'''

        def __init__(self, model, data, update_rule='sgd', optim_config=None, lr_decay=1.0,
                     batch_size=100, num_epochs=10, print_every=10, verbose=True):
            self.model, self.data = model, data
            rules = {'sgd': sgd, 'sgd_momentum': sgd_momentum, 'rmsprop': rmsprop, 'adam': adam}
            if update_rule not in rules:
                raise ValueError("there is no update_rule '%s': %s"
                                 % (update_rule, ', '.join(sorted(rules))))
            self.update_rule = rules[update_rule]
            self.lr_decay, self.batch_size, self.num_epochs = lr_decay, batch_size, num_epochs
            self.print_every, self.verbose = print_every, verbose
            self.epoch = 0
            self.loss_history = []
            self.optim_configs = {name: dict(optim_config or {}) for name in model.params}

        def train(self):
            each = max(self.data['train_captions'].shape[0] // self.batch_size, 1)
            count = self.num_epochs * each
            for t in range(count):
                captions, features, _ = sample_coco_minibatch(
                    self.data, batch_size=self.batch_size, split='train')
                cost, grads = self.model.loss(features, captions)
                self.loss_history.append(cost)
                for name, value in self.model.params.items():
                    self.model.params[name], self.optim_configs[name] = self.update_rule(
                        value, grads[name], self.optim_configs[name])
                if self.verbose and t % self.print_every == 0:
                    print('(Iteration %d / %d) loss: %f' % (t + 1, count, cost))
                if (t + 1) % each == 0:
                    self.epoch += 1
                    for config in self.optim_configs.values():
                        config['learning_rate'] *= self.lr_decay
    """

/// `cs231n.optim`, in the chapters' own language: what a gradient does to a parameter.
///
/// Each takes a parameter, its gradient and a dict of settings, and gives the new parameter with the
/// settings for the next time. Adam: Kingma and Ba, 2014 (arxiv.org/abs/1412.6980), algorithm 1.
let optimSource = """
  import numpy as np

  def sgd(w, dw, config=None):
      '''w less the learning rate times dw.'''
      config = {} if config is None else config
      config.setdefault('learning_rate', 1e-2)
      return w - config['learning_rate'] * dw, config

  def sgd_momentum(w, dw, config=None):
      '''Gradient descent with a velocity.'''
      config = {} if config is None else config
      config.setdefault('learning_rate', 1e-2)
      config.setdefault('momentum', 0.9)
      velocity = config['momentum'] * config.get('velocity', 0) - config['learning_rate'] * dw
      config['velocity'] = velocity
      return w + velocity, config

  def rmsprop(x, dx, config=None):
      '''Divides by a moving average of the gradient's size.'''
      config = {} if config is None else config
      config.setdefault('learning_rate', 1e-2)
      config.setdefault('decay_rate', 0.99)
      config.setdefault('epsilon', 1e-8)
      decay = config['decay_rate']
      config['cache'] = decay * config.get('cache', 0) + (1 - decay) * dx ** 2
      return (x - config['learning_rate'] * dx / (np.sqrt(config['cache']) + config['epsilon']),
              config)

  def adam(x, dx, config=None):
      '''Moving averages of the gradient and of its square, freed of their start at 0.'''
      config = {} if config is None else config
      config.setdefault('learning_rate', 1e-3)
      config.setdefault('beta1', 0.9)
      config.setdefault('beta2', 0.999)
      config.setdefault('epsilon', 1e-8)
      first, second, t = config['beta1'], config['beta2'], config.get('t', 0) + 1
      m = first * config.get('m', 0) + (1 - first) * dx
      v = second * config.get('v', 0) + (1 - second) * dx ** 2
      config['t'], config['m'], config['v'] = t, m, v
      step = config['learning_rate'] * (m / (1 - first ** t))
      return x - step / (np.sqrt(v / (1 - second ** t)) + config['epsilon']), config
  """

/// `cs231n.layers`, in the chapters' own language: layers of a network without memory.
let layersSource = """
  import numpy as np

  def affine_forward(x, w, b):
      '''x w + b; x has N examples of any shape.'''
      return x.reshape(x.shape[0], -1).dot(w) + b, (x, w, b)

  def affine_backward(dout, cache):
      '''The gradients dx, dw, db of affine_forward.'''
      x, w, b = cache
      return (dout.dot(w.T).reshape(x.shape), x.reshape(x.shape[0], -1).T.dot(dout),
              dout.sum(axis=0))

  def relu_forward(x):
      '''x where it is positive, else 0.'''
      return np.maximum(0, x), x

  def relu_backward(dout, cache):
      '''The gradient of relu_forward.'''
      return dout * (cache > 0)

  def softmax_loss(x, y):
      '''The mean cross-entropy of scores [N, C] for classes y [N], and its gradient.'''
      guesses = np.exp(x - x.max(axis=1, keepdims=True))
      guesses /= guesses.sum(axis=1, keepdims=True)
      places = np.arange(x.shape[0])
      loss = -np.mean(np.log(guesses[places, y]))
      slopes = guesses.copy()
      slopes[places, y] -= 1
      return loss, slopes / x.shape[0]
  """
