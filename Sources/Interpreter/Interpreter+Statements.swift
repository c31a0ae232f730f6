import Language
import OrderedCollections

extension Interpreter {
  func execute(_ statements: [Statement], _ frame: Frame) throws -> Flow {
    for statement in statements {
      let flow = try execute(statement, frame)
      if case .normal = flow { continue }
      return flow
    }
    return .normal
  }

  func execute(_ statement: Statement, _ frame: Frame) throws -> Flow {
    try Interruption.check()
    try stackGuard.check()
    do {
      return try perform(statement, frame)
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = Place(frame.source, statement.range)
      throw diagnostic
    }
  }

  private func perform(_ statement: Statement, _ frame: Frame) throws -> Flow {
    switch statement.kind {
    case .expression(let expression, _): _ = try evaluate(expression, frame)
    case .assignment(let targets, let expression):
      let value = try evaluate(expression, frame)
      for target in targets { try assign(value, to: target, frame) }
    case .augmentedAssignment(let target, let operation, let operand):
      try augment(target, operation, operand, frame)
    case .print(let values, let destination, let endsLine):
      try printStatement(values, destination, endsLine, frame)
    case .delete(let targets): for target in targets { try delete(target, frame) }
    case .pass, .global, .nonlocal: break
    case .breakLoop: return .broke
    case .continueLoop: return .continued
    case .returnValue(let expression):
      return .returned(try expression.map { try evaluate($0, frame) } ?? .none)
    case .importModules(let names): for name in names { try importModule(name, frame) }
    case .importNames(let module, let range, let names):
      try importNames(names, from: module, at: range, frame)
    case .assert(let test, let message):
      if try !evaluate(test, frame).isTrue() {
        let text = try message.map { try evaluate($0, frame).text }
        throw Diagnostic(
          "AssertionError", text ?? "the assertion does not hold",
          at: Place(frame.source, test.range))
      }
    case .conditional(let branches, let otherwise):
      for branch in branches where try evaluate(branch.test, frame).isTrue() {
        return try execute(branch.body, frame)
      }
      return try execute(otherwise, frame)
    case .whileLoop(let test, let body, let otherwise):
      return try whileLoop(test, body, otherwise, frame)
    case .forLoop(let target, let iterable, let body, let otherwise):
      return try forLoop(target, iterable, body, otherwise, frame)
    case .function(let definition): try define(definition, frame)
    case .command(let command):
      try handleCommand(command, Place(frame.source, statement.range))
    case .classDefinition: throw missing("class")
    case .tryStatement: throw missing("try")
    case .with: throw missing("with")
    case .raise: throw missing("raise")
    }
    return .normal
  }

  private func missing(_ word: String) -> Diagnostic {
    Diagnostic("NotImplementedError", "\(word) is not in nnrepl yet", hint: "?language for what is")
  }

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ frame: Frame
  ) throws -> Flow {
    while try evaluate(test, frame).isTrue() {
      try Interruption.check()
      switch try execute(body, frame) {
      case .normal, .continued: continue
      case .broke: return .normal
      case .returned(let value): return .returned(value)
      }
    }
    return try execute(otherwise, frame)
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ frame: Frame
  ) throws -> Flow {
    let iterator: ValueIterator
    do {
      iterator = try evaluate(iterable, frame).iterator()
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = Place(frame.source, iterable.range)
      throw diagnostic
    }
    while let value = try iterator.next() {
      try Interruption.check()
      try assign(value, to: target, frame)
      switch try execute(body, frame) {
      case .normal, .continued: continue
      case .broke: return .normal
      case .returned(let value): return .returned(value)
      }
    }
    return try execute(otherwise, frame)
  }

  private func define(_ definition: FunctionDefinition, _ frame: Frame) throws {
    guard !definition.isGenerator else { throw missing("yield") }
    guard definition.decorators.isEmpty else { throw missing("a decorator") }
    let function = try makeFunction(
      definition.name, definition.parameters, .statements(definition.body),
      documentation: definition.documentation, frame)
    set(definition.name, .function(function), frame)
  }

  func makeFunction(
    _ name: String, _ parameters: Parameters, _ body: FunctionObject.Body,
    documentation: String? = nil, _ frame: Frame
  ) throws -> FunctionObject {
    var defaults: [String: Value] = [:]
    for parameter in parameters.positional + parameters.keywordOnly {
      if let expression = parameter.defaultValue {
        defaults[parameter.name] = try evaluate(expression, frame)
      }
    }
    return FunctionObject(
      name: name, parameters: parameters, body: body, source: frame.source, defaults: defaults,
      enclosing: frame.scope, locals: LocalNames(parameters: parameters, body: body),
      documentation: documentation)
  }

  private func printStatement(
    _ values: [Expression], _ destination: Expression?, _ endsLine: Bool, _ frame: Frame
  ) throws {
    guard destination == nil else { throw missing("print >>") }
    let texts = try values.map { try printed(evaluate($0, frame)) }
    write(texts.joined(separator: " ") + (endsLine ? "\n" : " "))
  }

  /// The text that `print` shows; Python 2 writes a real number with 12 digits.
  func printed(_ value: Value) -> String {
    guard dialect == .python2, case .float(let number) = value, number.isFinite else {
      return value.text
    }
    let text = NumberText.formatted(number, "g", precision: 12)
    return text.contains(where: { ".e".contains($0) }) ? text : text + ".0"
  }

  private func importModule(_ name: ImportedName, _ frame: Frame) throws {
    let module = try importing(name.name, at: name.range, frame)
    if let alias = name.alias {
      set(alias, .object(module), frame)
    } else {
      // `import a.b` binds `a`.
      let root = String(name.name.prefix { $0 != "." })
      set(root, .object(try importing(root, at: name.range, frame)), frame)
    }
  }

  private func importing(
    _ name: String, at range: SourceRange, _ frame: Frame
  ) throws -> any NativeObject {
    do {
      return try modules.module(named: name)
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = Place(frame.source, range)
      throw diagnostic
    }
  }

  private func importNames(
    _ names: [ImportedName], from path: String, at range: SourceRange, _ frame: Frame
  ) throws {
    let module = try importing(path, at: range, frame)
    if names.isEmpty {
      for name in module.attributeNames where !name.hasPrefix("_") {
        if let value = try module.attribute(name) { set(name, value, frame) }
      }
    }
    for name in names {
      if let value = try module.attribute(name.name) {
        set(name.alias ?? name.name, value, frame)
      } else if let submodule = try? modules.module(named: "\(path).\(name.name)") {
        set(name.alias ?? name.name, .object(submodule), frame)
      } else {
        throw Diagnostic(
          "ImportError", "\(path) has no \(name.name) in nnrepl",
          at: Place(frame.source, name.range),
          hint: nearest(to: name.name, in: module.attributeNames) ?? "?\(path) for what it has")
      }
    }
  }
}
