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

  /// Results are written over operands only where nothing else can see that, as in `a + b * c`.
  ///
  /// The texts are NumPy 2.4's.
  static let temporaries = [
    Case(
      program: "print(a + b * c, a - b * c, b * c - a, (a + b) / c)",
      text: "[13. 27. 45.] [-11. -23. -39.] [11. 23. 39.] [1.         1.4        1.66666667]\n"),
    Case(
      program: "def same(): return a\nprint(same() * 2, b - same(), a)",
      text: "[2. 4. 6.] [2. 3. 4.] [1. 2. 3.]\n"),
    Case(
      program: "print(np.asarray(a) * 2, a.view() + 1, a.reshape(3, 1).T * 2, a)",
      text: "[2. 4. 6.] [2. 3. 4.] [[2. 4. 6.]] [1. 2. 3.]\n"),
    Case(
      program: """
        kept = []
        def keep(x):
            kept.append(x)
            return x
        print(keep(b * c) + a, kept[0])
        """,
      text: "[13. 27. 45.] [12. 25. 42.]\n"),
    Case(
      program: """
        def each():
            yield b * c
        for x in each(): y = x * 2
        print(x, y)
        """,
      text: "[12. 25. 42.] [24. 50. 84.]\n"),
    Case(
      program: "print(b * c + np.ones((2, 3)), (b * c + 1j).dtype, (b * c + np.float32(1)).dtype)",
      text: "[[13. 26. 43.]\n [13. 26. 43.]] complex128 float64\n"),
    Case(
      program: "print((b * c + np.arange(3)).dtype, (b.astype('float32') * 2 + b).dtype)",
      text: "float64 float64\n"),
  ]

  @Test(arguments: temporaries)
  func temporary(_ test: Case) throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np
      a = np.array([1., 2., 3.])
      b = np.array([3., 5., 7.])
      c = np.array([4., 5., 6.])

      """ + test.program)
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
