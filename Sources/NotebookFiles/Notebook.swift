import Language

/// A chapter in Markdown, or a notebook of Jupyter's, whose code can be run.
///
/// Input cells are fenced with `nnrepl` or `python`, or have no language and show prompts (`>>>` or
/// `$ python`) or read as a program, as a book's listings do. An `output` cell right under an input
/// cell holds what it printed; `output figure` holds a picture; an indented block is what Jupyter
/// exports as output; what a listing prints is in a fence of its own kind. The text is kept as it is
/// and cells are ranges of its lines, so what is loaded and saved again has the same bytes.
public struct Notebook: Sendable {
  /// What an input cell printed, as the file has it.
  public struct Output: Equatable, Sendable {
    /// Whether it is a picture in ASCII rather than text.
    public let isFigure: Bool
    /// Whether it is indented text as Jupyter exports it, where pictures are in files of their own.
    public var isExported = false
    /// Whether a book shows it beside a listing, where blanks and line breaks are the page's.
    public var isListed = false
    /// The lines.
    public let lines: [String]
    /// A picture as a PNG file, where the notebook keeps such.
    public var png: [UInt8]?

    /// An output.
    public init(
      isFigure: Bool, isExported: Bool = false, isListed: Bool = false, lines: [String]
    ) {
      self.isFigure = isFigure
      self.isExported = isExported
      self.isListed = isListed
      self.lines = lines
    }
  }

  /// How the code of a cell is meant.
  public enum Style: Sendable {
    /// `nnrepl`: as at the prompt.
    case session
    /// `python`: a cell as Jupyter has them.
    case program
    /// No language: a listing in a book.
    case listing
  }

  /// An input cell and the output under it.
  public struct Cell: Sendable {
    /// The code.
    public let source: String
    /// The file's line, counted from 1, on which the code starts.
    public let firstLine: Int
    /// How the code is meant.
    public let style: Style
    /// Whether the code shows prompts (`>>>`, `$ python`), so that lines of output may stand between
    /// it.
    public let hasPrompts: Bool
    /// What stands behind the language of its fence.
    let marks: CellMarks
    /// The outputs in the file.
    public let outputs: [Output]
    /// The file's line on which each output's text starts.
    public let outputLines: [Int]
    /// The file's lines, counted from 0, from behind the code's fence to the last output's fence.
    let outputRange: Range<Int>
    /// Whether output can be put under the cell: its last fence is closed.
    let isClosed: Bool
  }

  /// What messages call the notebook: the file's name.
  public let name: String
  /// The whole text.
  public let text: String
  /// What stands at its head between `---`.
  public let frontMatter: FrontMatter
  /// The input cells in order.
  public let cells: [Cell]

  /// The lines with their line breaks.
  let lines: [String]
  /// The notebook of Jupyter's that it is; nil for Markdown.
  let jupyter: JupyterFile?

  /// Reads a file of that name: one of Jupyter's where it ends with `.ipynb`, else Markdown.
  ///
  /// - Throws: a diagnostic where it is no notebook of Jupyter's but is called so.
  public static func read(_ text: String, name: String) throws(Diagnostic) -> Notebook {
    guard name.hasSuffix(".ipynb") else { return Notebook(text, name: name) }
    return Notebook(try JupyterFile(text, name: name), text, name: name)
  }

  private init(_ file: JupyterFile, _ text: String, name: String) {
    self.name = name
    self.text = text
    jupyter = file
    lines = []
    frontMatter = FrontMatter(lines: [])
    cells = file.cells
  }

  /// Reads Markdown; every text is a notebook, if perhaps without cells.
  public init(_ text: String, name: String) {
    self.name = name
    self.text = text
    jupyter = nil
    lines = Self.linesWithBreaks(text)
    let contents = lines.map { $0.withoutLineBreak }
    let frontMatter = FrontMatter(lines: contents)
    self.frontMatter = frontMatter
    cells = Self.cells(of: Fence.all(in: contents, from: frontMatter.lineCount), contents)
  }

  private static func cells(of fences: [Fence], _ contents: [String]) -> [Cell] {
    var result: [Cell] = []
    var reader = ListingReader(fences, contents)
    var index = 0
    while index < fences.count {
      let input = fences[index]
      if !input.isInput, let listing = reader.listing(at: index) {
        let shown = reader.outputs(behind: listing.fences.upperBound)
        result.append(cell(listing, fences[listing.fences], shownIn: fences[shown]))
        index = shown.upperBound
        continue
      }
      index += 1
      guard input.isInput else { continue }
      var outputs: [Fence] = []
      var end = input.lines.upperBound
      while index < fences.count, fences[index].language == "output",
        contents[end..<fences[index].lines.lowerBound].allSatisfy({ $0.trimmingBlanks.isEmpty })
      {
        outputs.append(fences[index])
        end = fences[index].lines.upperBound
        index += 1
      }
      result.append(
        Cell(
          source: input.content.map { $0 + "\n" }.joined(),
          firstLine: input.lines.lowerBound + 2,
          style: input.language == "nnrepl"
            ? .session : input.language.isEmpty ? .listing : .program,
          hasPrompts: input.hasPrompts,
          marks: CellMarks(input.words.dropFirst(), isStrict: input.language == "nnrepl"),
          outputs: outputs.map {
            Output(isFigure: $0.isFigure, isExported: $0.isIndented, lines: $0.content)
          },
          outputLines: outputs.map { $0.lines.lowerBound + ($0.isIndented ? 1 : 2) },
          outputRange: input.lines.upperBound..<end,
          isClosed: input.isClosed && outputs.allSatisfy(\.isClosed)))
    }
    return result
  }

  /// The cell of a listing, whose output no line of the file is written for.
  private static func cell(
    _ listing: Listing, _ fences: ArraySlice<Fence>, shownIn shown: ArraySlice<Fence>
  ) -> Cell {
    let end = fences[fences.endIndex - 1].lines.upperBound
    return Cell(
      source: listing.source, firstLine: fences[fences.startIndex].lines.lowerBound + 2,
      style: .listing, hasPrompts: false, marks: CellMarks(),
      outputs: shown.isEmpty
        ? [] : [Output(isFigure: false, isListed: true, lines: shown.flatMap(\.content))],
      outputLines: shown.prefix(1).map { $0.lines.lowerBound + 2 },
      outputRange: end..<end, isClosed: false)
  }

  /// Divides a text behind each line feed, on bytes: `\r\n` is one character in Swift.
  private static func linesWithBreaks(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var result: [String] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      result.append(String(decoding: bytes[start...index], as: UTF8.self))
      start = index + 1
    }
    if start < bytes.count { result.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return result
  }
}

extension String {
  fileprivate var withoutLineBreak: String {
    var scalars = unicodeScalars[...]
    if scalars.last == "\n" { scalars.removeLast() }
    if scalars.last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
