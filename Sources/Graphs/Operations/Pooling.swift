import Kernels
import Tensors

/// How a window becomes one number.
public enum PoolingMode: String, Sendable {
  /// The largest.
  case max
  /// The mean of those on the image.
  case mean
  /// The square root of the sum of squares.
  case l2

  var code: nk_pooling {
    switch self {
    case .max: NK_MAX
    case .mean: NK_MEAN
    case .l2: NK_L2
    }
  }
}

/// One number for each window of each plane of [batch, channel, row, column] images.
struct Pooling: RealOperation {
  let size: Extent
  let stride: Extent
  let mode: PoolingMode
  let ignoreBorder: Bool
  var label: String {
    "\(mode.rawValue) pool \(size) stride \(stride)\(ignoreBorder ? "" : " with border")"
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let images = inputs[0]
    try requireImages(images, "pool")
    guard size.height > 0, size.width > 0, stride.height > 0, stride.width > 0 else {
      throw ShapeError("pool wants a size and a stride of at least 1x1, got \(size) and \(stride)")
    }
    let window = window(of: images.shape)
    guard images.shape[2] > 0, images.shape[3] > 0, window.out_height > 0, window.out_width > 0,
      window.planeCount <= Int(Int32.max)
    else {
      throw ShapeError(
        "pool \(size) does not fit on images of \(images.shape[2])x\(images.shape[3])",
        hint: "a smaller pool, or keep the border (ignore_border=False)")
    }
    return Form(
      [images.shape[0], images.shape[1], window.out_height, window.out_width],
      try commonReal(inputs, "pool"))
  }

  /// The window over images; windows at the border are cut off, or left out if it is ignored.
  func window(of images: [Int]) -> nk_window {
    func along(_ length: Int, _ size: Int, _ step: Int) -> Int {
      if ignoreBorder { return length < size ? 0 : (length - size) / step + 1 }
      // As Theano: no window that lies wholly within the one before it.
      return step >= size ? (length - 1) / step + 1 : max(0, (length - 1 - size + step) / step) + 1
    }
    return nk_window(
      height: images[2], width: images[3], window_height: size.height, window_width: size.width,
      stride_height: stride.height, stride_width: stride.width, pad_top: 0, pad_left: 0,
      out_height: along(images[2], size.height, stride.height),
      out_width: along(images[3], size.width, stride.width))
  }

  /// The maxima's places in their planes, 4 bytes each.
  func sideBytes(for node: Node) -> Int { mode == .max ? node.count * 4 : 0 }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let images = node.inputs[0]
    // The images themselves are wanted by the L2 norm alone.
    return [
      try Node(
        PoolingGradient(pooling: self, images: images.shape),
        mode == .l2 ? [node, upstream, images] : [node, upstream])
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let shape = kernel.node.inputs[0].shape
    let window = window(of: shape)
    let (planeSize, outSize) = (window.planeCount, window.outCount)
    let windows = try kernel.keep(window)
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let places = kernel.side(as: Int32.self)
    let code = mode.code
    kernel.addChunks(of: shape[0] * shape[1], each: planeSize) { planes in
      let first = planes.lowerBound
      T.pool(
        code, windows, x + first * planeSize, out + first * outSize,
        places.map { $0 + first * outSize }, planes.count)
    }
  }
}

/// How the cost changes with the images, from the pooled images and the upstream gradient.
struct PoolingGradient: RealOperation {
  let pooling: Pooling
  let images: [Int]
  var label: String { "gradient of \(pooling.label)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(images, try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of pooling is not known")
  }
  /// A maximum's slope is told by its place, a mean's by the window; only the L2 norm's by values.
  func readsValue(ofInput index: Int) -> Bool { index == 1 || pooling.mode == .l2 }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let window = pooling.window(of: images)
    let (planeSize, outSize) = (window.planeCount, window.outCount)
    let windows = try kernel.keep(window)
    let isL2 = pooling.mode == .l2
    let x = isL2 ? kernel.input(2, as: T.self) : nil
    let y = isL2 ? kernel.input(0, as: T.self) : nil
    let (dy, out) = (kernel.input(1, as: T.self), kernel.output(as: T.self))
    let places = kernel.side(ofInput: 0, as: Int32.self)
    let code = pooling.mode.code
    kernel.addChunks(of: images[0] * images[1], each: planeSize) { planes in
      let (from, to) = (planes.lowerBound * outSize, planes.lowerBound * planeSize)
      T.poolGradient(
        code, windows, x.map { $0 + to }, y.map { $0 + from },
        places.map { UnsafePointer($0 + from) }, dy + from, out + to, planes.count)
    }
  }
}

extension Node {
  /// Pools each plane of images [batch, channel, row, column]; the stride is the size unless given.
  ///
  /// Windows that hang over the border are left out, or cut off where `ignoreBorder` is false. Of
  /// equal maxima the first one, by rows, has the gradient.
  public func pooled(
    size: (Int, Int), stride: (Int, Int)? = nil, mode: PoolingMode = .max,
    ignoreBorder: Bool = true
  ) throws(ShapeError) -> Node {
    try Node(
      Pooling(
        size: Extent(size), stride: Extent(stride ?? size), mode: mode, ignoreBorder: ignoreBorder),
      [self])
  }
}
