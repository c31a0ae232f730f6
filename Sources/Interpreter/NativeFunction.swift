import Language
import Synchronization

/// A function that nnrepl brings along: its name, signature, help and body in one place.
///
/// The signature is written as in the chapters' language, `data, epochs=1, *rest`, and is what
/// binds the arguments, what `?name` shows and what completion offers, so that they cannot differ.
public final class NativeFunction {
  /// The name.
  public let name: String
  /// The parameters as they are written in a `def`.
  public let signature: String
  /// One or more lines on what it does, with an example that runs.
  public let help: String
  private let body: (BoundArguments) throws -> Value

  /// What signatures say: `x.append` is a new function at each mention, with an old signature.
  private static let parsed = Mutex<[String: Parameters]>([:])

  /// A function called `name` that takes `signature`.
  public init(
    _ name: String, _ signature: String, help: String = "",
    body: @escaping (BoundArguments) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.help = help
    self.body = body
  }

  /// The parameters; parsed at the first use, so that a session starts at once.
  public var parameters: Parameters {
    if let known = Self.parsed.withLock({ $0[signature] }) { return known }
    let text = SourceText("lambda \(signature): 0", name: name)
    guard let program = try? Parser.parse(text, dialect: .python3),
      case .expression(let expression, _) = program.statements.first?.kind,
      case .lambda(let parameters, _) = expression.kind
    else {
      assertionFailure("the signature of \(name) does not parse: \(signature)")
      return Parameters()
    }
    Self.parsed.withLock { $0[signature] = parameters }
    return parameters
  }

  /// Calls the function.
  public func call(_ arguments: CallArguments) throws -> Value {
    try body(BoundArguments(function: self, arguments))
  }
}

/// The arguments of a call, bound to the parameters of the function called.
public struct BoundArguments {
  /// Where the call stands.
  public let site: CallSite
  /// What `*name` took.
  public private(set) var rest: [Value] = []
  /// What `**name` took.
  public private(set) var keywordRest: [(name: String, value: Value)] = []
  private var values: [String: Value] = [:]
  private let function: NativeFunction

  init(function: NativeFunction, _ arguments: CallArguments) throws {
    self.function = function
    site = arguments.site
    let parameters = function.parameters
    let names = parameters.positional.map(\.name)
    for (index, value) in arguments.positional.enumerated() {
      if index < names.count {
        values[names[index]] = value
      } else if parameters.rest != nil {
        rest.append(value)
      } else {
        throw Diagnostic(
          "TypeError",
          "\(function.name)() takes at most \(names.count) argument\(names.count == 1 ? "" : "s"), "
            + "and \(arguments.positional.count) are given",
          at: site.place(ofKeyword: "", position: index) ?? site.place, hint: function.usage)
      }
    }
    let known = names + parameters.keywordOnly.map(\.name)
    for (name, value) in arguments.keywords {
      let place = site.place(ofKeyword: name, position: nil) ?? site.place
      if values[name] != nil {
        throw Diagnostic("TypeError", "\(name) is given twice", at: place)
      }
      if known.contains(name) {
        values[name] = value
      } else if parameters.keywordRest != nil {
        keywordRest.append((name, value))
      } else {
        throw Diagnostic(
          "TypeError", "\(function.name)() has no argument named \(name)",
          at: site.place(ofName: name) ?? place,
          hint: nearest(to: name, in: known).map { "\($0)=" } ?? function.usage)
      }
    }
    for parameter in parameters.positional + parameters.keywordOnly
    where values[parameter.name] == nil {
      guard let expression = parameter.defaultValue else {
        throw Diagnostic(
          "TypeError", "\(function.name)() needs \(parameter.name)", at: site.place,
          hint: function.usage)
      }
      values[parameter.name] = try Self.constant(expression)
    }
  }

  /// The value of the parameter `name`.
  public subscript(name: String) -> Value { values[name] ?? .none }

  /// The place of the argument bound to `name`, or of the call where it is not written out.
  public func place(of name: String) -> Place {
    let index = function.parameters.positional.firstIndex { $0.name == name }
    return site.place(ofKeyword: name, position: index) ?? site.place
  }

  /// Whether the call itself gives `name`, by position or by name.
  public func isGiven(_ name: String) -> Bool {
    let index = function.parameters.positional.firstIndex { $0.name == name }
    return site.place(ofKeyword: name, position: index) != nil
  }

  /// The error that `name` is not what it should be.
  public func error(
    _ name: String, _ message: String, kind: String = "ValueError", hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(kind, message, at: place(of: name), hint: hint)
  }

  /// The integer bound to `name`, at least `minimum`.
  public func integer(_ name: String, atLeast minimum: Int = .min) throws -> Int {
    guard let value = self[name].exactInteger else {
      throw error(
        name, "\(name) is a whole number, not \(self[name].describedForError)", kind: "TypeError")
    }
    guard value >= minimum else {
      throw error(name, "\(name) is at least \(minimum), not \(value)")
    }
    return value
  }

  /// The number bound to `name`.
  public func number(_ name: String) throws -> Double {
    guard let value = self[name].number else {
      throw error(
        name, "\(name) is a number, not \(self[name].describedForError)", kind: "TypeError")
    }
    return value
  }

  /// The string bound to `name`.
  public func string(_ name: String) throws -> String {
    guard case .string(let value) = self[name] else {
      throw error(
        name, "\(name) is a string, not \(self[name].describedForError)", kind: "TypeError")
    }
    return value
  }

  /// The defaults of native functions are constants: literals, negative numbers, tuples of them.
  private static func constant(_ expression: Expression) throws -> Value {
    switch expression.kind {
    case .none: .none
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .unary(.minus, let operand): try Operators.unary(.minus, constant(operand))
    case .tuple(let elements): .tuple(try elements.map(constant))
    default: .none
    }
  }
}

extension NativeFunction {
  /// How a call is written: `train(network, data, epochs=1)`.
  public var usage: String { "\(name)(\(signature))" }
}
