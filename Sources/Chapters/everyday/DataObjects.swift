import Datasets
import Interpreter
import Language
import Networks
import Tensors

/// A data set with its three parts: `mnist.train`, `mnist.valid`, `mnist.test`.
final class DataObject: NativeObject {
  let name: String
  private let load: () throws -> DataSplits

  /// A data set that is loaded at its first use.
  init(_ name: String, load: @escaping () throws -> DataSplits) {
    self.name = name
    self.load = load
  }

  /// The three parts.
  func splits() throws -> DataSplits { try translated(load) }

  var typeName: String { "data set" }
  var representation: String {
    do { return "<\(name): \(try splits().source)>" } catch { return "<\(name): not loaded>" }
  }
  var help: String? {
    """
    \(name): 28x28 images of handwritten digits with their labels.
    \(name).train, \(name).valid and \(name).test are its parts; \(name).test[7] is one image.
    nnrepl looks for mnist.pkl.gz, or the four IDX files, beside the notebook, in ./data, in
    $NNREPL_DATA and in ~/.cache/nnrepl; else it uses a sample of 5,000 that it brings along.

        show mnist.test[7]
    """
  }
  var attributeNames: [String] { ["train", "valid", "test"] }

  func attribute(_ name: String) throws -> Value? {
    let part: Examples
    switch name {
    case "train": part = try splits().training
    case "valid": part = try splits().validation
    case "test": part = try splits().test
    default: return nil
    }
    return .object(ExamplesObject(part, name: "\(self.name).\(name)"))
  }
}

/// Labelled images: indexed for one, sliced for some.
final class ExamplesObject: NativeObject {
  let examples: Examples
  let name: String

  init(_ examples: Examples, name: String) {
    self.examples = examples
    self.name = name
  }

  var typeName: String { "examples" }
  var representation: String { "<\(name): \(examples.count) labelled examples>" }
  var attributeNames: [String] { ["x", "y"] }
  func length() -> Int? { examples.count }
  func truth() -> Bool { examples.count > 0 }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "x": .object(SharedVariable(.tensor(examples.inputs)))
    case "y": .object(SharedVariable(.tensor(examples.labels)))
    default: nil
    }
  }

  func item(_ index: Value) throws -> Value? {
    if case .slice(let slice) = index {
      let resolved = try ResolvedSlice(slice, length: examples.count)
      let positions = try Tensor(resolved.indices.map { Int64($0) }, shape: [resolved.count])
      let part = try translated {
        try Examples(
          inputs: examples.inputs.indexed([.positions(positions)]).contiguous(),
          labels: examples.labels.indexed([.positions(positions)]).contiguous())
      }
      return .object(ExamplesObject(part, name: name))
    }
    guard let integer = index.exactInteger else {
      throw Diagnostic("TypeError", "an index is a whole number, not \(index.describedForError)")
    }
    let position = integer < 0 ? integer + examples.count : integer
    guard position >= 0, position < examples.count else {
      throw Diagnostic(
        "IndexError", "\(name) has \(examples.count) examples, so \(integer) is outside")
    }
    return .object(try image(at: position))
  }

  func iterator() -> ValueIterator? {
    var next = 0
    return ValueIterator { [self] in
      guard next < examples.count else { return nil }
      defer { next += 1 }
      return .object(try image(at: next))
    }
  }

  private func image(at position: Int) throws -> ImageObject {
    try translated {
      let pixels = try examples.inputs.indexed([.at(position)])
      let label = try examples.labels.item(at: position)
      return ImageObject(
        pixels: pixels, label: Int(label.asDouble), name: "\(name)[\(position)]",
        shape: examples.imageShape ?? examples.inputs.shape.dropFirst().map { $0 })
    }
  }
}

/// One labelled image.
final class ImageObject: NativeObject {
  /// The pixels, ink from 0 to 1.
  let pixels: Tensor
  /// What the image shows.
  let label: Int
  let name: String
  /// Channels, height and width where known; else the pixels' own shape.
  let shape: [Int]

  init(pixels: Tensor, label: Int, name: String, shape: [Int]) {
    self.pixels = pixels
    self.label = label
    self.name = name
    self.shape = shape
  }

  var typeName: String { "image" }
  var representation: String { "<\(name): an image of \(label); show \(name) draws it>" }
  var attributeNames: [String] { ["pixels", "label"] }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "label": .integer(label)
    case "pixels":
      .object(
        ArrayObject(
          try translated { try pixels.reshaped(shape.last.map { [-1, $0] } ?? [-1]) }, role: .image)
      )
    default: nil
    }
  }
}

extension Value {
  /// The examples that a value stands for: a part of a data set, or a pair of shared variables.
  ///
  /// `part` says which part of a whole data set is meant.
  func examples(_ part: KeyPath<DataSplits, Examples>) throws -> Examples? {
    if let data = object(as: DataObject.self) { return try data.splits()[keyPath: part] }
    if let examples = object(as: ExamplesObject.self) { return examples.examples }
    let pair: [Value]
    switch self {
    case .tuple(let elements): pair = elements
    case .list(let list): pair = list.elements
    default: return nil
    }
    guard pair.count == 2 else { return nil }
    // Two parts of the data, such as `(training_data, test_data)`, are no inputs with labels.
    if case .tuple(let part) = pair[0], case .some(.object) = part.first { return nil }
    let inputs = try ArrayObject.tensor(pair[0])
    let labels = try ArrayObject.tensor(pair[1])
    guard inputs.rank > 0, labels.rank > 0 else { return nil }
    return try translated { try Examples(inputs: inputs, labels: labels) }
  }
}
