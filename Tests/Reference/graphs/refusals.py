"""Why a step or a whole program is drawn again: it does not fit, nnrepl is known to do it otherwise,
or a function jumps or bends so near that differences say nothing of its slope."""
import math

import numpy as np

AVOIDED = {
    "lengths of 1 that are not broadcastable",
}


class Redraw(Exception):
    """The case at hand is of no use."""


class Unfit(Exception):
    """The operation at hand does not fit what there is."""


def need(condition):
    if not condition:
        raise Unfit


# How near the evaluation came to a kink or a jump.
nearest = [math.inf]


def start_far():
    nearest[0] = math.inf


def is_near():
    return nearest[0] < 0.01


def apart(distance, *values):
    """Notes how far numbers are from where a function jumps or bends; whole numbers do not move."""
    if any(v.dtype.kind == "f" for v in values) and np.size(distance):
        nearest[0] = min(nearest[0], float(np.min(np.abs(distance))))


def from_zero(x):
    apart(x, x)


def from_whole(x):
    apart(x - np.rint(x), x)


def from_half(x):
    apart(x - np.floor(x) - 0.5, x)


def gap(x, smallest=False):
    """Notes the distance of the two largest (or smallest) along the last axis."""
    if x.shape[-1] > 1:
        order = np.sort(-x if smallest else x, axis=-1)
        apart(order[..., -1] - order[..., -2], x)
