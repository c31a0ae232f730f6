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
  private var known: Signature?

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
  public var parameters: Parameters { parsed.parameters }

  /// What the signature says.
  var parsed: Signature {
    if let known { return known }
    let signature = Signature.of(signature, name: name)
    known = signature
    return signature
  }

  /// Calls the function.
  public func call(_ arguments: consuming CallArguments) throws -> Value {
    try body(BoundArguments(name: name, parsed, arguments))
  }
}

/// A native function's parameters, read once: their names and the values of their defaults.
final class Signature: @unchecked Sendable {
  // Unchecked: nothing changes after the start, and the defaults are constants.

  /// As it is written.
  let text: String
  let parameters: Parameters
  /// The parameters by position, then those by name only.
  let names: [String]
  let defaults: [Value?]
  let positionalCount: Int

  /// What signatures say: `x.append` is a new function at each mention, with an old signature.
  private static let parsed = Mutex<[String: Signature]>([:])

  private init(_ text: String, _ parameters: Parameters) {
    self.text = text
    self.parameters = parameters
    let all = parameters.positional + parameters.keywordOnly
    names = all.map(\.name)
    defaults = all.map { $0.defaultValue.map { (try? Self.constant($0)) ?? .none } }
    positionalCount = parameters.positional.count
  }

  /// The signature written as `text`.
  static func of(_ text: String, name: String) -> Signature {
    if let known = parsed.withLock({ $0[text] }) { return known }
    let source = SourceText("lambda \(text): 0", name: name)
    var parameters = Parameters()
    if let program = try? Parser.parse(source, dialect: .python3),
      case .expression(let expression, _) = program.statements.first?.kind,
      case .lambda(let read, _) = expression.kind
    {
      parameters = read
    } else {
      assertionFailure("the signature of \(name) does not parse: \(text)")
    }
    let signature = Signature(text, parameters)
    parsed.withLock { $0[text] = signature }
    return signature
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

/// The arguments of a call, bound to the parameters of the function called.
public struct BoundArguments {
  /// Where the call stands.
  public let site: CallSite
  /// What `*name` took.
  public private(set) var rest: [Value] = []
  /// What `**name` took.
  public private(set) var keywordRest: [(name: String, value: Value)] = []
  /// The values in the order of the signature's names.
  private var values: [Value]
  private let signature: Signature
  private let name: String

  init(name: String, _ signature: Signature, _ arguments: consuming CallArguments) throws {
    self.name = name
    self.signature = signature
    site = arguments.site
    let names = signature.names
    let positionalCount = signature.positionalCount
    let given = arguments.positional.count
    if given <= positionalCount {
      // Whoever calls has left room in the list, which is taken over here.
      values = arguments.positional
      arguments.positional = []
    } else {
      guard signature.parameters.rest != nil else {
        throw Diagnostic(
          "TypeError",
          "\(name)() takes at most \(positionalCount) "
            + "argument\(positionalCount == 1 ? "" : "s"), and \(given) are given",
          at: site.place(ofKeyword: "", position: positionalCount) ?? site.place,
          hint: "\(name)(\(signature.text))")
      }
      values = Array(arguments.positional[..<positionalCount])
      rest = Array(arguments.positional[positionalCount...])
    }
    values.reserveCapacity(names.count)
    while values.count < names.count { values.append(.unset) }
    for (name, value) in arguments.keywords {
      if let index = names.firstIndex(of: name) {
        guard values[index].isUnset else {
          throw Diagnostic("TypeError", "\(name) is given twice", at: place(ofKeyword: name))
        }
        values[index] = value
      } else if signature.parameters.keywordRest != nil {
        keywordRest.append((name, value))
      } else {
        throw Diagnostic(
          "TypeError", "\(self.name)() has no argument named \(name)",
          at: site.place(ofName: name) ?? place(ofKeyword: name),
          hint: nearest(to: name, in: names).map { "\($0)=" } ?? usage)
      }
    }
    for index in values.indices where values[index].isUnset {
      guard let value = signature.defaults[index] else {
        throw Diagnostic(
          "TypeError", "\(self.name)() needs \(names[index])", at: site.place,
          hint: usage)
      }
      values[index] = value
    }
  }

  /// How the function is called.
  public var usage: String { "\(name)(\(signature.text))" }

  /// Changes each value.
  mutating func change(_ change: (Value) -> Value) {
    values = values.map(change)
    rest = rest.map(change)
  }

  private func place(ofKeyword name: String) -> Place {
    site.place(ofKeyword: name, position: nil) ?? site.place
  }

  /// The value of the parameter `name`.
  public subscript(name: String) -> Value {
    guard let index = signature.names.firstIndex(of: name) else { return .none }
    return values[index]
  }

  /// The parameters with their values, in the order of the signature.
  public var named: [(name: String, value: Value)] {
    zip(signature.names, values).map { ($0, $1) }
  }

  /// The value of parameter number `index`, for functions that are called very often.
  public subscript(index: Int) -> Value { values.indices.contains(index) ? values[index] : .none }

  /// The place of the argument bound to `name`, or of the call where it is not written out.
  public func place(of name: String) -> Place {
    let index = signature.parameters.positional.firstIndex { $0.name == name }
    return site.place(ofKeyword: name, position: index) ?? site.place
  }

  /// Whether the call itself gives `name`, by position or by name.
  public func isGiven(_ name: String) -> Bool {
    let index = signature.parameters.positional.firstIndex { $0.name == name }
    return site.place(ofKeyword: name, position: index) != nil
  }

  /// The error that `name` is not what it should be.
  public func error(
    _ name: String, _ message: String, kind: String = "ValueError", spoken: String? = nil,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(kind, message, at: place(of: name), spoken: spoken, hint: hint)
  }

  /// The integer bound to `name`, at least `minimum`.
  public func integer(_ name: String, atLeast minimum: Int = .min) throws -> Int {
    guard let value = try self[name].indexNumber() else {
      throw error(
        name, "\(name) is a whole number, not \(self[name].describedForError)", kind: "TypeError",
        hint: meantNumber(name))
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
        name, "\(name) is a number, not \(self[name].describedForError)", kind: "TypeError",
        hint: meantNumber(name))
    }
    return value
  }

  /// The number that a string holds, or that a division with `/` gave.
  private func meantNumber(_ name: String) -> String? {
    switch self[name].plain {
    case .string(let text): return Double(text) == nil ? nil : text
    case .float(let value):
      guard let whole = Int(exactly: value) else { return nil }
      return "\(whole), which `//` gives where `/` stands"
    default: return nil
    }
  }

  /// The string bound to `name`.
  public func string(_ name: String) throws -> String {
    guard case .string(let value) = self[name].plain else {
      throw error(
        name, "\(name) is a string, not \(self[name].describedForError)", kind: "TypeError")
    }
    return value
  }
}

extension NativeFunction {
  /// How a call is written: `train(network, data, epochs=1)`.
  public var usage: String { "\(name)(\(signature))" }
}
