import Graphs

extension LayerSpec {
  /// A pooling layer: one value for each window of each feature map.
  ///
  /// Input `[C, H, W]`, output `[C, H', W']`. Windows follow each other without overlap unless
  /// `stride` says otherwise; what is left over at the right and bottom border is ignored.
  public static func pooling(
    size: (height: Int, width: Int), stride: (height: Int, width: Int)? = nil,
    mode: PoolingMode = .max
  ) -> LayerSpec {
    LayerSpec(
      kind: PoolingLayer(
        size: Extent(size), stride: stride.map(Extent.init) ?? Extent(size), mode: mode))
  }
}

struct PoolingLayer: LayerKind {
  var size: Extent
  var stride: Extent
  var mode: LayerSpec.PoolingMode

  var text: String {
    "pool \(size.text)" + (mode == .max ? "" : " \(mode.rawValue)")
      + ConvolutionWindow.optionsText(stride: stride, default: size)
  }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try context.requirePositive(size, "size")
    try context.requirePositive(stride, "stride")
    let (channels, image) = try context.image(for: "pool")
    let window = ConvolutionWindow(size: size, stride: stride, padding: .valid)
    guard let output = window.output(on: image) else {
      throw context.error(
        "size",
        "\(size.text), but \(context.source) \(context.input.shapeText), smaller than a window")
    }
    let outputShape = [channels, output.height, output.width]
    return LayerGeometry(
      output: outputShape, weights: nil, biases: nil, sight: .windows([(size, stride)]),
      valuesPerExample: outputShape.checkedProduct ?? .max, sizeArgument: nil)
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    try input.map { maps throws(ShapeError) in try pooled(maps) }
  }

  private func pooled(_ maps: Node) throws(ShapeError) -> Node {
    let size = (size.height, size.width)
    let stride = (stride.height, stride.width)
    return switch mode {
    case .max: try maps.pooled(size: size, stride: stride, mode: .max, ignoreBorder: true)
    case .mean: try maps.pooled(size: size, stride: stride, mode: .mean, ignoreBorder: true)
    case .l2: try maps.pooled(size: size, stride: stride, mode: .l2, ignoreBorder: true)
    }
  }
}
