import CMNISTSample
import Networks

extension MNIST {
  /// 5,000 images that the program itself holds: 4,000 to train, 500 to validate, 500 to test.
  ///
  /// Each part has the ten digits in equal numbers. `Assets/mnist-sample/README.md` tells where the
  /// images are from. They are unpacked here, at the first use.
  public static func sample() throws(DatasetError) -> DataSplits {
    let images = UnsafeBufferPointer(start: mnist_sample_images, count: mnist_sample_images_size)
    let labels = UnsafeBufferPointer(start: mnist_sample_labels, count: mnist_sample_labels_size)
    let all = try examples(
      pixels: try IDX.read(Array(images)), labels: try IDX.read(Array(labels)), "sample's")
    return DataSplits(
      training: try part(of: all, 0..<4000), validation: try part(of: all, 4000..<4500),
      test: try part(of: all, 4500..<5000), source: Location.sample.summary)
  }
}
