"""Expected numbers for Tests/NetworksTests/ReferenceTests.swift.

Trains tiny networks by the formulas of "Neural Networks and Deep Learning", chapter 6, in NumPy
float64, without any automatic differentiation: a gradient is the imaginary part of the cost at a
complex step (exact to rounding). Run with python3 and NumPy; the test holds what it prints.
"""

import numpy as np


def wave(shape, start, scale=1.0):
    """Values that any language can make: scale * sin(start + 0.7 k) for the k-th in row-major order."""
    count = int(np.prod(shape))
    return (scale * np.sin(start + 0.7 * np.arange(count))).reshape(shape)


def examples(count, features, classes):
    x = (0.5 + 0.5 * np.sin(1.3 * np.arange(count * features))).reshape(count, features)
    return x.astype(np.float32).astype(np.float64), (np.arange(count) * 2 + 1) % classes


def real_max(a, b):
    return np.where(a.real >= b.real, a, b)


ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.where(z.real > 0, z, 0),
}


def softmax(z):
    e = np.exp(z - z.real.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def true_convolution(x, w):
    """x [n, c, h, w], w [f, c, a, b]: sum of x[i + p, j + q] w[a - 1 - p, b - 1 - q]."""
    a, b = w.shape[2:]
    rows, columns = x.shape[2] - a + 1, x.shape[3] - b + 1
    out = np.zeros((x.shape[0], w.shape[0], rows, columns), dtype=np.result_type(x, w))
    for i in range(rows):
        for j in range(columns):
            patch = x[:, :, i : i + a, j : j + b]
            out[:, :, i, j] = np.einsum("ncpq,fcpq->nf", patch, w[:, :, ::-1, ::-1])
    return out


def max_pool(x, size):
    a, b = size
    rows, columns = x.shape[2] // a, x.shape[3] // b
    out = np.zeros(x.shape[:2] + (rows, columns), dtype=x.dtype)
    for i in range(rows):
        for j in range(columns):
            patch = x[:, :, i * a : (i + 1) * a, j * b : (j + 1) * b]
            best = patch[:, :, 0, 0]
            for p in range(a):
                for q in range(b):
                    best = real_max(best, patch[:, :, p, q])
            out[:, :, i, j] = best
    return out


class Net:
    """layers: ("conv-pool", image, pool, activation), ("dense", activation, p) or ("softmax", p)."""

    def __init__(self, layers, shapes):
        self.layers = layers
        self.params = []
        for number, shape in enumerate(shapes):
            units = shape[0] if len(shape) == 4 else shape[1]
            self.params.append(wave(shape, 0.3 + number, 0.5))
            self.params.append(wave((units,), 0.9 + number, 0.2))

    def output(self, x, params):
        for layer, w, b in zip(self.layers, params[::2], params[1::2]):
            if layer[0] == "conv-pool":
                _, image, pool, activation = layer
                maps = max_pool(true_convolution(x.reshape((-1,) + image), w), pool)
                x = ACTIVATIONS[activation](maps + b[None, :, None, None])
            else:
                z = (1 - layer[-1]) * x.reshape(len(x), -1).dot(w) + b
                x = softmax(z) if layer[0] == "softmax" else ACTIVATIONS[layer[1]](z)
        return x

    def cost(self, x, y, lmbda, batches, params):
        likelihood = -np.mean(np.log(self.output(x, params)[np.arange(len(y)), y]))
        return likelihood + 0.5 * lmbda * sum((w**2).sum() for w in params[::2]) / batches

    def gradients(self, *cost_arguments):
        grads = []
        for index, param in enumerate(self.params):
            grad = np.zeros_like(param)
            for place in np.ndindex(param.shape):
                params = [p.astype(complex) for p in self.params]
                params[index][place] += 1e-30j
                grad[place] = self.cost(*cost_arguments, params).imag / 1e-30
            grads.append(grad)
        return grads


def sgd(eta):
    return lambda state, t, w, g: w - eta * g


def momentum(eta, mu):
    def rule(state, t, w, g):
        state["v"] = mu * state.get("v", 0) - eta * g
        return w + state["v"]

    return rule


def rmsprop(eta):
    def rule(state, t, w, g):
        state["s"] = 0.9 * state.get("s", 0) + 0.1 * g**2
        return w - eta * g / (np.sqrt(state["s"]) + 1e-8)

    return rule


def adagrad(eta):
    def rule(state, t, w, g):
        state["s"] = state.get("s", 0) + g**2
        return w - eta * g / (np.sqrt(state["s"]) + 1e-8)

    return rule


def adam(eta):
    def rule(state, t, w, g):
        state["m"] = 0.9 * state.get("m", 0) + 0.1 * g
        state["s"] = 0.999 * state.get("s", 0) + 0.001 * g**2
        m, s = state["m"] / (1 - 0.9**t), state["s"] / (1 - 0.999**t)
        return w - eta * m / (np.sqrt(s) + 1e-8)

    return rule


def digest(values):
    """One number that depends on every value and its place."""
    return float((values.ravel() * np.cos(0.11 * np.arange(values.size))).sum())


def train(name, net, x, y, size, rule, lmbda, steps=3):
    batches = len(x) // size
    states = [{} for _ in net.params]
    costs = []
    for step in range(steps):
        rows = slice(step * size, (step + 1) * size)
        arguments = (x[rows], y[rows], lmbda, batches)
        costs.append(float(net.cost(*arguments, net.params)))
        grads = net.gradients(*arguments)
        net.params = [
            rule(s, step + 1, w, g) for s, w, g in zip(states, net.params, grads)
        ]
    print(name)
    print("  costs  ", ", ".join("%.9f" % c for c in costs))
    print("  weights", ", ".join("%.9f" % digest(p) for p in net.params))


def fully_connected(p=0.0):
    return Net([("dense", "sigmoid", p), ("softmax", p)], [(6, 5), (5, 3)])


def convolutional():
    layers = [("conv-pool", (2, 7, 8), (2, 2), "tanh"), ("dense", "relu", 0.0), ("softmax", 0.0)]
    return Net(layers, [(3, 2, 3, 3), (18, 4), (4, 3)])


if __name__ == "__main__":
    x, y = examples(12, 6, 3)
    train("fully connected, sgd", fully_connected(), x, y, 4, sgd(0.5), 0.3)
    images, classes = examples(6, 2 * 7 * 8, 3)
    train("convolution and pooling, sgd", convolutional(), images, classes, 2, sgd(0.1), 0.05)
    for name, rule in [
        ("momentum", momentum(0.5, 0.9)),
        ("rmsprop", rmsprop(0.01)),
        ("adagrad", adagrad(0.1)),
        ("adam", adam(0.01)),
    ]:
        train("fully connected, " + name, fully_connected(), x, y, 4, rule, 0.3)
    net = fully_connected(p=0.3)
    print("dropout 0.3, answers to the first two examples")
    for row in net.output(x[:2], net.params):
        print("  " + ", ".join("%.9f" % value for value in row))
