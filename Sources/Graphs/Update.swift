import Tensors

/// A parameter's next value as a sum of multiples of nodes and of the parameter itself:
/// `w - 0.1 * g` is `keep` 1 and one term, -0.1 times g.
///
/// Such an update happens in the parameter's memory in one pass, and a gradient that is a matrix
/// product goes there without being stored.
struct Update {
  let parameter: Parameter
  /// How much of the old value stays.
  private(set) var keep = 0.0
  /// What is added.
  private(set) var terms: [(factor: Double, node: Node)] = []

  /// Takes a value apart as far as nobody else needs the parts.
  init(_ parameter: Parameter, _ value: Node, uses: [ObjectIdentifier: Int], updated: [Parameter]) {
    self.parameter = parameter
    collect(value, 1, uses)
    // Another parameter may have been updated before this update reads it: then its old value is
    // needed, and the whole is computed before any update.
    let readsOthers = terms.contains { _, node in
      let owner = node.memoryOwner.operation as? ParameterValue
      return updated.contains { $0 === owner?.parameter }
    }
    if readsOthers || terms.isEmpty || !value.dtype.isFloatingPoint {
      keep = 0
      terms = [(1, value)]
    }
  }

  private mutating func collect(_ node: Node, _ factor: Double, _ uses: [ObjectIdentifier: Int]) {
    if (node.operation as? ParameterValue)?.parameter === parameter {
      keep += factor
      return
    }
    let inputs = node.inputs
    switch node.operation {
    case let scaling as Scaling where uses[node.identity] == 1:
      collect(inputs[0], factor * scaling.factor, uses)
    case let sum as Arithmetic
    where uses[node.identity] == 1 && inputs[0].shape == inputs[1].shape
      && (sum.kind == .plus || sum.kind == .minus):
      collect(inputs[0], factor, uses)
      collect(inputs[1], sum.kind == .plus ? factor : -factor, uses)
    default: terms.append((factor, node))
    }
  }

  /// The matrix product that can go straight into the parameter, if the first term is one.
  private func product(
    uses: [ObjectIdentifier: Int], updated: [Parameter]
  ) -> MatrixProduct? {
    guard let (_, node) = terms.first, uses[node.identity] == 1 else { return nil }
    let readsUpdated = node.inputs.contains { input in
      let owner = input.memoryOwner.operation as? ParameterValue
      return updated.contains { $0 === owner?.parameter }
    }
    return readsUpdated ? nil : node.operation as? MatrixProduct
  }

  /// The nodes that must be computed before the updates, for `addSteps`.
  func needed(uses: [ObjectIdentifier: Int], updated: [Parameter]) -> [Node] {
    let direct = product(uses: uses, updated: updated) != nil
    return terms.enumerated().flatMap { index, term in
      index == 0 && direct ? term.node.inputs : [term.node]
    }
  }

  /// Adds the steps that change the parameter.
  func addSteps(
    to builder: PlanBuilder, uses: [ObjectIdentifier: Int], updated: [Parameter]
  ) throws(ShapeError) {
    if !parameter.value.dtype.isFloatingPoint {
      // Whole numbers are replaced, never combined.
      let target = try parameter.value.base()
      for (_, node) in terms {
        let (source, bytes) = (try builder.pointer(to: node), node.byteCount)
        builder.kernel(for: node, output: target).add(pieces: 1) { _, _ in
          target.copyMemory(from: source, byteCount: bytes)
        }
      }
    } else if parameter.value.dtype == .float64 {
      try addSteps(to: builder, product(uses: uses, updated: updated), as: Double.self)
    } else {
      try addSteps(to: builder, product(uses: uses, updated: updated), as: Float.self)
    }
  }

  private func addSteps<T: Real>(
    to builder: PlanBuilder, _ product: MatrixProduct?, as type: T.Type
  ) throws(ShapeError) {
    let target = try parameter.value.base()
    let values = target.assumingMemoryBound(to: T.self)
    for (index, (factor, node)) in terms.enumerated() {
      let keep = T(index == 0 ? keep : 1)
      let kernel = builder.kernel(for: node, output: target)
      if index == 0, let product {
        try product.addSteps(kernel, into: values, scale: T(factor), keep: keep)
        continue
      }
      let term = try UnsafePointer(builder.pointer(to: node).assumingMemoryBound(to: T.self))
      let scale = T(factor)
      kernel.addChunks(of: node.count) { range in
        T.combine(
          scale, term + range.lowerBound, keep, values + range.lowerBound, range.count)
      }
    }
  }
}
