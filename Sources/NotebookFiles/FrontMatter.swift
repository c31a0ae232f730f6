/// The lines between `---` at the head of a notebook.
///
///     ---
///     dialect: 2
///     seed: 1
///     parameters:
///       epochs: 3
///       rate: 0.1
///     ---
///
/// `dialect` and `seed` set up the session. Each parameter is assigned before the first cell, its
/// value being an expression; `nnrepl replay -p epochs=60` gives another one. Keys that other
/// programs use are left alone.
public struct FrontMatter: Equatable, Sendable {
  /// A name and the expression assigned to it.
  public struct Parameter: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The expression, as written.
    public let value: String

    /// A parameter.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The dialect asked for: `2` or `3`, or something wrong.
  public private(set) var dialect: String?
  /// The seed asked for.
  public private(set) var seed: String?
  /// The parameters in order.
  public private(set) var parameters: [Parameter] = []
  /// The lines that the front matter takes, with both `---`.
  public private(set) var lineCount = 0

  /// Reads the front matter of a file's lines, if it has one.
  init(lines: [String]) {
    guard lines.first?.trimmingBlanks == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingBlanks == "---" })
    else { return }
    lineCount = end + 1
    var isInParameters = false
    for line in lines[1..<end] {
      let content = line.trimmingBlanks
      guard !content.isEmpty, !content.hasPrefix("#"), let colon = content.firstIndex(of: ":")
      else { continue }
      let key = content[..<colon].description.trimmingBlanks
      let value = content[content.index(after: colon)...].description.trimmingBlanks
      if line.first == " " || line.first == "\t" {
        if isInParameters { parameters.append(Parameter(key, value)) }
        continue
      }
      isInParameters = key == "parameters"
      switch key {
      case "dialect": dialect = value
      case "seed": seed = value
      default: break
      }
    }
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  var trimmingBlanks: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
