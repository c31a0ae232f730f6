import Graphs

extension LayerSpec {
  /// A convolutional layer: `activation(w * x + b)`, one bias a filter.
  ///
  /// Input `[C, H, W]`, weights `[filters, C, height, width]`, output `[filters, H', W']`. The
  /// kernels are flipped, as Theano's `conv2d` does, so that this is a convolution and not a
  /// correlation.
  ///
  /// Weights start at N(0, 1/n) with n = filters · height · width / (area of the pooling window
  /// that follows, or 1), biases at N(0, 1): the chapter's rule for its convolution and pooling
  /// layer, so that a network said either way starts alike.
  ///
  /// A dropout p leaves out each value of the layer's *input* with probability p while training,
  /// without rescaling, and scales the product by 1 - p otherwise: what the chapter does in its
  /// fully connected layers.
  public static func convolution(
    filters: Int, size: (height: Int, width: Int), stride: (height: Int, width: Int) = (1, 1),
    padding: Padding = .valid, activation: Activation = .sigmoid, dropout: Double = 0
  ) -> LayerSpec {
    let window = ConvolutionWindow(size: Extent(size), stride: Extent(stride), padding: padding)
    return LayerSpec(
      kind: ConvolutionLayer(
        filters: filters, window: window, activation: activation, dropout: dropout))
  }
}

struct ConvolutionLayer: LayerKind {
  var filters: Int
  var window: ConvolutionWindow
  var activation: Activation
  var dropout: Double

  var text: String {
    "conv \(filters) \(window.size.text)"
      + ConvolutionWindow.optionsText(stride: window.stride, default: Extent(1, 1))
      + (window.padding == .same ? " pad same" : "") + " \(activation.rawValue)"
      + (dropout > 0 ? " dropout \(dropout)" : "")
  }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try context.requirePositive(filters, "filters")
    try context.requirePositive(window.size, "size")
    try context.requirePositive(window.stride, "stride")
    try context.requireDropout(dropout, "dropout")
    let (channels, image) = try context.image(for: "conv")
    guard let output = window.output(on: image) else {
      throw context.error(
        "size",
        "\(window.size.text), but \(context.source) \(context.input.shapeText), smaller than a filter",
        hint: channelsFirst(context) ?? "pad same")
    }
    let outputShape = [filters, output.height, output.width]
    let inputCount = dropout > 0 ? channels * image.height * image.width : 0
    return LayerGeometry(
      output: outputShape,
      weights: ParameterShape(
        shape: [filters, channels, window.size.height, window.size.width],
        initialiser: .filters(
          filters, size: window.size, pooling: (context.next as? PoolingLayer)?.size)),
      biases: ParameterShape(shape: [filters], initialiser: .chapterBiases),
      sight: .windows([(window.size, window.stride)]),
      valuesPerExample: (outputShape.checkedProduct ?? .max).addingSaturated(inputCount),
      sizeArgument: "filters")
  }

  /// The input's shape with the channels first, where it has them last as in other libraries.
  private func channelsFirst(_ context: LayerContext) -> String? {
    guard context.number == 1, context.input.count == 3 else { return nil }
    let (height, width, channels) = (context.input[0], context.input[1], context.input[2])
    guard channels == 1 || channels == 3, height == width, height > channels else { return nil }
    return "\(channels)x\(height)x\(width)"
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    let (weights, biases) = try parts.connection()
    return try input.connected(
      dropout: dropout, masks: parts.masks,
      product: { image throws(ShapeError) in
        try image.convolution(
          weights, stride: (window.stride.height, window.stride.width),
          padding: window.padding == .same ? .same : .valid, flipped: true)
      },
      rest: { maps throws(ShapeError) in try activation.of(maps.addingBias(biases)) })
  }
}

extension Initialiser {
  /// The chapter's weights of a convolution with a given pooling window after it.
  static func filters(_ count: Int, size: Extent, pooling: Extent?) -> Initialiser {
    let values = [count, size.height, size.width].checkedProduct ?? .max
    return .chapterWeights(outputs: values / max(1, pooling?.area ?? 1))
  }
}
