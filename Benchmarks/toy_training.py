# A two-layer network on five examples: gradient descent, momentum and RMSProp, 100 epochs each.
#
# The same computation as the training cells of cs231n's two-layer notebook. Runs unchanged under
# CPython 3 with NumPy and under nnrepl, and prints the same numbers.

import time

import numpy as np


def toy_model():
    return {
        "W1": np.linspace(-0.2, 0.6, num=40).reshape(4, 10), "b1": np.linspace(-0.3, 0.7, num=10),
        "W2": np.linspace(-0.4, 0.1, num=30).reshape(10, 3), "b2": np.linspace(-0.5, 0.9, num=3),
    }


def cost_and_gradients(X, y, model, strength):
    W1, W2 = model["W1"], model["W2"]
    hidden = np.maximum(0, X.dot(W1) + model["b1"])
    scores = hidden.dot(W2) + model["b2"]
    shifted = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    guesses = shifted / np.sum(shifted, axis=1, keepdims=True)
    rows = np.arange(len(y))
    cost = -np.mean(np.log(guesses[rows, y]))
    cost += 0.5 * strength * (np.sum(W1 * W1) + np.sum(W2 * W2))
    error = guesses.copy()
    error[rows, y] -= 1
    error /= len(y)
    inner = error.dot(W2.T)
    inner[hidden <= 0] = 0
    return cost, {
        "W1": X.T.dot(inner) + strength * W1, "b1": np.sum(inner, axis=0),
        "W2": hidden.T.dot(error) + strength * W2, "b2": np.sum(error, axis=0),
    }


def train(X, y, update, rate=1e-1, momentum=0.9, strength=0.001, epochs=100):
    model = toy_model()
    caches = {name: np.zeros(value.shape) for name, value in model.items()}
    losses = []
    for _ in range(epochs):
        cost, slopes = cost_and_gradients(X, y, model, strength)
        losses.append(cost)
        for name in model:
            slope = slopes[name]
            if update == "sgd":
                change = -rate * slope
            elif update == "momentum":
                caches[name] = momentum * caches[name] - rate * slope
                change = caches[name]
            else:
                caches[name] = 0.99 * caches[name] + 0.01 * slope * slope
                change = -rate * slope / np.sqrt(caches[name] + 1e-8)
            model[name] += change
    scores = np.maximum(0, X.dot(model["W1"]) + model["b1"]).dot(model["W2"]) + model["b2"]
    return losses, np.mean(np.argmax(scores, axis=1) == y)


X = np.linspace(-0.2, 0.5, num=20).reshape(5, 4)
y = np.array([0, 1, 2, 2, 1])
for update in ["sgd", "momentum", "rmsprop"]:
    best = 1e9
    for _ in range(5):
        start = time.time()
        losses, accuracy = train(X, y, update)
        best = min(best, time.time() - start)
    print("# %s: loss %.6f, accuracy %.2f" % (update, losses[-1], accuracy))
    print("%s %.1f" % (update, best * 1000))
