/// A network's shapes, inferred from its layers before anything is allocated.
struct Blueprint {
  let inputShape: [Int]
  /// The mini-batch size, where the network or one of its layers fixes one.
  let batchSize: Int?
  private(set) var layers: [Entry] = []

  /// A layer with what was found out about it.
  struct Entry {
    let spec: LayerSpec
    let inputShape: [Int]
    let geometry: LayerGeometry
    let field: ReceptiveField

    /// The number of weights and biases.
    var parameterCount: Int {
      [geometry.weights, geometry.biases].compactMap { $0?.shape.checkedProduct }.reduce(0, +)
    }
  }

  /// The most memory a network may take while it is trained, in bytes.
  static let memoryLimit = 8 << 30

  /// Infers every layer's shapes.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of one example; nil where the first layer says it, as the chapter's do.
  ///   - batchSize: The mini-batch size, where it is fixed for the network.
  init(inputShape: [Int]?, layers specs: [LayerSpec], batchSize: Int?) throws(NetworkError) {
    guard let first = specs.first else {
      throw NetworkError(message: "a network needs at least one layer", hint: "softmax 10")
    }
    guard let input = inputShape ?? first.kind.declaredInput else {
      throw NetworkError(
        layer: 1, message: "\(first.text) does not say what its input is",
        hint: "a shape before it, such as 784 or 1x28x28")
    }
    self.inputShape = input
    self.batchSize = batchSize ?? specs.lazy.compactMap(\.kind.declaredBatchSize).first
    if let batchSize, batchSize < 1 {
      throw NetworkError(
        argument: "mini_batch_size", message: "\(batchSize), but it must be at least 1")
    }
    var memory = MemoryEstimate(batchSize: self.batchSize ?? 1, inputCount: input.checkedProduct)
    if let inputShape { try Blueprint.check(inputShape, taking: memory) }

    var field = ReceptiveField(input: input)
    var shape = input
    for (index, spec) in specs.enumerated() {
      let context = LayerContext(
        number: index + 1, input: shape, batchSize: self.batchSize,
        next: index + 1 < specs.count ? specs[index + 1].kind : nil)
      do throws(NetworkError) {
        let geometry = try spec.kind.geometry(in: context)
        memory.add(geometry)
        if memory.bytes > Blueprint.memoryLimit {
          throw context.error(geometry.sizeArgument, memory.refusal)
        }
        field = field.seen(by: geometry.sight)
        layers.append(Entry(spec: spec, inputShape: shape, geometry: geometry, field: field))
        shape = geometry.output
      } catch {
        var error = error
        error.partialSummary = SummaryTable(self, upTo: spec).text
        throw error
      }
    }
  }

  /// Checks the input's shape where the network's author gave one; a layer that declares its own
  /// input checks its own numbers, by their own names.
  private static func check(
    _ inputShape: [Int], taking memory: MemoryEstimate
  ) throws(NetworkError) {
    func error(_ message: String, hint: String? = nil) -> NetworkError {
      NetworkError(layer: 0, argument: "input", message: message, hint: hint)
    }
    if !(1...3).contains(inputShape.count) {
      throw error("\(inputShape.count) sizes, but an input has 1 to 3", hint: "784 or 1x28x28")
    }
    if let size = inputShape.first(where: { $0 < 1 }) {
      throw error("\(size), but every size must be at least 1")
    }
    if memory.bytes > memoryLimit {
      throw error(
        "\(inputShape.shapeText) is more than the \(memoryLimit >> 30) GB a network may take")
    }
  }
}

/// How much memory training takes, in bytes of float32, roughly: enough to refuse the hopeless.
struct MemoryEstimate {
  private(set) var bytes: Int
  private let batchSize: Int

  init(batchSize: Int, inputCount: Int?) {
    self.batchSize = batchSize
    bytes = 0
    add(inputCount, copies: batchSize)
  }

  /// Weights are held five times (values, gradients, a copy to return to, an optimiser's state),
  /// a layer's values twice (forward and backward) for every example of a mini-batch.
  mutating func add(_ geometry: LayerGeometry) {
    for parameter in [geometry.weights, geometry.biases] {
      if let parameter { add(parameter.shape.checkedProduct, copies: 5) }
    }
    let (copies, overflow) = batchSize.multipliedReportingOverflow(by: 2)
    add(overflow ? nil : geometry.valuesPerExample, copies: copies)
  }

  /// What is said where that is more than a network may take.
  var refusal: String {
    let (needed, limit) = (bytes >> 30, Blueprint.memoryLimit >> 30)
    // Beyond any machine's memory the number says nothing, and may not be one.
    let amount = needed > limit && needed < 1 << 20 ? "\(needed.groupedText) GB, " : ""
    return "training the network would take \(amount)more than the \(limit) GB it may"
  }

  private mutating func add(_ count: Int?, copies: Int) {
    let values = count.flatMap { [$0, copies, 4].checkedProduct }
    bytes = bytes.addingSaturated(values ?? .max)
  }
}
