import Language
import OrderedCollections

/// What an expression evaluates to.
///
/// Numbers, text and tuples are values; everything that a program can change, or that a module
/// brings along, is a reference to an object.
public enum Value {
  /// No value at all: what a variable holds before it is assigned. A program never sees it.
  case unset
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

  /// Whether there is no value.
  @inline(__always)
  public var isUnset: Bool {
    if case .unset = self { true } else { false }
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
