import Kernels

/// A step of a plan.
final class Step {
  let label: String
  /// What it computes, or takes part in; nil for a step that moves values only.
  let node: Node?
  /// The parameter that it changes, if it does.
  let updated: Parameter?
  let pieces: Int
  let body: (Int, Int) -> Void

  init(
    label: String, node: Node? = nil, updated: Parameter? = nil, pieces: Int,
    body: @escaping (Int, Int) -> Void
  ) {
    self.label = label
    self.node = node
    self.updated = updated
    self.pieces = pieces
    self.body = body
  }

  /// Does all pieces on up to the given number of threads.
  func run(threads: Int) {
    if pieces == 1 || threads == 1 {
      for piece in 0..<pieces { body(piece, 0) }
    } else {
      nk_parallel_on(
        Int32(truncatingIfNeeded: threads), pieces,
        { context, piece, worker in
          guard let context else { return }
          Unmanaged<Step>.fromOpaque(context).takeUnretainedValue().body(piece, worker)
        }, Unmanaged.passUnretained(self).toOpaque())
    }
  }
}

/// How long a step of a plan took, over all runs that were timed.
public struct StepTime {
  /// What is done, by its operation.
  public let label: String
  /// What is computed, as the simplified graph has it; nil where values are moved only.
  public let node: Node?
  /// The parameter that is changed, if one is.
  public let updated: Parameter?
  /// The seconds of all runs.
  public let seconds: Double
  /// The arithmetic of one run: that of the node, in the first of its steps.
  public let arithmetic: Double
}
