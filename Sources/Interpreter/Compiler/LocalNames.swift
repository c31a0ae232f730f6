import Language

/// What a function's body is made of.
enum FunctionBody {
  case statements([Statement])
  case expression(Expression)
}

/// The names that a function's body assigns, found once when the function is defined: as in
/// Python they are local everywhere in it, unless declared `global` or `nonlocal`.
struct LocalNames {
  private(set) var assigned: Set<String> = []
  private(set) var global: Set<String> = []
  private(set) var nonlocal: Set<String> = []
  /// Those that a `del` may take the value from again.
  private(set) var deleted: Set<String> = []

  init(parameters: Parameters, body: FunctionBody) {
    for parameter in parameters.positional + parameters.keywordOnly {
      if let unpacking = parameter.unpacking { add(target: unpacking) }
      if !parameter.name.isEmpty { assigned.insert(parameter.name) }
    }
    if let rest = parameters.rest { assigned.insert(rest) }
    if let rest = parameters.keywordRest { assigned.insert(rest) }
    if case .statements(let statements) = body { add(statements) }
    assigned.subtract(global)
    assigned.subtract(nonlocal)
  }

  /// The names that the body of a class, or a text of the session, assigns.
  init(body: [Statement]) {
    add(body)
    assigned.subtract(global)
    assigned.subtract(nonlocal)
  }

  /// The targets of a comprehension's clauses, which are its own.
  init(clauses: [Comprehension.Clause]) {
    for clause in clauses { add(target: clause.target) }
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .assignment(let targets, _): for target in targets { add(target: target) }
      case .augmentedAssignment(let target, _, _): add(target: target)
      case .forLoop(let target, _, let body, let otherwise):
        add(target: target)
        add(body)
        add(otherwise)
      case .whileLoop(_, let body, let otherwise):
        add(body)
        add(otherwise)
      case .conditional(let branches, let otherwise):
        for branch in branches { add(branch.body) }
        add(otherwise)
      case .with(let items, let body):
        for item in items { if let target = item.target { add(target: target) } }
        add(body)
      case .tryStatement(let statement):
        add(statement.body)
        for handler in statement.handlers {
          if let target = handler.target { add(target: target) }
          add(handler.body)
        }
        add(statement.otherwise)
        add(statement.finally)
      case .delete(let targets):
        for target in targets {
          add(target: target)
          if case .name(let name) = target.kind { deleted.insert(name) }
        }
      case .function(let definition): assigned.insert(definition.name)
      case .classDefinition(let definition): assigned.insert(definition.name)
      case .importModules(let names):
        for name in names {
          assigned.insert(name.alias ?? String(name.name.prefix { $0 != "." }))
        }
      case .importNames(_, _, let names):
        for name in names { assigned.insert(name.alias ?? name.name) }
      case .global(let names): global.formUnion(names)
      case .nonlocal(let names): nonlocal.formUnion(names)
      default: break
      }
    }
  }

  private mutating func add(target: Expression) {
    switch target.kind {
    case .name(let name): assigned.insert(name)
    case .tuple(let elements), .list(let elements): for element in elements { add(target: element) }
    case .starred(let element): add(target: element)
    default: break
    }
  }
}
