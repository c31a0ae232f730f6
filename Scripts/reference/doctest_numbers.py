"""Prints what NUMBER in pytest's doctests accepts; OutputComparisonTests.swift holds the table."""
from _pytest.doctest import _get_checker, _get_number_flag

CASES = [
    ("3.14", "3.14159"), ("3.14", "3.15"), ("3.14", "3.16"),
    ("93.7 %", "93.73 %"), ("93.7 %", "93.80 %"), ("93.7 %", "93.81 %"),
    ("0.978", "0.9791"), ("0.978", "0.9785"), ("9129 / 10000", "9130 / 10000"),
    ("-0.5", "0.5"), ("1e-3", "1.4e-3"), ("1.0e-3", "1.2e-3"), ("1.5e2", "155.0"),
    ("[1.0, 2.0]", "[1.01, 1.99]"), ("[1.0, 2.0]", "[1.01, 2.99]"),
]

checker = _get_checker()
for expected, found in CASES:
    accepted = checker.check_output(expected + "\n", found + "\n", _get_number_flag())
    print(f"{expected} | {found}: {accepted}")
