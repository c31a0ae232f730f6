/// The different elements of a tensor.
public struct DistinctElements {
  /// Each once, in ascending order.
  public let values: Tensor
  /// Where in the row of elements each comes first.
  public let firstPlaces: Tensor
  /// For each element of the row, the place of its value among `values`.
  public let inverse: Tensor
  /// How often each occurs.
  public let counts: Tensor
}

extension Tensor {
  /// The different elements, of all in a row (`unique`); all that are no number count as one.
  public func distinct() throws(TensorError) -> DistinctElements {
    let row = try reshaped([-1])
    let order = try row.sortingOrder()
    let sorted = try row.indexed([.positions(order)])
    let isNew = try sorted.dtype.perform(NewValues(sorted: sorted))
    let places = order.values(as: Int64.self)
    var (starts, inverse): ([Int64], [Int64]) = ([], Array(repeating: 0, count: places.count))
    for (index, place) in places.enumerated() {
      if index & 0xffff == 0 { try TensorError.giveWay() }
      if isNew[index] { starts.append(Int64(index)) }
      inverse[Int(place)] = Int64(starts.count - 1)
    }
    let starting = try Tensor(starts, shape: [starts.count])
    let ends = starts.dropFirst() + (places.isEmpty ? [] : [Int64(places.count)])
    return DistinctElements(
      values: try sorted.indexed([.positions(starting)]),
      firstPlaces: try order.indexed([.positions(starting)]),
      inverse: try Tensor(inverse, shape: [inverse.count]),
      counts: try Tensor(zip(starts, ends).map { $1 - $0 }, shape: [starts.count]))
  }

  /// Whether each element is one of another tensor's (`isin`).
  public func isIn(_ other: Tensor) throws(TensorError) -> Tensor {
    let type = dtype.promoted(with: other.dtype)
    let row = try other.reshaped([-1]).cast(to: type).sorted()
    let values = try cast(to: type)
    guard row.count > 0 else { return try Tensor(zeros: shape, .bool) }
    let places = try row.places(of: values, isRight: false)
    let inside = try places.places(within: row.count, .clip, "")
    // What is no number equals nothing.
    return try row.indexed([.positions(inside)]).equal(to: values)
  }
}

private struct NewValues: NumberTask {
  let sorted: Tensor

  /// Whether each element is another than the one before.
  func run<S: Number>(_ type: S.Type) -> [Bool] {
    let first = sorted.pointer(as: S.self)
    return withExtendedLifetime(sorted.storage) {
      (0..<sorted.count).map { $0 == 0 || first[$0 - 1].precedes(first[$0]) }
    }
  }
}
