/// `nn.gradient_check`, in the chapters' own language: gradients by finite differences.
let gradientCheckSource = """
  import numpy as np

  def eval_numerical_gradient(f, x, verbose=True, h=0.00001):
      '''The gradient of f at x by central differences; f takes x and gives a number.

      x is changed while f is asked, one element at a time, and left as it was.
      '''
      gradient = np.zeros(x.shape)
      flat, slopes = x.ravel(), gradient.ravel()
      for i in range(x.size):
          kept = flat[i]
          flat[i] = kept + h
          above = f(x)
          flat[i] = kept - h
          below = f(x)
          flat[i] = kept
          slopes[i] = (above - below) / (2 * h)
          if verbose:
              print('%s %s' % (np.unravel_index(i, x.shape), slopes[i]))
      return gradient

  def eval_numerical_gradient_array(f, x, df, h=1e-5):
      '''The gradient at x of the sum of f(x) times df; f gives an array of df's shape.'''
      gradient = np.zeros(x.shape)
      flat, slopes = x.ravel(), gradient.ravel()
      for i in range(x.size):
          kept = flat[i]
          flat[i] = kept + h
          above = f(x).copy()
          flat[i] = kept - h
          below = f(x).copy()
          flat[i] = kept
          slopes[i] = np.sum((above - below) * df) / (2 * h)
      return gradient

  def grad_check_sparse(f, x, analytic_grad, num_checks=10, h=1e-5):
      '''Compares a gradient with central differences at a few places chosen at random.'''
      for i in range(num_checks):
          place = tuple(np.random.randint(n) for n in x.shape)
          kept = x[place]
          x[place] = kept + h
          above = f(x)
          x[place] = kept - h
          below = f(x)
          x[place] = kept
          numerical = (above - below) / (2 * h)
          analytic = analytic_grad[place]
          error = abs(numerical - analytic) / max(abs(numerical) + abs(analytic), 1e-300)
          print('numerical: %f analytic: %f, relative error: %e' % (numerical, analytic, error))

  def rel_error(x, y):
      '''The largest relative difference between two arrays.'''
      return np.max(np.abs(x - y) / np.maximum(1e-8, np.abs(x) + np.abs(y)))
  """
