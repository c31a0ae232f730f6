"""What a program has names or numbers for: inputs, steps and constants, with Theano's types of them."""
import numpy as np

Wide = np.longdouble
REAL = ("float32", "float64")
WHOLE = ("int8", "int16", "int32", "int64")


class Variable:
    """A name of the program, with its type, its broadcastable axes (`flags`) and its value."""

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

    def __init__(self, text, arguments, body, dtype, flags):
        super().__init__(None, dtype, flags, None)
        self.text, self.arguments, self.body = text, arguments, body

    def compute(self, values, wide):
        result = self.body(*[values[a] for a in self.arguments])
        return np.asarray(result).astype(numpy_type(self.dtype, wide))


class Constant(Variable):
    """A number in the program, of the smallest type as Theano has it; its name is its text."""

    def __init__(self, text, value):
        if isinstance(value, int):
            dtype = next(t for t in WHOLE if np.iinfo(t).min <= value <= np.iinfo(t).max)
        elif isinstance(value, float):
            dtype = "float32" if float(np.float32(value)) == value else "float64"
        else:
            dtype = value.dtype.name
        array = np.asarray(value, dtype=dtype)
        super().__init__(text, dtype, [n == 1 for n in array.shape], array)

    @classmethod
    def of(cls, value):
        return cls(repr(value), value)

    @property
    def is_numpy(self):
        """NumPy's own operators would come first."""
        return self.name.startswith("np.")


def numpy_type(dtype, wide):
    return Wide if wide and dtype in REAL else np.dtype(dtype)


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
        return "float32"
    return "float64"


def fits(*variables):
    """The broadcastable axes of variables together, or None if Theano would refuse them."""
    rank = max(v.rank for v in variables)
    flags = []
    for axis in range(-rank, 0):
        own = [(v.shape[axis], v.flags[axis]) for v in variables if -axis <= v.rank]
        longest = max(n for n, _ in own)
        if any(n != longest and not (n == 1 and flag) for n, flag in own):
            return None
        flags.append(all(flag for _, flag in own))
    return tuple(flags)
