import Language
import OrderedCollections

/// What an expression evaluates to.
///
/// Numbers, text and tuples are values; everything that a program can change, or that a module
/// brings along, is a reference to an object.
public enum Value {
  case none
  case ellipsis
  case boolean(Bool)
  case integer(Int)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  case tuple([Value])
  case list(ListObject)
  case dictionary(DictionaryObject)
  case set(SetObject)
  case slice(SliceObject)
  case function(FunctionObject)
  case native(NativeFunction)
  /// Whatever a module brings: arrays, networks, data, types, iterators, modules themselves.
  case object(any NativeObject)
}

extension Value {
  /// A list of `elements`.
  public static func list(_ elements: [Value]) -> Value { .list(ListObject(elements)) }

  /// The object of type `type`, if the value is one.
  public func object<T>(as type: T.Type) -> T? {
    if case .object(let object) = self { object as? T } else { nil }
  }

  /// Whether the value is `None`.
  public var isNone: Bool {
    if case .none = self { true } else { false }
  }
}

/// A list: changed in place, shared by all names that hold it.
public final class ListObject {
  /// The elements.
  public var elements: [Value]

  /// A list of `elements`.
  public init(_ elements: [Value]) { self.elements = elements }
}

/// A dictionary, in the order of insertion.
public final class DictionaryObject {
  /// The entries.
  public var entries: OrderedDictionary<Key, Value>

  /// A dictionary of `entries`.
  public init(_ entries: OrderedDictionary<Key, Value> = [:]) { self.entries = entries }
}

/// A set, in the order of insertion.
public final class SetObject {
  /// The elements.
  public var elements: OrderedSet<Key>
  /// Whether it is a `frozenset`, which may be a key.
  public let isFrozen: Bool

  /// A set of `elements`.
  public init(_ elements: OrderedSet<Key>, isFrozen: Bool = false) {
    self.elements = elements
    self.isFrozen = isFrozen
  }
}

/// `lower:upper:step` inside a subscript, or what `slice()` makes.
public final class SliceObject {
  /// The bounds and the step; `None` where not given.
  public let lower: Value
  /// The bound behind the last element.
  public let upper: Value
  /// The step.
  public let step: Value

  /// A slice.
  public init(lower: Value, upper: Value, step: Value) {
    self.lower = lower
    self.upper = upper
    self.step = step
  }
}

/// A function of the user's program: a `def` or a `lambda`, with what it closes over.
public final class FunctionObject {
  /// The name; `<lambda>` for a lambda.
  public let name: String
  /// What a call runs.
  public enum Body {
    case statements([Statement])
    case expression(Expression)
  }

  let parameters: Parameters
  let body: Body
  let source: SourceText
  /// Values of the defaults, evaluated when the function was defined, by parameter name.
  let defaults: [String: Value]
  let enclosing: Scope
  let locals: LocalNames
  /// The docstring.
  public let documentation: String?

  init(
    name: String, parameters: Parameters, body: Body, source: SourceText,
    defaults: [String: Value], enclosing: Scope, locals: LocalNames, documentation: String?
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.source = source
    self.defaults = defaults
    self.enclosing = enclosing
    self.locals = locals
    self.documentation = documentation
  }

  /// The function's head as it would be written: `f(a, b=…)`.
  public var signature: String {
    var parts = parameters.positional.map { $0.name + ($0.defaultValue == nil ? "" : "=…") }
    if let rest = parameters.rest { parts.append("*" + rest) }
    parts += parameters.keywordOnly.map { $0.name + ($0.defaultValue == nil ? "" : "=…") }
    if let rest = parameters.keywordRest { parts.append("**" + rest) }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}
