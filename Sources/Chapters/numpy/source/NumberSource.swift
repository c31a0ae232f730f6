/// What of `numpy` works on numbers alone, windows and the bounds of types among them, in the
/// chapters' own language; like `numPySource` it follows NumPy's own Python.
let numberSource = """
  import numpy as np

  def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
      '''
      So many numbers from start to stop, each a fixed multiple of the one before.

          np.geomspace(1, 1000, 4)
      '''
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

  def unwrap(p, discont=None, axis=-1):
      '''
      Angles without the jumps of a whole turn.

          np.unwrap([0, 3, -3, 0])
      '''
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
      '''
      A triangle as a window.

          np.bartlett(5)
      '''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return np.where(n <= 0, 1 + n / (M - 1.0), 1 - n / (M - 1.0))

  def hanning(M):
      '''
      The Hann window.

          np.hanning(5)
      '''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.5 + 0.5 * np.cos(np.pi * n / (M - 1.0))

  def hamming(M):
      '''
      The Hamming window.

          np.hamming(5)
      '''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.54 + 0.46 * np.cos(np.pi * n / (M - 1.0))

  def blackman(M):
      '''
      The Blackman window.

          np.blackman(5)
      '''
      if M < 2:
          return np.ones(max(M, 0))
      n = np.arange(1 - M, M, 2)
      return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1.0)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1.0))

  def sinc(x):
      '''
      sin(pi x) / (pi x), 1 at 0.

          np.sinc([0, 0.5, 1])
      '''
      x = np.asarray(x)
      y = np.pi * np.where(x == 0, 1.0e-20, x)
      return np.sin(y) / y

  def heaviside(x1, x2):
      '''
      0 below 0, 1 above, and x2 at 0.

          np.heaviside([-1, 0, 2], 0.5)
      '''
      x1, x2 = np.asarray(x1) * 1.0, np.asarray(x2) * 1.0
      result = np.where(np.isnan(x1), np.nan, np.where(x1 == 0, x2, np.where(x1 < 0, 0.0, 1.0)))
      return result[()]

  def float_power(x1, x2):
      '''
      A power, in float64 or complex128 whatever comes in.

          np.float_power(2, [1, 2, -1])
      '''
      kind = 'complex128' if np.iscomplexobj(x1) or np.iscomplexobj(x2) else 'float64'
      return np.power(np.asarray(x1).astype(kind), np.asarray(x2).astype(kind))

  def gcd(x1, x2):
      '''
      The largest whole number that divides both.

          np.gcd(12, [18, 20])
      '''
      a, b = np.broadcast_arrays(np.abs(x1), np.abs(x2))
      kind = np.result_type(a, b)
      a, b = np.array(a, dtype=kind), np.array(b, dtype=kind)
      if kind.kind not in 'iu':
          raise TypeError("ufunc 'gcd' did not contain a loop for these types")
      while np.any(b != 0):
          a, b = np.where(b != 0, b, a), np.where(b != 0, a % np.where(b != 0, b, 1), 0)
      return a[()]

  def lcm(x1, x2):
      '''
      The smallest whole number that both divide.

          np.lcm(4, [6, 10])
      '''
      divisor = gcd(x1, x2)
      return np.where(divisor == 0, 0, np.abs(x1) // np.where(divisor == 0, 1, divisor) * np.abs(x2))[()]

  def isposinf(x):
      '''
      Which elements are infinity.

          np.isposinf([1, np.inf, -np.inf])
      '''
      return np.isinf(x) & (np.asarray(x) > 0)

  def isneginf(x):
      '''
      Which elements are minus infinity.

          np.isneginf([1, np.inf, -np.inf])
      '''
      return np.isinf(x) & (np.asarray(x) < 0)

  def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
      '''
      How many points lie in each field of a grid, and the edges along both axes.

          np.histogram2d([0, 1, 1], [0, 1, 1], bins=2)
      '''
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
      '''
      The type that holds both.

          np.promote_types('float32', 'int64')
      '''
      return np.result_type(np.dtype(type1), np.dtype(type2))

  def issubdtype(arg1, arg2):
      '''
      Whether a type is of a sort: np.issubdtype(x.dtype, np.floating).

          np.issubdtype(np.float32, np.floating)
      '''
      kind = np.dtype(arg1).type(0) if not isinstance(arg1, np.dtype) else arg1.type(0)
      return isinstance(kind, arg2 if isinstance(arg2, type) else np.dtype(arg2).type)

  def cumulative_sum(x, axis=None, dtype=None):
      '''
      The sums of all elements up to each.

          np.cumulative_sum([1, 2, 3])
      '''
      return np.cumsum(x, axis=axis, dtype=dtype)

  def cumulative_prod(x, axis=None, dtype=None):
      '''
      The products of all elements up to each.

          np.cumulative_prod([1, 2, 3])
      '''
      return np.cumprod(x, axis=axis, dtype=dtype)

  def binary_repr(num, width=None):
      '''
      A whole number in base 2; a negative one, with a width, as two's complement.

          np.binary_repr(5), np.binary_repr(-5, width=8)
      '''
      if num < 0 and width:
          return '{:b}'.format(num + (1 << width))
      text = ('-' if num < 0 else '') + '{:b}'.format(abs(num))
      return text if width is None else '0' * (width - len(text)) + text

  def base_repr(number, base=2, padding=0):
      '''
      A whole number in a base up to 36.

          np.base_repr(255, 16)
      '''
      digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      if base < 2 or base > 36:
          raise ValueError('Bases greater than 36 or less than 2 not handled in base_repr.')
      rest, text = abs(int(number)), ''
      while rest:
          text = digits[rest % base] + text
          rest //= base
      text = '0' * padding + (text or ('0' if not padding else ''))
      return '-' + text if number < 0 else text

  def logaddexp2(x1, x2):
      '''
      log2(2**x1 + 2**x2).

          np.logaddexp2(3, 3)
      '''
      return np.logaddexp(np.asarray(x1) * np.log(2), np.asarray(x2) * np.log(2)) / np.log(2)

  def ldexp(x1, x2):
      '''
      x1 * 2**x2.

          np.ldexp(0.5, [1, 2, 3])
      '''
      return np.asarray(x1) * np.exp2(x2)

  def vecdot(x1, x2, axis=-1):
      '''
      The sums of products along an axis.

          np.vecdot(np.array([[1, 2], [3, 4]]), np.array([10, 1]))
      '''
      return np.sum(np.conj(x1) * x2, axis=axis)

  class iinfo(object):
      '''
      The bounds of a type of whole numbers.

          np.iinfo(np.int8).max
      '''
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
      '''
      The bounds and the precision of a type of real numbers.

          np.finfo(np.float32).eps
      '''
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
