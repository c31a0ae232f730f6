import Interpreter
import Interruptions
import Language
import OrderedCollections

/// A dict with a rule of its own: `defaultdict`, `Counter`, `OrderedDict`.
final class MappingObject: NativeObject {
  /// What sets the mapping apart from a dict.
  enum Rule {
    /// A missing key gets what the function makes; None for an error.
    case factory(Value)
    case counter
    case ordered
  }

  let rule: Rule
  let context: ModuleContext
  /// The entries, in an object that has a dict's methods.
  let contents = DictionaryObject()
  private let flag = OpenFlag()

  /// A mapping without entries.
  init(_ rule: Rule, context: ModuleContext) {
    self.rule = rule
    self.context = context
  }

  var typeName: String {
    switch rule {
    case .factory: "defaultdict"
    case .counter: "Counter"
    case .ordered: "OrderedDict"
    }
  }

  var representation: String { context.shown(flag) { [unowned self] in ownText } }

  private var ownText: String {
    switch rule {
    case .factory(let factory):
      "defaultdict(\(factory.representation), \(Value.dictionary(contents).representation))"
    case .counter:
      contents.entries.isEmpty
        ? "Counter()" : "Counter(\(Value.dictionary(Self.dictionary(mostCommon)).representation))"
    case .ordered:
      contents.entries.isEmpty
        ? "OrderedDict()"
        : "OrderedDict("
          + Value.list(contents.entries.map { .tuple([$0.key.value, $0.value]) }).representation
          + ")"
    }
  }

  private static func dictionary(_ entries: [(key: Key, value: Value)]) -> DictionaryObject {
    DictionaryObject(OrderedDictionary(entries.map { ($0.key, $0.value) }) { $1 })
  }

  /// The entries by count, largest first, ties in order of insertion.
  var mostCommon: [(key: Key, value: Value)] {
    let entries = contents.entries.enumerated()
    return entries.sorted { a, b in
      let (x, y) = (a.element.value.number ?? 0, b.element.value.number ?? 0)
      return x == y ? a.offset < b.offset : x > y
    }.map { ($0.element.key, $0.element.value) }
  }

  var help: String? { "A \(typeName).\nIt has \(attributeNames.joined(separator: ", "))." }
  var attributeNames: [String] {
    context.interpreter.attributeNames(of: .dictionary(contents)) + ["keys"]
      + Self.methods(of: rule).names
  }

  func attribute(_ name: String) throws -> Value? {
    if case .factory(let factory) = rule, name == "default_factory" { return factory }
    if let method = Self.methods(of: rule).method(name, of: self) { return method }
    if let method = Self.common.method(name, of: self) { return method }
    guard context.interpreter.attributeNames(of: .dictionary(contents)).contains(name) else {
      return nil
    }
    let site = CallSite(source: SourceText(name), range: SourceRange(0, 0), arguments: [])
    return try context.interpreter.attribute(name, of: .dictionary(contents), site: site)
  }

  func length() -> Int? { contents.entries.count }
  func truth() -> Bool { !contents.entries.isEmpty }
  func iterator() -> ValueIterator? { ValueIterator(contents.entries.keys.map(\.value)) }

  func item(_ index: Value) throws -> Value? {
    let key = try Key(index)
    if let value = contents.entries[key] { return value }
    switch rule {
    case .factory(let factory) where !factory.isNone:
      let site = CallSite(source: SourceText(""), range: SourceRange(0, 0), arguments: [])
      let value = try context.call(factory, [], site)
      contents.entries[key] = value
      return value
    case .counter: return .integer(0)
    default: throw Diagnostic("KeyError", "there is no key \(index.representation)")
    }
  }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    contents.entries[try Key(index)] = value
    return true
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    try context.interpreter.checkStack()
    switch operation {
    case .comparison(.equal): return try equals(other).map { .boolean($0) }
    case .comparison(.notEqual): return try equals(other).map { .boolean(!$0) }
    case .arithmetic(let operation):
      guard case .counter = rule, let right = other.object(as: MappingObject.self),
        case .counter = right.rule, !reflected
      else { return nil }
      return try combined(operation, right)
    default: return nil
    }
  }

  private func equals(_ other: Value) throws -> Bool? {
    let right: DictionaryObject
    switch other {
    case .dictionary(let dictionary): right = dictionary
    case .object(let object as MappingObject):
      right = object.contents
      if case .ordered = rule, case .ordered = object.rule,
        contents.entries.keys.elements != right.entries.keys.elements
      {
        return false
      }
    default: return nil
    }
    return try Value.dictionary(contents).isEqual(to: .dictionary(right))
  }

  /// A counter of those counts that are above 0 after the operation.
  private func combined(_ operation: BinaryOperator, _ other: MappingObject) throws -> Value? {
    let result = MappingObject(.counter, context: context)
    let keys = contents.entries.keys.elements + other.contents.entries.keys.elements
    for key in keys where result.contents.entries[key] == nil {
      let a = contents.entries[key] ?? .integer(0)
      let b = other.contents.entries[key] ?? .integer(0)
      let value: Value
      switch operation {
      case .add, .subtract: value = try context.interpreter.result(of: operation, a, b)
      case .bitAnd: value = try a.isLess(than: b) ? a : b
      case .bitOr: value = try a.isLess(than: b) ? b : a
      default: return nil
      }
      if value.number ?? 0 > 0 { result.contents.entries[key] = value }
    }
    return .object(result)
  }

  /// Adds counts: of each element of a sequence, or the counts of a mapping, times `sign`.
  func count(_ source: Value, sign: Int) throws {
    func add(_ key: Key, _ amount: Value) throws {
      let old = contents.entries[key] ?? .integer(0)
      contents.entries[key] = try context.interpreter.result(
        of: sign < 0 ? .subtract : .add, old, amount)
    }
    switch source {
    case .none: return
    case .dictionary(let dictionary):
      for (key, value) in dictionary.entries { try add(key, value) }
    case .object(let mapping as MappingObject):
      for (key, value) in mapping.contents.entries { try add(key, value) }
    default:
      let iterator = try source.iterator()
      while let element = try iterator.next() {
        try Interruption.check()
        try add(try Key(element), .integer(1))
      }
    }
  }

  /// Takes over entries as `dict` does.
  func update(_ source: Value, _ named: [(name: String, value: Value)], _ site: CallSite) throws {
    let update = try context.interpreter.attribute("update", of: .dictionary(contents), site: site)
    let source: [Value] = source.isNone ? [] : [source]
    guard case .native(let function) = update else { return }
    _ = try function.call(CallArguments(positional: source, keywords: named, site: site))
  }
}
