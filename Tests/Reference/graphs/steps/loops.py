"""Steps that are loops: theano.scan and theano.map."""
import numpy as np

from drawing import Drawing
from numeric import sigmoid
from refusals import need

POWERS = [
    ("s * 0.9 + T.tanh(q)", lambda s, q: s * 0.9 + np.tanh(q)), ("T.tanh(s) * q", lambda s, q: np.tanh(s) * q),
    ("T.nnet.sigmoid(s + q)", lambda s, q: sigmoid(s + q)), ("s + q * 0.5", lambda s, q: s + q * 0.5)]
TAPS = "theano.scan(lambda o, s: s * 0.5 + o * 0.25, outputs_info=dict(initial={0}[:2], taps=[-2, -1]), n_steps=%d)[0]"
MATRIX = ("theano.scan(lambda q, s, w: T.tanh(q + T.dot(s, w)), sequences={0}, "
          "outputs_info=T.zeros(({1}.shape[0],)), non_sequences={1})[0]")
TWO = ("theano.scan(lambda q, s, p: [s + q, p * 0.5 + s], sequences={0}, "
       "outputs_info=[T.constant(0.0, dtype='float64'), T.constant(1.0, dtype='float64')])[0][1]")


class Loops(Drawing):
    def scan(self):
        a = self.some_real(lambda v: v.rank <= 2 and v.dtype == "float64" and v.most() < 3)
        need(not any(a.flags))
        kind = self.pick(["power", "power", "sequence", "map", "cumulative", "taps", "matrix", "backwards", "two"])
        count = self.random.randint(1, 4)
        if kind == "power":
            return self.repeated(a, count)
        need(a.rank)
        if kind == "map":
            return self.mapped(a)
        if kind == "matrix":
            return self.recurrent(a)
        if kind == "taps":
            need(a.shape[0] >= 2)

            def body(x):
                history = [x[0], x[1]]
                for _ in range(count):
                    history.append(history[-1] * 0.5 + history[-2] * 0.25)
                return np.stack(history[2:])
            return self.step(TAPS % count, [a], body, a.dtype, a.flags)
        if kind == "two":
            need(a.rank == 1)

            def body(x):
                s, p, out = x[0] * 0, x[0] * 0 + 1, []
                for q in x:
                    s, p = s + q, p * 0.5 + s
                    out.append(p)
                return np.stack(out)
            return self.step(TWO, [a], body, a.dtype, a.flags)
        backwards = kind == "backwards"

        def body(x):
            s, out = x[0] * 0, []
            for q in x[::-1] if backwards else x:
                s = s * 0.5 + q
                out.append(s)
            return np.stack(out)
        return self.step("theano.scan(lambda q, s: s * 0.5 + q, sequences={0}, outputs_info=T.zeros_like({0}[0])%s)[0]" % (
            ", go_backwards=True" if backwards else ""), [a], body, a.dtype, a.flags)

    def repeated(self, a, count):
        text, function = self.pick(POWERS)
        is_last = self.chance(0.5)
        is_zero = self.chance(0.5)

        def body(x):
            s, out = x * 0 if is_zero else x, []
            for _ in range(count):
                s = function(s, x)
                out.append(s)
            return out[-1] if is_last else np.stack(out)
        return self.step("theano.scan(lambda s, q: %s, outputs_info=%s, non_sequences={0}, n_steps=%d)[0]%s" % (
            text, "T.zeros_like({0})" if is_zero else "{0}", count, "[-1]" if is_last else ""), [a], body, a.dtype,
            a.flags if is_last else (False,) + a.flags)

    def mapped(self, a):
        text, function = self.pick([("T.sum(T.tanh(q))", lambda q: np.tanh(q).sum()), ("q ** 2 + 1", lambda q: q * q + 1)])
        form = self.pick(["theano.map(lambda q: %s, {0})[0]", "theano.scan(lambda q: %s, sequences={0})[0]"])
        return self.step(form % text, [a], lambda x: np.stack([function(q) for q in x]), a.dtype,
                         (False,) if "sum" in text else a.flags)

    def recurrent(self, a):
        need(a.rank == 2)
        squares = [v for v in self.variables if v.dtype == "float64" and v.shape == (a.shape[1], a.shape[1])
                   and v.most() < 3 and not any(v.flags)]
        need(squares)

        def body(x, w):
            h, out = np.zeros(w.shape[0], dtype=x.dtype), []
            for row in x:
                h = np.tanh(row + np.dot(h, w))
                out.append(h)
            return np.stack(out)
        return self.step(MATRIX, [a, self.pick(squares)], body, a.dtype, a.flags)
