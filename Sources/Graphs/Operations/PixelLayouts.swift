import Kernels
import Tensors

/// Images [batch, channel, row, column] with their padding, all channels of a pixel side by side.
struct ImagesByPixel: RealOperation {
  let geometry: PixelConvolution
  var label: String { "images by pixel for \(geometry)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let window = geometry.window
    return Form(
      [geometry.batch, window.height, window.width, geometry.channels], inputs[0].dtype)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("\(label) has no derivative of its own")
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (channels, window) = (geometry.channels, geometry.window)
    let (height, width) = (geometry.images[2], geometry.images[3])
    let (before, row) = (geometry.before, window.width * channels)
    let (size, outSize) = (channels * height * width, window.height * row)
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    // A copy of a few kilobytes is not worth sharing.
    let group = max(1, 8192 / size)
    let batch = geometry.batch
    let isPadded = size != outSize
    kernel.add(pieces: (batch + group - 1) / group) { piece, _ in
      for image in piece * group..<min(batch, (piece + 1) * group) {
        let to = out + image * outSize
        // The memory may have been another value's.
        if isPadded { to.update(repeating: 0, count: outSize) }
        T.imagesByPixel(
          x + image * size, to, channels, height, width, before.height, before.width, row)
      }
    }
  }
}

/// Filters [filter, channel, row, column] for one layout of the window's numbers.
struct FilterLayout: RealOperation {
  enum Kind: String { case tap, row }
  let geometry: PixelConvolution
  let kind: Kind
  var label: String { "filters by \(kind.rawValue) for \(geometry)" }

  /// [tap, filter] or [row of the window, filter, number of the row], the last axis in whole blocks.
  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (filters, dtype) = (geometry.filters, inputs[0].dtype)
    switch kind {
    case .tap: return Form([geometry.taps, PixelConvolution.step(filters[0], dtype)], dtype)
    case .row:
      let step = PixelConvolution.step(filters[3] * filters[1], dtype)
      return Form([filters[2], filters[0], step], dtype)
    }
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("\(label) has no derivative of its own")
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let (filters, taps) = (geometry.filters, geometry.taps)
    let (w, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let order = try kernel.keep(geometry.order)
    let (count, rows, step) = (filters[0], filters[2], kernel.node.shape.last ?? 0)
    switch kind {
    case .tap:
      // So many taps at a time that what is written lies in the nearest cache.
      let block = 64
      kernel.add(pieces: (taps + block - 1) / block) { piece, _ in
        T.filtersByTap(
          w, out, order, count, taps, step, piece * block, min(taps, (piece + 1) * block))
      }
    case .row:
      kernel.add(pieces: rows) { row, _ in
        T.filtersByRow(w, out, order, count, taps, rows, step, row)
      }
    }
  }
}
