"""Makes random programs of Theano graphs, with what NumPy computes for them.

    python3 Tests/Reference/graphs.py 2000 1 > cases.txt
    .build/debug/ProgramRunner cases.txt

The first number is how many, the second the seed. A case is a program, a line of five hyphens and
its output; cases are parted by a line of five equals signs. Each program builds a graph, compiles it
with and without simplification, and compares the values with those that NumPy has found here, and the
gradients with differences of NumPy's cost: central ones in 80-bit numbers, extrapolated twice, which
leaves about 1e-10. Cases near a kink or a jump are drawn again, and so are those that lose digits.

Types, broadcastable axes and kinds of errors follow Theano 1.0.5. What nnrepl was found to do otherwise
is in AVOIDED: take a line away, and the programs have it. With a third argument, `all`, they have it all.
"""
import math
import random
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")

AVOIDED = {
    "lengths of 1 that are not broadcastable",
}

Wide = np.longdouble
LETTERS = "a b c d e h i j k l m n o p q r u".split()
REAL = ("float32", "float64")
WHOLE = ("int8", "int16", "int32", "int64")


class Redraw(Exception):
    """The case at hand is of no use."""


class Unfit(Exception):
    """The operation at hand does not fit what there is."""


def need(condition):
    if not condition:
        raise Unfit


# How near the evaluation came to a kink or a jump.
nearest = [math.inf]


def apart(distance, *values):
    """Notes how far numbers are from where a function jumps or bends; whole numbers do not move."""
    if any(v.dtype.kind == "f" for v in values) and np.size(distance):
        nearest[0] = min(nearest[0], float(np.min(np.abs(distance))))


def from_whole(x):
    apart(x - np.rint(x), x)


def gap(x, axis, smallest=False):
    """Notes the distance of the two largest along the last axis."""
    if x.shape[-1] > 1:
        order = np.sort(-x if smallest else x, axis=-1)
        apart(order[..., -1] - order[..., -2], x)


def numpy_type(dtype, wide):
    return Wide if wide and dtype in REAL else np.dtype(dtype)


class Variable:
    """A name of the program, with Theano's type of it and its value."""

    def __init__(self, name, dtype, flags, array):
        self.name, self.dtype, self.flags, self.array = name, dtype, tuple(flags), array

    @property
    def shape(self):
        return self.array.shape

    @property
    def rank(self):
        return self.array.ndim

    @property
    def is_real(self):
        return self.dtype in REAL

    def low(self):
        return float(self.array.min())

    def high(self):
        return float(self.array.max())

    def most(self):
        return float(np.abs(self.array.astype("float64")).max())


class Input(Variable):
    def __init__(self, name, dtype, flags, array, is_shared=False):
        super().__init__(name, dtype, flags, array)
        self.is_shared = is_shared


class Step(Variable):
    """A line of the program: what it computes of which names."""

    def __init__(self, name, text, arguments, body, dtype, flags):
        super().__init__(name, dtype, flags, None)
        self.text, self.arguments, self.body = text, arguments, body

    def compute(self, values, wide):
        result = self.body(*[values[a] for a in self.arguments])
        return np.asarray(result).astype(numpy_type(self.dtype, wide))


class Constant:
    """A number in the program, of the smallest type as Theano has it."""

    def __init__(self, text, value):
        if isinstance(value, int):
            dtype = next(t for t in WHOLE if np.iinfo(t).min <= value <= np.iinfo(t).max)
        elif isinstance(value, float):
            dtype = "float32" if float(np.float32(value)) == value else "float64"
        else:
            dtype = value.dtype.name
        self.text, self.dtype = text, dtype
        self.array = np.asarray(value, dtype=dtype)
        self.flags = tuple(n == 1 for n in self.array.shape)
        self.shape, self.rank = self.array.shape, self.array.ndim
        self.is_real = dtype in REAL


def promoted(*dtypes):
    result = np.dtype(dtypes[0])
    for dtype in dtypes[1:]:
        result = np.promote_types(result, dtype)
    return result.name


def real(dtype):
    """The type of a function of real numbers."""
    if dtype in REAL:
        return dtype
    if dtype in ("bool", "int8", "int16"):
        need("real functions of small whole numbers" not in AVOIDED)
        return "float32"
    return "float64"


def fits(*variables):
    """The broadcastable axes of variables together, or None if Theano would refuse them."""
    rank = max(v.rank for v in variables)
    flags = []
    for axis in range(rank):
        own = [(v.shape[axis - rank + v.rank], v.flags[axis - rank + v.rank])
               for v in variables if axis - rank + v.rank >= 0]
        longest = max(n for n, _ in own)
        if any(n != longest and not (n == 1 and flag) for n, flag in own):
            return None
        flags.append(all(flag for _, flag in own) and True)
    return tuple(flags)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def convolved(x, w, border, step, flips):
    rows, columns = w.shape[2:]
    pad = {"valid": (0, 0), "full": (rows - 1, columns - 1), "half": (rows // 2, columns // 2)}.get(border, border)
    x = np.pad(x, ((0, 0), (0, 0), (pad[0], pad[0]), (pad[1], pad[1])))
    height = (x.shape[2] - rows) // step[0] + 1
    width = (x.shape[3] - columns) // step[1] + 1
    need(height > 0 and width > 0)
    if flips:
        w = w[:, :, ::-1, ::-1]
    out = np.zeros((x.shape[0], w.shape[0], height, width), dtype=np.result_type(x, w))
    for i in range(height):
        for j in range(width):
            window = x[:, :, i * step[0]:i * step[0] + rows, j * step[1]:j * step[1] + columns]
            out[:, :, i, j] = np.einsum("ncij,fcij->nf", window, w)
    return out


def pooled(x, size, step, mode, ignores):
    def count(length, size, step):
        if ignores:
            return max(0, (length - size) // step + 1)
        if step >= size:
            return (length - 1) // step + 1
        return max(0, (length - 1 - size + step) // step) + 1
    height, width = (count(n, a, b) for n, a, b in zip(x.shape[2:], size, step))
    need(height > 0 and width > 0)
    out = np.zeros(x.shape[:2] + (height, width), dtype=x.dtype)
    for i in range(height):
        for j in range(width):
            window = x[:, :, i * step[0]:i * step[0] + size[0], j * step[1]:j * step[1] + size[1]]
            window = window.reshape(x.shape[:2] + (-1,))
            if mode == "max":
                gap(window, -1)
            out[:, :, i, j] = {"max": np.max, "sum": np.sum}.get(mode, np.mean)(window, axis=-1)
    return out


# Differences ---------------------------------------------------------------------------------------


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


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, things):
        return self.random.choice(list(things))

    def chance(self, p):
        return self.random.random() < p

    # Text ------------------------------------------------------------------------------------------

    def number(self, low=-2.0, high=2.0):
        return round(self.random.uniform(low, high), self.pick([1, 2, 2, 3]))

    def reals(self, shape, low=-2.0, high=2.0, dtype="float64"):
        size = int(np.prod(shape))
        return np.array([self.number(low, high) for _ in range(size)]).reshape(shape).astype(dtype)

    def wholes(self, shape, low, high, dtype="int64"):
        size = int(np.prod(shape))
        return np.array([self.random.randint(low, high) for _ in range(size)]).reshape(shape).astype(dtype)

    @staticmethod
    def written(array, digits=None):
        """A NumPy array as a program writes it."""
        array = np.asarray(array)

        def text(x):
            if x.dtype.kind == "b":
                return str(bool(x))
            if x.dtype.kind == "i":
                return str(int(x))
            return repr(float("%.*g" % (digits, float(x)))) if digits else repr(round(float(x), 6))

        def listed(x):
            if x.ndim == 0:
                return text(x)
            return "[" + ", ".join(listed(row) for row in x) + "]"

        dtype = "float64" if array.dtype == Wide else array.dtype.name
        plain = dtype in ("float64", "int64", "bool") and array.size
        return f"np.array({listed(array)}" + ("" if plain else f", dtype='{dtype}'") + ")"

    # Inputs ----------------------------------------------------------------------------------------

    def draw_inputs(self):
        """1 to 4 inputs whose shapes go together."""
        theme = self.pick(["plain"] * 5 + ["images"] * 2 + ["rows"] * 2)
        n, m, k = (self.random.randint(1, 4) for _ in range(3))
        count = self.pick([1, 2, 2, 3, 3, 4])
        names = ["x", "y", "z", "w"]
        shapes = [(n, m)] * 4 + [(m,)] * 3 + [()] * 2 + [(n, m, k), (m, k), (n,), (m, m), (1, m), (n, 1)]
        if theme == "images":
            c = self.pick([1, 2])
            wanted = [(self.pick([1, 2]), c, self.random.randint(3, 5), self.random.randint(3, 5)),
                      (self.pick([1, 2]), c, self.pick([1, 2, 2, 3]), self.pick([1, 2, 2, 3])), (2,)]
        elif theme == "rows":
            n = max(n, 2)
            m = max(m, 2)
            wanted = [(n, m), "labels", (m, m), (m,)]
        else:
            wanted = [self.pick(shapes) for _ in range(4)]
        count = max(count, 2 if theme != "plain" else 1)
        for name, shape in zip(names, wanted[:count]):
            if shape == "labels":
                self.add(Input(name, self.pick(["int64", "int32"]), (False,), self.wholes((n,), 0, m - 1)))
                continue
            kind = self.pick(["any"] * 5 + ["positive"] * 2 + ["small", "whole"]) if theme == "plain" else "any"
            dtype = "float32" if self.chance(0.03) else "float64"
            if kind == "whole":
                dtype = self.pick(["int64", "int64", "int32"])
                array = self.wholes(shape, -3, 5, dtype)
            else:
                low, high = {"any": (-2, 2), "positive": (0.2, 2.5), "small": (-0.9, 0.9)}[kind]
                array = self.reals(shape, low, high, dtype)
            flags = [False] * len(shape)
            is_shared = self.chance(0.2)
            if not is_shared and len(shape) == 2 and 1 in shape and self.chance(0.6):
                flags[shape.index(1)] = True
            self.add(Input(name, dtype, flags, array.astype(dtype), is_shared))
        if self.chance(0.15):
            self.add(Input("v", "int64", (), np.array(self.random.randint(0, 2))))

    def add(self, variable):
        self.variables.append(variable)
        if isinstance(variable, Input):
            variable.array = variable.array.astype(variable.dtype)
            self.inputs.append(variable)

    @staticmethod
    def declaration(v):
        if v.is_shared:
            return f"{v.name} = theano.shared({Maker.written(v.array)}, name='{v.name}')"
        kinds = {(): "scalar", (False,): "vector", (False, False): "matrix", (True, False): "row",
                 (False, True): "col", (False,) * 3: "tensor3", (False,) * 4: "tensor4"}
        prefix = {"float64": "d", "float32": "f", "int64": "l", "int32": "i"}[v.dtype]
        if v.flags in kinds:
            return f"{v.name} = T.{prefix}{kinds[v.flags]}('{v.name}')"
        return f"{v.name} = T.TensorType('{v.dtype}', {v.flags})('{v.name}')"

    # Choosing --------------------------------------------------------------------------------------

    def some(self, test=lambda v: True):
        """A variable that passes; the newest more often."""
        fitting = [v for v in self.variables if test(v) and v.array.size]
        need(fitting)
        if self.chance(0.55):
            return fitting[-1]
        return self.pick(fitting)

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

    def constant(self, a=None, low=-3.0, high=3.0):
        r = self.random
        kind = r.randint(0, 9)
        if kind <= 2:
            n = self.pick([2, 3, 1, -1, 2, 5, 0])
            if low <= n <= high:
                return Constant(str(n), n)
        if kind <= 4:
            x = self.pick([0.5, 2.0, 1.0, -0.5, 0.25, 1.5])
            if low <= x <= high:
                return Constant(repr(x), x)
        if kind == 5 and a is not None and a.rank and a.array.size <= 12:
            array = self.reals(a.shape[-1:], max(low, -2.0), min(high, 2.0))
            return Constant(self.written(array), array)
        if kind == 6 and low <= 0.5 <= high:
            return Constant("np.float32(0.5)", np.float32(0.5))
        if kind == 7:
            x = self.number(low, high)
            return Constant(f"T.constant({x!r})", x)
        x = self.number(low, high)
        return Constant(repr(x), x)

    # Making steps ----------------------------------------------------------------------------------

    def step(self, text, operands, body, dtype, flags):
        """A step of variables and constants. The text has {0} for the first of them and so on."""
        names, places = [], []
        for o in operands:
            if isinstance(o, Constant):
                places.append(o)
            else:
                names.append(o.name)
                places.append(None)

        def whole(*values):
            given = iter(values)
            return body(*[next(given) if p is None else p.array for p in places])

        words = []
        for o in operands:
            word = o.text if isinstance(o, Constant) else o.name
            words.append(f"({word})" if word.startswith("-") else word)
        return Step(None, text.format(*words), names, whole, dtype, flags)

    def alike(self, text, operands, body, dtype=None):
        """An elementwise step."""
        flags = fits(*operands)
        need(flags is not None)
        return self.step(text, operands, body, dtype or promoted(*[o.dtype for o in operands]), flags)

    # Each of these makes a step, or raises Unfit ---------------------------------------------------

    UNARY = [
        # text, function, the least and most it is given, whether NumPy's numbers are near a kink
        ("T.exp({0})", np.exp, -9, 3.5, None), ("T.log({0})", np.log, 0.05, 1e3, None),
        ("T.log1p({0})", np.log1p, -0.9, 1e3, None), ("T.expm1({0})", np.expm1, -9, 3.5, None),
        ("T.sqrt({0})", np.sqrt, 0.03, 1e3, None), ("T.tanh({0})", np.tanh, -5, 5, None),
        ("T.nnet.sigmoid({0})", sigmoid, -6, 6, None), ("T.nnet.softplus({0})", lambda x: np.log1p(np.exp(x)), -6, 20, None),
        ("T.sin({0})", np.sin, -99, 99, None), ("T.cos({0})", np.cos, -99, 99, None),
        ("T.tan({0})", np.tan, -1.2, 1.2, None), ("T.arctan({0})", np.arctan, -99, 99, None),
        ("T.arcsin({0})", np.arcsin, -0.9, 0.9, None), ("T.arccos({0})", np.arccos, -0.9, 0.9, None),
        ("T.sinh({0})", np.sinh, -4, 4, None), ("T.cosh({0})", np.cosh, -4, 4, None),
        ("T.arcsinh({0})", np.arcsinh, -99, 99, None), ("T.arccosh({0})", np.arccosh, 1.2, 99, None),
        ("T.arctanh({0})", np.arctanh, -0.9, 0.9, None), ("T.exp2({0})", np.exp2, -9, 5, None),
        ("T.log2({0})", np.log2, 0.05, 1e3, None), ("T.log10({0})", np.log10, 0.05, 1e3, None),
        ("T.deg2rad({0})", np.deg2rad, -1e3, 1e3, None), ("T.rad2deg({0})", np.rad2deg, -3, 3, None),
        ("T.nnet.softsign({0})", lambda x: x / (1 + np.abs(x)), -99, 99, "zero"),
        ("T.nnet.relu({0})", lambda x: np.maximum(x, 0), -99, 99, "zero"),
        ("T.floor({0})", np.floor, -99, 99, "whole"), ("T.ceil({0})", np.ceil, -99, 99, "whole"),
        ("T.trunc({0})", np.trunc, -99, 99, "whole"), ("T.round({0})", np.rint, -99, 99, "half"),
        ("T.inv({0})", lambda x: 1 / x, 0.2, 99, None), ("T.inv({0})", lambda x: 1 / x, -99, -0.2, None),
        # What simplification joins, or computes otherwise.
        ("T.log(T.nnet.sigmoid({0}))", lambda x: -np.log1p(np.exp(-x)), -6, 6, None),
        ("T.log(1 - T.nnet.sigmoid({0}))", lambda x: -np.log1p(np.exp(x)), -6, 5, None),
        ("-T.log(1 - T.nnet.sigmoid({0}))", lambda x: np.log1p(np.exp(x)), -6, 5, None),
        ("T.log(1 + T.exp({0}))", lambda x: np.log1p(np.exp(x)), -4, 6, None),
        ("T.log1p(T.exp({0}))", lambda x: np.log1p(np.exp(x)), -6, 6, None),
        ("1 / (1 + T.exp(-{0}))", sigmoid, -6, 6, None), ("1.0 / (1.0 + T.exp({0}))", lambda x: sigmoid(-x), -6, 6, None),
        ("T.exp(T.log({0}))", lambda x: x * 1, 0.05, 1e3, None), ("T.log(T.exp({0}))", lambda x: x * 1, -6, 6, None),
        ("T.sqrt({0} ** 2 + 1)", lambda x: np.sqrt(x * x + 1), -30, 30, None),
        ("T.log(abs({0}) + 1)", lambda x: np.log1p(np.abs(x)), -99, 99, "zero"),
        ("T.exp(-abs({0}))", lambda x: np.exp(-np.abs(x)), -9, 9, "zero"),
        ("T.sqr(T.tanh({0}))", lambda x: np.tanh(x) ** 2, -5, 5, None),
        ("1 - T.sqr(T.tanh({0}))", lambda x: 1 - np.tanh(x) ** 2, -4, 4, None),
        ("T.nnet.sigmoid({0}) * (1 - T.nnet.sigmoid({0}))", lambda x: sigmoid(x) * sigmoid(-x), -6, 6, None),
        ("T.sqrt({0}) ** 2", lambda x: x * 1, 0.03, 99, None), ("T.sqrt({0} ** 2)", np.abs, -30, 30, "zero"),
        ("T.exp(T.log({0}) * 3)", lambda x: x ** 3, 0.05, 5, None), ("T.exp({0}) * T.exp(-{0})", lambda x: x * 0 + 1, -4, 4, None),
        ("T.expm1(T.log1p({0}))", lambda x: x * 1, -0.9, 99, None), ("1 - (1 - {0})", lambda x: x * 1, -99, 99, None),
        ("0.5 * ({0} + abs({0}))", lambda x: np.maximum(x, 0), -99, 99, "zero"),
    ]

    def unary(self):
        text, function, low, high, kink = self.pick(self.UNARY)
        whole = text.startswith("T.") and text.count("(") == 1 and self.chance(0.15) and "relu" not in text and "round" not in text
        if "** 2" in text and "squares of whole numbers" in AVOIDED:
            whole = False
        a = self.some(lambda v: (v.is_real or whole and v.dtype != "bool") and v.low() >= low and v.high() <= high)

        def body(x):
            if x.dtype.kind != "f":
                x = x.astype(real(a.dtype))
            elif kink == "zero":
                apart(x, x)
            elif kink == "whole":
                from_whole(x)
            elif kink == "half":
                apart(x - np.floor(x) - 0.5, x)
            return function(x)
        dtype = real(a.dtype)
        return self.alike(text, [a], body, dtype)

    def plain_unary(self):
        a = self.some_number()
        text, function = self.pick([
            ("-{0}", np.negative), ("abs({0})", np.abs), ("T.abs_({0})", np.abs), ("T.sqr({0})", np.square),
            ("-(-{0})", lambda x: x * 1), ("T.neg({0})", np.negative), ("T.sgn({0})", np.sign), ("{0}.copy()", lambda x: x * 1)])
        if function is np.square:
            need(a.most() < 12 and (a.is_real or "squares of whole numbers" not in AVOIDED))

        def body(x):
            if function in (np.abs, np.sign):
                apart(x, x)
            return function(x)
        return self.alike(text, [a], body)

    def leaky(self):
        a = self.some_real()
        alpha = self.pick([0.5, 0.25, 0.1, 0.01])
        need(a.dtype == "float64" or float(np.float32(alpha)) == alpha or "relu's alpha" not in AVOIDED)
        dtype = promoted(a.dtype, Constant("", alpha).dtype)

        def body(x):
            apart(x, x)
            return np.where(x > 0, x, alpha * x)
        return self.alike("T.nnet.relu({0}, %r)" % alpha, [a], body, dtype)

    def pair(self):
        kind = self.pick(["+", "+", "-", "-", "*", "*", "*", "/", "/", "//", "%", "maximum", "minimum", "arctan2"])
        a = self.some_number()
        b = self.partner(a)
        if self.chance(0.3) and fits(b, a) is not None:
            a, b = b, a
        need(isinstance(a, Variable) or isinstance(b, Variable))
        if isinstance(a, Constant) and a.text.startswith("np."):
            # NumPy's own operators come first there.
            a, b = b, a
        x, y = a, b
        words = {"+": "add", "-": "sub", "*": "mul", "/": "true_div", "//": "int_div", "%": "mod"}
        if kind in words:
            text = "{0} %s {1}" % kind if self.chance(0.85) else "T.%s({0}, {1})" % words[kind]
        else:
            text = "T.%s({0}, {1})" % kind
        dtype = promoted(x.dtype, y.dtype)
        if kind == "/":
            need(np.abs(y.array).min() > 0.15)
            if dtype not in REAL:
                return self.alike(text, [x, y], lambda p, q: p.astype("float64") / q, "float64")
            return self.alike(text, [x, y], lambda p, q: p / q)
        if kind in ("//", "%"):
            need(np.abs(y.array).min() > (0.15 if y.is_real else 0))

            def body(p, q):
                if dtype in REAL:
                    from_whole(p / q)
                return p // q if kind == "//" else p % q
            return self.alike(text, [x, y], body)
        if kind in ("maximum", "minimum"):
            need(dtype in REAL or "maximum of whole numbers and 0" not in AVOIDED)

            def body(p, q):
                apart(p - q, p, q)
                return np.maximum(p, q) if kind == "maximum" else np.minimum(p, q)
            return self.alike(text, [x, y], body)
        if kind == "arctan2":
            need(x.is_real and y.is_real)

            def body(p, q):
                apart(np.hypot(p, q), p, q)
                # The jump is at negative second numbers.
                apart(np.where(q < 0, p, 1), p, q)
                return np.arctan2(p, q)
            return self.alike(text, [x, y], body)
        function = {"+": np.add, "-": np.subtract, "*": np.multiply}[kind]
        return self.alike(text, [x, y], function)

    def power(self):
        kind = self.pick(["square", "constant", "root", "base", "both", "whole"])
        if kind == "square":
            a = self.some_number(lambda v: v.most() < 12)
            n = self.pick([2, 2, 3, 1, 0])
            need(n != 2 or a.is_real or "squares of whole numbers" not in AVOIDED)

            def body(x, y):
                if n < 2:
                    # The slope is n times 0 to the power of n - 1.
                    apart(x, x)
                return x ** y
            return self.alike("{0} ** %d" % n, [a, Constant(str(n), n)], body)
        if kind == "constant":
            a = self.some_real(lambda v: v.low() > 0.1 and v.high() < 8)
            c = self.pick([0.5, 1.5, -1, -0.5, 2.0, -2, 2.5, 0.3, 3.0])
            return self.alike("{0} ** (%r)" % c if c < 0 else "{0} ** %r" % c, [a, Constant(repr(c), c)], lambda x, y: x ** y)
        if kind == "root":
            a = self.some_real(lambda v: v.low() > 0.1)
            return self.alike("T.pow({0}, 0.5)", [a, Constant("0.5", 0.5)], lambda x, y: x ** y)
        if kind == "base":
            a = self.some_real(lambda v: -6 < v.low() and v.high() < 5)
            c = self.pick([2, 2.0, 1.5, 0.5, 3])
            return self.alike("%r ** {1}" % c, [Constant(repr(c), c), a], lambda x, y: x ** y)
        if kind == "both":
            a = self.some_real(lambda v: v.low() > 0.1 and v.high() < 4)
            b = self.partner(a, lambda v: v.is_real and v.most() < 3)
            need(b.array.size and np.abs(b.array).max() <= 3)
            return self.alike("{0} ** {1}", [a, b], lambda x, y: x ** y)
        need("squares of whole numbers" not in AVOIDED)
        a = self.some(lambda v: v.dtype in WHOLE and v.most() < 6)
        return self.alike("{0} ** 2", [a, Constant("2", 2)], lambda x, y: x ** y)

    def several(self):
        a = self.some_number()
        b, c = self.partner(a), self.partner(a)
        kind = self.pick(["add", "mul", "maximum"])
        need(fits(a, b, c) is not None)
        if kind == "maximum":
            need(promoted(a.dtype, b.dtype) in REAL or "maximum of whole numbers and 0" not in AVOIDED)
            return self.alike("T.maximum(T.maximum({0}, {1}), {2})", [a, b, c], self.greatest)
        function = np.add if kind == "add" else np.multiply
        return self.alike("T.%s({0}, {1}, {2})" % kind, [a, b, c], lambda x, y, z: function(function(x, y), z))

    @staticmethod
    def greatest(x, y, z):
        apart(x - y, x, y)
        apart(np.maximum(x, y) - z, x, y, z)
        return np.maximum(np.maximum(x, y), z)

    def linear(self):
        """Sums and products as chapters have them: constants to fold, terms to join."""
        a = self.some_real()
        b = self.partner(a, lambda v: v.is_real)
        text, function = self.pick([
            ("{0} * 2 * 3 + {1}", lambda x, y: 6 * x + y), ("({0} + 1) - 1 + {1} * 0", lambda x, y: x + y * 0),
            ("{0} / 2 / 4 - {1} * 0.5", lambda x, y: x / 8 - y / 2), ("{0} + {1} - {0}", lambda x, y: x * 0 + y),
            ("{0} - 0.5 * {0} + {1}", lambda x, y: x / 2 + y), ("2 * ({0} - {1}) + 2 * {1}", lambda x, y: 2 * x + y * 0),
            ("-(-{0} * {1})", lambda x, y: x * y), ("({0} + {1}) * ({0} - {1})", lambda x, y: x * x - y * y),
            ("{0} * {1} + {0} * {1}", lambda x, y: 2 * x * y), ("1 * {0} + 0 - {1}", lambda x, y: x - y),
            ("{0} * T.constant(2.0) - T.constant(3) * {1}", lambda x, y: 2 * x - 3 * y),
            ("(T.constant(1.5) + 2) * {0} + {1} / T.exp(T.constant(0.0))", lambda x, y: 3.5 * x + y),
        ])
        need(a.dtype == "float64" and (b.dtype == "float64" or isinstance(b, Constant)) and fits(a, b) is not None)
        need(a.most() < 10 and np.abs(b.array).max() < 10)
        return self.alike(text, [a, b], function, "float64")

    def comparison(self):
        a = self.some_number()
        b = self.partner(a)
        kind = self.pick(["lt", "le", "gt", "ge", "eq", "neq"])
        sign = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}.get(kind)
        text = "{0} %s {1}" % sign if sign and self.chance(0.4) else "T.%s({0}, {1})" % kind
        if isinstance(b, Constant) and b.text.startswith("np.") and sign:
            text = "T.%s({0}, {1})" % kind
        function = {"lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal,
                    "eq": np.equal, "neq": np.not_equal}[kind]

        def body(x, y):
            apart(x - y, x, y)
            return function(x, y)
        return self.alike(text, [a, b], body, "bool")

    def choice(self):
        a = self.some_real()
        b = self.partner(a)
        text = "T.%s({0} %s {2}, {0}, {1})"
        c = self.constant(None, -1.0, 1.0)
        need(c.rank == 0 and "np." not in c.text)
        conditions = [v for v in self.variables if v.dtype in ("bool", "int64") and fits(v, a, b) is not None]
        if conditions and self.chance(0.6):
            v = self.pick(conditions)
            return self.alike("T.%s({2}, {0}, {1})" % self.pick(["switch", "where"]), [a, b, v],
                              lambda x, y, z: np.where(z != 0, x, y), promoted(a.dtype, b.dtype))

        def body(x, y, z):
            apart(x - z, x)
            return np.where(x > z, x, y)
        return self.alike(text % (self.pick(["switch", "where"]), ">"), [a, b, c], body, promoted(a.dtype, b.dtype))

    def clipped(self):
        a = self.some_number()
        low, high = sorted([self.number(-1.5, 1.5), self.number(-1.5, 1.5)])
        need(low < high)
        if self.chance(0.3):
            low, high = self.pick([(-1, 1), (0, 1), (-1, 0), (0.0, 1.5)])
        need(a.is_real or low * high or "maximum of whole numbers and 0" not in AVOIDED)
        text = "T.clip({0}, {1}, {2})" if self.chance(0.6) else "{0}.clip({1}, {2})"

        def body(x, y, z):
            apart(x - y, x)
            apart(x - z, x)
            return np.clip(x, y, z)
        return self.alike(text, [a, Constant(repr(low), low), Constant(repr(high), high)], body)

    def cast(self):
        a = self.some()
        dtype = self.pick(["float64"] * 3 + ["float32", "int32", "int64", "int8"])
        need(dtype != a.dtype and (a.most() < 100 or dtype != "int8"))

        def body(x):
            if x.dtype.kind == "f" and dtype in WHOLE:
                from_whole(x)
                return np.trunc(x)
            return x
        text = self.pick(["T.cast({0}, '%s')", "{0}.astype('%s')"]) % dtype
        return self.alike(text, [a], body, dtype)

    # Reductions ------------------------------------------------------------------------------------

    def axes(self, a, several=True):
        """Axes as the program writes them, and as a tuple."""
        if self.chance(0.3) or not a.rank:
            return None, tuple(range(a.rank))
        if several and a.rank > 1 and self.chance(0.25):
            axes = tuple(self.random.sample(range(a.rank), 2))
            return str(axes if "lists as axes" in AVOIDED or self.chance(0.5) else list(axes)), axes
        axis = self.random.randrange(a.rank)
        return str(axis if self.chance(0.7) else axis - a.rank), (axis,)

    def reduced(self, a, text, body, dtype, axes, keeps):
        flags = [True if i in axes else f for i, f in enumerate(a.flags) if keeps or i not in axes]
        return self.step(text, [a], body, dtype, flags)

    def options(self, axis, keeps, *more):
        words = ([f"axis={axis}"] if axis is not None else []) + list(more)
        return ", ".join(words + (["keepdims=True"] if keeps else []))

    def reduction(self):
        kind = self.pick(["sum"] * 4 + ["mean"] * 3 + ["max"] * 3 + ["min", "prod", "var", "std", "all", "any", "norm"])
        if kind in ("all", "any"):
            a = self.some(lambda v: v.dtype == "bool")
        else:
            a = self.some(lambda v: v.dtype != "bool" or kind in ("sum", "mean"))
        need(kind != "prod" or not a.is_real or "gradient of prod" not in AVOIDED)
        axis, axes = self.axes(a)
        keeps = self.chance(0.25) and kind != "norm"
        options = self.options(axis, keeps)
        if kind in ("max", "min") and self.chance(0.1) and (axis is None or len(axes) == 1 and axis[0] not in "[("):
            text = "T.max_and_argmax({0}%s)[0]" % (", " + options if options else "")

            def greatest(x):
                gap(np.moveaxis(x, axes[0], -1) if axis else x.reshape(-1), -1)
                return x.max(axis=axes, keepdims=keeps)
            need(a.rank)
            return self.reduced(a, text, greatest, a.dtype, axes, keeps)
        if kind == "norm":
            need(a.is_real)
            power = self.pick([1, 2])
            text = "{0}.norm(%d%s)" % (power, ", " + options if options else "")

            def body(x):
                if power == 1:
                    apart(x, x)
                    return np.abs(x).sum(axis=axes)
                apart((x * x).sum(axis=axes), x)
                return np.sqrt((x * x).sum(axis=axes))
            return self.reduced(a, text, body, a.dtype, axes, False)
        method = self.chance(0.5)
        text = "{0}.%s(%s)" % (kind, options) if method else "T.%s({0}%s)" % (kind, ", " + options if options else "")
        dtype = a.dtype
        if kind in ("sum", "prod") and dtype not in REAL:
            dtype = "int64"
        if kind in ("mean", "var", "std") and dtype not in REAL:
            dtype = "float64"
        if kind in ("sum", "mean") and self.chance(0.1):
            dtype = "float64"
            text = text[:-1] + (", " if options or not method else "") + "dtype='float64')"
        if kind in ("all", "any"):
            dtype = "bool"

        def body(x):
            if kind in ("max", "min"):
                rest = [i for i in range(x.ndim) if i not in axes]
                flat = np.transpose(x, rest + list(axes)).reshape([x.shape[i] for i in rest] + [-1])
                gap(flat, -1, smallest=kind == "min")
            if kind in ("mean", "var", "std") and x.dtype.kind != "f":
                x = x.astype("float64")
            if kind in ("var", "std"):
                result = ((x - x.mean(axis=axes, keepdims=True)) ** 2).mean(axis=axes, keepdims=keeps)
                if kind == "std":
                    apart(result, x)
                    return np.sqrt(result)
                return result
            if kind in ("sum", "prod") and x.dtype.kind != "f":
                x = x.astype("int64")
            return getattr(np, kind)(x, axis=axes, keepdims=keeps)
        return self.reduced(a, text, body, dtype, axes, keeps)

    def place(self):
        a = self.some_number()
        axis, axes = self.axes(a, several=False)
        need(a.rank)
        kind = self.pick(["argmax", "argmax", "argmin"])
        keeps = self.chance(0.15)
        options = self.options(axis, keeps)
        text = "{0}.%s(%s)" % (kind, options) if self.chance(0.4) else "T.%s({0}%s)" % (kind, ", " + options if options else "")

        def body(x):
            flat = x.reshape(-1) if axis is None else np.moveaxis(x, axes[0], -1)
            gap(flat, -1, smallest=kind == "argmin")
            found = getattr(np, kind)(x, axis=None if axis is None else axes[0])
            return np.reshape(found, [1 if i in axes else n for i, n in enumerate(x.shape)]) if keeps else found
        return self.reduced(a, text, body, "int64", axes, keeps)

    # Products --------------------------------------------------------------------------------------

    def dot(self):
        a = self.some_number(lambda v: v.rank <= 3)
        fitting = [v for v in self.variables if v.dtype != "bool" and v.rank <= 3 and (
            v.rank == 0 or a.rank == 0 or a.shape[-1] == v.shape[max(0, v.rank - 2)])]
        transposed = [v for v in self.variables if v.rank == 2 and a.rank in (1, 2) and v.dtype != "bool" and a.shape[-1] == v.shape[1]]
        if transposed and self.chance(0.3):
            b = self.pick(transposed)
            flags = a.flags[:-1] + b.flags[:1]
            return self.step("T.dot({0}, {1}.T)", [a, b], lambda x, y: np.dot(x, y.T), promoted(a.dtype, b.dtype), flags)
        need(fitting)
        b = self.pick(fitting)
        text = self.pick(["T.dot({0}, {1})", "{0}.dot({1})"])
        dtype = promoted(a.dtype, b.dtype)
        if a.rank == 0 or b.rank == 0:
            return self.alike(text, [a, b], np.multiply)
        flags = a.flags[:-1] + (b.flags[:-2] + b.flags[-1:] if b.rank > 1 else ())
        return self.step(text, [a, b], np.dot, dtype, flags)

    def layer(self):
        """A product with bias and activation, as networks have it."""
        a = self.some_real(lambda v: v.rank in (1, 2))
        n = a.shape[-1]
        w = self.reals((n, self.random.randint(1, 3)), -1, 1)
        b = self.reals((w.shape[1],), -0.5, 0.5)
        name, function = self.pick([("T.tanh", np.tanh), ("T.nnet.sigmoid", sigmoid), ("", lambda x: x)])
        need(a.dtype == "float64")
        return self.step(name + "(T.dot({0}, {1}) + {2})", [a, Constant(self.written(w), w), Constant(self.written(b), b)],
                         lambda x, y, z: function(np.dot(x, y) + z), "float64",
                         fits_flags(a.flags[:-1] + (w.shape[1] == 1,), (w.shape[1] == 1,)))

    def outer(self):
        a = self.some_number(lambda v: v.rank == 1)
        b = self.some_number(lambda v: v.rank == 1)
        return self.step("T.outer({0}, {1})", [a, b], np.outer, promoted(a.dtype, b.dtype), a.flags + b.flags)

    def tensordot(self):
        a = self.some_number(lambda v: 1 <= v.rank <= 3)
        b = self.some_number(lambda v: 1 <= v.rank <= 3)
        if self.chance(0.35):
            n = self.pick([1, 1, 2, 0])
            need(n <= min(a.rank, b.rank) and a.shape[a.rank - n:] == b.shape[:n])
            left, right, text = list(range(a.rank - n, a.rank)), list(range(n)), str(n)
        else:
            pairs = [(i, j) for i in range(a.rank) for j in range(b.rank) if a.shape[i] == b.shape[j]]
            need(pairs)
            i, j = self.pick(pairs)
            left, right = [i], [j]
            rest = [(p, q) for p, q in pairs if p != i and q != j]
            if rest and self.chance(0.4):
                p, q = self.pick(rest)
                left, right = [i, p], [j, q]
            text = f"[{left}, {right}]" if self.chance(0.8) or len(left) > 1 else f"[{i}, {j}]"
        flags = [f for i, f in enumerate(a.flags) if i not in left] + [f for i, f in enumerate(b.flags) if i not in right]
        return self.step("T.tensordot({0}, {1}, axes=%s)" % text, [a, b], lambda x, y: np.tensordot(x, y, (left, right)),
                         promoted(a.dtype, b.dtype), flags)

    # Shapes ----------------------------------------------------------------------------------------

    def dimshuffle(self):
        a = self.some()
        order = [i for i in range(a.rank) if not (a.flags[i] and self.chance(0.5))]
        if self.chance(0.6):
            self.random.shuffle(order)
        pattern = list(order)
        while len(pattern) < 4 and self.chance(0.45):
            pattern.insert(self.random.randint(0, len(pattern)), "x")
        need(pattern)
        dropped = [i for i in range(a.rank) if i not in order]
        words = ", ".join(repr(p) for p in pattern)

        def body(x):
            x = np.transpose(x, order + dropped)
            return x.reshape([1 if p == "x" else n for p, n in zip(pattern, self.lengths(pattern, order, x))])
        flags = [True if p == "x" else a.flags[p] for p in pattern]
        return self.step("{0}.dimshuffle(%s)" % self.pick([words, f"[{words}]"]), [a], body, a.dtype, flags)

    @staticmethod
    def lengths(pattern, order, x):
        return [1 if p == "x" else x.shape[order.index(p)] for p in pattern]

    def reshape(self):
        a = self.some(lambda v: v.rank)
        size = a.array.size
        shape, rest = [], size
        for _ in range(self.pick([0, 1, 1, 2, 3])):
            n = self.pick([d for d in range(1, rest + 1) if rest % d == 0])
            shape.append(n)
            rest //= n
        shape.append(rest)
        if len(shape) == 1 and self.chance(0.8):
            shape = [1] + shape
        words = [str(n) for n in shape]
        flags = [n == 1 for n in shape]
        if self.chance(0.4):
            place = self.random.randrange(len(shape))
            words[place], flags[place] = "-1", False
        elif self.chance(0.3):
            found = [(i, j) for i, n in enumerate(shape) for j, m in enumerate(a.shape) if n == m and not a.flags[j] and n != 1]
            if found:
                i, j = self.pick(found)
                words[i] = "%s.shape[%d]" % (a.name, j)
        text = "(" + ", ".join(words) + ("," if len(words) == 1 else "") + ")"
        return self.step(self.pick(["{0}.reshape(%s)", "T.reshape({0}, %s)"]) % text, [a], lambda x: x.reshape(shape), a.dtype, flags)

    def flatten(self):
        a = self.some(lambda v: v.rank)
        kept = self.random.randint(1, a.rank)
        text = "{0}.flatten()" if kept == 1 else "{0}.flatten(%d)" % kept
        if kept == 1 and self.chance(0.3):
            text = self.pick(["T.flatten({0})", "{0}.ravel()"])
        last = all(a.flags[kept - 1:])
        need(not last or "flatten keeps broadcastable" not in AVOIDED)
        return self.step(text, [a], lambda x: x.reshape(x.shape[:kept - 1] + (-1,)), a.dtype, a.flags[:kept - 1] + (last,))

    def rearranged(self):
        a = self.some(lambda v: v.rank)
        kind = self.pick(["T", "T", "transpose", "swapaxes", "padleft", "padright", "axes"])
        if kind == "swapaxes":
            i, j = self.random.randrange(a.rank), self.random.randrange(a.rank)
            order = list(range(a.rank))
            need(i != j or "swapaxes of one axis" not in AVOIDED)
            order[i], order[j] = order[j], order[i]
            return self.step("{0}.swapaxes(%d, %d)" % (i, j), [a], lambda x: np.swapaxes(x, i, j), a.dtype, [a.flags[p] for p in order])
        if kind == "padleft":
            need(a.rank < 4)
            return self.step("T.shape_padleft({0})", [a], lambda x: x[None], a.dtype, (True,) + a.flags)
        if kind == "padright":
            need(a.rank < 4)
            return self.step("T.shape_padright({0})", [a], lambda x: x[..., None], a.dtype, a.flags + (True,))
        if kind == "axes":
            order = list(range(a.rank))
            self.random.shuffle(order)
            text = self.pick(["{0}.transpose(%s)" % ", ".join(map(str, order)), "T.transpose({0}, %s)" % (order,)])
            return self.step(text, [a], lambda x: x.transpose(order), a.dtype, [a.flags[p] for p in order])
        text = "{0}.T" if kind == "T" else "T.transpose({0})"
        return self.step(text, [a], lambda x: x.T, a.dtype, a.flags[::-1])

    def concatenate(self):
        a = self.some_number(lambda v: v.rank)
        axis = self.random.randrange(a.rank)
        fitting = [v for v in self.variables if v.dtype != "bool" and v.rank == a.rank
                   and all(m == n for i, (m, n) in enumerate(zip(v.shape, a.shape)) if i != axis)]
        parts = [a] + [self.pick(fitting) for _ in range(self.pick([1, 1, 2]))]
        self.random.shuffle(parts)
        words = ", ".join("{%d}" % i for i in range(len(parts)))
        written = axis if self.chance(0.7) else axis - a.rank
        text = self.pick([f"T.concatenate([{words}], axis={written})", f"T.join({written}, {words})"])
        if axis == 0 and self.chance(0.3):
            text = f"T.concatenate([{words}])"
        flags = [i != axis and any(p.flags[i] for p in parts) for i in range(a.rank)]
        return self.step(text, parts, lambda *x: np.concatenate(x, axis=axis), promoted(*[p.dtype for p in parts]), flags)

    def stack(self):
        a = self.some_number(lambda v: v.rank < 4)
        fitting = [v for v in self.variables if v.dtype != "bool" and v.shape == a.shape and v.flags == a.flags]
        parts = [a] + [self.pick(fitting) for _ in range(self.pick([1, 1, 2]))]
        axis = self.random.randint(0, a.rank)
        words = ", ".join("{%d}" % i for i in range(len(parts)))
        text = f"T.stack([{words}], axis={axis})" if axis or self.chance(0.3) else f"T.stack([{words}])"
        flags = list(a.flags)
        flags.insert(axis, False)
        return self.step(text, parts, lambda *x: np.stack(x, axis=axis), promoted(*[p.dtype for p in parts]), flags)

    def filled(self):
        a = self.some_number()
        kind = self.pick(["zeros_like", "ones_like", "fill", "alloc", "zeros", "shape", "size"])
        if kind == "zeros_like":
            return self.step("T.zeros_like({0}) + {0}", [a], lambda x: x * 1, a.dtype, a.flags)
        if kind == "ones_like":
            return self.step("T.ones_like({0}) - {0}", [a], lambda x: 1 - x, a.dtype, a.flags)
        if kind == "fill":
            b = self.some_real(lambda v: v.rank == 0)
            return self.step("T.fill({0}, {1})", [a, b], lambda x, y: np.full(x.shape, y), b.dtype, a.flags)
        if kind == "alloc":
            b = self.some_real(lambda v: v.rank <= 1)
            shape = (self.pick([1, 2, 3]),) + b.shape
            text = "T.alloc({0}, %s)" % ", ".join(map(str, shape))
            return self.step(text, [b], lambda x: np.broadcast_to(x, shape), b.dtype, [n == 1 for n in shape])
        if kind == "zeros":
            need(a.rank and a.dtype == "float64")
            text = "T.zeros(%s.shape) + {0} * 2" % a.name
            flags = [f and False for f in a.flags]
            need(not any(a.flags))
            return self.step(text, [a], lambda x: x * 2, a.dtype, flags)
        if kind == "shape":
            need(a.rank and a.is_real)
            axis = self.random.randrange(a.rank)
            return self.step("{0} / {0}.shape[%d]" % axis, [a], lambda x: x / x.shape[axis], "float64", a.flags)
        need(a.is_real and a.rank)
        return self.step("{0}.sum() / T.cast({0}.size, '%s')" % a.dtype, [a], lambda x: x.sum() / x.size, a.dtype, ())

    # Parts -----------------------------------------------------------------------------------------

    def slices(self, a):
        """An index of numbers, slices, None and ...: its text, its value and the flags."""
        parts, words, flags = [], [], []
        axis = 0
        count = self.random.randint(1, a.rank)
        for axis in range(count):
            n = a.shape[axis]
            kind = self.random.randint(0, 9)
            if kind == 0 and a.rank < 4:
                parts.append(None)
                words.append(self.pick(["None", "np.newaxis"]))
                flags.append(True)
            if kind <= 3:
                i = self.random.randint(-n, n - 1)
                parts.append(i)
                words.append(str(i))
                continue
            step = self.pick([None, None, None, 2, -1, -1, -2])
            start = self.pick([None, None, self.random.randint(-n, n - 1)])
            stop = self.pick([None, None, self.random.randint(-n, n + 1)])
            part = slice(start, stop, step)
            need(len(range(*part.indices(n))))
            text = ":".join("" if p is None else str(p) for p in (start, stop)) if start is not None or stop is not None else ":"
            words.append(text + (f":{step}" if step else ""))
            parts.append(part)
            # As Theano's Subtensor has it.
            keeps = a.flags[axis] and start in (None, 0) and (stop is None or stop > 0)
            need(not keeps or "slices keep broadcastable" not in AVOIDED)
            flags.append(keeps)
        rest = list(a.flags[count:])
        if not rest and self.chance(0.15) and a.rank - sum(f for f in flags if f) < 4:
            parts.append(None)
            words.append("None")
            flags.append(True)
        if rest and self.chance(0.2) and not (any(rest) and "slices keep broadcastable" in AVOIDED):
            parts.append(Ellipsis)
            words.append("...")
        return ", ".join(words), tuple(parts), flags + rest

    def item(self):
        a = self.some(lambda v: v.rank)
        text, index, flags = self.slices(a)
        return self.step("{0}[%s]" % text, [a], lambda x: x[index], a.dtype, flags)

    def places(self, a, repeats=True):
        """An index of whole numbers in arrays: text, names, a function of their values, and flags."""
        kind = self.pick(["list", "list", "arange", "variable", "second", "scalar", "slice"])
        rank = a.rank
        if kind == "list" or kind == "second" and rank > 1:
            axis = 0 if kind == "list" else 1
            n = a.shape[axis]
            count = self.random.randint(2, 3)
            if repeats:
                chosen = [self.random.randint(-n, n - 1) for _ in range(count)]
            else:
                need(n >= count)
                chosen = self.random.sample(range(n), count)
            need("lists as indices keep broadcastable" not in AVOIDED or not any(a.flags))
            text = f"{chosen}" if axis == 0 else f":, {chosen}"
            if axis == 0 and self.chance(0.3):
                text = f"np.array({chosen})"
            flags = a.flags[:axis] + (False,) + a.flags[axis + 1:]
            return text, [], lambda: (slice(None),) * axis + (np.array(chosen),), flags
        if kind == "arange" and rank >= 2:
            labels = [v for v in self.variables if v.dtype in ("int64", "int32") and v.rank == 1 and v.array.size
                      and v.array.size == a.shape[0] and v.array.min() >= 0 and v.array.max() < a.shape[1]]
            need(labels)
            v = self.pick(labels)
            need("lists as indices keep broadcastable" not in AVOIDED or not any(a.flags))
            return "T.arange(%s.shape[0]), %s" % (v.name, v.name), [v], lambda y: (np.arange(len(y)), y), (False,) + a.flags[2:]
        if kind == "variable":
            labels = [v for v in self.variables if v.dtype in ("int64", "int32") and v.rank == 1 and v.array.size
                      and v.array.min() >= 0 and v.array.max() < a.shape[0]]
            need(labels)
            v = self.pick(labels)
            need(repeats or len(set(v.array.tolist())) == v.array.size)
            need("lists as indices keep broadcastable" not in AVOIDED or not any(a.flags + v.flags))
            return v.name, [v], lambda y: (y,), v.flags + a.flags[1:]
        numbers = [v for v in self.inputs if v.rank == 0 and v.dtype == "int64" and 0 <= v.array < a.shape[0]]
        need(numbers)
        v = self.pick(numbers)
        if kind == "slice":
            need(int(v.array) + 1 <= a.shape[0])
            keeps = False
            return "%s:%s + 2" % (v.name, v.name), [v], lambda i: (slice(int(i), int(i) + 2),), (keeps,) + a.flags[1:]
        return v.name, [v], lambda i: (int(i),), a.flags[1:]

    def picked(self):
        a = self.some(lambda v: v.rank)
        text, names, index, flags = self.places(a)
        return self.step("{0}[%s]" % text, [a] + names, lambda x, *more: x[index(*more)], a.dtype, flags)

    def taken(self):
        a = self.some(lambda v: v.rank)
        axis = self.random.randrange(a.rank)
        n = a.shape[axis]
        chosen = [self.random.randint(0, n - 1) for _ in range(self.random.randint(2, 3))]
        need("lists as indices keep broadcastable" not in AVOIDED or not any(a.flags))
        return self.step("{0}.take(%s, axis=%d)" % (chosen, axis), [a], lambda x: np.take(x, chosen, axis=axis), a.dtype,
                         a.flags[:axis] + (False,) + a.flags[axis + 1:])

    def changed(self):
        a = self.some_real(lambda v: v.rank)
        adding = self.chance(0.5)
        if self.chance(0.5):
            text, index, _ = self.slices(a)
            need("None" not in text and "newaxis" not in text)
            names, find = [], lambda *more: index
        else:
            text, names, find, _ = self.places(a, repeats=adding)
            need(not text.startswith(":") or "changes of places beside a slice" not in AVOIDED)
        part = a.array[find(*[v.array for v in names])]
        need(part.size)
        values = [v for v in self.variables if v.is_real and v.dtype == a.dtype and v.shape == part.shape and v.rank == part.ndim]
        values += [v for v in self.variables if v.is_real and v.dtype == a.dtype and v.rank == 0]
        if "a part set to the whole" in AVOIDED:
            values = [v for v in values if v.rank == 0]
        if values and self.chance(0.7):
            b = self.pick(values)
        else:
            c = self.number(-1, 1)
            b = Constant(repr(c), c)
            need(a.dtype == "float64")

        def body(x, value, *more):
            x = np.array(x)
            if adding:
                np.add.at(x, find(*more), value)
            else:
                x[find(*more)] = value
            return x
        name = "inc_subtensor" if adding else "set_subtensor"
        return self.step("T.%s({0}[%s], {1})" % (name, text), [a, b] + names, body, a.dtype, a.flags)

    # Networks --------------------------------------------------------------------------------------

    def softmaxed(self):
        a = self.some_real(lambda v: v.rank in (1, 2) and v.most() < 12)
        need("softmax of rows of one" not in AVOIDED or not a.flags[-1])
        text, function = self.pick([
            ("T.nnet.softmax({0})", softmax), ("T.nnet.softmax({0})", softmax), ("T.log(T.nnet.softmax({0}))", lambda x: np.log(softmax(x))),
            ("-T.log(T.nnet.softmax({0}))", lambda x: -np.log(softmax(x))), ("T.nnet.logsoftmax({0})", lambda x: np.log(softmax(x)))])
        if "logsoftmax" in text:
            need(a.rank == 2 or "logsoftmax of a vector" not in AVOIDED)
        if "log" in text:
            need(a.most() < 6)
        flags = a.flags if a.rank == 2 else (True,) + a.flags
        return self.step(text, [a], lambda x: function(x if x.ndim == 2 else x[None]), a.dtype, flags)

    def hand_softmax(self):
        a = self.some_real(lambda v: v.rank == 2 and v.most() < 4)
        kind = self.pick(["softmax", "logsumexp", "shifted"])
        if kind == "softmax":
            return self.step("T.exp({0}) / T.exp({0}).sum(axis=1, keepdims=True)", [a], softmax, a.dtype, a.flags)
        if kind == "logsumexp":
            return self.step("T.log(T.sum(T.exp({0}), axis=1))", [a], lambda x: np.log(np.exp(x).sum(axis=1)), a.dtype, a.flags[:1])

        def body(x):
            gap(x, -1)
            return softmax(x)
        return self.step("T.exp({0} - {0}.max(axis=1, keepdims=True)) / T.exp({0} - T.max({0}, axis=1).dimshuffle(0, 'x')).sum(axis=1).dimshuffle(0, 'x')",
                         [a], body, a.dtype, a.flags)

    def categorical(self):
        a = self.some_real(lambda v: v.rank == 2 and v.most() < 6 and v.shape[1] > 1)
        need(a.dtype == "float64" and not a.flags[1])
        labels = [v for v in self.variables if v.dtype in ("int64", "int32") and v.rank == 1 and v.array.size == a.shape[0]
                  and v.array.size and v.array.min() >= 0 and v.array.max() < a.shape[1]]
        inner = "T.nnet.softmax({0})"
        if labels and self.chance(0.75):
            y = self.pick(labels)
            form = self.pick([
                "T.nnet.categorical_crossentropy(%s, {1})", "-T.log(%s)[T.arange({1}.shape[0]), {1}]",
                "-T.log(%s[T.arange({1}.shape[0]), {1}])", "T.nnet.categorical_crossentropy(%s, {1}).mean()",
                "-T.mean(T.log(%s)[T.arange({1}.shape[0]), {1}])"]) % inner
            isMean = "mean" in form

            def body(x, y):
                result = -np.log(softmax(x))[np.arange(len(y)), y]
                return result.mean() if isMean else result
            return self.step(form, [a, y], body, a.dtype, () if isMean else (False,))
        target = self.reals(a.shape, 0.1, 1)
        target = np.round(target / target.sum(axis=1, keepdims=True), 2)
        return self.step("T.nnet.categorical_crossentropy(%s, {1})" % inner, [a, Constant(self.written(target), target)],
                         lambda x, y: -(y * np.log(softmax(x))).sum(axis=1), a.dtype, a.flags[:1])

    def binary(self):
        a = self.some_real(lambda v: v.most() < 5)
        need(a.dtype == "float64")
        others = [v for v in self.variables if v.dtype in ("float64", "int64") and fits(a, v) is not None and v.array.size and v.low() >= 0 and v.high() <= 1]
        b = self.pick(others) if others and self.chance(0.7) else Constant(*self.pick([("0.25", 0.25), ("1", 1), ("0", 0), ("0.7", 0.7)]))
        form = self.pick([
            "T.nnet.binary_crossentropy(T.nnet.sigmoid({0}), {1})",
            "-({1} * T.log(T.nnet.sigmoid({0})) + (1 - {1}) * T.log(1 - T.nnet.sigmoid({0})))"])

        def body(x, t):
            return t * np.log1p(np.exp(-x)) + (1 - t) * np.log1p(np.exp(x))
        return self.alike(form, [a, b], body, "float64")

    def convolution(self):
        a = self.some_real(lambda v: v.rank == 4 and v.shape[2] * v.shape[3] > 1)
        filters = [v for v in self.variables if v.is_real and v.dtype == a.dtype and v.rank == 4 and v.shape[1] == a.shape[1] and v is not a and v.shape[2] <= 4]
        if filters and self.chance(0.8):
            w = self.pick(filters)
        else:
            need(a.dtype == "float64")
            array = self.reals((self.pick([1, 2]), a.shape[1], self.pick([1, 2, 3]), self.pick([1, 2, 3])), -1, 1)
            w = Constant(self.written(array), array)
        border = self.pick(["valid", "valid", "full", "half", (1, 1), (0, 1)])
        step = self.pick([(1, 1)] * 4 + [(2, 2), (1, 2)])
        flips = self.chance(0.85)
        words = ([] if border == "valid" and self.chance(0.7) else [f"border_mode={border!r}"]) + (
            [f"subsample={step}"] if step != (1, 1) else []) + ([] if flips else ["filter_flip=False"])
        if self.chance(0.2):
            words.append(f"input_shape={a.shape}, filter_shape={w.shape}")
        text = "T.nnet.conv2d({0}, {1}%s)" % "".join(", " + word for word in words)
        if border != "half" and border != (1, 1):
            need(border == "full" or (w.shape[2] <= a.shape[2] and w.shape[3] <= a.shape[3] + (2 if border == (0, 1) else 0)))
        flags = (a.flags[0], w.flags[0], False, False)
        need(not any(flags) or "conv2d keeps broadcastable" not in AVOIDED)
        return self.step(text, [a, w], lambda x, y: convolved(x, y, border, step, flips), a.dtype, flags)

    def pool(self):
        a = self.some_real(lambda v: v.rank == 4 and v.shape[2] > 1 and v.shape[3] > 1)
        size = self.pick([(2, 2), (2, 2), (1, 2), (2, 1), (3, 2), (3, 3)])
        ignores = self.chance(0.6)
        mode = self.pick(["max"] * 3 + ["average_inc_pad", "average_exc_pad", "sum"])
        need(mode != "sum" or ignores)
        step = self.pick([None, None, None, (1, 1), (2, 1), (1, 2), (2, 2)])
        old = self.chance(0.3) and mode == "max" and step is None
        flags = a.flags[:2] + (False, False)
        need(not any(flags) or "pools keep broadcastable" not in AVOIDED)
        if old:
            text = "downsample.max_pool_2d({0}, %s, ignore_border=%s)" % (size, ignores)
        else:
            text = "pool.pool_2d({0}, ws=%s, ignore_border=%s%s%s)" % (
                size, ignores, f", stride={step}" if step else "", f", mode={mode!r}" if mode != "max" or self.chance(0.2) else "")
        return self.step(text, [a], lambda x: pooled(x, size, step or size, mode, ignores), a.dtype, flags)

    def bias(self):
        """A bias over the channels, as networks of images have it."""
        a = self.some_real(lambda v: v.rank == 4)
        vectors = [v for v in self.variables if v.is_real and v.rank == 1 and v.shape[0] == a.shape[1] and not v.flags[0]]
        need(vectors)
        b = self.pick(vectors)
        flags = (a.flags[0], a.flags[1] and b.flags[0], a.flags[2], a.flags[3])
        need(not a.flags[1])
        return self.step("{0} + {1}.dimshuffle('x', 0, 'x', 'x')", [a, b], lambda x, y: x + y[None, :, None, None],
                         promoted(a.dtype, b.dtype), flags)

    # Loops -----------------------------------------------------------------------------------------

    def scan(self):
        a = self.some_real(lambda v: v.rank <= 2 and v.dtype == "float64" and v.most() < 3)
        need(not any(a.flags))
        kind = self.pick(["power", "power", "sequence", "map", "cumulative", "taps", "matrix", "backwards", "two"])
        n = self.random.randint(1, 4)
        more = (False,) + a.flags
        if kind == "power":
            text, function = self.pick([
                ("s * 0.9 + T.tanh(q)", lambda s, q: s * 0.9 + np.tanh(q)), ("T.tanh(s) * q", lambda s, q: np.tanh(s) * q),
                ("T.nnet.sigmoid(s + q)", lambda s, q: sigmoid(s + q)), ("s + q * 0.5", lambda s, q: s + q * 0.5)])
            last = self.chance(0.5)
            start = "T.zeros_like({0})" if self.chance(0.5) else "{0}"
            zero = start != "{0}"

            def body(x):
                s, out = x * 0 if zero else x, []
                for _ in range(n):
                    s = function(s, x)
                    out.append(s)
                return out[-1] if last else np.stack(out)
            return self.step("theano.scan(lambda s, q: %s, outputs_info=%s, non_sequences={0}, n_steps=%d)[0]%s" % (
                text, start, n, "[-1]" if last else ""), [a], body, a.dtype, a.flags if last else more)
        need(a.rank >= 1 and a.shape[0] > 0)
        if kind == "map":
            text, function = self.pick([("T.sum(T.tanh(q))", lambda q: np.tanh(q).sum()), ("q ** 2 + 1", lambda q: q * q + 1)])
            form = self.pick(["theano.map(lambda q: %s, {0})[0]", "theano.scan(lambda q: %s, sequences={0})[0]"])
            return self.step(form % text, [a], lambda x: np.stack([function(q) for q in x]), a.dtype,
                             (False,) if "sum" in text else a.flags)
        if kind == "matrix":
            need(a.rank == 2)
            squares = [v for v in self.variables if v.dtype == "float64" and v.shape == (a.shape[1], a.shape[1]) and v.most() < 3 and not any(v.flags)]
            need(squares)
            w = self.pick(squares)

            def body(x, w):
                h, out = np.zeros(w.shape[0], dtype=x.dtype), []
                for row in x:
                    h = np.tanh(row + np.dot(h, w))
                    out.append(h)
                return np.stack(out)
            return self.step("theano.scan(lambda q, s, w: T.tanh(q + T.dot(s, w)), sequences={0}, outputs_info=T.zeros(({1}.shape[0],)), non_sequences={1})[0]",
                             [a, w], body, a.dtype, a.flags)
        if kind == "taps":
            need(a.shape[0] >= 2)

            def body(x):
                history = [x[0], x[1]]
                for _ in range(n):
                    history.append(history[-1] * 0.5 + history[-2] * 0.25)
                return np.stack(history[2:])
            return self.step("theano.scan(lambda o, s: s * 0.5 + o * 0.25, outputs_info=dict(initial={0}[:2], taps=[-2, -1]), n_steps=%d)[0]" % n,
                             [a], body, a.dtype, (False,) + a.flags[1:])
        if kind == "two":
            need(a.rank == 1)

            def body(x):
                s, p, out = Wide(0) if x.dtype == Wide else np.float64(0), x[0] * 0 + 1, []
                for q in x:
                    s, p = s + q, p * 0.5 + s
                    out.append(p)
                return np.stack(out)
            return self.step("theano.scan(lambda q, s, p: [s + q, p * 0.5 + s], sequences={0}, outputs_info=[T.constant(0.0, dtype='float64'), T.constant(1.0, dtype='float64')])[0][1]",
                             [a], body, a.dtype, (False,))
        backwards = kind == "backwards"

        def body(x):
            s, out = x[0] * 0, []
            for q in x[::-1] if backwards else x:
                s = s * 0.5 + q
                out.append(s)
            return np.stack(out)
        return self.step("theano.scan(lambda q, s: s * 0.5 + q, sequences={0}, outputs_info=T.zeros_like({0}[0])%s)[0]" % (
            ", go_backwards=True" if backwards else ""), [a], body, a.dtype, a.flags)

    def again(self):
        """A line that an earlier one has already: a common subexpression."""
        steps = [v for v in self.variables if isinstance(v, Step)]
        need(steps)
        s = self.pick(steps[-4:])
        return Step(None, s.text, s.arguments, s.body, s.dtype, s.flags)

    def joined(self):
        """The newest two put together, so that less is dead code."""
        need(len(self.variables) >= 2)
        a, b = self.variables[-1], self.pick(self.variables[:-1])
        need(a.dtype != "bool" and b.dtype != "bool")
        if fits(a, b) is not None:
            function, sign = self.pick([(np.multiply, "*"), (np.add, "+"), (np.subtract, "-")])
            return self.alike("{0} %s {1}" % sign, [a, b], function)
        need(b.is_real)
        return self.step("{0} + {1}.mean()", [a, b], lambda x, y: x + y.mean(), promoted(a.dtype, b.dtype), a.flags)

    KINDS = (["unary"] * 7 + ["plain_unary"] * 2 + ["pair"] * 8 + ["power"] * 2 + ["several", "linear", "linear", "leaky"]
             + ["comparison", "choice", "choice", "clipped", "cast"] + ["reduction"] * 5 + ["place"]
             + ["dot"] * 3 + ["layer", "outer", "tensordot"] + ["dimshuffle"] * 2 + ["reshape"] * 2
             + ["flatten", "rearranged", "rearranged", "concatenate", "concatenate", "stack", "filled"]
             + ["item"] * 3 + ["picked"] * 2 + ["taken"] + ["changed"] * 3
             + ["softmaxed"] * 2 + ["hand_softmax", "categorical", "categorical", "binary"]
             + ["convolution"] * 3 + ["pool"] * 3 + ["bias"] + ["scan"] * 2 + ["again", "joined", "joined", "joined"])

    def grow(self, count):
        """Adds steps until there are `count`."""
        steps = tries = 0
        values = {v.name: v.array for v in self.variables}
        kinds = list(self.KINDS)
        if any(v.rank == 4 for v in self.variables):
            kinds += ["convolution"] * 12 + ["pool"] * 12
        while steps < count:
            tries += 1
            if tries > 400:
                raise Redraw
            try:
                nearest[0] = math.inf
                step = getattr(self, self.pick(kinds))()
                value = step.compute(values, False)
            except Unfit:
                continue
            if nearest[0] < 0.01 or value.size > 150 or value.ndim > 4 or not value.size:
                continue
            if not np.isfinite(value.astype("float64")).all():
                continue
            if np.abs(value.astype("float64")).max() > (120 if step.dtype == "int8" else 300):
                continue
            if any(flag and n != 1 for flag, n in zip(step.flags, value.shape)) or len(step.flags) != value.ndim:
                raise AssertionError(f"{step.text}: {step.flags} {value.shape}")
            step.name = LETTERS[steps]
            step.array = value
            self.variables.append(step)
            values[step.name] = value
            steps += 1

    # Whole programs --------------------------------------------------------------------------------

    def evaluate(self, given, wide, frozen=None, shift=None):
        """The values of all steps for values of inputs; `frozen` are values that steps keep."""
        values = {}
        for v in self.inputs:
            value = given[v.name].astype(numpy_type(v.dtype, wide))
            if shift is not None and v.name in shift:
                value = value + shift[v.name]
            values[v.name] = value
        for step in self.variables:
            if isinstance(step, Step):
                if frozen and step.name in frozen:
                    values[step.name] = frozen[step.name]
                else:
                    values[step.name] = step.compute(values, wide)
        return values

    def cost(self, values):
        result = values[self.result.name]
        weights = self.weights.astype(Wide)
        kind = self.cost_kind
        if kind == "sum":
            return (result * weights).sum()
        if kind == "mean":
            return (result.astype(Wide) ** 2).mean()
        if kind == "tanh":
            return (np.tanh(result.astype(Wide)) * weights).sum()
        return (result.astype(Wide) * result * weights).sum() + Wide(0.5)

    def cost_text(self):
        name = self.result.name
        return {"sum": f"({name} * weights).sum()", "mean": f"T.mean({name} ** 2)",
                "tanh": f"T.sum(T.tanh({name}) * weights)", "square": f"({name} * {name} * weights).sum() + 0.5"}[self.cost_kind]

    def gradients(self, given, frozen):
        """The slopes of the cost with respect to each real input."""
        found = []
        for v in self.sources:
            result = np.zeros(v.shape)
            for place in np.ndindex(*v.shape):
                def at(t):
                    shift = np.zeros(v.shape, dtype=Wide)
                    shift[place] = t
                    return self.cost(self.evaluate(given, True, frozen, {v.name: shift}))
                result[place] = slope(at)
            if np.abs(result).max(initial=0) > 1000:
                raise Redraw
            found.append(result)
        return found

    def second(self, given):
        """The gradient of (gradient * direction).sum() with respect to the same input."""
        v, direction = self.sources[0], self.direction
        result = np.zeros(v.shape)
        for place in np.ndindex(*v.shape):
            def inner(t):
                def at(s):
                    shift = np.asarray(direction.astype(Wide) * s)
                    shift[place] += t
                    return self.cost(self.evaluate(given, True, None, {v.name: shift}))
                return slope(at, 1e-3)
            result[place] = slope(inner, 1e-3)
        return result

    def checked(self, given):
        """The values of a call, if they are far from kinks and lose few digits."""
        nearest[0] = math.inf
        values = self.evaluate(given, False)
        if nearest[0] < 0.01:
            raise Redraw
        wide = self.evaluate(given, True)
        for v in self.variables:
            a, b = values[v.name].astype(Wide), wide[v.name].astype(Wide)
            if not np.isfinite(a).all() or np.abs(a).max(initial=0) > 500:
                raise Redraw
            if not self.is_low and (np.abs(a - b) > 1e-13 + 1e-12 * np.abs(b)).any():
                raise Redraw
            if self.is_low and (np.abs(a - b) > 2e-5 + 2e-5 * np.abs(b)).any():
                raise Redraw
        return values, wide

    def graph(self):
        r = self.random
        self.variables, self.inputs = [], []
        self.draw_inputs()
        self.grow(r.randint(3, 15))
        self.result = self.variables[-1]
        if self.result.dtype == "bool":
            raise Redraw
        self.is_low = any(v.dtype == "float32" for v in self.variables)
        self.sources = [v for v in self.inputs if v.is_real]
        self.weights = self.reals(self.result.shape, -1.5, 1.5)
        self.cost_kind = self.pick(["sum"] * 4 + ["mean", "tanh", "square"])
        if self.cost_kind == "mean" and not self.result.is_real:
            self.cost_kind = "sum"
        if self.cost_kind in ("square", "mean") and self.result.most() > 30:
            self.cost_kind = "tanh"
        given = {v.name: v.array for v in self.inputs}
        values, wide = self.checked(given)
        frozen = None
        steps = [v for v in self.variables[:-1] if isinstance(v, Step) and v.is_real]
        if steps and self.chance(0.07) and "consider_constant" not in AVOIDED:
            held = self.pick(steps)
            frozen = {held.name: wide[held.name]}
        gradients = self.gradients(given, frozen)

        lines = ["import numpy as np", "import theano", "import theano.tensor as T"]
        body = [f"{v.name} = {v.text}" for v in self.variables if isinstance(v, Step)]
        if any("pool." in line or "downsample." in line for line in body):
            lines.append("from theano.tensor.signal import downsample, pool")
        lines += [self.declaration(v) for v in self.inputs] + body
        if self.cost_kind != "mean":
            lines.append(f"weights = {self.written(self.weights)}")
        lines.append(f"cost = {self.cost_text()}")
        names = ", ".join(v.name for v in self.sources)
        held = f", consider_constant=[{next(iter(frozen))}]" if frozen else ""
        if self.sources:
            lines.append(f"slopes = T.grad(cost, [{names}]{held}, disconnected_inputs='ignore')")
        arguments = [v for v in self.inputs if not v.is_shared]
        takes = "[" + ", ".join(v.name for v in arguments) + "]"
        lines.append("values = [" + ", ".join(self.written(v.array) for v in arguments) + "]")
        lines.append(f"value = {self.written(wide[self.result.name] if self.result.is_real else values[self.result.name], 12 if not self.is_low else 8)}")
        lines.append(f"number = {float(self.cost(wide)):.12g}")
        near = "rtol=1e-9, atol=1e-11" if not self.is_low else "rtol=1e-4, atol=1e-4"
        slopes_near = "rtol=1e-7, atol=1e-9" if not self.is_low else "rtol=1e-3, atol=1e-3"
        alike = "rtol=1e-10, atol=1e-12" if not self.is_low else "rtol=1e-4, atol=1e-4"
        expected = []
        result = self.result
        lines.append(f"print({result.name}.dtype, {result.name}.broadcastable)")
        expected.append(f"{result.dtype} {result.flags}")
        whole = self.chance(0.25)
        lines.append("found = []")
        lines.append("for mode in [None, 'FAST_COMPILE']:")
        all_slopes = "slopes" if self.sources else "[]"
        if whole:
            lines.append(f"    f = theano.function({takes}, [{result.name}, cost] + {all_slopes}, mode=mode, on_unused_input='ignore')")
            lines.append("    found.append(f(*values))")
        else:
            lines.append(f"    f = theano.function({takes}, {result.name}, mode=mode, on_unused_input='ignore')")
            lines.append(f"    g = theano.function({takes}, cost, mode=mode, on_unused_input='ignore')")
            lines.append(f"    s = theano.function({takes}, {all_slopes}, mode=mode, on_unused_input='ignore')")
            lines.append("    found.append([f(*values), g(*values)] + s(*values))")
        lines.append("for results in found:")
        lines.append(f"    print('value', np.allclose(results[0], value, {near}), results[0].dtype, results[0].shape)")
        lines.append(f"    print('cost', np.allclose(results[1], number, {near}), results[1].dtype)")
        for n, (v, slope_) in enumerate(zip(self.sources, gradients)):
            lines.append(f"    print('gradient of {v.name}', np.allclose(results[{n + 2}], {self.written(slope_, 10)}, {slopes_near}), results[{n + 2}].dtype, results[{n + 2}].shape)")
        cost_dtype = "float64"
        if self.cost_kind == "mean":
            cost_dtype = result.dtype
        for _ in range(2):
            expected.append(f"value True {result.dtype} {result.shape}")
            expected.append(f"cost True {cost_dtype}")
            for v in self.sources:
                expected.append(f"gradient of {v.name} True {v.dtype} {v.shape}")
        lines.append(f"print('modes', [np.allclose(a, b, {alike}) for a, b in zip(found[0], found[1])])")
        expected.append("modes " + str([True] * (2 + len(self.sources))))
        if self.chance(0.2):
            self.call_again(lines, expected, arguments, whole, near)
        replaced = [v for v in arguments if not any(v.flags)]
        if replaced and self.chance(0.08):
            v = self.pick(replaced)
            rest = ", ".join(a.name for a in arguments if a is not v)
            others = ", ".join(f"values[{n}]" for n, a in enumerate(arguments) if a is not v)
            lines.append(f"kept = theano.shared(values[{arguments.index(v)}])")
            lines.append(f"given = theano.function([{rest}], {result.name}, givens={self.pick(['[(%s, kept)]', '{%s: kept}']) % v.name}, on_unused_input='ignore')")
            lines.append(f"print('given', np.allclose(given({others}), value, {near}))")
            expected.append("given True")
        isTwice = "second derivatives of likelihoods" not in AVOIDED or not any(
            "categorical" in line or "arange" in line for line in body)
        if isTwice and not frozen and not self.is_low and self.sources and self.sources[0].array.size <= 6 and self.chance(0.12):
            v = self.sources[0]
            self.direction = self.reals(v.shape, -1, 1)
            curve = self.second(given)
            lines.append(f"direction = {self.written(self.direction)}")
            lines.append(f"curve = T.grad((slopes[0] * direction).sum(), {v.name}, disconnected_inputs='ignore')")
            lines.append("for mode in [None, 'FAST_COMPILE']:")
            lines.append(f"    bend = theano.function({takes}, curve, mode=mode, on_unused_input='ignore')(*values)")
            lines.append(f"    print('second gradient', np.allclose(bend, {self.written(curve, 10)}, rtol=1e-5, atol=1e-6))")
            expected += ["second gradient True"] * 2
        shared = [(n, v) for n, v in enumerate(self.sources) if v.is_shared]
        if shared and self.chance(0.5):
            n, v = self.pick(shared)
            rate = self.pick([0.1, 0.5])
            lines.append(f"train = theano.function({takes}, cost, updates=[({v.name}, {v.name} - T.cast({rate} * slopes[{n}], {v.name}.dtype))], on_unused_input='ignore')")
            lines.append(f"print('before', np.allclose(train(*values), number, {near}))")
            after = v.array.astype("float64") - rate * gradients[n]
            lines.append(f"print('after', np.allclose({v.name}.get_value(), {self.written(after, 10)}, {slopes_near}))")
            expected += ["before True", "after True"]
        return "\n".join(lines), "\n".join(expected)

    def call_again(self, lines, expected, arguments, whole, near):
        """The same functions called with other numbers."""
        changing = [v for v in arguments if v.is_real or v.rank == 0]
        if not changing:
            return
        other = {v.name: v.array for v in self.inputs}
        for v in changing:
            if v.is_real:
                other[v.name] = np.round(v.array * self.pick([0.9, 0.8, 1.05]) + 0.01, 3).astype(v.dtype)
            elif v.name == "v":
                other[v.name] = np.array(self.random.randint(0, 2))
        try:
            values, wide = self.checked(other)
        except (Redraw, Unfit, IndexError, ValueError):
            return
        if wide[self.result.name].shape != self.result.shape:
            return
        lines.append("others = [" + ", ".join(self.written(other[v.name]) for v in arguments) + "]")
        result = wide[self.result.name]
        lines.append(f"print('again', np.allclose(f(*others){'[0]' if whole else ''}, {self.written(result, 12)}, {near}))")
        lines.append(f"print('cost again', np.allclose({'f(*others)[1]' if whole else 'g(*others)'}, {float(self.cost(wide)):.12g}, {near}))")
        lines.append(f"print('once more', np.allclose(f(*values){'[0]' if whole else ''}, value, {near}))")
        expected += ["again True", "cost again True", "once more True"]

    # Far from 0: only what Theano makes stable -------------------------------------------------------

    def extreme(self):
        x = np.array([self.pick([-900.0, -750.0, 800.0, 1000.0, -40.0, 45.0, 2.5, -0.5, 0.0, 60.0]) for _ in range(4)])
        log_sigmoid = lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))
        s = lambda x: np.exp(log_sigmoid(x))
        table = [
            ("T.log(T.nnet.sigmoid(x))", log_sigmoid, lambda x: s(-x)),
            ("T.log(1 - T.nnet.sigmoid(x))", lambda x: log_sigmoid(-x), lambda x: -s(x)),
            ("-T.log(1 - T.nnet.sigmoid(x))", lambda x: -log_sigmoid(-x), s),
            ("T.nnet.softplus(x)", lambda x: -log_sigmoid(-x), s),
            ("T.log1p(T.exp(x))", lambda x: -log_sigmoid(-x), s),
            ("T.log(1 + T.exp(x))", lambda x: -log_sigmoid(-x), s),
            ("T.nnet.binary_crossentropy(T.nnet.sigmoid(x), 1)", lambda x: -log_sigmoid(x), lambda x: -s(-x)),
            ("T.nnet.binary_crossentropy(T.nnet.sigmoid(x), 0.25)", lambda x: -0.25 * log_sigmoid(x) - 0.75 * log_sigmoid(-x),
             lambda x: s(x) - 0.25),
            ("1 / (1 + T.exp(-x))", s, lambda x: s(x) * s(-x)), ("T.nnet.sigmoid(x)", s, lambda x: s(x) * s(-x)),
        ]
        matrix = self.chance(0.45)
        head = ["import numpy as np", "import theano", "import theano.tensor as T"]
        if not matrix:
            text, value, gradient = self.pick(table)
            head += ["x = T.dvector('x')", f"a = {text}", "slope = T.grad(a.sum(), x)",
                     f"values = {self.written(x)}",
                     f"print(np.allclose(theano.function([x], a)(values), {self.written(value(x), 12)}, rtol=1e-9, atol=1e-12))",
                     f"print(np.allclose(theano.function([x], slope)(values), {self.written(gradient(x), 12)}, rtol=1e-9, atol=1e-12))"]
            return "\n".join(head), "True\nTrue"
        n, m = self.random.randint(1, 3), self.random.randint(2, 4)
        x = np.array([[self.pick([-800.0, 700.0, 1.5, -2.0, 30.0, 0.0, 900.0, -1.0]) for _ in range(m)] for _ in range(n)])
        y = self.wholes((n,), 0, m - 1)
        log = x - x.max(axis=1, keepdims=True)
        log = log - np.log(np.exp(log).sum(axis=1, keepdims=True))
        once = np.zeros((n, m))
        once[np.arange(n), y] = 1
        table = [
            ("T.nnet.categorical_crossentropy(T.nnet.softmax(x), y)", -log[np.arange(n), y], np.exp(log) - once),
            ("-T.log(T.nnet.softmax(x))[T.arange(y.shape[0]), y]", -log[np.arange(n), y], np.exp(log) - once),
            ("-T.mean(T.log(T.nnet.softmax(x))[T.arange(y.shape[0]), y])", -log[np.arange(n), y].mean(), (np.exp(log) - once) / n),
            ("T.log(T.nnet.softmax(x)) + T.cast(y.sum(), 'float64') * 0", log, 1 - m * np.exp(log)),
            ("T.nnet.logsoftmax(x) + T.cast(y.sum(), 'float64') * 0", log, 1 - m * np.exp(log))]
        if "places of a softmax far from 0" not in AVOIDED:
            table.append(("-T.log(T.nnet.softmax(x)[T.arange(y.shape[0]), y])", -log[np.arange(n), y], np.exp(log) - once))
        text, value, gradient = self.pick(table)
        head += ["x = T.dmatrix('x')", "y = T.lvector('y')", f"a = {text}", "slope = T.grad(a.sum(), x)",
                 f"values = [{self.written(x)}, {self.written(y)}]",
                 f"print(np.allclose(theano.function([x, y], a)(*values), {self.written(value, 12)}, rtol=1e-9, atol=1e-12))",
                 f"print(np.allclose(theano.function([x, y], slope)(*values), {self.written(gradient, 12)}, rtol=1e-9, atol=1e-12))"]
        return "\n".join(head), "True\nTrue"

    # What fails --------------------------------------------------------------------------------------

    def failing(self):
        r = self.random
        n = r.randint(2, 4)
        m = n + r.randint(1, 2)
        vector = lambda n: self.written(self.reals((n,)))
        matrix = lambda n, m: self.written(self.reals((n, m)))
        mode = self.pick(["", ", mode='FAST_COMPILE'"])
        call = lambda inputs, output, values: f"theano.function([{inputs}], {output}{mode})({values})"
        cases = [
            ("ValueError", call("x, y", self.pick(["x + y", "x * y - 1", "T.maximum(x, y)", "T.tanh(x) / y"]), f"{vector(n)}, {vector(m)}")),
            ("ValueError", call("x, y", "T.dot(x, y)", f"{vector(n)}, {vector(m)}")),
            ("ValueError", call("a, b", "T.dot(a, b)", f"{matrix(2, n)}, {matrix(m, 2)}")),
            ("ValueError", call("a, x", "a + x", f"{matrix(2, n)}, {vector(m)}")),
            ("ValueError", call("a, b", "T.concatenate([a, b], axis=0)", f"{matrix(2, n)}, {matrix(2, m)}")),
            ("ValueError", call("x", f"x.reshape(({n}, {m}))", vector(n * m + 1))),
            ("ValueError", call("a", f"a.reshape(({m}, -1))", matrix(1, m + 1))),
            ("ValueError", "a.dimshuffle(0)"),
            ("ValueError", "a.dimshuffle(0, 0)"),
            ("ValueError", call("p, q", "T.nnet.conv2d(p, q)", f"np.ones((1, 2, {m}, {m})), np.ones((1, 3, 2, 2))")),
            ("ValueError", call("a, y", "theano.scan(lambda u, v: u + v, sequences=a, outputs_info=y)[0]", f"{matrix(2, n)}, {vector(m)}")),
            ("IndexError", call("x, i", "x[i]", f"{vector(n)}, {n + r.randint(0, 3)}")),
            ("IndexError", call("x, k", "x[k]", f"{vector(n)}, np.array([0, {self.pick([n, -n - 1])}])")),
            ("IndexError", call("a, k", "a[T.arange(k.shape[0]), k]", f"{matrix(2, n)}, np.array([0, {n}])")),
            ("IndexError", call("a, k", "-T.log(T.nnet.softmax(a))[T.arange(k.shape[0]), k]", f"{matrix(2, n)}, np.array([{n}, 0])")),
            ("IndexError", call("x, k", "T.inc_subtensor(x[k], 1.0)", f"{vector(n)}, np.array([0, {n}])")),
            ("TypeError", call("x", "x * 2", matrix(2, n))),
            ("TypeError", call("k", "k * 2", vector(n))),
            ("TypeError", call("x, y", "x * y", vector(n))),
            ("TypeError", call("x", "x * 2", f"{vector(n)}, {vector(n)}")),
            ("TypeError", f"T.grad({self.pick(['x * 2', 'a.sum(axis=0)', 'T.tanh(a)', 'x'])}, {self.pick('xa')}, disconnected_inputs='ignore')"),
            ("TypeError", "T.concatenate([x, a])"),
            ("DisconnectedInputError", f"T.grad({self.pick(['(x ** 2).sum()', 'T.sum(x) * 2.0', 'T.mean(T.tanh(x))'])}, {self.pick(['y', '[x, y]', 'a'])})"),
            ("MissingInputError", f"theano.function([x], x + y{mode})"),
            ("UnusedInputError", f"theano.function([x, y], x * 2{mode})"),
            ("TypeError", "theano.function([x], x * 2, updates=[(y, y + 1)])"),
            ("TypeError", "x[0.5]"),
        ]
        if "kinds of errors of fixed places" not in AVOIDED:
            cases += [("IndexError", call("x", f"x[{self.pick([n, -n - 1])}]", vector(n))),
                      ("IndexError", call("x", f"T.set_subtensor(x[{n}], 1.0)", vector(n)))]
        if "softmax of three dimensions" not in AVOIDED:
            cases.append(("ValueError", "T.nnet.softmax(T.dtensor3('t'))"))
        if "lengths of 1 that are not broadcastable" not in AVOIDED:
            cases += [("ValueError", call("x, y", "x + y", f"{vector(n)}, {vector(1)}")),
                      ("ValueError", call("a, b", "a * b", f"{matrix(n, 2)}, {matrix(1, 2)}"))]
        name, text = self.pick(cases)
        lines = ["import numpy as np", "import theano", "import theano.tensor as T", "x, y = T.dvectors('x', 'y')",
                 "a, b = T.dmatrices('a', 'b')", "p, q = T.dtensor4s('p', 'q')", "k = T.lvector('k')", "i = T.lscalar('i')"]
        if self.chance(0.3):
            return "\n".join(lines + [text]), "! " + name
        return "\n".join(lines + ["try:", f"    {text}", "    print('no error')", "except Exception as e:",
                                  "    print(type(e).__name__)"]), name

    def case(self):
        kind = self.random.random()
        if kind < 0.05:
            return self.failing()
        if kind < 0.09:
            return self.extreme()
        while True:
            try:
                return self.graph()
            except (Redraw, Unfit):
                pass


def fits_flags(*flags):
    """The broadcastable axes of broadcast variables that have these."""
    rank = max(map(len, flags))
    return tuple(all(f[axis - rank + len(f)] for f in flags if axis - rank + len(f) >= 0) for axis in range(rank))


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    if sys.argv[3:] == ["all"]:
        AVOIDED.clear()
    maker = Maker(seed)
    for _ in range(count):
        program, expected = maker.case()
        print(program + "\n-----\n" + expected + "\n=====", flush=True)


if __name__ == "__main__":
    main()
