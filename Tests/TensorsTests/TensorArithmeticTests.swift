import Testing

@testable import Tensors

/// Every operation between every two element types, on values that include the awkward ones.
///
/// Expected texts: Scripts/reference/tensors.py, which has the same samples.
@Suite struct TensorArithmeticTests {
  static func sample(_ type: DType) throws -> Tensor {
    switch type {
    case .float64: try Tensor([-2.5, 0, 1.5, 3, .infinity, .nan], shape: [6])
    case .float32: try Tensor([3, -0.25, 0, 1e30, -.infinity, 7.5] as [Float], shape: [6])
    case .int64: try Tensor([-7, 0, 1, 3, 100, .min] as [Int64], shape: [6])
    case .int32: try Tensor([3, -2, 0, -5, .max, -1] as [Int32], shape: [6])
    case .uint8: try Tensor([0, 1, 2, 3, 200, 255] as [UInt8], shape: [6])
    case .bool: try Tensor([false, true, false, true, true, false], shape: [6])
    default: throw TensorError("the table has no \(type)")
    }
  }

  static func exponents(_ type: DType) throws -> Tensor {
    switch type {
    case .float64: try Tensor([2.5, 0, 1.5, 3, -1, 2], shape: [6])
    case .float32: try Tensor([3, 0.5, 0, 2, -1, 7.5] as [Float], shape: [6])
    case .int64: try Tensor([7, 0, 1, 3, 2, 63] as [Int64], shape: [6])
    case .int32: try Tensor([3, 2, 0, 5, 31, 1] as [Int32], shape: [6])
    case .uint8: try Tensor([0, 1, 2, 3, 20, 255] as [UInt8], shape: [6])
    case .bool: try Tensor([false, true, false, true, true, false], shape: [6])
    default: throw TensorError("the table has no \(type)")
    }
  }

  static func result(_ left: DType, _ symbol: String, _ right: DType) throws -> Tensor {
    let a = try sample(left)
    if symbol == "**" { return try a.raised(to: exponents(right)) }
    let b = try sample(right)
    return switch symbol {
    case "+": try a.adding(b)
    case "-": try a.subtracting(b)
    case "*": try a.multiplying(b)
    case "/": try a.dividing(b)
    case "//": try a.floorDividing(b)
    case "%": try a.remainder(b)
    case "maximum": try a.maximum(b)
    case "minimum": try a.minimum(b)
    default: try a.compared(#require(Comparison(rawValue: symbol)), to: b)
    }
  }

  @Test func everyOperationBetweenEveryTwoTypes() throws {
    let lines = referenceArithmetic.split(separator: "\n")
    #expect(lines.count == 21 * 15 - 4)
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 4)
      let left = try #require(DType(rawValue: String(parts[0])))
      let right = try #require(DType(rawValue: String(parts[2])))
      var options = PrintOptions()
      options.lineWidth = 1000
      let found = try Self.result(left, String(parts[1]), right).debugText(options)
      #expect(found == parts[4], "\(parts[0]) \(parts[1]) \(parts[2])")
    }
  }

  @Test func pythonNumbersTakeTheTensorsType() throws {
    let bytes = try Tensor([1, 2] as [UInt8], shape: [2])
    #expect(try Tensor(.integer(3), beside: bytes).dtype == .uint8)
    #expect(try Tensor(.real(3), beside: bytes).dtype == .float64)
    #expect(try Tensor(.real(3), beside: Tensor(zeros: [2], .float32)).dtype == .float32)
    #expect(try Tensor(.integer(3), beside: Tensor(zeros: [2], .float32)).dtype == .float32)
    #expect(try Tensor(.integer(3), beside: Tensor(true)).dtype == .int64)
    #expect(try Tensor(.boolean(true), beside: bytes).dtype == .bool)
    #expect(throws: TensorError("Python integer 300 out of bounds for uint8", kind: .overflow)) {
      try Tensor(.integer(300), beside: bytes)
    }
  }

  @Test(arguments: DType.allCases.filter(\.isInteger))
  func integersNeverTrap(_ type: DType) throws {
    let edges = try Tensor([.min, .max, 0, -1, 1] as [Int64], shape: [5]).converted(to: type)
    let column = try edges.reshaped([5, 1])
    for operation in [
      Tensor.adding, Tensor.subtracting, Tensor.multiplying, Tensor.floorDividing,
      Tensor.remainder, Tensor.dividing, Tensor.matrixProduct,
    ] {
      _ = try operation(column)(try edges.reshaped([1, 5]))
    }
    _ = try edges.negated()
    _ = try edges.abs()
    _ = try edges.sum()
    for target in DType.allCases {
      _ = try Tensor([.nan, .infinity, -.infinity, 1e300, -1e300, 0x1p63, -0x1p63], shape: [7])
        .converted(to: target).converted(to: type)
    }
  }

  /// NumPy's own messages.
  @Test func mistakesAreErrors() throws {
    let six = try Tensor(zeros: [2, 3])
    #expect(
      throws: TensorError("operands could not be broadcast together with shapes (2,3) (4,)")
    ) { try six.adding(Tensor(zeros: [4])) }
    #expect(throws: TensorError("cannot reshape array of size 6 into shape (4,2)")) {
      try six.reshaped([4, 2])
    }
    #expect(throws: TensorError("axis 2 is out of bounds for array of dimension 2")) {
      try six.sum(axis: 2)
    }
    #expect(throws: TensorError.self) { try Tensor(true).subtracting(Tensor(false)) }
    #expect(throws: TensorError.self) { try Tensor(true).negated() }
    #expect(throws: TensorError.self) {
      try Tensor([2] as [Int64], shape: [1]).raised(to: Tensor(Int64(-1)))
    }
    #expect(
      throws: TensorError("shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)")
    ) { try six.matrixProduct(six) }
    #expect(throws: TensorError.self) { try Tensor(zeros: [0, 2]).max(axis: 0) }
    #expect(throws: TensorError.self) { try Tensor(zeros: [0]).argmax() }
    #expect(throws: TensorError.self) { try Tensor.concatenated([six, Tensor(zeros: [2, 2])]) }
  }
}
