# A recurrent network that learns a text sign by sign and writes one of its own.
#
# Vanilla RNN: tanh, softmax, truncated backpropagation through time, gradients clipped to +-5, Adagrad.
# Runs unchanged under CPython 3 with NumPy and under nnrepl, and prints the same numbers. (With ten times
# the rate, as it is often printed, the loss leaps at first, and the last bits of NumPy on one processor
# or another decide where to.)

import time

import numpy as np

# A text of 400 or so signs with a vocabulary of some dozens, without a file to read.
verses = [
    "the quick brown fox jumps over the lazy dog, and the dog sleeps on;",
    "a network of neurons learns to say what it has read, sign by sign,",
    "first it stammers, then it finds the words, then it knows them by heart.",
    "what it forgets at the end of a line it cannot say in the next one,",
    "so it carries a hidden state along, and the state is all it has.",
    "0, 1, 2, 3, 4: numbers are words too, if you read them slowly enough.",
]
text = "\n".join(verses) + "\n"
signs = sorted(set(text))
place = {sign: i for i, sign in enumerate(signs)}

hidden, length, rate, iterations = 100, 25, 1e-2, 1000
count = len(signs)

np.random.seed(0)
weights = {
    "xh": np.random.randn(hidden, count) * 0.01,
    "hh": np.random.randn(hidden, hidden) * 0.01,
    "hy": np.random.randn(count, hidden) * 0.01,
    "bh": np.zeros((hidden, 1)),
    "by": np.zeros((count, 1)),
}
memory = {name: np.zeros_like(value) for name, value in weights.items()}


def one_hot(index):
    column = np.zeros((count, 1))
    column[index] = 1
    return column


def step(column, state):
    """The next hidden state and the probabilities of the signs that may follow."""
    state = np.tanh(np.dot(weights["xh"], column) + np.dot(weights["hh"], state) + weights["bh"])
    scores = np.exp(np.dot(weights["hy"], state) + weights["by"])
    return state, scores / np.sum(scores)


def cost_and_gradients(inputs, targets, state):
    columns, states, guesses = [], [state], []
    cost = 0.0
    for index, target in zip(inputs, targets):
        columns.append(one_hot(index))
        state, guess = step(columns[-1], state)
        states.append(state)
        guesses.append(guess)
        cost -= np.log(guess[target, 0])
    slopes = {name: np.zeros_like(value) for name, value in weights.items()}
    later = np.zeros_like(state)
    for t in reversed(range(len(inputs))):
        error = guesses[t].copy()
        error[targets[t]] -= 1
        slopes["hy"] += np.dot(error, states[t + 1].T)
        slopes["by"] += error
        inner = (np.dot(weights["hy"].T, error) + later) * (1 - states[t + 1] ** 2)
        slopes["xh"] += np.dot(inner, columns[t].T)
        slopes["hh"] += np.dot(inner, states[t].T)
        slopes["bh"] += inner
        later = np.dot(weights["hh"].T, inner)
    for slope in slopes.values():
        np.clip(slope, -5, 5, out=slope)
    return cost, slopes, state


def sample(state, index, size):
    column = one_hot(index)
    written = []
    for _ in range(size):
        state, guess = step(column, state)
        index = np.random.choice(range(count), p=guess.ravel())
        column = one_hot(index)
        written.append(signs[index])
    return "".join(written)


start = time.time()
smooth = -np.log(1.0 / count) * length
position = 0
for iteration in range(iterations):
    if iteration == 0 or position + length + 1 >= len(text):
        state, position = np.zeros((hidden, 1)), 0
    inputs = [place[sign] for sign in text[position:position + length]]
    targets = [place[sign] for sign in text[position + 1:position + length + 1]]
    if iteration % 100 == 0:
        written = sample(state, inputs[0], 200)
    cost, slopes, state = cost_and_gradients(inputs, targets, state)
    smooth = smooth * 0.999 + cost * 0.001
    if iteration % 100 == 0:
        print("# iteration %d loss %.4f" % (iteration, smooth))
    for name, value in weights.items():
        memory[name] += slopes[name] * slopes[name]
        value -= rate * slopes[name] / np.sqrt(memory[name] + 1e-8)
    position += length
print("# last " + written[:60].replace("\n", " / "))
print("char_rnn %.1f" % ((time.time() - start) * 1000))
