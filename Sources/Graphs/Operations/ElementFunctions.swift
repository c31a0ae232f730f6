import Tensors

/// A function of each element, by NumPy's name.
struct ElementFunction: TensorOperation {
  enum Kind: Equatable {
    case real(RealFunction)
    case unary(UnaryFunction)
  }
  let kind: Kind
  var label: String {
    switch kind {
    case .real(let function): function.rawValue
    case .unary(let function): function.rawValue
    }
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let type = inputs[0].dtype
    switch kind {
    case .real: return Form(inputs[0].shape, try commonReal(inputs, label))
    case .unary(let function):
      return Form(
        inputs[0].shape,
        try translated { () throws(TensorError) in try function.resultType(type) })
    }
  }

  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    switch kind {
    case .real(let function): try result.assign(inputs[0].applying(function), at: [])
    case .unary(let function): try result.assign(inputs[0].applying(function), at: [])
    }
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let x = node.inputs[0]
    guard x.dtype.isFloatingPoint, node.dtype.isFloatingPoint else { return [nil] }
    return [try slope(x, node, upstream)]
  }

  /// The upstream gradient times the derivative at x, where y is the function's value.
  private func slope(_ x: Node, _ y: Node, _ upstream: Node) throws(ShapeError) -> Node? {
    func one(plus node: Node) throws(ShapeError) -> Node { try Node.filled(1, like: x).plus(node) }
    func one(minus node: Node) throws(ShapeError) -> Node {
      try Node.filled(1, like: x).minus(node)
    }
    switch kind {
    case .real(let function):
      switch function {
      case .exp: return try upstream.times(y)
      case .expm1: return try upstream.times(one(plus: y))
      case .exp2: return try upstream.times(y).scaled(by: 0.6931471805599453)
      case .log: return try upstream.dividedBy(x)
      case .log1p: return try upstream.dividedBy(one(plus: x))
      case .log2: return try upstream.dividedBy(x).scaled(by: 1 / 0.6931471805599453)
      case .log10: return try upstream.dividedBy(x).scaled(by: 1 / 2.302585092994046)
      case .sqrt: return try upstream.dividedBy(y).scaled(by: 0.5)
      case .cbrt: return try upstream.dividedBy(y.square()).scaled(by: 1.0 / 3)
      case .sin: return try upstream.times(x.applying(.cos))
      case .cos: return try upstream.times(x.applying(.sin)).scaled(by: -1)
      case .tan: return try upstream.times(one(plus: y.square()))
      case .arcsin: return try upstream.dividedBy(one(minus: x.square()).applying(.sqrt))
      case .arccos:
        return try upstream.dividedBy(one(minus: x.square()).applying(.sqrt)).scaled(by: -1)
      case .arctan: return try upstream.dividedBy(one(plus: x.square()))
      case .sinh: return try upstream.times(x.applying(.cosh))
      case .cosh: return try upstream.times(x.applying(.sinh))
      case .tanh: return try upstream.times(one(minus: y.square()))
      case .arcsinh: return try upstream.dividedBy(one(plus: x.square()).applying(.sqrt))
      case .arccosh:
        return try upstream.dividedBy(
          x.square().minus(.filled(1, like: x)).applying(.sqrt))
      case .arctanh: return try upstream.dividedBy(one(minus: x.square()))
      case .degrees: return try upstream.scaled(by: 180 / .pi)
      case .radians: return try upstream.scaled(by: .pi / 180)
      case .floor, .ceil, .trunc, .rint: return try .filled(0, like: x)
      }
    case .unary(let function):
      switch function {
      case .absolute, .fabs: return try upstream.times(x.applying(.sign))
      case .negative: return try upstream.scaled(by: -1)
      case .positive, .conjugate: return upstream
      case .square: return try upstream.times(x).scaled(by: 2)
      case .reciprocal: return try upstream.times(y.square()).scaled(by: -1)
      case .sign: return try .filled(0, like: x)
      case .invert, .isnan, .isinf, .isfinite, .signbit, .logicalNot: return nil
      }
    }
  }
}

/// A function of two matching elements of any types, by NumPy's name; shapes broadcast.
struct PairFunction: TensorOperation {
  let function: BinaryFunction
  var label: String { function.rawValue }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (left, right) = (inputs[0], inputs[1])
    guard let shape = broadcast(left.shape, right.shape) else {
      throw ShapeError(
        "\(label) of \(written(left.shape)) and \(written(right.shape)): "
          + "the shapes do not fit each other",
        hint: "axes are compared from the last; they must be equal or 1")
    }
    return Form(
      shape,
      try translated { () throws(TensorError) in
        try function.resultType(left.dtype, right.dtype)
      })
  }

  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    _ = try Tensor.combine(function, inputs[0], inputs[1], into: result)
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (a, b) = (node.inputs[0], node.inputs[1])
    guard node.dtype.isFloatingPoint else { return [nil, nil] }
    func to(_ input: Node, _ slope: Node) throws(ShapeError) -> Node? {
      guard input.dtype.isFloatingPoint else { return nil }
      return try slope.summed(to: input.shape).cast(to: input.dtype)
    }
    /// The upstream gradient where the result is the input's, as Theano has it: at both if equal.
    func chosen(_ input: Node) throws(ShapeError) -> Node {
      let isChosen = try Node(PairFunction(function: .equal), [node, input])
      return try upstream.times(isChosen.cast(to: node.dtype))
    }
    switch function {
    case .power:
      let exponent = try b.cast(to: node.dtype)
      let base = try a.cast(to: node.dtype)
      let lower = try base.combined(.power, exponent.minus(.filled(1, like: exponent)))
      return [
        try to(a, upstream.times(lower).times(exponent)),
        try to(b, upstream.times(node).times(base.log())),
      ]
    case .maximum, .minimum, .fmax, .fmin:
      return [try to(a, chosen(a)), try to(b, chosen(b))]
    case .remainder, .fmod:
      // a mod b = a - b * floor(a / b), whose last factor is constant almost everywhere.
      let times = try node.minus(a).dividedBy(b)
      return [try to(a, upstream), try to(b, upstream.times(times))]
    case .arctan2:
      let size = try a.square().plus(b.square())
      return [
        try to(a, upstream.times(b).dividedBy(size)),
        try to(b, upstream.times(a).dividedBy(size).scaled(by: -1)),
      ]
    case .floorDivide:
      return [try to(a, .filled(0, like: node)), try to(b, .filled(0, like: node))]
    default: throw ShapeError("the gradient of \(label) is not known")
    }
  }
}

/// log(1 + eˣ), finite for any x.
struct Softplus: TensorOperation {
  var label: String { "softplus" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, label))
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    let zero = try Tensor(.real(0), as: inputs[0].dtype)
    _ = try Tensor.combine(.logaddexp, inputs[0], zero, into: result)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try upstream.times(node.inputs[0].sigmoid())]
  }
}

/// Elements of one tensor where a condition holds and of another elsewhere; all broadcast.
struct Choice: TensorOperation {
  var label: String { "switch" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard let both = broadcast(inputs[1].shape, inputs[2].shape),
      let shape = broadcast(both, inputs[0].shape)
    else {
      throw ShapeError(
        "switch of \(inputs.map { written($0.shape) }.joined(separator: ", ")): "
          + "the shapes do not fit each other")
    }
    return Form(shape, inputs[1].dtype.promoted(with: inputs[2].dtype))
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(
      Tensor.choosing(inputs[1], otherwise: inputs[2], where: inputs[0]), at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let zero = try Node.filled(0, like: upstream)
    let condition = node.inputs[0]
    func slope(_ input: Node, _ parts: [Node]) throws(ShapeError) -> Node? {
      guard input.dtype.isFloatingPoint, node.dtype.isFloatingPoint else { return nil }
      return try Node(Choice(), [condition] + parts).summed(to: input.shape)
        .cast(to: input.dtype)
    }
    return [
      nil, try slope(node.inputs[1], [upstream, zero]),
      try slope(node.inputs[2], [zero, upstream]),
    ]
  }
}

extension Node {
  /// A function of a real number, of every element.
  public func applying(_ function: RealFunction) throws(ShapeError) -> Node {
    switch function {
    case .exp: try exp()
    case .log: try log()
    case .tanh: try tanh()
    default: try Node(ElementFunction(kind: .real(function)), [self])
    }
  }

  /// A function of a number of any type, of every element.
  public func applying(_ function: UnaryFunction) throws(ShapeError) -> Node {
    switch function {
    case .negative where dtype.isFloatingPoint: try scaled(by: -1)
    case .square where dtype.isFloatingPoint: try square()
    default: try Node(ElementFunction(kind: .unary(function)), [self])
    }
  }

  /// A function of two matching elements, with broadcasting; types are promoted as in NumPy.
  public func combined(_ function: BinaryFunction, _ other: Node) throws(ShapeError) -> Node {
    let isReal = dtype == other.dtype && dtype.isFloatingPoint
    switch function {
    case .add where isReal: return try plus(other)
    case .subtract where isReal: return try minus(other)
    case .multiply where isReal: return try times(other)
    case .divide where isReal: return try dividedBy(other)
    default: return try Node(PairFunction(function: function), [self, other])
    }
  }

  /// log(1 + eˣ) of every element.
  public func softplus() throws(ShapeError) -> Node { try Node(Softplus(), [self]) }

  /// Elements of `yes` where this node's are true or other than zero, else of `no`.
  public func choosing(_ yes: Node, _ no: Node) throws(ShapeError) -> Node {
    try Node(Choice(), [self, yes, no])
  }
}
