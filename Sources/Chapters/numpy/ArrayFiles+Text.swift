import Datasets
import Interpreter
import Interruptions
import Language
import Tensors

extension NumPyModule {
  /// Functions that read and write tables of numbers as text.
  static func textFiles(host: any Host) -> [NativeFunction] {
    [
      NativeFunction(
        "loadtxt",
        """
        fname, dtype='float64', comments='#', delimiter=None, converters=None, skiprows=0, \
        usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None
        """,
        help:
          "The numbers of a text file.\n\n    np.savetxt('x.txt', [[1, 2], [3, 4]])\n    np.loadtxt('x.txt')"
      ) { arguments in
        var options = try options(arguments)
        options.skippedLines = try arguments.integer("skiprows", atLeast: 0)
        if let most = try arguments.optionalInteger("max_rows") { options.mostRows = most }
        let least = try arguments.integer("ndmin", atLeast: 0)
        return try table(arguments, options, leastRank: least, host)
      },
      NativeFunction(
        "genfromtxt",
        """
        fname, dtype='float64', comments='#', delimiter=None, skip_header=0, skip_footer=0, \
        missing_values=None, filling_values=None, usecols=None, unpack=False, max_rows=None, \
        encoding=None
        """,
        help:
          "As loadtxt; what is no number becomes nan.\n\n    np.genfromtxt(['1,2', '3,'], delimiter=',')"
      ) { arguments in
        var options = try options(arguments)
        options.skippedLines = try arguments.integer("skip_header", atLeast: 0)
        options.skippedAtEnd = try arguments.integer("skip_footer", atLeast: 0)
        if let most = try arguments.optionalInteger("max_rows") { options.mostRows = most }
        options.missing =
          try arguments.optionalNumber("filling_values") ?? (options.type.isInteger ? -1 : .nan)
        return try table(arguments, options, leastRank: 0, host)
      },
      NativeFunction(
        "savetxt",
        """
        fname, X, fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', \
        comments='# ', encoding=None
        """,
        help: "Writes numbers as text.\n\n    np.savetxt('x.txt', [[1, 2], [3, 4]], fmt='%d')"
      ) { arguments in
        let text = try tableText(arguments)
        try write(.string(text), Array(text.utf8), arguments, "fname", suffix: "", host)
        return .none
      },
    ]
  }

  private static func options(_ arguments: BoundArguments) throws -> NumberTable.Options {
    var options = NumberTable.Options()
    options.type = try type(arguments, "dtype")
    switch arguments["comments"] {
    case .none: options.comments = []
    case .string(let mark): options.comments = [mark]
    default:
      options.comments = try arguments["comments"].elements().map { mark in
        guard case .string(let text) = mark else {
          throw arguments.error("comments", "comments is a text or several", kind: "TypeError")
        }
        return text
      }
    }
    if !arguments["delimiter"].isNone { options.delimiter = try arguments.string("delimiter") }
    if !arguments["usecols"].isNone { options.columns = try arguments.integers("usecols") }
    return options
  }

  private static func table(
    _ arguments: BoundArguments, _ options: NumberTable.Options, leastRank: Int, _ host: any Host
  ) throws -> Value {
    let lines = try lines(arguments, host)
    return try arguments.about("fname") {
      try textually {
        var numbers = try NumberTable(lines: lines, options).numbers
        let isColumn = numbers.shape[1] == 1
        if leastRank < 2 {
          // One column is a vector, as is one row, and one number is no array at all.
          if numbers.count == 0 {
            numbers = try numbers.reshaped([-1])
          } else {
            numbers = try numbers.squeezed()
            if leastRank == 1 { numbers = try numbers.atLeast(1) }
          }
        }
        guard try arguments.flag("unpack") else { return array(numbers) }
        guard numbers.rank == 2 else {
          return isColumn ? array(numbers) : array(numbers)
        }
        return list(of: try (0..<numbers.shape[1]).map { try numbers.indexed([.whole, .at($0)]) })
      }
    }
  }

  /// The lines of a path, an open file, or a sequence of lines.
  private static func lines(_ arguments: BoundArguments, _ host: any Host) throws -> [String] {
    switch arguments["fname"] {
    case .list, .tuple: break
    case .object(let object) where try object.attribute("read") == nil: break
    default:
      var bytes = try read(arguments, "fname", host)
      if Gzip.isCompressed(bytes) {
        let packed = bytes
        bytes = try arguments.about("fname") { try Gzip.decompressed(packed) }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      return try arguments.about("fname") { try NumberTable.lines(of: text) }
    }
    return try arguments["fname"].elements().map { line in
      switch line {
      case .string(let text): return text
      case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
      default:
        throw arguments.error("fname", "a line is a text", kind: "TypeError")
      }
    }
  }

  /// What `savetxt` writes.
  private static func tableText(_ arguments: BoundArguments) throws -> String {
    var tensor = try arguments.tensor("X")
    guard tensor.rank == 1 || tensor.rank == 2 else {
      throw arguments.error(
        "X", "Expected 1D or 2D array, got \(tensor.rank)D array instead")
    }
    if tensor.rank == 1 { tensor = try translated { try tensor.reshaped([-1, 1]) } }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let (delimiter, newline) = (try arguments.string("delimiter"), try arguments.string("newline"))
    let format = try format(arguments, columns, delimiter)
    var text = ""
    func mark(_ name: String) throws {
      let words = try arguments.string(name)
      guard !words.isEmpty else { return }
      let comments = try arguments.string("comments")
      text +=
        comments
        + words.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n" + comments) + newline
    }
    try mark("header")
    let values = tensor.values(as: Double.self)
    for row in 0..<rows {
      try Interruption.check()
      text += format.text(Array(values[row * columns..<(row + 1) * columns])) + newline
      guard text.utf8.count <= 1 << 30 else {
        throw Diagnostic("MemoryError", "the text is longer than \(1 << 30) bytes")
      }
    }
    try mark("footer")
    return text
  }

  private static func format(
    _ arguments: BoundArguments, _ columns: Int, _ delimiter: String
  ) throws -> NumberFormat {
    let mark = delimiter.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "%%")
    var formats: [String]
    if case .string(let format) = arguments["fmt"] {
      let single = try arguments.about("fmt") { try textually { try NumberFormat(format) } }
      if single.count == columns, columns != 1 { return single }
      guard single.count == 1 else {
        throw arguments.error(
          "fmt", "fmt has wrong number of % formats: '\(format)' for \(columns) columns")
      }
      guard columns <= 1 << 20 else { throw arguments.error("X", "X has too many columns") }
      formats = Array(repeating: format, count: columns)
    } else {
      formats = try arguments["fmt"].elements().map { part in
        guard case .string(let text) = part else {
          throw arguments.error("fmt", "a format is a text", kind: "TypeError")
        }
        return text
      }
      guard formats.count == columns else {
        throw arguments.error("fmt", "fmt has \(formats.count) formats for \(columns) columns")
      }
    }
    let whole = formats.joined(separator: mark)
    return try arguments.about("fmt") { try textually { try NumberFormat(whole) } }
  }
}
