/// What of `numpy` is a few lines of other functions: written in the chapters' own language, and
/// compiled when one of these names is first asked for.
///
/// The definitions follow NumPy's own Python (numpy/lib, BSD licence) where results depend on the order
/// of operations.
let numPySource = """
  import numpy as np

  def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
      '''So many numbers from start to stop, each a fixed multiple of the one before.'''
      if start == 0 or stop == 0:
          raise ValueError('Geometric sequence cannot include zero')
      if np.iscomplexobj(start) or np.iscomplexobj(stop):
          raise NotImplementedError('geomspace of complex numbers is not in nnrepl yet')
      sign = -1.0 if start < 0 and stop < 0 else 1.0
      if start * stop < 0:
          raise ValueError('start and stop have different signs')
      result = sign * np.logspace(np.log10(abs(start)), np.log10(abs(stop)), num, endpoint)
      if num > 0:
          result[0] = start
          if num > 1 and endpoint:
              result[-1] = stop
      return result if dtype is None else result.astype(dtype)

  def select(condlist, choicelist, default=0):
      '''For each place the choice whose condition is the first to hold.'''
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
      '''Each function, or number, where its condition holds.'''
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
      '''Sets the main diagonal.'''
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
      '''Copies values into an array, where a condition holds.'''
      if where is True:
          dst[...] = src
      else:
          mask = np.broadcast_to(where, dst.shape)
          dst[mask] = np.broadcast_to(src, dst.shape)[mask]

  def putmask(a, mask, values):
      '''Sets the elements where the mask holds, values at the same places, over and over.'''
      mask = np.asarray(mask).astype(bool)
      a[mask] = np.resize(values, a.shape)[mask]

  def place(arr, mask, vals):
      '''Sets the elements where the mask holds to the values in turn.'''
      mask = np.asarray(mask).astype(bool)
      count = int(np.sum(mask))
      if count:
          if np.size(vals) == 0:
              raise ValueError('Cannot insert from an empty array!')
          arr[mask] = np.resize(vals, count)

  def put_along_axis(arr, indices, values, axis):
      '''Sets the elements at places that are given for each line along an axis.'''
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
      '''Without the zeros at the ends.'''
      first, last = 0, len(filt)
      if 'f' in trim.lower():
          while first < last and filt[first] == 0:
              first += 1
      if 'b' in trim.lower():
          while last > first and filt[last - 1] == 0:
              last -= 1
      return filt[first:last]

  def apply_over_axes(func, a, axes):
      '''A function along one axis after the other.'''
      result = np.asarray(a)
      dimensions = result.ndim
      for axis in ([axes] if np.isscalar(axes) else axes):
          axis = axis + dimensions if axis < 0 else axis
          step = func(result, axis)
          result = step if step.ndim == dimensions else np.expand_dims(step, axis)
      return result

  def array_equiv(a1, a2):
      '''Whether the arrays are equal once they are broadcast.'''
      try:
          a, b = np.broadcast_arrays(a1, a2)
      except ValueError:
          return False
      return bool(np.all(a == b))

  def broadcast_shapes(*shapes):
      '''The shape to which shapes broadcast.'''
      arrays = [np.broadcast_to(0, (s,) if isinstance(s, int) else tuple(s)) for s in shapes]
      return np.broadcast_arrays(*arrays)[0].shape if arrays else ()

  def block(arrays):
      '''An array of blocks: nested lists are joined along the last axes.'''
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

  def unwrap(p, discont=None, axis=-1):
      '''Angles without the jumps of a whole turn.'''
      p = np.asarray(p)
      d = np.diff(p, axis=axis)
      if discont is None:
          discont = np.pi
      turned = np.mod(d + np.pi, 2 * np.pi) - np.pi
      turned = np.where((turned == -np.pi) & (d > 0), np.pi, turned)
      correction = np.where(np.abs(d) < discont, 0.0, turned - d)
      result = np.array(p, dtype=float)
      rest = [slice(None)] * p.ndim
      rest[axis] = slice(1, None)
      result[tuple(rest)] = p[tuple(rest)] + np.cumsum(correction, axis=axis)
      return result

  def bartlett(M):
      '''A triangle as a window.'''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return np.where(n <= 0, 1 + n / (M - 1.0), 1 - n / (M - 1.0))

  def hanning(M):
      '''The Hann window.'''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.5 + 0.5 * np.cos(np.pi * n / (M - 1.0))

  def hamming(M):
      '''The Hamming window.'''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.54 + 0.46 * np.cos(np.pi * n / (M - 1.0))

  def blackman(M):
      '''The Blackman window.'''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1.0)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1.0))

  def sinc(x):
      '''sin(pi x) / (pi x), 1 at 0.'''
      x = np.asarray(x)
      y = np.pi * np.where(x == 0, 1.0e-20, x)
      return np.sin(y) / y

  def heaviside(x1, x2):
      '''0 below 0, 1 above, and x2 at 0.'''
      x1, x2 = np.asarray(x1) * 1.0, np.asarray(x2) * 1.0
      result = np.where(np.isnan(x1), np.nan, np.where(x1 == 0, x2, np.where(x1 < 0, 0.0, 1.0)))
      return result[()]

  def float_power(x1, x2):
      '''A power, in float64 or complex128 whatever comes in.'''
      kind = 'complex128' if np.iscomplexobj(x1) or np.iscomplexobj(x2) else 'float64'
      return np.power(np.asarray(x1).astype(kind), np.asarray(x2).astype(kind))

  def gcd(x1, x2):
      '''The largest whole number that divides both.'''
      a, b = np.broadcast_arrays(np.abs(x1), np.abs(x2))
      kind = np.result_type(a, b)
      a, b = np.array(a, dtype=kind), np.array(b, dtype=kind)
      if kind.kind not in 'iu':
          raise TypeError("ufunc 'gcd' did not contain a loop for these types")
      while np.any(b != 0):
          a, b = np.where(b != 0, b, a), np.where(b != 0, a % np.where(b != 0, b, 1), 0)
      return a[()]

  def lcm(x1, x2):
      '''The smallest whole number that both divide.'''
      divisor = gcd(x1, x2)
      return np.where(divisor == 0, 0, np.abs(x1) // np.where(divisor == 0, 1, divisor) * np.abs(x2))[()]

  def isposinf(x):
      '''Which elements are infinity.'''
      return np.isinf(x) & (np.asarray(x) > 0)

  def isneginf(x):
      '''Which elements are minus infinity.'''
      return np.isinf(x) & (np.asarray(x) < 0)

  def iterable(y):
      '''Whether it can be walked through.'''
      try:
          iter(y)
      except TypeError:
          return False
      return True

  def fromiter(iter, dtype, count=-1):
      '''A row of the elements of a walk.'''
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
      '''A function that takes arrays element by element.'''
      return np.vectorize(func)

  def diag_indices_from(arr):
      '''The places of the main diagonal.'''
      if np.ndim(arr) < 2:
          raise ValueError('input array must be at least 2-d')
      if len(set(np.shape(arr))) != 1:
          raise ValueError('All dimensions of input must be of equal length')
      return (np.arange(len(arr)),) * np.ndim(arr)

  def tril_indices_from(arr, k=0):
      '''The places of the lower triangle.'''
      return np.nonzero(np.tri(arr.shape[-2], arr.shape[-1], k) == 1)

  def triu_indices_from(arr, k=0):
      '''The places of the upper triangle.'''
      return np.nonzero(np.tri(arr.shape[-2], arr.shape[-1], k - 1) == 0)

  def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
      '''How many points lie in each field of a grid, and the edges along both axes.'''
      x, y = np.asarray(x), np.asarray(y)
      if len(x) != len(y):
          raise ValueError('x and y must have the same length.')
      both = bins if isinstance(bins, (list, tuple)) and len(bins) == 2 else [bins, bins]
      limits = range if range is not None else [None, None]
      edges = [np.histogram_bin_edges(x, both[0], limits[0]),
               np.histogram_bin_edges(y, both[1], limits[1])]
      counts = np.zeros((len(edges[0]) - 1, len(edges[1]) - 1))
      places = []
      for values, bounds in zip([x, y], edges):
          found = np.searchsorted(bounds, values, side='right')
          places.append(np.where(values == bounds[-1], found - 1, found) - 1)
      for k in np.arange(len(x)):
          i, j = places[0][k], places[1][k]
          if 0 <= i < counts.shape[0] and 0 <= j < counts.shape[1]:
              counts[i, j] += 1 if weights is None else weights[k]
      if density:
          areas = np.diff(edges[0])[:, None] * np.diff(edges[1])
          counts = counts / counts.sum() / areas
      return counts, edges[0], edges[1]

  def promote_types(type1, type2):
      '''The type that holds both.'''
      return np.result_type(np.dtype(type1), np.dtype(type2))

  def issubdtype(arg1, arg2):
      '''Whether a type is of a sort: np.issubdtype(x.dtype, np.floating).'''
      kind = np.dtype(arg1).type(0) if not isinstance(arg1, np.dtype) else arg1.type(0)
      return isinstance(kind, arg2 if isinstance(arg2, type) else np.dtype(arg2).type)

  def cumulative_sum(x, axis=None, dtype=None):
      '''The sums of all elements up to each.'''
      return np.cumsum(x, axis=axis, dtype=dtype)

  def cumulative_prod(x, axis=None, dtype=None):
      '''The products of all elements up to each.'''
      return np.cumprod(x, axis=axis, dtype=dtype)

  def array_repr(arr):
      '''An array as an echo shows it.'''
      return repr(arr)

  def array_str(a):
      '''An array as print shows it.'''
      return str(a)

  def binary_repr(num, width=None):
      '''A whole number in base 2; a negative one, with a width, as two's complement.'''
      if num < 0 and width:
          return '{:b}'.format(num + (1 << width))
      text = ('-' if num < 0 else '') + '{:b}'.format(abs(num))
      return text if width is None else '0' * (width - len(text)) + text

  def base_repr(number, base=2, padding=0):
      '''A whole number in a base up to 36.'''
      digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      if base < 2 or base > 36:
          raise ValueError('Bases greater than 36 or less than 2 not handled in base_repr.')
      rest, text = abs(int(number)), ''
      while rest:
          text = digits[rest % base] + text
          rest //= base
      text = '0' * padding + (text or ('0' if not padding else ''))
      return '-' + text if number < 0 else text

  def asfortranarray(a, dtype=None):
      '''The values as an array.'''
      return np.asarray(a, dtype=dtype)

  def asarray_chkfinite(a, dtype=None, order=None):
      '''The values as an array; an error where one is not finite.'''
      a = np.asarray(a, dtype=dtype)
      if not np.all(np.isfinite(a)):
          raise ValueError('array must not contain infs or NaNs')
      return a

  def logaddexp2(x1, x2):
      '''log2(2**x1 + 2**x2).'''
      return np.logaddexp(np.asarray(x1) * np.log(2), np.asarray(x2) * np.log(2)) / np.log(2)

  def ldexp(x1, x2):
      '''x1 * 2**x2.'''
      return np.asarray(x1) * np.exp2(x2)

  def unstack(x, axis=0):
      '''The parts along an axis, without it.'''
      return tuple(np.moveaxis(x, axis, 0))

  def matrix_transpose(x):
      '''The last two axes exchanged.'''
      return np.swapaxes(x, -1, -2)

  def vecdot(x1, x2, axis=-1):
      '''The sums of products along an axis.'''
      return np.sum(np.conj(x1) * x2, axis=axis)

  class iinfo(object):
      '''The bounds of a type of whole numbers.'''
      def __init__(self, type):
          self.dtype = np.dtype(type if isinstance(type, (np.dtype, str)) or callable(type) else type.dtype)
          if self.dtype.kind not in 'iu':
              raise ValueError('Invalid integer data type %r.' % self.dtype.kind)
          self.kind = self.dtype.kind
          self.bits = 8 * self.dtype.itemsize
          self.min = 0 if self.kind == 'u' else -(2 ** (self.bits - 1))
          self.max = 2 ** self.bits - 1 if self.kind == 'u' else 2 ** (self.bits - 1) - 1
      def __repr__(self):
          return 'iinfo(min=%d, max=%d, dtype=%s)' % (self.min, self.max, self.dtype.name)

  class finfo(object):
      '''The bounds and the precision of a type of real numbers.'''
      def __init__(self, type):
          kind = np.dtype(type if isinstance(type, (np.dtype, str)) or callable(type) else type.dtype)
          name = {'complex128': 'float64', 'complex64': 'float32'}.get(kind.name, kind.name)
          parts = {'float16': (10, 5, 3), 'float32': (23, 8, 6), 'float64': (52, 11, 15)}
          if name not in parts:
              raise ValueError('data type %r not inexact' % kind.type)
          self.dtype = np.dtype(name)
          self.bits = 8 * self.dtype.itemsize
          self.nmant, self.iexp, self.precision = parts[name]
          top = 2 ** (self.iexp - 1)
          self.maxexp, self.minexp = top, 2 - top
          number = self.dtype.type
          self.eps = number(2.0 ** -self.nmant)
          self.epsneg = number(2.0 ** (-self.nmant - 1))
          self.max = number((2.0 - 2.0 ** -self.nmant) * 2.0 ** (top - 1))
          self.min = -self.max
          self.tiny = self.smallest_normal = number(2.0 ** self.minexp)
          self.smallest_subnormal = number(2.0 ** (self.minexp - self.nmant))
          self.resolution = number(10.0 ** -self.precision)
      def __repr__(self):
          return 'finfo(resolution=%s, min=%s, max=%s, dtype=%s)' % (
              self.resolution, self.min, self.max, self.dtype.name)
  """
