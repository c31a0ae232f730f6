import Interpreter
import Language
import OrderedCollections

/// A tuple whose elements have names: of `namedtuple`, or of a module such as `time`.
final class NamedTuple: NativeObject {
  /// The names, shared by all tuples of a kind.
  final class Kind {
    let name: String
    let fields: [String]
    /// Whose stack is watched; nil where the elements are plain numbers.
    let context: ModuleContext?

    init(_ name: String, _ fields: [String], context: ModuleContext? = nil) {
      self.name = name
      self.fields = fields
      self.context = context
    }
  }

  let kind: Kind
  let elements: [Value]
  private let flag = OpenFlag()

  /// A tuple of as many elements as there are names.
  init(_ kind: Kind, _ elements: [Value]) {
    self.kind = kind
    self.elements = elements
  }

  var typeName: String { kind.name }
  var representation: String {
    let body = { [kind, elements] in
      let parts = zip(kind.fields, elements).map { "\($0)=\($1.representation)" }
      return "\(kind.name)(\(parts.joined(separator: ", ")))"
    }
    return kind.context?.shown(flag, body) ?? body()
  }
  var help: String? { "A tuple of \(kind.fields.joined(separator: ", "))." }
  var attributeNames: [String] { kind.fields + Self.methods.names + ["_asdict", "_replace"] }

  func attribute(_ name: String) -> Value? {
    if let index = kind.fields.firstIndex(of: name) { return elements[index] }
    if name == "_fields" { return .tuple(kind.fields.map { .string($0) }) }
    return Self.methods.method(name, of: self)
  }

  func length() -> Int? { elements.count }
  func truth() -> Bool { !elements.isEmpty }
  func iterator() -> ValueIterator? { ValueIterator(elements) }

  func item(_ index: Value) throws -> Value? {
    if case .slice(let slice) = index {
      return .tuple(
        try ResolvedSlice(slice, length: elements.count).indices.map { elements[$0] })
    }
    guard let integer = index.exactInteger else {
      throw Diagnostic("TypeError", "an index is a whole number, not \(index.describedForError)")
    }
    let position = integer < 0 ? integer &+ elements.count : integer
    guard elements.indices.contains(position) else {
      throw Diagnostic(
        "IndexError", "the tuple has \(elements.count) elements, so \(integer) is outside")
    }
    return elements[position]
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    try kind.context?.interpreter.checkStack()
    let others: [Value]
    switch other {
    case .tuple(let elements): others = elements
    case .object(let object as NamedTuple): others = object.elements
    default: return nil
    }
    let (left, right) = reflected ? (others, elements) : (elements, others)
    switch operation {
    case .arithmetic(.add): return .tuple(left + right)
    case .comparison(.equal): return .boolean(try Value.tuple(elements).isEqual(to: .tuple(others)))
    case .comparison(.notEqual):
      return .boolean(try !Value.tuple(elements).isEqual(to: .tuple(others)))
    case .comparison(let comparator):
      let (a, b) = (Value.tuple(left), Value.tuple(right))
      switch comparator {
      case .less: return .boolean(try a.isLess(than: b))
      case .greater: return .boolean(try b.isLess(than: a))
      case .lessOrEqual: return .boolean(try !b.isLess(than: a))
      case .greaterOrEqual: return .boolean(try !a.isLess(than: b))
      default: return nil
      }
    default: return nil
    }
  }

  nonisolated(unsafe) private static let methods = MethodTable<NamedTuple>([
    NativeMethod("_asdict", "", "A dict of names and elements.") { tuple, _ in
      let dictionary = DictionaryObject()
      for (name, value) in zip(tuple.kind.fields, tuple.elements) {
        dictionary.entries[Key(name)] = value
      }
      return .dictionary(dictionary)
    },
    NativeMethod("_replace", "**elements", "The tuple with other elements.") { tuple, arguments in
      var elements = tuple.elements
      for (name, value) in arguments.keywordRest {
        guard let index = tuple.kind.fields.firstIndex(of: name) else {
          throw Diagnostic("ValueError", "a \(tuple.kind.name) has no \(name)")
        }
        elements[index] = value
      }
      return .object(NamedTuple(tuple.kind, elements))
    },
    NativeMethod("index", "x", "The index of the first x.") { tuple, arguments in
      guard
        let index = try tuple.elements.firstIndex(where: { try $0.isEqual(to: arguments["x"]) })
      else { throw arguments.error("x", "that is not in the tuple") }
      return .integer(index)
    },
    NativeMethod("count", "x", "How often x is there.") { tuple, arguments in
      .integer(try tuple.elements.count { try $0.isEqual(to: arguments["x"]) })
    },
  ])

  /// The type that makes tuples of `kind`; the last fields may have values to start with.
  static func type(_ kind: Kind, defaults: [Value] = []) -> TypeObject {
    let required = kind.fields.count - defaults.count
    let result = TypeObject(
      kind.name,
      conversion: NativeFunction(
        kind.name, "*elements, **named",
        help: "A tuple of \(kind.fields.joined(separator: ", "))."
      ) { arguments in
        guard arguments.rest.count <= kind.fields.count else {
          throw Diagnostic(
            "TypeError",
            "\(kind.name)() takes \(kind.fields.count) elements, and "
              + "\(arguments.rest.count) are given")
        }
        var elements: [Value?] = kind.fields.indices.map { index in
          index >= required ? defaults[index - required] : nil
        }
        for (index, value) in arguments.rest.enumerated() { elements[index] = value }
        for (name, value) in arguments.keywordRest {
          guard let index = kind.fields.firstIndex(of: name) else {
            throw Diagnostic("TypeError", "a \(kind.name) has no \(name)")
          }
          guard index >= arguments.rest.count else {
            throw Diagnostic("TypeError", "\(name) is given twice")
          }
          elements[index] = value
        }
        let found = elements.compactMap { $0 }
        guard found.count == kind.fields.count else {
          let missing = zip(kind.fields, elements).filter { $1 == nil }.map(\.0)
          throw Diagnostic(
            "TypeError", "\(kind.name)() needs \(missing.joined(separator: ", "))")
        }
        return .object(NamedTuple(kind, found))
      }
    ) { value in
      value.object(as: NamedTuple.self)?.kind === kind
    }
    let starting = DictionaryObject()
    for (name, value) in zip(kind.fields.dropFirst(required), defaults) {
      starting.entries[Key(name)] = value
    }
    result.members = [
      "_fields": .tuple(kind.fields.map { .string($0) }), "_field_defaults": .dictionary(starting),
      "_make": .native(
        NativeFunction("_make", "values", help: "A tuple of the elements of values.") {
          [unowned result] arguments in
          try result.call(
            CallArguments(positional: arguments["values"].elements(), site: arguments.site))
            ?? .none
        }),
    ]
    return result
  }
}
