"""Writes Tests/DatasetsTests/ArrayFileTable.swift: npy and npz files by NumPy, and what they hold.

    python3 Scripts/reference/array_files.py
"""

import base64
import gzip
import io
import pathlib
import pickle
import warnings

import numpy as np

warnings.simplefilter("ignore")
PATH = pathlib.Path(__file__).parents[2] / "Tests" / "DatasetsTests" / "ArrayFileTable.swift"
ARRAYS = [
    ("vector", np.array([1.5, -2.0, np.inf])),
    ("float32 matrix", np.arange(6, dtype=np.float32).reshape(2, 3) / 4),
    ("Fortran's order", np.asfortranarray(np.arange(6.0).reshape(2, 3))),
    ("transposed", np.arange(6).reshape(2, 3).T),
    ("big-endian", np.array([1, -2, 300], dtype=">i4")),
    ("truth", np.array([[True, False]])),
    ("bytes", np.array([0, 255, 7], dtype=np.uint8)),
    ("int16", np.array([-1, 300], dtype=np.int16)),
    ("uint32", np.array([4000000000], dtype=np.uint32)),
    ("one number", np.array(7)),
    ("nothing", np.zeros((0, 3))),
    ("three axes", np.arange(8).reshape(2, 2, 2)),
]


def saved(array, version=None):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version=version)
    return stream.getvalue()


def text(value):
    return base64.b64encode(value).decode()


def shown(array):
    return f"{array.shape} {[float(x) for x in array.ravel()]}".replace("inf", "Infinity")


def line(name, data, expected):
    return f'  ("{name}", "{text(data)}", "{expected}"),\n'


def main():
    out = "// swift-format-ignore-file\n"
    out += f"// Written by Scripts/reference/array_files.py with NumPy {np.__version__}.\n\n"
    out += "/// npy files: name, bytes in base64, shape and elements.\n"
    out += "let npyTable: [(String, String, String)] = [\n"
    for name, array in ARRAYS:
        out += line(name, saved(array), shown(array))
    out += line("version 2.0", saved(np.arange(3), (2, 0)), shown(np.arange(3)))
    out += line("version 3.0", saved(np.arange(3), (3, 0)), shown(np.arange(3)))
    python2 = saved(np.arange(3)).replace(b"(3,), }", b"(3L,),}")
    out += line("as Python 2 wrote", python2, shown(np.arange(3)))
    out += "]\n\n/// Files that are refused: name, bytes in base64, a part of the message.\n"
    out += "let refusedArrays: [(String, String, String)] = [\n"
    objects = io.BytesIO()
    np.save(objects, np.array([None, 1]), allow_pickle=True)
    out += line("objects", objects.getvalue(), "Python objects")
    out += line("records", saved(np.zeros(2, dtype=[("a", "f8"), ("b", "i4")])), "records")
    out += line("text", saved(np.array(["ab"])), "elements of type")
    out += line("cut short", saved(np.arange(9))[:-1], "cut short")
    good = saved(np.arange(3))
    out += line("huge", good.replace(b"(3,), }" + b" " * 6, b"(999999999,)}"), "cut short")
    out += line("overflow", good.replace(b"(3,), }" + b" " * 30, b"(9999999999, 9999999999, 9999),}"[:37].ljust(37)), "more bytes")
    out += line("no shape", good.replace(b"'shape'", b"'shapf'"), "unknown shapf")
    out += line("version 9", good[:6] + b"\x09" + good[7:], "version 9.0")
    out += line("long header", good[:8] + b"\xff\xff" + good[10:], "65535 bytes")
    out += "]\n\n/// npz files: name, bytes in base64, arrays in order.\n"
    out += "let npzTable: [(String, String, String)] = [\n"
    for name, function in [("stored", np.savez), ("packed", np.savez_compressed)]:
        stream = io.BytesIO()
        arrays = {"a": np.arange(3), "weights": np.ones((2, 2)) / 3}
        function(stream, **arrays)
        expected = "; ".join(f"{key} {shown(value)}" for key, value in arrays.items())
        out += line(name, stream.getvalue(), expected)
    stream = io.BytesIO()
    np.savez(stream)
    out += line("empty", stream.getvalue(), "")
    out += "]\n\n/// A batch as CIFAR-10's, of 2 images, packed by gzip, in base64.\n"
    images = (np.arange(2 * 3072) % 251).astype(np.uint8).reshape(2, 3072)
    batch = {"data": images, "labels": [3, 9], "batch_label": "made", "filenames": ["a", "b"]}
    packed = gzip.compress(pickle.dumps(batch, protocol=2), mtime=0)
    out += f'let madeBatch = "{text(packed)}"\n'
    PATH.write_text(out)


main()
