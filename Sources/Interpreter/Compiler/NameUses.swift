import Language

/// Which names a piece of a program uses and which of them the functions inside it need.
///
/// A variable that a function inside uses outlives its call and so lives in a cell; this finds them
/// before anything is compiled.
struct NameUses {
  /// Used here, not inside functions.
  private(set) var direct: Set<String> = []
  /// Used by functions inside, which do not assign them.
  private(set) var byFunctionsInside: Set<String> = []
  /// Whether there is a function, lambda or generator expression inside.
  private(set) var hasFunctions = false

  /// The names of the variables of a function that has to hold some for others.
  static func captured(in body: FunctionBody, locals: LocalNames) -> Set<String> {
    var uses = NameUses()
    uses.visit(body)
    return uses.byFunctionsInside.intersection(locals.assigned)
  }

  /// The names that a function uses and does not assign.
  private static func free(_ parameters: Parameters, _ body: FunctionBody) -> Set<String> {
    var uses = NameUses()
    uses.visit(body)
    for parameter in parameters.positional {
      if let unpacking = parameter.unpacking { uses.visit(unpacking) }
    }
    let locals = LocalNames(parameters: parameters, body: body)
    return uses.direct.union(uses.byFunctionsInside).subtracting(locals.assigned)
      .subtracting(locals.global)
  }

  mutating func visit(_ body: FunctionBody) {
    switch body {
    case .expression(let expression): visit(expression)
    case .statements(let statements): visit(statements)
    }
  }

  mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func inner(_ parameters: Parameters, _ body: FunctionBody) {
    for parameter in parameters.positional + parameters.keywordOnly {
      if let value = parameter.defaultValue { visit(value) }
    }
    hasFunctions = true
    byFunctionsInside.formUnion(Self.free(parameters, body))
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value, _): visit(value)
    case .assignment(let targets, let value):
      visit(value)
      for target in targets { visit(target: target) }
    case .augmentedAssignment(let target, _, let operand):
      visit(target)
      visit(operand)
    case .print(let values, let destination, _):
      visit(values)
      if let destination { visit(destination) }
    case .delete(let targets): visit(targets)
    case .pass, .breakLoop, .continueLoop, .global, .importModules, .importNames, .command: break
    case .nonlocal(let names): direct.formUnion(names)
    case .returnValue(let value): if let value { visit(value) }
    case .raise(let value, let cause):
      if let value { visit(value) }
      if let cause { visit(cause) }
    case .assert(let test, let message):
      visit(test)
      if let message { visit(message) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        visit(branch.test)
        visit(branch.body)
      }
      visit(otherwise)
    case .whileLoop(let test, let body, let otherwise):
      visit(test)
      visit(body)
      visit(otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      visit(target: target)
      visit(iterable)
      visit(body)
      visit(otherwise)
    case .function(let definition):
      visit(definition.decorators)
      inner(definition.parameters, .statements(definition.body))
    case .classDefinition(let definition):
      visit(definition.decorators)
      for base in definition.bases { visit(base.value) }
      // The names of the body are the class's own where it assigns them, else those around it; its
      // methods do not see them.
      var uses = NameUses()
      uses.visit(definition.body)
      hasFunctions = true
      byFunctionsInside.formUnion(uses.direct)
      byFunctionsInside.formUnion(uses.byFunctionsInside)
    case .tryStatement(let statement):
      visit(statement.body)
      for handler in statement.handlers {
        if let kind = handler.kind { visit(kind) }
        if let target = handler.target { visit(target) }
        visit(handler.body)
      }
      visit(statement.otherwise)
      visit(statement.finally)
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        if let target = item.target { visit(target) }
      }
      visit(body)
    }
  }

  /// What an assignment reads: nothing for a name, the container for an element of it.
  private mutating func visit(target: Expression) {
    switch target.kind {
    case .name: break
    case .tuple(let targets), .list(let targets):
      for target in targets { visit(target: target) }
    case .starred(let inner): visit(target: inner)
    default: visit(target)
    }
  }

  mutating func visit(_ expressions: [Expression]) {
    for expression in expressions { visit(expression) }
  }

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name): direct.insert(name)
    case .builtin, .none, .ellipsis, .boolean, .integer, .bigInteger, .float, .imaginary, .string,
      .bytes:
      break
    case .formatted(let parts): visit(parts)
    case .list(let elements), .tuple(let elements), .set(let elements), .and(let elements),
      .or(let elements):
      visit(elements)
    case .dictionary(let entries):
      for entry in entries {
        if let key = entry.key { visit(key) }
        visit(entry.value)
      }
    case .unary(_, let operand), .starred(let operand), .yieldFrom(let operand): visit(operand)
    case .binary(_, let left, let right), .subscripted(let left, let right):
      visit(left)
      visit(right)
    case .comparison(let first, let links):
      visit(first)
      for link in links { visit(link.operand) }
    case .conditional(let test, let then, let otherwise): visit([test, then, otherwise])
    case .lambda(let parameters, let body): inner(parameters, .expression(body))
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .attribute(let object, _, _): visit(object)
    case .slice(let lower, let upper, let step): visit([lower, upper, step].compactMap { $0 })
    case .comprehension(let comprehension): visit(comprehension)
    case .yield(let value): if let value { visit(value) }
    }
  }

  private mutating func visit(_ parts: [FormattedPart]) {
    for case .value(let value, _, let format) in parts {
      visit(value)
      visit(format)
    }
  }

  private mutating func visit(_ comprehension: Comprehension) {
    visit(comprehension.clauses[0].iterable)
    let uses = Self.own(comprehension)
    let targets = LocalNames(clauses: comprehension.clauses).assigned
    if comprehension.isFunction {
      hasFunctions = true
      byFunctionsInside.formUnion(
        uses.direct.union(uses.byFunctionsInside).subtracting(targets))
    } else {
      direct.formUnion(uses.direct.subtracting(targets))
    }
  }

  /// What a comprehension uses but for the first iterable, which belongs to what is around it.
  static func own(_ comprehension: Comprehension) -> NameUses {
    var uses = NameUses()
    uses.visit(comprehension.element)
    if case .dictionary(let value) = comprehension.kind { uses.visit(value) }
    for (index, clause) in comprehension.clauses.enumerated() {
      if index > 0 { uses.visit(clause.iterable) }
      uses.visit(clause.target)
      uses.visit(clause.conditions)
    }
    return uses
  }
}

extension Comprehension {
  /// Whether it is compiled as a function of its own: a generator expression, or one with functions
  /// inside, which may keep its targets.
  ///
  /// Others run in the call they stand in.
  var isFunction: Bool {
    if case .generator = kind { return true }
    return NameUses.own(self).hasFunctions
  }
}
