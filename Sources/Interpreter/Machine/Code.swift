import Language

/// What a function, the body of a class or a text of the session was compiled to.
final class Code {
  /// What the program calls it; `<lambda>`, or the text's own name.
  let name: String
  /// The text it was written in.
  let source: SourceText
  /// The parameters; none for other than functions.
  let parameters: Parameters
  /// The docstring.
  let documentation: String?
  /// The annotated names of a class's body, with the annotations as they are written.
  let annotations: [(name: String, text: String)]
  /// Whether a call makes a generator.
  let isGenerator: Bool

  /// The instructions; the last one leaves.
  let instructions: UnsafeMutablePointer<Instruction>
  private let count: Int
  /// Where in the text each instruction comes from.
  let ranges: [SourceRange]
  /// The values that are written in the program.
  let constants: [Value]
  /// The names of attributes, variables and modules.
  let names: [Symbol]
  /// The functions and classes inside.
  let codes: [Code]
  /// How each call is written.
  let calls: [CallShape]
  /// The commands of a session.
  let commands: [(command: Command, place: Place)]
  /// How values are put into f-strings: the conversion, and where the format is.
  let formats: [Character?]
  /// What is known to go wrong, such as a number that is not there yet.
  let failures: [Diagnostic]
  /// Where exceptions are caught, innermost first.
  let handlers: [Handler]

  /// The same as `names` and `calls`, for the machine, which need not count them.
  let symbols: UnsafeMutablePointer<Unmanaged<Symbol>>
  let shapes: UnsafeMutablePointer<Unmanaged<CallShape>>

  /// How many registers a call takes: its parameters are the first, its cells the last but one, and
  /// behind them stands what the body of a class collects.
  let registerCount: Int
  /// The register of the first cell.
  let firstCell: Int
  /// How many cells are its own; those that it takes from around it come behind.
  let ownCells: Int
  /// For each parameter or other name that lives in a cell from the start: its register and cell.
  let boxed: [(register: Int, cell: Int)]
  /// The cells, counted in the code around this one, that a new function takes along.
  let captures: [Int]
  /// The registers of the parameters in the order of `parameters`: positional, `*rest`,
  /// keyword-only, `**keywords`.
  let positionalCount: Int
  /// Whether there are only parameters by position, each with a name, and a call is over when it
  /// returns: the short way to call it.
  let isSimple: Bool
  /// The register of what the body of a class collects.
  var membersRegister: Int { registerCount - 1 }

  init(_ builder: CodeBuilder) {
    name = builder.name
    source = builder.source
    parameters = builder.parameters
    documentation = builder.documentation
    annotations = builder.annotations
    isGenerator = builder.isGenerator
    count = builder.instructions.count
    instructions = .allocate(capacity: max(1, count))
    instructions.initialize(from: builder.instructions, count: count)
    firstCell = builder.registerCount
    for index in 0..<count {
      switch instructions[index].opcode {
      case .loadCell, .storeCell: instructions[index].b += Int32(firstCell)
      default: continue
      }
    }
    ranges = builder.ranges
    constants = builder.constants
    names = builder.names
    codes = builder.codes
    calls = builder.calls
    commands = builder.commands
    formats = builder.formats
    failures = builder.failures
    handlers = builder.handlers
    symbols = .allocate(capacity: max(1, names.count))
    for (index, name) in names.enumerated() {
      (symbols + index).initialize(to: .passUnretained(name))
    }
    shapes = .allocate(capacity: max(1, calls.count))
    for (index, call) in calls.enumerated() {
      (shapes + index).initialize(to: .passUnretained(call))
    }
    registerCount = builder.registerCount + builder.ownCells + builder.captures.count + 1
    ownCells = builder.ownCells
    boxed = builder.boxed
    captures = builder.captures
    positionalCount = parameters.positional.count
    isSimple =
      !builder.isGenerator && parameters.rest == nil && parameters.keywordRest == nil
      && parameters.keywordOnly.isEmpty
      && parameters.positional.allSatisfy { $0.unpacking == nil }
  }

  deinit {
    instructions.deallocate()
    symbols.deallocate()
    shapes.deallocate()
  }

  /// The place of an instruction.
  func place(_ pc: Int) -> Place {
    Place(source, ranges.indices.contains(pc) ? ranges[pc] : SourceRange(0, 0))
  }
}

/// A stretch of instructions whose exceptions are caught.
struct Handler {
  /// The first instruction, and the one behind the last.
  let start: Int
  let end: Int
  /// Where the machine goes on.
  let target: Int
  /// The register that takes the exception.
  let register: Int
  /// Whether it only cleans up and raises again, so that it also runs when the user stops.
  let isCleanup: Bool
}

/// How a call is written: how many arguments by position, and the names of those behind them.
final class CallShape {
  let positionalCount: Int
  let keywords: [String]
  /// The method's name, where the call is one of `x.name(…)`.
  let method: Symbol?
  /// The range of the method's name.
  let methodRange: SourceRange
  let site: CallSite
  /// The method of a built-in type that the call found last.
  var found: Methods.Found?

  init(
    positionalCount: Int, keywords: [String], method: Symbol? = nil,
    methodRange: SourceRange = SourceRange(0, 0), site: CallSite
  ) {
    self.positionalCount = positionalCount
    self.keywords = keywords
    self.method = method
    self.methodRange = methodRange
    self.site = site
  }
}

/// What an interpreter is collecting for a `Code`.
struct CodeBuilder {
  let name: String
  let source: SourceText
  var parameters = Parameters()
  var documentation: String?
  var annotations: [(name: String, text: String)] = []
  var isGenerator = false
  var instructions: [Instruction] = []
  var ranges: [SourceRange] = []
  var constants: [Value] = []
  var names: [Symbol] = []
  var codes: [Code] = []
  var calls: [CallShape] = []
  var commands: [(command: Command, place: Place)] = []
  var formats: [Character?] = []
  var failures: [Diagnostic] = []
  var handlers: [Handler] = []
  var registerCount = 0
  var ownCells = 0
  var boxed: [(register: Int, cell: Int)] = []
  var captures: [Int] = []

  init(name: String, source: SourceText) {
    self.name = name
    self.source = source
  }
}
