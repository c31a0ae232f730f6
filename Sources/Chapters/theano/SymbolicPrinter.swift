import Interpreter
import Interruptions
import Language
import Tensors

/// `theano.printing`: graphs of variables as text, as Theano 1.0 prints them.
enum SymbolicPrinter {
  static func functions(_ theano: TheanoSettings, write: @escaping (String) -> Void)
    -> [NativeFunction]
  {
    func pretty(_ name: String) -> NativeFunction {
      NativeFunction(
        name, "x",
        help: "The expression of a variable."
          + "\(TheanoModule.setting)theano.\(name == "pp" ? "" : "printing.")\(name)(x ** 2 + 1)"
      ) { arguments in
        .string(try expression(SymbolicVariable.variable(arguments, "x", theano)))
      }
    }
    return [
      pretty("pprint"), pretty("pp"),
      NativeFunction(
        "debugprint",
        "obj, depth=-1, print_type=False, file=None, ids='CHAR', stop_on_name=False, done=None",
        help: "Prints the graph of variables or of a function, an operation a line."
          + "\(TheanoModule.setting)theano.printing.debugprint(x ** 2 + 1)"
      ) { arguments in
        let depth = try arguments.integer("depth")
        let text: String
        if case .object(let function as CompiledFunction) = arguments["obj"] {
          text = try function.graphListing()
        } else {
          let given: [Value]
          switch arguments["obj"] {
          case .list, .tuple: given = try arguments["obj"].elements()
          default: given = [arguments["obj"]]
          }
          text = tree(
            try given.map { try SymbolicVariable.variable($0, theano) },
            depth: depth < 0 ? .max : depth, showsTypes: try arguments["print_type"].isTrue())
        }
        if case .string("str") = arguments["file"] { return .string(text) }
        write(text)
        return .none
      },
    ]
  }

  // MARK: - One line

  /// The most signs of an expression: graphs that share much would be written out endlessly.
  private static let mostSigns = 20_000

  /// A variable as an expression: `((x ** TensorConstant{2}) + TensorConstant{1})`.
  static func expression(_ variable: SymbolicVariable) throws -> String {
    var room = mostSigns
    return try expression(variable, depth: 200, &room)
  }

  private static func expression(
    _ variable: SymbolicVariable, depth: Int, _ room: inout Int
  ) throws -> String {
    guard case .computed(let operation, let inputs) = variable.source, variable.name == nil else {
      return variable.text
    }
    guard depth > 0, room > 0 else { return "…" }
    try Interruption.check()
    let name = plainName(operation.name)
    let shown = operation.name == "Gradient" ? Array(inputs.prefix(2)) : inputs
    var parts: [String] = []
    for input in shown { parts.append(try expression(input, depth: depth - 1, &room)) }
    let text: String
    switch (operators[name], parts.count) {
    case (let sign?, 2): text = "(\(parts[0]) \(sign) \(parts[1]))"
    case (_, 1) where name == "negative": text = "(-\(parts[0]))"
    default: text = "\(name)(\(parts.joined(separator: ", ")))"
    }
    room -= text.count
    return text
  }

  private static let operators = [
    "add": "+", "sub": "-", "mul": "*", "true_div": "/", "int_div": "//", "mod": "%", "pow": "**",
    "dot": "\\dot",
  ]

  /// What stands between the braces of an elementwise operation, or the name as it is.
  private static func plainName(_ name: String) -> String {
    guard name.hasPrefix("Elemwise{"), let end = name.firstIndex(of: ",") else { return name }
    return String(name[name.index(name.startIndex, offsetBy: 9)..<end])
  }

  // MARK: - A tree

  /// An operation a line, what it is computed from below it, each variable with a letter of its own.
  static func tree(
    _ roots: [SymbolicVariable], depth: Int = .max, showsTypes: Bool = false
  ) -> String {
    var letters: [ObjectIdentifier: String] = [:]
    var lines: [String] = []
    // `indent` is what stands before the bar of a line.
    var stack = roots.reversed().map { (variable: $0, indent: "", level: 0, isLast: true) }
    while let (variable, indent, level, isLast) = stack.popLast(), lines.count < 5000 {
      let key = ObjectIdentifier(variable.identity)
      let isKnown = letters[key] != nil
      let letter = letters[key] ?? Self.letter(letters.count)
      letters[key] = letter
      let type = showsTypes ? " <\(variable.type.text)>" : ""
      let bar = level == 0 ? "" : indent + "|"
      guard case .computed(let operation, let inputs) = variable.source else {
        lines.append("\(bar)\(variable.text)\(type) [id \(letter)]")
        continue
      }
      lines.append("\(bar)\(operation.name)\(type) [id \(letter)] '\(variable.name ?? "")'   ")
      guard !isKnown, level + 1 < depth else { continue }
      let below = level == 0 ? " " : indent + (isLast ? "  " : "| ")
      for (place, input) in inputs.enumerated().reversed() {
        stack.append((input, below, level + 1, place == inputs.count - 1))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A, B, … Z, BA, BB, … as Theano counts.
  private static func letter(_ number: Int) -> String {
    var (rest, text) = (number, "")
    repeat {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest /= 26
    } while rest > 0
    return text
  }
}
