"""Programs that fail, with the kind of error that Theano has for it."""
from drawing import Drawing, written
from refusals import AVOIDED

HEAD = ["import numpy as np", "import theano", "import theano.tensor as T", "x, y = T.dvectors('x', 'y')",
        "a, b = T.dmatrices('a', 'b')", "p, q = T.dtensor4s('p', 'q')", "k = T.lvector('k')", "i = T.lscalar('i')"]


class Failing(Drawing):
    def failing(self):
        n = self.random.randint(2, 4)
        m = n + self.random.randint(1, 2)
        vector = lambda n: written(self.reals((n,)))
        matrix = lambda n, m: written(self.reals((n, m)))
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
            ("IndexError", call("x, i", "x[i]", f"{vector(n)}, {n + self.random.randint(0, 3)}")),
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
            ("IndexError", call("x", f"x[{self.pick([n, -n - 1])}]", vector(n))),
            ("IndexError", call("x", f"T.set_subtensor(x[{n}], 1.0)", vector(n))),
            ("ValueError", "T.nnet.softmax(T.dtensor3('t'))"),
        ]
        if "lengths of 1 that are not broadcastable" not in AVOIDED:
            cases += [("ValueError", call("x, y", "x + y", f"{vector(n)}, {vector(1)}")),
                      ("ValueError", call("a, b", "a * b", f"{matrix(n, 2)}, {matrix(1, 2)}"))]
        name, text = self.pick(cases)
        if self.chance(0.3):
            return "\n".join(HEAD + [text]), "! " + name
        return "\n".join(HEAD + ["try:", f"    {text}", "    print('no error')", "except Exception as e:",
                                 "    print(type(e).__name__)"]), name
