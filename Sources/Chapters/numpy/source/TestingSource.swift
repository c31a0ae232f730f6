/// `numpy.testing`: assertions about arrays, which raise `AssertionError`.
let testingSource = """
  import numpy as np

  def _fail(message, err_msg=''):
      raise AssertionError(message + ('\\n' + err_msg if err_msg else ''))

  def _shapes(x, y, err_msg):
      if x.shape != y.shape and x.ndim and y.ndim:
          _fail('Arrays are not equal\\n(shapes %s, %s mismatch)\\n ACTUAL: %s\\n DESIRED: %s' % (
              x.shape, y.shape, x, y), err_msg)

  def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True):
      '''An error unless all elements are about equal.'''
      x, y = np.asarray(actual), np.asarray(desired)
      _shapes(x, y, err_msg)
      close = np.isclose(x, y, rtol, atol, equal_nan)
      if not np.all(close):
          _fail('Not equal to tolerance rtol=%g, atol=%g\\nMismatched elements: %d / %d\\n'
                'Max absolute difference: %s\\n ACTUAL: %s\\n DESIRED: %s' % (
                    rtol, atol, np.sum(~close), close.size, np.max(np.abs(x - y)), x, y), err_msg)

  def assert_array_equal(actual, desired, err_msg='', verbose=True):
      '''An error unless all elements are equal; what is no number equals itself.'''
      x, y = np.asarray(actual), np.asarray(desired)
      _shapes(x, y, err_msg)
      same = (x == y) | ((x != x) & (y != y))
      if not np.all(same):
          _fail('Arrays are not equal\\nMismatched elements: %d / %d\\n ACTUAL: %s\\n DESIRED: %s' % (
              np.sum(~same), same.size, x, y), err_msg)

  def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
      '''An error unless the numbers are equal to so many decimals.'''
      x, y = np.asarray(actual), np.asarray(desired)
      _shapes(x, y, err_msg)
      if not np.all((np.abs(x - y) < 1.5 * 10.0 ** (-decimal)) | (x == y) | ((x != x) & (y != y))):
          _fail('Arrays are not almost equal to %d decimals\\n ACTUAL: %s\\n DESIRED: %s' % (
              decimal, actual, desired), err_msg)

  def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
      '''An error unless the elements are equal to so many decimals.'''
      assert_almost_equal(actual, desired, decimal, err_msg)

  def assert_approx_equal(actual, desired, significant=7, err_msg='', verbose=True):
      '''An error unless the numbers are equal to so many digits.'''
      scale = 10.0 ** np.floor(np.log10(0.5 * (abs(desired) + abs(actual)) or 1.0))
      if abs(desired / scale - actual / scale) >= 10.0 ** -(significant - 1):
          _fail('Items are not equal to %d significant digits:\\n ACTUAL: %s\\n DESIRED: %s' % (
              significant, actual, desired), err_msg)

  def assert_equal(actual, desired, err_msg='', verbose=True):
      '''An error unless both are equal, containers element by element.'''
      if isinstance(desired, dict):
          if not isinstance(actual, dict) or sorted(actual) != sorted(desired):
              _fail('Items are not equal:\\n ACTUAL: %r\\n DESIRED: %r' % (actual, desired), err_msg)
          for key in desired:
              assert_equal(actual[key], desired[key], err_msg)
      elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
          if len(actual) != len(desired):
              _fail('Items are not equal:\\n ACTUAL: %r\\n DESIRED: %r' % (actual, desired), err_msg)
          for x, y in zip(actual, desired):
              assert_equal(x, y, err_msg)
      elif isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
          assert_array_equal(actual, desired, err_msg)
      elif actual != desired and (actual == actual or desired == desired):
          _fail('Items are not equal:\\n ACTUAL: %r\\n DESIRED: %r' % (actual, desired), err_msg)

  def assert_array_less(x, y, err_msg='', verbose=True):
      '''An error unless each element is less than the other.'''
      if not np.all(np.asarray(x) < np.asarray(y)):
          _fail('Arrays are not strictly ordered `x < y`\\n x: %s\\n y: %s' % (x, y), err_msg)

  def assert_raises(error, function, *args, **kwargs):
      '''An error unless the call raises that exception.'''
      try:
          function(*args, **kwargs)
      except error:
          return
      _fail('%s not raised' % error.__name__)

  def assert_(value, msg=''):
      '''An error unless the value is true.'''
      if not value:
          raise AssertionError(msg)
  """
