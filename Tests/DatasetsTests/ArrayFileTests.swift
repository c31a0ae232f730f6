import Datasets
import Foundation
import Tensors
import Testing

/// Arrays in npy and npz files, by NumPy and by nnrepl.
@Suite struct ArrayFileTests {
  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  private static func shown(_ tensor: Tensor) -> String {
    let lengths = tensor.shape.map(String.init).joined(separator: ", ")
    let numbers = tensor.values(as: Double.self).map { $0.isInfinite ? "Infinity" : "\($0)" }
    return "(\(lengths)\(tensor.rank == 1 ? "," : "")) [\(numbers.joined(separator: ", "))]"
  }

  @Test(arguments: npyTable)
  func reading(_ name: String, _ file: String, _ expected: String) throws {
    #expect(try Self.shown(NPY.read(Self.bytes(file))) == expected, "\(name)")
  }

  @Test(arguments: refusedArrays)
  func refusal(_ name: String, _ file: String, _ message: String) throws {
    let error = errorText { try NPY.read(Self.bytes(file)) }
    #expect(error?.contains(message) == true, "\(name): \(error ?? "no error")")
  }

  @Test(arguments: npzTable)
  func readingSeveral(_ name: String, _ file: String, _ expected: String) throws {
    let arrays = try NPZ.read(Self.bytes(file))
    let text = arrays.map { "\($0.name) \(Self.shown($0.array))" }.joined(separator: "; ")
    #expect(text == expected, "\(name)")
  }

  /// What is written is read again, and is NumPy's file to the byte where that is row-major.
  @Test func writing() throws {
    for (name, file, expected) in npyTable {
      let tensor = try NPY.read(Self.bytes(file))
      let written = try NPY.bytes(of: tensor)
      #expect(try Self.shown(NPY.read(written)) == expected)
      if [
        "vector", "float32 matrix", "truth", "bytes", "int16", "uint32", "one number", "nothing",
        "three axes",
      ]
      .contains(name) {
        #expect(try written == Self.bytes(file), "\(name)")
      }
    }
    let arrays = [("a", try Tensor([1.5, 2], shape: [2])), ("b c", try Tensor(Int64(3)))]
    for isPacked in [false, true] {
      let read = try NPZ.read(NPZ.bytes(of: arrays, isPacked: isPacked))
      #expect(read.map(\.name) == ["a", "b c"])
      #expect(read.map { Self.shown($0.array) } == arrays.map { Self.shown($0.1) })
    }
  }

  /// Whatever happens to a file, reading it ends, with an array or an error.
  @Test func damagedFiles() throws {
    var mutations = Mutations()
    for (_, file, _) in npyTable + refusedArrays {
      let bytes = try Self.bytes(file)
      for _ in 0..<300 { _ = try? NPY.read(mutations.changed(bytes)) }
      for length in 0..<min(bytes.count, 140) { _ = try? NPY.read(Array(bytes.prefix(length))) }
    }
    for (_, file, _) in npzTable {
      let bytes = try Self.bytes(file)
      for _ in 0..<1000 { _ = try? NPZ.read(mutations.changed(bytes)) }
      for length in 0..<bytes.count { _ = try? NPZ.read(Array(bytes.prefix(length))) }
    }
  }

  @Test func tables() throws {
    func read(_ text: String, _ change: (inout NumberTable.Options) -> Void = { _ in }) -> String {
      var options = NumberTable.Options()
      change(&options)
      do {
        return Self.shown(
          try NumberTable(lines: NumberTable.lines(of: text), options).numbers)
      } catch {
        return error.message
      }
    }
    #expect(read("1 2\n3 4\n") == "(2, 2) [1.0, 2.0, 3.0, 4.0]")
    #expect(read("# head\n1\t2 # two\n\n3 4\r\n") == "(2, 2) [1.0, 2.0, 3.0, 4.0]")
    #expect(read("1,2e3\n-.5,nan") { $0.delimiter = "," } == "(2, 2) [1.0, 2000.0, -0.5, nan]")
    #expect(read("x\n1 2\n3 4") { $0.skippedLines = 1 } == "(2, 2) [1.0, 2.0, 3.0, 4.0]")
    #expect(read("1 2\n3 4") { $0.columns = [-1] } == "(2, 1) [2.0, 4.0]")
    #expect(
      read("9007199254740993") { $0.type = .int64 } == "(1, 1) [9007199254740992.0]")
    #expect(
      read("1 x") == "could not convert string 'x' to float64 at row 0, column 2.")
    #expect(read("1.5") { $0.type = .int64 }.hasPrefix("could not convert string '1.5' to int64"))
    #expect(read("1 2\n3").hasPrefix("the number of columns changed from 2 to 1 at row 1"))
    #expect(read("1,,x") { ($0.delimiter, $0.missing) = (",", -1) } == "(1, 3) [1.0, -1.0, -1.0]")
    #expect(read("0x10") == "could not convert string '0x10' to float64 at row 0, column 1.")
  }

  @Test func formats() throws {
    #expect(try NumberFormat("%.18e").text([0.1]) == "1.000000000000000056e-01")
    #expect(try NumberFormat("%d, %5.2f%%|").text([3.9, 2.345]) == "3,  2.35%|")
    #expect(try NumberFormat("%-6g|%+d").text([1e20, 5]) == "1e+20 |+5")
    #expect(try NumberFormat("%999.99f").text([-1e308]).utf8.count == 999)
    for wrong in ["%", "%q", "%1000d", "%n", "%*d", "%ld"] {
      #expect(throws: DatasetError.self) { try NumberFormat(wrong) }
    }
  }
}

/// CIFAR-10's batches.
@Suite struct CIFARTests {
  @Test func madeBatch() throws {
    let packed = try #require(Data(base64Encoded: DatasetsTests.madeBatch))
    let batch = try CIFAR.read(Gzip.decompressed(Array(packed)))
    #expect(batch.images.shape == [2, 3, 32, 32])
    #expect(batch.labels.values(as: Int64.self) == [3, 9])
    #expect(try batch.images.item(at: 3072) == .integer(3072 % 251))
  }

  @Test func refusals() throws {
    #expect(errorText { try CIFAR.read(Array("}.".utf8)) }?.contains("3,072 bytes") == true)
    #expect(errorText { try CIFAR.read(file: "/nowhere/data_batch_1") } != nil)
    #expect(errorText { try CIFAR.labelNames(Array("}.".utf8)) } != nil)
  }

  static let folder = "../shared/data/cifar-10-batches-py"
  static let isThere = FileManager.default.fileExists(atPath: folder + "/test_batch")

  @Test(.enabled(if: isThere, "needs \(folder)"))
  func realBatches() throws {
    let test = try CIFAR.read(file: Self.folder + "/test_batch")
    #expect(test.images.shape == [1000, 3, 32, 32])
    // Sums as NumPy has them.
    #expect(try test.images.sum().item() == .integer(374_560_331))
    #expect(try test.labels.sum().item() == .integer(4603))
    let training = try CIFAR.read(file: Self.folder + "/data_batch_1")
    #expect(training.images.shape == [4000, 3, 32, 32])
    #expect(try training.images.sum().item() == .integer(1_481_085_868))
    let names = try CIFAR.labelNames(
      Array(Data(contentsOf: URL(fileURLWithPath: Self.folder + "/batches.meta"))))
    #expect(names.first == "airplane" && names.last == "truck")
  }
}
