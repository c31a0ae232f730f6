import Chapters
import Interpreter
import Language

/// The values of what is only begun or asked about: nothing of the user's runs for them.
extension Session {
  /// The value of a dotted name.
  ///
  /// `root` may give what the first name stands for where no variable has it.
  func value(at path: String, or root: (String) -> Value? = { _ in nil }) -> Value? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(interpreter.value(of: first) ?? root(first)) { value, name in
      value.flatMap { attribute(name, of: $0) }
    }
  }

  /// The value of an expression of names, attributes, literals and constant subscripts.
  func value(written text: String) -> Value? { Self.expression(text).flatMap(value(of:)) }

  /// The parameters that a call of what `text` stands for has left.
  func parameterNames(ofCallable text: String) -> [String] {
    guard let expression = Self.expression(text) else { return [] }
    if case .attribute(let owner, let name, _) = expression.kind,
      let parts = value(of: owner).flatMap(interpreter.parts(of:)),
      !parts.attributes.contains(where: { $0.name == name }),
      case .function(let method)? = parts.method(name)
    {
      return Array(method.parameterNames.dropFirst())
    }
    guard let value = value(of: expression) else { return [] }
    if let parts = interpreter.parts(ofClass: value) {
      guard case .function(let method)? = parts.method("__init__") else { return [] }
      return Array(method.parameterNames.dropFirst())
    }
    switch value {
    case .native(let function):
      return (function.parameters.positional + function.parameters.keywordOnly).map(\.name)
    case .function(let function): return function.parameterNames
    default: return []
    }
  }

  private static func expression(_ text: String) -> Expression? {
    let source = SourceText(text, name: "completion")
    guard let statements = try? Parser.parse(source, dialect: .python3).statements,
      statements.count == 1, case .expression(let expression, _) = statements[0].kind
    else { return nil }
    return expression
  }

  private func value(of expression: Expression) -> Value? {
    switch expression.kind {
    case .name(let name): return interpreter.value(of: name)
    case .attribute(let owner, let name, _):
      return value(of: owner).flatMap { attribute(name, of: $0) }
    case .subscripted(let owner, let index):
      guard let container = value(of: owner), isPlainContainer(container) else { return nil }
      // What a slice gives is of the same kind, and may be long.
      if case .slice = index.kind { return container }
      return Self.constant(index).flatMap { try? interpreter.element(of: container, at: $0) }
    case .formatted: return .string("")
    // Elements do not matter to what a list can do, and may be calls.
    case .list: return .list([])
    case .dictionary: return .dictionary(DictionaryObject())
    default: return Self.constant(expression)
    }
  }

  /// An attribute as it is stored: no method or property of the user's is called for it.
  private func attribute(_ name: String, of value: Value) -> Value? {
    guard let parts = interpreter.parts(of: value) else {
      return try? interpreter.attribute(name, of: value, site: .unwritten)
    }
    return parts.attributes.first { $0.name == name }?.value ?? parts.method(name)
      ?? parts.payload.flatMap { attribute(name, of: $0) }
  }

  /// Whether a subscript only looks an element up.
  private func isPlainContainer(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .string, .bytes, .dictionary: true
    case .object(let object):
      object is ArrayObject || object is RangeObject || EverydayWords.isData(value)
    default: false
    }
  }

  private static func constant(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .none: return Value.none
    case .ellipsis: return .ellipsis
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .bytes(let value): return .bytes(value)
    case .unary(.minus, let operand):
      guard case .integer(let value) = operand.kind else { return nil }
      return .integer(-value)
    case .tuple(let elements):
      let values = elements.compactMap(constant)
      return values.count == elements.count ? .tuple(values) : nil
    case .slice(let lower, let upper, let step):
      let bounds = [lower, upper, step].compactMap { $0 == nil ? Value.none : $0.flatMap(constant) }
      guard bounds.count == 3 else { return nil }
      return .slice(SliceObject(lower: bounds[0], upper: bounds[1], step: bounds[2]))
    default: return nil
    }
  }
}
