import Tensors

/// Rules for what programs write out in elementary steps: sigmoids, cross-entropies, biases.
extension Simplification {
  /// The quotient of constants is one, that of a multiple by a constant another multiple, and
  /// 1 / (1 + exp(x)) is the sigmoid of -x.
  mutating func quotient(_ a: Node, _ b: Node) throws(ShapeError) -> Node? {
    if let divisor = b.filling, divisor != 0, broadcast(a.shape, b.shape) == a.shape {
      if let number = a.filling {
        return try make(Filled(number: number / divisor, declared: Form(a.shape, a.dtype)), [])
      }
      if let scaling = a.operation as? Scaling {
        return try make(Scaling(factor: scaling.factor / divisor), a.inputs)
      }
    }
    guard a.filling == 1, let sum = b.operation as? Arithmetic, sum.kind == .plus else {
      return nil
    }
    for (one, other) in [(b.inputs[0], b.inputs[1]), (b.inputs[1], b.inputs[0])] {
      guard one.filling == 1, let exponential = other.operation as? Function,
        exponential.kind == .exp, broadcast(a.shape, b.shape) == other.shape
      else { continue }
      let negative = try make(Scaling(factor: -1), other.inputs)
      return try make(Activation(kind: .sigmoid), [negative])
    }
    return nil
  }

  /// The derivative of the sigmoid itself is sigmoid(x) sigmoid(-x), which loses no digit where the
  /// sigmoid is near 1.
  mutating func sigmoidSlope(
    _ operation: ActivationGradient, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    guard operation.kind == .sigmoid, let factor = inputs[1].filling,
      let sigmoid = inputs[0].operation as? Activation, sigmoid.kind == .sigmoid
    else { return nil }
    let other = try make(sigmoid, [make(Scaling(factor: -1), inputs[0].inputs)])
    return try make(
      Scaling(factor: factor), [make(Arithmetic(kind: .times), [inputs[0], other])])
  }

  /// The logarithm of a softmax or a sigmoid, finite for any x, and log(1 + y) = log1p(y).
  mutating func logarithm(_ x: Node) throws(ShapeError) -> Node? {
    if x.operation is Softmax { return try make(LogSoftmax(), x.inputs) }
    if x.operation is Picking, x.inputs[0].operation is Softmax {
      let logarithms = try make(LogSoftmax(), x.inputs[0].inputs)
      return try make(Picking(), [logarithms] + x.inputs.dropFirst())
    }
    if let sum = x.operation as? Arithmetic, sum.kind == .plus {
      for (one, other) in [(x.inputs[0], x.inputs[1]), (x.inputs[1], x.inputs[0])]
      where one.filling == 1 && other.shape == x.shape {
        return try make(ElementFunction(kind: .real(.log1p)), [other])
      }
    }
    // log(sigmoid(x)) = -softplus(-x) and log(1 - sigmoid(x)) = -softplus(x).
    if let sigmoid = x.operation as? Activation, sigmoid.kind == .sigmoid {
      let softplus = try make(Softplus(), [make(Scaling(factor: -1), x.inputs)])
      return try make(Scaling(factor: -1), [softplus])
    }
    guard let difference = x.operation as? Arithmetic, difference.kind == .minus,
      x.inputs[0].filling == 1, x.inputs[1].shape == x.shape,
      let sigmoid = x.inputs[1].operation as? Activation, sigmoid.kind == .sigmoid
    else { return nil }
    return try make(Scaling(factor: -1), [make(Softplus(), x.inputs[1].inputs)])
  }

  /// log1p(exp(x)) = softplus(x) and log1p(-sigmoid(x)) = -softplus(x).
  mutating func logarithmOfOneAnd(_ x: Node) throws(ShapeError) -> Node? {
    if let exponential = x.operation as? Function, exponential.kind == .exp {
      return try make(Softplus(), x.inputs)
    }
    guard let scaling = x.operation as? Scaling, scaling.factor == -1,
      let sigmoid = x.inputs[0].operation as? Activation, sigmoid.kind == .sigmoid
    else { return nil }
    return try make(Scaling(factor: -1), [make(Softplus(), x.inputs[0].inputs)])
  }

  /// A vector added along the axis of the channels, on either side, is a bias.
  mutating func eitherBiased(_ a: Node, _ b: Node) throws(ShapeError) -> Node? {
    if let result = try biased(a, b) { return result }
    return try biased(b, a)
  }

  private mutating func biased(_ x: Node, _ other: Node) throws(ShapeError) -> Node? {
    guard x.rank >= 2 else { return nil }
    let axis = BiasAddition.axis(of: x.shape)
    let bias: Node
    if other.rank == 1, axis == x.rank - 1 {
      bias = other
    } else if other.operation is Reshaping, other.inputs[0].rank == 1, other.rank == x.rank,
      other.shape.indices.allSatisfy({ other.shape[$0] == ($0 == axis ? x.shape[axis] : 1) })
    {
      bias = other.inputs[0]
    } else {
      return nil
    }
    guard bias.shape == [x.shape[axis]] else { return nil }
    return try make(BiasAddition(), [x, bias])
  }

  /// The product with a transposed matrix reads it in the other order.
  mutating func matrixProduct(
    _ operation: MatrixProduct, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    var (operation, inputs, changed) = (operation, inputs, false)
    if let turned = inputs[0].operation as? Transposition, turned.axes == [1, 0] {
      operation.transposesLeft.toggle()
      (inputs[0], changed) = (inputs[0].inputs[0], true)
    }
    if let turned = inputs[1].operation as? Transposition, turned.axes == [1, 0] {
      operation.transposesRight.toggle()
      (inputs[1], changed) = (inputs[1].inputs[0], true)
    }
    return changed ? try make(operation, inputs) : nil
  }

  /// A part of converted numbers is a converted part: only that is converted.
  mutating func slicing(_ operation: Slicing, _ x: Node) throws(ShapeError) -> Node? {
    guard x.operation is Cast else { return nil }
    return try make(x.operation, [make(operation, x.inputs)])
  }

  /// The sum of log p[row, label[row]] is the log-likelihood, which knows a stable form for softmax.
  mutating func pickedLogarithms(_ x: Node) throws(ShapeError) -> Node? {
    guard x.operation is Picking, x.inputs.count == 3, x.rank == 1, x.count > 0,
      let rows = x.inputs[1].operation as? Constant
    else { return nil }
    let logarithm = x.inputs[0]
    let fromScores = logarithm.operation is LogSoftmax
    guard fromScores || (logarithm.operation as? Function)?.kind == .log else { return nil }
    let p = logarithm.inputs[0]
    guard p.rank == 2, p.shape[0] == x.count,
      rows.value.values(as: Int64.self).elementsEqual(0..<Int64(x.count))
    else { return nil }
    var labels = x.inputs[2]
    if labels.operation is Cast, labels.inputs[0].dtype == .int32 { labels = labels.inputs[0] }
    if labels.dtype != .int32 { labels = try make(Cast(dtype: .int32), [labels]) }
    labels = try make(LabelPlaces(classes: p.shape[1]), [labels])
    let mean = try make(LogLikelihood(fromScores: fromScores), [p, labels])
    return try make(Scaling(factor: -Double(x.count)), [mean])
  }
}
