extension Node: CustomStringConvertible {
  /// The node as an expression, such as `sigmoid(matrix product(x, w)) 10x100 float32`.
  public var description: String { "\(expression(depth: 4)) \(written(shape)) \(dtype)" }

  private func expression(depth: Int) -> String {
    if let name { return name }
    if inputs.isEmpty { return operation.label }
    let parts =
      depth == 0 ? "..." : inputs.map { $0.expression(depth: depth - 1) }.joined(separator: ", ")
    return "\(operation.label)(\(parts))"
  }
}
