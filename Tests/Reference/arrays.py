"""Makes random programs over NumPy arrays, with what NumPy prints for them.

    python3 Tests/Reference/arrays.py 20000 1 > cases.txt
    .build/debug/ProgramRunner cases.txt

The first number is how many, the second the seed. A case is a program, a line of five hyphens and
its output; cases are parted by a line of five equals signs. An output that ends with `! Name` is
that of a program which fails with that exception. Programs whose results have a type that nnrepl
does not have (object) are left out, and those where NumPy's own last digits depend on the processor.
"""
import contextlib
import io
import random
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")

TYPES = ["float64"] * 6 + ["int64"] * 5 + ["float32"] * 2 + ["bool"] * 2 + [
    "int32", "uint8", "int8", "int16", "uint16", "uint32", "uint64"] + ["complex128"] * 3 + [
    "complex64", "float16", "float16"]
SHAPES = [(), (1,), (3,), (4,), (0,), (2, 3), (3, 1), (1, 3), (1, 1), (3, 4), (2, 0), (2, 3, 4),
          (2, 1, 4), (5,), (7,), (3, 3), (1, 4), (4, 3), (2, 2, 2)]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>"]
COMPARE = ["==", "!=", "<", "<=", ">", ">="]

# NumPy's float32 versions are not rounded correctly, and its float64 ones differ from the C library's
# in the last of 17 digits now and then.
INEXACT = ["exp", "log", "tanh", "sin", "cos", "log1p", "expm1", "arctan", "log2", "log10", "cbrt",
           "arctan2", "hypot", "power", "logaddexp"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, things):
        return self.random.choice(things)

    def chance(self, p):
        return self.random.random() < p

    def number(self, dtype):
        r = self.random
        if dtype == "bool":
            return self.pick(["True", "False"])
        if dtype.startswith("complex"):
            return self.pick([
                lambda: f"{r.randint(-9, 9)}{r.randint(-9, 9):+d}j",
                lambda: f"{round(r.gauss(0, 2), 2)}{round(r.gauss(0, 2), 2):+}j",
                lambda: self.pick(["1j", "0j", "2", "-1.5", "1e-05j", "complex(0.0, -0.0)"]),
                lambda: self.pick(["complex(np.nan, 1)", "complex(np.inf, -2)", "1e10+1j", "3", "-1j"]),
            ])()
        if dtype == "float16":
            return str(self.pick([r.randint(-9, 9), round(r.gauss(0, 1), 2), 0.5, 1000, 0.0]))
        if dtype.startswith("float"):
            return self.pick([
                lambda: str(r.randint(-9, 9)) + ".0",
                lambda: repr(round(r.uniform(-5, 5), 2)),
                lambda: repr(round(r.gauss(0, 1), r.randint(1, 6))),
                lambda: self.pick(["0.0", "-0.0", "0.5", "1e-05", "1e10", "0.1", "2.0", "1.0"]),
                lambda: self.pick(["np.nan", "np.inf", "-np.inf", "1e-10", "123456.789", "0.0"]),
            ])()
        if dtype.startswith("u"):
            return str(r.randint(0, 9) if self.chance(0.8) else r.randint(0, 120))
        return str(r.randint(-9, 9) if self.chance(0.8) else r.randint(-120, 120))

    def values(self, shape, dtype):
        if not shape:
            return self.number(dtype)
        return "[" + ", ".join(self.values(shape[1:], dtype) for _ in range(shape[0])) + "]"

    def array(self, shape=None, dtype=None):
        shape = self.pick(SHAPES) if shape is None else shape
        dtype = dtype or self.pick(TYPES)
        size = int(np.prod(shape))
        kind = self.random.randint(0, 5)
        if kind == 0 and dtype != "bool":
            text = f"np.arange({size}, dtype='{dtype}').reshape({shape})"
        elif kind == 1 and dtype.startswith("float") and len(shape) == 1:
            text = f"np.linspace({self.number('float64').replace('np.nan', '1').replace('np.inf', '2')}, 3, {size})"
        else:
            text = f"np.array({self.values(shape, dtype)}, dtype='{dtype}')"
            if 0 in shape:
                text = f"np.zeros({shape}, dtype='{dtype}')"
        return text

    def view(self, name, value):
        """An expression for a view of the array `name`, or the array itself."""
        kind = self.random.randint(0, 6)
        if kind == 0 and value.ndim >= 1:
            return f"{name}[::-1]"
        if kind == 1 and value.ndim >= 2:
            return f"{name}.T"
        if kind == 2 and value.ndim >= 1:
            return f"{name}[..., ::{self.pick([2, -1, -2])}]"
        if kind == 3 and value.ndim >= 1:
            return f"{name}[1:]"
        return name

    def index_part(self, length):
        r = self.random
        low, high = -length - (1 if self.chance(0.05) else 0), max(length - 1, 0)
        kind = r.randint(0, 9)
        if kind <= 2:
            return str(r.randint(low, high) if length else 0)
        if kind <= 6:
            bound = lambda: self.pick(["", "", str(r.randint(-length - 1, length + 1))])
            step = self.pick(["", "", "", ":2", ":-1", ":-2", ":3"])
            return f"{bound()}:{bound()}{step}"
        if kind == 7:
            return "[" + ", ".join(str(r.randint(low, high)) for _ in range(r.randint(1, 3))) + "]"
        if kind == 8:
            return self.pick(["None", "..."])
        return "[" + ", ".join(self.pick(["True", "False"]) for _ in range(length)) + "]"

    def index(self, name, value):
        if self.chance(0.12) and value.ndim:
            return self.pick([f"{name} > 1", f"{name} != {name}", f"{name} <= 0"])
        if self.chance(0.05):
            return "()"
        count = self.random.randint(1, value.ndim + (1 if self.chance(0.04) else 0)) if value.ndim else 1
        shape = list(value.shape) + [1]
        parts = [self.index_part(shape[min(i, len(shape) - 1)]) for i in range(count)]
        if parts.count("...") > 1 and self.chance(0.9):
            parts = [":" if p == "..." else p for p in parts]
        return ", ".join(parts)

    def axis(self, value, tuples=True):
        if self.chance(0.35) or not value.ndim:
            return "None" if self.chance(0.9) else "0"
        if tuples and value.ndim > 1 and self.chance(0.2):
            return str(tuple(self.random.sample(range(value.ndim), 2)))
        return str(self.random.randint(-value.ndim, value.ndim - (0 if self.chance(0.03) else 1)))

    def scalar(self):
        return self.pick([
            "2", "3", "0", "-1", "1", "2.0", "0.5", "-1.5", "True", "1e-3", "7",
            "np.float32(1.5)", "np.int64(3)", "np.float64(2.5)", "np.uint8(7)", "np.int32(-2)",
            "np.bool_(True)", "np.int8(5)", "1j", "(2-1j)", "np.float16(0.5)", "np.complex64(1+2j)",
            "np.complex128(0.5-1j)"])

    # Each of these gives the lines of a program, the last an expression to be shown.

    def operate(self, env):
        left = self.view("a", env["a"])
        right = self.pick([self.view("b", env["b"]), self.scalar(), "b"])
        operator = self.pick(BINARY + COMPARE)
        if operator == "**":
            right = self.pick(["2", "3", "0.5", "b", "0", "1.0", "-1"])
        if operator in ("<<", ">>"):
            right = self.pick(["1", "3", "b", "0"])
        sides = [left, right] if self.chance(0.75) or operator in ("**", "<<", ">>") else [right, left]
        return [f"{sides[0]} {operator} {sides[1]}"]

    def function(self, env):
        name = self.pick(["maximum", "minimum", "add", "subtract", "multiply", "divide", "fmax", "fmin",
                          "logical_and", "logical_or", "logical_xor", "mod", "floor_divide", "power",
                          "arctan2", "hypot", "fmod", "equal", "less", "copysign", "bitwise_and"])
        second = self.pick(["b", self.view("b", env["b"]), "2", "0.5", "a"])
        if name == "power":
            second = self.pick(["2", "a", "3.0"])
        return [f"np.{name}({self.view('a', env['a'])}, {second})"]

    def unary(self, env):
        name = self.pick(["abs", "sqrt", "square", "sign", "floor", "ceil", "rint", "trunc", "isnan",
                          "isinf", "isfinite", "negative", "logical_not", "fabs", "exp", "log", "tanh",
                          "sin", "cos", "log1p", "expm1", "reciprocal", "invert", "positive", "arctan",
                          "log2", "log10", "cbrt", "absolute", "signbit", "conjugate", "real", "imag",
                          "angle", "conj", "iscomplex", "isreal"])
        if self.chance(0.2):
            return [f"{self.pick(['-', '~', '+', 'np.abs'])}({self.view('a', env['a'])})"]
        return [f"np.{name}({self.view('a', env['a'])})"]

    def reduce(self, env):
        a = env["a"]
        name = self.pick(["sum", "mean", "max", "min", "prod", "any", "all", "std", "var", "argmax",
                          "argmin", "cumsum", "cumprod", "ptp", "median"])
        view = self.view("a", a)
        single = name.startswith("arg") or name.startswith("cum")
        arguments = [f"axis={self.axis(a, not single)}"] if self.chance(0.75) else []
        if not name.startswith("cum") and self.chance(0.25) and name != "ptp":
            arguments.append("keepdims=True")
        if name in ("sum", "mean", "prod", "cumsum") and self.chance(0.12):
            arguments.append(f"dtype='{self.pick(['float64', 'float32', 'int32', 'int64'])}'")
        if name in ("std", "var") and self.chance(0.3):
            arguments.append("ddof=1")
        if name in ("median", "ptp") or self.chance(0.5):
            return [f"np.{name}({', '.join([view] + arguments)})"]
        return [f"{view}.{name}({', '.join(arguments)})"]

    def get(self, env):
        return [f"{self.view('a', env['a'])}[{self.index('a', env['a'])}]"]

    def set(self, env):
        a = env["a"]
        view = self.pick(["a", "a", self.view("a", a)])
        value = self.pick([self.scalar(), self.number(a.dtype.name), "b", "0", "[1, 2]", "a"])
        return [f"{view}[{self.index('a', a)}] = {value}", "a"]

    def augment(self, env):
        a = env["a"]
        operator = self.pick(["+", "-", "*", "/", "//", "%", "&", "|", "^", "**"])
        value = self.pick([self.scalar(), "b", self.view("b", env["b"]), "1", "2", "a"])
        if operator == "**":
            value = self.pick(["2", "0.5", "3"])
        target = self.pick(["a", "a", f"a[{self.index('a', a)}]", "a[::-1]"])
        if target == "a[::-1]" and not a.ndim:
            target = "a"
        return [f"{target} {operator}= {value}", "a"]

    def shape(self, env):
        a = env["a"]
        n = a.ndim
        view = self.view("a", a)
        choices = ["{v}.ravel()", "{v}.flatten()", "{v}.T", "{v}.reshape(-1)", "{v}.tolist()",
                   "{v}.copy()", "{v}.transpose()", "{v}.shape", "{v}.size", "{v}.ndim", "{v}.nbytes",
                   "{v}.strides", "len({v})", "list({v})", "{v}.reshape({s})", "{v}.reshape({s}, -1)",
                   "{v}.flatten('F')", "{v}.dtype", "{v}.item()", "{v}.itemsize", "{v}.nonzero()",
                   "{v}.reshape(-1, 2)", "{v}.reshape({s}, order='F')", "bool({v}.any())",
                   "{v}.flat[1]", "{v}.min() == {v}.max()", "{v}.T.ravel()", "{v}.T.copy().strides",
                   "(a in [1, 2])", "{v}.clip(0, 3)", "{v}.clip(-1.5, 2.5)", "{v}.round(1)",
                   "{v}.round()", "{v}.tobytes()", "{v}.real", "{v}.imag", "{v}.conj()", "(3 in {v})",
                   "(0.5 in {v})", "np.iscomplexobj({v})"]
        if n >= 2:
            choices += ["{v}.transpose(%s)" % str(self.random.sample(range(n), n))[1:-1]] * 3
        target = self.pick([self.random.choice(SHAPES), a.shape[::-1], (a.size,), (1,) + a.shape])
        return [self.pick(choices).format(v=view, s=str(target))]

    def create(self, env):
        r = self.random
        shape = self.pick(SHAPES)
        dtype = self.pick(TYPES)
        spelled = self.pick([f"'{dtype}'", f"np.{dtype if dtype != 'bool' else 'bool_'}", "float", "int",
                             "bool", "'f'", "'i4'", "'<f8'", "'u1'"])
        a, b = r.randint(-5, 5), r.randint(-5, 9)
        return [self.pick([
            f"np.zeros({shape})", f"np.ones({shape}, dtype={spelled})", f"np.full({shape}, {self.number(dtype)})",
            f"np.full({shape}, {self.number('int64')}, dtype={spelled})",
            f"np.arange({a}, {b})", f"np.arange({a}, {b}, {self.pick(['2', '-1', '0.5', '3', '0.1'])})",
            f"np.arange({b}.0)", f"np.arange({a}, {b}, dtype={spelled})",
            f"np.linspace({a}, {b}, {r.randint(0, 8)})", f"np.linspace({a}, {b}, {r.randint(1, 8)}, endpoint=False)",
            f"np.eye({r.randint(0, 4)})", f"np.eye({r.randint(1, 4)}, {r.randint(1, 4)}, k={r.randint(-2, 2)})",
            "np.zeros_like(a)", "np.ones_like(a)", "np.full_like(a, 3)", f"np.ones_like(a, dtype={spelled})",
            "np.array([a, a])", "np.array(a, ndmin=3)", "np.array([1, 2.5, True])", "np.array([[1, 2], [3]])",
            f"a.astype({spelled})", f"np.array({self.values(shape, dtype)})", f"np.asarray(a, dtype={spelled})",
            f"np.identity({r.randint(0, 3)})", f"np.logspace(0, 2, {r.randint(1, 5)})",
            f"np.array([{self.scalar()}, {self.scalar()}, {self.scalar()}])",
            "np.array([np.arange(3), [4, 5, 6]])", "np.array(range(4))", "np.array(((1, 2), (3, 4)))",
        ])]

    def choose(self, env):
        a = self.view("a", env["a"])
        return [self.pick([
            f"np.where({a} > 0, {a}, 0)", f"np.where({a} > 0, {a}, -{a})", f"np.where({a})",
            f"np.where(a > 1, a, b)", f"np.clip({a}, 0, 2)", f"np.clip({a}, -1.5, 1.5)",
            f"np.round({a}, {self.random.randint(-1, 3)})", f"np.isclose({a}, {a} + 1e-9)",
            "np.allclose(a, b)", "np.array_equal(a, a.copy())", f"np.nan_to_num({a})", f"np.fix({a})",
            "divmod(a, 3)", "divmod(a, b)", f"np.average({a})", f"np.percentile({a}, {self.pick([0, 25, 50, 90, 100])})",
            f"np.median({a}, axis=0)", "np.clip(a, b, 5)", "np.clip(a, None, 1)",
        ])]

    def methods(self, env):
        name = self.pick(["add", "multiply", "maximum", "minimum", "logical_or", "subtract", "logical_and",
                          "bitwise_xor", "divide"])
        a = self.view("a", env["a"])
        return [self.pick([
            f"np.{name}.reduce({a})", f"np.{name}.reduce({a}, axis={self.axis(env['a'], False)})",
            f"np.{name}.accumulate({a})", f"np.{name}.accumulate({a}, axis=-1)",
            f"np.{name}.outer({a}, [1, 2])", f"np.{name}.outer(a, b)",
        ])] if self.chance(0.7) else [
            f"np.{self.pick(['add', 'multiply', 'subtract', 'maximum'])}.at(a, {self.pick(['[0, 0]', '0', 'slice(0, 1)', '[0, -1, 0]'])}, {self.pick(['1', '2', '[1]'])})", "a"]

    def product(self, env):
        n, k, m = (self.random.randint(0, 4) for _ in range(3))
        types = [self.pick(["float64", "float64", "int64", "float32", "bool", "int32"]) for _ in range(2)]
        shapes = self.pick([((n, k), (k, m)), ((k,), (k, m)), ((n, k), (k,)), ((k,), (k,)),
                            ((2, n, k), (k, m)), ((2, n, k), (2, k, m)), ((n, k), (k + 1, m))])
        lines = []
        for name, shape, dtype in zip("cd", shapes, types):
            numbers = self.values(shape, "int64" if dtype != "bool" else "bool")
            lines.append(f"{name} = np.array({numbers}, dtype='{dtype}').reshape({shape})")
        return lines + [self.pick(["c @ d", "c.dot(d)", "np.dot(c, d)", "c[::-1] @ d"])]

    def scalars(self, env):
        x, y = self.scalar(), self.scalar()
        if "np." not in x:
            x = self.pick(["np.float64(0.1)", "np.int64(7)", "np.float32(0.3)", "np.uint8(200)", "np.int32(5)",
                           "np.float64(1) / 0", "np.int64(-7)", "np.bool_(False)"])
        operator = self.pick(["+", "-", "*", "/", "//", "%", "==", "<", ">=", "&", "|", "**"])
        if operator == "**":
            y = self.pick(["2", "0.5", "3"])
        return [self.pick([f"{x} {operator} {y}", f"{y} {operator} {x}", f"-({x})", f"np.abs({x})", f"({x}).dtype",
                           f"({x}).shape", f"float({x})", f"int({x}) if {x} == {x} else 0", f"bool({x})",
                           f"({x}).item()", f"np.sqrt(abs({x}))", f"np.maximum({x}, {y})", f"[{x}, {y}]",
                           f"({x}).astype('float32')", f"'%.3f %d' % ({x}, np.int64(3))",
                           f"isinstance({x}, np.float64)", f"({x}).sum()", f"round(float({x}), 1)"])]

    def rounded(self, text):
        """Without what only the order of operations decides."""
        return f"np.round({text}, 6) + 0.0"

    def transforms(self, env):
        n = self.pick([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 30, 53, 64, 101])
        lines = [f"c = np.round(np.cos(np.arange({n}) * 1.7) * 3, 2)" + self.pick(["", " + 1j * np.arange(%d)" % n])]
        name = self.pick(["fft", "ifft", "rfft", "irfft", "fft", "ifft"])
        source = self.pick(["c", "c", "np.outer([1, 2], c)", "c[::-1]", "c.real"])
        if name == "rfft":
            source = source.replace("c", "c.real") if source != "c.real" else source
        if name == "irfft" and n == 1:
            name = "ifft"
        extra = self.pick(["", "", f", n={self.pick([1, 2, 5, n + 3])}", ", norm='ortho'", ", axis=0"])
        return lines + [self.pick([
            self.rounded(f"np.fft.{name}({source}{extra})"),
            self.rounded(f"np.fft.{name}({source})"),
            self.rounded("np.fft.fft2(np.outer([1, 2, 3], c))"),
            self.rounded("np.fft.ifft2(np.outer(c, [1, 2j]))"),
            self.rounded("np.fft.ifft(np.fft.fft(c))"),
            f"np.fft.fftfreq({n})", f"np.fft.rfftfreq({n}, 0.5)", "np.fft.fftshift(np.fft.fftfreq(%d))" % n,
            "np.fft.ifftshift(np.arange(%d))" % n,
        ])]

    def linear(self, env):
        n = self.random.randint(1, 4)
        kind = self.pick(["complex128", "float64", "complex64"])
        number = lambda: self.pick([
            f"{self.random.randint(-5, 5)}{self.random.randint(-5, 5):+d}j", str(self.random.randint(-5, 5))])
        real = lambda: str(self.random.randint(-5, 5))
        rows = ", ".join("[" + ", ".join((real if kind == "float64" else number)() for _ in range(n))
                         + "]" for _ in range(n))
        lines = [f"c = np.array([{rows}], dtype='{kind}')"]
        if kind == "complex64":
            return lines + [self.pick(["np.linalg.norm(c)", "np.linalg.norm(c, axis=0)"] + [self.rounded(x) for x in (
                "c @ c", "np.dot(c, c)", "np.vdot(c, c)", "np.einsum('ij,jk', c, c)")])]
        return lines + [self.pick([
            self.rounded("np.linalg.det(c)"), self.rounded("np.linalg.inv(c + 20 * np.eye(%d))" % n),
            self.rounded("np.linalg.solve(c + 20 * np.eye(%d), np.arange(%d.) + 1j)" % (n, n)),
            self.rounded("np.sort_complex(np.linalg.eigvals(c + np.diag(np.arange(%d) * 17)))" % n)
            .replace("np.sort_complex", "np.sort"),
            self.rounded("np.linalg.svd(c)[1]"), "np.round(np.linalg.norm(c, %s), 8)" % self.pick(["None", "1", "2", "np.inf", "'fro'"]),
            self.rounded("np.linalg.eigvalsh(c + c.conj().T)"),
            self.rounded("np.abs(np.linalg.eig(c + np.diag(np.arange(%d) * 17))[1]).sum(axis=0)" % n),
            self.rounded("c @ c"), self.rounded("np.dot(c, c)"), self.rounded("np.vdot(c, c)"), self.rounded("np.einsum('ij,ij', c, c)"),
            "np.trace(c)", "c.T.conj()",
            self.rounded("np.abs(np.linalg.qr(c)[1])"), self.rounded("np.linalg.pinv(c + 20 * np.eye(%d))" % n),
            self.rounded("np.linalg.matrix_power(c, 3)"), "np.outer(c, c)", "np.kron(c, [1, 1j])",
            self.rounded("np.abs(np.linalg.slogdet(c + 20 * np.eye(%d)))" % n),
            "np.linalg.matrix_rank(c + 20 * np.eye(%d))" % n,
        ])]

    def names(self, env):
        """The names of NumPy that are written in the chapters' own language, and their like."""
        r = self.random
        n = r.randint(2, 7)
        row = lambda: "[" + ", ".join(str(self.pick([r.randint(-5, 9), round(r.gauss(0, 2), 1)])) for _ in range(n)) + "]"
        odd = lambda: f"np.array([{', '.join(self.pick(['np.nan', str(r.randint(-5, 9)), str(round(r.gauss(0, 2), 1))]) for _ in range(2 * n))}]).reshape(2, {n})"
        whole = lambda: "[" + ", ".join(str(r.randint(0, 60)) for _ in range(n)) + "]"
        axis = self.pick(["", ", axis=0", ", axis=1", ", axis=-1, keepdims=True"])
        plain = axis.replace(", keepdims=True", "")
        return [self.pick([
            f"np.nansum({odd()}{axis})", f"np.nanmean({odd()}{axis})", f"np.nanmax({odd()}{axis})",
            f"np.nanmin({odd()}{axis})", f"np.nanstd({odd()}{axis})", f"np.nanvar({odd()}{axis})",
            f"np.nanprod({odd()}{axis})", f"np.nancumsum({odd()}{plain})", f"np.nancumprod({odd()}{plain})",
            f"np.nanmedian({odd()}{axis})", f"np.nanpercentile({odd()}, 30{axis})", f"np.nanargmax({odd()})",
            f"np.select([np.array({row()}) > 2, np.array({row()}) < 0], [{row()}, 1], 5)",
            f"np.piecewise(np.array({row()}) * 1.0, [np.array({row()}) > 1], [lambda x: x * 2, -1])",
            f"np.trim_zeros([0, 0] + {whole()} + [0])", f"np.array_equiv({row()}, {row()})",
            f"np.gcd({whole()}, {r.randint(1, 40)})", f"np.lcm({whole()}, {r.randint(1, 12)})",
            f"np.heaviside({row()}, 0.5)", f"np.sinc({row()})", f"np.float_power({whole()}, 2)",
            f"np.isposinf([1, np.inf, -np.inf])", f"np.isneginf([1, np.inf, -np.inf])",
            f"np.hanning({n})", f"np.hamming({n})", f"np.blackman({n})", f"np.bartlett({n})",
            f"np.unwrap(np.array({row()}) * 2)", f"np.block([[np.eye(2), np.zeros((2, {n}))], [np.ones((1, {n + 2}))]])",
            f"np.histogram2d({row()}, {row()}, 3)[0]", f"np.geomspace(1, {r.randint(2, 1000)}, {n})",
            f"np.poly({row()[:1] + ', '.join(row()[1:-1].split(', ')[:3])}])", f"np.polyadd({row()}, [1, 2])",
            f"np.polysub({row()}, [1, 2.5])", f"np.polymul({row()}, [1, -2])", f"np.polyder({row()})",
            f"np.polyint({row()})", f"np.polyder({row()}, 2)", f"np.round(np.polydiv({row()[:-1]}, 7], [1, 2])[0], 8)",
            f"str(np.poly1d({row()}))", f"(np.poly1d({row()}) * np.poly1d([1, -1])).coeffs", f"np.poly1d({row()})(2.5)",
            f"np.poly1d({row()}).deriv().coeffs", f"repr(np.poly1d({row()}) + 1)", f"(np.poly1d([1, 2]) ** 3).c",
            f"np.broadcast_shapes((2, 1), ({n},))", f"np.fromiter(range({n}), float)",
            f"np.diag_indices_from(np.eye(3))", f"np.tril_indices_from(np.ones((3, {n})))",
            f"np.binary_repr({r.randint(-9, 99)})", f"np.base_repr({r.randint(0, 999)}, {r.randint(2, 36)})",
            f"np.finfo('{self.pick(['float64', 'float32', 'float16'])}').{self.pick(['eps', 'max', 'tiny', 'bits', 'precision'])}",
            f"np.iinfo('{self.pick(['int8', 'uint16', 'int64', 'uint32'])}').{self.pick(['min', 'max', 'bits'])}",
            f"np.interp({row()}, [0, 1, 3], [1, 5, 2])", f"np.digitize({row()}, [0, 2, 4])",
            f"np.gradient(np.array({row()}) * 1.0)", f"np.convolve({row()}, [1, 2, 1], '{self.pick(['full', 'same', 'valid'])}')",
            f"np.diff({row()})", f"np.cov({row()}, {row()})", f"np.ptp({row()})", f"np.ediff1d({row()})",
            f"np.unique({row()})", f"np.searchsorted(np.sort({row()}), 1.5)", f"np.apply_over_axes(np.sum, np.ones((2, {n})), [0, 1])",
            f"np.promote_types('int8', '{self.pick(['uint8', 'float16', 'float32', 'complex64', 'int16'])}')",
            f"np.issubdtype(np.{self.pick(['float32', 'int64', 'complex64'])}, np.{self.pick(['floating', 'integer', 'number', 'complexfloating'])})",
            f"np.cross([1, 2, 3], {r.randint(1, 4)} * np.array([4, 5, 6]))", f"np.real_if_close(np.array([1 + 1e-20j]))",
            f"np.round(np.sort(np.roots({row()[:-1]}, 3])), 6) + 0.0", f"np.copysign({row()}, -1)",
        ])]

    def changes(self, env):
        """Functions that change an array in place."""
        r = self.random
        a = "e = np.arange(12%s).reshape(3, 4)" % self.pick(["", ".0"])
        return [a, self.pick([
            "np.fill_diagonal(e, 9)", "np.fill_diagonal(e, [1, 2])", "np.copyto(e, 3, where=e > 5)",
            "np.copyto(e, [1, 2, 3, 4])", "np.putmask(e, e > 4, [7, 8])", "np.place(e, e % 2 == 0, [1, 2])",
            "np.put_along_axis(e, np.array([[1], [0], [3]]), 99, axis=1)", "np.put(e, [0, 5], [10, 20])",
            "e[0, 0] = [1, 2]", "e[1] = 2", "e[0, 0] = 1.9", "e += 1.5", "e *= 2", "e //= 2", "e **= 2",
            "e -= np.float16(0.5)", "e += 1j", "e[0] += 1j", "e[0, 1] = 2j",
        ]), "e"]

    def converts(self, env):
        """Conversions, those that C leaves open among them."""
        kinds = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
                 "float32", "complex64", "complex128", "bool"]
        numbers = ["1e10", "-1e10", "300.0", "-1.5", "-300.7", "1e20", "np.nan", "np.inf", "-np.inf",
                   "2147483648.5", "9.3e18", "1e19", "0.1", "70000.0", "1e-8", "65504.0", "65520.0"]
        picked = ", ".join(self.pick(numbers) for _ in range(self.random.randint(1, 3)))
        source, target = self.pick(["float64", "float64", "float32"]), self.pick(kinds)
        text = f"np.array([{picked}], dtype='{source}').astype('{target}')"
        if target == "uint32":
            # The vector loop gives other numbers than the plain one where the value is out of range.
            text = text.replace("1e20", "5.0").replace("np.inf", "7.0").replace("np.nan", "1.0").replace("1e10", "1e9").replace("9.3e18", "3.0").replace("1e19", "4.0")
        return [text]

    def printing(self, env):
        r = self.random
        kind = r.randint(0, 10)
        n = r.randint(1, 40)
        if kind >= 9:
            part = lambda: self.pick([
                lambda: repr(r.gauss(0, 1)), lambda: repr(r.uniform(-1, 1) * 10 ** r.randint(-6, 9)),
                lambda: str(r.randint(-99, 99)), lambda: self.pick(["np.nan", "np.inf", "-np.inf", "-0.0", "0.0"]) if self.chance(0.2) else "1.5"])()
            kind = self.pick(["complex128", "complex128", "complex64", "float16"])
            numbers = [part() if kind == "float16" else f"complex({part()}, {part()})" for _ in range(n)]
            text = f"np.array([{', '.join(numbers)}], dtype='{kind}')"
            return [text + self.pick(["", "[:, None]", "[None, ::-1]"])]
        if kind == 0:
            return [f"np.arange({self.pick([1000, 1001, 1500, 10000])})" + self.pick(["", ".reshape(-1, 10)[:, ::-1]", " / 7"])]
        if kind == 1:
            return [f"np.linspace(0, {self.pick(['1', '100', '1e6', '1e-6', '1e9', '-3'])}, {n})"]
        if kind == 2:
            return [f"np.array([{', '.join(repr(r.uniform(-1, 1) * 10 ** r.randint(-6, 9)) for _ in range(n))}])"]
        if kind == 3:
            return [f"np.array([{', '.join(repr(r.gauss(0, 1)) for _ in range(n))}], dtype='float32')"]
        if kind == 4:
            return [f"np.arange({n * 4}).reshape(2, 2, {n}) * {r.randint(1, 5000)}"]
        if kind == 5:
            return [f"np.array([{', '.join(self.number('float64') for _ in range(n))}])"]
        if kind == 6:
            return [f"np.zeros({self.pick(['(0, 3)', '(2, 0)', '0', '(1, 1, 1, 1)', '(30, 40)', '(2000, 2)', '(3, 0, 2)'])}, dtype='{self.pick(TYPES)}')"]
        if kind == 7:
            return [f"np.array([{', '.join(repr(r.gauss(0, 1)) for _ in range(12))}]).reshape(3, 4) * {self.pick(['1', '1e3', '1e-5', '1e8', '1e-300', '1e300'])}"]
        return [f"np.ones({n}, dtype=bool)", ] if self.chance(0.5) else [f"np.arange({n}) % 2 == 0"]

    def options(self, env):
        r = self.random
        setting = self.pick([f"precision={r.randint(0, 12)}", "suppress=True", f"threshold={r.randint(0, 20)}",
                             f"linewidth={r.randint(10, 120)}", f"threshold=5, edgeitems={r.randint(1, 4)}",
                             f"precision={r.randint(1, 5)}, suppress=True"])
        lines = self.printing(env)
        return lines[:-1] + [f"x = {lines[-1]}", f"np.set_printoptions({setting})", "x"]

    def case(self):
        lines = [f"a = {self.array()}"]
        env = {"np": np}
        exec(lines[0], env)
        shape = self.pick([env["a"].shape, env["a"].shape[-1:], self.pick(SHAPES)])
        lines.append(f"b = {self.array(shape)}")
        exec(lines[1], env)
        kind = self.pick([self.operate] * 5 + [self.function] * 2 + [self.unary] * 2 + [self.reduce] * 4
                         + [self.get] * 5 + [self.set] * 4 + [self.augment] * 3 + [self.shape] * 3
                         + [self.create] * 2 + [self.choose] * 2 + [self.methods] + [self.product]
                         + [self.scalars] * 3 + [self.printing] * 2 + [self.options]
                         + [self.transforms] + [self.linear] * 2 + [self.names] * 3 + [self.changes]
                         + [self.converts])
        body = kind(env)
        lines += body[:-1]
        env = {"np": np}
        try:
            exec("\n".join(lines), env)
            result = eval(body[-1], env)
        except Exception as error:
            # NumPy 1 stored an array with one element where a number is expected, and so does nnrepl.
            if "setting an array element" in str(error) or "0-dimensional" in str(error):
                return None
            return lines + [f"print({body[-1]})"]
        parts = result if isinstance(result, (tuple, list)) else [result]
        for part in parts:
            if isinstance(part, (np.ndarray, np.generic)) and part.dtype.name in (
                    "object", "longdouble"):
                return None
            # NumPy multiplies complex numbers with or without fused operations, as the processor has it:
            # what cancels out is rounding alone.
            if isinstance(part, np.generic) and part.dtype.kind == "c" and kind not in (self.scalars, self.get):
                return None
            if isinstance(part, (np.ndarray, np.generic)) and part.dtype.name == "complex64" and kind in (
                    self.unary, self.reduce, self.function, self.choose, self.operate, self.augment):
                return None
        if any(f"np.{name}(" in body[-1] for name in INEXACT) and isinstance(
                result, (np.ndarray, np.generic)) and (
                result.dtype in (np.float32, np.float16, np.complex64) or result.ndim == 0):
            return None
        # Which of 0.0 and -0.0 is the larger is not defined.
        if any(name in body[-1] for name in ("max", "min", "clip", "median", "percentile")) and any(
                env[x].dtype.kind in "fc" and any((np.signbit(p) & (p == 0)).any() for p in (env[x].real, env[x].imag))
                for x in "ab"):
            return None
        if env["a"].dtype == np.complex64 and kind == self.reduce:
            return None
        # Undefined, or changed between NumPy's versions.
        if "reciprocal" in body[-1] and env["a"].dtype.kind != "f":
            return None
        if "percentile" in body[-1] and env["a"].dtype.kind == "f" and np.isinf(env["a"]).any():
            return None
        if env["a"].ndim == 0 and any(name in body[-1] for name in ("std", "var", "median")):
            return None
        if ("**" in body[-1] or "power" in body[-1]) and (env["a"].shape == () or "complex(0.0, -0.0)" in lines[0]):
            return None
        if env["a"].dtype == bool and body[0].endswith("= [1, 2]"):
            return None
        if ".at(" in body[0] and env["a"].dtype == bool:
            return None
        # NumPy drops the imaginary part of its own numbers and warns; nnrepl does not convert them.
        if "complex" in body[-1] and any(w in body[-1] for w in ("float(", "int(", "%.3f")):
            return None
        if "strides" in body[-1] and (env["a"].size == 0 or "[1:]" in body[-1]):
            return None
        if isinstance(result, np.ndarray):
            return lines + [f"r = {body[-1]}", "print(repr(r))", "print(r)", "print(r.dtype, r.shape)"]
        if isinstance(result, np.generic):
            return lines + [f"r = {body[-1]}", "print(r, r.dtype)"]
        return lines + [f"print({body[-1]})"]


def run(lines):
    """What the program prints; `! Name` at the end if it fails."""
    out = io.StringIO()
    with np.printoptions(), contextlib.redirect_stdout(out):
        try:
            exec("\n".join(lines), {"np": np})
        except Exception as error:
            names = [c.__name__ for c in type(error).__mro__]
            name = next(n for n in names if n in (
                "ValueError", "TypeError", "IndexError", "ZeroDivisionError", "OverflowError",
                "MemoryError", "AttributeError", "Exception"))
            print("! " + name)
    return out.getvalue().strip("\n")


def plain_scalars():
    """Makes the representation of NumPy's numbers that of NumPy 1, as the chapters print it."""
    import re
    scalar = re.compile(
        r"np\.(?:float64|float32|float16|u?int\d+)\(([^()]*)\)|np\.(True|False)_?"
        r"|np\.complex\d+(\([^()]*\))")
    def plain(m):
        number = m.group(3)
        if number:
            # The parentheses belong to a number with both parts.
            return number if re.search(r"[^(e][+-]", number) else number[1:-1]
        return m.group(1) or m.group(2)
    return lambda text: scalar.sub(plain, text)


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    maker = Maker(seed)
    plain = plain_scalars()
    cases = 0
    while cases < count:
        with np.printoptions():
            lines = maker.case()
        if lines is None:
            continue
        print("\n".join(lines) + "\n-----\n" + plain(run(lines)) + "\n=====")
        cases += 1


main()
