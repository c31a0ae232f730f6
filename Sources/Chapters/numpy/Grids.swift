import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make coordinates.
  static var grids: [NativeFunction] { [] }

  /// What makes arrays from what stands in its brackets: `np.mgrid`, `np.c_`, ….
  static var gridMakers: [String: Value] {
    [
      "mgrid": .object(IndexMaker("mgrid", "np.mgrid[0:2, 0:3]") { try grid($0, isOpen: false) }),
      "ogrid": .object(IndexMaker("ogrid", "np.ogrid[0:2, 0:3]") { try grid($0, isOpen: true) }),
      "c_": .object(IndexMaker("c_", "np.c_[[1, 2], [3, 4]]") { try joined($0, asColumns: true) }),
      "r_": .object(IndexMaker("r_", "np.r_[[1, 2], 3, 4]") { try joined($0, asColumns: false) }),
      "s_": .object(IndexMaker("s_", "np.s_[1:3]") { $0 }),
    ]
  }

  private static func parts(_ index: Value) -> [Value] {
    if case .tuple(let parts) = index { parts } else { [index] }
  }

  private static func wrong(_ message: String) -> Diagnostic { Diagnostic("ValueError", message) }

  /// The numbers of a slice; a step `5j` would be a number of points, which there is not here.
  private static func numbers(_ slice: SliceObject) throws -> Tensor {
    let bounds = [
      slice.lower.isNone ? .integer(0) : slice.lower, slice.upper,
      slice.step.isNone ? .integer(1) : slice.step,
    ]
    let reals = try bounds.map { value in
      guard let number = value.number else { throw wrong("a slice here has numbers as bounds") }
      return number
    }
    guard reals[2] != 0 else { throw wrong("the step is not 0") }
    let count = ((reals[1] - reals[0]) / reals[2]).rounded(.up)
    guard count <= Double(mostElements) else { throw wrong("the array would be too long") }
    let length = count > 0 ? Int(count) : 0
    let integers = bounds.compactMap(\.exactInteger)
    return try translated {
      integers.count == 3
        ? try Tensor(
          (0..<length).map { Int64(integers[0] &+ $0 &* integers[2]) }, shape: [length])
        : try Tensor((0..<length).map { reals[0] + Double($0) * reals[2] }, shape: [length])
    }
  }

  private static func grid(_ index: Value, isOpen: Bool) throws -> Value {
    let axes = try parts(index).map { part in
      guard case .slice(let slice) = part else { throw wrong("slices stand in these brackets") }
      return try numbers(slice)
    }
    guard case .tuple = index else { return .object(ArrayObject(axes[0])) }
    return try translated {
      let shape = axes.map(\.count)
      let open = try axes.indices.map { axis in
        var shape = axes.map { _ in 1 }
        shape[axis] = axes[axis].count
        return try axes[axis].reshaped(shape)
      }
      if isOpen { return .list(open.map { .object(ArrayObject($0)) }) }
      return .object(ArrayObject(try Tensor.stacked(open.map { try $0.broadcast(to: shape) })))
    }
  }

  private static func joined(_ index: Value, asColumns: Bool) throws -> Value {
    let arrays = try parts(index).map { part in
      if case .slice(let slice) = part { return try numbers(slice) }
      return try ArrayObject.tensor(part)
    }
    return try translated {
      let shaped = try arrays.map { array in
        if asColumns {
          return array.rank == 0
            ? try array.reshaped([1, 1])
            : array.rank == 1 ? try array.reshaped([array.count, 1]) : array
        }
        return array.rank == 0 ? try array.reshaped([1]) : array
      }
      return .object(ArrayObject(try Tensor.concatenated(shaped, along: asColumns ? -1 : 0)))
    }
  }
}

/// An object that is only indexed: what stands in the brackets is its argument.
final class IndexMaker: NativeObject {
  private let name: String
  private let example: String
  private let body: (Value) throws -> Value

  init(_ name: String, _ example: String, _ body: @escaping (Value) throws -> Value) {
    self.name = name
    self.example = example
    self.body = body
  }

  var typeName: String { name }
  var help: String? { "Makes an array from what stands in its brackets.\n\n    \(example)" }
  func item(_ index: Value) throws -> Value? { try body(index) }
}
