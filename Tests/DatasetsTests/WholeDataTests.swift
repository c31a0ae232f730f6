import Datasets
import Foundation
import Networks
import Tensors
import Testing

/// The folder of real data beside the project, where there is one.
private let dataFolder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().appendingPathComponent("../../../shared/data").standardized.path

private func isThere(_ name: String) -> Bool {
  FileManager.default.fileExists(atPath: "\(dataFolder)/\(name)")
}

private func bytes(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(fileURLWithPath: "\(dataFolder)/\(name)")))
}

/// Checks against the data sets themselves, which are too large to be part of the project.
@Suite struct WholeDataTests {
  /// Two files made from the same pixels by different programs.
  @Test(
    .enabled(
      if: isThere("mnist.pkl.gz") && isThere("mnist-idx"),
      "needs mnist.pkl.gz and mnist-idx in ../shared/data"))
  func pickleAndImagesAgreeToTheBit() throws {
    let pickle = try MNIST.load(file: "\(dataFolder)/mnist.pkl.gz")
    let images = try MNIST.load(folder: "\(dataFolder)/mnist-idx")
    #expect(pickle.source == "50,000/10,000/10,000 from \(dataFolder)/mnist.pkl.gz")
    #expect(images.source == "50,000/10,000/10,000 from \(dataFolder)/mnist-idx")
    for part in [\DataSplits.training, \.validation, \.test] {
      let (one, other) = (pickle[keyPath: part], images[keyPath: part])
      #expect(one.count == other.count)
      let difference = try one.inputs.withUnsafeBytes { one in
        try other.inputs.withUnsafeBytes { other in
          one.count == other.count
            ? one.baseAddress.flatMap { a in other.baseAddress.map { memcmp(a, $0, one.count) } }
            : nil
        }
      }
      #expect(difference == 0)
      #expect(one.labels.values(as: Int32.self) == other.labels.values(as: Int32.self))
    }
    // The first labels of MNIST's training and test images, as everybody prints them.
    #expect(pickle.training.labels.values(as: Int64.self).prefix(5) == [5, 0, 4, 1, 9])
    #expect(pickle.test.labels.values(as: Int64.self).prefix(5) == [7, 2, 1, 0, 4])
  }

  @Test(
    .enabled(if: isThere("mnist.pkl.gz"), "needs mnist.pkl.gz in ../shared/data"))
  func expandsTheWholeTrainingSet() throws {
    let training = try MNIST.load(file: "\(dataFolder)/mnist.pkl.gz").training
    let expanded = try MNIST.expanded(training)
    #expect(expanded.inputs.shape == [250_000, 784])
    var counts = [Int](repeating: 0, count: 10)
    for label in expanded.labels.values(as: Int32.self) { counts[Int(label)] += 1 }
    for label in training.labels.values(as: Int32.self) { counts[Int(label)] -= 5 }
    #expect(counts.allSatisfy { $0 == 0 })
  }

  /// Python 2 wrote these; names and shapes as the CIFAR-10 page describes them.
  @Test(
    .enabled(
      if: isThere("cifar-10-batches-py"), "needs cifar-10-batches-py in ../shared/data"))
  func readsCIFARBatches() throws {
    let names = try Unpickler.load(bytes("cifar-10-batches-py/batches.meta"))
    #expect(names["label_names"]?.elements?.first?.string == "airplane")
    let batch = try Unpickler.load(bytes("cifar-10-batches-py/test_batch"))
    #expect(batch["labels"]?.elements?.count == 1000)
    guard case .array(let data)? = batch["data"] else {
      Issue.record("no array under 'data'")
      return
    }
    #expect(data.shape == [1000, 3072])
    #expect(data.dtype == .uint8)
  }
}
