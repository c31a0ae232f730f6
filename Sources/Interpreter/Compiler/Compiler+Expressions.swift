import Language

extension Compiler {
  /// Compiles an expression; its value is in the register that is returned, which is `target` if
  /// one is given.
  ///
  /// The register may be a variable's own: nothing but the next instruction may count on it.
  @discardableResult
  func expression(_ expression: Expression, into target: Int? = nil) throws -> Int {
    let range = expression.range
    switch expression.kind {
    case .name(let name): return load(name, range, into: target)
    case .none: return constant(.none, range, target)
    case .ellipsis: return constant(.ellipsis, range, target)
    case .boolean(let value): return constant(.boolean(value), range, target)
    case .integer(let value): return constant(.integer(value), range, target)
    case .float(let value): return constant(.float(value), range, target)
    case .string(let value): return constant(.string(value), range, target)
    case .bytes(let value): return constant(.bytes(value), range, target)
    case .bigInteger(let digits):
      return constant(BigInteger.value(digits: digits), range, target)
    case .builtin(let name):
      let result = target ?? register()
      emit(.loadBuiltin, result, self.name(name), at: range)
      return result
    case .imaginary(let value):
      return constant(.object(ComplexObject(0, value)), range, target)
    case .starred:
      throw failure("SyntaxError", "a starred expression stands in a call, tuple or list", range)
    case .unary(let operation, let operand):
      return try unary(operation, operand, range, target)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, range, target)
    case .and(let operands): return try lazy(operands, .jumpUnless, range, target)
    case .or(let operands): return try lazy(operands, .jumpIf, range, target)
    case .comparison(let first, let links): return try comparison(first, links, range, target)
    case .conditional(let test, let then, let otherwise):
      // The result is in a register of its own until it is complete: the other branch may need the
      // variable that it goes to.
      let result = register()
      let skip = try jump(unless: test)
      try self.expression(then, into: result)
      let end = emit(.jump, at: range)
      land(skip)
      try self.expression(otherwise, into: result)
      land(end)
      return moved(result, target, range)
    case .list(let elements): return try sequence(elements, .buildList, range, target)
    case .tuple(let elements): return try sequence(elements, .buildTuple, range, target)
    case .set(let elements): return try sequence(elements, .buildSet, range, target)
    case .dictionary(let entries): return try dictionary(entries, range, target)
    case .lambda(let parameters, let body):
      return try function(
        "<lambda>", parameters, .expression(body), documentation: nil, isGenerator: false, range,
        target)
    case .call(let callee, let arguments):
      return try call(callee, arguments, range, target)
    case .attribute(let object, let name, let nameRange):
      let result = target ?? register()
      try scratch {
        emit(
          .loadAttribute, result, try self.expression(object), self.name(mangled(name)),
          at: nameRange)
      }
      return result
    case .subscripted(let container, let index):
      let result = target ?? register()
      try scratch {
        let container = try self.expression(container)
        emit(.index, result, container, try self.expression(index), at: range)
      }
      return result
    case .slice(let lower, let upper, let step):
      let result = target ?? register()
      try scratch {
        let first = registers(3)
        for (index, bound) in [lower, upper, step].enumerated() {
          if let bound {
            try self.expression(bound, into: first + index)
          } else {
            constant(.none, range, first + index)
          }
        }
        emit(.buildSlice, result, first, at: range)
      }
      return result
    case .formatted(let parts): return try formatted(parts, range, target)
    case .comprehension(let comprehension):
      return try self.comprehension(comprehension, range, target)
    case .yield(let value):
      let result = target ?? register()
      try scratch {
        let value = try value.map { try self.expression($0) } ?? constant(.none, range, nil)
        emit(.yield, result, value, at: range)
      }
      return result
    case .yieldFrom(let values):
      let result = target ?? register()
      try scratch {
        let walk = registers(3)
        let value = register()
        let hasEnded = register()
        emit(.iterate, walk, try self.expression(values), at: values.range)
        _ = constant(.none, range, value)
        let start = here
        // What is sent to this generator goes to the one inside.
        emit(.delegate, value, walk, hasEnded, at: values.range)
        let end = emit(.jumpIf, hasEnded, at: values.range)
        emit(.yield, value, value, at: range)
        emit(.loop, 0, 0, start, at: range)
        land(end)
        emit(.move, result, value, at: range)
      }
      return result
    }
  }

  @discardableResult
  func constant(_ value: Value, _ range: SourceRange, _ target: Int?) -> Int {
    let result = target ?? register()
    emit(.constant, result, constant(value), at: range)
    return result
  }

  /// What fails when it is reached, and only then.
  private func fail(_ kind: String, _ message: String, _ range: SourceRange, _ target: Int?) -> Int
  {
    builder.failures.append(failure(kind, message, range))
    emit(.fail, 0, builder.failures.count - 1, at: range)
    return target ?? register()
  }

  /// Moves a result to where it is wanted.
  func moved(_ result: Int, _ target: Int?, _ range: SourceRange) -> Int {
    guard let target, target != result else { return result }
    emit(.move, target, result, at: range)
    return target
  }

  // MARK: - Operators

  private func unary(
    _ operation: UnaryOperator, _ operand: Expression, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    if operation == .minus {
      switch operand.kind {
      case .integer(let value): return constant(.integer(-value), range, target)
      case .float(let value): return constant(.float(-value), range, target)
      case .bigInteger(let digits):
        return constant(BigInteger.value(digits: "-" + digits), range, target)
      default: break
      }
    }
    let result = target ?? register()
    try scratch {
      let operand = try expression(operand)
      if operation == .not {
        emit(.not, result, operand, at: range)
      } else {
        emit(.unary, result, operand, flag: operation.number, at: range)
      }
    }
    return result
  }

  private func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ range: SourceRange,
    _ target: Int?
  ) throws -> Int {
    let result = target ?? register()
    try scratch {
      let register = try expression(left)
      try self.operation(
        operation, result, register, right, range, changesLeft: false,
        leftIsUnnamed: isUnnamed(left))
    }
    return result
  }

  /// Whether the value has no name in the program, so that its register may be all that holds it.
  private func isUnnamed(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .binary, .unary, .call: true
    default: false
    }
  }

  /// r[result] = r[left] op right; with `changesLeft` as `+=` does it.
  func operation(
    _ operation: BinaryOperator, _ result: Int, _ left: Int, _ right: Expression,
    _ range: SourceRange, changesLeft: Bool, leftIsUnnamed: Bool = false
  ) throws {
    let flag: UInt8 = changesLeft ? 1 : 0
    let reuse: UInt8 =
      changesLeft ? 0 : (leftIsUnnamed ? 4 : 0) | (isUnnamed(right) ? 8 : 0)
    if case .integer(let value) = right.kind, operation == .add || operation == .subtract,
      abs(value) < 1 << 30
    {
      emit(
        .addInteger, result, left, operation == .add ? value : -value,
        flag: flag | (operation == .add ? 0 : 2), at: range)
      return
    }
    let right = try expression(right)
    switch operation {
    case .add: emit(.add, result, left, right, flag: flag | reuse, at: range)
    case .subtract: emit(.subtract, result, left, right, flag: flag | reuse, at: range)
    case .multiply: emit(.multiply, result, left, right, flag: flag | reuse, at: range)
    case .divide: emit(.divide, result, left, right, flag: flag | reuse, at: range)
    case .floorDivide: emit(.floorDivide, result, left, right, flag: flag, at: range)
    case .modulo: emit(.modulo, result, left, right, flag: flag, at: range)
    default:
      emit(.binary, result, left, right, flag: operation.number | flag << 7, at: range)
    }
  }

  private func lazy(
    _ operands: [Expression], _ jump: Opcode, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = register()
    var ends: [Int] = []
    for (index, operand) in operands.enumerated() {
      try expression(operand, into: result)
      if index + 1 < operands.count { ends.append(emit(jump, result, at: operand.range)) }
    }
    land(ends)
    return moved(result, target, range)
  }

  private func comparison(
    _ first: Expression, _ links: [Comparison], _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = links.count == 1 ? target ?? register() : register()
    try scratch {
      var left = try expression(first)
      var ends: [Int] = []
      for (index, link) in links.enumerated() {
        let right = try expression(link.operand)
        emit(.compare, result, left, right, flag: link.comparator.number, at: range)
        if index + 1 < links.count { ends.append(emit(.jumpUnless, result, at: range)) }
        left = right
      }
      land(ends)
    }
    return moved(result, target, range)
  }

  /// Jumps, to be landed, that are taken where `test` does not count as true.
  func jump(unless test: Expression) throws -> [Int] {
    try scratch {
      switch test.kind {
      case .comparison(let first, let links) where links.count == 1:
        guard let opcode = links[0].comparator.jump else { break }
        let left = try expression(first)
        let right = try expression(links[0].operand)
        return [emit(opcode, left, right, at: test.range)]
      case .and(let operands): return try operands.flatMap { try jump(unless: $0) }
      case .unary(.not, let operand):
        return [emit(.jumpIf, try expression(operand), at: operand.range)]
      default: break
      }
      return [emit(.jumpUnless, try expression(test), at: test.range)]
    }
  }

  // MARK: - Texts

  private func formatted(
    _ parts: [FormattedPart], _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = target ?? register()
    try scratch {
      let first = registers(max(1, parts.count))
      for (index, part) in parts.enumerated() {
        switch part {
        case .text(let text): constant(.string(text), range, first + index)
        case .value(let value, let conversion, let format):
          try scratch {
            let pair = registers(2)
            try expression(value, into: pair)
            _ = try formatted(format, range, pair + 1)
            builder.formats.append(conversion)
            emit(.format, first + index, pair, builder.formats.count - 1, at: value.range)
          }
        }
      }
      emit(.join, result, first, parts.count, at: range)
    }
    return result
  }
}

extension UnaryOperator {
  /// The operator as an instruction holds it.
  var number: UInt8 {
    switch self {
    case .minus: 0
    case .plus: 1
    case .invert: 2
    case .not: 3
    }
  }

  static let all: [UnaryOperator] = [.minus, .plus, .invert, .not]
}

extension BinaryOperator {
  static let all: [BinaryOperator] = [
    .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixProduct,
    .shiftLeft, .shiftRight, .bitAnd, .bitOr, .bitXor,
  ]

  /// The operator as an instruction holds it.
  var number: UInt8 { UInt8(Self.all.firstIndex(of: self) ?? 0) }
}

extension ComparisonOperator {
  static let all: [ComparisonOperator] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isSame, .isNotSame,
    .contained, .notContained,
  ]

  /// The operator as an instruction holds it.
  var number: UInt8 { UInt8(Self.all.firstIndex(of: self) ?? 0) }

  /// The jump where the comparison does not hold.
  var jump: Opcode? {
    switch self {
    case .less: .jumpUnlessLess
    case .lessOrEqual: .jumpUnlessLessOrEqual
    case .greater: .jumpUnlessGreater
    case .greaterOrEqual: .jumpUnlessGreaterOrEqual
    case .equal: .jumpUnlessEqual
    case .notEqual: .jumpUnlessNotEqual
    default: nil
    }
  }
}
