import Tensors

/// Inputs with the class that each belongs to: what a network is trained and tested on.
public struct Examples: Sendable {
  /// The inputs, float32, `[count, features]`, row-major; pixels are 0 (paper) to 1 (ink).
  public let inputs: Tensor
  /// The classes, int32, `[count]`, counted from 0.
  public let labels: Tensor
  /// The shape of one input where it is an image: `[28, 28]` or `[channels, height, width]`.
  public let imageShape: [Int]?

  /// Examples from tensors of any number type.
  ///
  /// - Parameters:
  ///   - inputs: One example along the first axis; further axes are laid out as one row.
  ///   - labels: As many whole numbers.
  public init(
    inputs: Tensor, labels: Tensor, imageShape: [Int]? = nil
  ) throws(TrainingError) {
    if labels.rank == 2, labels.shape[1] > 1, inputs.rank >= 2,
      inputs.shape[0] == labels.shape[0]
    {
      throw TrainingError(
        "labels of shape \(labels.shape.tupleText) are a row for each input, not one number",
        hint: "numpy.argmax(labels, axis=1), where each row marks a class")
    }
    guard inputs.rank >= 2, labels.rank == 1, inputs.shape[0] == labels.shape[0] else {
      throw TrainingError(
        "inputs of shape \(inputs.shape.tupleText) and labels of shape \(labels.shape.tupleText)"
          + " are not one label for each input",
        hint: "inputs of shape (n, features) and labels of shape (n,)")
    }
    let features = inputs.shape.dropFirst().reduce(1, *)
    if let imageShape, imageShape.checkedProduct != features {
      throw TrainingError(
        "\(features) values for an input, but an image of \(imageShape.shapeAndCountText)")
    }
    do {
      self.inputs = try inputs.converted(to: .float32).contiguous()
        .reshaped([inputs.shape[0], features])
      self.labels = try labels.converted(to: .int32).contiguous()
    } catch {
      throw TrainingError("\(error)")
    }
    if labels.dtype.isFloatingPoint {
      let (given, whole) = (labels.values(as: Double.self), self.labels.values(as: Int32.self))
      if let index = given.indices.first(where: { given[$0] != Double(whole[$0]) }) {
        throw TrainingError(
          "label \(index) is \(given[index]), but classes are whole numbers from 0 on")
      }
    }
    self.imageShape = imageShape
  }

  /// The number of examples.
  public var count: Int { labels.count }
  /// The number of values in one input.
  public var featureCount: Int { inputs.shape[1] }

  /// One input, in its image's shape where it has one.
  public func input(at index: Int) throws(TensorError) -> Tensor {
    try inputs.indexed([.at(index)]).reshaped(imageShape ?? [featureCount])
  }

  /// The class of one input.
  public func label(at index: Int) throws(TensorError) -> Int {
    guard case .integer(let label) = try labels.item(at: index) else { return 0 }
    return label
  }
}
