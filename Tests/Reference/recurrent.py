"""Reference numbers for Tests/GraphsTests/RecurrenceTests.swift: PyTorch's own LSTM and RNN in float64,
and TensorFlow 1's GRUCell (reset before the product) written out with PyTorch's autograd.

    python recurrent.py        # PyTorch 2
"""
import math
import torch

torch.set_default_dtype(torch.float64)
BATCH, STEPS, FEATURES, UNITS = 2, 3, 3, 2


def wave(start, scale, *shape):
    count = math.prod(shape)
    return torch.tensor([scale * math.sin(start + 0.7 * k) for k in range(count)]).reshape(shape)


def digest(t):
    return sum(v * math.cos(0.11 * k) for k, v in enumerate(t.detach().reshape(-1).tolist()))


def run(cell):
    gates = {"lstm": 4, "gru": 3}.get(cell, 1)
    x = wave(0.1, 1, BATCH, STEPS, FEATURES).requires_grad_()
    w = wave(0.3, 0.5, FEATURES + UNITS, gates * UNITS).requires_grad_()
    b = wave(0.9, 0.2, gates * UNITS).requires_grad_()
    if cell == "gru":
        h, states = torch.zeros(BATCH, UNITS), []
        for t in range(STEPS):
            r, u = torch.sigmoid(torch.cat([x[:, t], h], 1) @ w[:, :2 * UNITS] + b[:2 * UNITS]).chunk(2, 1)
            c = torch.tanh(torch.cat([x[:, t], r * h], 1) @ w[:, 2 * UNITS:] + b[2 * UNITS:])
            h = u * h + (1 - u) * c
            states.append(h)
        states = torch.stack(states, 1)
    else:
        # PyTorch's gates are i, f, j, o.
        order = torch.arange(gates * UNITS).reshape(gates, UNITS)
        order = (order[[0, 2, 1, 3]] if cell == "lstm" else order).reshape(-1)
        flat = [w[:FEATURES, order].T, w[FEATURES:, order].T, b[order], torch.zeros(gates * UNITS)]
        if cell == "lstm":
            zero = (torch.zeros(1, BATCH, UNITS),) * 2
            states = torch._VF.lstm(x, zero, flat, True, 1, 0.0, False, False, True)[0]
        else:
            states = torch._VF.rnn_tanh(x, torch.zeros(1, BATCH, UNITS), flat, True, 1, 0.0, False, False, True)[0]
    (states * wave(0.5, 1, BATCH, STEPS, UNITS)).sum().backward()
    print(cell, *("%.12f" % digest(t) for t in (states, x.grad, w.grad, b.grad)))


for cell in ("tanh", "lstm", "gru"):
    run(cell)
