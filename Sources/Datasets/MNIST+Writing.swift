import Networks
import Tensors

extension MNIST {
  /// Writes a data set as the chapters' file is written, for Python and for `load(file:)`.
  ///
  /// A pickle of protocol 2 packed by gzip, which Python 2's `cPickle.load` and Python 3's
  /// `pickle.load` read without further arguments: float32 images, int64 labels.
  public static func write(_ splits: DataSplits, to path: String) throws(DatasetError) {
    let file = try FileWriter(path)
    try write(splits) { (bytes) throws(DatasetError) in try file.write(bytes) }
    try file.finish()
  }

  /// The file as `write` would write it of the embedded sample, for programs that open it themselves
  /// where there is none.
  public static func sampleFile() throws(DatasetError) -> [UInt8] {
    var file: [UInt8] = []
    try write(sample()) { (bytes) throws(DatasetError) in file += bytes }
    return file
  }

  private static func write(
    _ splits: DataSplits, into sink: @escaping GzipWriter.Sink
  ) throws(DatasetError) {
    // Level 1: the images are mostly zeros, and higher levels take minutes for 250,000 of them.
    let gzip = try GzipWriter(level: 1, sink: sink)
    let pickle = try PickleWriter(gzip)
    for part in [splits.training, splits.validation, splits.test] {
      try pickle.array(part.inputs)
      try pickle.array(translatingErrors { try part.labels.converted(to: .int64) })
      try pickle.tuple2()
    }
    try pickle.tuple3()
    try pickle.finish()
    try gzip.finish()
  }
}
