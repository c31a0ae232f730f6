import Language

extension Compiler {
  func statements(_ statements: [Statement]) throws {
    for statement in statements { try self.statement(statement) }
  }

  /// A block that may not run, or not to its end: what it assigns is not sure afterwards.
  func block(_ statements: [Statement]) throws {
    let before = assigned
    try self.statements(statements)
    assigned = before
  }

  func statement(_ statement: Statement) throws {
    let mark = nextRegister
    defer { nextRegister = mark }
    let range = statement.range
    switch statement.kind {
    case .expression(let value, _): try expression(value)
    case .assignment(let targets, let value): try assignment(targets, value)
    case .augmentedAssignment(let target, let operation, let operand):
      try augmented(target, operation, operand, range)
    case .print(let values, let destination, let endsLine):
      let destination = try destination.map { try expression($0) }
      let first = registers(max(1, values.count))
      for (index, value) in values.enumerated() { try expression(value, into: first + index) }
      emit(
        .print, destination ?? 0, first, values.count,
        flag: (endsLine ? 1 : 0) | (destination == nil ? 0 : 2), at: range)
    case .delete(let targets): for target in targets { try delete(target) }
    case .pass: break
    case .global(let names):
      globalNames.formUnion(names)
    case .nonlocal(let names):
      for name in names where ownCells[name] != nil || locals[name] != nil {
        throw failure("SyntaxError", "\(name) is this function's own", range)
      }
    case .breakLoop: try leaveLoop("break", range) { $0.breaks.append(emit(.jump, at: range)) }
    case .continueLoop:
      try leaveLoop("continue", range) { $0.continues.append(emit(.jump, at: range)) }
    case .returnValue(let value): try returning(value, range)
    case .raise(let value, let cause): try raise(value, cause, range)
    case .importModules(let names): try importModules(names)
    case .importNames(let module, let moduleRange, let names):
      try importNames(names, from: module, moduleRange)
    case .assert(let test, let message):
      let fails = try jump(unless: test)
      let end = emit(.jump, at: range)
      land(fails)
      let text = try message.map { try expression($0) }
      emit(.assertionFailed, text ?? 0, flag: text == nil ? 0 : 1, at: test.range)
      land(end)
    case .conditional(let branches, let otherwise): try conditional(branches, otherwise)
    case .whileLoop(let test, let body, let otherwise):
      try whileLoop(test, body, otherwise, range)
    case .forLoop(let target, let iterable, let body, let otherwise):
      try forLoop(target, iterable, body, otherwise, range)
    case .function(let definition): try define(definition, range)
    case .classDefinition(let definition): try define(definition, range)
    case .tryStatement(let statement): try tryStatement(statement, range)
    case .with(let items, let body): try with(items[...], body, range)
    case .command(let command):
      builder.commands.append((command, Place(source, range)))
      emit(.command, 0, builder.commands.count - 1, at: range)
    }
  }

  // MARK: - Assignment

  private func assignment(_ targets: [Expression], _ value: Expression) throws {
    if targets.count == 1, let register = directRegister(targets[0]) {
      try expression(value, into: register)
      if case .name(let name) = targets[0].kind, !deleted.contains(mangled(name)) {
        assigned.insert(mangled(name))
      }
      return
    }
    if targets.count == 1, case .tuple(let names) = targets[0].kind,
      case .tuple(let values) = value.kind, names.count == values.count,
      (names + values).allSatisfy({ if case .starred = $0.kind { false } else { true } })
    {
      // `a, b = b, a`: all values first, without a tuple.
      let first = registers(values.count)
      for (index, value) in values.enumerated() { try expression(value, into: first + index) }
      for (index, name) in names.enumerated() { try assign(first + index, to: name) }
      return
    }
    let register = try expression(value)
    for target in targets { try assign(register, to: target) }
  }

  /// `x += y`; the container and the index are evaluated once, as in Python.
  private func augmented(
    _ target: Expression, _ operation: BinaryOperator, _ operand: Expression,
    _ range: SourceRange
  ) throws {
    switch target.kind {
    case .name(let name):
      let result = directRegister(target) ?? register()
      let old = load(name, target.range, into: nil)
      try self.operation(operation, result, old, operand, range, changesLeft: true)
      store(name, result, target.range)
    case .attribute(let object, let name, let nameRange):
      let object = try expression(object)
      let result = register()
      let name = self.name(mangled(name))
      emit(.loadAttribute, result, object, name, at: nameRange)
      try self.operation(operation, result, result, operand, range, changesLeft: true)
      emit(.storeAttribute, object, result, name, at: target.range)
    case .subscripted(let container, let index):
      let container = try expression(container)
      let index = try expression(index)
      let result = register()
      emit(.index, result, container, index, at: target.range)
      try self.operation(operation, result, result, operand, target.range, changesLeft: true)
      emit(.storeIndex, container, index, result, at: target.range)
    default:
      throw failure(
        "SyntaxError", "this cannot be changed by \(operation.rawValue)=", target.range)
    }
  }

  // MARK: - Branches and loops

  private func conditional(
    _ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement]
  ) throws {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      let skip = try jump(unless: branch.test)
      try block(branch.body)
      if index + 1 < branches.count || !otherwise.isEmpty {
        ends.append(emit(.jump, at: branch.test.range))
      }
      land(skip)
    }
    try block(otherwise)
    land(ends)
  }

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ range: SourceRange
  ) throws {
    let start = here
    let end = try jump(unless: test)
    let loop = Context(.loop)
    contexts.append(loop)
    try block(body)
    contexts.removeLast()
    for jump in loop.continues { builder.instructions[jump].c = Int32(clamping: start) }
    emit(.loop, 0, 0, start, at: test.range)
    land(end)
    try block(otherwise)
    land(loop.breaks)
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ range: SourceRange
  ) throws {
    let walk = registers(3)
    try scratch { emit(.iterate, walk, try expression(iterable), at: iterable.range) }
    let before = assigned
    let start = here
    let end = try advance(walk, to: target, iterable.range)
    let loop = Context(.loop)
    contexts.append(loop)
    try statements(body)
    contexts.removeLast()
    for jump in loop.continues { builder.instructions[jump].c = Int32(clamping: start) }
    emit(.loop, 0, 0, start, at: iterable.range)
    land(end)
    assigned = before
    try block(otherwise)
    land(loop.breaks)
    // A generator that is left early is closed at once, not when its register is used again.
    if !loop.breaks.isEmpty { constant(.none, iterable.range, walk) }
  }

  /// The next element of a walk, assigned to `target`; the result is the jump at the end.
  func advance(_ walk: Int, to target: Expression, _ range: SourceRange) throws -> Int {
    if let direct = directRegister(target) {
      if case .name(let name) = target.kind, !deleted.contains(mangled(name)) {
        assigned.insert(mangled(name))
      }
      return emit(.next, direct, walk, at: range)
    }
    if case .tuple(let pair) = target.kind, pair.count == 2,
      pair.allSatisfy({ if case .starred = $0.kind { false } else { true } })
    {
      let first = registers(2)
      let end = emit(.nextPair, first, walk, at: target.range)
      for (index, element) in pair.enumerated() { try assign(first + index, to: element) }
      return end
    }
    let value = register()
    let end = emit(.next, value, walk, at: range)
    try assign(value, to: target)
    return end
  }

  /// `break` or `continue`: cleans up what stands between it and its loop.
  private func leaveLoop(
    _ word: String, _ range: SourceRange, _ jump: (Context) -> Void
  ) throws {
    guard
      let loop = contexts.lastIndex(where: { if case .loop = $0.kind { true } else { false } })
    else { throw failure("SyntaxError", "\(word) stands outside a loop", range) }
    try leave(upTo: loop + 1, range)
    jump(contexts[loop])
  }

  private func returning(_ value: Expression?, _ range: SourceRange) throws {
    guard kind == .function else {
      throw failure("SyntaxError", "return stands outside a function", range)
    }
    // A value in a variable's own register could be changed by what cleans up.
    let needsCopy = contexts.contains { if case .loop = $0.kind { false } else { true } }
    let result: Int
    if let value {
      result = try expression(value, into: needsCopy ? register() : nil)
    } else {
      result = constant(.none, range, nil)
    }
    try leave(upTo: 0, range)
    emit(.returnValue, result, at: range)
  }

  // MARK: - Imports

  private func importModules(_ names: [ImportedName]) throws {
    for name in names {
      scratch {
        let module = register()
        emit(.importModule, module, self.name(name.name), at: name.range)
        if let alias = name.alias {
          store(alias, module, name.range)
        } else {
          // `import a.b` binds `a`.
          let root = String(name.name.prefix { $0 != "." })
          if root != name.name { emit(.importModule, module, self.name(root), at: name.range) }
          store(root, module, name.range)
        }
      }
    }
  }

  private func importNames(
    _ names: [ImportedName], from module: String, _ moduleRange: SourceRange
  ) throws {
    if names.isEmpty {
      guard kind == .session else {
        throw failure("SyntaxError", "import * stands outside functions and classes", moduleRange)
      }
      emit(.importAll, 0, name(module), at: moduleRange)
      return
    }
    // The module itself is missed where it stands, a name of it where that stands.
    scratch {
      emit(
        .importModule, register(), name(module), name(names[0].name), flag: 1, at: moduleRange)
    }
    for name in names {
      scratch {
        let value = register()
        emit(.importName, value, self.name(module), self.name(name.name), at: name.range)
        store(name.alias ?? name.name, value, name.range)
      }
    }
  }
}
