import Tensors

/// The streams of one random variable of Theano's `MRG_RandomStreams`: element i is drawn from
/// stream i modulo their number.
///
/// As with `GeneratorState`, all plans that mention them share their positions.
public final class ParallelStreams: @unchecked Sendable {
  // Unchecked: nobody may touch them while a plan that draws from them runs.

  /// The streams, as after the last run.
  public private(set) var streams: [MRG31k3p]

  /// `count` streams, at least one, of which the first begins at `first`.
  public init(count: Int, first: MRG31k3p) {
    streams = []
    restart(count: count, first: first)
  }

  /// The same number of streams from another place on.
  public func restart(first: MRG31k3p) { restart(count: streams.count, first: first) }

  private func restart(count: Int, first: MRG31k3p) {
    var next = first
    streams = (0..<max(count, 1)).map { index in
      if index > 0 { next = next.nextStream() }
      return next
    }
  }

  /// Draws an element of the result from each stream in turn.
  fileprivate func fill(_ result: Tensor, advances: Bool) throws(TensorError) {
    let before = advances ? nil : streams
    let (count, streamCount) = (result.count, streams.count)
    if result.dtype == .float32 {
      let elements = try result.elements(as: Float.self)
      draw { streams in
        for place in 0..<count { elements[place] = streams[place % streamCount].uniformFloat() }
      }
    } else {
      let elements = try result.elements(as: Double.self)
      draw { streams in
        for place in 0..<count { elements[place] = streams[place % streamCount].uniform() }
      }
    }
    if let before { streams = before }
  }

  private func draw(_ body: (inout UnsafeMutableBufferPointer<MRG31k3p>) -> Void) {
    streams.withUnsafeMutableBufferPointer { body(&$0) }
  }
}

/// Numbers between 0 and 1 from parallel streams, drawn anew in each run.
private struct ParallelDraw: TensorOperation {
  let streams: ParallelStreams
  /// Whether the streams move on; else each run draws the same numbers.
  let advances: Bool
  /// Which of several draws from the streams in one run it is.
  let number: Int
  let declared: Form
  var label: String { "uniform from \(ObjectIdentifier(streams)), number \(number)" }
  var title: String { "random uniform(low: 0.0, high: 1.0)" }

  func form(of inputs: [Node]) -> Form { declared }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }

  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try streams.fill(result, advances: advances)
  }
}

extension Node {
  /// Random numbers between 0 and 1, drawn anew in each run; several draws in one run differ.
  public static func uniform(
    shape: [Int], dtype: DType, from streams: ParallelStreams, advances: Bool = true,
    number: Int = 0
  ) throws(ShapeError) -> Node {
    try Node(
      ParallelDraw(
        streams: streams, advances: advances, number: number, declared: Form(shape, dtype)))
  }
}
