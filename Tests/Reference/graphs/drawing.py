"""Random choices: numbers, variables of the program so far, constants; and how a step is put together."""
import random

import numpy as np

from refusals import need
from variables import Constant, Step, Wide, fits, promoted


def written(array, digits=None):
    """A NumPy array as a program writes it."""
    array = np.asarray(array)

    def text(x):
        if x.dtype.kind == "b":
            return str(bool(x))
        if x.dtype.kind == "i":
            return str(int(x))
        return repr(float("%.*g" % (digits, float(x))) if digits else round(float(x), 6))

    def listed(x):
        return text(x) if x.ndim == 0 else "[" + ", ".join(map(listed, x)) + "]"

    dtype = "float64" if array.dtype == Wide else array.dtype.name
    plain = dtype in ("float64", "int64", "bool") and array.size
    return f"np.array({listed(array)}" + ("" if plain else f", dtype='{dtype}'") + ")"


class Drawing:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables, self.inputs = [], []

    def pick(self, things):
        return self.random.choice(things)

    def chance(self, p):
        return self.random.random() < p

    # Numbers ---------------------------------------------------------------------------------------

    def number(self, low=-2.0, high=2.0):
        return round(self.random.uniform(low, high), self.pick([1, 2, 2, 3]))

    def reals(self, shape, low=-2.0, high=2.0, dtype="float64"):
        return np.array([self.number(low, high) for _ in range(int(np.prod(shape)))]).reshape(shape).astype(dtype)

    def wholes(self, shape, low, high, dtype="int64"):
        return np.array([self.random.randint(low, high) for _ in range(int(np.prod(shape)))]).reshape(shape).astype(dtype)

    # Variables -------------------------------------------------------------------------------------

    def some(self, test=lambda v: True):
        """A variable that passes; the newest more often."""
        fitting = [v for v in self.variables if test(v) and v.array.size]
        need(fitting)
        return fitting[-1] if self.chance(0.55) else self.pick(fitting)

    def some_real(self, test=lambda v: True):
        return self.some(lambda v: v.is_real and test(v))

    def some_number(self, test=lambda v: True):
        return self.some(lambda v: v.dtype != "bool" and test(v))

    def partner(self, a, test=lambda v: True):
        """Another variable, or a constant, that is broadcast with `a`."""
        fitting = [v for v in self.variables if v.dtype != "bool" and test(v) and fits(a, v) is not None]
        if fitting and self.chance(0.75):
            return self.pick(fitting)
        return self.constant(a)

    def labels(self, below, count=None):
        """Vectors of whole numbers from 0 that are places in an axis."""
        return [v for v in self.variables if v.dtype in ("int64", "int32") and v.rank == 1 and v.array.size
                and count in (None, v.array.size) and v.low() >= 0 and v.high() < below]

    def constant(self, a=None, low=-3.0, high=3.0):
        kind = self.random.randint(0, 9)
        if kind <= 2:
            n = self.pick([2, 3, 1, -1, 2, 5, 0])
            if low <= n <= high:
                return Constant.of(n)
        if kind <= 4:
            x = self.pick([0.5, 2.0, 1.0, -0.5, 0.25, 1.5])
            if low <= x <= high:
                return Constant.of(x)
        if kind == 5 and a is not None and a.rank and a.array.size <= 12:
            array = self.reals(a.shape[-1:], max(low, -2.0), min(high, 2.0))
            return Constant(written(array), array)
        if kind == 6 and low <= 0.5 <= high:
            return Constant("np.float32(0.5)", np.float32(0.5))
        x = self.number(low, high)
        return Constant(f"T.constant({x!r})", x) if kind == 7 else Constant.of(x)

    # Steps -----------------------------------------------------------------------------------------

    def step(self, text, operands, body, dtype, flags):
        """A step of variables and constants. The text has {0} for the first of them and so on."""
        names = [o.name for o in operands if not isinstance(o, Constant)]

        def whole(*values):
            given = iter(values)
            return body(*[o.array if isinstance(o, Constant) else next(given) for o in operands])

        words = [f"({o.name})" if o.name.startswith("-") else o.name for o in operands]
        return Step(text.format(*words), names, whole, dtype, flags)

    def alike(self, text, operands, body, dtype=None):
        """An elementwise step."""
        flags = fits(*operands)
        need(flags is not None)
        return self.step(text, operands, body, dtype or promoted(*[o.dtype for o in operands]), flags)
