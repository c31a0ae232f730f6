/// Where an input of a plan lies, and how it gets there.
final class InputPlace {
  let form: Form
  private let place: UnsafeMutableRawPointer
  private var source: UnsafeRawPointer?
  private var copy: Step?
  /// The bytes of a piece of the copy.
  ///
  /// A core alone reads what lies in no cache at about half the
  /// rate that memory has, so a large mini-batch is copied by all threads.
  private static let piece = 32_768

  init(_ form: Form, at place: UnsafeMutableRawPointer) {
    self.form = form
    self.place = place
    let (bytes, most) = (form.byteCount, Self.piece)
    guard bytes > 4 * most else { return }
    copy = Step(label: "input", pieces: (bytes + most - 1) / most) { [unowned self] piece, _ in
      guard let source else { return }
      let first = piece * most
      (place + first).copyMemory(from: source + first, byteCount: min(most, bytes - first))
    }
  }

  /// Copies the elements from memory laid out row by row in the input's own type.
  func fill(from source: UnsafeRawPointer, threads: Int) {
    guard let copy else {
      return place.copyMemory(from: source, byteCount: form.byteCount)
    }
    self.source = source
    copy.run(threads: threads)
  }
}
