import Chapters
import Interpreter
import Interruptions
import Language
import Tensors

/// `%save` and `%load`: all names of a session in a file, and back.
extension Session {
  /// Writes every name that can be kept to a file, with the random numbers and the dialect.
  func save(to name: String, _ place: Place) throws {
    let path = try Self.path(of: name, "%save", place)
    let names = interpreter.globals.names.filter { !Self.isValueName($0) }
    guard !names.isEmpty else {
      throw Diagnostic("ValueError", "there are no names to save yet", at: place)
    }
    let writer = StateWriter(
      interpreter, data: loadedDigits, nameOf: { [self] in knownName(of: $0) })
    var kept: [(String, Value)] = []
    var left: [String] = []
    for name in names {
      guard let value = interpreter.globals[name] else { continue }
      do {
        kept.append((name, try writer.reference(to: value, called: name)))
      } catch let error as Interruption {
        throw error
      } catch {
        left.append("\(name) (\(StateWriter.reason(error)))")
      }
    }
    var random: [Value] = []
    for (name, state) in library.randomStates() {
      random.append(try writer.reference(to: state, called: name))
    }
    let header = description(of: kept, random: random, definitions: writer.namesUsed)
    let bytes = try writer.bytes(header)
    try files.write(bytes, to: path)
    let plural = kept.count == 1 ? "name" : "names"
    output.write("saved \(kept.count) \(plural) to \(path), \(Self.size(bytes.count))\n")
    if !left.isEmpty { output.write("not saved: \(left.joined(separator: ", "))\n") }
  }

  /// Takes the names of a file into the session; where anything is wrong with it, none.
  func load(from name: String, _ place: Place) throws {
    var path = try Self.path(of: name, "%load", place)
    if files.readable(path) == nil, files.readable(name) != nil { path = name }
    var hasDefinitions = false
    let reader = try StateReader(read(path), interpreter: interpreter, host: self) { [self] name in
      (hasDefinitions ? interpreter.globals[name] : nil) ?? interpreter.builtins[name]
    }
    guard case .integer(let version)? = reader.header("nnrepl"), version == Self.stateVersion else {
      throw Diagnostic(
        "ValueError", "\(path) was written by another version of nnrepl", at: place)
    }
    let before = SessionState(of: self)
    do {
      // A default of a function may be one of the values.
      for (name, reference) in try reader.names() {
        if let value = reader.possibleValue(of: reference) { interpreter.globals[name] = value }
      }
      try runDefinitions(of: reader)
      hasDefinitions = true
      try takeOver(reader)
    } catch {
      before.restore(in: self)
      throw error
    }
    let count = (try? reader.names().count) ?? 0
    output.write("loaded \(count) \(count == 1 ? "name" : "names") from \(path)\n")
  }

  /// The version of the file's description.
  private static let stateVersion = 1

  private func description(
    of names: [(String, Value)], random: [Value], definitions used: Set<String>
  ) -> [(name: String, value: Value)] {
    let statements = definitions.statements(for: used).map { entry in
      Value.list([.string(entry.name), .list(entry.texts.map { .string($0) })])
    }
    return [
      ("nnrepl", .integer(Self.stateVersion)), ("dialect", .integer(dialect == .python2 ? 2 : 3)),
      ("seed", .integer(Int(bitPattern: UInt(seeds.seed)))),
      ("position", .integer(Int(bitPattern: UInt(seeds.position)))),
      ("definitions", .list(statements)), ("random", .list(random)),
      ("names", .list(names.map { .list([.string($0.0), $0.1]) })),
    ]
  }

  /// Runs the statements that the file's functions, classes and modules come from.
  private func runDefinitions(of reader: StateReader) throws {
    if case .integer(let number)? = reader.header("dialect") {
      interpreter.dialect = number == 2 ? .python2 : .python3
    }
    for texts in try reader.definitions() {
      for text in texts {
        let source = SourceText(text, name: "definition")
        let program = try Parser.parse(source, dialect: dialect)
        if let method = BareMethod(source, dialect: dialect), let type = interpreter.lastClassName {
          try interpreter.addMethod(method.definition, of: source)
          definitions.note(method: source, ofClass: type)
        } else {
          try interpreter.run(program.statements, of: source)
          definitions.note(program.statements, of: source, in: interpreter)
        }
      }
    }
  }

  private func takeOver(_ reader: StateReader) throws {
    var values: [(String, Value)] = []
    for (name, reference) in try reader.names() {
      values.append((name, try reader.value(of: reference)))
    }
    var states: [Value] = []
    if case .list(let list)? = reader.header("random") {
      states = try list.elements.map { try reader.value(of: $0) }
    }
    for state in states { try library.takeOver(state) }
    for (name, value) in values { interpreter.globals[name] = value }
    if case .integer(let seed)? = reader.header("seed"),
      case .integer(let position)? = reader.header("position")
    {
      continueRandomNumbers(
        seed: UInt64(bitPattern: Int64(seed)), position: UInt64(bitPattern: Int64(position)))
    }
  }

  /// What the file may call a value by: what a statement defined it as, or a name of every session.
  private func knownName(of value: Value) -> String? {
    if let name = definitions.name(of: value) { return name }
    switch value {
    case .native(let function):
      guard case .native(let builtin)? = interpreter.builtins[function.name], builtin === function
      else { return nil }
      return function.name
    case .object(let object):
      return interpreter.builtins.first { entry in
        if case .object(let builtin) = entry.value { builtin === object } else { false }
      }?.key
    default: return nil
    }
  }

  private static func path(of name: String, _ command: String, _ place: Place) throws -> String {
    guard !name.isEmpty else {
      throw Diagnostic(
        "ValueError", "\(command) wants the name of a file", at: place, hint: "\(command) lenet")
    }
    return name.hasSuffix(".npz") ? name : name + ".npz"
  }

  private static func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) bytes" }
    let (value, unit) = bytes < 1_000_000 ? (1e3, "kB") : (1e6, "MB")
    return NumberText.formatted(Double(bytes) / value, "g", precision: 3) + " " + unit
  }
}

/// What `%load` may change, to be put back where it fails.
private struct SessionState {
  private let names: [(String, Value)]
  private let definitions: Definitions
  private let dialect: Dialect
  private let random: [Value]

  init(of session: Session) {
    let globals = session.interpreter.globals
    names = globals.names.compactMap { name in globals[name].map { (name, $0) } }
    definitions = session.definitions
    dialect = session.interpreter.dialect
    random = session.library.randomStates().map(\.value)
  }

  func restore(in session: Session) {
    session.interpreter.globals.removeAll()
    for (name, value) in names { session.interpreter.globals[name] = value }
    session.definitions = definitions
    session.interpreter.dialect = dialect
    for state in random { try? session.library.takeOver(state) }
  }
}
