/// What of `numpy` is a few lines of other functions: written in the chapters' own language, and
/// compiled when one of these names is first asked for.
///
/// The definitions follow NumPy's own Python (numpy/lib, BSD licence) where results depend on the order
/// of operations.
let numPySource = """
  import numpy as np

  def select(condlist, choicelist, default=0):
      '''
      For each place the choice whose condition is the first to hold.

          x = np.arange(6)
          np.select([x < 2, x > 3], [x, x ** 2], default=-1)
      '''
      if len(condlist) != len(choicelist):
          raise ValueError('list of cases must be same length as list of conditions')
      if len(condlist) == 0:
          raise ValueError('select with an empty condition list is not possible')
      choices = [np.asarray(c) for c in choicelist]
      kind = np.result_type(*(choices + [default]))
      result = np.asarray(default)
      for condition, choice in zip(list(condlist)[::-1], choices[::-1]):
          result = np.where(condition, choice, result)
      return result.astype(kind)

  def piecewise(x, condlist, funclist, *args, **kw):
      '''
      Each function, or number, where its condition holds.

          x = np.array([-2.0, 0.0, 3.0])
          np.piecewise(x, [x < 0, x >= 0], [0, lambda x: 2 * x])
      '''
      x = np.asarray(x)
      conditions = condlist
      if np.isscalar(condlist) or (not isinstance(condlist[0], (list, np.ndarray)) and x.ndim != 0):
          conditions = [condlist]
      conditions = np.asarray(conditions).astype(bool)
      if len(funclist) == len(conditions) + 1:
          rest = ~np.any(conditions, axis=0)
          conditions = np.array([c for c in conditions] + [rest])
      elif len(funclist) != len(conditions):
          raise ValueError('with %d condition(s), either %d or %d functions are expected' % (
              len(conditions), len(conditions), len(conditions) + 1))
      result = np.zeros_like(x)
      for condition, function in zip(conditions, funclist):
          if callable(function):
              if np.any(condition):
                  if x.ndim == 0:
                      result = np.asarray(function(x, *args, **kw)).astype(x.dtype)
                  else:
                      result[condition] = function(x[condition], *args, **kw)
          elif x.ndim == 0:
              if condition:
                  result = np.asarray(function).astype(x.dtype)
          else:
              result[condition] = function
      return result

  def fill_diagonal(a, val, wrap=False):
      '''
      Sets the main diagonal.

          a = np.zeros((3, 3))
          np.fill_diagonal(a, 1)
          a
      '''
      if a.ndim < 2:
          raise ValueError('array must be at least 2-d')
      n = min(a.shape)
      if a.ndim == 2:
          rows, columns = a.shape
          count = rows if wrap else n
          places = np.arange(0, a.size, columns + 1) if wrap else np.arange(n) * (columns + 1)
          places = places[:len(range(0, a.size if wrap else columns * columns, columns + 1))]
          values = np.resize(np.asarray(val).ravel(), places.shape)
          np.put(a, places, values)
      else:
          if len(set(a.shape)) != 1:
              raise ValueError('All dimensions of input must be of equal length')
          index = np.arange(n)
          a[(index,) * a.ndim] = val

  def copyto(dst, src, casting='same_kind', where=True):
      '''
      Copies values into an array, where a condition holds.

          a = np.zeros(3)
          np.copyto(a, [1, 2, 3], where=[True, False, True])
          a
      '''
      if where is True:
          dst[...] = src
      else:
          mask = np.broadcast_to(where, dst.shape)
          dst[mask] = np.broadcast_to(src, dst.shape)[mask]

  def putmask(a, mask, values):
      '''
      Sets the elements where the mask holds, values at the same places, over and over.

          a = np.arange(5)
          np.putmask(a, a > 2, [10, 20])
          a
      '''
      mask = np.asarray(mask).astype(bool)
      a[mask] = np.resize(values, a.shape)[mask]

  def place(arr, mask, vals):
      '''
      Sets the elements where the mask holds to the values in turn.

          a = np.arange(5)
          np.place(a, a > 2, [10, 20])
          a
      '''
      mask = np.asarray(mask).astype(bool)
      count = int(np.sum(mask))
      if count:
          if np.size(vals) == 0:
              raise ValueError('Cannot insert from an empty array!')
          arr[mask] = np.resize(vals, count)

  def put_along_axis(arr, indices, values, axis):
      '''
      Sets the elements at places that are given for each line along an axis.

          a = np.array([[1, 5, 2], [9, 3, 4]])
          np.put_along_axis(a, np.array([[1], [0]]), 0, axis=1)
          a
      '''
      if axis is None:
          flat = np.arange(arr.size).reshape(arr.shape).ravel()[np.asarray(indices)]
          np.put(arr, flat, values)
          return
      indices = np.asarray(indices)
      if axis < 0:
          axis += arr.ndim
      places = []
      for d in range(arr.ndim):
          if d == axis:
              places.append(indices)
          else:
              shape = [1] * arr.ndim
              shape[d] = arr.shape[d]
              places.append(np.arange(arr.shape[d]).reshape(shape))
      arr[tuple(places)] = values

  def trim_zeros(filt, trim='fb'):
      '''
      Without the zeros at the ends.

          np.trim_zeros([0, 0, 1, 2, 0])
      '''
      first, last = 0, len(filt)
      if 'f' in trim.lower():
          while first < last and filt[first] == 0:
              first += 1
      if 'b' in trim.lower():
          while last > first and filt[last - 1] == 0:
              last -= 1
      return filt[first:last]

  def apply_over_axes(func, a, axes):
      '''
      A function along one axis after the other.

          np.apply_over_axes(np.sum, np.ones((2, 3, 4)), [0, 2])
      '''
      result = np.asarray(a)
      dimensions = result.ndim
      for axis in ([axes] if np.isscalar(axes) else axes):
          axis = axis + dimensions if axis < 0 else axis
          step = func(result, axis)
          result = step if step.ndim == dimensions else np.expand_dims(step, axis)
      return result

  def array_equiv(a1, a2):
      '''
      Whether the arrays are equal once they are broadcast.

          np.array_equiv([1, 2], [[1, 2], [1, 2]])
      '''
      try:
          a, b = np.broadcast_arrays(a1, a2)
      except ValueError:
          return False
      return bool(np.all(a == b))

  def broadcast_shapes(*shapes):
      '''
      The shape to which shapes broadcast.

          np.broadcast_shapes((3, 1), (1, 4))
      '''
      arrays = [np.broadcast_to(0, (s,) if isinstance(s, int) else tuple(s)) for s in shapes]
      return np.broadcast_arrays(*arrays)[0].shape if arrays else ()

  def block(arrays):
      '''
      An array of blocks: nested lists are joined along the last axes.

          np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]])
      '''
      def depth(x):
          if isinstance(x, tuple):
              raise TypeError('arrays is a tuple; only lists can be used to arrange blocks')
          if isinstance(x, list):
              if len(x) == 0:
                  raise ValueError('List at arrays cannot be empty')
              depths = [depth(part) for part in x]
              if len(set(depths)) != 1:
                  raise ValueError('List depths are mismatched')
              return depths[0] + 1
          return 0
      def least(x):
          return max([least(p) for p in x]) if isinstance(x, list) else np.ndim(x)
      levels = depth(arrays)
      ndim = max(levels, least(arrays))
      def joined(x, level):
          if isinstance(x, list):
              return np.concatenate([joined(p, level + 1) for p in x], axis=ndim - levels + level)
          return np.array(x, ndmin=ndim)
      return joined(arrays, 0)

  def iterable(y):
      '''
      Whether it can be walked through.

          np.iterable([1, 2]), np.iterable(3)
      '''
      try:
          iter(y)
      except TypeError:
          return False
      return True

  def fromiter(iter, dtype, count=-1):
      '''
      A row of the elements of a walk.

          np.fromiter((k * k for k in range(5)), float)
      '''
      values = []
      for value in iter:
          if len(values) == count:
              break
          values.append(value)
      if len(values) < count:
          raise ValueError('iterator too short: Expected %d but iterator had only %d items.' % (
              count, len(values)))
      return np.array(values, dtype=dtype)

  def frompyfunc(func, nin, nout):
      '''
      A function that takes arrays element by element.

          np.frompyfunc(lambda a, b: a * b + 1, 2, 1)([1, 2], [3, 4])
      '''
      return np.vectorize(func)

  def diag_indices_from(arr):
      '''
      The places of the main diagonal.

          a = np.ones((3, 3))
          a[np.diag_indices_from(a)] = 0
          a
      '''
      if np.ndim(arr) < 2:
          raise ValueError('input array must be at least 2-d')
      if len(set(np.shape(arr))) != 1:
          raise ValueError('All dimensions of input must be of equal length')
      return (np.arange(len(arr)),) * np.ndim(arr)

  def tril_indices_from(arr, k=0):
      '''
      The places of the lower triangle.

          a = np.arange(9).reshape(3, 3)
          a[np.tril_indices_from(a)]
      '''
      return np.nonzero(np.tri(arr.shape[-2], arr.shape[-1], k) == 1)

  def triu_indices_from(arr, k=0):
      '''
      The places of the upper triangle.

          a = np.arange(9).reshape(3, 3)
          a[np.triu_indices_from(a)]
      '''
      return np.nonzero(np.tri(arr.shape[-2], arr.shape[-1], k - 1) == 0)

  def array_repr(arr):
      '''
      An array as an echo shows it.

          np.array_repr(np.arange(3))
      '''
      return repr(arr)

  def array_str(a):
      '''
      An array as print shows it.

          np.array_str(np.arange(3))
      '''
      return str(a)

  def asfortranarray(a, dtype=None):
      '''
      The values as an array.

          np.asfortranarray([[1, 2], [3, 4]])
      '''
      return np.asarray(a, dtype=dtype)

  def asarray_chkfinite(a, dtype=None, order=None):
      '''
      The values as an array; an error where one is not finite.

          np.asarray_chkfinite([1, 2])
      '''
      a = np.asarray(a, dtype=dtype)
      if not np.all(np.isfinite(a)):
          raise ValueError('array must not contain infs or NaNs')
      return a

  def unstack(x, axis=0):
      '''
      The parts along an axis, without it.

          np.unstack(np.arange(6).reshape(2, 3))
      '''
      return tuple(np.moveaxis(x, axis, 0))

  def matrix_transpose(x):
      '''The last two axes exchanged.'''
      return np.swapaxes(x, -1, -2)
  """
