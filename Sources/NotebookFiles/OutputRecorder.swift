import Figures
import Sessions

/// Hands on what a session says and, while it records, keeps a copy.
public final class OutputRecorder: SessionOutput {
  /// A piece of what a session said.
  public enum Piece: Equatable {
    /// Text.
    case text(String)
    /// A picture as ASCII, the face that notebooks keep, and as a PNG file where that is kept too.
    case figure(String, png: [UInt8]?)
  }

  /// The most bytes of text that are kept: what a runaway loop prints is no output to compare.
  public static let limit = 8 << 20

  /// Where everything goes, unless `isMuted`.
  public let target: any SessionOutput
  /// Whether pictures are kept as PNG files too.
  public var keepsPNG = false
  /// Whether nothing is handed on: for what a replay says to the session on its own account.
  public var isMuted = false

  private var pieces: [Piece] = []
  private var openText = ""
  private var size = 0
  private var isRecording = false

  /// A recorder in front of `target`.
  public init(_ target: any SessionOutput) {
    self.target = target
  }

  /// Records what `body` makes the session say.
  public func recording<Result>(_ body: () -> Result) -> (result: Result, pieces: [Piece]) {
    pieces = []
    openText = ""
    size = 0
    isRecording = true
    let result = body()
    isRecording = false
    closeText()
    defer { pieces = [] }
    return (result, pieces)
  }

  private func closeText() {
    if !openText.isEmpty { pieces.append(.text(openText)) }
    openText = ""
  }

  /// Hands on text.
  public func write(_ text: String) {
    if isRecording, size < Self.limit {
      size += text.utf8.count
      openText += text
    }
    if !isMuted { target.write(text) }
  }

  /// Takes away what was recorded, and what the other end can take away.
  public func clear() {
    (pieces, openText) = ([], "")
    if !isMuted { target.clear() }
  }

  /// Hands on lines of progress, which are no output.
  public func progress(_ text: String?) {
    if !isMuted { target.progress(text) }
  }

  /// Whether somebody sees progress at the other end.
  public var showsProgress: Bool { !isMuted && target.showsProgress }

  /// Hands on how pictures are to be drawn.
  public func setFace(_ face: Face?) { target.setFace(face) }

  /// How pictures are drawn at the other end.
  public var faceReport: [String] { target.faceReport }

  /// Hands on a picture.
  public func draw(_ figure: Figure) {
    if isRecording, size < Self.limit {
      let picture = render(figure, as: .ascii, options: RenderOptions())
      size += picture.utf8.count
      closeText()
      pieces.append(.figure(picture, png: keepsPNG ? try? pngData(figure) : nil))
    }
    if !isMuted { target.draw(figure) }
  }
}

extension [OutputRecorder.Piece] {
  /// The lines of text among the pieces, without pictures.
  public var textLines: [String] {
    let text = map { piece in
      if case .text(let text) = piece { text } else { "" }
    }
    return lines(of: text.joined())
  }
}

/// The lines of a text, without line breaks; a break at the end starts no further line.
func lines(of text: String) -> [String] {
  var result = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  if result.last?.isEmpty == true { result.removeLast() }
  return result.map(String.init)
}
