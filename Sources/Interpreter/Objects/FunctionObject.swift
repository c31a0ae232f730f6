import Language
import OrderedCollections

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

  /// The function's head as it would be written: `f(a, b=1)`.
  public var signature: String {
    let parameters = code.parameters
    var values = defaults[...]
    func written(_ parameter: Parameters.Parameter) -> String {
      guard parameter.defaultValue != nil else { return parameter.name }
      return "\(parameter.name)=\(values.popFirst().flatMap { Self.shortText($0) } ?? "…")"
    }
    var parts = parameters.positional.map(written)
    if let rest = parameters.rest { parts.append("*" + rest) }
    parts += parameters.keywordOnly.map(written)
    if let rest = parameters.keywordRest { parts.append("**" + rest) }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }

  /// A default in a few characters; nil where it takes more, or code of the user's.
  private static func shortText(_ value: Value, depth: Int = 0) -> String? {
    // A list may hold itself.
    guard depth < 3 else { return nil }
    func shortTexts(_ elements: [Value]) -> [String]? {
      let texts = elements.prefix(9).compactMap { shortText($0, depth: depth + 1) }
      return texts.count == elements.count ? texts : nil
    }
    let text: String
    switch value {
    case .string(let string) where string.utf8.count > 40: return nil
    case .none, .ellipsis, .boolean, .integer, .float, .string, .bytes: text = value.representation
    case .tuple(let elements):
      guard let texts = shortTexts(elements) else { return nil }
      text = "(\(texts.joined(separator: ", "))\(texts.count == 1 ? "," : ""))"
    case .list(let list):
      guard let texts = shortTexts(list.elements) else { return nil }
      text = "[\(texts.joined(separator: ", "))]"
    case .dictionary(let dictionary) where dictionary.entries.isEmpty: text = "{}"
    case .function(let function): text = function.name
    case .native(let function): text = function.name
    case .object(let type as ClassObject): text = type.name
    case .object(let type as TypeObject): text = type.name
    default: return nil
    }
    return text.count <= 30 ? text : nil
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
