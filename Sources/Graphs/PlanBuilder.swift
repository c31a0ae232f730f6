import Tensors

/// What becomes a plan: the steps, and where every value lies.
///
/// Values that are not needed any more leave their memory to later ones; a result takes over an
/// input's memory where its operation allows that and nobody reads the input afterwards.
final class PlanBuilder {
  let memory = Memory()
  let scratch = ScratchArea()
  let failure = Failure()
  var steps: [Step] = []
  private(set) var sources: [String: RandomSource] = [:]

  private var values: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  private var sides: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]
  /// Free blocks by size.
  private var free: [(bytes: Int, block: UnsafeMutableRawPointer)] = []
  private var blockBytes: [UnsafeMutableRawPointer: Int] = [:]
  /// The bytes that values would take if none left its memory to another.
  private(set) var valueBytes = 0

  /// Gives memory to the inputs, which callers fill.
  func place(inputs: [Node]) throws(ShapeError) {
    for input in inputs where values[input.identity] == nil {
      values[input.identity] = try memory.take(input.byteCount)
    }
  }

  /// Compiles nodes, each after its inputs; those in `kept` still hold their values at the end.
  func compile(_ order: [Node], kept: [Node]) throws(ShapeError) {
    var lastRead = [ObjectIdentifier: Int]()
    var lastSideRead = [ObjectIdentifier: Int]()
    for (index, node) in order.enumerated() {
      for (place, input) in node.inputs.enumerated() {
        if node.operation.readsValue(ofInput: place) {
          lastRead[input.memoryOwner.identity] = index
        }
        lastSideRead[input.identity] = index
      }
    }
    let lasting = Set(kept.map { $0.memoryOwner.identity })
    for (index, node) in order.enumerated() {
      if node.operation is any SharedMemory {
        // The value of a node that nobody reads, such as pooled images before a gradient, may be
        // gone already; then so is that of the reshaped one.
        values[node.identity] = values[node.inputs[0].identity]
        continue
      }
      if try placeLeaf(node) { continue }
      let owners = node.inputs.map { $0.memoryOwner }
      func isDead(_ owner: Node) -> Bool {
        lastRead[owner.identity] == index && !lasting.contains(owner.identity)
          && !owner.inputs.isEmpty
      }
      let overwritten = node.operation.overwritableInputs.first { place in
        // Another input in the same memory would be read after it has been written over.
        isDead(owners[place]) && owners[place].byteCount == node.byteCount
          && owners.count { $0.identity == owners[place].identity } == 1
      }
      let output: UnsafeMutableRawPointer
      if let overwritten, let block = values[owners[overwritten].identity] {
        output = block
      } else {
        output = try takeBlock(node.byteCount)
      }
      values[node.identity] = output
      valueBytes += node.byteCount
      let sideBytes = node.operation.sideBytes(for: node)
      if sideBytes > 0 { sides[node.identity] = try takeBlock(sideBytes) }
      try compile(node, output: output)
      var released = Set<ObjectIdentifier>()
      for (place, owner) in owners.enumerated() {
        if isDead(owner), released.insert(owner.identity).inserted {
          if let block = values[owner.identity], block != output { leave(block) }
        }
        let side = node.inputs[place].identity
        if lastSideRead[side] == index, let block = sides.removeValue(forKey: side) { leave(block) }
      }
      // A value that is not read itself, but whose side buffer is.
      if lastRead[node.identity] == nil, !lasting.contains(node.identity) { leave(output) }
    }
  }

  /// Compiles one node into given memory.
  func compile(_ node: Node, output: UnsafeMutableRawPointer) throws(ShapeError) {
    try node.operation.compile(kernel(for: node, output: output))
  }

  /// A node's surroundings, with the result going to given memory, that of a parameter for one.
  func kernel(
    for node: Node, output: UnsafeMutableRawPointer, updating parameter: Parameter? = nil
  ) -> Kernel {
    Kernel(
      node: node, updating: parameter, builder: self,
      inputs: node.inputs.map { values[$0.identity] },
      inputSides: node.inputs.map { sides[$0.identity] }, output: output,
      side: sides[node.identity])
  }

  /// Copies what is a parameter's memory now but must be its old value after the updates.
  func keepOldValues(of nodes: [Node], updated: [Parameter]) throws(ShapeError) {
    for node in nodes {
      guard let leaf = node.memoryOwner.operation as? ParameterValue,
        updated.contains(where: { $0 === leaf.parameter })
      else { continue }
      let (source, copy) = (try leaf.parameter.value.base(), try memory.take(node.byteCount))
      let bytes = node.byteCount
      steps.append(
        Step(label: "copy of \(leaf.parameter.name)", pieces: 1) { _, _ in
          copy.copyMemory(from: source, byteCount: bytes)
        })
      values[node.identity] = copy
    }
  }

  /// Where a compiled value lies.
  func pointer(to node: Node) throws(ShapeError) -> UnsafeMutableRawPointer {
    if let pointer = values[node.identity] { return pointer }
    throw ShapeError("\(node) is not part of the plan")
  }

  /// The source of a stream's numbers, and the offset of the next `count` of each run.
  func draws(from stream: RandomStream, count: Int) -> Draws {
    let source = sources[stream.name] ?? RandomSource(position: stream.position)
    sources[stream.name] = source
    defer { source.drawnPerRun += count }
    return Draws(source: source, seedStream: stream, offset: source.drawnPerRun)
  }

  /// Places nodes that no step computes.
  private func placeLeaf(_ node: Node) throws(ShapeError) -> Bool {
    switch node.operation {
    case let leaf as ParameterValue: values[node.identity] = try leaf.parameter.value.base()
    case let leaf as Constant: values[node.identity] = try leaf.value.base()
    case let leaf as Filled:
      let block = try memory.take(node.byteCount)
      withScalar(node.dtype, Fill(number: leaf.number, block: block, count: node.count))
      values[node.identity] = block
    case is Input:
      guard values[node.identity] != nil else {
        throw ShapeError(
          "the plan needs the input \(node.name ?? "without name"), "
            + "which is not among its inputs")
      }
    default: return false
    }
    return true
  }

  /// The smallest free block that is large enough, or a new one.
  private func takeBlock(_ bytes: Int) throws(ShapeError) -> UnsafeMutableRawPointer {
    let fitting = free.indices.filter { free[$0].bytes >= bytes }
    if let best = fitting.min(by: { free[$0].bytes < free[$1].bytes }) {
      return free.remove(at: best).block
    }
    let block = try memory.take(bytes)
    blockBytes[block] = max(64, bytes)
    return block
  }

  private func leave(_ block: UnsafeMutableRawPointer) {
    if let bytes = blockBytes[block] { free.append((bytes, block)) }
  }
}

private struct Fill: ScalarTask {
  let number: Double
  let block: UnsafeMutableRawPointer
  let count: Int
  func run<S: Scalar>(_ type: S.Type) {
    block.assumingMemoryBound(to: S.self).update(repeating: S(converting: number), count: count)
  }
}

extension Node {
  /// The bytes of the value.
  var byteCount: Int { count * dtype.itemSize }

  /// The node whose memory holds the value: what a reshaped node was reshaped from, for one.
  var memoryOwner: Node {
    var node = self
    while node.operation is any SharedMemory { node = node.inputs[0] }
    return node
  }
}
