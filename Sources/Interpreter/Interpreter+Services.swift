import Language

/// What modules of native functions need of the language itself.
extension Interpreter {
  /// What an operator gives, by the rules in force.
  public func result(
    of operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws -> Value {
    try Operators.binary(operation, left, right, dialect: dialect)
  }

  /// What a comparison gives: a truth value, or an array of them.
  public func result(
    of comparison: ComparisonOperator, _ left: Value, _ right: Value
  ) throws -> Value {
    try Operators.comparison(comparison, left, right)
  }

  /// What `-x`, `+x`, `~x` or `not x` gives.
  public func result(of operation: UnaryOperator, _ operand: Value) throws -> Value {
    try Operators.unary(operation, operand)
  }

  /// The element of `container` at a subscript.
  public func element(of container: Value, at index: Value) throws -> Value {
    try item(of: container, at: index)
  }

  /// The attribute `name` of `value`; an error at the call where there is none.
  public func attribute(_ name: String, of value: Value, site: CallSite) throws -> Value {
    try attribute(name, of: value, at: site.place)
  }

  /// The text that `str(x)` gives, by the rules in force.
  public func text(of value: Value) -> String { printed(value) }

  /// Calls `function` with arguments by position and by name.
  public func call(_ function: Value, with arguments: CallArguments) throws -> Value {
    try call(function, arguments)
  }

  /// The module of that dotted name, as an import has it.
  public func importedModule(named name: String) throws -> any NativeObject {
    try modules.module(named: name)
  }

  /// Throws where the program's recursion has used up its stack.
  public func checkStack() throws { try stackGuard.check() }
}
