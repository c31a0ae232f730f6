import Chapters
import Datasets
import Figures
import Interpreter
import Interruptions
import Language
import Tensors

/// One session: an interpreter with its modules, data and history.
///
///     let session = Session(output: output, settings: Session.Settings())
///     let result = session.run(SourceText("show mnist.test[7]"), echo: .each)
///
/// Used by one thread at a time. Another thread, or a signal handler, may ask it to stop what it is
/// doing by `Interruption.request()`.
public final class Session {
  /// What a session starts from.
  public struct Settings {
    /// The folder that relative paths start from: a notebook's own, or the current one.
    public var folder = "."
    /// The environment variables.
    public var environment: [String: String] = [:]
    /// The statements of earlier sessions, oldest first.
    public var earlierStatements: () -> [String] = { [] }
    /// Whether nobody has used nnrepl here before: the greeting says how to begin.
    public var isFirst = false
    /// The folder that keeps sessions' journals; nil where none is kept.
    public var journals: String?
    /// The seed of all random numbers; a random one where nil.
    public var seed: UInt64?
    /// How many bytes of stack programs may use.
    public var stackBudget = 4 << 20

    /// The standard settings.
    public init() {}
  }

  let output: QuietableOutput
  /// What a crash leaves of the session.
  let journal: Journal?
  let settings: Settings
  let interpreter: Interpreter
  private let arrayPrinting = ArrayPrinting()
  let library = Library()
  /// The statements that were run, oldest first.
  var history: [String] = []
  /// The numbers of the statements whose values have names.
  var numbersShown: [Int] = []
  /// The statements that brought functions, classes and modules.
  var definitions = Definitions()
  /// Whether the statement that runs is in the journal.
  private var isJournalled = false
  private var dialectIsChosen = false
  private(set) var seeds: RandomStream
  /// How often the random numbers were started again.
  public private(set) var seedCount = 0
  /// Whether training says where its time went.
  public internal(set) var profilesTraining = false
  private var loaded: [MNIST.Location: DataSplits] = [:]
  private var kept: [String: DataSplits] = [:]
  let mnistLocation: MNIST.Location?
  /// The files that programs may use.
  let files: SessionFiles
  /// The data of which only a part was there when they were loaded.
  private var shortages: [DataShortage] = []
  /// Takes what the session itself has to say, as part of its output where nil.
  public var takeNotice: ((String) -> Void)?
  /// Takes a line on data that have just been loaded: for runs that show no greeting.
  public var announceData: (String) -> Void = { _ in }

  /// A session that writes to `output`.
  public init(output: any SessionOutput, settings: Settings) {
    self.output = QuietableOutput(output)
    self.settings = settings
    interpreter = Interpreter(modules: library)
    let seed = settings.seed ?? UInt64.random(in: 0...UInt64.max)
    seeds = Self.stream(seed)
    files = SessionFiles(
      folder: settings.folder,
      places: MNIST.places(near: [settings.folder], environment: settings.environment))
    mnistLocation = MNIST.locate(near: [settings.folder], environment: settings.environment)
    journal = settings.journals.flatMap { [files] in
      Journal(in: $0, workingFolder: files.folder, seed: seed)
    }
    interpreter.stackBudget = settings.stackBudget
    interpreter.write = { [output = self.output] in output.write($0) }
    interpreter.handleCommand = { [unowned self] in try perform($0, at: $1) }
    library.connect(host: self, interpreter: interpreter)
    interpreter.builtins.merge(EverydayWords.all(host: self)) { $1 }
    // A session is the program that is run, whatever it imports.
    interpreter.builtins["__name__"] = .string("__main__")
    // Scripts ask where they are.
    interpreter.builtins["__file__"] = .string("\(files.folder)/session.py")
    interpreter.builtins["open"] = .native(
      StandardWords.open(host: self, interpreter: interpreter))
    for name in ["exit", "quit"] {
      interpreter.builtins[name] = .native(
        NativeFunction(
          name, "status=0", help: "Leaves the session, as Ctrl-D does.\n\n    \(name)()"
        ) {
          throw ExitRequest(status: Int32(clamping: try $0.integer("status")))
        })
    }
    interpreter.builtins["help"] = .native(helpFunction)
  }

  /// The rules in force.
  public var dialect: Dialect { interpreter.dialect }

  /// The line that a session opens with.
  public var greeting: String {
    let data =
      mnistLocation.map { "MNIST: \($0.summary)" }
      ?? "MNIST: embedded sample of 5,000 (mnist.pkl.gz not found; ?mnist says where to put it)"
    let hint = """

      paste a chapter's code as it is printed, or begin with

          net first = 784 -> dense 30 relu -> softmax 10
          train first on mnist
      """
    return "nnrepl \(version) · \(data) · ?help" + (settings.isFirst ? hint : "")
      + (restoreOffer.map { "\n" + $0 } ?? "")
  }

  /// Ends the session for good, as its user asks: nothing of it needs to be restored.
  public func leave() { journal?.remove() }

  /// Runs a source text; `echo` says which values of expressions are shown.
  ///
  /// A wish to stop that came before it starts counts: whoever asks the user for statements forgets an
  /// earlier wish when it asks.
  public func run(_ source: SourceText, echo: Echo) -> RunResult {
    let result = ArrayPrinting.$current.withValue(arrayPrinting) { runProgram(source, echo: echo) }
    if isJournalled {
      journal?.end(JournalRecord.Ending(result))
      isJournalled = false
    }
    return result
  }

  private func runProgram(_ source: SourceText, echo: Echo) -> RunResult {
    do {
      // Ctrl-C that came between two statements of a paste.
      try Interruption.check()
      let program = try Parser.parse(source, dialect: dialect)
      if let reason = program.needsPython2, dialect == .python3, !dialectIsChosen {
        interpreter.dialect = .python2
        notify("Python 2 from here on (\(reason.reason)); %dialect 3 goes back\n")
      }
      interpreter.display = { [unowned self] in if echo == .each { display($0) } }
      if echo != .nothing { history.append(source.text) }
      if let journal, !program.isRestoring {
        journal.accept(source.text)
        isJournalled = true
      }
      if let method = BareMethod(source, dialect: dialect), let type = interpreter.lastClassName {
        try interpreter.addMethod(method.definition, of: source)
        definitions.note(method: source, ofClass: type)
        if echo != .nothing { output.write("\(method.name) added to class \(type)\n") }
        return .finished
      }
      // What was defined before a mistake is there too.
      defer { definitions.note(program.statements, of: source, in: interpreter) }
      try run(program.statements, of: source, echo)
      return .finished
    } catch let diagnostic as Diagnostic {
      return .failed(explained(diagnostic))
    } catch let request as ExitRequest {
      return .exit(request.status)
    } catch is Interruption {
      Interruption.clear()
      return .interrupted
    } catch {
      guard Interruption.isRequested else {
        return .failed(Diagnostic("SystemError", "\(error)"))
      }
      Interruption.clear()
      return .interrupted
    }
  }

  private func run(_ statements: [Statement], of source: SourceText, _ echo: Echo) throws {
    guard echo == .last, let last = statements.last, case .expression = last.kind else {
      try interpreter.run(statements, of: source)
      return
    }
    try interpreter.run(statements.dropLast(), of: source)
    interpreter.display = { [unowned self] in display($0) }
    try interpreter.run([last], of: source)
  }

  /// A mistake with what the session knows of its cause.
  private func explained(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.hint == nil, let shortage = shortages.last(where: { $0.explains(diagnostic) })
    else { return diagnostic }
    var copy = diagnostic
    copy.hint = "\(shortage.fit): \(shortage.summary)"
    return copy
  }

  /// Why data are too few for a program, if that is what its mistake comes from.
  public func shortage(behind diagnostic: Diagnostic) -> String? {
    shortages.last { $0.explains(diagnostic) }.map {
      "it needs the whole of \($0.name): \($0.summary); \($0.fit) would do"
    }
  }

  /// Begins with a program of its own: rules that an earlier one turned to are left again.
  public func beginProgram() {
    if !dialectIsChosen { interpreter.dialect = .python3 }
  }

  /// Draws the figures that a program left open, where `%matplotlib inline` asks for that; called
  /// at the end of a cell, a paste or a script.
  public func endCell() -> RunResult {
    do {
      try library.pyplot.endCell()
      return .finished
    } catch let diagnostic as Diagnostic {
      return .failed(diagnostic)
    } catch {
      Interruption.clear()
      return .interrupted
    }
  }

  private func notify(_ line: String) {
    if let takeNotice { takeNotice(line) } else { output.write(line) }
  }

  /// Whether `text` can be run, is only begun, or is wrong.
  public func check(_ text: String) -> Completeness { Completeness.check(text, dialect: dialect) }

  /// Shows the value of a statement, and keeps it as `_`.
  func display(_ value: Value) {
    // What a plot gives is to be drawn on, not to be read.
    guard !value.isNone, value.object(as: (any QuietObject).self) == nil else { return }
    // A bare `exit` is meant as the call.
    if case .native(let function) = value, ["exit", "quit"].contains(function.name) {
      output.write("\(function.name)() leaves, and so does Ctrl-D\n")
      return
    }
    if case .native(let function) = value, function.name == "help" {
      output.write(Self.overview)
      return
    }
    nameShown(value)
    let text = value.representation
    output.show(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// Fixes the dialect, whatever the statements look like.
  func choose(_ dialect: Dialect) {
    interpreter.dialect = dialect
    dialectIsChosen = true
  }

  /// Starts all random numbers again.
  func seed(_ seed: UInt64) {
    seeds = Self.stream(seed)
    seedCount += 1
  }

  /// Goes on with random numbers where another session stood.
  func continueRandomNumbers(seed: UInt64, position: UInt64) {
    seeds = Self.stream(seed)
    seeds.position = position
  }

  /// The digits, if they have been loaded.
  var loadedDigits: DataSplits? { loaded[mnistLocation ?? .sample] }

  /// Forgets all names.
  func reset() {
    interpreter.globals.removeAll()
    interpreter.forgetLastClass()
  }

  private static func stream(_ seed: UInt64) -> RandomStream {
    RandomStream(seed: seed, name: "session")
  }
}

extension Session: Host {
  /// Writes what a program prints.
  public func write(_ text: String) { output.write(text) }
  /// Writes what a program has to say of mistakes.
  public func writeError(_ text: String) { output.writeError(text) }
  /// Takes away what the cell has shown so far, where that can be.
  public func clearOutput() { output.clear() }
  /// Shows a few lines that live until the next ones.
  public func progress(_ text: String?) { output.progress(text) }
  /// Where training runs keep what they have reached.
  public var checkpoints: (any CheckpointStore)? { journal }
  /// Whether somebody sees live lines.
  public var showsProgress: Bool { output.showsProgress }
  /// Draws a picture.
  public func draw(_ figure: Figure) { output.draw(figure) }
  /// A seed for the next thing that needs random numbers.
  public func nextSeed() -> UInt64 { seeds.nextUInt64() }

  /// Remembers that only a part of some data is there.
  public func note(_ shortage: DataShortage) {
    shortages.removeAll { $0.name == shortage.name }
    shortages.append(shortage)
  }

  /// Writes a picture into the session's folder.
  public func save(_ figure: Figure, to path: String) throws {
    let bytes: [UInt8]
    if path.lowercased().hasSuffix(".svg") {
      bytes = Array(svgText(figure).utf8)
    } else if path.lowercased().hasSuffix(".png") {
      bytes = try pngData(figure)
    } else {
      throw Diagnostic(
        "ValueError", "a picture is saved as PNG or SVG, not as \(path)",
        hint: "\"picture.png\"")
    }
    try files.write(bytes, to: path)
  }

  /// The handwritten digits.
  public func mnist() throws -> DataSplits { try data(at: mnistLocation ?? .sample) }

  /// The data in the file that a chapter names.
  public func data(at path: String) throws -> DataSplits {
    let name = String(path.split(separator: "/").last ?? "")
    if let data = kept[name] { return data }
    let found = MNIST.locate(path, near: [settings.folder], environment: settings.environment)
    if let found { return try data(at: found) }
    if name == MNIST.fileName { return try data(at: .sample) }
    throw Diagnostic(
      "IOError", "there is no \(path)",
      hint: name == "mnist_expanded.pkl.gz"
        ? "expand_mnist(), which makes it" : "?mnist for where data are looked for")
  }

  /// Keeps data under a file's name.
  public func keep(_ data: DataSplits, as name: String, savingTo path: String?) throws {
    kept[name] = data
    guard let path else { return }
    try MNIST.write(data, to: files.writable(path))
  }

  private func data(at location: MNIST.Location) throws -> DataSplits {
    if let data = loaded[location] { return data }
    let data = try MNIST.load(location)
    loaded[location] = data
    announceData("MNIST: \(data.source)")
    return data
  }
}

/// How a source text ended.
public enum RunResult {
  case finished
  /// A mistake of the user's; names assigned before it keep their values.
  case failed(Diagnostic)
  /// The user asked to stop.
  case interrupted
  /// The program asked to leave with a status.
  case exit(Int32)
}

/// What `exit()` throws.
struct ExitRequest: Error {
  let status: Int32
}

/// The version that the greeting names.
public let version = "0.1"

extension ParsedProgram {
  /// Whether it is `%restore`, which no journal holds: it writes the journal anew.
  fileprivate var isRestoring: Bool {
    statements.contains { statement in
      if case .command(let command) = statement.kind { command.name == "restore" } else { false }
    }
  }
}

extension JournalRecord.Ending {
  /// How a statement ended, for the journal.
  fileprivate init(_ result: RunResult) {
    switch result {
    case .finished: self = .finished
    case .failed: self = .failed
    case .interrupted, .exit: self = .interrupted
    }
  }
}
