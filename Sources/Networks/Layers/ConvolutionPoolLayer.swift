import Graphs

extension LayerSpec {
  /// The chapter's layer of a convolution and max-pooling: `activation(pool(w * x) + b)`.
  ///
  /// The convolution is valid, with flipped kernels; pooling windows do not overlap and ignore what
  /// is left over at the border; bias and activation come after pooling. No dropout, and what the
  /// layers before have dropped is not missing here either: the layer reads their whole output.
  ///
  /// Weights start at N(0, 1/n), n = filters · height · width / pooling area in integers; biases at
  /// N(0, 1).
  ///
  /// - Parameters:
  ///   - filterShape: Filters, input feature maps, filter height, filter width.
  ///   - imageShape: Mini-batch size, input feature maps, image height, image width.
  ///   - poolSize: Height and width of a pooling window.
  public static func convolutionPool(
    filterShape: [Int], imageShape: [Int], poolSize: [Int] = [2, 2],
    activation: Activation = .sigmoid
  ) -> LayerSpec {
    LayerSpec(
      kind: ConvolutionPoolLayer(
        filterShape: filterShape, imageShape: imageShape, poolSize: poolSize,
        activation: activation))
  }
}

struct ConvolutionPoolLayer: LayerKind {
  var filterShape: [Int]
  var imageShape: [Int]
  var poolSize: [Int]
  var activation: Activation

  var text: String {
    let filters = filterShape.first.map { " \($0)" } ?? ""
    return "conv-pool\(filters) \(Array(filterShape.dropFirst(2)).shapeText)"
      + " pool \(poolSize.shapeText) \(activation.rawValue)"
  }
  var declaredInput: [Int]? { imageShape.count == 4 ? Array(imageShape.dropFirst()) : nil }
  var declaredBatchSize: Int? { imageShape.count == 4 ? imageShape[0] : nil }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try checkForm(in: context)
    try checkOrder(in: context)
    try checkImage(in: context)
    let image = Extent(imageShape[2], imageShape[3])
    let filter = Extent(filterShape[2], filterShape[3])
    if filterShape[1] != imageShape[1] {
      // The two may have changed places; otherwise only the second is known to be wrong.
      let isSwapped = filterShape[0] == imageShape[1]
      let filters = isSwapped ? filterShape[1] : filterShape[0]
      throw context.error(
        "filter_shape",
        "\(filterShape[1]) for the input feature maps, but image_shape has \(imageShape[1])",
        hint: "filter_shape=\([filters, imageShape[1], filter.height, filter.width].tupleText)")
    }
    let convolution = ConvolutionWindow(size: filter, stride: Extent(1, 1), padding: .valid)
    guard let maps = convolution.output(on: image) else {
      throw context.error(
        "filter_shape", "filters of \(filter.text), larger than the \(image.text) image")
    }
    let pool = Extent(poolSize[0], poolSize[1])
    guard
      let output = ConvolutionWindow(size: pool, stride: pool, padding: .valid).output(on: maps)
    else {
      throw context.error(
        "poolsize", "\(poolSize.tupleText), larger than the \(maps.text) that the filters give")
    }
    let filters = filterShape[0]
    return LayerGeometry(
      output: [filters, output.height, output.width],
      weights: ParameterShape(
        shape: filterShape, initialiser: .filters(filters, size: filter, pooling: pool)),
      biases: ParameterShape(shape: [filters], initialiser: .chapterBiases),
      sight: .windows([(filter, Extent(1, 1)), (pool, pool)]),
      valuesPerExample: ([filters, maps.height, maps.width].checkedProduct ?? .max)
        .addingSaturated([filters, output.height, output.width].checkedProduct ?? .max),
      sizeArgument: "filter_shape")
  }

  /// The tuples have the right number of entries, each at least 1.
  private func checkForm(in context: LayerContext) throws(NetworkError) {
    let forms = [
      ("filter_shape", filterShape, "(filters, input feature maps, height, width)"),
      ("image_shape", imageShape, "(mini-batch size, input feature maps, height, width)"),
      ("poolsize", poolSize, "(height, width)"),
    ]
    for (name, value, form) in forms {
      let expected = name == "poolsize" ? 2 : 4
      if value.count != expected {
        throw context.error(name, "\(value.tupleText), but it must be \(form)")
      }
      if let entry = value.first(where: { $0 < 1 }) {
        throw context.error(name, "\(entry) in \(form), but each must be at least 1")
      }
    }
  }

  /// The image's channels come first, as in the filters: other libraries have them last.
  private func checkOrder(in context: LayerContext) throws(NetworkError) {
    let (maps, last) = (imageShape[1], imageShape[3])
    guard context.number == 1, last == filterShape[1], maps != last, maps == imageShape[2] else {
      return
    }
    throw context.error(
      "image_shape", "\(maps) feature maps of \(imageShape[2])x\(last): they come before the sides",
      hint: "image_shape=\([imageShape[0], last, maps, imageShape[2]].tupleText)")
  }

  /// The image is the one that the layer before gives, in the network's mini-batches.
  private func checkImage(in context: LayerContext) throws(NetworkError) {
    let image = Array(imageShape.dropFirst())
    let given = context.input.count == 3
    // A row of values may be read as an image; an image not as another one.
    let matches =
      given ? context.input == image : context.input.checkedProduct == image.checkedProduct
    if !matches {
      throw context.error(
        "image_shape",
        "\(image.shapeText), but \(context.source) \(context.input.shapeText)",
        hint: given
          ? "image_shape=(mini_batch_size, \(context.input.map(String.init).joined(separator: ", ")))"
          : nil)
    }
    if let batchSize = context.batchSize, imageShape[0] != batchSize {
      throw context.error(
        "image_shape",
        "mini-batches of \(imageShape[0]), but the network's are of \(batchSize)",
        hint: "image_shape=\(([batchSize] + image).tupleText)")
    }
  }

  /// The layer reads the whole signal of the layer before, as the chapter's code does: what other
  /// layers drop does not reach it.
  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    let (weights, biases) = try parts.connection()
    let image = try input.whole.reshaped([parts.batchSize] + imageShape.dropFirst())
    let pool = (poolSize[0], poolSize[1])
    let maps = try image.convolution(weights, stride: (1, 1), padding: .valid, flipped: true)
      .pooled(size: pool, stride: pool, mode: .max, ignoreBorder: true)
    return LayerSignals(try activation.of(maps.addingBias(biases)))
  }
}
