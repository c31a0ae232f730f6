import Glibc
import Tensors

/// Numbers in lines of text: what NumPy's `loadtxt` and `genfromtxt` read.
public struct NumberTable: Sendable {
  /// How the text is to be read.
  public struct Options: Sendable {
    /// What ends a line's numbers; nothing where nil.
    public var comments: [String] = ["#"]
    /// What stands between numbers; white space where nil.
    public var delimiter: String?
    /// How many lines are passed over.
    public var skippedLines = 0
    /// How many lines at the end are passed over.
    public var skippedAtEnd = 0
    /// The columns that are wanted, counted from 0, from the end if negative; all where nil.
    public var columns: [Int]?
    /// How many lines of numbers are read at most.
    public var mostRows = Int.max
    /// The number for a field that is empty or no number; nil where that is a mistake.
    public var missing: Double?
    /// The type of the numbers.
    public var type = DType.float64

    /// Options as `loadtxt` has them.
    public init() {}
  }

  /// `[rows, columns]` numbers.
  public let numbers: Tensor

  /// Reads lines of text, whose ends are gone.
  public init(lines: some Collection<String>, _ options: Options = Options()) throws(DatasetError) {
    var reader = RowReader(options)
    for (index, line) in lines.enumerated() {
      if index < options.skippedLines { continue }
      if index >= lines.count - options.skippedAtEnd { break }
      if reader.rows >= options.mostRows { break }
      if index & 0xff == 0 { try DatasetError.giveWay() }
      try reader.add(line)
    }
    let (rows, columns) = (reader.rows, reader.columns ?? 0)
    let (type, reals, integers) = (options.type, reader.reals, reader.integers)
    numbers = try translatingErrors {
      let tensor =
        reader.readsIntegers
        ? try Tensor(integers, shape: [rows, columns]) : try Tensor(reals, shape: [rows, columns])
      return try tensor.converted(to: type)
    }
  }

  /// The lines of a text, without their ends.
  public static func lines(of text: String) throws(DatasetError) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      if lines.count & 0xfff == 0 { try DatasetError.giveWay() }
      lines.append(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
    }
    lines.append(String(rest))
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// Turns lines into numbers, one row after the other.
private struct RowReader {
  let options: NumberTable.Options
  /// Whether whole numbers are read as such, all their digits kept.
  let readsIntegers: Bool
  private(set) var rows = 0
  private(set) var columns: Int?
  private(set) var reals: [Double] = []
  private(set) var integers: [Int64] = []

  init(_ options: NumberTable.Options) {
    self.options = options
    readsIntegers = options.type.isInteger && options.missing == nil
  }

  mutating func add(_ line: String) throws(DatasetError) {
    var text = line[...]
    for comment in options.comments where !comment.isEmpty {
      if let start = text.firstRange(of: comment) { text = text[..<start.lowerBound] }
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    var fields: [Substring]
    if let delimiter = options.delimiter, !delimiter.isEmpty {
      fields = Self.split(text, delimiter)
    } else {
      fields = text.split(whereSeparator: \.isWhitespace)
    }
    if let wanted = options.columns {
      var chosen: [Substring] = []
      for column in wanted {
        let place = column < 0 ? column &+ fields.count : column
        guard fields.indices.contains(place) else {
          throw DatasetError(
            "invalid column index \(column) at row \(rows) with \(fields.count) columns")
        }
        chosen.append(fields[place])
      }
      fields = chosen
    }
    guard columns == nil || columns == fields.count else {
      throw DatasetError(
        "the number of columns changed from \(columns ?? 0) to \(fields.count) at row \(rows); "
          + "use `usecols` to select a subset and avoid this error")
    }
    columns = fields.count
    for (column, field) in fields.enumerated() { try add(field, column) }
    rows += 1
  }

  private static func split(_ text: Substring, _ delimiter: String) -> [Substring] {
    var (fields, rest): ([Substring], Substring) = ([], text)
    while let range = rest.firstRange(of: delimiter) {
      fields.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return fields + [rest]
  }

  private mutating func add(_ field: Substring, _ column: Int) throws(DatasetError) {
    let word = Self.trimmed(field)
    if readsIntegers {
      // `+5` and `5` are numbers, `5.` is none.
      if let value = Int64(word) { return integers.append(value) }
    } else if let value = Self.real(word) {
      return reals.append(value)
    } else if let missing = options.missing {
      return reals.append(missing)
    }
    throw DatasetError(
      "could not convert string '\(word.prefix(40))' to \(options.type) at row \(rows), "
        + "column \(column + 1).")
  }

  private static func trimmed(_ field: Substring) -> String {
    var text = field.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// A number as Python's `float` reads it, save for underscores.
  static func real(_ word: String) -> Double? {
    // `Double` reads hexadecimal too, which Python doesn't.
    guard !word.contains(where: { $0 == "x" || $0 == "X" || $0 == "p" }) else { return nil }
    return Double(word)
  }
}

extension NumberTable {
  /// The numbers of a text between separators, white space around them apart (`fromstring`).
  public static func numbers(
    in text: String, separator: String, _ type: DType
  ) throws(DatasetError) -> Tensor {
    var options = Options()
    options.comments = []
    options.type = type
    let mark = separator.filter { !$0.isWhitespace }
    options.delimiter = mark.isEmpty ? nil : mark
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    let table = try NumberTable(lines: [line], options)
    return try translatingErrors { try table.numbers.reshaped([-1]) }
  }
}
