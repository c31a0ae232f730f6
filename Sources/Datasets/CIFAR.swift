import Tensors

/// CIFAR-10 as its authors packed it for Python: `data_batch_1` to `data_batch_5` and `test_batch`.
///
/// Each is a pickle of a dictionary with `data`, uint8 of `[n, 3072]` (red, green, blue planes of
/// 32 x 32), and `labels`, a list of n numbers from 0 to 9 (cs.toronto.edu/~kriz/cifar.html).
public enum CIFAR {
  /// The names of the six files.
  public static let trainingNames = (1...5).map { "data_batch_\($0)" }
  /// The name of the file of test images.
  public static let testName = "test_batch"

  /// How many training images there are in all.
  public static let trainingCount = 50_000
  /// How many test images there are in all.
  public static let testCount = 10_000

  /// The images and labels of one file.
  public struct Batch: Sendable {
    /// `[n, 3, 32, 32]`, uint8: planes of red, green and blue.
    public let images: Tensor
    /// `[n]`, int64, 0 to 9.
    public let labels: Tensor
  }

  /// The batch in a file's bytes.
  public static func read(_ bytes: [UInt8]) throws(DatasetError) -> Batch {
    let contents = try Unpickler.load(bytes)
    guard case .array(let data)? = contents["data"], data.dtype == .uint8, data.rank == 2,
      data.shape[1] == 3072
    else {
      throw DatasetError("is no CIFAR-10 batch: it has no data of 3,072 bytes an image")
    }
    guard let numbers = contents["labels"]?.elements, numbers.count == data.shape[0] else {
      throw DatasetError("is no CIFAR-10 batch: it has not one label for each image")
    }
    var labels: [Int64] = []
    for number in numbers {
      guard case .integer(let label) = number, (0...9).contains(label) else {
        throw DatasetError("is no CIFAR-10 batch: a label is not a number from 0 to 9")
      }
      labels.append(Int64(label))
    }
    return try translatingErrors {
      Batch(
        images: try data.reshaped([data.shape[0], 3, 32, 32]),
        labels: try Tensor(labels, shape: [labels.count]))
    }
  }

  /// The batch in a file.
  public static func read(file path: String) throws(DatasetError) -> Batch {
    do {
      return try read(Files.read(path))
    } catch {
      throw error.about(path)
    }
  }

  /// The names of the ten kinds of image, from the bytes of `batches.meta`.
  public static func labelNames(_ bytes: [UInt8]) throws(DatasetError) -> [String] {
    guard let names = try Unpickler.load(bytes)["label_names"]?.elements?.compactMap(\.string),
      names.count == 10
    else { throw DatasetError("is no batches.meta of CIFAR-10: it has no ten label_names") }
    return names
  }
}
