import Tensors

/// Which convolutions of a graph become one pass with the pooling, the bias and the activation behind
/// them, where nobody else needs what lies in between.
struct ConvolutionPasses {
  /// A pass, in place of a convolution or of what pools it.
  struct Pass {
    let geometry: PixelConvolution
    let bias: Node?
    let activation: Activation.Kind?
  }
  private(set) var passes: [ObjectIdentifier: Pass] = [:]
  /// Biases and activations that a pass does.
  private(set) var absorbed: Set<ObjectIdentifier> = []

  init(in roots: [Node]) {
    var users = [ObjectIdentifier: [Node]]()
    for node in sorted(roots) {
      for input in node.inputs { users[input.identity, default: []].append(node) }
    }
    let wanted = Set(roots.map(\.identity))
    /// The only user of a value that nothing but its own gradient needs otherwise.
    func follower(of node: Node) -> Node? {
      guard !wanted.contains(node.identity) else { return nil }
      let others = (users[node.identity] ?? []).filter { !($0.operation is PoolingGradient) }
      guard others.count == 1, others[0].inputs[0] === node else { return nil }
      return others[0]
    }
    for convolution in sorted(roots) where convolution.operation is Convolution {
      let next = follower(of: convolution)
      let pooling = next?.operation as? Pooling
      var end = pooling == nil ? convolution : next ?? convolution
      var geometry = PixelConvolution(convolution, pooledBy: pooling)
      if geometry == nil, pooling != nil {
        // A pooling that the pass does not know stays behind it.
        geometry = PixelConvolution(convolution, pooledBy: nil)
        end = convolution
      }
      guard let geometry else { continue }
      let start = end
      var bias: Node?
      var activation: Activation.Kind?
      if let node = follower(of: end), node.operation is BiasAddition,
        node.inputs[1].inputs.isEmpty
      {
        (bias, end) = (node.inputs[1], node)
        absorbed.insert(node.identity)
        if let node = follower(of: end), let operation = node.operation as? Activation {
          activation = operation.kind
          absorbed.insert(node.identity)
        }
      }
      passes[start.identity] = Pass(geometry: geometry, bias: bias, activation: activation)
    }
  }
}

extension Simplification {
  /// The pass that does a node's work, if there is one.
  mutating func pass(
    for node: Node, _ inputs: [Node], in plan: ConvolutionPasses
  ) throws(ShapeError) -> Node? {
    if plan.absorbed.contains(node.identity) { return inputs[0] }
    if let pass = plan.passes[node.identity] {
      let sources = node.operation is Convolution ? inputs : inputs[0].inputs
      let geometry = pass.geometry
      let pixels = unique(try Node(ImagesByPixel(geometry: geometry), [sources[0]]))
      let filters = unique(try Node(FilterLayout(geometry: geometry, kind: .tap), [sources[1]]))
      let none = Filled(number: 0, declared: Form([geometry.filters[0]], node.dtype))
      let bias = if let bias = pass.bias { bias } else { unique(try Node(none)) }
      return unique(
        try Node(
          PooledConvolution(geometry: geometry, activation: pass.activation),
          [pixels, filters, bias]))
    }
    return try sparseGradient(of: node, inputs)
  }

  /// The gradients of a convolution from the slopes of the maxima alone.
  private mutating func sparseGradient(
    of node: Node, _ inputs: [Node]
  ) throws(ShapeError) -> Node? {
    guard node.operation is ConvolutionFilterGradient || node.operation is ConvolutionImageGradient,
      inputs[1].operation is PoolingGradient,
      let pooled = inputs[1].inputs[0].operation as? PooledConvolution
    else { return nil }
    let (geometry, slope, places) = (pooled.geometry, inputs[1].inputs[1], inputs[1].inputs[0])
    switch node.operation {
    case let gradient as ConvolutionFilterGradient:
      guard gradient.sliding == geometry.sliding, gradient.filters == geometry.filters,
        inputs[0].shape == geometry.images
      else { return nil }
      let pixels = unique(try Node(ImagesByPixel(geometry: geometry), [inputs[0]]))
      return unique(
        try Node(PooledFilterGradient(geometry: geometry), [pixels, slope, places]))
    case let gradient as ConvolutionImageGradient:
      guard gradient.sliding == geometry.sliding, gradient.images == geometry.images,
        inputs[0].shape == geometry.filters
      else { return nil }
      let rows = unique(try Node(FilterLayout(geometry: geometry, kind: .row), [inputs[0]]))
      return unique(try Node(PooledImageGradient(geometry: geometry), [rows, slope, places]))
    default: return nil
    }
  }
}
