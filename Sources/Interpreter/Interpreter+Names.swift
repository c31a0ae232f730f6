import Language

extension Interpreter {
  /// The value of the name `name` as a statement of the session would see it.
  public func value(of name: String) -> Value? { globals.values[name] ?? builtins[name] }

  /// All names that a statement of the session can use.
  public var names: [String] { Array(globals.values.keys) + Array(builtins.keys) }

  func lookUp(_ name: String, _ frame: Frame) throws -> Value {
    var scope: Scope? = frame.scope
    while let current = scope, let locals = current.locals {
      if locals.assigned.contains(name) {
        if let value = current.values[name] { return value }
        throw Diagnostic(
          "UnboundLocalError", "\(name) has no value yet",
          hint: globals.values[name] == nil ? nil : "global \(name), to use the session's \(name)")
      }
      if locals.global.contains(name) { break }
      scope = current.enclosing
    }
    if let value = globals.values[name] ?? builtins[name] { return value }
    throw Diagnostic(
      "NameError", "there is no \(name)",
      hint: modules.importStatement(for: name) ?? nearest(to: name, in: visibleNames(frame)))
  }

  private func visibleNames(_ frame: Frame) -> [String] {
    var result = names
    var scope: Scope? = frame.scope
    while let current = scope, current.locals != nil {
      result += current.values.keys
      scope = current.enclosing
    }
    return result
  }

  func set(_ name: String, _ value: Value, _ frame: Frame) {
    guard let locals = frame.scope.locals else {
      globals.values[name] = value
      return
    }
    if locals.global.contains(name) {
      globals.values[name] = value
    } else if locals.nonlocal.contains(name) {
      var scope = frame.scope.enclosing
      while let current = scope, let names = current.locals {
        if names.assigned.contains(name) {
          current.values[name] = value
          return
        }
        scope = current.enclosing
      }
    } else {
      frame.scope.values[name] = value
    }
  }

  func assign(_ value: Value, to target: Expression, _ frame: Frame) throws {
    switch target.kind {
    case .name(let name): set(name, value, frame)
    case .tuple(let targets), .list(let targets): try unpack(value, to: targets, target, frame)
    case .attribute(let object, let name, _):
      let receiver = try evaluate(object, frame)
      guard case .object(let object) = receiver,
        try object.setAttribute(name, to: value)
      else {
        throw Diagnostic(
          "AttributeError", "\(name) of a \(receiver.typeName) cannot be set",
          at: Place(frame.source, target.range))
      }
    case .subscripted(let container, let index):
      try located(target, frame) {
        try setItem(of: evaluate(container, frame), at: evaluate(index, frame), to: value)
      }
    case .starred:
      throw Diagnostic(
        "SyntaxError", "a starred target stands in a tuple or list",
        at: Place(frame.source, target.range))
    default:
      throw Diagnostic(
        "SyntaxError", "this cannot be assigned to", at: Place(frame.source, target.range))
    }
  }

  private func unpack(
    _ value: Value, to targets: [Expression], _ whole: Expression, _ frame: Frame
  ) throws {
    let values = try located(whole, frame) { try value.elements() }
    let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
    let fits = star == nil ? values.count == targets.count : values.count >= targets.count - 1
    guard fits else {
      throw Diagnostic(
        "ValueError",
        "\(targets.count) names for \(values.count) value\(values.count == 1 ? "" : "s")",
        at: Place(frame.source, whole.range))
    }
    let extra = values.count - targets.count
    for (index, target) in targets.enumerated() {
      if let star, index == star, case .starred(let inner) = target.kind {
        try assign(.list(Array(values[index..<(index + extra + 1)])), to: inner, frame)
      } else {
        try assign(
          values[star.map { index > $0 } ?? false ? index + extra : index], to: target, frame)
      }
    }
  }

  func augment(
    _ target: Expression, _ operation: BinaryOperator, _ operand: Expression, _ frame: Frame
  ) throws {
    // The container and the index are evaluated once, as in Python.
    switch target.kind {
    case .subscripted(let container, let index):
      let receiver = try evaluate(container, frame)
      let position = try evaluate(index, frame)
      try located(target, frame) {
        let old = try item(of: receiver, at: position)
        let new = try augmented(old, operation, evaluate(operand, frame))
        try setItem(of: receiver, at: position, to: new)
      }
    case .name, .attribute:
      let old = try evaluate(target, frame)
      let new = try augmented(old, operation, evaluate(operand, frame))
      try assign(new, to: target, frame)
    default:
      throw Diagnostic(
        "SyntaxError", "this cannot be changed by \(operation.rawValue)=",
        at: Place(frame.source, target.range))
    }
  }

  private func augmented(
    _ old: Value, _ operation: BinaryOperator, _ operand: Value
  ) throws -> Value {
    // A list grows in place: every name that holds it sees it grow.
    if operation == .add, case .list(let list) = old {
      let more = try operand.elements()
      try Operators.checkSum(list.elements.count, more.count)
      list.elements += more
      return old
    }
    if case .object(let object) = old, try object.augment(operation, operand) { return old }
    return try Operators.binary(operation, old, operand, dialect: dialect)
  }

  func delete(_ target: Expression, _ frame: Frame) throws {
    switch target.kind {
    case .name(let name):
      let holder = frame.scope.locals?.assigned.contains(name) == true ? frame.scope : globals
      guard holder.values.removeValue(forKey: name) != nil else {
        throw Diagnostic("NameError", "there is no \(name)", at: Place(frame.source, target.range))
      }
    case .tuple(let targets), .list(let targets):
      for target in targets { try delete(target, frame) }
    case .subscripted(let container, let index):
      try located(target, frame) {
        try deleteItem(of: evaluate(container, frame), at: evaluate(index, frame))
      }
    default:
      throw Diagnostic(
        "SyntaxError", "this cannot be deleted", at: Place(frame.source, target.range))
    }
  }

  /// What `body` returns; an error that has no place gets that of `expression`.
  func located<Result>(
    _ expression: Expression, _ frame: Frame, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = Place(frame.source, expression.range)
      throw diagnostic
    }
  }
}
