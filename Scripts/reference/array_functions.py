"""Writes what NumPy and SciPy print for the programs in Tests/ChaptersTests/ArrayFunctions.

    python3 Scripts/reference/array_functions.py

reads each `*.txt` there, whose lines are expressions, and writes `*.expected` beside it: one line
each, the printed text with line ends as `\\n`, or `error: Kind`. The tests compare whole texts.
"""

import pathlib
import warnings

import numpy as np
import scipy
from scipy import linalg

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "ChaptersTests" / "ArrayFunctions"
PREPARATION = """
a = np.arange(6).reshape(2, 3)
b = np.arange(24).reshape(2, 3, 4)
v = np.array([3, 1, 2])
e = np.zeros((0, 3))
m = np.array([[2., 1., 1.], [1., 3., 2.], [1., 0., 0.]])
s = np.array([[4., 1., 2.], [1., 3., 0.], [2., 0., 5.]])
t = np.array([[1., 2.], [3., 4.], [5., 6.]])
f = np.array([2.5, -1., np.nan, 0., 7.25])
i8 = np.array([[5, 3, 9], [1, 8, 2]], dtype=np.uint8)
f4 = np.array([0.5, 1.5, -2.], dtype=np.float32)
"""


def shown(value):
    """A value as the tests print it: lists of arrays one below the other."""
    if isinstance(value, (list, tuple)):
        return " | ".join(shown(part) for part in value)
    if isinstance(value, (np.ndarray, np.generic, int, float)) and not isinstance(value, bool):
        array = np.asarray(value)
        return f"{array.dtype} {array.shape} {array.tolist()}"
    return str(value)


def rounded(value):
    """A value for functions whose last digits depend on the processor."""
    if isinstance(value, (list, tuple)):
        return [rounded(part) for part in value]
    array = np.asarray(value)
    return np.round(array, 9) + 0.0 if array.dtype.kind == "f" else array


def main():
    for path in sorted(FOLDER.glob("*.txt")):
        lines = []
        for expression in path.read_text().splitlines():
            names = {"np": np, "scipy": scipy, "linalg": linalg}
            exec(PREPARATION, names)
            try:
                value = eval(expression, names)
                if path.stem.startswith("linear"):
                    value = rounded(value)
                lines.append(shown(value).replace("\n", "\\n"))
            except Exception as error:
                lines.append(f"error: {type(error).__name__}")
        path.with_suffix(".expected").write_text("\n".join(lines) + "\n")


main()
