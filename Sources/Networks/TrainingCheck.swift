import Tensors

/// What must hold before a network can be trained, said before anything is compiled.
struct TrainingCheck {
  let network: Network
  let options: TrainingOptions

  func check(
    training: Examples, validation: Examples?, test: Examples?
  ) throws(TrainingError) {
    try options.check()
    let classes = try classes()
    if let batchSize = network.batchSize, batchSize != options.batchSize {
      throw TrainingError(
        "mini-batches of \(options.batchSize), but the network is made for \(batchSize)",
        argument: "batchSize",
        // `SGD(data, 10, 60, …)` has them in the other order.
        hint: options.epochs == batchSize
          ? "\(options.batchSize) epochs, then mini-batches of \(batchSize)" : "\(batchSize)")
    }
    try check(training, named: "training", classes: classes)
    if let validation { try check(validation, named: "validation", classes: classes) }
    if let test { try check(test, named: "test", classes: classes) }
    try checkMemory()
  }

  /// The number of classes: training needs a softmax layer at the end.
  private func classes() throws(TrainingError) -> Int {
    guard let last = network.layers.last, let softmax = last.spec.kind as? SoftmaxLayer else {
      let last = network.layers.last?.text ?? "nothing"
      throw TrainingError(
        "training needs a softmax layer at the end, but the last layer is \(last)",
        hint: "a softmax layer after it, such as \(softmaxExample)", summary: network.summary)
    }
    return softmax.connection.units
  }

  /// A softmax layer that fits behind the last layer, as a sentence or a chapter's call has it.
  private var softmaxExample: String {
    let dense = network.layers.last?.spec.kind as? DenseLayer
    guard let connection = dense?.connection, connection.inputs != nil else { return "softmax 10" }
    return "SoftmaxLayer(n_in=\(connection.units), n_out=10)"
  }

  private func check(
    _ examples: Examples, named name: String, classes: Int
  ) throws(TrainingError) {
    if examples.count == 0 {
      throw TrainingError("there are no \(name) examples", argument: name)
    }
    if examples.featureCount != network.featureCount {
      let found = examples.imageShape ?? [examples.featureCount]
      throw TrainingError(
        "the \(name) inputs are \(found.shapeAndCountText), but the network takes "
          + network.inputShape.shapeAndCountText, argument: name,
        hint: "a network whose input is \(found.shapeText)", summary: network.summary)
    }
    if examples.count < options.batchSize {
      throw TrainingError(
        "mini-batches of \(options.batchSize), but only \(examples.count) \(name) examples",
        argument: "batchSize", hint: "at most \(examples.count)")
    }
    let labels = examples.labels.values(as: Int32.self)
    if let index = labels.firstIndex(where: { $0 < 0 || $0 >= classes }) {
      let label = Int(labels[index])
      throw TrainingError(
        "\(name) example \(index) has the label \(label), but the last layer's classes are 0 to "
          + "\(classes - 1)", argument: name, hint: hint(labels, classes: classes),
        summary: network.summary)
    }
  }

  /// What would make labels and classes fit.
  private func hint(_ labels: [Int32], classes: Int) -> String? {
    guard let least = labels.min(), let most = labels.max(), least >= 0 else { return nil }
    if least == 1, Int(most) == classes { return "labels that count from 0: one less each" }
    let softmax = network.layers.last?.spec.kind as? SoftmaxLayer
    let word = softmax?.connection.inputs == nil ? "softmax " : "n_out="
    return word + "\(Int(most) + 1)"
  }

  /// The network's own check did not know the mini-batch size where any will do.
  private func checkMemory() throws(TrainingError) {
    var memory = MemoryEstimate(batchSize: options.batchSize, inputCount: network.featureCount)
    for geometry in network.geometries { memory.add(geometry) }
    if memory.bytes > Blueprint.memoryLimit {
      throw TrainingError(
        "mini-batches of \(options.batchSize) would take more than the "
          + "\(Blueprint.memoryLimit >> 30) GB a network may", argument: "batchSize",
        hint: "smaller ones")
    }
  }
}
