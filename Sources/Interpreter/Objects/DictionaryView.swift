import Language
import OrderedCollections

/// What `keys()`, `values()` and `items()` give in Python 3: a dict as it is at the time of asking.
final class DictionaryView: NativeObject {
  enum Kind: String {
    case keys, values, items
  }

  private let dictionary: DictionaryObject
  private let kind: Kind
  /// Whether its text is being made: a dict may hold a view of itself.
  private var isBeingShown = false

  init(_ dictionary: DictionaryObject, _ kind: Kind) {
    self.dictionary = dictionary
    self.kind = kind
  }

  /// The elements of a dict: a view of them, or in Python 2 a list.
  static func of(_ dictionary: DictionaryObject, _ kind: Kind, _ dialect: Dialect) -> Value {
    let view = DictionaryView(dictionary, kind)
    return dialect == .python2 ? .list(view.elements) : .object(view)
  }

  private var elements: [Value] {
    switch kind {
    case .keys: dictionary.entries.keys.map(\.value)
    case .values: Array(dictionary.entries.values)
    case .items: dictionary.entries.map { .tuple([$0.key.value, $0.value]) }
    }
  }

  var typeName: String { "dict_\(kind.rawValue)" }
  var representation: String {
    guard !isBeingShown else { return "..." }
    isBeingShown = true
    defer { isBeingShown = false }
    return "\(typeName)(\(Value.list(elements).representation))"
  }
  func length() -> Int? { dictionary.entries.count }
  func truth() -> Bool { !dictionary.entries.isEmpty }

  func iterator() -> ValueIterator? {
    let count = dictionary.entries.count
    var index = 0
    return ValueIterator { [dictionary, kind] in
      guard dictionary.entries.count == count else {
        throw Diagnostic(
          "RuntimeError", "the dict has changed its size while it is walked through",
          hint: "for key in list(d):")
      }
      guard index < count else { return nil }
      defer { index += 1 }
      let entry = dictionary.entries.elements[index]
      switch kind {
      case .keys: return entry.key.value
      case .values: return entry.value
      case .items: return .tuple([entry.key.value, entry.value])
      }
    }
  }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "__contains__":
      .native(
        NativeFunction(name, "x") { [self] arguments in .boolean(try contains(arguments["x"])) })
    case "isdisjoint" where kind != .values:
      .native(
        NativeFunction(name, "other") { [self] arguments in
          .boolean(try !arguments["other"].elements().contains { try contains($0) })
        })
    default: nil
    }
  }

  private func contains(_ value: Value) throws -> Bool {
    switch kind {
    case .keys: return dictionary.entries[try Key(value)] != nil
    case .values: return try elements.contains { try $0.isSame(as: value) || $0.isEqual(to: value) }
    case .items:
      guard case .tuple(let pair) = value, pair.count == 2,
        let own = dictionary.entries[try Key(pair[0])]
      else { return false }
      return try own.isEqual(to: pair[1])
    }
  }

  private var set: Value {
    get throws { .set(SetObject(OrderedSet(try elements.map { try Key($0) }))) }
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard kind != .values else { return nil }
    let others: Value
    switch other {
    case .set: others = other
    case .object(let view as DictionaryView) where view.kind != .values: others = try view.set
    default:
      guard case .arithmetic(let operation) = operation,
        [.bitAnd, .bitOr, .bitXor, .subtract].contains(operation)
      else { return nil }
      others = .set(SetObject(OrderedSet(try other.elements().map { try Key($0) })))
    }
    let own = try set
    switch operation {
    case .arithmetic(let operation):
      return try Operators.binary(
        operation, reflected ? others : own, reflected ? own : others, dialect: .python3)
    case .comparison(let comparator):
      guard !reflected else { return nil }
      return try Operators.comparison(comparator, own, others)
    case .unary: return nil
    }
  }
}
