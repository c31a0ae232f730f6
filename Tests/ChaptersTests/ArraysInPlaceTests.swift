import Testing

/// `+=` on arrays as NumPy 2 has it: the elements change, and every name and view of them sees it.
struct ArraysInPlaceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let program: String
    let text: String
    var testDescription: String { program }
  }

  static let cases = [
    Case(program: "y = x\ny += 1\nprint(x)", text: "[1 2 3 4]\n"),
    Case(program: "y = x[1:]\ny *= 2\nprint(x)", text: "[0 2 4 6]\n"),
    Case(program: "x[::2] -= 1\nprint(x)", text: "[-1  1  1  3]\n"),
    Case(program: "def f(a): a += 1\nf(x)\nprint(x)", text: "[1 2 3 4]\n"),
    Case(program: "y = x\ny = y + 1\nprint(x)", text: "[0 1 2 3]\n"),
    Case(program: "print(np.dot(2, x), np.dot(x, 2))", text: "[0 2 4 6] [0 2 4 6]\n"),
  ]

  @Test(arguments: cases)
  func change(_ test: Case) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nx = np.arange(4)\n" + test.program)
    #expect(session.text == test.text)
  }

  /// What does not fit is refused, and nothing has changed.
  @Test(arguments: ["x += 0.5", "x /= 2", "x += np.zeros((2, 4))"])
  func refusal(_ statement: String) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nx = np.arange(4)\n" + statement)
    #expect(session.failures == 1)
    session.run("print(x)")
    #expect(session.text.hasSuffix("[0 1 2 3]\n"))
  }
}
