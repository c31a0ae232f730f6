import Figures

/// An output that can be told to say nothing for a while, as when statements are run again.
final class QuietableOutput: SessionOutput {
  /// Whether nothing is said.
  var isQuiet = false
  private let output: any SessionOutput

  init(_ output: any SessionOutput) { self.output = output }

  func write(_ text: String) { if !isQuiet { output.write(text) } }
  func writeError(_ text: String) { if !isQuiet { output.writeError(text) } }
  func clear() { if !isQuiet { output.clear() } }
  func show(_ text: String) { if !isQuiet { output.show(text) } }
  func progress(_ text: String?) { if !isQuiet { output.progress(text) } }
  var showsProgress: Bool { !isQuiet && output.showsProgress }
  func draw(_ figure: Figure) { if !isQuiet { output.draw(figure) } }
  func setFace(_ face: Face?) { output.setFace(face) }
  var faceReport: [String] { output.faceReport }
}
