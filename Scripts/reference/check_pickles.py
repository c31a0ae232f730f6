"""Loads the pickles of Tests/ChaptersTests/Programs/pickles.txt, which nnrepl wrote, with CPython
and NumPy, and compares each with the expression before it."""

import pathlib
import pickle
import sys

import numpy as np

table = pathlib.Path(__file__).resolve().parents[2] / "Tests/ChaptersTests/Programs/pickles.txt"
failed = False
for line in table.read_text(encoding="utf-8").splitlines():
    expression, data = line.split("\t")
    expected, found = eval(expression), pickle.loads(bytes.fromhex(data))
    same = type(expected) is type(found) and (
        expected.dtype == found.dtype and np.array_equal(expected, found)
        if isinstance(expected, np.ndarray) else expected == found)
    if not same:
        failed = True
        print(expression, "was loaded as", repr(found))
sys.exit(failed)
