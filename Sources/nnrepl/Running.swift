import Figures
@preconcurrency import Glibc
import Interpreter
import Interruptions
import Language
import NotebookFiles
import Sessions
import Terminal

/// The version that `--version` prints.
let programVersion = Sessions.version

/// Whether somebody sits at a terminal.
var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

/// The environment variables.
let environment: [String: String] = {
  var result: [String: String] = [:]
  var entry = environ
  while let text = entry.pointee {
    let parts = String(cString: text).split(separator: "=", maxSplits: 1)
    if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    entry += 1
  }
  return result
}()

private func settings(folder: String) -> Session.Settings {
  var settings = Session.Settings()
  settings.folder = folder
  settings.environment = environment
  settings.stackBudget = programStack
  return settings
}

/// A session at the terminal.
func converse() -> Int32 {
  let graphics = Graphics(environment: environment, isTerminal: true)
  let recorder = OutputRecorder(standardOutput(graphics: graphics))
  var settings = settings(folder: ".")
  settings.journals = HistoryFile.stateFolder(environment: environment).map { $0 + "/sessions" }
  let history = HistoryFile(environment: environment)
  settings.isFirst = history.map { !$0.exists } ?? false
  settings.earlierStatements = { history?.load() ?? [] }
  let session = Session(output: recorder, settings: settings)
  let editor: any LineEditor =
    ReadlineEditor(
      history: history, onInterrupt: { Interruption.request() },
      onAsking: { Interruption.clear() }) ?? PlainEditor()
  graphics.giveBack = { editor.giveBack($0) }
  let usesColour = environment["NO_COLOR"]?.isEmpty ?? true && environment["TERM"] != "dumb"
  let status = Conversation(session, editor: editor, output: recorder, usesColour: usesColour).run()
  session.leave()
  return status
}

/// A session for another program on standard input and output; a signal of interrupt stops what runs.
func serve() -> Int32 {
  signal(SIGINT) { _ in Interruption.request() }
  let emit = { (line: String) in
    print(line)
    fflush(stdout)
  }
  let output = KernelOutput(emit: emit)
  let session = Session(output: output, settings: settings(folder: "."))
  let service = KernelService(session, output: output, emit: emit)
  while let line = readLine() {
    Interruption.clear()
    guard service.answer(line) else { break }
  }
  return 0
}

/// The statements on standard input.
func runStandardInput() -> Int32 {
  var text = ""
  while let line = readLine(strippingNewline: false) { text += line }
  return runScript(text)
}

/// Statements one after the other, with prompts or without, up to the first error.
func runScript(_ text: String) -> Int32 {
  let graphics = Graphics(environment: environment, isTerminal: isatty(STDOUT_FILENO) == 1)
  let session = Session(output: standardOutput(graphics: graphics), settings: settings(folder: "."))
  session.announceData = complain
  let transcript = Transcript.read(text, dialect: session.dialect)
  if let problem = transcript.problem {
    complain(problem.rendered())
    return 1
  }
  for repair in transcript.repairs { complain(repair.summary) }
  for entry in transcript.entries {
    switch session.run(entry.source, echo: .each) {
    case .finished: continue
    case .failed(let diagnostic):
      complain(diagnostic.rendered())
      return 1
    case .interrupted: return 130
    case .exit(let status): return status
    }
  }
  if case .failed(let diagnostic) = session.endCell() {
    complain(diagnostic.rendered())
    return 1
  }
  return 0
}

/// A notebook, from top to bottom.
func replay(_ file: String, check: Bool, accept: Bool, parameters: [String]) -> Int32 {
  let text: String
  do {
    text = try TextFile.read(file)
  } catch {
    complain(error.message)
    return 1
  }
  let notebook: Notebook
  do {
    notebook = try Notebook.read(text, name: file)
  } catch {
    complain(error.rendered())
    return 1
  }
  let graphics = Graphics(environment: environment, isTerminal: isatty(STDOUT_FILENO) == 1)
  let recorder = OutputRecorder(standardOutput(graphics: graphics))
  recorder.keepsPNG = accept && file.hasSuffix(".ipynb")
  let folder = file.split(separator: "/").dropLast().joined(separator: "/")
  let base = file.hasPrefix("/") ? "/" + folder : folder.isEmpty ? "." : folder
  let session = Session(output: recorder, settings: settings(folder: base))
  session.takeNotice = complain
  session.announceData = complain
  let report = Replayer(session, recorder: recorder).replay(
    notebook,
    parameters: parameters.map { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return FrontMatter.Parameter(String(parts[0]), String(parts.last ?? ""))
    })
  if accept {
    do {
      try TextFile.write(report.acceptedText(of: notebook), to: file)
    } catch {
      complain(error.message)
      return 1
    }
  }
  switch report.ending {
  case .finished: break
  case .failed(let diagnostic, _):
    complain(diagnostic.rendered())
    return 1
  case .interrupted: return 130
  case .exit(let status): return status
  }
  guard check else {
    complain(report.noteText(name: file))
    return report.stopped.isEmpty ? 0 : 1
  }
  print(report.checkText(name: file), terminator: "")
  return report.isAsExpected ? 0 : 1
}

private func complain(_ text: String) {
  guard !text.isEmpty else { return }
  fputs(text.hasSuffix("\n") ? text : text + "\n", stderr)
}

/// The stack that a program's own recursion may use; the evaluator says so when it is used up.
private let programStack = 512 << 20

/// Stack sizes, best first.
///
/// What nobody counts, such as freeing a list nested a million deep, needs
/// some 300 bytes a level: with the first size memory ends before the stack does. Pages that are
/// not used cost nothing, but a system that reserves memory strictly refuses the large ones.
private let stackSizes = [64 << 30, 4 << 30, 1 << 30]

/// Runs `body` on a thread with a large stack and leaves with the status it gives.
func onLargeStack(_ body: @escaping @Sendable () -> Int32) {
  let box = Unmanaged.passRetained(Body(run: body))
  for size in stackSizes {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        exit(Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run())
      }, box.toOpaque())
    if status == 0 { pthread_join(thread, nil) }
  }
  fputs("nnrepl: the system gives no thread with a stack of 1 GB\n", stderr)
  exit(1)
}

/// What the thread runs.
private final class Body: Sendable {
  let run: @Sendable () -> Int32
  init(run: @escaping @Sendable () -> Int32) { self.run = run }
}
