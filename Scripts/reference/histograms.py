"""Makes Tests/FiguresTests/HistogramTable.swift: what numpy.histogram counts.

    python3 Scripts/reference/histograms.py > Tests/FiguresTests/HistogramTable.swift

NumPy 2.4.6. The cases are edges of bins, where a value belongs to one of two.
"""

import numpy as np

rng = np.random.RandomState(7)
CASES = [
    ([1, 2, 2, 3, 3, 3], 3, None, False),
    ([1, 2, 2, 3, 3, 3], [1, 2, 3], None, False),
    ([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], 10, None, False),
    ([5, 5, 5], 4, None, False),
    ([], 3, None, False),
    ([-1, 0, 1, 2], 2, (0, 1), False),
    ([0.5, 1.5, 9], [0, 1, 1, 2], None, False),
    ([1, 2, 4, 8, 16], [1, 2, 4, 8, 16], None, True),
    ([0, 1, 1, 2], 4, None, True),
    ([round(v, 3) for v in rng.normal(0, 1, 40)], 7, None, False),
    ([round(v, 2) for v in rng.uniform(0, 1, 40)], 20, (0, 1), False),
]


def numbers(values):
    return "[" + ", ".join(repr(float(v)) for v in values) + "]"


print("/// Made by Scripts/reference/histograms.py from NumPy's histogram; do not edit.")
print("enum HistogramTable {")
print("  struct Case: Sendable {")
print("    var values: [Double]")
print("    var count: Int?")
print("    var edges: [Double]")
print("    var range: ClosedRange<Double>?")
print("    var isDensity: Bool")
print("    var expected: [Double]")
print("    var expectedEdges: [Double]")
print("  }")
print()
print("  static let cases: [Case] = [")
for values, bins, span, density in CASES:
    counts, edges = np.histogram(values, bins=bins, range=span, density=density)
    count = bins if isinstance(bins, int) else None
    print("    Case(")
    print(f"      values: {numbers(values)},")
    print(f"      count: {count if count else 'nil'}, edges: {numbers([] if count else bins)},")
    print(f"      range: {f'{span[0]}...{span[1]}' if span else 'nil'}, "
          f"isDensity: {'true' if density else 'false'},")
    print(f"      expected: {numbers(counts)},")
    print(f"      expectedEdges: {numbers(edges)}),")
print("  ]")
print("}")
