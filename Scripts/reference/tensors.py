"""Writes what NumPy 2.4 makes of the cases in Tests/TensorsTests, as Swift tables.

    python3 Scripts/reference/tensors.py

rewrites Tests/TensorsTests/Reference*.swift; the tests compare whole texts.
"""

import pathlib
import subprocess
import warnings

import numpy as np

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "TensorsTests"
NOTE = f"// Written by Scripts/reference/tensors.py with NumPy {np.__version__}.\n\n"

# Expressions whose repr the tests compare; the test has the same expression in Swift.
EXPRESSIONS = """
np.arange(6).reshape(2, 3) + np.array([10, 20, 30])
np.arange(3).reshape(3, 1) * np.arange(4)
np.ones((2, 1, 3)) - np.arange(2.).reshape(2, 1)
np.arange(6).reshape(2, 3).T + np.float32([0.5, 1.5])
np.arange(5, dtype=np.uint8) + 250
np.arange(3, dtype=np.float32) * 0.1
np.arange(3) * 0.1
np.array([True, False]) + 1
np.arange(4) ** 2
np.array([1., 4., 9.]) ** 0.5
-np.arange(3)
np.abs(np.array([-2.5, 0, 3]))
np.exp(np.arange(3))
np.log(np.array([1., 0., -1.]))
np.sqrt(np.arange(4, dtype=np.float32))
np.tanh(np.linspace(-1, 1, 5))
np.floor(np.array([-1.5, 1.5]))
np.floor(np.array([3, 4]))
np.where(np.array([True, False, True]), np.arange(3), 0.5)
np.array([-3e9, 3e9, np.nan, 2.9, -2.9]).astype(np.int64)
np.array([300, -1, 255]).astype(np.uint8)
np.array([2**40 + 5, -1]).astype(np.int32)
np.array([0., -0., np.nan, 0.1]).astype(bool)
np.arange(24).reshape(2, 3, 4).sum(axis=1)
np.arange(24.).reshape(2, 3, 4).sum(axis=(0, 2))
np.arange(24.).reshape(2, 3, 4).mean(axis=0, keepdims=True)
np.arange(24).reshape(2, 3, 4).T.max(axis=0)
np.arange(24).reshape(2, 3, 4).min(axis=-1)
np.arange(12).reshape(3, 4)[::-1].argmax(axis=0)
np.array([[1., np.nan, 3.], [4., 0., -1.]]).argmax(axis=1)
np.array([[1., np.nan, 3.], [4., 0., -1.]]).max(axis=1)
np.array([[3, 1, 2], [0, 5, 0]]).argmin(axis=1)
np.arange(6.).reshape(2, 3).var(axis=1)
np.arange(6.).reshape(2, 3).var(axis=0, ddof=1)
np.array([[True, False], [True, True]]).all(axis=0)
np.array([[True, False], [False, False]]).any(axis=1)
np.array([[1, 2], [3, 4]]).prod(axis=1)
np.zeros((0, 3)).sum(axis=0)
np.zeros((0, 3)).sum(axis=1)
np.array([True, True, False]).sum(keepdims=True)
np.arange(6.).reshape(2, 3) @ np.arange(6.).reshape(3, 2)
np.arange(6.).reshape(2, 3).T @ np.arange(6.).reshape(2, 3)
np.arange(6, dtype=np.float32).reshape(2, 3) @ np.arange(3, dtype=np.float32)
np.arange(3) @ np.arange(6).reshape(3, 2)
np.arange(12.).reshape(2, 2, 3) @ np.arange(3.).reshape(3, 1)
np.arange(24.).reshape(2, 3, 4)[:, ::-1, ::2] @ np.arange(24.).reshape(2, 3, 4)[:, :2, 1::2]
np.dot(np.arange(6.).reshape(2, 3), np.arange(24.).reshape(2, 3, 4))
np.array([[True, False]]) @ np.array([[True], [True]])
np.zeros((2, 0)) @ np.zeros((0, 2))
np.arange(10)[2:8:3]
np.arange(10)[::-3]
np.arange(10)[-3:]
np.arange(10)[20:]
np.arange(10)[8:2]
np.arange(24).reshape(2, 3, 4)[1]
np.arange(24).reshape(2, 3, 4)[..., 1]
np.arange(24).reshape(2, 3, 4)[0, :, None, ::2]
np.arange(24).reshape(2, 3, 4)[[1, 0, 1]]
np.arange(24).reshape(2, 3, 4)[:, [0, 2], [3, 1]]
np.arange(24).reshape(2, 3, 4)[[0, 1], :, [3, 1]]
np.arange(24).reshape(2, 3, 4)[[0, 1], ..., 1]
np.arange(24).reshape(2, 3, 4)[1, [[0], [2]], [1, 3]]
np.arange(24).reshape(2, 3, 4)[:, np.array([True, False, True])]
np.arange(6).reshape(2, 3)[np.arange(6).reshape(2, 3) > 2]
np.arange(6)[[]]
np.concatenate([np.arange(3), np.array([0.5])])
np.concatenate([np.arange(4).reshape(2, 2), np.arange(2).reshape(2, 1)], axis=-1)
np.stack([np.arange(3), np.arange(3) + 10], axis=1)
np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1).reshape(4, -1)
np.arange(24).reshape(4, 6)[:, ::2].reshape(2, 2, 3)
np.broadcast_to(np.arange(3), (2, 3)).reshape(-1)
""".strip().split("\n")

# Statements that write into `x`, whose repr afterwards the tests compare.
ASSIGNMENTS = """
x[1] = 7
x[:, 1] = [5, 6]
x[::-1, ::2] = 1.9
x[..., 0] = x[..., 2]
x[0] = x[1] + 0.5
x[:, 1:] = x[:, :-1]
x[[1, 0]] = [[1, 2, 3], [4, 5, 6]]
x[x > 2] = -1
x[[0, 0, 0], [1, 1, 2]] = [7, 8, 9]
x[:] = np.array([[[9, 8, 7]]])
""".strip().split("\n")

SAMPLES = {
    "float64": [-2.5, 0, 1.5, 3, np.inf, np.nan],
    "float32": [3, -0.25, 0, 1e30, -np.inf, 7.5],
    "int64": [-7, 0, 1, 3, 100, -(2**63)],
    "int32": [3, -2, 0, -5, 2**31 - 1, -1],
    "uint8": [0, 1, 2, 3, 200, 255],
    "bool": [False, True, False, True, True, False],
}
EXPONENTS = {
    "float64": [2.5, 0, 1.5, 3, -1, 2],
    "float32": [3, 0.5, 0, 2, -1, 7.5],
    "int64": [7, 0, 1, 3, 2, 63],
    "int32": [3, 2, 0, 5, 31, 1],
    "uint8": [0, 1, 2, 3, 20, 255],
    "bool": [False, True, False, True, True, False],
}
OPERATIONS = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "//": np.floor_divide,
    "%": np.remainder, "**": np.power, "maximum": np.maximum, "minimum": np.minimum,
    "==": np.equal, "!=": np.not_equal, "<": np.less, "<=": np.less_equal, ">": np.greater,
    ">=": np.greater_equal,
}  # fmt: skip


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def table(name, note, rows):
    lines = "".join(f"  {literal(key)}:\n    {literal(text)},\n" for key, text in rows)
    return f"/// {note}\nlet {name}: [String: String] = [\n{lines}]\n"


def arithmetic():
    types = list(SAMPLES)
    for index, left in enumerate(types):
        for right in types[index:]:
            for symbol, function in OPERATIONS.items():
                second = EXPONENTS if symbol == "**" else SAMPLES
                a, b = np.array(SAMPLES[left], left), np.array(second[right], right)
                if left == right == "bool" and symbol in ("-", "//", "%", "**"):
                    continue  # an error, or int8
                with np.printoptions(linewidth=1000):
                    yield f"{left} {symbol} {right}", repr(function(a, b))


def printing():
    random = np.random.RandomState(6)
    for dtype in ("float64", "float32"):
        for shape in ((), (5,), (30,), (2, 2, 3), (0, 3)):
            for spread in (0, 3, 12):
                x = random.randn(*shape) * 10.0 ** (spread * random.rand(*shape) - spread / 2)
                yield np.asarray(x, dtype)
        yield np.asarray(np.round(random.randn(4, 6), 2), dtype)
        yield np.zeros(0, dtype)
        yield np.array([np.nan, 1.5, -np.inf], dtype)
        yield np.array([np.nan, np.inf], dtype)
        yield np.array([1e10, -np.inf, 1e-10], dtype)
        yield np.array([0, -0.0], dtype)
        yield np.array([0.1, 1e-300, 3e38, 5e-324], dtype)
        yield np.array([99999999.5, 1], dtype)
        yield np.array([999999.5, 12345.678], dtype)
        yield np.array([0.999999999, 0.123456785, 0.5], dtype)
        for single in (1e16, 123456789012345680.0, 1e-5, 0.0001, 0.1, 16777217.0, np.nan):
            yield np.array(single, dtype)
    for dtype in ("int64", "int32", "uint8"):
        yield np.asarray(random.randint(0, 200, (3, 5)), dtype)
        yield np.asarray(random.randint(0, 200, 40), dtype)
    yield np.array([-5, 12345678901])
    yield np.array([[True, False], [False, True]])
    yield np.array(True)


def bits(x):
    kind = "Float" if x.dtype == np.float32 else "Double"
    values = {"f": lambda v: f"{float(v).hex()}", "b": lambda v: str(bool(v)).lower(),
              "i": str, "u": str}[x.dtype.kind]  # fmt: skip
    special = {"nan": ".nan", "inf": ".infinity", "-inf": "-.infinity"}
    listed = ", ".join(special.get(t, t) for t in (values(v) for v in x.ravel()))
    kinds = {"int64": "Int64", "int32": "Int32", "uint8": "UInt8", "bool": "Bool"}
    return f"[{listed}] as [{kinds.get(x.dtype.name, kind)}]"


rows = [(text, repr(eval(text))) for text in EXPRESSIONS]
for text in ASSIGNMENTS:
    x = np.arange(6).reshape(2, 3)
    exec(text)
    rows.append((text, repr(x)))
(FOLDER / "ReferenceExpressions.swift").write_text(
    NOTE + table("referenceExpressions", "NumPy's `repr` of expressions.", rows)
)
# One line a case, in chunks: the compiler is slow on long dictionaries of literals.
lines = "\n".join(f"{key} = {text}" for key, text in arithmetic())
(FOLDER / "ReferenceArithmetic.swift").write_text(
    NOTE + "/// NumPy's `repr` of operations on the test's samples, a line each.\n"
    f'let referenceArithmetic = """\n' + "".join(f"  {line}\n" for line in lines.split("\n"))
    + '  """\n'
)
cases = "".join(
    f"  PrintCase(\n    {bits(x)}, {list(x.shape)},\n    text: {literal(str(x))},\n"
    f"    debugText: {literal(repr(x))}),\n" for x in printing()
)
(FOLDER / "ReferencePrinting.swift").write_text(
    NOTE + "/// NumPy's `str` and `repr` of arrays, whose elements are given exactly.\n"
    f"let referencePrinting: [PrintCase] = [\n{cases}]\n"
)
subprocess.run(["swift", "format", "-i", *FOLDER.glob("Reference*.swift")], check=True)
