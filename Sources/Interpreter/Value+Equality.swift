import Interruptions
import Language
import OrderedCollections

/// A value as a dictionary's key: hashable, and equal where Python says so (`1 == 1.0 == True`).
public struct Key: Hashable {
  /// The value.
  public let value: Value

  /// The key of `value`; an error where the value can change, such as a list.
  public init(_ value: Value) throws {
    guard value.isHashable else {
      throw Diagnostic(
        "TypeError", "a value of type \(value.typeName) cannot be a key, since it can change",
        spoken: "unhashable type: '\(value.typeName)'",
        hint: value.typeName == "list" ? "a tuple: tuple(x)" : nil)
    }
    self.value = value
  }

  /// The key of a string.
  public init(_ string: String) { value = .string(string) }

  /// Whether the values are equal as keys.
  public static func == (left: Key, right: Key) -> Bool {
    switch (left.value, right.value) {
    case (.integer(let a), .integer(let b)): a == b
    case (.string(let a), .string(let b)): Value.areSame(a, b)
    default: (try? left.value.isEqual(to: right.value)) ?? false
    }
  }

  /// Equal values have equal hashes, whatever their types.
  public func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }

  /// The hash that tables of keys ask for, by the seed of each.
  ///
  /// The usual keys need no SipHash: nobody sends nnrepl keys that collide on purpose.
  public func _rawHashValue(seed: Int) -> Int { Self.hash(of: value, seed) }

  private static func hash(of value: Value, _ seed: Int) -> Int {
    switch value {
    case .integer(let number): return mix(UInt64(bitPattern: Int64(number)), seed)
    case .boolean(let truth): return mix(truth ? 1 : 0, seed)
    case .string(let text):
      return text.utf8.withContiguousStorageIfAvailable { hash($0, seed) }
        ?? Array(text.utf8).withUnsafeBufferPointer { hash($0, seed) }
    default:
      // An instance of a class that inherits from a built-in type is the key that its value is.
      if case .object(let object) = value, let instance = InstanceObject.cast(object),
        !instance.payload.isUnset, instance.ownHash == nil
      {
        return hash(of: instance.payload, seed)
      }
      if let whole = value.wholeHash { return mix(UInt64(bitPattern: Int64(whole)), seed) }
      var hasher = Hasher()
      hasher.combine(seed)
      value.hash(into: &hasher)
      return hasher.finalize()
    }
  }

  /// Spreads the bits of a number: the two halves of a long product, as wyhash does.
  @inline(__always)
  private static func mix(_ bits: UInt64, _ seed: Int) -> Int {
    let product = (bits ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: UInt64(bitPattern: Int64(seed)) | 0xA076_1D64_78BD_642F)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var (state, place) = (mix(UInt64(raw.count), seed), 0)
    while place + 8 <= raw.count {
      state = mix(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self), state)
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    return mix(rest, state)
  }
}

extension Value {
  var isHashable: Bool {
    switch self {
    case .list, .dictionary, .slice: false
    case .set(let set): set.isFrozen
    case .tuple(let elements): elements.allSatisfy(\.isHashable)
    case .object(let object): InstanceObject.cast(object)?.isHashable ?? true
    default: true
    }
  }

  /// The whole number that the value hashes as, if it does: equal numbers of all types are one key.
  fileprivate var wholeHash: Int? {
    switch self {
    case .integer(let value): value
    case .boolean(let value): value ? 1 : 0
    case .float(let value): Int(exactly: value)
    case .object(let object):
      if let instance = InstanceObject.cast(object) {
        instance.ownHash.flatMap { Int(exactly: $0) }
      } else if let complex = object as? ComplexObject {
        complex.im == 0 ? Int(exactly: complex.re) : nil
      } else {
        object.number.flatMap { Int(exactly: $0) }
      }
    default: nil
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .unset, .none: hasher.combine(0)
    case .ellipsis: hasher.combine(1)
    case .integer(let value): hasher.combine(value)
    case .boolean(let value): hasher.combine(value ? 1 : 0)
    case .float(let value): Self.hash(value, into: &hasher)
    case .string(let value): hasher.combine(value)
    case .bytes(let value): hasher.combine(value)
    case .tuple(let elements):
      hasher.combine(elements.count)
      for element in elements { element.hash(into: &hasher) }
    case .set(let set): hasher.combine(set.elements.count)
    case .list, .dictionary, .slice: break
    case .function(let function): hasher.combine(ObjectIdentifier(function))
    case .native(let function): hasher.combine(ObjectIdentifier(function))
    case .object(let object):
      // A number hashes as its equals of other types do.
      if let instance = InstanceObject.cast(object) {
        instance.hash(into: &hasher)
      } else if let complex = object as? ComplexObject {
        Self.hash(complex.re, into: &hasher)
        if complex.im != 0 { hasher.combine(complex.im) }
      } else if let number = object.number {
        Self.hash(number, into: &hasher)
      } else {
        hasher.combine(ObjectIdentifier(object))
      }
    }
  }

  /// A whole number hashes as itself, whatever its type.
  private static func hash(_ number: Double, into hasher: inout Hasher) {
    if let whole = Int(exactly: number) { hasher.combine(whole) } else { hasher.combine(number) }
  }

  /// Whether two strings have the same code points; to Swift, é may also be e with an accent.
  static func areSame(_ a: String, _ b: String) -> Bool {
    // The same words in memory are the same text; short ones stand in those words.
    let (x, y) = (
      unsafeBitCast(a, to: (UInt64, UInt64).self), unsafeBitCast(b, to: (UInt64, UInt64).self)
    )
    if x == y { return true }
    guard a.utf8.count == b.utf8.count else { return false }
    let isSame = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }
    return (isSame ?? nil) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// Whether the two are the same object, as `is` asks.
  public func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.ellipsis, .ellipsis): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): Self.areSame(a, b)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.tuple(let a), .tuple(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.list(let a), .list(let b)): a === b
    case (.dictionary(let a), .dictionary(let b)): a === b
    case (.set(let a), .set(let b)): a === b
    case (.slice(let a), .slice(let b)): a === b
    case (.function(let a), .function(let b)): a === b
    case (.native(let a), .native(let b)): a === b
    case (.object(let a), .object(let b)): a === b
    default: false
    }
  }

  /// Whether the two are equal, where the answer is one truth value.
  public func isEqual(to other: Value, depth: Int = 0) throws -> Bool {
    guard depth < Limits.nesting else {
      throw Diagnostic("RecursionError", "the values are nested too deeply to be compared")
    }
    func equal(_ a: [Value], _ b: [Value]) throws -> Bool {
      try Interruption.check()
      guard a.count == b.count else { return false }
      for (x, y) in zip(a, b) where try !x.isEqual(to: y, depth: depth + 1) { return false }
      return true
    }
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return a == b
    case (.string(let a), .string(let b)): return Self.areSame(a, b)
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.tuple(let a), .tuple(let b)): return try equal(a, b)
    case (.list(let a), .list(let b)): return try a === b || equal(a.elements, b.elements)
    case (.set(let a), .set(let b)):
      return a.elements.count == b.elements.count && a.elements.allSatisfy(b.elements.contains)
    case (.dictionary(let a), .dictionary(let b)):
      guard a.entries.count == b.entries.count else { return false }
      for (key, value) in a.entries {
        guard let match = b.entries[key], try value.isEqual(to: match, depth: depth + 1) else {
          return false
        }
      }
      return true
    case (.object(let object), _):
      if let result = try object.binary(.comparison(.equal), other, reflected: false) {
        return try result.isTrue()
      }
      if case .object(let right) = other,
        let result = try right.binary(.comparison(.equal), self, reflected: true)
      {
        return try result.isTrue()
      }
      return isSame(as: other)
    case (_, .object(let object)):
      return try object.binary(.comparison(.equal), self, reflected: true)?.isTrue() ?? false
    default:
      if let a = number, let b = other.number { return a == b }
      return isSame(as: other)
    }
  }

  /// Whether the value comes before `other`; an error where the two have no order.
  public func isLess(than other: Value, depth: Int = 0) throws -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return a < b
    case (.string(let a), .string(let b)):
      return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    case (.bytes(let a), .bytes(let b)): return a.lexicographicallyPrecedes(b)
    case (.list(let a), .list(let b)):
      return try Value.tuple(a.elements).isLess(than: .tuple(b.elements), depth: depth + 1)
    case (.tuple(let a), .tuple(let b)):
      guard depth < Limits.nesting else {
        throw Diagnostic("RecursionError", "the values are nested too deeply to be compared")
      }
      for (x, y) in zip(a, b) where try !x.isEqual(to: y) {
        return try x.isLess(than: y, depth: depth + 1)
      }
      return a.count < b.count
    case (.set(let a), .set(let b)):
      return a.elements.isStrictSubset(of: b.elements)
    case (.object(let object), _):
      if let result = try object.binary(.comparison(.less), other, reflected: false) {
        return try result.isTrue()
      }
    case (_, .object(let object)):
      if let result = try object.binary(.comparison(.greater), self, reflected: false) {
        return try result.isTrue()
      }
    default: break
    }
    if let a = number, let b = other.number { return a < b }
    throw Diagnostic(
      "TypeError", "\(typeName) and \(other.typeName) have no order",
      spoken: "'<' not supported between instances of '\(typeName)' and '\(other.typeName)'")
  }
}
