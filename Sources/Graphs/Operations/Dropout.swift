import Tensors

/// Zeros and ones, drawn anew in each run: a one with probability 1 - p.
struct DropoutMask: RealOperation {
  let probability: Double
  let stream: RandomStream
  let declared: Form
  var label: String { "dropout mask \(probability) from \(stream.name)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard probability >= 0, probability < 1 else {
      throw ShapeError(
        "dropout wants a probability from 0 up to, not including, 1; got \(probability)")
    }
    return declared
  }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let draws = kernel.draws(from: stream, count: kernel.node.count)
    let (out, kept) = (kernel.output(as: T.self), T(1 - probability))
    kernel.addChunks(of: kernel.node.count, each: 8) { range in
      // A number depends on its position alone, so pieces may be drawn in any order.
      var stream = draws.stream(at: range.lowerBound)
      let target = UnsafeMutableBufferPointer(start: out + range.lowerBound, count: range.count)
      T.fillUniform(target, from: &stream)
      for index in target.indices { target[index] = target[index] < kept ? 1 : 0 }
    }
  }
}

extension Node {
  /// Sets elements to zero with the given probability, anew in each run; the others stay as they
  /// are, so it is for the caller to scale at test time.
  ///
  /// The plan keeps the stream's position (`Plan.randomPosition`).
  public func dropout(_ probability: Double, stream: RandomStream) throws(ShapeError) -> Node {
    let dtype = try commonReal([self], "dropout")
    let mask = DropoutMask(
      probability: probability, stream: stream, declared: Form(shape, dtype))
    return try times(Node(mask))
  }
}
