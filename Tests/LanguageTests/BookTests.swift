import Foundation
import Testing

@testable import Language

private let book = "/work/shared/seeds/book.md"

/// Every listing of the book, pasted as it is printed: with its line numbers, its page breaks and its
/// misprints.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: book), "the book is not on this machine"))
struct BookTests {
  /// A listing: the line of its first fence in the book, and what a reader copies.
  struct Listing {
    let line: Int
    var text: String
  }

  /// The fences of the book, those that a page break divides put together.
  static func listings() throws -> [Listing] {
    let text = try String(contentsOfFile: book, encoding: .utf8)
    var listings: [Listing] = []
    var last: String?
    var fence: (line: Int, lines: [String])?
    var isDivided = false
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if !line.hasPrefix("```") {
        if fence != nil {
          fence?.lines.append(line)
        } else if !line.allSatisfy(\.isWhitespace) {
          isDivided = false
        }
        continue
      }
      guard let open = fence else {
        fence = (index + 2, [])
        continue
      }
      let code = open.lines.joined(separator: "\n") + "\n"
      if isDivided, let last, Transcript.listing(last, goesOnIn: code) {
        listings[listings.count - 1].text += "```\n\n```\n" + code
      } else {
        listings.append(Listing(line: open.line, text: code))
      }
      (fence, last, isDivided) = (nil, code, true)
    }
    return listings
  }

  /// Whether a fence holds a program in Python: all numbered ones do but for those of `others`.
  static func isPython(_ listing: Listing) -> Bool {
    if unnumbered.contains(listing.line) { return true }
    let lines = listing.text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    let numbered = lines.filter { line in
      let digits = line.drop { $0 == " " }.prefix { $0.isNumber }
      return !digits.isEmpty && line[digits.endIndex...].first.map { $0 == " " } ?? true
    }
    return numbered.count * 2 >= lines.count && !others.contains(listing.line)
  }

  /// Programs of a line or two that have no numbers.
  static let unnumbered: Set = [
    1250, 3057, 3063, 3069, 3075, 3082, 3091, 3099, 3107, 3545, 21646,
  ]

  /// Numbered fences in other languages: what programs print, HTML, JavaScript, CSS, SQL,
  /// configuration, data.
  static let others: Set = [
    1776, 5048, 21802, 21819, 21855, 21868, 21986, 22122, 22307, 22425, 22431, 22439, 22772, 22841,
    22915, 23034, 23068, 23710, 23928, 24089, 24185, 24257, 24277, 24303, 24330, 24351, 24379,
    24396, 24411, 25942, 26173, 26674, 26723, 26773, 26855, 26928, 27191, 27201, 27233, 27267,
    27335, 27403, 27420, 27427, 27436, 27443, 27726,
  ]

  /// The listings that do not parse, and why: each is misprinted or no program.
  static let exceptions: [Int: String] = [
    1373: "prints an assignment: `print y = 2.5`",
    1950: "a bracket is closed once too often",
    2914: "a bracket of `np.c_` is missing",
    4512: "a bracket stands where a name was, between lines 56 and 57",
    7854: "a signature, cut in a word, not a statement",
    9726: "a closing bracket is missing in line 104",
    21652: "breaks off inside a call",
    21747: "`>` where a bracket was, in line 27",
    22039: "`>` where a bracket was",
    22405: "a few lines from the middle of a docstring",
    22414: "a few lines from the middle of a docstring",
    25761: "a line is cut off inside a call",
  ]

  private static func usesNoGraphs(_ text: String) -> Bool {
    // `tf.` and `T.` as words of their own: `W.T.dot` is NumPy's.
    text.firstMatch(of: /theano|tensorflow|(?:^|[^\w.])(?:tf|T)\./) == nil
  }

  @Test func listingsParse() throws {
    let python = try Self.listings().filter(Self.isPython)
    var plain = (parsed: 0, all: 0)
    for listing in python {
      let transcript = Transcript.read(listing.text, dialect: .python3)
      var mistakes: [String] = []
      for entry in transcript.entries {
        do throws(Diagnostic) {
          _ = try Parser.parse(entry.source, dialect: .python3)
        } catch {
          mistakes.append(error.rendered())
        }
      }
      let parses = mistakes.isEmpty && !transcript.entries.isEmpty
      if let reason = Self.exceptions[listing.line] {
        #expect(!parses, "line \(listing.line) parses now, though: \(reason)")
      } else {
        #expect(parses, "line \(listing.line): \(mistakes.first ?? "nothing found")")
      }
      if Self.usesNoGraphs(listing.text) {
        plain = (plain.parsed + (parses ? 1 : 0), plain.all + 1)
      }
    }
    #expect(python.count == 330)
    #expect(plain.all == 211)
    #expect(plain.parsed == 200)
  }

  /// What is not Python is refused, and none of it is run by mistake as a listing.
  @Test func otherLanguagesAreRefused() throws {
    for listing in try Self.listings() where Self.others.contains(listing.line) {
      let transcript = Transcript.read(listing.text, dialect: .python3)
      let failing = transcript.entries.filter {
        (try? Parser.parse($0.source, dialect: .python3)) == nil
      }
      #expect(!failing.isEmpty, "line \(listing.line)")
    }
  }
}
