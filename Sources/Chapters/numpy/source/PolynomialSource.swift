/// NumPy's polynomials as rows of coefficients, the highest power's first, and `poly1d`.
let polynomialSource = """
  import numpy as np

  def _row(p):
      return np.atleast_1d(p.coeffs if isinstance(p, poly1d) else p)

  def _like(result, *given):
      return poly1d(result) if any([isinstance(p, poly1d) for p in given]) else result

  def poly(seq_of_zeros):
      '''
      The polynomial with these roots, or a matrix's characteristic one.

          np.poly([1, 2])
      '''
      roots = np.atleast_1d(seq_of_zeros)
      if roots.ndim == 2 and roots.shape[0] == roots.shape[1] and roots.shape[0] != 0:
          roots = np.linalg.eigvals(roots)
      elif roots.ndim != 1:
          raise ValueError('input must be 1d or non-empty square 2d array.')
      if len(roots) == 0:
          return 1.0
      result = np.ones(1, dtype=(roots[0] * 1.0).dtype)
      for zero in roots:
          result = np.convolve(result, np.array([1, -zero]), mode='full')
      if np.iscomplexobj(result):
          whole = np.asarray(roots, dtype=complex)
          if np.all(np.sort(whole) == np.sort(whole.conj())):
              result = result.real.copy()
      return result

  def polyadd(a1, a2):
      '''
      The sum of two polynomials.

          np.polyadd([1, 2], [3, 0, 1])
      '''
      a, b = _row(a1), _row(a2)
      size = max(len(a), len(b))
      zeros = lambda p: np.concatenate([np.zeros(size - len(p), p.dtype), p])
      return _like(zeros(a) + zeros(b), a1, a2)

  def polysub(a1, a2):
      '''
      The difference of two polynomials.

          np.polysub([3, 0, 1], [1, 2])
      '''
      a, b = _row(a1), _row(a2)
      size = max(len(a), len(b))
      zeros = lambda p: np.concatenate([np.zeros(size - len(p), p.dtype), p])
      return _like(zeros(a) - zeros(b), a1, a2)

  def polymul(a1, a2):
      '''
      The product of two polynomials.

          np.polymul([1, 2], [1, -2])
      '''
      return _like(np.convolve(np.trim_zeros(_row(a1), 'f') if len(_row(a1)) > 1 else _row(a1),
                               np.trim_zeros(_row(a2), 'f') if len(_row(a2)) > 1 else _row(a2)), a1, a2)

  def polydiv(u, v):
      '''
      The quotient of two polynomials, and what is left.

          np.polydiv([1, 0, -4], [1, 2])
      '''
      a, b = _row(u) + 0.0, _row(v) + 0.0
      m, n = len(a) - 1, len(b) - 1
      scale = 1.0 / b[0]
      q = np.zeros(max(m - n + 1, 1), (a * scale).dtype)
      r = a.astype(q.dtype)
      for k in range(0, m - n + 1):
          d = scale * r[k]
          q[k] = d
          r[k:k + n + 1] -= d * b
      while np.allclose(r[0], 0, rtol=1e-14) and r.shape[-1] > 1:
          r = r[1:]
      return _like(q, u, v), _like(r, u, v)

  def polyder(p, m=1):
      '''
      The derivative of a polynomial.

          np.polyder([1, 2, 3])
      '''
      m = int(m)
      if m < 0:
          raise ValueError('Order of derivative must be positive (see polyint)')
      row = _row(p)
      for _ in range(m):
          n = len(row) - 1
          row = row[:-1] * np.arange(n, 0, -1)
      return _like(row, p)

  def polyint(p, m=1, k=None):
      '''
      The integral of a polynomial.

          np.polyint([2, 2])
      '''
      m = int(m)
      if m < 0:
          raise ValueError('Order of integral must be positive (see polyder)')
      constants = np.zeros(m) if k is None else np.atleast_1d(k)
      if len(constants) == 1 and m > 1:
          constants = constants[0] * np.ones(m)
      if len(constants) < m:
          raise ValueError('k must be a scalar or a rank-1 array of length 1 or >m.')
      row = _row(p)
      for step in range(m):
          row = np.concatenate([row / np.arange(len(row), 0, -1), [constants[step]]])
      return _like(row, p)

  class poly1d(object):
      '''
      A polynomial of one variable, made of its coefficients or, with r=True, of its roots.

          p = np.poly1d([1, -3, 2])
          print(p)
          p(5), p.roots
      '''
      def __init__(self, c_or_r, r=False, variable=None):
          if isinstance(c_or_r, poly1d):
              row, variable = c_or_r.coeffs, variable or c_or_r.variable
          else:
              row = np.atleast_1d(poly(c_or_r) if r else c_or_r)
          if row.ndim > 1:
              raise ValueError('Polynomial must be 1d only.')
          row = np.trim_zeros(row, 'f')
          self.coeffs = row if len(row) else np.array([0], dtype=row.dtype)
          self.variable = variable or 'x'
      c = coef = coefficients = property(lambda self: self.coeffs)
      order = o = property(lambda self: len(self.coeffs) - 1)
      r = roots = property(lambda self: np.roots(self.coeffs))
      def __call__(self, x):
          if isinstance(x, poly1d):
              result = poly1d([0])
              for c in self.coeffs:
                  result = result * x + c
              return result
          return np.polyval(self.coeffs, x)
      def __len__(self):
          return self.order
      def __getitem__(self, power):
          if power > self.order or power < 0:
              return self.coeffs.dtype.type(0)
          return self.coeffs[self.order - power]
      def __setitem__(self, power, value):
          if power < 0:
              raise ValueError('Does not support negative powers.')
          if power > self.order:
              self.coeffs = np.concatenate([np.zeros(power - self.order, self.coeffs.dtype), self.coeffs])
          self.coeffs[self.order - power] = value
      def __iter__(self):
          return iter(self.coeffs)
      def __neg__(self):
          return poly1d(-self.coeffs)
      def __pos__(self):
          return self
      def __add__(self, other):
          return poly1d(polyadd(self.coeffs, _row(other)))
      __radd__ = __add__
      def __sub__(self, other):
          return poly1d(polysub(self.coeffs, _row(other)))
      def __rsub__(self, other):
          return poly1d(polysub(_row(other), self.coeffs))
      def __mul__(self, other):
          if np.isscalar(other):
              return poly1d(self.coeffs * other)
          return poly1d(polymul(self.coeffs, _row(other)))
      __rmul__ = __mul__
      def __truediv__(self, other):
          if np.isscalar(other):
              return poly1d(self.coeffs / other)
          return polydiv(self, poly1d(other))
      __div__ = __truediv__
      def __pow__(self, power):
          if not np.isscalar(power) or int(power) != power or power < 0:
              raise ValueError('Power to non-negative integers only.')
          result = poly1d([1])
          for _ in range(int(power)):
              result = result * self
          return result
      def __eq__(self, other):
          return isinstance(other, poly1d) and self.coeffs.shape == other.coeffs.shape and bool(
              np.all(self.coeffs == other.coeffs))
      def __ne__(self, other):
          return not self == other
      def deriv(self, m=1):
          return poly1d(polyder(self.coeffs, m))
      def integ(self, m=1, k=0):
          return poly1d(polyint(self.coeffs, m, k))
      def __repr__(self):
          return 'poly1d(' + repr(self.coeffs)[6:-1] + ')'
      def __str__(self):
          # Powers stand as x**2 at first, and are then lifted to a line of their own.
          number = lambda q: '%.4g' % q
          row = self.coeffs
          text = '0'
          for k in range(len(row)):
              power = len(row) - 1 - k
              re, im = np.real(row[k]), np.imag(row[k])
              if im == 0:
                  size = number(re)
              elif re == 0:
                  size = number(im) + 'j'
              else:
                  size = '(%s + %sj)' % (number(re), number(im))
              if size == '0':
                  term = '0' if k == 0 and power == 0 else ''
              elif power == 0:
                  term = size
              elif power == 1:
                  term = size + ' ' + self.variable
              else:
                  term = size + ' ' + self.variable + '**' + str(power)
              if k == 0:
                  text = term
              elif term.startswith('-'):
                  text = text + ' - ' + term[1:]
              elif term:
                  text = text + ' + ' + term
          above, below, result, start = '', '', ' ', 0
          while True:
              found = text[start:].find('**')
              if found < 0:
                  break
              star = start + found
              end = star + 2
              while end < len(text) and text[end].isdigit():
                  end += 1
              power, part = text[star + 2:end], text[start:star]
              start = end
              lower = part + ' ' * (len(power) - 1)
              upper = ' ' * (len(part) - 1) + power
              if len(below) + len(lower) > 70 or len(above) + len(upper) > 70:
                  result += above + '\\n' + below + '\\n '
                  above, below = upper, lower
              else:
                  above, below = above + upper, below + lower
          return result + above + '\\n' + below + text[start:]
  """
