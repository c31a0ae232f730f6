import Interruptions
import Language
import OrderedCollections

extension Value {
  /// The name of the value's type, as `type(x)` and messages call it.
  public var typeName: String {
    switch self {
    case .unset: "nothing"
    case .none: "NoneType"
    case .ellipsis: "ellipsis"
    case .boolean: "bool"
    case .integer: "int"
    case .float: "float"
    case .string: "str"
    case .bytes: "bytes"
    case .tuple: "tuple"
    case .list: "list"
    case .dictionary: "dict"
    case .set(let set): set.isFrozen ? "frozenset" : "set"
    case .slice: "slice"
    case .function, .native: "function"
    case .object(let object): object.typeName
    }
  }

  /// The type's name with its article: `a list`, `an int`.
  var typePhrase: String {
    let name = typeName
    return ("aeiouAEIO".contains(name.first ?? "x") ? "an " : "a ") + name
  }

  /// The value as a message shows it where something else was expected: short and on one line.
  public var describedForError: String {
    switch self {
    case .none: return "None"
    case .boolean, .integer, .float, .string, .bytes, .tuple:
      let text = representation
      if text.count <= 40, !text.contains("\n") { return text }
    default: break
    }
    return "a value of type \(typeName)"
  }

  /// The value as an integer, if it is one; `True` is 1.
  public var exactInteger: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    case .object(let object): object.exactInteger
    default: nil
    }
  }

  /// The value as an index: a whole number, or what says by `__index__` which it is.
  public func indexNumber() throws -> Int? {
    if let number = exactInteger { return number }
    guard case .object(let object) = self else { return nil }
    if let instance = InstanceObject.cast(object) { return try instance.index()?.exactInteger }
    if object is BigInteger {
      throw Diagnostic("OverflowError", "the whole number is too large here")
    }
    return nil
  }

  /// The value as a real number, if it is one.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .boolean(let value): value ? 1 : 0
    case .float(let value): value
    case .object(let object): object.number
    default: nil
    }
  }

  /// Whether the value counts as true in a test.
  public func isTrue() throws -> Bool {
    switch self {
    case .unset, .none: false
    case .ellipsis, .slice, .function, .native: true
    case .boolean(let value): value
    case .integer(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .bytes(let value): !value.isEmpty
    case .tuple(let elements): !elements.isEmpty
    case .list(let list): !list.elements.isEmpty
    case .dictionary(let dictionary): !dictionary.entries.isEmpty
    case .set(let set): !set.elements.isEmpty
    case .object(let object): try object.truth()
    }
  }

  /// The number of elements; an error where the value has none.
  public func length() throws -> Int {
    switch self {
    case .string(let value): return value.unicodeScalars.count
    case .bytes(let value): return value.count
    case .tuple(let elements): return elements.count
    case .list(let list): return list.elements.count
    case .dictionary(let dictionary): return dictionary.entries.count
    case .set(let set): return set.elements.count
    case .object(let object):
      if let length = try object.length() { return length }
    default: break
    }
    throw Diagnostic(
      "TypeError", "a value of type \(typeName) has no length",
      spoken: "object of type '\(typeName)' has no len()")
  }

  /// A walk through the elements; an error where the value has none.
  public func iterator() throws -> ValueIterator {
    switch self {
    case .string(let value):
      var rest = value.unicodeScalars.makeIterator()
      return ValueIterator { rest.next().map { .string(String($0)) } }
    case .bytes(let value): return ValueIterator(value.map { .integer(Int($0)) })
    case .tuple(let elements): return ValueIterator(elements)
    case .list(let list):
      // A list may grow or shrink while it is walked through, as in Python.
      var index = 0
      return ValueIterator {
        guard index < list.elements.count else { return nil }
        defer { index += 1 }
        return list.elements[index]
      }
    case .dictionary(let dictionary): return ValueIterator(dictionary.entries.keys.map(\.value))
    case .set(let set): return ValueIterator(SetOrder.elements(of: set))
    case .object(let object):
      if let iterator = try object.iterator() { return iterator }
    default: break
    }
    throw Diagnostic(
      "TypeError", "a value of type \(typeName) cannot be walked through",
      spoken: "'\(typeName)' object is not iterable")
  }

  /// All elements, in order.
  public func elements() throws -> [Value] {
    switch self {
    case .tuple(let elements): return elements
    case .list(let list): return list.elements
    default:
      let iterator = try iterator()
      var result: [Value] = []
      if case .object(let range as RangeObject) = self {
        guard range.count <= Limits.elements else {
          throw Diagnostic("MemoryError", "more than \(Limits.elements) elements")
        }
        result.reserveCapacity(range.count)
      }
      while let value = try iterator.next() {
        try Interruption.check()
        result.append(value)
        guard result.count <= Limits.elements else {
          throw Diagnostic("MemoryError", "more than \(Limits.elements) elements")
        }
      }
      return result
    }
  }
}

/// A native object that stands for one number, such as an array's element.
public protocol NumericObject: NativeObject {}

/// Bounds on what a program may ask for, so that a slip ends in a message and not in swapping.
enum Limits {
  /// Elements of one sequence: 16 bytes each, so about 1.6 GB.
  static let elements = 100_000_000
  /// UTF-8 bytes of one string.
  static let stringBytes = 1 << 28
  /// UTF-8 bytes of what `repr` shows of a container.
  static let representationBytes = 1 << 26
  /// Calls within calls, as Python's own limit.
  static let callDepth = 1000
  /// Containers within containers that are compared or shown.
  static let nesting = 200
}
