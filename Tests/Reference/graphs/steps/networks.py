"""Steps that networks end with: softmax and the likelihoods of labels."""
import numpy as np

from drawing import Drawing, written
from numeric import log_softmax, softmax, softplus
from refusals import gap, need
from variables import Constant, fits

SHIFTED = ("T.exp({0} - {0}.max(axis=1, keepdims=True)) / "
           "T.exp({0} - T.max({0}, axis=1).dimshuffle(0, 'x')).sum(axis=1).dimshuffle(0, 'x')")


class Networks(Drawing):
    def softmaxed(self):
        a = self.some_real(lambda v: v.rank in (1, 2) and v.most() < 12)
        text, function = self.pick([
            ("T.nnet.softmax({0})", softmax), ("T.nnet.softmax({0})", softmax),
            ("T.log(T.nnet.softmax({0}))", log_softmax), ("-T.log(T.nnet.softmax({0}))", lambda x: -log_softmax(x)),
            ("T.nnet.logsoftmax({0})", log_softmax)])
        need("log" not in text or a.most() < 6)
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
            gap(x)
            return softmax(x)
        return self.step(SHIFTED, [a], body, a.dtype, a.flags)

    def categorical(self):
        a = self.some_real(lambda v: v.rank == 2 and v.most() < 6 and v.shape[1] > 1)
        need(a.dtype == "float64")
        labels = self.labels(a.shape[1], a.shape[0])
        inner = "T.nnet.softmax({0})"
        if labels and self.chance(0.75):
            y = self.pick(labels)
            form = self.pick([
                "T.nnet.categorical_crossentropy(%s, {1})", "-T.log(%s)[T.arange({1}.shape[0]), {1}]",
                "-T.log(%s[T.arange({1}.shape[0]), {1}])", "T.nnet.categorical_crossentropy(%s, {1}).mean()",
                "-T.mean(T.log(%s)[T.arange({1}.shape[0]), {1}])"]) % inner
            is_mean = "mean" in form

            def body(x, y):
                result = -log_softmax(x)[np.arange(len(y)), y]
                return result.mean() if is_mean else result
            return self.step(form, [a, y], body, a.dtype, () if is_mean else (False,))
        target = self.reals(a.shape, 0.1, 1)
        target = np.round(target / target.sum(axis=1, keepdims=True), 2)
        return self.step("T.nnet.categorical_crossentropy(%s, {1})" % inner, [a, Constant(written(target), target)],
                         lambda x, y: -(y * log_softmax(x)).sum(axis=1), a.dtype, a.flags[:1])

    def binary(self):
        a = self.some_real(lambda v: v.most() < 5)
        need(a.dtype == "float64")
        others = [v for v in self.variables if v.dtype in ("float64", "int64") and fits(a, v) is not None
                  and v.array.size and v.low() >= 0 and v.high() <= 1]
        b = self.pick(others) if others and self.chance(0.7) else Constant.of(self.pick([0.25, 1, 0, 0.7]))
        form = self.pick([
            "T.nnet.binary_crossentropy(T.nnet.sigmoid({0}), {1})",
            "-({1} * T.log(T.nnet.sigmoid({0})) + (1 - {1}) * T.log(1 - T.nnet.sigmoid({0})))"])
        return self.alike(form, [a, b], lambda x, t: t * softplus(-x) + (1 - t) * softplus(x), "float64")
