import Language

extension Compiler {
  func define(_ definition: FunctionDefinition, _ range: SourceRange) throws {
    let decorators = try decorators(definition.decorators)
    let function = try function(
      definition.name, definition.parameters, .statements(definition.body),
      documentation: definition.documentation, isGenerator: definition.isGenerator, range, nil)
    store(definition.name, decorate(function, decorators, range), range)
  }

  /// The method that `definition` makes for the class `name`, with its decorators.
  func method(_ definition: FunctionDefinition, of name: String, _ range: SourceRange) throws -> Int
  {
    className = name
    defer { className = nil }
    let decorators = try decorators(definition.decorators)
    let function = try function(
      definition.name, definition.parameters, .statements(definition.body),
      documentation: definition.documentation, isGenerator: definition.isGenerator, range, nil)
    return decorate(function, decorators, range)
  }

  func define(_ definition: ClassDefinition, _ range: SourceRange) throws {
    let decorators = try decorators(definition.decorators)
    let result = register()
    try scratch {
      let bases = definition.bases.filter { if case .positional = $0.kind { true } else { false } }
      let keywords = definition.bases.compactMap { argument -> (String, Expression)? in
        if case .keyword(let name) = argument.kind { (name, argument.value) } else { nil }
      }
      guard bases.count + keywords.count == definition.bases.count, bases.count < 255 else {
        throw failure("NotImplementedError", "* and ** in a class's bases are not in nnrepl", range)
      }
      let first = registers(bases.count + 1)
      for (index, base) in bases.enumerated() { try expression(base.value, into: first + index) }
      if keywords.isEmpty {
        _ = constant(.none, range, first + bases.count)
      } else {
        emit(.buildDictionary, first + bases.count, at: range)
        for (name, value) in keywords {
          let entry = registers(2)
          _ = constant(.string(name), range, entry)
          try expression(value, into: entry + 1)
          emit(.setEntry, first + bases.count, entry, at: range)
        }
      }
      let inner = Compiler(
        interpreter, name: definition.name, source: source, kind: .classBody, parent: self)
      inner.className = definition.name
      let names = LocalNames(body: definition.body)
      inner.classNames = Set(names.assigned.map(inner.mangled))
      inner.globalNames = names.global
      if case .expression(let first, _)? = definition.body.first?.kind,
        case .string(let text) = first.kind
      {
        inner.builder.documentation = text
      }
      inner.builder.annotations = definition.annotations
      try inner.statements(definition.body)
      let none = inner.constant(.none, range, nil)
      inner.emit(.returnValue, none, at: range)
      builder.codes.append(try inner.finish(at: range))
      emit(
        .makeClass, result, builder.codes.count - 1, first, flag: UInt8(bases.count), at: range)
    }
    store(definition.name, decorate(result, decorators, range), range)
  }

  /// The values behind `@`, in the order written.
  private func decorators(_ expressions: [Expression]) throws -> [(register: Int, SourceRange)] {
    try expressions.map { (try expression($0, into: register()), $0.range) }
  }

  private func decorate(
    _ value: Int, _ decorators: [(register: Int, SourceRange)], _ range: SourceRange
  ) -> Int {
    var value = value
    for (decorator, decoratorRange) in decorators.reversed() {
      let block = registers(2)
      emit(.move, block, decorator, at: range)
      emit(.move, block + 1, value, at: range)
      builder.calls.append(
        CallShape(
          positionalCount: 1, keywords: [],
          site: CallSite(source: source, range: decoratorRange, arguments: [])))
      emit(.call, block, 1, builder.calls.count - 1, at: decoratorRange)
      value = block
    }
    return value
  }

  /// A `def` or a `lambda`: its code, and the instruction that makes the function with the values
  /// of its defaults.
  func function(
    _ name: String, _ parameters: Parameters, _ body: FunctionBody, documentation: String?,
    isGenerator: Bool, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let inner = Compiler(interpreter, name: name, source: source, kind: .function, parent: self)
    inner.builder.parameters = parameters
    inner.builder.documentation = documentation
    inner.builder.isGenerator = isGenerator
    let all = parameters.positional + parameters.keywordOnly
    try inner.begin(parameters, body, range)
    switch body {
    case .statements(let statements):
      try inner.statements(statements)
      let none = inner.constant(.none, range, nil)
      inner.emit(.returnValue, none, at: range)
    case .expression(let expression):
      inner.emit(.returnValue, try inner.expression(expression), at: expression.range)
    }
    builder.codes.append(try inner.finish(at: range))
    let code = builder.codes.count - 1
    let result = target ?? register()
    try scratch {
      let defaults = all.compactMap(\.defaultValue)
      let first = registers(max(1, defaults.count))
      for (index, value) in defaults.enumerated() { try expression(value, into: first + index) }
      emit(.makeFunction, result, code, first, at: range)
    }
    return result
  }

  /// Gives the parameters and variables of a function their registers and cells.
  private func begin(_ parameters: Parameters, _ body: FunctionBody, _ range: SourceRange) throws {
    let names = LocalNames(parameters: parameters, body: body)
    let captured = NameUses.captured(in: body, locals: names)
    globalNames = names.global
    deleted = Set(names.deleted.map(mangled))
    var order = parameters.positional.map(\.name)
    if let rest = parameters.rest { order.append(rest) }
    order += parameters.keywordOnly.map(\.name)
    if let rest = parameters.keywordRest { order.append(rest) }
    for name in order {
      let register = register()
      // A parameter without a name is unpacked below.
      guard !name.isEmpty else { continue }
      if captured.contains(name) {
        ownCells[mangled(name)] = ownCells.count
        builder.boxed.append((register, ownCells.count - 1))
      } else {
        locals[mangled(name)] = register
        if !names.deleted.contains(name) { assigned.insert(mangled(name)) }
      }
    }
    for name in names.assigned.subtracting(order).sorted() {
      if captured.contains(name) {
        ownCells[mangled(name)] = ownCells.count
      } else {
        locals[mangled(name)] = register()
      }
    }
    for (index, parameter) in parameters.positional.enumerated() {
      if let unpacking = parameter.unpacking { try assign(index, to: unpacking) }
    }
  }
}
