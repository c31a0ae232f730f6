import Networks
import Tensors

extension MNIST {
  /// Five examples for each: the image, then the image one pixel lower, higher, to the right and to
  /// the left, with paper coming in; all in random order.
  ///
  /// 50,000 examples give 250,000, as in the book's `expand_mnist.py`, which shuffles the same way
  /// (Fisher and Yates) without a seed.
  public static func expanded(
    _ examples: Examples, seed: UInt64 = 0
  ) throws(DatasetError) -> Examples {
    guard examples.inputs.rank == 2, examples.inputs.shape[1] == pixelCount else {
      throw DatasetError(
        "expanding takes images of 28x28 pixels; these have shape \(examples.inputs.shape)")
    }
    var stream = RandomStream(seed: seed, name: "expand_mnist")
    let order = stream.permutation(of: 5 * examples.count)
    return try translatingErrors {
      let source = try examples.inputs.converted(to: .float32).contiguous()
      let labels = examples.labels.values(as: Int32.self)
      // Zeros: what a shift leaves free is paper already.
      let images = try Tensor(zeros: [order.count, pixelCount], .float32)
      try source.withPointer(as: Float.self) { source in
        try images.withPointer(as: Float.self) { target in
          for (position, copy) in order.enumerated() {
            write(
              source + copy / 5 * pixelCount, shifted: copy % 5, to: target + position * pixelCount)
          }
        }
      }
      return try Examples(
        inputs: images, labels: Tensor(order.map { labels[$0 / 5] }, shape: [order.count]),
        imageShape: imageShape)
    }
  }

  /// Copies one image on to zeros: 0 as it is, 1 down, 2 up, 3 right, 4 left.
  private static func write(
    _ image: UnsafePointer<Float>, shifted: Int, to target: UnsafeMutablePointer<Float>
  ) {
    let side = 28
    switch shifted {
    case 0: target.update(from: image, count: pixelCount)
    case 1: (target + side).update(from: image, count: pixelCount - side)
    case 2: target.update(from: image + side, count: pixelCount - side)
    default:
      let (from, to) = shifted == 3 ? (0, 1) : (1, 0)
      for row in stride(from: 0, to: pixelCount, by: side) {
        (target + row + to).update(from: image + row + from, count: side - 1)
      }
    }
  }
}
