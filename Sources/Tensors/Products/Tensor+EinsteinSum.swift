extension Tensor {
  /// The sum of products that a notation such as `ij,jk->ik` describes (`einsum`).
  ///
  /// The result has the promoted type of the operands. Operands are taken in pairs from the left,
  /// each pair as one matrix product on BLAS.
  public static func einsteinSum(
    _ notation: EinsteinNotation, _ operands: [Tensor]
  ) throws(TensorError) -> Tensor {
    guard let first = operands.first, notation.inputs.count == operands.count else {
      throw TensorError("must specify the einstein sum subscripts string and at least one operand")
    }
    var type = first.dtype
    for operand in operands { type = type.promoted(with: operand.dtype) }
    let sizes = try sizes(notation, operands)
    var terms: [LabeledTensor] = []
    for (labels, operand) in zip(notation.inputs, operands) {
      try terms.append(LabeledTensor(operand.cast(to: type), labels, sizes))
    }
    var total = terms.removeFirst()
    while !terms.isEmpty {
      let next = terms.removeFirst()
      let needed = Set(notation.output).union(terms.flatMap(\.labels))
      total = try total.product(next, keeping: needed)
    }
    return try total.ordered(notation.output, sizes)
  }

  /// The length that each label stands for; a length of 1 gives way to any other.
  private static func sizes(
    _ notation: EinsteinNotation, _ operands: [Tensor]
  ) throws(TensorError) -> [Int: Int] {
    var sizes: [Int: Int] = [:]
    for (index, operand) in operands.enumerated() {
      for (label, length) in zip(notation.inputs[index], operand.shape) {
        let known = sizes[label] ?? 1
        guard known == 1 || length == 1 || known == length else {
          throw TensorError(
            label < 0
              ? "operands could not be broadcast together with remapped shapes: "
                + "\(known) and \(length) under '...'"
              : "operand has a mismatch in its core dimension: "
                + "'\(EinsteinNotation.letter(label))' is \(known) and, in operand \(index), "
                + "\(length)")
        }
        sizes[label] = known == 1 ? length : known
      }
    }
    return sizes
  }
}

/// A tensor whose axes have labels, each a different one.
private struct LabeledTensor {
  let tensor: Tensor
  let labels: [Int]

  private init(_ tensor: Tensor, labels: [Int]) {
    self.tensor = tensor
    self.labels = labels
  }

  /// Takes the diagonal of axes with the same label, and drops axes of length 1 that are to repeat.
  init(_ operand: Tensor, _ names: [Int], _ sizes: [Int: Int]) throws(TensorError) {
    var (shape, strides, labels) = ([Int](), [Int](), [Int]())
    for (axis, label) in names.enumerated() {
      let length = operand.shape[axis]
      if length == 1 && sizes[label] != 1 && sizes[label] != nil { continue }
      if let known = labels.firstIndex(of: label) {
        strides[known] &+= operand.strides[axis]
      } else {
        shape.append(length)
        strides.append(operand.strides[axis])
        labels.append(label)
      }
    }
    self.init(operand.viewed(shape, strides), labels: labels)
  }

  private func summed(over labels: (Int) -> Bool) throws(TensorError) -> LabeledTensor {
    let axes = self.labels.indices.filter { labels(self.labels[$0]) }
    if axes.isEmpty { return self }
    let sum =
      tensor.dtype == .bool
      ? try tensor.reduced(.any, axes: axes)
      : try tensor.reduced(.sum, axes: axes).cast(to: tensor.dtype)
    return LabeledTensor(sum, labels: self.labels.filter { !labels($0) })
  }

  private func transposed(_ order: [Int]) throws(TensorError) -> Tensor {
    try tensor.transposed(order.compactMap { labels.firstIndex(of: $0) })
  }

  private func size(_ label: Int) -> Int {
    labels.firstIndex(of: label).map { tensor.shape[$0] } ?? 1
  }

  func product(
    _ other: LabeledTensor, keeping needed: Set<Int>
  ) throws(TensorError) -> LabeledTensor {
    // What only one of both has and nobody needs is added up at once.
    let left = try summed { !other.labels.contains($0) && !needed.contains($0) }
    let right = try other.summed { !labels.contains($0) && !needed.contains($0) }
    let shared = left.labels.filter { right.labels.contains($0) }
    let batch = shared.filter { needed.contains($0) }
    let inner = shared.filter { !needed.contains($0) }
    let rows = left.labels.filter { !shared.contains($0) }
    let columns = right.labels.filter { !shared.contains($0) }
    let order = batch + rows + columns
    let a = try left.transposed(batch + rows + inner)
    let b = try right.transposed(batch + inner + columns)
    if inner.isEmpty {
      let a = try a.reshaped(a.shape + columns.map { _ in 1 })
      let spread =
        batch.map { right.size($0) } + rows.map { _ in 1 } + columns.map { right.size($0) }
      return LabeledTensor(try a.multiplying(b.reshaped(spread)), labels: order)
    }
    func count(_ tensor: LabeledTensor, _ labels: [Int]) -> Int {
      labels.reduce(1) { $0 &* tensor.size($1) }
    }
    let lengths = batch.map { left.size($0) }
    let product = try a.reshaped(lengths + [count(left, rows), count(left, inner)])
      .matrixProduct(b.reshaped(lengths + [count(right, inner), count(right, columns)]))
    let shape = lengths + rows.map { left.size($0) } + columns.map { right.size($0) }
    return LabeledTensor(try product.reshaped(shape), labels: order)
  }

  /// The result: summed over what the output does not name, its axes in the output's order.
  func ordered(_ output: [Int], _ sizes: [Int: Int]) throws(TensorError) -> Tensor {
    let sum = try summed { !output.contains($0) }
    // A label of length 1 may have been dropped where it gave way to another.
    let present = try sum.transposed(output.filter { sum.labels.contains($0) })
    return try present.reshaped(
      output.map { sum.labels.contains($0) ? sum.size($0) : sizes[$0] ?? 1 })
  }
}
