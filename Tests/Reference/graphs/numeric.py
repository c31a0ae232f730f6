"""NumPy's versions of what networks have, and slopes from differences."""
import numpy as np

from refusals import Redraw, gap, need
from variables import Wide


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softplus(x):
    return np.log1p(np.exp(x))


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(x):
    return np.log(softmax(x))


def windows(x, counts, size, step):
    """The places (i, j) of a result and the part of the images that each is made of."""
    for i, j in np.ndindex(*counts):
        yield i, j, x[:, :, i * step[0]:i * step[0] + size[0], j * step[1]:j * step[1] + size[1]]


def convolved(x, w, border, step, flips):
    rows, columns = size = w.shape[2:]
    pad = {"valid": (0, 0), "full": (rows - 1, columns - 1), "half": (rows // 2, columns // 2)}.get(border, border)
    x = np.pad(x, ((0, 0), (0, 0), (pad[0], pad[0]), (pad[1], pad[1])))
    counts = [(n - m) // s + 1 for n, m, s in zip(x.shape[2:], size, step)]
    need(min(counts) > 0)
    if flips:
        w = w[:, :, ::-1, ::-1]
    out = np.zeros((x.shape[0], w.shape[0], *counts), dtype=np.result_type(x, w))
    for i, j, window in windows(x, counts, size, step):
        out[:, :, i, j] = np.einsum("ncij,fcij->nf", window, w)
    return out


def pooled(x, size, step, mode, ignores):
    def count(length, size, step):
        if ignores:
            return max(0, (length - size) // step + 1)
        if step >= size:
            return (length - 1) // step + 1
        return max(0, (length - 1 - size + step) // step) + 1
    counts = [count(n, a, b) for n, a, b in zip(x.shape[2:], size, step)]
    need(min(counts) > 0)
    out = np.zeros((*x.shape[:2], *counts), dtype=x.dtype)
    for i, j, window in windows(x, counts, size, step):
        window = window.reshape(x.shape[:2] + (-1,))
        if mode == "max":
            gap(window)
        out[:, :, i, j] = {"max": np.max, "sum": np.sum}.get(mode, np.mean)(window, axis=-1)
    return out


def slope(function, step=1e-4):
    """The derivative at 0, from central differences with three steps, extrapolated twice."""
    step = Wide(step)
    middle = function(Wide(0))
    ends = [(function(step / n), function(-step / n)) for n in (1, 2, 4)]
    central = [(plus - minus) * n / (2 * step) for (plus, minus), n in zip(ends, (1, 2, 4))]
    first = [(4 * b - a) / 3 for a, b in zip(central, central[1:])]
    result = (16 * first[1] - first[0]) / 15
    if not np.isfinite(result) or abs(result - first[1]) > 1e-8 * (1 + abs(result)):
        raise Redraw
    # A kink at the place itself: there the slopes of both sides do not come together.
    turns = [(plus - 2 * middle + minus) * n / step for (plus, minus), n in zip(ends, (1, 2, 4))]
    if abs(4 * turns[2] - turns[0]) > 1e-5 * (1 + abs(result)):
        raise Redraw
    return result
