/// NumPy's functions that pass over what is no number: `nansum`, `nanmean`, ….
let nanSource = """
  import numpy as np

  def _filled(a, value):
      a = np.asarray(a)
      if a.dtype.kind not in 'fc':
          return a, None
      mask = np.isnan(a)
      return np.where(mask, np.asarray(value).astype(a.dtype), a), mask

  def nansum(a, axis=None, dtype=None, keepdims=False):
      '''
      The sum of what is a number.

          np.nansum([1, np.nan, 3])
      '''
      return np.sum(_filled(a, 0)[0], axis=axis, dtype=dtype, keepdims=keepdims)

  def nanprod(a, axis=None, dtype=None, keepdims=False):
      '''
      The product of what is a number.

          np.nanprod([2, np.nan, 3])
      '''
      return np.prod(_filled(a, 1)[0], axis=axis, dtype=dtype, keepdims=keepdims)

  def nancumsum(a, axis=None, dtype=None):
      '''
      The sums of all numbers up to each place.

          np.nancumsum([1, np.nan, 3])
      '''
      return np.cumsum(_filled(a, 0)[0], axis=axis, dtype=dtype)

  def nancumprod(a, axis=None, dtype=None):
      '''
      The products of all numbers up to each place.

          np.nancumprod([2, np.nan, 3])
      '''
      return np.cumprod(_filled(a, 1)[0], axis=axis, dtype=dtype)

  def nanmax(a, axis=None, keepdims=False):
      '''
      The largest number.

          np.nanmax([1, np.nan, 3])
      '''
      return np.fmax.reduce(np.asarray(a), axis=axis, keepdims=keepdims)

  def nanmin(a, axis=None, keepdims=False):
      '''
      The smallest number.

          np.nanmin([1, np.nan, 3])
      '''
      return np.fmin.reduce(np.asarray(a), axis=axis, keepdims=keepdims)

  def _places(a, axis, fill, find):
      filled, mask = _filled(a, fill)
      result = find(filled, axis=axis)
      if mask is not None and np.any(np.all(mask, axis=axis)):
          raise ValueError('All-NaN slice encountered')
      return result

  def nanargmax(a, axis=None):
      '''
      The place of the largest number.

          np.nanargmax([1, np.nan, 3])
      '''
      return _places(a, axis, -np.inf, np.argmax)

  def nanargmin(a, axis=None):
      '''
      The place of the smallest number.

          np.nanargmin([np.nan, 5, 3])
      '''
      return _places(a, axis, np.inf, np.argmin)

  def nanmean(a, axis=None, dtype=None, keepdims=False):
      '''
      The mean of what is a number.

          np.nanmean([1, np.nan, 3])
      '''
      filled, mask = _filled(a, 0)
      if mask is None:
          return np.mean(filled, axis=axis, dtype=dtype, keepdims=keepdims)
      count = np.sum(~mask, axis=axis, keepdims=keepdims)
      total = np.sum(filled, axis=axis, dtype=dtype, keepdims=keepdims)
      return (total / count).astype(total.dtype)

  def nanvar(a, axis=None, dtype=None, ddof=0, keepdims=False):
      '''
      The variance of what is a number.

          np.nanvar([1, np.nan, 3])
      '''
      filled, mask = _filled(a, 0)
      if mask is None:
          return np.var(filled, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims)
      count = np.sum(~mask, axis=axis, keepdims=True)
      mean = np.sum(filled, axis=axis, dtype=dtype, keepdims=True) / count
      distances = np.where(mask, 0, filled - mean.astype(filled.dtype))
      squares = np.real(distances * np.conj(distances))
      total = np.sum(squares, axis=axis, dtype=dtype, keepdims=keepdims)
      freedom = np.sum(~mask, axis=axis, keepdims=keepdims) - ddof
      return np.where(freedom > 0, total / freedom, np.nan).astype(total.dtype)[()]

  def nanstd(a, axis=None, dtype=None, ddof=0, keepdims=False):
      '''
      The standard deviation of what is a number.

          np.nanstd([1, np.nan, 3])
      '''
      return np.sqrt(nanvar(a, axis, dtype, ddof, keepdims))

  def _rows(a, axis, keepdims, function):
      a = np.asarray(a)
      def one(row):
          row = row[~np.isnan(row)]
          return np.asarray(function(row)) if len(row) else np.nan
      if axis is None:
          result = np.asarray(one(a.ravel()))
          return result.reshape((1,) * a.ndim) if keepdims else result[()]
      axes = [x + a.ndim if x < 0 else x for x in (axis if isinstance(axis, tuple) else (axis,))]
      kept = [d for d in range(a.ndim) if d not in axes]
      table = a.transpose(kept + axes).reshape([a.shape[d] for d in kept] + [-1])
      result = np.apply_along_axis(one, -1, table)
      if keepdims:
          result = np.expand_dims(result, tuple(sorted(axes)))
      return result

  def nanmedian(a, axis=None, keepdims=False):
      '''
      The middle of what is a number.

          np.nanmedian([1, np.nan, 3, 8])
      '''
      return _rows(a, axis, keepdims, np.median)

  def nanpercentile(a, q, axis=None, keepdims=False):
      '''
      The number below which so many per cent of what is a number lie.

          np.nanpercentile([1, np.nan, 3, 8], 25)
      '''
      if np.ndim(q) > 0:
          return np.array([nanpercentile(a, x, axis, keepdims) for x in q])
      return _rows(a, axis, keepdims, lambda row: np.percentile(row, q))

  def nanquantile(a, q, axis=None, keepdims=False):
      '''
      The number below which that part of what is a number lies.

          np.nanquantile([1, np.nan, 3, 8], 0.25)
      '''
      if np.ndim(q) > 0:
          return np.array([nanquantile(a, x, axis, keepdims) for x in q])
      return _rows(a, axis, keepdims, lambda row: np.quantile(row, q))
  """
