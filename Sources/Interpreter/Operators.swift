import BigInt
import Glibc
import Interruptions
import Language
import OrderedCollections

/// What the operators do to the language's own values.
enum Operators {
  static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value {
    switch (operation, operand) {
    case (.not, _): return .boolean(try !operand.isTrue())
    case (.minus, .float(let value)): return .float(-value)
    case (.plus, .float): return operand
    case (_, .object(let object)):
      if let result = try object.unary(.unary(operation)) { return result }
    default:
      if let value = operand.exactInteger {
        switch operation {
        case .minus:
          let result = 0.subtractingReportingOverflow(value)
          return result.overflow
            ? try BigInteger.value(-BigInt(value)) : .integer(result.partialValue)
        case .plus: return .integer(value)
        case .invert: return .integer(~value)
        case .not: break
        }
      }
    }
    throw Diagnostic(
      "TypeError", "\(operation.rawValue) has no meaning for \(operand.typeName)",
      spoken: "bad operand type for unary \(operation.rawValue): '\(operand.typeName)'")
  }

  static func binary(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, dialect: Dialect
  ) throws -> Value {
    if case .integer(let a) = left, case .integer(let b) = right {
      return try integers(operation, a, b, dialect)
    }
    let applied = dialect == .python2 && operation == .divide ? oldDivision(left, right) : operation
    if case .object(let object) = left,
      let result = try object.binary(.arithmetic(applied), right, reflected: false)
    {
      return result
    }
    if case .object(let object) = right,
      let result = try object.binary(.arithmetic(applied), left, reflected: true)
    {
      return result
    }
    if let result = try sequences(operation, left, right) { return result }
    // What is a built-in value by its class counts as that where its class defines nothing.
    if case .object = left, let own = plain(left), operation != .modulo {
      return try binary(operation, own, right, dialect: dialect)
    }
    if case .object = right, let own = plain(right) {
      return try binary(operation, left, own, dialect: dialect)
    }
    if let a = left.exactInteger, let b = right.exactInteger {
      if case .boolean(let x) = left, case .boolean(let y) = right {
        switch operation {
        case .bitAnd: return .boolean(x && y)
        case .bitOr: return .boolean(x || y)
        case .bitXor: return .boolean(x != y)
        default: break
        }
      }
      return try integers(operation, a, b, dialect)
    }
    if let a = left.number, let b = right.number, let result = try reals(operation, a, b, dialect) {
      return result
    }
    throw Diagnostic(
      "TypeError",
      "\(operation.rawValue) has no meaning between \(left.typeName) and \(right.typeName)",
      spoken: spoken(operation, left, right), hint: hint(operation, left, right))
  }

  /// The built-in value of an instance; nil for all else.
  private static func plain(_ value: Value) -> Value? {
    guard let instance = value.object(as: InstanceObject.self), !instance.payload.isUnset else {
      return nil
    }
    return instance.payload
  }

  /// What `/` is in Python 2: between whole numbers, and arrays of them, it drops the rest.
  private static func oldDivision(_ left: Value, _ right: Value) -> BinaryOperator {
    func isWhole(_ value: Value) -> Bool {
      switch value {
      case .integer, .boolean: true
      case .object(let object): object.isWhole
      default: false
      }
    }
    return isWhole(left) && isWhole(right) ? .floorDivide : .divide
  }

  /// CPython's words.
  private static func spoken(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) -> String {
    switch (operation, left) {
    case (.add, .string), (.add, .list), (.add, .tuple):
      "can only concatenate \(left.typeName) (not \"\(right.typeName)\") to \(left.typeName)"
    case (.add, .bytes): "can't concat \(right.typeName) to bytes"
    case (.multiply, .string), (.multiply, .list), (.multiply, .tuple):
      "can't multiply sequence by non-int of type '\(right.typeName)'"
    default:
      "unsupported operand type(s) for "
        + "\(operation.rawValue == "**" ? "** or pow()" : operation.rawValue): "
        + "'\(left.typeName)' and '\(right.typeName)'"
    }
  }

  private static func hint(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> String? {
    guard operation == .add else { return nil }
    switch (left, right) {
    case (.string, .integer), (.string, .float): return "str(x) to join a number to a string"
    case (.integer, .string), (.float, .string): return "int(x) or float(x) to read the string"
    default: return nil
    }
  }

  private static func integers(
    _ operation: BinaryOperator, _ a: Int, _ b: Int, _ dialect: Dialect
  ) throws -> Value {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide where dialect == .python3:
      guard b != 0 else { throw divisionByZero }
      // Beyond 2^53 the operands themselves would be rounded before they are divided.
      if max(a.magnitude, b.magnitude) >= 1 << 53, a % (b == -1 ? 1 : b) == 0 {
        result = a.dividedReportingOverflow(by: b)
        return .float(result.overflow ? 0x1p63 : Double(result.partialValue))
      }
      return .float(Double(a) / Double(b))
    case .divide, .floorDivide:
      guard b != 0 else { throw division("integer division or modulo by zero") }
      result = b == -1 ? 0.subtractingReportingOverflow(a) : (floorDivided(a, b).quotient, false)
    case .modulo:
      guard b != 0 else { throw division("integer modulo by zero") }
      return .integer(b == -1 ? 0 : floorDivided(a, b).remainder)
    case .bitAnd: return .integer(a & b)
    case .bitOr: return .integer(a | b)
    case .bitXor: return .integer(a ^ b)
    case .shiftRight where b >= 0: return .integer(a >> min(b, 63))
    case .power where b < 0:
      guard a != 0 else { throw division("0.0 cannot be raised to a negative power") }
      return .float(pow(Double(a), Double(b)))
    case .power:
      result = power(a, b)
    case .shiftLeft, .shiftRight: result = (0, true)
    case .matrixProduct:
      throw Diagnostic("TypeError", "@ multiplies matrices, not numbers", hint: "*")
    }
    if !result.overflow { return .integer(result.partialValue) }
    let operation = operation == .divide ? BinaryOperator.floorDivide : operation
    return try BigInteger.arithmetic(operation, BigInt(a), BigInt(b)) ?? .none
  }

  private static var divisionByZero: Diagnostic {
    Diagnostic("ZeroDivisionError", "division by zero")
  }

  private static func division(_ spoken: String) -> Diagnostic {
    Diagnostic("ZeroDivisionError", "division by zero", spoken: spoken)
  }

  /// Python's division by anything but 0 and -1: the remainder has the sign of the divisor.
  private static func floorDivided(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0)
      ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  /// The same for real numbers.
  ///
  /// The quotient is taken from the exact remainder, since `a / b` is rounded: `1.0 // 0.1` is 9.0.
  private static func floorDivided(
    _ a: Double, _ b: Double
  ) throws -> (quotient: Double, remainder: Double) {
    guard b != 0 else { throw divisionByZero }
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder == 0 {
      remainder = Double(signOf: b, magnitudeOf: 0)
    } else if (remainder < 0) != (b < 0) {
      remainder += b
      quotient -= 1
    }
    guard quotient != 0 else { return (Double(signOf: a / b, magnitudeOf: 0), remainder) }
    let floor = quotient.rounded(.down)
    return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
  }

  private static func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
    var result = 1
    var factor = base
    var rest = exponent
    var overflow = false
    while rest > 0, !overflow {
      if rest & 1 == 1 { (result, overflow) = result.multipliedReportingOverflow(by: factor) }
      rest >>= 1
      if rest > 0, !overflow { (factor, overflow) = factor.multipliedReportingOverflow(by: factor) }
    }
    return (result, overflow)
  }

  private static func reals(
    _ operation: BinaryOperator, _ a: Double, _ b: Double, _ dialect: Dialect
  ) throws -> Value? {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      guard b != 0 else { throw division("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      guard b != 0 else { throw division("float floor division by zero") }
      return .float(try floorDivided(a, b).quotient)
    case .modulo:
      guard b != 0 else { throw division("float modulo") }
      return .float(try floorDivided(a, b).remainder)
    case .power:
      if a == 0, b < 0 { throw division("0.0 cannot be raised to a negative power") }
      let result = pow(a, b)
      guard result.isFinite || !a.isFinite || !b.isFinite || result.isNaN else {
        throw Diagnostic("OverflowError", "the result is too large for a real number")
      }
      guard !result.isNaN || a.isNaN || b.isNaN else {
        guard dialect == .python3 else {
          throw Diagnostic(
            "ValueError", "a negative number to a fractional power is not real", hint: "x + 0j")
        }
        return .object(try ComplexObject(a, 0).raised(to: ComplexObject(b, 0)))
      }
      return .float(result)
    default: return nil
    }
  }

  private static func sequences(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws -> Value? {
    switch (operation, left, right) {
    case (.modulo, .string(let template), _):
      var values = right
      if let own = plain(right) {
        switch own {
        case .tuple, .dictionary: values = own
        default: break
        }
      }
      let text = try PercentFormat.format(template, values)
      try Interruption.check()
      return .string(text)
    case (.add, .string(let a), .string(let b)):
      guard a.utf8.count + b.utf8.count <= Limits.stringBytes else {
        throw Diagnostic("MemoryError", "the string is too long")
      }
      return .string(a + b)
    case (.add, .bytes(let a), .bytes(let b)):
      try checkSum(a.count, b.count, limit: Limits.stringBytes)
      return .bytes(a + b)
    case (.add, .tuple(let a), .tuple(let b)):
      try checkSum(a.count, b.count)
      return .tuple(a + b)
    case (.add, .list(let a), .list(let b)):
      try checkSum(a.elements.count, b.elements.count)
      return .list(a.elements + b.elements)
    case (.multiply, .string(let text), _):
      guard let count = right.exactInteger else { return nil }
      let times = try repetitions(count, of: text.utf8.count, limit: Limits.stringBytes)
      return .string(String(repeating: text, count: times))
    case (.multiply, .list(let list), _):
      guard let count = right.exactInteger else { return nil }
      return .list(try repeated(list.elements, count))
    case (.multiply, .tuple(let elements), _):
      guard let count = right.exactInteger else { return nil }
      return .tuple(try repeated(elements, count))
    case (.multiply, _, .string), (.multiply, _, .list), (.multiply, _, .tuple),
      (.multiply, _, .bytes):
      return left.exactInteger == nil ? nil : try sequences(.multiply, right, left)
    case (.bitOr, .dictionary(let a), .dictionary(let b)):
      let result = DictionaryObject(a.entries)
      for (key, value) in b.entries { result.entries[key] = value }
      return .dictionary(result)
    case (.multiply, .bytes(let bytes), _):
      guard let count = right.exactInteger else { return nil }
      let times = try repetitions(count, of: bytes.count, limit: Limits.stringBytes)
      return .bytes(Array(repeatElement(bytes, count: times).joined()))
    case (.bitOr, .set(let a), .set(let b)):
      return .set(SetObject(a.elements.union(b.elements), isFrozen: a.isFrozen))
    case (.bitAnd, .set(let a), .set(let b)):
      return .set(SetObject(a.elements.intersection(b.elements), isFrozen: a.isFrozen))
    case (.subtract, .set(let a), .set(let b)):
      return .set(SetObject(a.elements.subtracting(b.elements), isFrozen: a.isFrozen))
    case (.bitXor, .set(let a), .set(let b)):
      return .set(SetObject(a.elements.symmetricDifference(b.elements), isFrozen: a.isFrozen))
    default: return nil
    }
  }

  /// Throws where two sequences of these lengths are too long together.
  static func checkSum(_ a: Int, _ b: Int, limit: Int = Limits.elements) throws {
    guard a + b <= limit else { throw Diagnostic("MemoryError", "more than \(limit) elements") }
  }

  private static func repetitions(_ count: Int, of size: Int, limit: Int) throws -> Int {
    // Nothing repeated is nothing, however often.
    let times = size == 0 ? 0 : max(0, count)
    let total = times.multipliedReportingOverflow(by: size)
    guard !total.overflow, total.partialValue <= limit else {
      throw Diagnostic("MemoryError", "the result would be too long")
    }
    return times
  }

  private static func repeated(_ elements: [Value], _ count: Int) throws -> [Value] {
    let times = try repetitions(count, of: elements.count, limit: Limits.elements)
    var result: [Value] = []
    result.reserveCapacity(elements.count * times)
    for _ in 0..<times {
      try Interruption.check()
      result += elements
    }
    return result
  }

  static func comparison(
    _ comparator: ComparisonOperator, _ left: Value, _ right: Value
  ) throws -> Value {
    if case .integer(let a) = left, case .integer(let b) = right {
      switch comparator {
      case .less: return .boolean(a < b)
      case .lessOrEqual: return .boolean(a <= b)
      case .greater: return .boolean(a > b)
      case .greaterOrEqual: return .boolean(a >= b)
      case .equal: return .boolean(a == b)
      case .notEqual: return .boolean(a != b)
      default: break
      }
    }
    switch comparator {
    case .isSame: return .boolean(left.isSame(as: right))
    case .isNotSame: return .boolean(!left.isSame(as: right))
    case .contained: return .boolean(try contains(right, left))
    case .notContained: return .boolean(try !contains(right, left))
    default: break
    }
    // An array compares element by element, so the result need not be a truth value.
    if case .object(let object) = left,
      let result = try object.binary(.comparison(comparator), right, reflected: false)
    {
      return result
    }
    if case .object(let object) = right,
      let result = try object.binary(.comparison(comparator), left, reflected: true)
    {
      return result
    }
    switch comparator {
    case .equal: return .boolean(try left.isEqual(to: right))
    case .notEqual: return .boolean(try !left.isEqual(to: right))
    default: break
    }
    if let a = left.number, let b = right.number {
      switch comparator {
      case .less: return .boolean(a < b)
      case .lessOrEqual: return .boolean(a <= b)
      case .greater: return .boolean(a > b)
      default: return .boolean(a >= b)
      }
    }
    switch comparator {
    case .less: return .boolean(try left.isLess(than: right))
    case .greater: return .boolean(try right.isLess(than: left))
    case .lessOrEqual: return .boolean(try left.isEqual(to: right) || left.isLess(than: right))
    default: return .boolean(try left.isEqual(to: right) || right.isLess(than: left))
    }
  }

  private static func contains(_ container: Value, _ element: Value) throws -> Bool {
    switch container {
    case .string(let text):
      guard case .string(let part) = element.plain else {
        throw Diagnostic("TypeError", "only a string is in a string, not \(element.typeName)")
      }
      return StringText.position(of: part, in: text) != nil
    case .dictionary(let dictionary): return dictionary.entries[try Key(element)] != nil
    case .set(let set):
      if case .set(let inner) = element, !inner.isFrozen {
        return set.elements.contains(
          try Key(.set(SetObject(inner.elements, isFrozen: true))))
      }
      return set.elements.contains(try Key(element))
    case .bytes(let bytes):
      guard case .bytes(let part) = element else { return try isAmong(container, element) }
      return part.isEmpty
        || bytes.indices.contains { bytes[$0...].starts(with: part) }
    case .object(let range as RangeObject):
      return range.contains(element)
    case .object(let instance as InstanceObject):
      if let answer = try instance.contains(element) { return answer }
      return try isAmong(container, element)
    case .object(let type as ClassObject):
      if let answer = try type.contains(element) { return answer }
      return try isAmong(container, element)
    case .object(let object):
      if case .native(let method)? = try object.attribute("__contains__") {
        return try method.call(CallArguments(positional: [element], site: .nowhere)).isTrue()
      }
      return try isAmong(container, element)
    default: return try isAmong(container, element)
    }
  }

  /// Whether a walk through the container meets the element.
  private static func isAmong(_ container: Value, _ element: Value) throws -> Bool {

    let iterator = try container.iterator()
    while let value = try iterator.next() {
      try Interruption.check()
      if try value.isSame(as: element) || value.isEqual(to: element) { return true }
    }
    return false
  }
}
