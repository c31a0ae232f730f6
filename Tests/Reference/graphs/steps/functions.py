"""Steps that are functions of each number, and compositions that simplification joins."""
import numpy as np

from drawing import Drawing
from numeric import sigmoid, softplus
from refusals import from_half, from_whole, from_zero, need
from variables import Constant, fits, promoted, real


def same(x):
    return x * 1


def relu(x):
    return np.maximum(x, 0)


# text, function, the least and most it is given, where it has kinks
UNARY = [
    ("T.exp({0})", np.exp, -9, 3.5), ("T.log({0})", np.log, 0.05, 1e3),
    ("T.log1p({0})", np.log1p, -0.9, 1e3), ("T.expm1({0})", np.expm1, -9, 3.5),
    ("T.sqrt({0})", np.sqrt, 0.03, 1e3), ("T.tanh({0})", np.tanh, -5, 5),
    ("T.nnet.sigmoid({0})", sigmoid, -6, 6), ("T.nnet.softplus({0})", softplus, -6, 20),
    ("T.sin({0})", np.sin, -99, 99), ("T.cos({0})", np.cos, -99, 99),
    ("T.tan({0})", np.tan, -1.2, 1.2), ("T.arctan({0})", np.arctan, -99, 99),
    ("T.arcsin({0})", np.arcsin, -0.9, 0.9), ("T.arccos({0})", np.arccos, -0.9, 0.9),
    ("T.sinh({0})", np.sinh, -4, 4), ("T.cosh({0})", np.cosh, -4, 4),
    ("T.arcsinh({0})", np.arcsinh, -99, 99), ("T.arccosh({0})", np.arccosh, 1.2, 99),
    ("T.arctanh({0})", np.arctanh, -0.9, 0.9), ("T.exp2({0})", np.exp2, -9, 5),
    ("T.log2({0})", np.log2, 0.05, 1e3), ("T.log10({0})", np.log10, 0.05, 1e3),
    ("T.deg2rad({0})", np.deg2rad, -1e3, 1e3), ("T.rad2deg({0})", np.rad2deg, -3, 3),
    ("T.nnet.softsign({0})", lambda x: x / (1 + np.abs(x)), -99, 99, from_zero),
    ("T.nnet.relu({0})", relu, -99, 99, from_zero),
    ("T.floor({0})", np.floor, -99, 99, from_whole), ("T.ceil({0})", np.ceil, -99, 99, from_whole),
    ("T.trunc({0})", np.trunc, -99, 99, from_whole), ("T.round({0})", np.rint, -99, 99, from_half),
    ("T.inv({0})", lambda x: 1 / x, 0.2, 99), ("T.inv({0})", lambda x: 1 / x, -99, -0.2),
    # What simplification joins, or computes otherwise.
    ("T.log(T.nnet.sigmoid({0}))", lambda x: -softplus(-x), -6, 6),
    ("T.log(1 - T.nnet.sigmoid({0}))", lambda x: -softplus(x), -6, 5),
    ("-T.log(1 - T.nnet.sigmoid({0}))", softplus, -6, 5),
    ("T.log(1 + T.exp({0}))", softplus, -4, 6), ("T.log1p(T.exp({0}))", softplus, -6, 6),
    ("1 / (1 + T.exp(-{0}))", sigmoid, -6, 6), ("1.0 / (1.0 + T.exp({0}))", lambda x: sigmoid(-x), -6, 6),
    ("T.exp(T.log({0}))", same, 0.05, 1e3), ("T.log(T.exp({0}))", same, -6, 6),
    ("T.sqrt({0} ** 2 + 1)", lambda x: np.sqrt(x * x + 1), -30, 30),
    ("T.log(abs({0}) + 1)", lambda x: np.log1p(np.abs(x)), -99, 99, from_zero),
    ("T.exp(-abs({0}))", lambda x: np.exp(-np.abs(x)), -9, 9, from_zero),
    ("T.sqr(T.tanh({0}))", lambda x: np.tanh(x) ** 2, -5, 5),
    ("1 - T.sqr(T.tanh({0}))", lambda x: 1 - np.tanh(x) ** 2, -4, 4),
    ("T.nnet.sigmoid({0}) * (1 - T.nnet.sigmoid({0}))", lambda x: sigmoid(x) * sigmoid(-x), -6, 6),
    ("T.sqrt({0}) ** 2", same, 0.03, 99), ("T.sqrt({0} ** 2)", np.abs, -30, 30, from_zero),
    ("T.exp(T.log({0}) * 3)", lambda x: x ** 3, 0.05, 5), ("T.exp({0}) * T.exp(-{0})", lambda x: x * 0 + 1, -4, 4),
    ("T.expm1(T.log1p({0}))", same, -0.9, 99), ("1 - (1 - {0})", same, -99, 99),
    ("0.5 * ({0} + abs({0}))", relu, -99, 99, from_zero),
]

# Those that keep whole numbers whole.
PLAIN = [
    ("-{0}", np.negative), ("abs({0})", np.abs, from_zero), ("T.abs_({0})", np.abs, from_zero),
    ("T.sqr({0})", np.square), ("-(-{0})", same), ("T.neg({0})", np.negative),
    ("T.sgn({0})", np.sign, from_zero), ("{0}.copy()", same),
]

# Sums and products as chapters have them: constants to fold, terms to join.
LINEAR = [
    ("{0} * 2 * 3 + {1}", lambda x, y: 6 * x + y), ("({0} + 1) - 1 + {1} * 0", lambda x, y: x + y * 0),
    ("{0} / 2 / 4 - {1} * 0.5", lambda x, y: x / 8 - y / 2), ("{0} + {1} - {0}", lambda x, y: x * 0 + y),
    ("{0} - 0.5 * {0} + {1}", lambda x, y: x / 2 + y), ("2 * ({0} - {1}) + 2 * {1}", lambda x, y: 2 * x + y * 0),
    ("-(-{0} * {1})", lambda x, y: x * y), ("({0} + {1}) * ({0} - {1})", lambda x, y: x * x - y * y),
    ("{0} * {1} + {0} * {1}", lambda x, y: 2 * x * y), ("1 * {0} + 0 - {1}", lambda x, y: x - y),
    ("{0} * T.constant(2.0) - T.constant(3) * {1}", lambda x, y: 2 * x - 3 * y),
    ("(T.constant(1.5) + 2) * {0} + {1} / T.exp(T.constant(0.0))", lambda x, y: 3.5 * x + y),
]


class Functions(Drawing):
    def unary(self):
        text, function, low, high, *kinks = self.pick(UNARY)
        whole = (text.startswith("T.") and text.count("(") == 1 and self.chance(0.15)
                 and "relu" not in text and "round" not in text)
        a = self.some(lambda v: (v.is_real or whole and v.dtype != "bool") and v.low() >= low and v.high() <= high)
        dtype = real(a.dtype)

        def body(x):
            for kink in kinks:
                kink(x)
            return function(x if x.dtype.kind == "f" else x.astype(dtype))
        return self.alike(text, [a], body, dtype)

    def plain_unary(self):
        a = self.some_number()
        text, function, *kinks = self.pick(PLAIN)
        need(function is not np.square or a.most() < 12)

        def body(x):
            for kink in kinks:
                kink(x)
            return function(x)
        return self.alike(text, [a], body)

    def leaky(self):
        a = self.some_real()
        alpha = self.pick([0.5, 0.25, 0.1, 0.01])
        dtype = promoted(a.dtype, Constant.of(alpha).dtype)

        def body(x):
            from_zero(x)
            return np.where(x > 0, x, alpha * x)
        return self.alike("T.nnet.relu({0}, %r)" % alpha, [a], body, dtype)

    def linear(self):
        a = self.some_real()
        b = self.partner(a, lambda v: v.is_real)
        text, function = self.pick(LINEAR)
        need(a.dtype == "float64" and (b.dtype == "float64" or isinstance(b, Constant)) and fits(a, b) is not None)
        need(a.most() < 10 and b.most() < 10)
        return self.alike(text, [a, b], function, "float64")
