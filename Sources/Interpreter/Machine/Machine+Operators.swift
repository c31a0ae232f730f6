import Language
import OrderedCollections

extension Interpreter {
  /// r[a] = r[b] op r[c] for whatever is not two numbers.
  func arithmetic(
    _ operation: BinaryOperator, _ r: UnsafeMutablePointer<Value>, _ i: Instruction
  ) throws {
    if let (x, y) = Self.mixed(r[Int(i.b)], r[Int(i.c)]) {
      switch operation {
      case .add: return r[Int(i.a)] = .float(x + y)
      case .subtract: return r[Int(i.a)] = .float(x - y)
      case .multiply: return r[Int(i.a)] = .float(x * y)
      case .divide where y != 0: return r[Int(i.a)] = .float(x / y)
      default: break
      }
    }
    if i.opcode != .binary, i.flag & 12 != 0, try overwrite(operation, r, i) { return }
    let changesLeft = i.opcode == .binary ? i.flag & 0x80 != 0 : i.flag & 1 != 0
    r[Int(i.a)] = try result(operation, r[Int(i.b)], r[Int(i.c)], changesLeft: changesLeft)
  }

  /// r[a] = r[b] op r[c] written over an operand that nothing else holds, such as `b * c` in
  /// `a + b * c`; false where neither can take the result. (NumPy elides temporaries too.)
  private func overwrite(
    _ operation: BinaryOperator, _ r: UnsafeMutablePointer<Value>, _ i: Instruction
  ) throws -> Bool {
    let (left, right) = (r + Int(i.b), r + Int(i.c))
    if i.flag & 4 != 0, try overwrite(left, operation, right.pointee, reflected: false) {
      r[Int(i.a)] = left.pointee
      return true
    }
    if i.flag & 8 != 0, try overwrite(right, operation, left.pointee, reflected: true) {
      r[Int(i.a)] = right.pointee
      return true
    }
    return false
  }

  /// The same for one operand, which stays in its register.
  private func overwrite(
    _ register: UnsafeMutablePointer<Value>, _ operation: BinaryOperator, _ other: Value,
    reflected: Bool
  ) throws -> Bool {
    guard case .object = register.pointee else { return false }
    // Taken out, so that only this function's variable may hold it.
    let value = register.move()
    register.initialize(to: .unset)
    guard case .object(var object) = consume value else { return false }
    // The reference stands first in what Swift makes of a protocol's value.
    let isAlone = withUnsafeMutablePointer(to: &object) {
      $0.withMemoryRebound(to: AnyObject.self, capacity: 1) {
        isKnownUniquelyReferenced(&$0.pointee)
      }
    }
    defer { register.pointee = .object(object) }
    return try isAlone && object.overwrite(operation, other, reflected: reflected)
  }

  /// A real number beside a whole one, both as real numbers.
  @inline(__always)
  private static func mixed(_ left: Value, _ right: Value) -> (Double, Double)? {
    switch (left, right) {
    case (.float(let x), .integer(let y)): (x, Double(y))
    case (.integer(let x), .float(let y)): (Double(x), y)
    default: nil
    }
  }

  /// r[a] = r[b] + c for what is no whole number, or becomes too large.
  func addInteger(_ r: UnsafeMutablePointer<Value>, _ i: Instruction) throws {
    let isSubtraction = i.flag & 2 != 0
    r[Int(i.a)] = try result(
      isSubtraction ? .subtract : .add, r[Int(i.b)],
      .integer(isSubtraction ? -Int(i.c) : Int(i.c)), changesLeft: i.flag & 1 != 0)
  }

  private func result(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, changesLeft: Bool
  ) throws -> Value {
    if changesLeft { return try augmented(left, operation, right) }
    return try Operators.binary(operation, left, right, dialect: rules(for: operation))
  }

  /// What `x += y` makes of x: itself, changed, where it can change.
  private func augmented(
    _ old: Value, _ operation: BinaryOperator, _ operand: Value
  ) throws -> Value {
    switch old {
    case .list(let list):
      // A list grows in place: every name that holds it sees it grow.
      guard operation == .add else { break }
      let more = try operand.elements()
      try Operators.checkSum(list.elements.count, more.count)
      list.elements += more
      return old
    case .dictionary(let dictionary):
      guard operation == .bitOr else { break }
      guard let update = Methods.method("update", of: old, interpreter: self) else { break }
      _ = (dictionary, try update.call(CallArguments(positional: [operand], site: .nowhere)))
      return old
    case .set(let set):
      guard !set.isFrozen, case .set(let other) = operand else { break }
      switch operation {
      case .bitOr: set.elements.formUnion(other.elements)
      case .bitAnd: set.elements.formIntersection(other.elements)
      case .subtract: set.elements.subtract(other.elements)
      case .bitXor: set.elements.formSymmetricDifference(other.elements)
      default: return try Operators.binary(operation, old, operand, dialect: dialect)
      }
      return old
    case .object(let object):
      if let instance = InstanceObject.cast(object) {
        if let result = try instance.augmented(operation, operand) { return result }
      } else if try object.augment(operation, operand) {
        return old
      }
    default: break
    }
    return try Operators.binary(operation, old, operand, dialect: rules(for: operation))
  }

  /// Whose rules hold for an operator: `from __future__ import division` changes one of Python 2's.
  private func rules(for operation: BinaryOperator) -> Dialect {
    hasTrueDivision && operation == .divide ? .python3 : dialect
  }

  /// Whether a comparison holds.
  func isTrue(_ comparator: ComparisonOperator, _ left: Value, _ right: Value) throws -> Bool {
    try Operators.comparison(comparator, left, right).isTrue()
  }

  // MARK: - Walks

  /// Starts a walk through `value` in the three registers at `walk`.
  ///
  /// A range is its next number, how many are left, and the step; a list or tuple is itself with the
  /// next index; anything else is an iterator.
  func iterate(_ value: Value, _ walk: UnsafeMutablePointer<Value>) throws {
    switch value {
    case .list, .tuple:
      walk[0] = value
      walk[1] = .integer(0)
    case .object(let object):
      if let range = object as? RangeObject {
        walk[0] = .integer(range.start)
        walk[1] = .integer(range.count)
        walk[2] = .integer(range.step)
        return
      }
      walk[1] = .none
      if object is GeneratorObject {
        walk[0] = value
      } else {
        walk[0] = .object(try value.iterator())
      }
    default:
      walk[0] = .object(try value.iterator())
      walk[1] = .none
    }
  }

  /// The next element of a walk that is not through a range; nil at the end.
  func nextElement(_ walk: UnsafeMutablePointer<Value>) throws -> Value? {
    switch walk[0] {
    case .list(let list):
      // A list may grow or shrink while it is walked through, as in Python.
      guard case .integer(let index) = walk[1], index < list.elements.count else { return nil }
      walk[1] = .integer(index &+ 1)
      return list.elements[index]
    case .tuple(let elements):
      guard case .integer(let index) = walk[1], index < elements.count else { return nil }
      walk[1] = .integer(index &+ 1)
      return elements[index]
    case .object(let object):
      // Comparisons of types, which casts are not.
      if type(of: object) == ValueIterator.self {
        return try unsafeDowncast(object, to: ValueIterator.self).next()
      }
      if type(of: object) == GeneratorObject.self {
        return try unsafeDowncast(object, to: GeneratorObject.self).next()
      }
      return try (object as? ValueIterator)?.next()
    default: return nil
    }
  }

  /// Puts the two values of the next element of any walk into two registers; false at the end.
  func nextPair(
    _ walk: UnsafeMutablePointer<Value>, into first: UnsafeMutablePointer<Value>
  ) throws -> Bool {
    if case .object(let object) = walk[0], type(of: object) == PairWalk.self {
      return try unsafeDowncast(object, to: PairWalk.self).next(into: first)
    }
    guard let value = try nextOfAny(walk) else { return false }
    try unpack(value, into: first, 2, star: nil)
    return true
  }

  /// The next element of any walk, one through a range too; nil at the end.
  func nextOfAny(_ walk: UnsafeMutablePointer<Value>) throws -> Value? {
    guard case .integer(let value) = walk[0], case .integer(let left) = walk[1],
      case .integer(let step) = walk[2]
    else { return try nextElement(walk) }
    guard left > 0 else { return nil }
    walk[0] = .integer(value &+ step)
    walk[1] = .integer(left &- 1)
    return .integer(value)
  }

  /// What a generator expression is handed: the values themselves, or a walk that has begun.
  func checkedWalk(_ value: Value) throws -> Value {
    switch value {
    case .list, .tuple, .string, .dictionary, .set: return value
    case .object(let object) where object is RangeObject || object is GeneratorObject: return value
    default: return .object(try value.iterator())
    }
  }

  /// Puts the elements of `value` into `count` registers; `star` is the place of `*rest`.
  func unpack(
    _ value: Value, into first: UnsafeMutablePointer<Value>, _ count: Int, star: Int?
  ) throws {
    let values: [Value]
    switch value {
    case .tuple(let elements): values = elements
    case .list(let list): values = list.elements
    default: values = try value.elements()
    }
    guard star == nil ? values.count == count : values.count >= count - 1 else {
      throw Diagnostic(
        "ValueError",
        "\(count) names for \(values.count) value\(values.count == 1 ? "" : "s")",
        spoken: values.count > count
          ? "too many values to unpack (expected \(count))"
          : "not enough values to unpack (expected \(star == nil ? "" : "at least ")"
            + "\(star == nil ? count : count - 1), got \(values.count))")
    }
    guard let star else {
      for index in 0..<count { first[index] = values[index] }
      return
    }
    let extra = values.count - count
    for index in 0..<count where index != star {
      first[index] = values[index > star ? index + extra : index]
    }
    first[star] = .list(Array(values[star..<(star + extra + 1)]))
  }
}
