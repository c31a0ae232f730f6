"""Steps of two or three operands, elementwise: operators, powers, comparisons, choices; and casts."""
import numpy as np

from drawing import Drawing
from refusals import apart, from_whole, from_zero, need
from variables import REAL, WHOLE, Constant, fits, promoted


def whole_quotient(x, y):
    apart(x / y - np.rint(x / y), x, y)
    return x // y


def remainder(x, y):
    apart(x / y - np.rint(x / y), x, y)
    return x % y


def larger(x, y):
    apart(x - y, x, y)
    return np.maximum(x, y)


def smaller(x, y):
    apart(x - y, x, y)
    return np.minimum(x, y)


def angle(x, y):
    apart(np.hypot(x, y), x, y)
    # The jump is at negative second numbers.
    apart(np.where(y < 0, x, 1), x, y)
    return np.arctan2(x, y)


def raised(x, y):
    return x ** y


OPERATORS = {"+": ("add", np.add), "-": ("sub", np.subtract), "*": ("mul", np.multiply),
             "/": ("true_div", np.true_divide), "//": ("int_div", whole_quotient), "%": ("mod", remainder)}
NAMED = {"maximum": larger, "minimum": smaller, "arctan2": angle}
COMPARISONS = {"lt": ("<", np.less), "le": ("<=", np.less_equal), "gt": (">", np.greater),
               "ge": (">=", np.greater_equal), "eq": (None, np.equal), "neq": (None, np.not_equal)}


class Arithmetic(Drawing):
    def pair(self):
        kind = self.pick(["+", "+", "-", "-", "*", "*", "*", "/", "/", "//", "%", "maximum", "minimum", "arctan2"])
        a = self.some_number()
        b = self.partner(a)
        if self.chance(0.3) and fits(b, a) is not None:
            a, b = b, a
        if isinstance(a, Constant) and a.is_numpy:
            a, b = b, a
        if kind in OPERATORS:
            name, function = OPERATORS[kind]
            text = "{0} %s {1}" % kind if self.chance(0.85) else "T.%s({0}, {1})" % name
        else:
            function, text = NAMED[kind], "T.%s({0}, {1})" % kind
        dtype = promoted(a.dtype, b.dtype)
        if kind in ("/", "//", "%"):
            need(np.abs(b.array).min() > (0.15 if kind == "/" or b.is_real else 0))
        if kind == "/" and dtype not in REAL:
            return self.alike(text, [a, b], lambda x, y: x.astype("float64") / y, "float64")
        need(kind != "arctan2" or a.is_real and b.is_real)
        return self.alike(text, [a, b], function)

    def power(self):
        kind = self.pick(["square", "constant", "root", "base", "both", "whole"])
        if kind == "square":
            a = self.some_number(lambda v: v.most() < 12)
            n = self.pick([2, 2, 3, 1, 0])

            def body(x, y):
                if n < 2:
                    # The slope is n times 0 to the power of n - 1.
                    from_zero(x)
                return x ** y
            return self.alike("{0} ** {1}", [a, Constant.of(n)], body)
        if kind == "whole":
            a = self.some(lambda v: v.dtype in WHOLE and v.most() < 6)
            return self.alike("{0} ** {1}", [a, Constant.of(2)], raised)
        if kind == "base":
            a = self.some_real(lambda v: -6 < v.low() and v.high() < 5)
            return self.alike("{0} ** {1}", [Constant.of(self.pick([2, 2.0, 1.5, 0.5, 3])), a], raised)
        if kind == "root":
            a = self.some_real(lambda v: v.low() > 0.1)
            return self.alike("T.pow({0}, {1})", [a, Constant.of(0.5)], raised)
        if kind == "constant":
            a = self.some_real(lambda v: v.low() > 0.1 and v.high() < 8)
            b = Constant.of(self.pick([0.5, 1.5, -1, -0.5, 2.0, -2, 2.5, 0.3, 3.0]))
        else:
            a = self.some_real(lambda v: v.low() > 0.1 and v.high() < 4)
            b = self.partner(a, lambda v: v.is_real and v.most() < 3)
            need(b.array.size and b.most() <= 3)
        return self.alike("{0} ** {1}", [a, b], raised)

    def several(self):
        a = self.some_number()
        operands = [a, self.partner(a), self.partner(a)]
        kind = self.pick(["add", "mul", "maximum"])
        function = {"add": np.add, "mul": np.multiply, "maximum": larger}[kind]
        text = "T.maximum(T.maximum({0}, {1}), {2})" if kind == "maximum" else "T.%s({0}, {1}, {2})" % kind
        return self.alike(text, operands, lambda x, y, z: function(function(x, y), z))

    def comparison(self):
        a = self.some_number()
        b = self.partner(a)
        kind = self.pick(list(COMPARISONS))
        sign, function = COMPARISONS[kind]
        is_sign = sign and self.chance(0.4) and not (isinstance(b, Constant) and b.is_numpy)
        text = "{0} %s {1}" % sign if is_sign else "T.%s({0}, {1})" % kind

        def body(x, y):
            apart(x - y, x, y)
            return function(x, y)
        return self.alike(text, [a, b], body, "bool")

    def choice(self):
        a = self.some_real()
        b = self.partner(a)
        c = self.constant(None, -1.0, 1.0)
        need(c.rank == 0 and "np." not in c.name)
        dtype = promoted(a.dtype, b.dtype)
        conditions = [v for v in self.variables if v.dtype in ("bool", "int64") and fits(v, a, b) is not None]
        if conditions and self.chance(0.6):
            v = self.pick(conditions)
            return self.alike("T.%s({2}, {0}, {1})" % self.pick(["switch", "where"]), [a, b, v],
                              lambda x, y, z: np.where(z != 0, x, y), dtype)

        def body(x, y, z):
            apart(x - z, x)
            return np.where(x > z, x, y)
        return self.alike("T.%s({0} > {2}, {0}, {1})" % self.pick(["switch", "where"]), [a, b, c], body, dtype)

    def clipped(self):
        a = self.some_number()
        low, high = sorted([self.number(-1.5, 1.5), self.number(-1.5, 1.5)])
        need(low < high)
        if self.chance(0.3):
            low, high = self.pick([(-1, 1), (0, 1), (-1, 0), (0.0, 1.5)])
        text = "T.clip({0}, {1}, {2})" if self.chance(0.6) else "{0}.clip({1}, {2})"

        def body(x, y, z):
            apart(x - y, x)
            apart(x - z, x)
            return np.clip(x, y, z)
        return self.alike(text, [a, Constant.of(low), Constant.of(high)], body)

    def cast(self):
        a = self.some()
        dtype = self.pick(["float64"] * 3 + ["float32", "int32", "int64", "int8"])
        need(dtype != a.dtype and (a.most() < 100 or dtype != "int8"))

        def body(x):
            if x.dtype.kind == "f" and dtype in WHOLE:
                from_whole(x)
                return np.trunc(x)
            return x
        return self.alike(self.pick(["T.cast({0}, '%s')", "{0}.astype('%s')"]) % dtype, [a], body, dtype)
