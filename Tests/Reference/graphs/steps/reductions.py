"""Steps that reduce axes: sums, means, extremes and their places, norms."""
import numpy as np

from drawing import Drawing
from refusals import apart, from_zero, gap, need
from variables import REAL


def lined(x, axes):
    """The reduced axes as one, at the end."""
    rest = [i for i in range(x.ndim) if i not in axes]
    return np.transpose(x, rest + list(axes)).reshape([x.shape[i] for i in rest] + [-1])


def options(axis, keeps):
    return ", ".join(([f"axis={axis}"] if axis is not None else []) + (["keepdims=True"] if keeps else []))


def called(name, words):
    return "T.%s({0}%s)" % (name, ", " + words if words else "")


class Reductions(Drawing):
    def axes(self, a, several=True):
        """Axes as the program writes them, and as a tuple."""
        if self.chance(0.3) or not a.rank:
            return None, tuple(range(a.rank))
        if several and a.rank > 1 and self.chance(0.25):
            axes = tuple(self.random.sample(range(a.rank), 2))
            return str(axes if self.chance(0.5) else list(axes)), axes
        axis = self.random.randrange(a.rank)
        return str(axis if self.chance(0.7) else axis - a.rank), (axis,)

    def reduced(self, a, text, body, dtype, axes, keeps):
        flags = [i in axes or f for i, f in enumerate(a.flags) if keeps or i not in axes]
        return self.step(text, [a], body, dtype, flags)

    def reduction(self):
        kind = self.pick(["sum"] * 4 + ["mean"] * 3 + ["max"] * 3 + ["min", "prod", "var", "std", "all", "any", "norm"])
        if kind in ("all", "any"):
            a = self.some(lambda v: v.dtype == "bool")
        else:
            a = self.some(lambda v: v.dtype != "bool" or kind in ("sum", "mean"))
        axis, axes = self.axes(a)
        keeps = self.chance(0.25) and kind != "norm"
        words = options(axis, keeps)
        if kind in ("max", "min") and self.chance(0.1) and (axis is None or len(axes) == 1):
            need(a.rank)

            def greatest(x):
                gap(lined(x, axes))
                return x.max(axis=axes, keepdims=keeps)
            return self.reduced(a, called("max_and_argmax", words) + "[0]", greatest, a.dtype, axes, keeps)
        if kind == "norm":
            need(a.is_real)
            return self.norm(a, words, axes)
        is_method = self.chance(0.5)
        text = "{0}.%s(%s)" % (kind, words) if is_method else called(kind, words)
        dtype = a.dtype
        if dtype not in REAL:
            dtype = {"sum": "int64", "prod": "int64", "mean": "float64", "var": "float64", "std": "float64"}.get(kind, dtype)
        given = dtype
        if kind in ("sum", "mean") and self.chance(0.1):
            dtype = "float64"
            text = text[:-1] + (", " if words or not is_method else "") + "dtype='float64')"

        def body(x):
            if kind in ("max", "min"):
                gap(lined(x, axes), smallest=kind == "min")
            if x.dtype.kind != "f":
                x = x.astype(given)
            if kind not in ("var", "std"):
                return getattr(np, kind)(x, axis=axes, keepdims=keeps)
            result = ((x - x.mean(axis=axes, keepdims=True)) ** 2).mean(axis=axes, keepdims=keeps)
            if kind == "var":
                return result
            apart(result, x)
            return np.sqrt(result)
        return self.reduced(a, text, body, dtype, axes, keeps)

    def norm(self, a, words, axes):
        power = self.pick([1, 2])

        def body(x):
            if power == 1:
                from_zero(x)
                return np.abs(x).sum(axis=axes)
            squares = (x * x).sum(axis=axes)
            apart(squares, x)
            return np.sqrt(squares)
        return self.reduced(a, "{0}.norm(%d%s)" % (power, ", " + words if words else ""), body, a.dtype, axes, False)

    def place(self):
        a = self.some_number()
        axis, axes = self.axes(a, several=False)
        need(a.rank)
        kind = self.pick(["argmax", "argmax", "argmin"])
        keeps = self.chance(0.15)
        words = options(axis, keeps)
        text = "{0}.%s(%s)" % (kind, words) if self.chance(0.4) else called(kind, words)

        def body(x):
            gap(lined(x, axes), smallest=kind == "argmin")
            return getattr(np, kind)(x, axis=None if axis is None else axes[0], keepdims=keeps)
        return self.reduced(a, text, body, "int64", axes, keeps)
