import Kernels
import Tensors

/// What happens at the border of a convolved image.
public enum Padding: String, Sendable {
  /// Only windows that lie wholly on the image.
  case valid
  /// Zeros around the image, so that with stride 1 the result is as large as the image.
  case same
}

/// The settings that a convolution and its two gradients share.
struct Sliding: Equatable, Sendable, CustomStringConvertible {
  let stride: Extent
  let padding: Padding
  let flipped: Bool
  var description: String { "stride \(stride) \(padding.rawValue)\(flipped ? " flipped" : "")" }

  /// A multiplication and an addition for each number of a filter at each place of the maps.
  func arithmetic(filters: [Int], outputs: Int) -> Double {
    2 * Double(filters[1...].reduce(1, *)) * Double(outputs)
  }

  /// The window over images of one shape with filters of another, both of rank 4 and checked.
  func window(images: [Int], filters: [Int]) -> nk_window {
    let (height, width) = (images[2], images[3])
    let (windowHeight, windowWidth) = (filters[2], filters[3])
    func along(_ size: Int, _ window: Int, _ step: Int) -> (out: Int, before: Int) {
      guard padding == .same else { return ((size - window) / step + 1, 0) }
      let out = (size - 1) / step + 1
      return (out, max(0, (out - 1) * step + window - size) / 2)
    }
    let rows = along(height, windowHeight, stride.height)
    let columns = along(width, windowWidth, stride.width)
    return nk_window(
      height: height, width: width, window_height: windowHeight, window_width: windowWidth,
      stride_height: stride.height, stride_width: stride.width, pad_top: rows.before,
      pad_left: columns.before, out_height: rows.out, out_width: columns.out)
  }
}

/// Convolution of [batch, channel, row, column] images with [filter, channel, row, column] filters.
struct Convolution: RealOperation {
  let sliding: Sliding
  var label: String { "conv \(sliding)" }
  func arithmetic(of node: Node) -> Double {
    sliding.arithmetic(filters: node.inputs[1].shape, outputs: node.count)
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (images, filters) = (inputs[0], inputs[1])
    try requireImages(images, "conv")
    guard filters.rank == 4 else {
      throw ShapeError(
        "conv wants filters [filters, channels, rows, columns], got \(written(filters.shape))")
    }
    let (shape, window) = (images.shape, filters.shape)
    guard shape[1] == window[1] else {
      throw ShapeError(
        "conv wants images with \(window[1]) channel\(window[1] == 1 ? "" : "s"), "
          + "got \(written(Array(shape[1...])))")
    }
    guard sliding.stride.height > 0, sliding.stride.width > 0 else {
      throw ShapeError("conv wants a stride of at least 1x1, got \(sliding.stride)")
    }
    guard window[2] > 0, window[3] > 0, shape[2] > 0, shape[3] > 0,
      sliding.padding == .same || window[2] <= shape[2] && window[3] <= shape[3]
    else {
      throw ShapeError(
        "conv \(window[2])x\(window[3]) does not fit on images of \(shape[2])x\(shape[3])",
        hint: "smaller filters, or padding same")
    }
    let geometry = sliding.window(images: shape, filters: window)
    _ = try elementCount(of: [shape[1], geometry.count, geometry.outCount])
    return Form(
      [shape[0], window[0], geometry.out_height, geometry.out_width],
      try commonReal(inputs, "conv"))
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (images, filters) = (node.inputs[0], node.inputs[1])
    return [
      try Node(
        ConvolutionImageGradient(sliding: sliding, images: images.shape), [filters, upstream]),
      try Node(
        ConvolutionFilterGradient(sliding: sliding, filters: filters.shape), [images, upstream]),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let (images, filters) = (kernel.node.inputs[0].shape, kernel.node.inputs[1].shape)
    let (x, w) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let window = sliding.window(images: images, filters: filters)
    let flipped = sliding.flipped
    let (channels, outputs) = (images[1], filters[0])
    let rows = channels * window.count
    let scratch = kernel.scratch(rows * window.outCount, as: T.self)
    let windows = try kernel.keep(window)
    let (size, outSize) = (channels * window.planeCount, outputs * window.outCount)
    let columns = window.outCount
    kernel.add(pieces: images[0]) { image, worker in
      let matrix = scratch[worker]
      T.windows(windows, x + image * size, matrix, channels, flipped)
      T.multiply(
        false, false, outputs, columns, rows, 1, w, rows, matrix, columns, 0,
        out + image * outSize, columns)
    }
  }
}

/// How the cost changes with the images, from the filters and the upstream gradient.
struct ConvolutionImageGradient: RealOperation {
  let sliding: Sliding
  let images: [Int]
  var label: String { "conv image gradient \(sliding)" }
  func arithmetic(of node: Node) -> Double {
    sliding.arithmetic(filters: node.inputs[0].shape, outputs: node.inputs[1].count)
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(images, try commonReal(inputs, label))
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (filters, slope) = (node.inputs[0], node.inputs[1])
    return [
      try Node(
        ConvolutionFilterGradient(sliding: sliding, filters: filters.shape), [upstream, slope]),
      try Node(Convolution(sliding: sliding), [upstream, filters]),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let filters = kernel.node.inputs[0].shape
    let (w, dy) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let window = sliding.window(images: images, filters: filters)
    let flipped = sliding.flipped
    let (channels, outputs) = (images[1], filters[0])
    let rows = channels * window.count
    let scratch = kernel.scratch(rows * window.outCount, as: T.self)
    let windows = try kernel.keep(window)
    let (size, outSize) = (channels * window.planeCount, outputs * window.outCount)
    let columns = window.outCount
    kernel.add(pieces: images[0]) { image, worker in
      let matrix = scratch[worker]
      T.multiply(
        true, false, rows, columns, outputs, 1, w, rows, dy + image * outSize, columns, 0, matrix,
        columns)
      T.addWindows(windows, matrix, out + image * size, channels, flipped)
    }
  }
}

/// How the cost changes with the filters, from the images and the upstream gradient.
struct ConvolutionFilterGradient: RealOperation {
  let sliding: Sliding
  let filters: [Int]
  var label: String { "conv filter gradient \(sliding)" }
  func arithmetic(of node: Node) -> Double {
    sliding.arithmetic(filters: filters, outputs: node.inputs[1].count)
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(filters, try commonReal(inputs, label))
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (images, slope) = (node.inputs[0], node.inputs[1])
    return [
      try Node(
        ConvolutionImageGradient(sliding: sliding, images: images.shape), [upstream, slope]),
      try Node(Convolution(sliding: sliding), [images, upstream]),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let images = kernel.node.inputs[0].shape
    let (x, dy) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let window = sliding.window(images: images, filters: filters)
    let flipped = sliding.flipped
    let (channels, outputs) = (images[1], filters[0])
    let rows = channels * window.count
    let columns = window.outCount
    let scratch = kernel.scratch(rows * columns, as: T.self)
    let windows = try kernel.keep(window)
    let (size, outSize) = (channels * window.planeCount, outputs * columns)
    // Groups of images, the same for any number of threads, each with its own partial sum.
    try kernel.addPartialSums(of: images[0], count: outputs * rows, as: T.self) {
      image, worker, target, isFirst in
      let matrix = scratch[worker]
      T.windows(windows, x + image * size, matrix, channels, flipped)
      T.multiply(
        false, true, outputs, rows, columns, 1, dy + image * outSize, columns, matrix, columns,
        isFirst ? 0 : 1, target, rows)
    }
  }
}

extension Node {
  /// Slides filters [filters, channels, rows, columns] over images [batch, channels, rows, columns].
  ///
  /// With `flipped` the filters are turned by half a turn, as in mathematics and in Theano's
  /// `conv2d`; without, this is cross-correlation, as in most newer libraries.
  public func convolution(
    _ filters: Node, stride: (Int, Int) = (1, 1), padding: Padding = .valid, flipped: Bool = true
  ) throws(ShapeError) -> Node {
    let sliding = Sliding(stride: Extent(stride), padding: padding, flipped: flipped)
    return try Node(Convolution(sliding: sliding), [self, filters])
  }
}
