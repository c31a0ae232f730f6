import Testing

@testable import Tensors

/// An array, and NumPy's text of it.
struct PrintCase: CustomTestStringConvertible, Sendable {
  let makeTensor: @Sendable () throws -> Tensor
  let text: String
  let debugText: String

  init<S: Scalar>(_ values: [S], _ shape: [Int], text: String, debugText: String) {
    makeTensor = { try Tensor(values, shape: shape) }
    self.text = text
    self.debugText = debugText
  }

  var testDescription: String { debugText }
}

/// Expected texts: Scripts/reference/tensors.py.
@Suite struct TensorPrintingTests {
  @Test(arguments: referencePrinting)
  func printsAsNumPy(_ example: PrintCase) throws {
    let tensor = try example.makeTensor()
    #expect(tensor.description == example.text)
    #expect(tensor.debugDescription == example.debugText)
  }

  @Test func optionsChangePrecisionSummaryAndSmallNumbers() throws {
    var options = PrintOptions()
    options.precision = 3
    options.suppressSmall = true
    #expect(
      try Tensor([1.23456, 1e-7, 100], shape: [3]).text(options) == "[  1.235   0.    100.   ]")
    options.threshold = 4
    options.edgeItems = 1
    #expect(try Tensor(Array(0..<9).map(Double.init), shape: [9]).text(options) == "[0. ... 8.]")
  }

  /// NumPy 2.4's text of `np.arange(1100.).reshape(2, 550)` and of `np.zeros((7, 200), np.uint8)`.
  @Test func summarisesAboveAThousandElements() throws {
    #expect(
      try range(2, 550, as: .float64).debugDescription == """
        array([[0.000e+00, 1.000e+00, 2.000e+00, ..., 5.470e+02, 5.480e+02,
                5.490e+02],
               [5.500e+02, 5.510e+02, 5.520e+02, ..., 1.097e+03, 1.098e+03,
                1.099e+03]], shape=(2, 550))
        """)
    #expect(
      try Tensor(zeros: [7, 200], .uint8).description == """
        [[0 0 0 ... 0 0 0]
         [0 0 0 ... 0 0 0]
         [0 0 0 ... 0 0 0]
         ...
         [0 0 0 ... 0 0 0]
         [0 0 0 ... 0 0 0]
         [0 0 0 ... 0 0 0]]
        """)
  }

  @Test func viewsPrintInTheirOwnOrder() throws {
    let tensor = try Tensor([1, 2, 3, 4, 5, 6] as [Int32], shape: [2, 3])
    #expect(
      try tensor.transposed().debugDescription
        == "array([[1, 4],\n       [2, 5],\n       [3, 6]], dtype=int32)")
  }
}
