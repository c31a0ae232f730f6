/// Places in an array, counted along each axis or through all elements in a row.
public enum FlatIndices {
  /// For each axis, the place along it of each place in the row (`unravel_index`).
  public static func unraveled(
    _ places: Tensor, _ shape: [Int], isFortranOrder: Bool = false
  ) throws(TensorError) -> [Tensor] {
    let count = try Shape.checkedCount(shape, .uint8)
    guard places.dtype.isInteger || places.count == 0 else {
      throw TensorError("only int indices permitted")
    }
    var rest = places.values(as: Int64.self)
    for place in rest where place < 0 || place >= count {
      throw TensorError(
        "index \(place) is out of bounds for array with size \(count)")
    }
    var result: [Tensor] = []
    for length in isFortranOrder ? shape : shape.reversed() {
      let along = rest.map { $0 % Int64(Swift.max(length, 1)) }
      rest = rest.map { $0 / Int64(Swift.max(length, 1)) }
      try result.append(Tensor(along, shape: places.shape))
    }
    return isFortranOrder ? result : result.reversed()
  }

  /// The places in the row of places along each axis, which broadcast (`ravel_multi_index`).
  public static func raveled(
    _ places: [Tensor], _ shape: [Int], _ modes: [OutOfBounds], isFortranOrder: Bool = false
  ) throws(TensorError) -> Tensor {
    guard places.count == shape.count else {
      throw TensorError(
        "parameter multi_index must be a sequence of length \(shape.count)")
    }
    _ = try Shape.checkedCount(shape, .uint8)
    var common: [Int] = []
    for part in places { common = try Shape.broadcast(common, part.shape) }
    var result = [Int64](repeating: 0, count: try Shape.checkedCount(common, .int64))
    let axes = isFortranOrder ? Array(shape.indices.reversed()) : Array(shape.indices)
    for axis in axes {
      let length = shape[axis]
      let mode = modes.count == 1 ? modes[0] : modes[axis]
      if mode == .raise, places[axis].values(as: Int64.self).contains(where: { $0 < 0 }) {
        throw TensorError("invalid entry in coordinates array")
      }
      let inside: Tensor
      do {
        inside = try places[axis].places(within: length, mode, "the axis")
      } catch {
        throw TensorError("invalid entry in coordinates array")
      }
      let values = try inside.broadcast(to: common).values(as: Int64.self)
      for index in result.indices { result[index] = result[index] * Int64(length) + values[index] }
    }
    return try Tensor(result, shape: common)
  }

  /// One tensor for each vector, each of the shape that all span (`meshgrid`).
  ///
  /// With `isCartesian` the first two axes are exchanged, so that the first vector runs along rows.
  public static func meshgrid(
    _ vectors: [Tensor], isCartesian: Bool, isSparse: Bool
  ) throws(TensorError) -> [Tensor] {
    var rows: [Tensor] = []
    for vector in vectors { try rows.append(vector.reshaped([-1])) }
    let swaps = isCartesian && vectors.count > 1
    var shape = rows.map(\.count)
    if swaps { shape.swapAt(0, 1) }
    var result: [Tensor] = []
    for (index, row) in rows.enumerated() {
      var own = [Int](repeating: 1, count: rows.count)
      own[swaps && index < 2 ? 1 - index : index] = row.count
      let spread = try row.reshaped(own)
      try result.append(isSparse ? spread.copied() : spread.broadcast(to: shape).copied())
    }
    return result
  }
}
