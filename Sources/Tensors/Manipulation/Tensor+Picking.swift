/// What a place beyond the end of an axis stands for.
public enum OutOfBounds: String, CaseIterable, Sendable {
  /// A mistake.
  case raise
  /// The place after going round.
  case wrap
  /// The nearest end.
  case clip
}

extension Tensor {
  /// The elements at places along an axis, or of the elements in one row (`take`).
  ///
  /// The axes of `places` stand where the axis was.
  public func taking(
    _ places: Tensor, axis: Int? = nil, _ mode: OutOfBounds = .raise
  ) throws(TensorError) -> Tensor {
    guard let given = axis else {
      return try reshaped([-1]).taking(places, axis: 0, mode)
    }
    let axis = try Shape.axis(given, rank: rank)
    let inside = try places.places(
      within: shape[axis], mode, "axis \(axis) with size \(shape[axis])")
    return try indexed([TensorIndex](repeating: .whole, count: axis) + [.positions(inside)])
  }

  /// The tensor's integers as places from 0 to below `length`, as `int64`.
  func places(
    within length: Int, _ mode: OutOfBounds, _ what: String
  ) throws(TensorError) -> Tensor {
    guard dtype.isInteger || dtype == .bool || count == 0 else {
      throw TensorError("places are whole numbers, not \(dtype)")
    }
    let values = values(as: Int64.self)
    guard length > 0 || values.isEmpty else {
      throw TensorError("cannot do a non-empty take from an empty axes.", kind: .index)
    }
    var result = [Int64]()
    result.reserveCapacity(values.count)
    for value in values {
      switch mode {
      case .raise:
        guard value >= -length && value < length else {
          throw TensorError("index \(value) is out of bounds for \(what)", kind: .index)
        }
        result.append(value < 0 ? value + Int64(length) : value)
      case .wrap:
        let rest = value % Int64(length)
        result.append(rest < 0 ? rest + Int64(length) : rest)
      case .clip: result.append(Swift.min(Swift.max(value, 0), Int64(length - 1)))
      }
    }
    return try Tensor(result, shape: shape)
  }

  /// Writes values, over and over, at places of the elements in row-major order (`put`).
  public func put(
    _ values: Tensor, at places: Tensor, _ mode: OutOfBounds = .raise
  ) throws(TensorError) {
    let inside = try places.reshaped([-1])
      .places(within: count, mode, "axis 0 with size \(count)")
    guard values.count > 0 || inside.count == 0 else { return }
    let source = try values.resized([inside.count])
    guard isContiguous else {
      // The places are worked out along each axis, since no flat view exists.
      var parts: [TensorIndex] = []
      var rest = inside.values(as: Int64.self).map { Int($0) }
      for length in shape.reversed() {
        let along = rest.map { Int64($0 % length) }
        try parts.insert(.positions(Tensor(along, shape: [along.count])), at: 0)
        rest = rest.map { $0 / length }
      }
      return try assign(source, at: parts)
    }
    try reshaped([count]).assign(source, at: [.positions(inside)])
  }

  /// The elements along an axis, or of all in a row, where a condition holds (`compress`).
  public func compressed(_ condition: Tensor, axis: Int? = nil) throws(TensorError) -> Tensor {
    guard condition.rank == 1 else { throw TensorError("condition must be a 1-d array") }
    let flags = condition.cast(toTruth: ())
    let places = flags.indices.filter { flags[$0] }.map { Int64($0) }
    return try taking(Tensor(places, shape: [places.count]), axis: axis)
  }

  /// Whether each element is other than zero, in row-major order.
  func cast(toTruth: Void) -> [Bool] { values(as: Bool.self) }

  /// A copy without the elements at places along an axis (`delete`); the places may repeat.
  public func deleting(_ places: [Int], axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let given = axis else { return try reshaped([-1]).deleting(places, axis: 0) }
    let axis = try Shape.axis(given, rank: rank)
    var keeps = [Bool](repeating: true, count: shape[axis])
    for place in places {
      guard place >= -shape[axis] && place < shape[axis] else {
        throw TensorError(
          "index \(place) is out of bounds for axis \(axis) with size \(shape[axis])", kind: .index)
      }
      keeps[place < 0 ? place + shape[axis] : place] = false
    }
    return try picking(keeps.indices.filter { keeps[$0] }, axis: axis)
  }

  /// A copy with values before the given places along an axis (`insert`).
  ///
  /// Before a single place go all of `values` along the axis; with `isNumber`, for a place that is
  /// not in a list, the first axis of the values is taken as the one along which they go.
  public func inserting(
    _ values: Tensor, at places: [Int], isNumber: Bool, axis: Int? = nil
  ) throws(TensorError) -> Tensor {
    guard let given = axis else {
      return try reshaped([-1]).inserting(values, at: places, isNumber: isNumber, axis: 0)
    }
    let axis = try Shape.axis(given, rank: rank)
    let length = shape[axis]
    var starts: [Int] = []
    for place in places {
      guard place >= -length && place <= length else {
        throw TensorError(
          "index \(place) is out of bounds for axis \(axis) with size \(length)", kind: .index)
      }
      starts.append(place < 0 ? place + length : place)
    }
    var source = try values.cast(to: dtype)
    if starts.count == 1 {
      if source.rank < rank {
        source = try source.expandingDimensions(Array(0..<rank - source.rank))
      }
      if isNumber { source = try source.movingAxes([0], to: [axis]) }
      starts = Array(repeating: starts[0], count: source.shape[axis])
    }
    var partShape = shape
    partShape[axis] = starts.count
    let part = try source.broadcast(to: partShape)
    // New elements keep their order among those for the same place.
    let order = starts.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    var longer = shape
    longer[axis] = length + starts.count
    _ = try Shape.checkedCount([longer[axis]], .int64)
    let result = try Tensor(zeros: longer, dtype)
    var news: [Int] = Array(repeating: 0, count: starts.count)
    for (rank, index) in order.enumerated() { news[index] = starts[index] + rank }
    let taken = Set(news)
    let olds = (0..<longer[axis]).filter { !taken.contains($0) }
    let whole = [TensorIndex](repeating: .whole, count: axis)
    try result.assign(
      self, at: whole + [.positions(Tensor(olds.map { Int64($0) }, shape: [olds.count]))])
    try result.assign(
      part, at: whole + [.positions(Tensor(news.map { Int64($0) }, shape: [news.count]))])
    return result
  }

  /// For each element, the one of the tensor that it numbers; all broadcast (`choose`).
  public func choosing(
    among choices: [Tensor], _ mode: OutOfBounds = .raise
  ) throws(TensorError) -> Tensor {
    guard let first = choices.first else { throw TensorError("need at least one array to choose") }
    let shape = try Tensor.commonShape([self] + choices)
    let isInside = values(as: Int64.self).allSatisfy { $0 >= 0 && $0 < choices.count }
    guard mode != .raise || isInside else { throw TensorError("invalid entry in choice array") }
    let inside = try places(within: choices.count, mode, "the choices")
    var result = try first.broadcast(to: shape)
    for (number, choice) in choices.enumerated().dropFirst() {
      result = try Tensor.choosing(
        choice, otherwise: result, where: inside.equal(to: Tensor(Int64(number))))
    }
    return try result.storage === first.storage ? result.copied() : result
  }

  /// The elements at places that are given for each line along an axis (`take_along_axis`).
  public func taking(along axis: Int?, _ places: Tensor) throws(TensorError) -> Tensor {
    guard let given = axis else { return try reshaped([-1]).taking(along: 0, places) }
    let axis = try Shape.axis(given, rank: rank)
    guard places.rank == rank else {
      throw TensorError("`indices` and `arr` must have the same number of dimensions")
    }
    var index: [TensorIndex] = []
    for other in shape.indices {
      if other == axis {
        index.append(.positions(places))
      } else {
        var own = [Int](repeating: 1, count: rank)
        own[other] = shape[other]
        // Before the counting, the check that so many places fit.
        _ = try Shape.checkedCount(own, .int64)
        let counting = try Tensor((0..<Int64(shape[other])).map { $0 }, shape: own)
        index.append(.positions(counting))
      }
    }
    return try indexed(index)
  }

  /// The shape to which all broadcast.
  public static func commonShape(_ tensors: [Tensor]) throws(TensorError) -> [Int] {
    var shape: [Int] = []
    for tensor in tensors { shape = try Shape.broadcast(shape, tensor.shape) }
    return shape
  }
}
