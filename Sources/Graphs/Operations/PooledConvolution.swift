import Kernels
import Tensors

/// Convolution, the maxima of its windows, a bias for each filter and an activation, in one pass.
///
/// Inputs: images by pixel, filters by tap, the biases. Where there is pooling, the side buffer has the
/// place of each maximum in its convolved image, as that of `Pooling`.
struct PooledConvolution: RealOperation {
  let geometry: PixelConvolution
  let activation: Activation.Kind?
  var label: String { "\(geometry), bias" + (activation.map { " and \($0.rawValue)" } ?? "") }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(geometry.outShape, inputs[0].dtype)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("\(label) is for finished graphs, whose derivatives have been taken")
  }

  func arithmetic(of node: Node) -> Double {
    let places = [geometry.batch, geometry.filters[0], geometry.window.outCount].map(Double.init)
    return 2 * Double(geometry.taps) * places.reduce(1, *)
  }

  private var isPooled: Bool { geometry.pool != Extent((1, 1)) }
  func sideBytes(for node: Node) -> Int { isPooled ? node.count * 4 : 0 }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let dtype = kernel.node.dtype
    let convolution = try geometry.kept(by: kernel, dtype)
    let (x, w) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let (bias, out) = (kernel.input(2, as: T.self), kernel.output(as: T.self))
    let places = kernel.side(as: Int32.self)
    let shape = geometry.outShape
    let (size, outSize) = (convolution.pointee.image_size, shape[1] * shape[2] * shape[3])
    let rows = 2 * Int(NK_GROUP) + 3
    let scratch = kernel.scratch(rows * PixelConvolution.step(shape[1], dtype), as: T.self)
    let code = activation?.code ?? NK_LINEAR
    kernel.add(pieces: geometry.batch) { image, worker in
      T.convolve(
        convolution, x + image * size, w, bias, code, out + image * outSize,
        places.map { $0 + image * outSize }, scratch[worker])
    }
  }
}

/// How the cost changes with the filters, from the images by pixel, the slopes of what came out, and
/// the places of the maxima in the convolution's side buffer.
struct PooledFilterGradient: RealOperation {
  let geometry: PixelConvolution
  var label: String { "filter gradient of \(geometry)" }
  /// Of the maxima alone.
  func arithmetic(of node: Node) -> Double {
    2 * Double(geometry.taps) * Double(node.inputs[1].count)
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(geometry.filters, inputs[0].dtype)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of pooling is not known")
  }
  func readsValue(ofInput index: Int) -> Bool { index < 2 }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let dtype = kernel.node.dtype
    let convolution = try geometry.kept(by: kernel, dtype)
    let (x, slopes) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let places = kernel.side(ofInput: 2, as: Int32.self)
    let (taps, rows, batch) = (geometry.taps, geometry.filters[2], geometry.batch)
    let step = convolution.pointee.window_row_step
    let scratch = kernel.scratch(rows * step, as: T.self)
    let order = try kernel.keep(geometry.order)
    kernel.add(pieces: geometry.filters[0]) { filter, worker in
      let sums = scratch[worker]
      T.convolveFilterGradient(
        convolution, x, places.map { UnsafePointer($0) }, slopes, batch, filter, sums)
      T.filterOfRows(sums, out + filter * taps, order, taps, rows, step)
    }
  }
}

/// How the cost changes with the images, from the filters by row, the slopes of what came out, and the
/// places of the maxima in the convolution's side buffer.
struct PooledImageGradient: RealOperation {
  let geometry: PixelConvolution
  var label: String { "image gradient of \(geometry)" }
  /// Of the maxima alone.
  func arithmetic(of node: Node) -> Double {
    2 * Double(geometry.taps) * Double(node.inputs[1].count)
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(geometry.images, inputs[0].dtype)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of pooling is not known")
  }
  func readsValue(ofInput index: Int) -> Bool { index < 2 }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let convolution = try geometry.kept(by: kernel, kernel.node.dtype)
    let (w, slopes) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let places = kernel.side(ofInput: 2, as: Int32.self)
    let (shape, images) = (geometry.outShape, geometry.images)
    let (channels, height, width) = (images[1], images[2], images[3])
    let (size, outSize) = (channels * height * width, shape[1] * shape[2] * shape[3])
    let (before, row) = (geometry.before, convolution.pointee.row)
    // The image's pixels with their slack, then the kernel's own lists, in units of 8 bytes.
    let pixels = (convolution.pointee.image_size * MemoryLayout<T>.stride + 127) / 64 * 8
    let lists = geometry.window.outCount + 2 + 2 * outSize
    let scratch = kernel.scratch(pixels + lists, as: Int.self)
    kernel.add(pieces: images[0]) { image, worker in
      let area = UnsafeMutableRawPointer(scratch[worker])
      let sums = area.assumingMemoryBound(to: T.self)
      T.convolveImageGradient(
        convolution, w, places.map { UnsafePointer($0 + image * outSize) },
        slopes + image * outSize, sums, area + pixels * 8)
      T.imagesByChannel(
        sums, out + image * size, channels, height, width, before.height, before.width, row)
    }
  }
}
