"""Prints the expected numbers of Tests/GraphsTests/ReferenceTests.swift, with NumPy in float64.

    python3 Scripts/reference/graphs.py

Inputs are made of small exact numbers, so that both sides start from the same bits. Convolution and
pooling are written from their definitions, with loops over the results.
"""
import numpy as np


def pattern(*shape):
    """0, 1, 2, ... times 7 modulo 11, minus 5, over 4."""
    return ((np.arange(np.prod(shape)) * 7 % 11 - 5) / 4).reshape(shape)


def convolved(images, filters, stride, same, flipped):
    if flipped:
        filters = filters[:, :, ::-1, ::-1]
    n, _, height, width = images.shape
    count, _, rows, columns = filters.shape
    if same:
        out = [-(-height // stride[0]), -(-width // stride[1])]
        pad = [max(0, (out[0] - 1) * stride[0] + rows - height),
               max(0, (out[1] - 1) * stride[1] + columns - width)]
        images = np.pad(images, [(0, 0), (0, 0), (pad[0] // 2, pad[0] - pad[0] // 2),
                                 (pad[1] // 2, pad[1] - pad[1] // 2)])
    else:
        out = [(height - rows) // stride[0] + 1, (width - columns) // stride[1] + 1]
    result = np.zeros([n, count] + out)
    for i, f, r, c in np.ndindex(*result.shape):
        top, left = r * stride[0], c * stride[1]
        result[i, f, r, c] = (images[i, :, top:top + rows, left:left + columns] * filters[f]).sum()
    return result


def pooled(images, size, stride, mode, ignore_border):
    n, channels, height, width = images.shape

    def along(length, window, step):
        if ignore_border:
            return (length - window) // step + 1
        if step >= window:
            return (length - 1) // step + 1
        return max(0, (length - 1 - window + step) // step) + 1

    result = np.zeros([n, channels, along(height, size[0], stride[0]),
                       along(width, size[1], stride[1])])
    for i, k, r, c in np.ndindex(*result.shape):
        top, left = r * stride[0], c * stride[1]
        window = images[i, k, top:top + size[0], left:left + size[1]]
        result[i, k, r, c] = {"max": window.max, "mean": window.mean,
                              "l2": lambda: np.sqrt((window ** 2).sum())}[mode]()
    return result


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def show(name, values):
    values = np.asarray(values)
    print(f"{name} {list(values.shape)}: {', '.join(repr(float(v)) for v in values.ravel())}")


images = pattern(2, 2, 4, 5)
filters = pattern(2, 2, 2, 3)
show("conv valid flipped", convolved(images, filters, (1, 1), False, True))
show("conv valid stride 2x1", convolved(images, filters, (2, 1), False, False))
show("conv same stride 3x2 flipped", convolved(images, filters, (3, 2), True, True))
for mode in ["max", "mean", "l2"]:
    show(f"pool {mode} 2x2", pooled(images[:1], (2, 2), (2, 2), mode, True))
    show(f"pool {mode} 2x2 with border", pooled(images[:1], (2, 2), (2, 2), mode, False))
    show(f"pool {mode} 3x2 stride 2x1 with border",
         pooled(images[:1], (3, 2), (2, 1), mode, False))
scores = pattern(3, 4) * 4
show("softmax", softmax(scores))
show("cross-entropy", -np.log(softmax(scores)[np.arange(3), [1, 0, 3]]).mean())
