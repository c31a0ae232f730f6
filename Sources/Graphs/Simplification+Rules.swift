import Tensors

extension Simplification {
  /// A cheaper expression for an operation on simplified inputs, nil if no rule applies.
  mutating func rewritten(
    _ operation: any Operation, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    switch operation {
    case is Kept: inputs[0]
    case let operation as Scaling: try scaling(operation.factor, inputs[0])
    case let operation as Arithmetic:
      switch operation.kind {
      case .times: try product(inputs[0], inputs[1])
      case .over: try quotient(inputs[0], inputs[1])
      case .plus: try addition(inputs[0], inputs[1])
      case .minus: withoutZero(inputs[0], inputs[1])
      }
    case let operation as Function where operation.kind == .log: try logarithm(inputs[0])
    case let operation as ElementFunction where operation.kind == .real(.log1p):
      try logarithmOfOneAnd(inputs[0])
    case let operation as MatrixProduct: try matrixProduct(operation, inputs)
    case let operation as Slicing: try slicing(operation, inputs[0])
    case let operation as Repetition: try repetition(operation, inputs[0])
    case let operation as Reshaping: try reshaping(operation, inputs[0])
    case let operation as LogLikelihood: try likelihood(operation, inputs)
    case is SoftmaxGradient: try softmaxGradient(inputs)
    case let operation as Pooling: try pooling(operation, inputs[0])
    case let operation as PoolingGradient: try poolingGradient(operation, inputs)
    case let operation as ActivationGradient: try activationGradient(operation, inputs)
    case let operation as Sum: try sum(operation, inputs[0])
    default: nil
    }
  }

  private mutating func addition(_ a: Node, _ b: Node) throws(ShapeError) -> Node? {
    if let other = withoutZero(a, b) ?? withoutZero(b, a) { return other }
    return try eitherBiased(a, b)
  }

  /// x + 0 = x.
  private func withoutZero(_ x: Node, _ other: Node) -> Node? {
    other.filling == 0 && broadcast(x.shape, other.shape) == x.shape ? x : nil
  }

  /// a · (b · x) = (a b) · x, 0 · x = 0 as Theano has it, and the multiple of a constant is a constant.
  private mutating func scaling(_ factor: Double, _ x: Node) throws(ShapeError) -> Node? {
    if factor == 1 { return x }
    if factor == 0 { return try make(Filled(number: 0, declared: Form(x.shape, x.dtype)), []) }
    if let number = x.filling {
      return try make(Filled(number: number * factor, declared: Form(x.shape, x.dtype)), [])
    }
    if let inner = x.operation as? Scaling {
      return try make(Scaling(factor: factor * inner.factor), x.inputs)
    }
    return nil
  }

  /// The product with a constant is a multiple.
  private mutating func product(_ a: Node, _ b: Node) throws(ShapeError) -> Node? {
    for (constant, other) in [(a, b), (b, a)] {
      if let number = constant.filling, broadcast(a.shape, b.shape) == other.shape {
        return try make(Scaling(factor: number), [other])
      }
    }
    return nil
  }

  /// A repeated constant is a larger constant.
  private mutating func repetition(
    _ operation: Repetition, _ x: Node
  ) throws(ShapeError) -> Node? {
    if operation.shape == x.shape { return x }
    guard let number = x.filling else { return nil }
    return try make(Filled(number: number, declared: Form(operation.shape, x.dtype)), [])
  }

  /// Of several shapes only the last counts.
  private mutating func reshaping(_ operation: Reshaping, _ x: Node) throws(ShapeError) -> Node? {
    if operation.shape == x.shape { return x }
    if let number = x.filling {
      return try make(Filled(number: number, declared: Form(operation.shape, x.dtype)), [])
    }
    return x.operation is Reshaping ? try make(operation, x.inputs) : nil
  }

  /// The log-likelihood of a softmax is the cross-entropy of its scores.
  private mutating func likelihood(
    _ operation: LogLikelihood, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    guard !operation.fromScores, inputs[0].operation is Softmax else { return nil }
    return try make(LogLikelihood(fromScores: true), [inputs[0].inputs[0], inputs[1]])
  }

  /// The gradient of that: p minus one at the label, with no division by p.
  private mutating func softmaxGradient(_ inputs: [Node]) throws(ShapeError) -> Node? {
    guard let gradient = inputs[1].operation as? LogLikelihoodGradient, !gradient.toScores,
      inputs[1].inputs[0] === inputs[0]
    else { return nil }
    return try make(LogLikelihoodGradient(toScores: true), inputs[1].inputs)
  }

  /// The maximum of increasing functions is the function of the maximum, on fewer elements.
  private mutating func pooling(_ operation: Pooling, _ x: Node) throws(ShapeError) -> Node? {
    guard operation.mode == .max, x.operation is Activation || x.operation is BiasAddition
    else { return nil }
    var inputs = x.inputs
    inputs[0] = try make(operation, [inputs[0]])
    return try make(x.operation, inputs)
  }

  /// Where the maximum was taken before the functions, so is its gradient.
  private mutating func poolingGradient(
    _ operation: PoolingGradient, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    let pooled = pooling(below: inputs[0])
    return pooled === inputs[0] ? nil : try make(operation, [pooled] + inputs.dropFirst())
  }

  /// What functions that a maximum was moved below are applied to.
  private func pooling(below node: Node) -> Node {
    var node = node
    while node.operation is Activation || node.operation is BiasAddition { node = node.inputs[0] }
    return node
  }

  /// The slope of a function at each maximum, before the maxima go back to their places.
  private mutating func activationGradient(
    _ operation: ActivationGradient, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    if let slope = try sigmoidSlope(operation, inputs) { return slope }
    guard let back = inputs[1].operation as? PoolingGradient, back.pooling.mode == .max else {
      return nil
    }
    let (pooled, slope) = (inputs[1].inputs[0], inputs[1].inputs[1])
    // The function at the maxima: the pooling of its values, as the rule above has rewritten it.
    let values = try make(back.pooling, [inputs[0]])
    guard pooling(below: values) === pooled else { return nil }
    return try make(back, [pooled, make(operation, [values, slope])])
  }

  /// Every maximum's slope goes to one place of its plane, so the plane's sum is theirs.
  private mutating func sum(_ operation: Sum, _ x: Node) throws(ShapeError) -> Node? {
    if operation.axes.isEmpty { return x }
    if let number = x.filling, !x.shape.isEmpty {
      let count = operation.axes.reduce(1) { $0 * x.shape[$1] }
      let form = try operation.form(of: [x])
      return try make(Filled(number: number * Double(count), declared: form), [])
    }
    if let scaling = x.operation as? Scaling {
      return try make(scaling, [make(operation, x.inputs)])
    }
    if operation.axes.count == x.rank, let likelihood = try pickedLogarithms(x) {
      return likelihood
    }
    guard let back = x.operation as? PoolingGradient, back.pooling.mode == .max,
      operation.axes.contains(2), operation.axes.contains(3)
    else { return nil }
    return try make(operation, [x.inputs[1]])
  }
}
