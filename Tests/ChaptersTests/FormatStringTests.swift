import Figures
import Language
import Testing

@testable import Chapters

/// What matplotlib's format strings say, by its documentation of `plot`.
struct FormatStringTests {
  struct Case: Sendable {
    var text: String
    var colour: String?
    var marker: Marker?
    var pattern: LineStyle.Pattern?
  }

  static let cases: [Case] = [
    Case(text: "", pattern: .solid), Case(text: "b", colour: "b", pattern: .solid),
    Case(text: "b--", colour: "b", pattern: .dashed),
    Case(text: "--b", colour: "b", pattern: .dashed),
    Case(text: "ro", colour: "r", marker: .disc),
    Case(text: "or", colour: "r", marker: .disc),
    Case(text: "g^-", colour: "g", marker: .triangleUp, pattern: .solid),
    Case(text: "k-.", colour: "k", pattern: .dashDotted),
    Case(text: "m:", colour: "m", pattern: .dotted),
    Case(text: "k.", colour: "k", marker: .dot), Case(text: ",", marker: .pixel),
    Case(text: "y-.o", colour: "y", marker: .disc, pattern: .dashDotted),
    Case(text: "cs--", colour: "c", marker: .square, pattern: .dashed),
    Case(text: "x", marker: .cross), Case(text: "r+", colour: "r", marker: .plus),
    Case(text: "*", marker: .star),
    Case(text: "bD:", colour: "b", marker: .diamond, pattern: .dotted),
    Case(text: "C1", colour: "C1", pattern: .solid),
    Case(text: "C3--", colour: "C3", pattern: .dashed),
    Case(text: "oC2", colour: "C2", marker: .disc),
    Case(text: "green", colour: "green", pattern: .solid),
    Case(text: "#ff8000", colour: "#ff8000", pattern: .solid),
    Case(text: "k>", colour: "k", marker: .triangleRight),
  ]

  @Test(arguments: cases)
  func meaning(test: Case) throws {
    let format = try FormatString(test.text)
    #expect(format.colour == test.colour.flatMap { ColourNames.colour(named: $0) ?? nil })
    #expect(format.marker == test.marker)
    #expect(format.pattern == test.pattern)
  }

  @Test(arguments: [
    ("rr", "two colours"), ("---", "two line styles"), ("oo", "two markers"),
    ("q", "'q', which means nothing"), ("b o", "' ', which means nothing"),
    ("C", "'C', which means nothing"), ("红", "'红', which means nothing"),
  ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: Diagnostic.self) { try FormatString(text) }
    #expect(error?.message == "the format '\(text)' has \(message)")
  }

  @Test(arguments: [
    ("$exp(x)$", "exp(x)"), ("no maths", "no maths"), ("$\\alpha_{i}$ = 5", "α_i = 5"),
    ("cost $x^2$", "cost x²"), ("$", ""), ("$\\", ""), ("5$", "5"), ("$\\unknown$", "unknown"),
  ])
  func mathText(text: String, plain: String) {
    #expect(MathText.plain(text) == plain)
  }

  @Test(arguments: [
    ("red", "ff0000"), ("k", "000000"), ("0.5", "808080"), ("#0F0", "00ff00"),
    ("tab:blue", "1f77b4"), ("SkyBlue", "87ceeb"), ("#11223344", "112233"),
  ])
  func colourNames(name: String, digits: String) throws {
    let colour = try #require(RGB(hexadecimal: digits))
    #expect(ColourNames.colour(named: name) == .some(.some(.fixed(colour))))
  }

  @Test(arguments: ["", "reddish", "#12", "#ggg", "1.5", "-0.1", "nan", "C"])
  func noColours(name: String) {
    #expect(ColourNames.colour(named: name) == nil)
  }
}
