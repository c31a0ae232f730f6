extension Tensor {
  /// The elements in ascending order along an axis, or all in a row; those that are no number last.
  public func sorted(axis: Int? = -1) throws(TensorError) -> Tensor {
    guard let given = axis else { return try reshaped([-1]).sorted(axis: 0) }
    let axis = try Shape.axis(given, rank: rank)
    let lines = try movingAxes([axis], to: [-1]).copied()
    try lines.dtype.perform(SortLines(lines: lines))
    return axis == rank - 1 ? lines : try lines.movingAxes([-1], to: [axis]).copied()
  }

  /// The places of the elements in ascending order along an axis, or of all in a row, as `int64`.
  ///
  /// Equal elements keep their order.
  public func sortingOrder(axis: Int? = -1) throws(TensorError) -> Tensor {
    guard let given = axis else { return try reshaped([-1]).sortingOrder(axis: 0) }
    let axis = try Shape.axis(given, rank: rank)
    let lines = try movingAxes([axis], to: [-1]).contiguous()
    let order = try Tensor(zeros: lines.shape, .int64)
    try dtype.perform(OrderLines(lines: lines, order: order))
    return axis == rank - 1 ? order : try order.movingAxes([-1], to: [axis]).copied()
  }

  /// The order of places that sorts by the last key, equals by the one before, and so on (`lexsort`).
  public static func lexicalOrder(_ keys: [Tensor]) throws(TensorError) -> Tensor {
    guard let first = keys.first else { throw TensorError("need sequence of keys with len > 0") }
    guard keys.allSatisfy({ $0.shape == first.shape }) else {
      throw TensorError("all keys need to be the same shape")
    }
    guard first.rank == 1 else { throw TensorError("keys of one axis are sorted by") }
    var order = try first.sortingOrder()
    for key in keys.dropFirst() {
      let next = try key.indexed([.positions(order)]).sortingOrder()
      order = try order.indexed([.positions(next)])
    }
    return order
  }

  /// Where values would go into these elements, a sorted row, as `int64` (`searchsorted`).
  ///
  /// Before equal elements, or with `isRight` behind them.
  public func places(of values: Tensor, isRight: Bool) throws(TensorError) -> Tensor {
    guard rank == 1 else { throw TensorError("object of too small depth for desired array") }
    let type = dtype.promoted(with: values.dtype)
    let result = try Tensor(zeros: values.shape, .int64)
    try type.perform(
      Search(
        row: cast(to: type).contiguous(), values: values.cast(to: type).contiguous(),
        isRight: isRight, result: result))
    return result
  }
}

/// Sorts each line of the last axis of a contiguous tensor.
private struct SortLines: NumberTask {
  let lines: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    let length = lines.shape[lines.rank - 1]
    guard lines.count > 0, length > 1 else { return }
    let sorter = try LineSorter(length: length, hasPlaces: false)
    try withExtendedLifetime(lines.storage) { () throws(TensorError) in
      for line in 0..<lines.count / length {
        try TensorError.giveWay()
        sorter.sort(lines.pointer(as: S.self) + line * length)
      }
    }
  }
}

private struct OrderLines: NumberTask {
  let lines: Tensor
  let order: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    let length = lines.shape[lines.rank - 1]
    guard lines.count > 0 else { return }
    let sorter = try LineSorter(length: length, hasPlaces: true)
    try withExtendedLifetime((lines.storage, order.storage)) { () throws(TensorError) in
      for line in 0..<lines.count / length {
        try TensorError.giveWay()
        sorter.order(
          lines.pointer(as: S.self) + line * length,
          into: order.pointer(as: Int64.self) + line * length)
      }
    }
  }
}

private struct Search: NumberTask {
  let row: Tensor
  let values: Tensor
  let isRight: Bool
  let result: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    let (first, count) = (row.pointer(as: S.self), row.count)
    let (wanted, places) = (values.pointer(as: S.self), result.pointer(as: Int64.self))
    try withExtendedLifetime((row.storage, values.storage, result.storage)) {
      () throws(TensorError) in
      for index in 0..<values.count {
        if index & 0xffff == 0xffff { try TensorError.giveWay() }
        let key = wanted[index]
        var (low, high) = (0, count)
        while low < high {
          let middle = (low + high) / 2
          let here = first[middle]
          if isRight ? !key.precedes(here) : here.precedes(key) {
            low = middle + 1
          } else {
            high = middle
          }
        }
        places[index] = Int64(low)
      }
    }
  }
}
