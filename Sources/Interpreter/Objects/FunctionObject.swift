import Language

/// A function of the user's program: a `def` or a `lambda`, with what it closes over.
public final class FunctionObject {
  let code: Code
  /// The values of the defaults, in the order of the parameters that have one.
  let defaults: [Value]
  /// The variables that it takes from the functions around it.
  let closure: [Cell]
  /// The class whose body it was defined in.
  var owner: ClassObject?
  /// What the program has set on it, such as `f.calls = 0`.
  var attributes = AttributeTable()

  init(code: Code, defaults: [Value], closure: [Cell]) {
    self.code = code
    self.defaults = defaults
    self.closure = closure
  }

  /// The name; `<lambda>` for a lambda.
  public var name: String { code.name }
  /// The docstring.
  public var documentation: String? { code.documentation }
  /// What `?` shows: how it is called, and the docstring without the indentation of its place.
  public var help: String {
    signature + (documentation.map { "\n" + $0.withoutIndentation } ?? "")
  }

  /// The names of its parameters, without `*rest`.
  public var parameterNames: [String] {
    (code.parameters.positional + code.parameters.keywordOnly).map(\.name)
  }

  /// The function's head as it would be written: `f(a, b=…)`.
  public var signature: String {
    let parameters = code.parameters
    var parts = parameters.positional.map { $0.name + ($0.defaultValue == nil ? "" : "=…") }
    if let rest = parameters.rest { parts.append("*" + rest) }
    parts += parameters.keywordOnly.map { $0.name + ($0.defaultValue == nil ? "" : "=…") }
    if let rest = parameters.keywordRest { parts.append("**" + rest) }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

/// A function with its first argument: `x.method`.
final class BoundMethod: NativeObject {
  let receiver: Value
  let function: Value
  private unowned(unsafe) let interpreter: Interpreter

  init(receiver: Value, function: Value, interpreter: Interpreter) {
    self.receiver = receiver
    self.function = function
    self.interpreter = interpreter
  }

  var typeName: String { "method" }
  var representation: String {
    if case .function(let function) = function {
      "<method \(function.signature)>"
    } else {
      "<method>"
    }
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    var all = arguments
    all.positional.insert(receiver, at: 0)
    return try interpreter.call(function, all)
  }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "__self__", "im_self": receiver
    case "__func__", "im_func": function
    case "__name__":
      if case .function(let function) = function { .string(function.name) } else { nil }
    case "__doc__":
      if case .function(let function) = function {
        function.documentation.map { .string($0) } ?? Value.none
      } else {
        nil
      }
    default: nil
    }
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard case .comparison(let comparator) = operation,
      let method = other.object(as: BoundMethod.self)
    else { return nil }
    let isSame = receiver.isSame(as: method.receiver) && function.isSame(as: method.function)
    switch comparator {
    case .equal: return .boolean(isSame)
    case .notEqual: return .boolean(!isSame)
    default: return nil
    }
  }
}

extension String {
  /// A docstring's text: the lines behind the first lose the indentation that all of them have, and
  /// blank lines at both ends go, as Python's `inspect.cleandoc` does.
  var withoutIndentation: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    let indentation =
      lines.dropFirst().filter { !$0.allSatisfy { $0 == " " } }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(indentation) }
    if let first = lines.first { lines[0] = first.drop { $0 == " " } }
    while let last = lines.last, last.allSatisfy({ $0 == " " }), lines.count > 1 {
      lines.removeLast()
    }
    while let first = lines.first, first.allSatisfy({ $0 == " " }), lines.count > 1 {
      lines.removeFirst()
    }
    return lines.joined(separator: "\n")
  }
}
