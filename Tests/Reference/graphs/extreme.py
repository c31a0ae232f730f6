"""Programs whose numbers are far from 0: only what Theano makes stable."""
import numpy as np

from drawing import Drawing, written


def log_sigmoid(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def softplus(x):
    return -log_sigmoid(-x)


def sigmoid(x):
    return np.exp(log_sigmoid(x))


# text, its value, its gradient
ELEMENTWISE = [
    ("T.log(T.nnet.sigmoid(x))", log_sigmoid, lambda x: sigmoid(-x)),
    ("T.log(1 - T.nnet.sigmoid(x))", lambda x: log_sigmoid(-x), lambda x: -sigmoid(x)),
    ("-T.log(1 - T.nnet.sigmoid(x))", softplus, sigmoid),
    ("T.nnet.softplus(x)", softplus, sigmoid),
    ("T.log1p(T.exp(x))", softplus, sigmoid),
    ("T.log(1 + T.exp(x))", softplus, sigmoid),
    ("T.nnet.binary_crossentropy(T.nnet.sigmoid(x), 1)", lambda x: -log_sigmoid(x), lambda x: -sigmoid(-x)),
    ("T.nnet.binary_crossentropy(T.nnet.sigmoid(x), 0.25)",
     lambda x: -0.25 * log_sigmoid(x) - 0.75 * log_sigmoid(-x), lambda x: sigmoid(x) - 0.25),
    ("1 / (1 + T.exp(-x))", sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    ("T.nnet.sigmoid(x)", sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
]


class Extreme(Drawing):
    def extreme(self):
        x = np.array([self.pick([-900.0, -750.0, 800.0, 1000.0, -40.0, 45.0, 2.5, -0.5, 0.0, 60.0]) for _ in range(4)])
        if self.chance(0.45):
            return self.extreme_rows()
        text, value, gradient = self.pick(ELEMENTWISE)
        return self.compared(["x = T.dvector('x')"], text, "x", [x], value(x), gradient(x))

    def extreme_rows(self):
        n, m = self.random.randint(1, 3), self.random.randint(2, 4)
        x = np.array([[self.pick([-800.0, 700.0, 1.5, -2.0, 30.0, 0.0, 900.0, -1.0]) for _ in range(m)] for _ in range(n)])
        y = self.wholes((n,), 0, m - 1)
        log = x - x.max(axis=1, keepdims=True)
        log = log - np.log(np.exp(log).sum(axis=1, keepdims=True))
        once = np.zeros((n, m))
        once[np.arange(n), y] = 1
        loss, slope = -log[np.arange(n), y], np.exp(log) - once
        text, value, gradient = self.pick([
            ("T.nnet.categorical_crossentropy(T.nnet.softmax(x), y)", loss, slope),
            ("-T.log(T.nnet.softmax(x))[T.arange(y.shape[0]), y]", loss, slope),
            ("-T.mean(T.log(T.nnet.softmax(x))[T.arange(y.shape[0]), y])", loss.mean(), slope / n),
            ("T.log(T.nnet.softmax(x)) + T.cast(y.sum(), 'float64') * 0", log, 1 - m * np.exp(log)),
            ("T.nnet.logsoftmax(x) + T.cast(y.sum(), 'float64') * 0", log, 1 - m * np.exp(log)),
            ("-T.log(T.nnet.softmax(x)[T.arange(y.shape[0]), y])", loss, slope)])
        return self.compared(["x = T.dmatrix('x')", "y = T.lvector('y')"], text, "x, y", [x, y], value, gradient)

    def compared(self, declarations, text, names, values, value, gradient):
        star = "*" if len(values) > 1 else ""
        inputs = ", ".join(map(written, values))
        lines = ["import numpy as np", "import theano", "import theano.tensor as T", *declarations,
                 f"a = {text}", "slope = T.grad(a.sum(), x)", f"values = [{inputs}]" if star else f"values = {inputs}"]
        for name, numbers in (("a", value), ("slope", gradient)):
            lines.append(f"print(np.allclose(theano.function([{names}], {name})({star}values), {written(numbers, 12)}, rtol=1e-9, atol=1e-12))")
        return "\n".join(lines), "True\nTrue"
