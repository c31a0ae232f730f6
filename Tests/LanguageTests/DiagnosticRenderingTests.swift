import Testing

@testable import Language

/// Messages as the design's section "Errors" shows them.
@Suite struct DiagnosticRenderingTests {
  /// A diagnostic that points at the first `marked` in `text`.
  private func diagnostic(
    _ text: String, _ marked: String, name: String = "input", firstLine: Int = 1,
    hint: String? = nil, preamble: String? = nil, message: String = "wrong"
  ) throws -> Diagnostic {
    let found = try #require(text.firstRange(of: marked))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let source = SourceText(text, name: name, firstLine: firstLine)
    let place = Place(source, SourceRange(start, start + marked.utf8.count))
    return Diagnostic("ValueError", message, at: place, hint: hint, preamble: preamble)
  }

  @Test func theDesignsExample() throws {
    let text = "net = Network([\n        FullyConnectedLayer(n_in=20*14*14, n_out=100)"
    let shown = try diagnostic(
      text, "20*14*14", hint: "n_in=20*12*12",
      message: "3920, but the layer before gives 20x12x12 = 2880"
    ).rendered()
    #expect(
      shown == """
        2  FullyConnectedLayer(n_in=20*14*14, n_out=100)
                                    ^^^^^^^^ 3920, but the layer before gives 20x12x12 = 2880
           try n_in=20*12*12
        """)
  }

  @Test func namesAFileAndCountsFromTheFirstLine() throws {
    let shown = try diagnostic("a\nb + c", "c", name: "ch6.md", firstLine: 11).rendered()
    #expect(shown == "ch6.md:12  b + c\n               ^ wrong")
  }

  @Test func widthsOfChineseTabsAndCombiningMarks() throws {
    let shown = try diagnostic("\t准确率\t= e\u{301} + 值", "值").rendered()
    #expect(shown == "1  准确率    = e\u{301} + 值\n                   ^^ wrong")
  }

  @Test func rangeOverLinesMarksTheFirst() throws {
    let shown = try diagnostic("f(a,\n  b)", "(a,\n  b)").rendered()
    #expect(shown == "1  f(a,\n    ^^^ wrong")
  }

  @Test func longLinesAreCutAroundThePlace() throws {
    let text = String(repeating: "a + ", count: 100) + "BAD" + String(repeating: " + b", count: 100)
    let lines = try diagnostic(text, "BAD").rendered().split(separator: "\n")
    #expect(lines[0].count <= 105)
    #expect(lines[0].hasPrefix("1  …") && lines[0].hasSuffix("…"))
    let caret = try #require(lines[1].firstIndex(of: "^"))
    let column = lines[1].distance(from: lines[1].startIndex, to: caret)
    #expect(lines[0].dropFirst(column).hasPrefix("BAD"))
    #expect(lines[1].hasSuffix("^^^ wrong"))
  }

  @Test func controlCharactersAreMadeHarmless() throws {
    let shown = try diagnostic(
      "x = '\u{1B}[2J' + y", "y", preamble: "a\u{7}\nb", message: "\u{9B}31m\nno\u{202E}"
    ).rendered()
    #expect(
      shown == """
        a\\x07
        b
        1  x = '\\x1b[2J' + y
                           ^ \\x9b31m no\\x202e
        """)
  }

  @Test func withoutAPlace() {
    #expect(Diagnostic("E", "no file").rendered() == "no file")
    #expect(Diagnostic("E", "no file", hint: "?mnist").rendered() == "no file\ntry ?mnist")
  }

  @Test func atTheEndOfTheTextAndBeyond() {
    let source = SourceText("ab\n")
    for offset in [2, 3, 99] {
      let shown = Diagnostic("E", "m", at: Place(source, SourceRange(offset, offset))).rendered()
      #expect(shown.hasSuffix("^ m"))
    }
  }

  @Test func colourIsRed() throws {
    let shown = try diagnostic("x", "x").rendered(colour: true)
    #expect(shown == "1  x\n   \u{1B}[31m^ wrong\u{1B}[0m")
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("relue", "relu"), ("SIGMOID", "sigmoid"), ("tnah", "tanh"), ("reul", "relu"),
    ("linaer", "linear"), ("xyz", nil), ("", nil), ("dropot", "dropout"),
  ])
  func found(_ word: String, _ expected: String?) {
    let known = ["relu", "sigmoid", "tanh", "linear", "dropout"]
    #expect(nearest(to: word, in: known) == expected)
  }

  @Test func longWordsAreNearNothing() {
    #expect(nearest(to: String(repeating: "a", count: 100_000), in: ["a"]) == nil)
  }
}
