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
        argument: "batchSize", hint: "\(batchSize)")
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
        hint: "a softmax layer after it, such as softmax 10")
    }
    return softmax.connection.units
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
          + network.inputShape.shapeAndCountText, argument: name)
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
          + "\(classes - 1)", argument: name, hint: label > 0 ? "softmax \(label + 1)" : nil)
    }
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
