import Graphs
import Tensors
import TestSupport
import Testing

/// Chapter 6's networks in miniature, with everything that training one takes.
struct Chapter6 {
  let plan: Plan
  let parameters: [Parameter]

  /// The gradients are outputs too where `showsGradients`.
  init(
    batch: Int = 11, threads: Int? = nil, simplified: Bool = true, dtype: DType = .float32,
    l2: Double = 0.01, dropout: Double = 0
  ) throws {
    func parameter(_ name: String, _ shape: [Int]) throws -> Parameter {
      let values = try normals(shape, seed: UInt64(name.utf8.reduce(0) { Int($0) * 31 + Int($1) }))
      return try Parameter(
        name: name, value: try values.multiplying(Tensor(0.3)).converted(to: dtype).copied())
    }
    let x = try Node.input(shape: [batch, 256], dtype: dtype, name: "x")
    let y = try Node.input(shape: [batch], dtype: .int32, name: "y")
    parameters = try [
      parameter("conv.w", [8, 1, 5, 5]), parameter("conv.b", [8]), parameter("fc.w", [288, 60]),
      parameter("fc.b", [60]), parameter("out.w", [60, 10]), parameter("out.b", [10]),
    ]
    let nodes = try parameters.map { try Node.parameter($0) }
    let maps = try x.reshaped([batch, 1, 16, 16]).convolution(nodes[0]).pooled(size: (2, 2))
      .addingBias(nodes[1]).relu()
    var hidden = try maps.reshaped([batch, -1]).matrixProduct(nodes[2]).addingBias(nodes[3])
      .sigmoid()
    if dropout > 0 {
      hidden = try hidden.dropout(dropout, stream: RandomStream(seed: 5, name: "fc dropout"))
    }
    let scores = try hidden.matrixProduct(nodes[4]).addingBias(nodes[5])
    let cost = try scores.softmax().logLikelihood(y)
      .plus(Node.parameter(parameters[2]).square().sum().scaled(by: 0.5 * l2))
    let slopes = try gradients(of: cost, withRespectTo: nodes)
    let updates = try zip(parameters, slopes).map { parameter, slope in
      (parameter, try Node.parameter(parameter).minus(slope.scaled(by: 0.1)))
    }
    plan = try Plan(
      inputs: [x, y], outputs: [cost, scores], updates: updates, threads: threads,
      simplified: simplified)
    try plan.setInput(0, normals([batch, 256], seed: 9))
    try plan.setInput(1, Tensor((0..<batch).map { Int32($0 % 10) }, shape: [batch]))
  }

  /// The cost of each of some runs, then all parameters.
  func trained(runs: Int) -> [[Double]] {
    let costs = (0..<runs).map { _ in
      plan.run()
      return plan.scalarOutput(0)
    }
    return [costs] + parameters.map { $0.value.values(as: Double.self) }
  }
}

@Suite struct PlanTests {
  @Test func trainingLowersTheCost() throws {
    let costs = try Chapter6(l2: 0).trained(runs: 30)[0]
    #expect(costs[29] < 0.5 * costs[0])
  }

  @Test func simplifiedPlansComputeTheSame() throws {
    let plain = try Chapter6(simplified: false, dtype: .float64, dropout: 0.3).trained(runs: 5)
    let simple = try Chapter6(simplified: true, dtype: .float64, dropout: 0.3).trained(runs: 5)
    for (one, other) in zip(simple, plain) {
      // The rules change the order of additions, which five steps may multiply.
      assertClose(one, other, ulps: 64, absolute: 1e-12)
    }
  }

  @Test(arguments: [2, 3]) func anyNumberOfThreadsGivesTheSameBits(threads: Int) throws {
    let alone = try Chapter6(threads: 1, dropout: 0.5).trained(runs: 10)
    #expect(try Chapter6(threads: threads, dropout: 0.5).trained(runs: 10) == alone)
  }

  @Test func randomPositionResumes() throws {
    let network = try Chapter6(dropout: 0.5)
    #expect(network.plan.randomPosition == ["fc dropout": 0])
    _ = network.trained(runs: 3)
    #expect(network.plan.randomPosition == ["fc dropout": 3 * 11 * 60])
    let position = network.plan.randomPosition
    let values = try network.parameters.map { try $0.value.copied() }
    let further = network.trained(runs: 2)

    let resumed = try Chapter6(dropout: 0.5)
    for (parameter, value) in zip(resumed.parameters, values) { try parameter.assign(value) }
    resumed.plan.randomPosition = position
    #expect(resumed.trained(runs: 2) == further)
  }

  @Test func dropoutKeepsTheRightShare() throws {
    let x = try Node.input(shape: [100, 100], dtype: .float32)
    let plan = try Plan(
      inputs: [x], outputs: [x.dropout(0.3, stream: RandomStream(seed: 1, name: "d"))])
    try plan.setInput(0, Tensor(repeating: 2 as Float, shape: [100, 100]))
    plan.run()
    let first = try plan.output(0).values(as: Float.self)
    let kept = first.count { $0 == 2 }
    // 7000 expected, standard deviation 46.
    #expect(abs(kept - 7000) < 200)
    #expect(first.allSatisfy { $0 == 0 || $0 == 2 })
    plan.run()
    #expect(try plan.output(0).values(as: Float.self) != first)
  }

  @Test func updatesSeeOldValues() throws {
    let a = try Parameter(name: "a", value: Tensor([1.0, 2], shape: [2]))
    let b = try Parameter(name: "b", value: Tensor([10.0, 20], shape: [2]))
    let (aNode, bNode) = (try Node.parameter(a), try Node.parameter(b))
    let plan = try Plan(
      inputs: [], outputs: [aNode], updates: [(a, bNode), (b, aNode.plus(bNode.scaled(by: 2)))])
    plan.run()
    #expect(try plan.output(0).values(as: Double.self) == [1, 2])
    #expect(a.value.values(as: Double.self) == [10, 20])
    #expect(b.value.values(as: Double.self) == [21, 42])
  }

  @Test func momentumUpdates() throws {
    let w = try Parameter(name: "w", value: Tensor([1.0], shape: [1]))
    let v = try Parameter(name: "v", value: Tensor([0.5], shape: [1]))
    let x = try Node.input(shape: [1], dtype: .float64)
    let speed = try Node.parameter(v).scaled(by: 0.5).minus(x.scaled(by: 0.25))
    let plan = try Plan(
      inputs: [x], outputs: [], updates: [(v, speed), (w, Node.parameter(w).plus(speed))])
    try plan.setInput(0, Tensor([2.0], shape: [1]))
    plan.run()
    #expect(v.value.values(as: Double.self) == [-0.25])
    #expect(w.value.values(as: Double.self) == [0.75])
  }

  /// Each update finds the values it reads, new or old, wherever it stands in the list.
  @Test("Updates that read each other", arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func updatesInAnyOrder(_ order: [Int]) throws {
    let names = ["w", "v", "u"]
    let all = try names.enumerated().map { index, name in
      try Parameter(name: name, value: Tensor([Double(index + 1), 10], shape: [2]))
    }
    let (w, v, u) = (
      try Node.parameter(all[0]), try Node.parameter(all[1]), try Node.parameter(all[2])
    )
    // v' = v / 2 - w / 4, w' = w + v', u' = w - u.
    let speed = try v.scaled(by: 0.5).minus(w.scaled(by: 0.25))
    let values = [try w.plus(speed), speed, try w.minus(u)]
    let plan = try Plan(
      inputs: [], outputs: [], updates: order.map { (all[$0], values[$0]) })
    plan.run()
    let found = all.map { $0.value.values(as: Double.self) }
    #expect(found == [[1.75, 12.5], [0.75, 2.5], [-2, 0]])
    // In place: nothing but the sums of the updates themselves.
    #expect(!plan.summary.contains("plus") && !plan.summary.contains("minus"))
  }

  /// A sum deeper than the call stack is taken apart all the same.
  @Test func updateByALongSum() throws {
    let w = try Parameter(name: "w", value: Tensor([1.0], shape: [1]))
    let x = try Node.input(shape: [1], dtype: .float64)
    var sum = try Node.parameter(w)
    for _ in 0..<20_000 { sum = try sum.plus(x) }
    let plan = try Plan(inputs: [x], outputs: [], updates: [(w, sum)])
    try plan.setInput(0, Tensor([0.5], shape: [1]))
    plan.run()
    #expect(w.value.values(as: Double.self) == [10_001])
  }

  @Test("Updates that go round in a circle, or whose value somebody else reads")
  func updatesThatCannotBeOrdered() throws {
    let w = try Parameter(name: "w", value: Tensor([1.0, 2], shape: [2]))
    let v = try Parameter(name: "v", value: Tensor([10.0, 20], shape: [2]))
    let (wNode, vNode) = (try Node.parameter(w), try Node.parameter(v))
    let next = try wNode.plus(vNode)
    let circle = try Plan(
      inputs: [], outputs: [], updates: [(w, next), (v, vNode.minus(wNode.scaled(by: 2)))])
    circle.run()
    #expect(w.value.values(as: Double.self) == [11, 22])
    #expect(v.value.values(as: Double.self) == [8, 16])
    let read = try Plan(
      inputs: [], outputs: [next.square()], updates: [(w, next), (v, vNode.plus(next))])
    read.run()
    #expect(try read.output(0).values(as: Double.self) == [361, 38 * 38])
    #expect(w.value.values(as: Double.self) == [19, 38])
    #expect(v.value.values(as: Double.self) == [27, 54])
    let twice = try Plan(inputs: [], outputs: [], updates: [(w, next), (v, next)])
    twice.run()
    #expect(w.value.values(as: Double.self) == [46, 92])
    #expect(v.value.values(as: Double.self) == [46, 92])
  }

  @Test func accuracyOfLabels() throws {
    let scores = try Node.input(shape: [3, 2], dtype: .float32)
    let y = try Node.input(shape: [3], dtype: .int32)
    let accuracy = try scores.argmax(axis: 1).equal(to: y).cast(to: .float64).mean()
    let plan = try Plan(inputs: [scores, y], outputs: [accuracy, scores.argmax(axis: 0)])
    try plan.setInput(0, Tensor([0.1, 0.9, 0.8, 0.2, 0.5, 0.5] as [Float], shape: [3, 2]))
    try plan.setInput(1, Tensor([1, 1, 0] as [Int32], shape: [3]))
    plan.run()
    #expect(plan.scalarOutput(0) == 2.0 / 3)
    #expect(try plan.output(1).values(as: Int64.self) == [1, 0])
  }

  @Test func labelOutOfRangeIsNoCrash() throws {
    let scores = try Node.input(shape: [2, 2], dtype: .float32)
    let y = try Node.input(shape: [2], dtype: .int32)
    let cost = try scores.softmax().logLikelihood(y)
    let slope = try gradients(of: cost, withRespectTo: [scores])[0]
    for simplified in [true, false] {
      let plan = try Plan(inputs: [scores, y], outputs: [cost, slope], simplified: simplified)
      try plan.setInput(0, Tensor([0, 1, 2, 3] as [Float], shape: [2, 2]))
      try plan.setInput(1, Tensor([-1, 2] as [Int32], shape: [2]))
      plan.run()
      #expect(plan.scalarOutput(0).isNaN)
      #expect(try plan.output(1).values(as: Float.self) == [0, 0, 0, 0])
    }
  }

  @Test func crossEntropyIsFiniteForAnyScores() throws {
    let scores = try Node.input(shape: [1, 2], dtype: .float32)
    let y = try Node.constant(Tensor([0] as [Int32], shape: [1]))
    let plan = try Plan(inputs: [scores], outputs: [scores.softmax().logLikelihood(y)])
    try plan.setInput(0, Tensor([0, 1000] as [Float], shape: [1, 2]))
    plan.run()
    #expect(plan.scalarOutput(0) == 1000)
  }

  @Test func missingInputIsAnError() throws {
    let x = try Node.input(shape: [2], name: "x")
    #expect(
      throws: ShapeError("the plan needs the input x, which is not among its inputs")
    ) { try Plan(inputs: [], outputs: [x.square()]) }
  }
}
