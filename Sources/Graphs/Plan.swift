import COpenBLAS
import Kernels
import Tensors

/// A graph compiled to a fixed list of kernel calls over memory taken once.
///
///     let plan = try Plan(
///       inputs: [x, y], outputs: [cost], updates: [(w, Node.parameter(w).minus(slope.scaled(by: 0.1)))])
///     try plan.setInput(0, images)
///     try plan.setInput(1, labels)
///     plan.run()
///     print(plan.scalarOutput(0))
///
/// The number of threads changes how long a run takes, never a bit of what it computes.
public final class Plan {
  private let inputs: [InputPlace]
  private let outputs: [Form]
  private let outputPlaces: [UnsafeMutableRawPointer]
  private let steps: [Step]
  /// Where in the steps the updates begin.
  private let firstUpdate: Int
  private let threads: Int
  // Kept because the steps' pointers lead into them.
  private let memory: Memory
  private let leaves: [Node]
  private let sources: [String: RandomSource]
  private let runFailure: Failure
  /// What the outputs and the parameters' next values are computed from, once simplified.
  public let results: [Node]
  /// The parameters' next values, likewise.
  public let updates: [(parameter: Parameter, value: Node)]
  /// The time of each step so far, where it is taken.
  private var times: [Duration]?

  /// Compiles what `outputs` and `updates` need.
  ///
  /// Updates take effect after all outputs have been computed, all from the old values.
  /// - Parameters:
  ///   - inputs: the input nodes, in the order of `setInput`.
  ///   - outputs: the nodes to compute.
  ///   - updates: the next values of parameters.
  ///   - threads: the most threads to use; the number of cores (or NNREPL_THREADS) unless given.
  ///   - simplified: whether the graph may be rewritten to an equal, faster one.
  /// - Throws: if an input is missing, an update does not fit its parameter, or memory runs out.
  public init(
    inputs: [Node], outputs: [Node], updates: [(Parameter, Node)] = [], threads: Int? = nil,
    simplified: Bool = true
  ) throws(ShapeError) {
    for (parameter, value) in updates {
      guard value.shape == parameter.value.shape, value.dtype == parameter.value.dtype else {
        throw ShapeError(
          "\(parameter.name) is \(parameter.value.dtype) \(written(parameter.value.shape)), "
            + "its update \(value.dtype) \(written(value.shape))")
      }
    }
    let wanted = outputs + updates.map { $0.1 }
    let roots = simplified ? try Simplification.applied(to: wanted) : wanted
    let results = Array(roots.prefix(outputs.count))
    let updated = updates.map { $0.0 }
    let uses = useCounts(roots)
    let changes = Updates(
      of: updated, values: Array(roots.dropFirst(outputs.count)), uses: uses)
    // A value that an update brings about must survive until all updates take place.
    let needed = results + changes.needed(uses: uses)
    let order = sorted(needed)

    let builder = PlanBuilder()
    try builder.place(inputs: inputs)
    try builder.compile(order, kept: needed)
    try builder.keepOldValues(of: needed, updated: updated)
    firstUpdate = builder.steps.count
    for change in changes.ordered { try change.addSteps(to: builder, uses: uses) }
    self.threads = max(1, min(threads ?? Int(nk_thread_count()), Int(NK_MOST_THREADS)))
    try builder.scratch.settle(threads: self.threads, memory: builder.memory)

    self.results = results
    self.updates = Array(zip(updated, roots.dropFirst(outputs.count)))
    self.inputs = try inputs.map { node throws(ShapeError) in
      InputPlace(Form(node.shape, node.dtype), at: try builder.pointer(to: node))
    }
    self.outputs = outputs.map { Form($0.shape, $0.dtype) }
    outputPlaces = try results.map { node throws(ShapeError) in try builder.pointer(to: node) }
    steps = builder.steps
    memory = builder.memory
    leaves = order.filter { $0.operation is ParameterValue || $0.operation is Constant }
    sources = builder.sources
    runFailure = builder.failure
    // Threads are ours; a library that starts more would fight them for the cores.
    openblas_set_num_threads(1)
  }

  /// Copies the elements of an input from memory laid out row by row in the input's own type.
  public func setInput(_ index: Int, from source: UnsafeRawPointer) {
    inputs[index].fill(from: source, threads: threads)
  }

  /// Copies an input, converting its type where needed; the shape must be the input's.
  public func setInput(_ index: Int, _ value: Tensor) throws(ShapeError) {
    let form = inputs[index].form
    guard value.shape == form.shape else {
      throw ShapeError("input \(index) is \(written(form.shape)), got \(written(value.shape))")
    }
    let value = try translated { () throws(TensorError) in
      try value.converted(to: form.dtype).contiguous()
    }
    try setInput(index, from: value.base())
    withExtendedLifetime(value) {}
  }

  /// What the last run could not do, such as an index outside its array; then its outputs are worth
  /// nothing, and no update took place.
  public var failure: ShapeError? { runFailure.error }

  /// Computes all outputs, then applies the updates; takes no memory and no lock.
  public func run() {
    runFailure.clear()
    for (index, step) in steps.enumerated() {
      if index == firstUpdate, runFailure.error != nil { return }
      if times != nil {
        times?[index] += ContinuousClock().measure { step.run(threads: threads) }
      } else {
        step.run(threads: threads)
      }
    }
    for source in sources.values { source.position &+= UInt64(source.drawnPerRun) }
  }

  /// A copy of an output's values after the last run.
  public func output(_ index: Int) throws(ShapeError) -> Tensor {
    let form = outputs[index]
    do {
      let copy = try Tensor(zeros: form.shape, form.dtype)
      try copy.base().copyMemory(from: outputPlaces[index], byteCount: form.byteCount)
      return copy
    } catch let error as TensorError {
      throw ShapeError(error.message, hint: error.hint)
    } catch {
      throw ShapeError("an output that cannot be copied")
    }
  }

  /// The first element of a floating-point output after the last run.
  public func scalarOutput(_ index: Int) -> Double {
    outputs[index].dtype == .float64
      ? outputPlaces[index].load(as: Double.self)
      : Double(outputPlaces[index].load(as: Float.self))
  }

  /// How far each random stream of the plan has been drawn, by the stream's name.
  ///
  /// Setting a position makes the next run draw from there; names that the plan does not know are
  /// passed over.
  public var randomPosition: [String: UInt64] {
    get { sources.mapValues { $0.position } }
    set { for (name, position) in newValue { sources[name]?.position = position } }
  }

  /// Whether runs take the time of each step, from 0 on.
  public var timesSteps: Bool {
    get { times != nil }
    set { times = newValue ? steps.map { _ in .zero } : nil }
  }

  /// The time of each step over the runs since `timesSteps` was set.
  public var stepTimes: [StepTime] {
    var counted = Set<ObjectIdentifier>()
    return zip(steps, times ?? []).map { step, time in
      // The steps of one product, or of its update, are one piece of arithmetic.
      let isFirst = step.node.map { counted.insert($0.identity).inserted } ?? false
      let arithmetic = step.node.map { $0.operation.arithmetic(of: $0) } ?? 0
      return StepTime(
        label: step.label, node: step.node, updated: step.updated, seconds: time / .seconds(1),
        arithmetic: isFirst ? arithmetic : 0)
    }
  }

  /// The steps in order with their pieces, and the memory taken.
  public var summary: String {
    let lines = steps.enumerated().map { "\($0). \($1.label), pieces: \($1.pieces)" }
    return (lines + ["memory: \(memory.byteCount) bytes"]).joined(separator: "\n")
  }
}

extension Form {
  /// The bytes of a value of this form.
  var byteCount: Int { shape.reduce(1, *) * dtype.itemSize }
}

/// How often each node is an input or a root of the graph.
func useCounts(_ roots: [Node]) -> [ObjectIdentifier: Int] {
  var uses = [ObjectIdentifier: Int]()
  for root in roots { uses[root.identity, default: 0] += 1 }
  for node in sorted(roots) {
    for input in node.inputs { uses[input.identity, default: 0] += 1 }
  }
  return uses
}
