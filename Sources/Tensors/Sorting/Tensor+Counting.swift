extension Tensor {
  /// How often each whole number from 0 occurs, or what its weights add up to (`bincount`).
  public func numberCounts(weights: Tensor? = nil, atLeast length: Int = 0) throws(TensorError)
    -> Tensor
  {
    guard rank == 1 else { throw TensorError("object of too small depth for desired array") }
    guard dtype.isInteger || dtype == .bool || count == 0 else {
      throw TensorError(
        "Cannot cast array data from \(dtype) to int64 according to the rule 'safe'")
    }
    guard length >= 0 else { throw TensorError("'minlength' must not be negative") }
    let numbers = values(as: Int64.self)
    guard numbers.allSatisfy({ $0 >= 0 }) else {
      throw TensorError("'list' argument must have no negative elements")
    }
    let largest = numbers.max().map { Int($0) } ?? -1
    let size = Swift.max(largest == .max ? largest : largest + 1, length)
    guard let weights else {
      let result = try Tensor(zeros: [size], .int64)
      let counts = result.pointer(as: Int64.self)
      withExtendedLifetime(result.storage) { for number in numbers { counts[Int(number)] &+= 1 } }
      return result
    }
    guard weights.shape == shape else {
      throw TensorError("The weights and list don't have the same length.")
    }
    let result = try Tensor(zeros: [size], .float64)
    let sums = result.pointer(as: Double.self)
    let added = weights.values(as: Double.self)
    withExtendedLifetime(result.storage) {
      for (number, weight) in zip(numbers, added) { sums[Int(number)] += weight }
    }
    return result
  }

  /// How many elements, or what weight, lie between each two of the edges, which ascend; the last bin
  /// has both its edges (`histogram`).
  public func histogram(edges: [Double], weights: Tensor? = nil) throws(TensorError) -> Tensor {
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw TensorError("`bins` must increase monotonically, when an array")
    }
    guard edges.count > 1 else { return try Tensor(zeros: [0], .int64) }
    let row = try reshaped([-1])
    if let weights, weights.shape != shape {
      throw TensorError("weights should have the same shape as a.")
    }
    let bounds = try Tensor(edges, shape: [edges.count])
    let found = try bounds.places(of: row, isRight: true).values(as: Int64.self)
    let numbers = row.values(as: Double.self)
    let amounts = weights?.values(as: Double.self)
    var counts = [Int64](repeating: 0, count: edges.count - 1)
    var sums = [Double](repeating: 0, count: edges.count - 1)
    for (index, place) in found.enumerated() {
      if index & 0xffff == 0 { try TensorError.giveWay() }
      // An element on the last edge is found behind it.
      let isLast = numbers[index] == edges[edges.count - 1]
      let bin = isLast ? edges.count - 2 : Int(place) - 1
      guard bin >= 0 && bin < counts.count else { continue }
      counts[bin] += 1
      if let amounts { sums[bin] += amounts[index] }
    }
    return try amounts == nil
      ? Tensor(counts, shape: [counts.count]) : Tensor(sums, shape: [sums.count])
  }

  /// Equally wide bins over the elements, or over a range (`histogram_bin_edges`).
  public func binEdges(_ count: Int, range: (Double, Double)?) throws(TensorError) -> [Double] {
    guard count > 0 else { throw TensorError("`bins` must be positive, when an integer") }
    _ = try Shape.checkedCount([count], .float64)
    var (low, high) = (0.0, 1.0)
    if let range {
      (low, high) = range
      guard low <= high else {
        throw TensorError("max must be larger than min in range parameter.")
      }
    } else if self.count > 0 {
      (low, high) = (try min().item().asDouble, try max().item().asDouble)
    }
    guard low.isFinite && high.isFinite else {
      throw TensorError("autodetected range of [\(low), \(high)] is not finite")
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let step = (high - low) / Double(count)
    return (0...count).map { $0 == count ? high : low + Double($0) * step }
  }

  /// In which bin each element lies (`digitize`): how many edges are at or below it, or with `isRight`
  /// below it; edges may descend.
  public func bins(edges: Tensor, isRight: Bool) throws(TensorError) -> Tensor {
    guard edges.rank == 1 else { throw TensorError("object of too small depth for desired array") }
    let values = edges.values(as: Double.self)
    let ascends = zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    if ascends { return try edges.places(of: self, isRight: !isRight) }
    guard zip(values, values.dropFirst()).allSatisfy({ $0 >= $1 }) else {
      throw TensorError("bins must be monotonically increasing or decreasing")
    }
    let found = try edges.flipped().places(of: self, isRight: !isRight)
    return try Tensor(Int64(values.count)).subtracting(found)
  }
}
