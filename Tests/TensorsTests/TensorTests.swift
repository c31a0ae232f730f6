import Testing

@testable import Tensors

@Suite struct TensorTests {
  @Test func viewsShareTheirElements() throws {
    let matrix = try range(3, 4)
    let corner = try matrix.transposed()
      .indexed([.slice(start: nil, stop: nil, step: -2), .at(1)])
    #expect(corner.shape == [2])
    #expect(corner.strides == [-2])
    try corner.assign(Tensor(Int64(-5)), at: [.at(0)])
    #expect(try matrix.item(at: 7) == .integer(-5))
    try matrix.reshaped([2, 6]).assign(Tensor(Int64(9)), at: [.at(0), .at(0)])
    #expect(try matrix.item() == .integer(9))
    // A copy does not.
    try matrix.indexed([.positions(integers(0))]).assign(Tensor(Int64(1)), at: [.ellipsis])
    #expect(try matrix.item() == .integer(9))
  }

  @Test func storageIsAlignedAndPointersStartAtTheFirstElement() throws {
    for count in [1, 3, 100] {
      let tensor = try Tensor(zeros: [count, 2], .float32)
      try tensor.withUnsafeBytes { bytes in
        #expect(UInt(bitPattern: bytes.baseAddress) % 64 == 0)
        #expect(bytes.count == count * 8)
      }
    }
    let tail = try range(4).indexed([.slice(start: 2, stop: nil, step: nil)])
    #expect(try tail.withPointer(as: Int64.self) { $0[1] } == 3)
    #expect(tail.values(as: Float.self) == [2, 3])
    #expect(throws: TensorError.self) { try tail.withPointer(as: Double.self) { _ in } }
    #expect(throws: TensorError.self) {
      try range(2, 3).transposed().withUnsafeBytes { _ in }
    }
  }

  /// A view of a reshaped view has the elements that a copy has, for every shape of 12 elements.
  @Test func reshapingAnyViewKeepsTheOrder() throws {
    let cube = try range(4, 4, 4)
    let step = TensorIndex.slice(start: nil, stop: nil, step: 2)
    let back = TensorIndex.slice(start: 2, stop: nil, step: -1)
    let views = try [
      cube.indexed([.at(1), back]),
      cube.indexed([step, back, step]),
      cube.indexed([back, step, step]).transposed([2, 0, 1]),
      cube.indexed([back, .at(1)]).broadcast(to: [3, 4]),
      cube.indexed([.at(0), .at(0), .slice(start: 0, stop: 3, step: nil), .newAxis])
        .broadcast(to: [3, 4]),
    ]
    let shapes = [
      [12], [-1, 1], [2, 6], [6, 2], [3, 4], [4, 3], [3, 2, 2], [2, 2, 3], [2, 3, 2], [1, 12, 1],
      [2, 1, 6],
    ]
    for view in views {
      #expect(view.count == 12)
      for shape in shapes {
        let reshaped = try view.reshaped(shape)
        #expect(reshaped.values(as: Int64.self) == view.values(as: Int64.self))
      }
    }
  }

  /// Sizes that no machine has are refused before anything is allocated.
  @Test(arguments: [
    [1 << 62, 8], [.max, .max], [1 << 50], [-1], Array(repeating: 1, count: 65),
  ])
  func absurdShapesAreErrors(_ shape: [Int]) throws {
    #expect(throws: TensorError.self) { try Tensor(zeros: shape) }
    #expect(throws: TensorError.self) { try Tensor(1.0).broadcast(to: shape) }
    #expect(throws: TensorError.self) { try Tensor(1.0).reshaped(shape + [-1, -1]) }
  }

  @Test func absurdGrowthIsAnError() throws {
    let large = try Tensor(1.0).broadcast(to: [1 << 20])
    #expect(throws: TensorError.self) {
      try large.reshaped([1 << 20, 1]).multiplying(large)
    }
    #expect(throws: TensorError.self) {
      try large.reshaped([1 << 20, 1]).matrixProduct(large.reshaped([1, 1 << 20]))
    }
    #expect(throws: TensorError.self) {
      try Tensor.concatenated(Array(repeating: large, count: 1 << 16))
    }
  }

  @Test(arguments: [
    ([TensorIndex.at(2)], "index 2 is out of bounds for axis 0 with size 2"),
    ([.at(.min)], "index \(Int.min) is out of bounds for axis 0 with size 2"),
    ([.whole, .at(-4)], "index -4 is out of bounds for axis 1 with size 3"),
    (
      [.at(0), .at(0), .at(0)],
      "too many indices for array: array is 2-dimensional, but 3 were indexed"
    ),
    ([.ellipsis, .ellipsis], "an index can only have a single ellipsis ('...')"),
    ([.slice(start: 0, stop: 1, step: 0)], "slice step cannot be zero"),
  ])
  func wrongIndicesAreErrors(_ indices: [TensorIndex], _ message: String) throws {
    let kind: TensorError.Kind = message.contains("step") ? .value : .index
    #expect(throws: TensorError(message, kind: kind)) { try range(2, 3).indexed(indices) }
  }

  @Test func wrongPositionsAreErrors() throws {
    let matrix = try range(2, 3)
    #expect(
      throws: TensorError("index 3 is out of bounds for axis 1 with size 3", kind: .index)
    ) {
      try matrix.indexed([.whole, .positions(integers(0, 3))])
    }
    #expect(throws: TensorError.self) { try matrix.indexed([.positions(vector(0.5))]) }
    #expect(throws: TensorError.self) { try matrix.indexed([.mask(truths(true))]) }
    #expect(throws: TensorError.self) {
      try matrix.indexed([.positions(integers(0, 1)), .positions(integers(0, 1, 2))])
    }
    #expect(throws: TensorError.self) {
      try matrix.assign(integers(1, 2), at: [.at(0)])
    }
  }

  /// Bounds and steps at the ends of `Int` against a plain walk.
  @Test func slicesAgreeWithAWalk() throws {
    let bounds: [Int?] = [nil, .min, -6, -5, -1, 0, 1, 4, 5, 6, .max]
    for length in [0, 1, 5] {
      for start in bounds {
        for stop in bounds {
          for step in [Int.min, -7, -2, -1, 1, 2, 7, .max] {
            let found = try SliceRange(start: start, stop: stop, step: step, length: length)
            let places = (0..<found.count).map { found.first + $0 * step }
            #expect(
              places == walk(start, stop, step, length), "\(length): \(start):\(stop):\(step)")
          }
        }
      }
    }
  }

  /// Python's definition of a slice, in exact steps.
  private func walk(_ start: Int?, _ stop: Int?, _ step: Int, _ length: Int) -> [Int] {
    let places = step > 0 ? Array(0..<length) : (0..<length).reversed()
    let fromFront = { (given: Int) in given < 0 && given > .min + length ? given + length : given }
    let end = stop.map { $0 < 0 ? Swift.max(fromFront($0), -1) : $0 }
    var inside = places
    if let start {
      let from = fromFront(start)
      inside = inside.filter { step > 0 ? $0 >= from : $0 <= from }
      if start < 0 && from < 0 && step < 0 { inside = [] }
    }
    if let end { inside = inside.filter { step > 0 ? $0 < end : $0 > end } }
    return inside.enumerated().filter { $0.offset % Int(clamping: step.magnitude) == 0 }
      .map(\.element)
  }
}
