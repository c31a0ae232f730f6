import Foundation
import Interpreter
import Language
import Sessions
import Testing

/// NumPy's functions around arrays: what expressions give, beside what NumPy and SciPy give.
///
/// Expressions and expected texts: `ArrayFunctions`, by Scripts/reference/array_functions.py.
@Suite struct ArrayFunctionTests {
  /// What the script prepares, and its way to show values.
  private static let preparation = """
    import numpy as np
    import scipy
    from scipy import linalg
    nan = np.nan
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
    def shown(value):
        if type(value) == list or type(value) == tuple:
            return " | ".join([shown(part) for part in value])
        array = np.asarray(value)
        return "%s %s %s" % (array.dtype, array.shape, array.tolist())
    """

  /// Runs a program; gives what it printed, or the kind of its error.
  private static func outcome(_ program: String, _ session: RecordedSession) -> String {
    let before = session.text.endIndex
    for entry in Transcript.read(program, dialect: session.session.dialect).entries {
      switch session.session.run(entry.source, echo: .nothing) {
      case .finished: continue
      case .failed(let diagnostic): return "error: \(diagnostic.kind)"
      case .interrupted: return "interrupted"
      case .exit: return "exit"
      }
    }
    return session.text[before...].trimmingCharacters(in: .newlines)
  }

  @Test(arguments: ["manipulation", "products", "sorting", "linear"])
  func expressions(_ name: String) throws {
    let expressions = try Self.lines("\(name).txt")
    let expected = try Self.lines("\(name).expected")
    try #require(expressions.count == expected.count)
    let session = try RecordedSession()
    try #require(Self.outcome(Self.preparation, session) == "")
    for (expression, wanted) in zip(expressions, expected) {
      let found = Self.outcome("print(shown(\(expression)))", session)
      #expect(
        Self.agree(found, wanted, isExact: name != "linear"),
        "\(expression): \(found) instead of \(wanted)")
    }
  }

  @Test func linearAlgebraErrorsAreCaught() throws {
    let session = try RecordedSession()
    let text = Self.outcome(
      """
      import numpy as np
      try:
          np.linalg.inv([[1, 2], [2, 4]])
      except np.linalg.LinAlgError as error:
          print(error)
      """, session)
    #expect(text == "Singular matrix")
  }

  /// Absurd sizes, places and powers end in a result or an error, and the session lives on.
  @Test func absurdArguments() throws {
    let session = try RecordedSession()
    try #require(Self.outcome(Self.preparation, session) == "")
    for expression in try Self.lines("hostile.programs") {
      _ = Self.outcome("result = \(expression)", session)
    }
    #expect(Self.outcome("print(v)", session) == "[3 1 2]")
  }

  private static func lines(_ file: String) throws -> [String] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ArrayFunctions").appendingPathComponent(file)
    // A line may be empty: an empty list shows nothing.
    return try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Whether two outcomes are the same; last digits of what LAPACK works out depend on the processor.
  private static func agree(_ found: String, _ wanted: String, isExact: Bool) -> Bool {
    // AxisError is both of these in NumPy.
    if wanted == "error: AxisError" {
      return ["error: ValueError", "error: IndexError"].contains(found)
    }
    if isExact || wanted.hasPrefix("error") { return found == wanted }
    func parts(_ text: String) -> [Substring] {
      text.split { "[](), |".contains($0) }
    }
    let (left, right) = (parts(found), parts(wanted))
    return left.count == right.count
      && zip(left, right).allSatisfy { one, other in
        guard let x = Double(one), let y = Double(other) else { return one == other }
        return x == y || abs(x - y) <= 2e-9 * max(1, abs(y))
      }
  }

  /// The book's §2.2.5, values and signs; what was printed by old NumPy is spelt as NumPy 2 does.
  @Test func linearAlgebraOfTheBook() throws {
    let session = try RecordedSession()
    let text = Self.outcome(
      """
      import numpy as np
      from scipy import linalg
      A = np.array([[1, 3, 5], [2, 5, 1], [2, 3, 8]])
      print(linalg.inv(A))
      print("%f" % (linalg.det(A)))
      A = np.array([[1, 2], [3, 4]])
      print("%.11f %.11f" % (linalg.norm(A, 2), linalg.norm(A, 'fro')))
      xi = 0.1*np.arange(1, 11)
      A = np.c_[np.exp(-xi)[:, np.newaxis], xi[:, np.newaxis]]
      c, resid, rank, sigma = linalg.lstsq(A, 5*np.exp(-xi) + 2*xi)
      print(c, rank, sigma)
      la, v = linalg.eig(np.array([[1, 5, 2], [2, 4, 1], [3, 6, 2]]))
      print(la)
      print(v)
      U, s, Vh = linalg.svd(np.array([[1, 2, 3], [4, 5, 6]]))
      print(U)
      print(Vh)
      print(linalg.diagsvd(s, 2, 3))
      """, session)
    #expect(
      text == """
        [[-1.48  0.36  0.88]
         [ 0.56  0.08 -0.36]
         [ 0.16 -0.12  0.04]]
        -25.000000
        5.46498570422 5.47722557505
        [5. 2.] 2 [2.58763467 1.02933937]
        [ 7.9579162 +0.j -1.25766471+0.j  0.2997485 +0.j]
        [[-0.5297175  -0.90730751  0.28380519]
         [-0.44941741  0.28662547 -0.39012063]
         [-0.71932146  0.30763439  0.87593408]]
        [[-0.3863177  -0.92236578]
         [-0.92236578  0.3863177 ]]
        [[-0.42866713 -0.56630692 -0.7039467 ]
         [ 0.80596391  0.11238241 -0.58119908]
         [ 0.40824829 -0.81649658  0.40824829]]
        [[9.508032   0.         0.        ]
         [0.         0.77286964 0.        ]]
        """)
  }

  static let files: [(String, String)] = [
    ("np.save('x', [[1, 2]])\nprint(np.load('x.npy'))", "[[1 2]]"),
    (
      "np.savez('x', [1], b=[2.5])\nd = np.load('x.npz')\nprint(d['arr_0'], d['b'], len(d.files))",
      "[1] [2.5] 2"
    ),
    ("np.savez_compressed('x.npz', a=np.zeros(9))\nprint(np.load('x.npz')['a'].sum())", "0.0"),
    ("np.savetxt('x', [[1, 2]], fmt='%d')\nprint(np.loadtxt('x'))", "[1. 2.]"),
    ("print(np.genfromtxt(['1,2', '3,'], delimiter=','))", "[[ 1.  2.]\n [ 3. nan]]"),
    ("print(np.fromstring('1 2', dtype=int, sep=' '))", "[1 2]"),
    ("print(np.frombuffer(b'ab', 'uint8'))", "[97 98]"),
    ("np.load('missing.npy')", "error: FileNotFoundError"),
    ("np.load('/etc/passwd')", "error: PermissionError"),
    ("np.save('../x', [1])", "error: PermissionError"),
    ("np.load(5)", "error: TypeError"),
    ("np.loadtxt(['1 x'])", "error: ValueError"),
    ("np.savetxt('x', [1], fmt='%n')", "error: ValueError"),
    ("np.savez('x', 1)\nnp.load('x.npz')['a']", "error: KeyError"),
  ]

  @Test(arguments: files)
  func file(_ program: String, _ expected: String) throws {
    let session = try RecordedSession()
    #expect(Self.outcome("import numpy as np\n" + program, session) == expected)
  }
}
