#!/usr/bin/env python3
"""Prints Tests/DatasetsTests/PickleTable.swift: pickles by several Pythons and NumPys.

Use: Scripts/reference/pickles.py NAME=COMMAND ... > Tests/DatasetsTests/PickleTable.swift
where each COMMAND is a Python with NumPy, such as
    "Python 2.7, NumPy 1.16=env PYTHONPATH=/tmp/np27 python2.7"
Each runs this file with --table and prints one line a pickle: name, protocol, base64, and the value
as `PickleValue.description` shows it (Python 3's repr; arrays as type, shape and elements).

The committed table was made with Python 2.7.18 / NumPy 1.16.6, 3.8.18 / 1.24.4, 3.11.7 / 2.4.6.
"""
from __future__ import print_function

import base64
import collections
import pickle
import shlex
import subprocess
import sys

PYTHON2 = sys.version_info[0] == 2


def text(value):
    """The value as Python 3 writes it; Python 2's str is bytes."""
    import numpy
    if isinstance(value, numpy.ndarray):
        # The tensor types that the reader uses for types it hasn't.
        name = {"int8": "int32", "int16": "int32", "uint16": "int32", "uint32": "int64",
                "uint64": "int64"}.get(value.dtype.name, value.dtype.name)
        items = [repr(item).rstrip("L") for item in value.ravel().tolist()]
        return "array(%s, %s) %s" % (name, [int(n) for n in value.shape], " ".join(items))
    if isinstance(value, numpy.dtype):
        return "dtype('%s')" % value.name
    if isinstance(value, numpy.generic):
        return repr(value.item())
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (text(k), text(v)) for k, v in value.items())
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(text, value))
    if isinstance(value, tuple):
        return "(%s%s)" % (", ".join(map(text, value)), "," if len(value) == 1 else "")
    if isinstance(value, set):
        return "{%s}" % ", ".join(map(text, value)) if value else "set()"
    if isinstance(value, frozenset):
        return "frozenset({%s})" % ", ".join(map(text, value)) if value else "frozenset()"
    if PYTHON2 and isinstance(value, unicode):  # noqa: F821
        assert all(ord(c) >= 160 or 32 <= ord(c) < 127 for c in value)
        return u"'%s'" % value.replace(u"\\", u"\\\\")
    if PYTHON2 and isinstance(value, str):
        return "b" + repr(value)
    if PYTHON2 and isinstance(value, bytearray):
        return "bytearray(b%r)" % str(value)
    if PYTHON2 and isinstance(value, long):  # noqa: F821
        return str(value)
    return repr(value)


def cases():
    import numpy
    shared = [1, 2]
    yield "plain", [None, True, False, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], {}]
    yield "integers", [0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, -2**31, 2**31, -2**40,
                       2**63 - 1, -2**63]
    yield "reals", [0.0, -0.0, 1.5, 0.1, -2.5e-7, 1e300, float("inf"), float("-inf")]
    yield "texts", [u"", u"abc", u"d\u00e9j\u00e0 \u4e2d\u6587 \U0001d11e", u"back\\slash"]
    yield "bytes", [b"", b"abc", b"it's", bytes(bytearray(range(256)))]
    yield "bytearrays", [bytearray(b""), bytearray(b"\x00\xff")]
    yield "sets", [set(), {5}, frozenset(), frozenset([7])]
    yield "dictionary", {u"key": [1, {u"inner": (2.5, None)}]}
    yield "ordered", collections.OrderedDict([(u"b", 1), (u"a", [2])])
    yield "shared", [shared, shared, (shared, shared)]
    yield "longlist", [0] * 1001  # one more than Python appends at a time
    for code in ["f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
        for order in "<>":
            yield order + code, numpy.array([[0, 1, 2], [3, 4, 125]]).astype(order + code)
    yield "negative1", numpy.array([-1, -128], "i1")
    yield "negative2", numpy.array([-1, -32768], ">i2")
    yield "bool", numpy.array([True, False])
    yield "fortran", numpy.asfortranarray(numpy.arange(6.0).reshape(2, 3))
    yield "fortran3", numpy.asfortranarray(numpy.arange(24, dtype=">i4").reshape(2, 3, 4))
    yield "rank0", numpy.array(2.5)
    yield "empty", numpy.zeros((0, 784), "f4")
    yield "strided", numpy.arange(10)[::3]
    yield "numbers", [numpy.float64(0.1), numpy.float32(0.5), numpy.int64(-7), numpy.uint8(200),
                      numpy.bool_(True)]
    yield "dtype", [numpy.dtype("f4"), numpy.dtype("i8")]
    yield "pairs", ((numpy.eye(2, dtype="f4"), numpy.array([1, 0])),) * 2


def table():
    for name, value in cases():
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            data = pickle.dumps(value, protocol)
            line = u"%s\t%d\t%s\t%s" % (
                name, protocol, base64.b64encode(data).decode("ascii"), u"" + described(value))
            sys.stdout.write(line.encode("utf-8") if PYTHON2 else line)
            sys.stdout.write("\n")


def described(value):
    result = text(value)
    return result.decode("utf-8") if isinstance(result, bytes) else result


def swift(interpreters):
    print("// Made by Scripts/reference/pickles.py, which says with what; don't edit.")
    print("// swift-format-ignore-file")
    print()
    print("/// Pickles as Python writes them, one a line, parts between tabs:")
    print("/// maker, name, protocol, base64, the value as text.")
    print('let pickleTable = #"""')
    seen = set()
    for interpreter in interpreters:
        maker, command = interpreter.split("=", 1)
        lines = subprocess.run(
            shlex.split(command) + [__file__, "--table"], check=True, capture_output=True
        ).stdout.decode("utf-8").splitlines()
        for line in lines:
            name, protocol, data, value = line.split("\t")
            if data in seen:
                continue
            seen.add(data)
            print("\t".join([maker, name, protocol, data, value]))
    print('"""#')


if sys.argv[1:] == ["--table"]:
    table()
else:
    swift(sys.argv[1:])
