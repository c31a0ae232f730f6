import Datasets
import Language

/// Data of which only a part is there: what a program that counts on the whole stumbles over.
public struct DataShortage: Sendable, Equatable {
  /// Some of the data, such as training images.
  struct Part: Sendable, Equatable {
    let name: String
    let count: Int
    let whole: Int
  }

  /// What the data are called.
  public let name: String
  let parts: [Part]
  /// A call that what is there suffices for.
  public let fit: String

  /// CIFAR-10 with this many images; the call is that of cs231n's notebooks, which take apart how many
  /// they train, validate and test with.
  static func cifar(training: Int, test: Int) -> DataShortage {
    let validation = training / 8
    let tested = min(test, 1000)
    return DataShortage(
      name: "CIFAR-10",
      parts: [
        Part(name: "training images", count: training, whole: CIFAR.trainingCount),
        Part(name: "test images", count: test, whole: CIFAR.testCount),
      ], fit: "get_CIFAR10_data(\(training - validation), \(validation), \(tested))")
  }

  /// How much is there: `4,000 of 50,000 training images and 1,000 of 10,000 test images are there`.
  public var summary: String {
    parts.map { "\(grouped($0.count)) of \(grouped($0.whole)) \($0.name)" }
      .joined(separator: " and ") + " are there"
  }

  /// Whether a mistake is an index behind the end of a part that is not whole.
  public func explains(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.kind == "IndexError"
      && parts.contains { $0.count < $0.whole && diagnostic.message.hasSuffix("size \($0.count)") }
  }

  private func grouped(_ count: Int) -> String { DataSplits.grouped(count) }
}
