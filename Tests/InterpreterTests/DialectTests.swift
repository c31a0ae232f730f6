import Language
import Testing

/// Where Python 2 and 3 differ.
///
/// The expected values are the two languages' documented rules.
struct DialectTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let program: String
    let python2: String
    let python3: String
    var testDescription: String { program }
  }

  static let cases = [
    Case(program: "7 / 2", python2: "3\n", python3: "3.5\n"),
    Case(program: "-7 / 2", python2: "-4\n", python3: "-3.5\n"),
    Case(program: "range(3)", python2: "[0, 1, 2]\n", python3: "range(0, 3)\n"),
    Case(program: "round(2.5)", python2: "3.0\n", python3: "2\n"),
    Case(program: "print(0.1 + 0.2)", python2: "0.3\n", python3: "0.30000000000000004\n"),
    Case(program: "zip([1], [2])", python2: "[(1, 2)]\n", python3: "<iterator>\n"),
  ]

  @Test(arguments: cases)
  func rules(_ test: Case) {
    #expect(output(of: test.program, dialect: .python2) == test.python2)
    #expect(output(of: test.program, dialect: .python3) == test.python3)
  }

  @Test func printStatement() {
    #expect(output(of: "print 'a', 1,\nprint 2.0\nprint", dialect: .python2) == "a 1 2.0\n\n")
  }
}
