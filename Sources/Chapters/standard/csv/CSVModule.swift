import Interpreter
import Interruptions
import Language
import OrderedCollections

/// `csv`: tables as text.
enum CSVModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "csv", help: "tables as text.",
      functions: [
        NativeFunction(
          "reader", "csvfile, " + CSVFormat.signature,
          help: "A walk through the rows, lists of strings.\n\n    list(csv.reader(['a,b', '1,2']))"
        ) { arguments in
          let format = try CSVFormat(arguments)
          let lines = try arguments.about("csvfile") { try arguments["csvfile"].iterator() }
          return .object(CSVReader(CSVParser(format, lines), keys: nil))
        },
        NativeFunction(
          "DictReader",
          "csvfile, fieldnames=None, restkey=None, restval=None, " + CSVFormat.signature,
          help: "A walk through the rows, dicts by the first row's names.\n\n"
            + "    list(csv.DictReader(['a,b', '1,2']))"
        ) { arguments in
          let format = try CSVFormat(arguments)
          let lines = try arguments.about("csvfile") { try arguments["csvfile"].iterator() }
          let parser = CSVParser(format, lines)
          let names =
            try arguments["fieldnames"].isNone
            ? parser.row() ?? [] : arguments["fieldnames"].elements()
          return .object(
            CSVReader(
              parser,
              keys: CSVReader.Keys(
                names: names, rest: arguments["restkey"], missing: arguments["restval"])))
        },
        NativeFunction(
          "writer", "csvfile, " + CSVFormat.signature,
          help: "Writes rows into an open file.\n\n"
            + "    csv.writer(open('t.csv', 'w')).writerow([1, 2])"
        ) { arguments in
          .object(
            CSVWriter(
              try CSVFormat(arguments), arguments["csvfile"], names: nil, context: context))
        },
        NativeFunction(
          "DictWriter",
          "csvfile, fieldnames, restval='', extrasaction='raise', " + CSVFormat.signature,
          help: "Writes dicts as rows into an open file.\n\n"
            + "    csv.DictWriter(open('t.csv', 'w'), ['a']).writeheader()"
        ) { arguments in
          .object(
            CSVWriter(
              try CSVFormat(arguments), arguments["csvfile"],
              names: try arguments["fieldnames"].elements(), context: context))
        },
        NativeFunction(
          "field_size_limit", "limit=None", help: "Accepted: a row has at most 16 MiB."
        ) { _ in .integer(1 << 20) },
      ],
      others: [
        "QUOTE_MINIMAL": .integer(0), "QUOTE_ALL": .integer(1), "QUOTE_NONNUMERIC": .integer(2),
        "QUOTE_NONE": .integer(3), "Error": context.interpreter.exceptionClass("csv.Error"),
      ])
  }
}

/// A walk through rows.
private final class CSVReader: NativeObject {
  /// The names of a `DictReader`.
  struct Keys {
    let names: [Value]
    let rest: Value
    let missing: Value
  }

  private let parser: CSVParser
  private let keys: Keys?

  init(_ parser: CSVParser, keys: Keys?) {
    self.parser = parser
    self.keys = keys
  }

  var typeName: String { keys == nil ? "csv.reader" : "csv.DictReader" }
  var attributeNames: [String] { ["line_num", "next"] + (keys == nil ? [] : ["fieldnames"]) }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "line_num": .integer(parser.lineCount)
    case "fieldnames": keys.map { .list($0.names) }
    case "next", "__next__":
      .native(
        NativeFunction(name, "", help: "The next row.") { [self] _ in
          guard let row = try next() else {
            throw Diagnostic("StopIteration", "there is no further row")
          }
          return row
        })
    default: nil
    }
  }

  func iterator() -> ValueIterator? { ValueIterator { [self] in try next() } }

  private func next() throws -> Value? {
    guard let keys else { return try parser.row().map { .list($0) } }
    var found = try parser.row()
    // A dict of an empty line says nothing.
    while let row = found, row.isEmpty { found = try parser.row() }
    guard let row = found else { return nil }
    let dictionary = DictionaryObject()
    for (index, name) in keys.names.enumerated() {
      dictionary.entries[try Key(name)] = index < row.count ? row[index] : keys.missing
    }
    if row.count > keys.names.count {
      dictionary.entries[try Key(keys.rest)] = .list(Array(row[keys.names.count...]))
    }
    return .dictionary(dictionary)
  }
}

/// Writes rows.
private final class CSVWriter: NativeObject {
  private let format: CSVFormat
  private let target: Value
  private let names: [Value]?
  private let context: ModuleContext

  init(_ format: CSVFormat, _ target: Value, names: [Value]?, context: ModuleContext) {
    self.format = format
    self.target = target
    self.names = names
    self.context = context
  }

  var typeName: String { names == nil ? "csv.writer" : "csv.DictWriter" }
  var attributeNames: [String] { Self.methods.names }
  func attribute(_ name: String) -> Value? { Self.methods.method(name, of: self) }

  private func write(_ row: [Value], _ site: CallSite) throws {
    try Interruption.check()
    let line = try format.line(row) { context.interpreter.text(of: $0) }
    if let file = target.object(as: FileObject.self) {
      try file.write(Array(line.utf8))
    } else {
      let method = try context.interpreter.attribute("write", of: target, site: site)
      _ = try context.call(method, [.string(line)], site)
    }
  }

  private func row(_ value: Value) throws -> [Value] {
    guard let names else { return try value.elements() }
    guard case .dictionary(let dictionary) = value else {
      throw Diagnostic("TypeError", "a DictWriter writes dicts")
    }
    let keys = try names.map { try Key($0) }
    for key in dictionary.entries.keys where !keys.contains(key) {
      throw Diagnostic(
        "ValueError", "dict contains fields not in fieldnames: \(key.value.representation)")
    }
    return keys.map { dictionary.entries[$0] ?? .string("") }
  }

  nonisolated(unsafe) private static let methods = MethodTable<CSVWriter>([
    NativeMethod("writerow", "row", "Writes one row.") { writer, arguments in
      let row = try arguments.about("row") { try writer.row(arguments["row"]) }
      try writer.write(row, arguments.site)
      return .none
    },
    NativeMethod("writerows", "rows", "Writes rows.") { writer, arguments in
      let iterator = try arguments["rows"].iterator()
      while let row = try iterator.next() { try writer.write(writer.row(row), arguments.site) }
      return .none
    },
    NativeMethod("writeheader", "", "Writes the names.") { writer, arguments in
      try writer.write(writer.names ?? [], arguments.site)
      return .none
    },
  ])
}
