/// A line editor for tests: a script of inputs, and a record of what was asked.
public final class FakeEditor: LineEditor {
  /// What completes words.
  public var completer: Completer?
  /// The statements remembered so far.
  public private(set) var history: [String] = []
  /// The bytes given back so far.
  public private(set) var returned: [UInt8] = []

  private var inputs: [LineInput]
  private let echo: (String) -> Void

  /// Answers with `inputs` in order, then with the end of input; `echo` sees each prompt with its
  /// answer as a terminal would show them.
  public init(_ inputs: [LineInput], echo: @escaping (String) -> Void = { _ in }) {
    self.inputs = inputs
    self.echo = echo
  }

  /// Gives the next input of the script.
  public func read(prompt: String) -> LineInput {
    guard !inputs.isEmpty else {
      echo(prompt + "^D\n")
      return .endOfInput
    }
    let input = inputs.removeFirst()
    switch input {
    case .text(let text): echo(prompt + text + "\n")
    case .interrupted: echo(prompt + "^C\n")
    case .endOfInput: echo(prompt + "^D\n")
    }
    return input
  }

  /// Notes a statement.
  public func remember(_ statement: String) { history.append(statement) }

  /// Notes bytes.
  public func giveBack(_ bytes: [UInt8]) { returned += bytes }
}
