import Interpreter
import Interruptions
import Language

/// How rows are written in a file: what is between fields, and around some.
struct CSVFormat {
  var delimiter: Unicode.Scalar = ","
  /// nil where nothing is quoted.
  var quote: Unicode.Scalar? = "\""
  var skipsSpace = false
  var terminator = "\r\n"
  /// 0 quotes where needed, 1 all, 2 what is no number, 3 nothing.
  var quoting = 0

  /// The part of a signature that names these.
  static let signature =
    "dialect='excel', delimiter=None, quotechar='\"', skipinitialspace=False, "
    + "lineterminator=None, quoting=0"

  /// The format that the arguments of `signature` say.
  init(_ arguments: BoundArguments) throws {
    if case .string("excel-tab") = arguments["dialect"] { delimiter = "\t" }
    if case .string("unix") = arguments["dialect"] { (terminator, quoting) = ("\n", 1) }
    if !arguments["delimiter"].isNone { delimiter = try Self.single(arguments, "delimiter") }
    quote = arguments["quotechar"].isNone ? nil : try Self.single(arguments, "quotechar")
    skipsSpace = try arguments["skipinitialspace"].isTrue()
    if !arguments["lineterminator"].isNone { terminator = try arguments.string("lineterminator") }
    quoting = try arguments.integer("quoting")
    guard (0...3).contains(quoting) else {
      throw arguments.error("quoting", "quoting is one of csv's QUOTE_ numbers", kind: "TypeError")
    }
    if quoting == 3 { quote = nil }
  }

  private static func single(_ arguments: BoundArguments, _ name: String) throws -> Unicode.Scalar {
    let scalars = try arguments.string(name).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else {
      throw arguments.error(name, "\(name) is one character", kind: "TypeError")
    }
    return scalar
  }

  /// One row as a line.
  func line(_ row: [Value], text: (Value) -> String) throws -> String {
    var fields: [String] = []
    for value in row {
      var field: String
      switch value {
      case .none: field = ""
      case .float(let number): field = NumberText.shortest(number)
      default: field = text(value)
      }
      guard let quote else {
        if field.unicodeScalars.contains(delimiter) {
          throw Diagnostic("csv.Error", "a field has the delimiter, and nothing may be quoted")
        }
        fields.append(field)
        continue
      }
      let isSpecial = field.unicodeScalars.contains {
        $0 == delimiter || $0 == quote || $0 == "\n" || $0 == "\r"
      }
      if isSpecial || quoting == 1 || quoting == 2 && value.number == nil
        || field.isEmpty && row.count == 1
      {
        let mark = String(quote)
        field = mark + field.replacing(mark, with: mark + mark) + mark
      }
      fields.append(field)
    }
    return fields.joined(separator: String(delimiter)) + terminator
  }
}

/// Reads rows from a walk through lines.
final class CSVParser {
  private let format: CSVFormat
  private let lines: ValueIterator
  /// How many lines were read.
  private(set) var lineCount = 0

  init(_ format: CSVFormat, _ lines: ValueIterator) {
    self.format = format
    self.lines = lines
  }

  private enum Place {
    case start, plain, quoted, behindQuote
  }

  /// The next row; nil at the end.
  func row() throws -> [Value]? {
    guard var line = try nextLine() else { return nil }
    var fields: [Value] = []
    var field = String.UnicodeScalarView()
    var wasQuoted = false
    var place = Place.start
    var length = 0
    func finish() throws {
      defer { (field, wasQuoted, place) = (String.UnicodeScalarView(), false, .start) }
      let text = String(field)
      guard format.quoting == 2, !wasQuoted else { return fields.append(.string(text)) }
      guard let number = Double(text) else {
        throw Diagnostic("ValueError", "\(text) is not a number, and not quoted")
      }
      fields.append(.float(number))
    }
    while true {
      var isOver = false
      for scalar in line.unicodeScalars {
        length += 1
        switch place {
        case .start where scalar == format.quote:
          (place, wasQuoted) = (.quoted, true)
        case .start where scalar == " " && format.skipsSpace: continue
        case .start, .plain:
          if scalar == format.delimiter {
            try finish()
          } else if scalar == "\n" || scalar == "\r" {
            isOver = true
          } else {
            field.append(scalar)
            place = .plain
          }
        case .quoted:
          if scalar == format.quote { place = .behindQuote } else { field.append(scalar) }
        case .behindQuote:
          if scalar == format.quote {
            field.append(scalar)
            place = .quoted
          } else if scalar == format.delimiter {
            try finish()
          } else if scalar == "\n" || scalar == "\r" {
            isOver = true
          } else {
            field.append(scalar)
            place = .plain
          }
        }
        if isOver { break }
        if length > 1 << 24 {
          throw Diagnostic("csv.Error", "line \(lineCount): a row of more than 16 MiB")
        }
      }
      guard case .quoted = place, let next = try nextLine() else { break }
      line = next
    }
    if fields.isEmpty, field.isEmpty, !wasQuoted { return [] }
    try finish()
    return fields
  }

  private func nextLine() throws -> String? {
    try Interruption.check()
    guard let value = try lines.next() else { return nil }
    lineCount += 1
    switch value {
    case .string(let text): return text
    case .bytes(let bytes):
      return try String(validating: bytes, as: UTF8.self) ?? TextEncoding.latin1.text(bytes)
    default:
      throw Diagnostic("csv.Error", "a line is text, not \(value.describedForError)")
    }
  }
}
