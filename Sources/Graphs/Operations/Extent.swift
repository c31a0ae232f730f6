import Kernels

/// A pair of sizes or steps, in rows and columns.
struct Extent: Equatable, Sendable, CustomStringConvertible {
  let height: Int
  let width: Int
  init(_ pair: (Int, Int)) { (height, width) = pair }
  var description: String { "\(height)x\(width)" }
}

extension nk_window {
  /// The elements of a plane.
  var planeCount: Int { height * width }
  /// The elements of the window.
  var count: Int { window_height * window_width }
  /// The places of the window on a plane.
  var outCount: Int { out_height * out_width }
}

/// Four axes [batch, channel, row, column], or an error that names the operation.
func requireImages(_ node: Node, _ operation: String) throws(ShapeError) {
  guard node.rank == 4 else {
    throw ShapeError(
      "\(operation) wants images [batch, channels, rows, columns], got \(written(node.shape))",
      hint: "reshaped([batch, channels, rows, columns]) makes images of flat rows")
  }
}
