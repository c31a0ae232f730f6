import Testing

@testable import Language

/// What a typed text needs next: CPython's interactive rules, as `codeop` has them, and the
/// design's for sentences.
@Suite struct CompletenessTests {
  @Test(arguments: [
    ("", "complete"), ("x = 1", "complete"), ("# note", "complete"), ("%time x", "complete"),
    ("x = (1,", "more 0"), ("f(a,\n    b", "more 4"), ("x = \"\"\"", "more 0"),
    ("x = \\", "more 0"),
    ("for i in x:", "more 4"), ("for i in x:\n    y", "more 4"),
    ("for i in x:\n    y\n", "complete"),
    ("for i in x: y", "more 0"), ("for i in x: y\n", "complete"),
    ("if a:\n    if b:", "more 8"), ("def f():\n    return 1", "more 0"),
    ("def f():\n    return 1\n    ", "complete"), ("if a:\n    b\nelse:", "more 4"),
    ("try:\n    a\n", "more 4"), ("@d", "more 0"), ("class A:\n    x = 1", "more 4"),
    ("net a = 784 ->", "more 0"), ("net a = 784 -> dense 10", "complete"), ("net a =", "more 4"),
    ("net a =\n    784 -> dense 10", "more 4"), ("net a =\n    784 -> dense 10\n", "complete"),
    ("x = )", "invalid"), ("s = 'abc", "invalid"), ("if x", "invalid"), ("f(a b", "invalid"),
    ("x = 3 +", "invalid"), ("train a on", "invalid"), ("f'{x'", "invalid"),
    ("for i in x:\ny", "invalid"), ("'''a''' '''", "more 0"),
  ])
  func judged(_ text: String, _ expected: String) {
    let found =
      switch Completeness.check(text, dialect: .python3) {
      case .complete: "complete"
      case .incomplete(let indent): "more \(indent)"
      case .invalid: "invalid"
      }
    #expect(found == expected)
  }
}
