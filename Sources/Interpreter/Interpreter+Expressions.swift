import Language
import OrderedCollections

extension Interpreter {
  func evaluate(_ expression: Expression, _ frame: Frame) throws -> Value {
    switch expression.kind {
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .boolean(let value): return .boolean(value)
    case .none: return .none
    case .ellipsis: return .ellipsis
    case .bytes(let value): return .bytes(value)
    default: return try located(expression, frame) { try compute(expression, frame) }
    }
  }

  private func compute(_ expression: Expression, _ frame: Frame) throws -> Value {
    try stackGuard.check()
    switch expression.kind {
    case .name(let name): return try lookUp(name, frame)
    case .builtin(let name):
      guard let value = builtins[name] else { throw Diagnostic("NameError", "there is no \(name)") }
      return value
    case .bigInteger(let digits):
      throw Diagnostic(
        "OverflowError", "\(digits) needs more than 64 bits, which nnrepl does not have yet",
        hint: "\(digits).0")
    case .imaginary: throw missing("complex numbers")
    case .formatted(let parts): return .string(try formatted(parts, frame))
    case .list(let elements): return .list(try spread(elements, frame))
    case .tuple(let elements): return .tuple(try spread(elements, frame))
    case .set(let elements):
      return .set(SetObject(OrderedSet(try spread(elements, frame).map { try Key($0) })))
    case .dictionary(let entries): return try dictionary(entries, frame)
    case .unary(.minus, let operand) where operand.isBigInteger("9223372036854775808"):
      return .integer(.min)
    case .unary(let operation, let operand):
      return try Operators.unary(operation, evaluate(operand, frame))
    case .binary(let operation, let left, let right):
      return try Operators.binary(
        operation, evaluate(left, frame), evaluate(right, frame), dialect: dialect)
    case .and(let operands):
      var value = Value.boolean(true)
      for operand in operands {
        value = try evaluate(operand, frame)
        if try !value.isTrue() { break }
      }
      return value
    case .or(let operands):
      var value = Value.boolean(false)
      for operand in operands {
        value = try evaluate(operand, frame)
        if try value.isTrue() { break }
      }
      return value
    case .comparison(let first, let links): return try compare(first, links, frame)
    case .conditional(let test, let then, let otherwise):
      return try evaluate(evaluate(test, frame).isTrue() ? then : otherwise, frame)
    case .lambda(let parameters, let body):
      return .function(try makeFunction("<lambda>", parameters, .expression(body), frame))
    case .call(let callee, let arguments):
      return try call(callee, arguments, expression.range, frame)
    case .attribute(let object, let name, let range):
      return try attribute(name, of: evaluate(object, frame), at: Place(frame.source, range))
    case .subscripted(let container, let index):
      return try item(of: evaluate(container, frame), at: evaluate(index, frame))
    case .slice(let lower, let upper, let step):
      return .slice(
        SliceObject(
          lower: try lower.map { try evaluate($0, frame) } ?? .none,
          upper: try upper.map { try evaluate($0, frame) } ?? .none,
          step: try step.map { try evaluate($0, frame) } ?? .none))
    case .starred:
      throw Diagnostic("SyntaxError", "a starred expression stands in a call, tuple or list")
    case .comprehension(let comprehension): return try evaluate(comprehension, frame)
    case .yield, .yieldFrom: throw missing("yield")
    case .integer, .float, .string, .boolean, .none, .ellipsis, .bytes: return .none
    }
  }

  private func missing(_ feature: String) -> Diagnostic {
    Diagnostic("NotImplementedError", "\(feature) is not in nnrepl yet")
  }

  private func spread(_ elements: [Expression], _ frame: Frame) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      if case .starred(let inner) = element.kind {
        values += try located(inner, frame) { try evaluate(inner, frame).elements() }
      } else {
        values.append(try evaluate(element, frame))
      }
    }
    return values
  }

  private func dictionary(_ entries: [DictionaryEntry], _ frame: Frame) throws -> Value {
    let result = DictionaryObject()
    for entry in entries {
      if let key = entry.key {
        let place = try located(key, frame) { try Key(evaluate(key, frame)) }
        result.entries[place] = try evaluate(entry.value, frame)
      } else {
        guard case .dictionary(let other) = try evaluate(entry.value, frame) else {
          throw Diagnostic("TypeError", "** in a dict wants a dict")
        }
        for (key, value) in other.entries { result.entries[key] = value }
      }
    }
    return .dictionary(result)
  }

  private func compare(
    _ first: Expression, _ links: [Comparison], _ frame: Frame
  ) throws -> Value {
    var left = try evaluate(first, frame)
    var result = Value.boolean(true)
    for (index, link) in links.enumerated() {
      let right = try evaluate(link.operand, frame)
      result = try Operators.comparison(link.comparator, left, right)
      if index + 1 < links.count, try !result.isTrue() { return result }
      left = right
    }
    return result
  }

  private func formatted(_ parts: [FormattedPart], _ frame: Frame) throws -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .value(let expression, let conversion, let format):
        var value = try evaluate(expression, frame)
        if conversion == "r" || conversion == "a" { value = .string(value.representation) }
        if conversion == "s" { value = .string(value.text) }
        text += try FormatSpecification(formatted(format, frame)).format(value)
      }
    }
    return text
  }
}

extension Expression {
  /// Whether the expression is the number `digits`, which has no place in 64 bits.
  fileprivate func isBigInteger(_ digits: String) -> Bool {
    if case .bigInteger(digits) = kind { true } else { false }
  }
}
