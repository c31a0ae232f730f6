import Chapters
import Interpreter
import Language

/// The statements that brought what cannot be kept as a value: functions, classes, modules.
///
/// `%save` keeps the statements, and `%load` runs them again.
struct Definitions {
  /// Statements that define a name, in order: a class may have got methods later.
  private struct Entry {
    var texts: [String]
    var order: Int
    /// What the name stood for when they had run.
    var value: ObjectIdentifier?
  }

  private var entries: [String: Entry] = [:]
  private var count = 0

  /// Notes which names a program has just defined, at the top level.
  mutating func note(
    _ statements: [Statement], of source: SourceText, in interpreter: Interpreter
  ) {
    for statement in statements {
      for name in Self.names(defined: statement.kind, interpreter) {
        count += 1
        guard let value = interpreter.globals[name], Self.isDefinition(value, interpreter) else {
          continue
        }
        entries[name] = Entry(
          texts: [source[statement.range]], order: count, value: Self.identity(value))
      }
    }
  }

  /// Whether a value is what its statement says, as a function is, and no data.
  private static func isDefinition(_ value: Value, _ interpreter: Interpreter) -> Bool {
    switch value {
    case .function, .native: true
    case .object(let object):
      object is ModuleObject || object is TypeObject || interpreter.parts(ofClass: value) != nil
    default: false
    }
  }

  /// Notes a method that was added to a class by itself.
  mutating func note(method: SourceText, ofClass name: String) {
    entries[name]?.texts.append(method.text)
  }

  /// The name that a value has by its definition, if it still is what that defined.
  func name(of value: Value) -> String? {
    guard let identity = Self.identity(value) else { return nil }
    return entries.filter { $0.value.value == identity }.min { $0.value.order < $1.value.order }?
      .key
  }

  /// The statements that define some names, in the order they first ran.
  func statements(for names: Set<String>) -> [(name: String, texts: [String])] {
    names.compactMap { name in entries[name].map { (name, $0) } }
      .sorted { $0.1.order < $1.1.order }.map { ($0.0, $0.1.texts) }
  }

  private static func identity(_ value: Value) -> ObjectIdentifier? {
    switch value {
    case .function(let function): ObjectIdentifier(function)
    case .native(let function): ObjectIdentifier(function)
    case .object(let object): ObjectIdentifier(object)
    default: nil
    }
  }

  /// The names that a statement gives to functions, classes and modules.
  private static func names(
    defined kind: Statement.Kind, _ interpreter: Interpreter
  ) -> [String] {
    switch kind {
    case .function(let function): return [function.name]
    case .classDefinition(let type): return [type.name]
    case .importModules(let modules):
      return modules.map { $0.alias ?? String($0.name.prefix { $0 != "." }) }
    case .importNames(let module, _, let names) where names.isEmpty:
      return (try? interpreter.importedModule(named: module).attributeNames) ?? []
    case .importNames(_, _, let names): return names.map { $0.alias ?? $0.name }
    case .assignment(let targets, let value):
      guard value.isNamed else { return [] }
      return targets.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
    case .tryStatement(let attempt):
      // `try: import cPickle as pickle`, and another module where that fails.
      let bodies = [attempt.body] + attempt.handlers.map(\.body)
      let names = bodies.map { $0.flatMap { Self.names(defined: $0.kind, interpreter) } }
      return names.contains { $0.isEmpty } ? [] : Array(Set(names.joined()))
    default: return []
    }
  }
}

extension Expression {
  /// Whether it is a lambda, or a name such as `np.tanh`, which has no effect.
  fileprivate var isNamed: Bool {
    switch kind {
    case .lambda, .name: true
    case .attribute(let value, _, _): value.isNamed
    default: false
    }
  }
}
