import ArgumentParser

/// `nnrepl`: a session at a terminal, a script from standard input, or `-e`.
@main
struct NNRepl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nnrepl",
    abstract: "An interactive notebook for neural networks.",
    discussion: """
      Without arguments it opens a session at a terminal, or runs the statements on standard input.
      """,
    version: "nnrepl \(programVersion)",
    subcommands: [Replay.self, Kernel.self])

  @Option(
    name: .customShort("e"),
    help: ArgumentHelp("Runs statements and leaves.", valueName: "statements"))
  var statements: String?

  func run() throws {
    onLargeStack {
      if let statements { return runScript(statements) }
      return isInteractive ? converse() : runStandardInput()
    }
  }
}

/// `nnrepl replay FILE`: runs a notebook or a Markdown chapter from top to bottom.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a notebook or a Markdown chapter.",
    discussion: """
      Stops at the first error. With --check it compares what is printed with the notebook's output \
      cells, numbers to the digits written, and leaves with status 1 where they differ.
      """)

  @Argument(help: "The notebook: Markdown with ```nnrepl, ```python or >>> cells.")
  var file: String

  @Flag(help: "Compares the output with what the notebook holds.")
  var check = false

  @Flag(help: "Writes the output into the notebook.")
  var accept = false

  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp("Sets a parameter of the notebook.", valueName: "name=value"))
  var parameters: [String] = []

  func validate() throws {
    for parameter in parameters where !parameter.contains("=") {
      throw ValidationError("'\(parameter)' is not name=value, such as -p epochs=3")
    }
  }

  func run() throws {
    onLargeStack {
      replay(file, check: check, accept: accept, parameters: parameters)
    }
  }
}

/// `nnrepl kernel`: a session for another program.
struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a session for another program, such as Jupyter.",
    discussion: """
      Requests are read and answers written in lines of JSON. Scripts/jupyter/nnrepl_kernel.py is the \
      kernel that Jupyter starts.
      """)

  func run() throws { onLargeStack { serve() } }
}
