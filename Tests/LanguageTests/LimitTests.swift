import Testing

@testable import Language

/// Texts made to exhaust a parser's stack: each ends in a diagnostic or parses.
@Suite struct LimitTests {
  @Test(arguments: [
    "(", "[", "{", "not ", "-", "f(", "a[", "lambda:", "a**", "x if y else ", "{1:", "`", "f(*",
    "[x for x in ", "a.", "1+", "a().", "f'{", "x[:", "if x: ", "def f(a=", "(a for b in ",
  ])
  func deepIsRefused(_ piece: String) {
    let text = String(repeating: piece, count: 5_000) + "1\n"
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(text), dialect: .python3)
    }
  }

  @Test(arguments: ["a<", "a and ", "a or ", "x=", "a,", "a;", "'a' ", "1\n", "@a\n", "# c\n"])
  func longIsAccepted(_ piece: String) throws {
    let end = piece == "@a\n" ? "def f(): pass" : piece == "'a' " ? "'b'" : "1"
    let text = String(repeating: piece, count: 5_000) + end + "\n"
    _ = try Parser.parse(SourceText(text), dialect: .python3)
  }

  @Test func deepestAllowedParses() throws {
    let deep = Parser.deepestNesting - 2
    let brackets = String(repeating: "(", count: deep) + "1" + String(repeating: ")", count: deep)
    _ = try Parser.parse(SourceText(brackets), dialect: .python3)
    let chain = String(repeating: "1 + ", count: Parser.tallestExpression - 2) + "1"
    _ = try Parser.parse(SourceText(chain), dialect: .python3)
  }

  /// Brackets over long chains must not multiply: a tree's height is limited as a whole.
  @Test func heightsAddUp() {
    var text = "1"
    for _ in 0..<5 { text = "(\(text))" + String(repeating: " + 1", count: 400) }
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(text), dialect: .python3)
    }
  }

  @Test func deepBlocksAreRefused() {
    let lines = (0..<200).map { String(repeating: " ", count: $0) + "if x:" }
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(lines.joined(separator: "\n")), dialect: .python3)
    }
  }

  @Test func hugeIntegers() throws {
    let digits = String(repeating: "9", count: Parser.longestInteger)
    _ = try Parser.parse(SourceText(digits), dialect: .python3)
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(digits + "9"), dialect: .python3)
    }
  }
}
