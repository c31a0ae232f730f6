import Networks
import Tensors

/// Handwritten digits, 28x28 pixels, as the chapters use them.
///
/// Every source gives the same numbers to the bit: pixels divided by 256 as float32, 0 (paper) to
/// 0.996 (ink), in rows of 784; labels 0 to 9 as int32.
/// ```swift
/// let location = MNIST.locate(near: ["notebooks"], environment: environment) ?? .sample
/// let digits = try MNIST.load(location)
/// print(digits.source, digits.training.count)
/// ```
public enum MNIST {
  /// Channels, height and width of an image.
  public static let imageShape = [1, 28, 28]
  static let pixelCount = 784

  /// The data at a location that `locate` found, or the embedded sample.
  public static func load(_ location: Location) throws(DatasetError) -> DataSplits {
    switch location {
    case .pickle(let path): try load(file: path)
    case .images(let folder): try load(folder: folder)
    case .sample: try sample()
    }
  }

  /// A file such as `mnist.pkl.gz`: three pairs (images, labels), packed by gzip or not.
  public static func load(file path: String) throws(DatasetError) -> DataSplits {
    let packed = try Files.read(path)
    do throws(DatasetError) {
      let bytes = Gzip.isCompressed(packed) ? try Gzip.decompressed(packed) : packed
      let parts = try parts(of: try Unpickler.load(bytes))
      return DataSplits(
        training: parts[0], validation: parts[1], test: parts[2],
        source: "\(DataSplits.sizes(parts)) from \(path)")
    } catch {
      throw error.about(path)
    }
  }

  /// A folder with the four IDX files; the last sixth of the training images is the validation set.
  ///
  /// For MNIST that is 50,000 and 10,000, the chapters' own split.
  public static func load(folder: String) throws(DatasetError) -> DataSplits {
    let training = try examples(
      pixels: try array(folder, imageFiles[0]), labels: try array(folder, imageFiles[1]),
      "training")
    let test = try examples(
      pixels: try array(folder, imageFiles[2]), labels: try array(folder, imageFiles[3]), "test")
    let bound = training.count - training.count / 6
    let parts = [
      try part(of: training, 0..<bound), try part(of: training, bound..<training.count), test,
    ]
    return DataSplits(
      training: parts[0], validation: parts[1], test: parts[2],
      source: "\(DataSplits.sizes(parts)) from \(folder)")
  }

  // MARK: From arrays to examples

  private static func parts(of value: PickleValue) throws(DatasetError) -> [Examples] {
    guard let pairs = value.elements, pairs.count == 3 else {
      throw DatasetError(
        "holds something else than three (images, labels) pairs: training, validation, test")
    }
    var parts: [Examples] = []
    for (pair, name) in zip(pairs, ["training", "validation", "test"]) {
      guard let arrays = pair.elements, arrays.count == 2, case .array(let images) = arrays[0],
        case .array(let labels) = arrays[1]
      else { throw DatasetError("the \(name) part is not a pair of arrays") }
      parts.append(try examples(images, labels, name))
    }
    return parts
  }

  private static func array(_ folder: String, _ name: String) throws(DatasetError) -> Tensor {
    let plain = "\(folder)/\(name)"
    let path = Files.isFile(plain + ".gz") ? plain + ".gz" : plain
    do throws(DatasetError) {
      return try IDX.read(try Files.read(path))
    } catch {
      throw error.about(path)
    }
  }

  /// Images and labels of IDX files as examples.
  static func examples(
    pixels: Tensor, labels: Tensor, _ name: String
  ) throws(DatasetError) -> Examples {
    try examples(try scaled(pixels), labels, name)
  }

  /// Pixels from 0 to 255 as numbers from 0 to 1: [n, 28, 28] uint8 to [n, 784] float32.
  private static func scaled(_ pixels: Tensor) throws(DatasetError) -> Tensor {
    guard pixels.dtype == .uint8, pixels.rank == 3, pixels.shape[1] * pixels.shape[2] == pixelCount
    else {
      throw DatasetError("the images are \(pixels.dtype) of shape \(pixels.shape), not 28x28 bytes")
    }
    return try translatingErrors {
      let images = try Tensor(zeros: [pixels.shape[0], pixelCount], .float32)
      try pixels.withPointer(as: UInt8.self) { source in
        try images.withPointer(as: Float.self) { target in
          for index in 0..<images.count { target[index] = Float(source[index]) / 256 }
        }
      }
      return images
    }
  }

  /// Checks images and labels against each other.
  private static func examples(
    _ images: Tensor, _ labels: Tensor, _ name: String
  ) throws(DatasetError) -> Examples {
    guard images.rank == 2, images.shape[1] == pixelCount, images.dtype.isFloatingPoint else {
      throw DatasetError(
        "the \(name) images are \(images.dtype) of shape \(images.shape), "
          + "not floats of shape [n, \(pixelCount)]")
    }
    guard labels.rank == 1, labels.count == images.shape[0], !labels.dtype.isFloatingPoint else {
      throw DatasetError(
        "the \(name) labels are \(labels.dtype) of shape \(labels.shape), "
          + "not \(images.shape[0]) integers")
    }
    if let wrong = labels.values(as: Int64.self).first(where: { !(0...9).contains($0) }) {
      throw DatasetError("the \(name) labels hold \(wrong); digits are 0 to 9")
    }
    return try translatingErrors {
      try Examples(inputs: images, labels: labels, imageShape: imageShape)
    }
  }

  /// Some of the examples, sharing their memory.
  static func part(of examples: Examples, _ range: Range<Int>) throws(DatasetError) -> Examples {
    try translatingErrors {
      let slice = [TensorIndex.slice(start: range.lowerBound, stop: range.upperBound, step: nil)]
      return try Examples(
        inputs: examples.inputs.indexed(slice), labels: examples.labels.indexed(slice),
        imageShape: examples.imageShape)
    }
  }
}
