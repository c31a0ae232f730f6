import Testing

@testable import NotebookFiles

private struct NumberCase: CustomTestStringConvertible, Sendable {
  let expected: String
  let found: String
  let isAccepted: Bool
  init(_ expected: String, _ found: String, _ isAccepted: Bool) {
    (self.expected, self.found, self.isAccepted) = (expected, found, isAccepted)
  }
  var testDescription: String { "\(expected) | \(found)" }
}

/// The verdicts are those of `NUMBER` in pytest 9.0's doctests, run on these lines by
/// Scripts/reference/doctest_numbers.py; plain integers are exact there and here.
private let numberCases = [
  NumberCase("3.14", "3.14159", true),
  NumberCase("3.14", "3.15", true),
  NumberCase("3.14", "3.16", false),
  NumberCase("93.7 %", "93.73 %", true),
  NumberCase("93.7 %", "93.80 %", true),
  NumberCase("93.7 %", "93.81 %", false),
  NumberCase("0.978", "0.9791", false),
  NumberCase("0.978", "0.9785", true),
  NumberCase("9129 / 10000", "9130 / 10000", false),
  NumberCase("-0.5", "0.5", false),
  NumberCase("1e-3", "1.4e-3", true),
  NumberCase("1.0e-3", "1.2e-3", false),
  NumberCase("1.5e2", "155.0", true),
  NumberCase("[1.0, 2.0]", "[1.01, 1.99]", true),
  NumberCase("[1.0, 2.0]", "[1.01, 2.99]", false),
]

/// What pytest does not have.
private let ownCases = [
  NumberCase("93.7 ± 0.5 %", "94.1 %", true),
  NumberCase("93.7±0.5%", "94.3%", false),
  NumberCase("9129 ± 20 / 10000", "9140 / 10000", true),
  NumberCase("9129 ± 20 / 10000", "9150 / 10000", false),
  NumberCase("cost ...", "cost 0.31 after 3 epochs", true),
  NumberCase("cost ...", "costs 0.31", false),
  NumberCase("... s/epoch", "1.9 s/epoch", true),
  NumberCase("a ... b ... c 1.0", "a b x b y c 1.02", true),
  NumberCase("a...", "a", true),
  NumberCase("took ...s", "took 3.25s", true),
  NumberCase("conv2 1x28x28", "conv2  1x28x28 ", true),
  NumberCase("conv2", "conv3", false),
  NumberCase("a", "a b", false),
  NumberCase("a b", "a", false),
  NumberCase("1", "1.0", false),
  NumberCase("1e999", "1e999", true),
  NumberCase("0.5e-99999999999999999999", "0.5", false),
  NumberCase("验证准确率：98.41%", "验证准确率：98.42%", true),
  NumberCase("", "", true),
  NumberCase("", "x", false),
]

@Test("An expected line accepts numbers to the digits written", arguments: numberCases + ownCases)
private func accepts(_ row: NumberCase) {
  #expect(OutputPattern(row.expected).accepts(OutputLine(row.found)) == row.isAccepted)
}

@Test("Many `...` in a line cost no more than a few")
func manyDots() {
  let pattern = OutputPattern(String(repeating: "...a", count: 60) + "b")
  #expect(!pattern.accepts(OutputLine(String(repeating: "a", count: 2_000))))
}

@Suite("Lines expected beside lines found")
struct OutputComparisonTests {
  @Test(
    "A line of `...` stands for any number of lines",
    arguments: [
      (["a", "...", "b"], ["a", "b"], true),
      (["a", "...", "b"], ["a", "x", "b", "y", "b"], true),
      (["a", "...", "b"], ["a", "x"], false),
      (["...", "1.0"], ["x", "1.04"], true),
      (["..."], [], true),
      ([], ["a"], false),
      (["a", "a"], ["a"], false),
    ])
  func exact(expected: [String], found: [String], isExact: Bool) {
    #expect(OutputComparison(expected: expected, found: found).isExact == isExact)
  }

  @Test("What differs is listed in order")
  func listed() {
    let comparison = OutputComparison(
      expected: ["Epoch 0: 93.92%", "gone", "...", "Epoch 1: 96.0%", "end"],
      found: ["Epoch 0: 94.05%", "any", "Epoch 1: 96.01%", "more", "end"])
    #expect(!comparison.isExact)
    #expect(
      comparison.differenceLines(isStrict: true)
        == ["- Epoch 0: 93.92%", "+ Epoch 0: 94.05%", "- gone", "+ more"])
    #expect(
      comparison.differenceLines(isStrict: false)
        == ["- Epoch 0: 93.92%", "+ Epoch 0: 94.05%", "- gone"])
  }

  @Test("A run of fewer mini-batches lines up epoch by epoch")
  func fewerBatches() {
    let book = [
      "Training mini-batch number 0", "Training mini-batch number 1000",
      "Epoch 0: validation accuracy 93.92%", "This is the best validation accuracy to date.",
      "The corresponding test accuracy is 93.10%", "Training mini-batch number 5000",
    ]
    let here = (0..<3).flatMap { epoch in
      [
        "Training mini-batch number \(epoch * 400)",
        "Epoch \(epoch): validation accuracy 9\(epoch).05%",
        "This is the best validation accuracy to date.",
        "The corresponding test accuracy is 9\(epoch).00%",
      ]
    }
    let comparison = OutputComparison(expected: book, found: here)
    #expect(
      comparison.pairs.map { [$0.expected, $0.found] } == [[0, 0], [2, 1], [3, 2], [4, 3]])
    #expect(
      comparison.differences.map { "\($0.label) \($0.expected) \($0.found)" } == [
        "Epoch 0: validation accuracy 93.92 % 90.05 %",
        "The corresponding test accuracy is 93.10 % 90.00 %",
      ])
  }
}

@Suite("What became of the book's output, in a line")
struct ExpectationSummaryTests {
  private static let kept = "of the book's output kept as expectation"

  @Test(
    "The summary",
    arguments: [
      ([], ["x"], ""),
      (["93.92%"], ["94.05%"], "1 line \(kept): book 93.92 %, here 94.05 %"),
      (["a 93.92%"], ["a 93.924%"], "1 line \(kept): the same here"),
      (["a"], ["b"], "1 line \(kept): not printed here"),
      (["a", "b"], [], "2 lines \(kept): none printed here"),
      (["a", "b"], ["a", "b", "c"], "2 lines \(kept): all the same here"),
      (["a", "b"], ["a", "c"], "2 lines \(kept): 1 the same here, 1 not printed"),
      (
        ["a 1.0", "b"], ["a 2.0", "b"],
        "2 lines \(kept): all printed here, 1 differs; “a” book 1.0, here 2.0"
      ),
      (
        ["a 1.0", "b 4.0", "c"], ["a 1.2", "b 1.0"],
        """
        3 lines \(kept): 2 printed here, 2 differ; first “a” book 1.0, here 1.2; \
        largest “b” book 4.0, here 1.0
        """
      ),
    ])
  func text(expected: [String], found: [String], text: String) {
    var summary = ExpectationSummary()
    summary.add(expected: expected, found: found)
    #expect(summary.text == text)
  }
}
