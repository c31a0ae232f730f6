import Figures
import Language
import Sessions

/// A session for another program, such as a kernel of Jupyter's: requests and answers in lines of JSON.
///
/// A request is an object with `do`:
///
///     {"do": "execute", "code": "1 + 1", "silent": false}
///     {"do": "complete", "code": "tra", "cursor": 3}
///     {"do": "inspect", "code": "train", "cursor": 5}
///     {"do": "is_complete", "code": "for i in x:"}
///     {"do": "history"}
///
/// While code runs, `{"stream": TEXT}`, `{"error": TEXT}`, `{"display": {MIME TYPE: DATA}}`,
/// `{"result": TEXT}` and `{"clear": true}` are written; each request ends with one line that has `status`. Offsets count Unicode code points, as Jupyter's do.
public final class KernelService {
  private let runner: any StatementRunner
  private let output: KernelOutput
  private let emit: (String) -> Void
  private var codes: [String] = []

  /// A service over `runner`, whose output is `output`; lines go to `emit`.
  public init(
    _ runner: any StatementRunner, output: KernelOutput, emit: @escaping (String) -> Void
  ) {
    self.runner = runner
    self.output = output
    self.emit = emit
  }

  /// Carries out a request; false where the program asked to leave.
  public func answer(_ line: String) -> Bool {
    let request: JSONText.Node
    do throws(JSONText.Failure) {
      request = try JSONText(line).root
    } catch {
      reply(["status": "error", "evalue": "this is no JSON: \(error.message)"])
      return true
    }
    let code = request["code"]?.string ?? ""
    let cursor = request["cursor"]?.word.flatMap { Int($0) } ?? code.unicodeScalars.count
    switch request["do"]?.string {
    case "execute": return execute(code, isSilent: request["silent"]?.word == "true")
    case "complete": complete(code, cursor)
    case "inspect": inspect(code, cursor)
    case "is_complete": reply(["status": completeness(of: code)])
    case "history": reply(["status": "ok"], lists: ["history": codes])
    default: reply(["status": "error", "evalue": "there is no such request"])
    }
    return true
  }

  private func execute(_ code: String, isSilent: Bool) -> Bool {
    output.isQuiet = isSilent
    defer { output.isQuiet = false }
    if !isSilent { codes.append(code) }
    let transcript = Transcript.read(code, dialect: runner.dialect)
    if let problem = transcript.problem {
      report(problem)
      return true
    }
    let sources = transcript.entries.map(\.source)
    if sources.count == 1, let name = Self.question(sources[0].text) {
      let text = help(on: name)
      reply(text.isEmpty ? ["status": "ok"] : ["status": "ok", "page": text])
      return true
    }
    for (index, source) in sources.enumerated() {
      let result = runner.run(source, echo: index == sources.count - 1 ? .last : .nothing)
      output.progress(nil)
      switch result {
      case .finished: continue
      case .failed(let diagnostic):
        report(diagnostic)
        return true
      case .interrupted:
        report(Diagnostic("KeyboardInterrupt", "stopped"))
        return true
      case .exit:
        reply(["status": "ok"])
        return false
      }
    }
    if case .failed(let diagnostic) = runner.endCell() {
      report(diagnostic)
    } else {
      reply(["status": "ok"])
    }
    return true
  }

  private func report(_ diagnostic: Diagnostic) {
    reply(
      ["status": "error", "ename": diagnostic.kind, "evalue": diagnostic.message],
      lists: ["traceback": lines(of: diagnostic.rendered())])
  }

  private func complete(_ code: String, _ cursor: Int) {
    let scalars = Array(code.unicodeScalars.prefix(max(0, cursor)))
    let start = scalars.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let line = String(String.UnicodeScalarView(scalars[start...]))
    let found = runner.completions(in: line, at: line.utf8.count)
    let kept = String(decoding: Array(line.utf8.prefix(found.start)), as: UTF8.self)
    let first = start + kept.unicodeScalars.count
    emit(
      "{\"status\": \"ok\", \"start\": \(first), \"end\": \(scalars.count), \"matches\": "
        + Self.list(found.words) + "}")
  }

  private func inspect(_ code: String, _ cursor: Int) {
    let scalars = Array(code.unicodeScalars)
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar == "_" || scalar == "."
        || scalar.properties.numericType != nil
    }
    let place = min(max(0, cursor), scalars.count)
    // The name that the cursor stands in or behind, or whose call it stands in.
    var end = place
    while end < scalars.count, isPart(scalars[end]), scalars[end] != "." { end += 1 }
    var start = place
    while start > 0, isPart(scalars[start - 1]) { start -= 1 }
    if start == end, start > 0, scalars[start - 1] == "(" {
      end = start - 1
      start = end
      while start > 0, isPart(scalars[start - 1]) { start -= 1 }
    }
    let name = String(String.UnicodeScalarView(scalars[start..<end]))
    let text = name.isEmpty ? "" : help(on: name)
    reply(["status": text.isEmpty ? "none" : "ok", "text": text])
  }

  /// What a name is asked about by `?name` or `name?`, where a cell is nothing but that.
  private static func question(_ code: String) -> String? {
    let text = code.trimmingBlanks
    guard text.hasPrefix("?") || text.hasSuffix("?"), !text.contains("\n") else { return nil }
    return String(text.filter { $0 != "?" }).trimmingBlanks
  }

  /// What `?name` shows; nothing where it is unknown.
  private func help(on name: String) -> String {
    var text = ""
    output.capture = { text += $0 }
    defer { output.capture = nil }
    if case .failed = runner.run(SourceText("?" + name), echo: .nothing) { return "" }
    return text
  }

  private func completeness(of code: String) -> String {
    switch runner.check(code) {
    case .complete: "complete"
    case .incomplete: "incomplete"
    case .invalid: "invalid"
    }
  }

  private func reply(_ texts: KeyValuePairs<String, String>, lists: [String: [String]] = [:]) {
    let entries =
      texts.map { "\(JSONText.quoted($0)): \(JSONText.quoted($1))" }
      + lists.map { "\(JSONText.quoted($0)): \(Self.list($1))" }
    emit("{" + entries.joined(separator: ", ") + "}")
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(JSONText.quoted).joined(separator: ", ") + "]"
  }
}

/// What a session says to another program.
public final class KernelOutput: SessionOutput {
  /// Whether nothing is said.
  var isQuiet = false
  /// Takes text in place of the other program.
  var capture: ((String) -> Void)?
  private let emit: (String) -> Void

  /// An output whose lines go to `emit`.
  public init(emit: @escaping (String) -> Void) { self.emit = emit }

  /// Hands on text.
  public func write(_ text: String) { say("stream", text) }

  /// Hands on what a program has to say of mistakes.
  public func writeError(_ text: String) { say("error", text) }

  /// Asks to take away what the cell has shown.
  public func clear() { if !isQuiet { emit("{\"clear\": true}") } }

  /// Hands on the value of a cell.
  public func show(_ text: String) { say("result", text) }

  private func say(_ kind: String, _ text: String) {
    if let capture { return capture(text) }
    if !isQuiet, !text.isEmpty { emit("{\"\(kind)\": \(JSONText.quoted(text))}") }
  }

  /// Nothing: the other program keeps all it is told.
  public func progress(_ text: String?) {}

  /// Hands on a picture, as a PNG file and in ASCII.
  public func draw(_ figure: Figure) {
    guard !isQuiet else { return }
    let text = JSONText.quoted(render(figure, as: .ascii, options: RenderOptions()))
    let png = (try? pngData(figure)).map { ", \"image/png\": \"\(Base64.text(of: $0))\"" } ?? ""
    emit("{\"display\": {\"text/plain\": \(text)\(png)}}")
  }
}
