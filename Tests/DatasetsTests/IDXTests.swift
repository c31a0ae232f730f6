import Datasets
import Tensors
import Testing

@Suite struct IDXTests {
  /// By hand from the format's description (yann.lecun.com/exdb/mnist): 2x3 bytes.
  let bytes: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]

  @Test func readsBytes() throws {
    let tensor = try IDX.read(bytes)
    #expect(tensor.shape == [2, 3])
    #expect(tensor.dtype == .uint8)
    #expect(tensor.values(as: Int64.self) == [1, 2, 3, 4, 5, 255])
    #expect(try IDX.read(Gzip.compressed(bytes)).values(as: Int64.self) == [1, 2, 3, 4, 5, 255])
  }

  @Test(
    arguments: [
      ([0x09, 1, 0, 0, 0, 2, 0xff, 0x80], DType.int32, [-1.0, -128]),
      ([0x0b, 1, 0, 0, 0, 2, 0xff, 0xfe, 1, 0], .int32, [-2, 256]),
      ([0x0c, 1, 0, 0, 0, 1, 0, 1, 0, 0], .int32, [65536]),
      ([0x0d, 1, 0, 0, 0, 1, 0x3f, 0x80, 0, 0], .float32, [1]),
      ([0x0e, 1, 0, 0, 0, 1, 0xc0, 0, 0, 0, 0, 0, 0, 0], .float64, [-2]),
    ] as [([UInt8], DType, [Double])])
  func readsEveryElementType(bytes: [UInt8], dtype: DType, values: [Double]) throws {
    let tensor = try IDX.read([0, 0] + bytes)
    #expect(tensor.dtype == dtype)
    #expect(tensor.values(as: Double.self) == values)
  }

  @Test(arguments: [DType.uint8, .int32, .float32, .float64], [[], [0], [5], [2, 3], [4, 1, 3]])
  func writesWhatItReads(dtype: DType, shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { Double($0 * 7) - (dtype == .uint8 ? 0 : 3) }
    let tensor = try Tensor(values, shape: shape).converted(to: dtype)
    let back = try IDX.read(IDX.bytes(of: tensor))
    #expect(back.shape == shape)
    #expect(back.dtype == dtype)
    #expect(back.values(as: Double.self) == values)
  }

  @Test(
    arguments: [
      ([], "is not an IDX file: it doesn't begin with 00 00 and an element type"),
      ([0, 0, 7, 1], "is not an IDX file: it doesn't begin with 00 00 and an element type"),
      ([0, 0, 8, 2, 0, 0, 0], "is cut short: 2 axes are announced, and the header ends early"),
      (
        [0, 0, 8, 1, 0, 0, 0, 3, 1, 2],
        "an array of shape 3 and 1 bytes an element has 2 bytes"
      ),
      (
        [0, 0, 14, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
        "an array of shape 4294967295x4294967295x4294967295 and 8 bytes an element has 1 bytes"
      ),
    ] as [([UInt8], String)])
  func saysWhatIsWrong(bytes: [UInt8], message: String) {
    #expect(errorText { try IDX.read(bytes) } == message)
  }

  @Test func refusesWhatTheFormatCannotHold() throws {
    let tensor = try Tensor([Int64(1)], shape: [1])
    #expect(
      errorText { try IDX.bytes(of: tensor) } == """
        an IDX file can't hold elements of type int64
        convert it to uint8, int32, float32 or float64
        """)
  }

  @Test func changedBytesNeverCrash() {
    var mutations = Mutations()
    for _ in 0..<2000 { _ = errorText { try IDX.read(mutations.changed(bytes)) } }
  }
}
