extension Tensor {
  /// The slope at each place along an axis, from its neighbours (`gradient`).
  ///
  /// `spacing` is the distance between places, or where they lie; at the ends, `edgeOrder` 1 takes
  /// one neighbour and 2 takes two.
  public func slope(
    axis: Int, spacing: Tensor, edgeOrder: Int
  ) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(axis, rank: rank)
    let values = try movingAxes([axis], to: [-1])
      .cast(to: dtype.isInexact ? dtype : .float64).contiguous()
    let length = values.shape[rank - 1]
    guard length > edgeOrder else {
      throw TensorError(
        "Shape of array too small to calculate a numerical gradient, "
          + "at least (edge_order + 1) elements are required.")
    }
    guard spacing.rank == 0 || (spacing.rank == 1 && spacing.count == length) else {
      throw TensorError(
        "when 1d, distances must match the length of the corresponding dimension")
    }
    let given = spacing.values(as: Double.self)
    let steps =
      spacing.rank == 0
      ? [Double](repeating: given[0], count: length - 1)
      : zip(given, given.dropFirst()).map { $1 - $0 }
    let numbers = values.values(as: Double.self)
    var result = [Double](repeating: 0, count: numbers.count)
    for start in stride(from: 0, to: numbers.count, by: length) {
      Self.slope(numbers[start..<start + length], steps, edgeOrder, into: &result)
    }
    let slopes = try Tensor(result, shape: values.shape).cast(to: values.dtype)
    return try slopes.movingAxes([-1], to: [axis]).copied()
  }

  private static func slope(
    _ line: ArraySlice<Double>, _ steps: [Double], _ edgeOrder: Int, into result: inout [Double]
  ) {
    let (first, last) = (line.startIndex, line.endIndex - 1)
    for index in line.indices.dropFirst().dropLast() {
      let (before, after) = (steps[index - first - 1], steps[index - first])
      if before == after {
        result[index] = (line[index + 1] - line[index - 1]) / (2 * before)
      } else {
        let a = -after / (before * (before + after))
        let b = (after - before) / (before * after)
        let c = before / (after * (before + after))
        result[index] = a * line[index - 1] + b * line[index] + c * line[index + 1]
      }
    }
    if edgeOrder == 1 {
      result[first] = (line[first + 1] - line[first]) / steps[0]
      result[last] = (line[last] - line[last - 1]) / steps[steps.count - 1]
      return
    }
    // The slope at the end of a parabola through three points.
    func end(_ h1: Double, _ h2: Double, _ f0: Double, _ f1: Double, _ f2: Double) -> Double {
      -(2 * h1 + h2) / (h1 * (h1 + h2)) * f0 + (h1 + h2) / (h1 * h2) * f1
        - h1 / (h2 * (h1 + h2)) * f2
    }
    let final = steps.count - 1
    result[first] = end(steps[0], steps[1], line[first], line[first + 1], line[first + 2])
    result[last] = -end(
      steps[final], steps[final - 1], line[last], line[last - 1], line[last - 2])
  }
}
