import Kernels
import Tensors

/// What an operation is given to compile itself: where its inputs and its result lie, and where its
/// steps go.
///
/// A step is a number of pieces of work that threads share. What the pieces are must depend on
/// shapes alone, never on the number of threads, so that any number gives the same bits.
public final class Kernel {
  /// The node that is compiled.
  let node: Node
  /// What its steps are called.
  private let label: String
  /// The parameter that its steps change, if they do.
  private let updated: Parameter?
  private let builder: PlanBuilder
  private let inputs: [UnsafeMutableRawPointer?]
  private let inputSides: [UnsafeMutableRawPointer?]
  private let output: UnsafeMutableRawPointer
  private let ownSide: UnsafeMutableRawPointer?

  init(
    node: Node, updating updated: Parameter?, builder: PlanBuilder,
    inputs: [UnsafeMutableRawPointer?],
    inputSides: [UnsafeMutableRawPointer?], output: UnsafeMutableRawPointer,
    side: UnsafeMutableRawPointer?
  ) {
    self.node = node
    label = updated.map { "update of \($0.name)" } ?? node.operation.label
    self.updated = updated
    self.builder = builder
    self.inputs = inputs
    self.inputSides = inputSides
    self.output = output
    ownSide = side
  }

  /// The elements of an input.
  func input<T>(_ index: Int, as type: T.Type) -> UnsafePointer<T> {
    guard let pointer = inputs[index] else {
      preconditionFailure("\(node.operation.label) said it does not read input \(index)")
    }
    return UnsafePointer(pointer.assumingMemoryBound(to: type))
  }

  /// The elements of the result.
  func output<T>(as type: T.Type) -> UnsafeMutablePointer<T> {
    output.assumingMemoryBound(to: type)
  }

  /// An input as a tensor over the plan's memory.
  func tensor(ofInput index: Int) -> Tensor {
    let input = node.inputs[index]
    return Tensor(
      borrowing: UnsafeMutableRawPointer(mutating: self.input(index, as: UInt8.self)),
      shape: input.shape, dtype: input.dtype)
  }

  /// The result as a tensor over the plan's memory.
  var outputTensor: Tensor { Tensor(borrowing: output, shape: node.shape, dtype: node.dtype) }

  /// Adds a step that may fail, as where an index lies outside; the first failure of a run is
  /// `Plan.failure`.
  func addTask(_ body: @escaping () throws(TensorError) -> Void) {
    let failure = builder.failure
    let label = label
    add(pieces: 1) { _, _ in
      do throws(TensorError) {
        try body()
      } catch {
        failure.note(ShapeError("\(label): \(error.message)", hint: error.hint))
      }
    }
  }

  /// The node's own side buffer, if it has one.
  func side<T>(as type: T.Type) -> UnsafeMutablePointer<T>? {
    ownSide?.assumingMemoryBound(to: type)
  }

  /// The side buffer of an input, if it has one.
  func side<T>(ofInput index: Int, as type: T.Type) -> UnsafeMutablePointer<T>? {
    inputSides[index]?.assumingMemoryBound(to: type)
  }

  /// Memory for passing results from one piece of code to the next, one block for each thread.
  func scratch<T>(_ count: Int, as type: T.Type) -> Scratch<T> {
    builder.scratch.reserve(count * MemoryLayout<T>.stride)
    return Scratch(area: builder.scratch)
  }

  /// Memory of the plan's own for what one step leaves to the next.
  func buffer<T>(_ count: Int, as type: T.Type) throws(ShapeError) -> UnsafeMutablePointer<T> {
    let (bytes, overflow) = max(0, count).multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    guard !overflow else { throw ShapeError("\(node.operation.label) needs too much memory") }
    return try builder.memory.take(bytes).assumingMemoryBound(to: T.self)
  }

  /// A copy of a value that lives as long as the plan.
  func keep<Value: BitwiseCopyable>(_ value: Value) throws(ShapeError) -> UnsafePointer<Value> {
    let place = try builder.memory.take(MemoryLayout<Value>.stride)
    return UnsafePointer(place.initializeMemory(as: Value.self, repeating: value, count: 1))
  }

  /// A copy of a table that lives as long as the plan.
  func keep<Value: BitwiseCopyable>(_ table: [Value]) throws(ShapeError) -> UnsafePointer<Value> {
    let place = try builder.memory.take(table.count * MemoryLayout<Value>.stride)
    let copy = place.bindMemory(to: Value.self, capacity: table.count)
    for (index, value) in table.enumerated() { copy[index] = value }
    return UnsafePointer(copy)
  }

  /// The numbers that a mask takes from a random stream in each run.
  func draws(from stream: RandomStream, count: Int) -> Draws {
    builder.draws(from: stream, count: count)
  }

  /// Adds a step; the body is called with each piece and the number of the thread that does it.
  func add(pieces: Int, _ body: @escaping (_ piece: Int, _ worker: Int) -> Void) {
    guard pieces > 0 else { return }
    builder.steps.append(
      Step(label: label, node: node, updated: updated, pieces: pieces, body: body))
  }

  /// Adds a step over a range, in pieces of some thousand elements.
  func addChunks(of total: Int, each weight: Int = 1, _ body: @escaping (Range<Int>) -> Void) {
    let size = max(1, 8192 / max(1, weight))
    add(pieces: (total + size - 1) / size) { piece, _ in
      body(piece * size..<min(total, (piece + 1) * size))
    }
  }

  /// Adds a step that applies a function of one number to the only input.
  func addUnary<T: Real>(_ apply: @escaping UnaryKernel<T>) {
    let (x, out) = (input(0, as: T.self), output(as: T.self))
    addChunks(of: node.count) { range in
      apply(x + range.lowerBound, out + range.lowerBound, range.count)
    }
  }

  /// Adds the steps of a sum of `terms` arrays of `count` elements, computed in groups.
  ///
  /// The body adds term `term` to the target, or overwrites it if it is the first. There are up
  /// to eight groups, whatever the number of threads, and they are added up in order.
  func addPartialSums<T: Real>(
    of terms: Int, count: Int, as type: T.Type,
    _ body:
      @escaping (
        _ term: Int, _ worker: Int, _ target: UnsafeMutablePointer<T>, _ isFirst: Bool
      ) -> Void
  ) throws(ShapeError) {
    let out = output(as: T.self)
    let groups = min(terms, 8)
    guard groups > 0 else {
      addChunks(of: count) { (out + $0.lowerBound).update(repeating: 0, count: $0.count) }
      return
    }
    let (partialCount, overflow) = (groups - 1).multipliedReportingOverflow(by: count)
    guard !overflow else { throw ShapeError("\(node.operation.label) needs too much memory") }
    // The first group's sum is formed in the result itself.
    let partials = try buffer(partialCount, as: T.self)
    add(pieces: groups) { group, worker in
      let target = group == 0 ? out : partials + (group - 1) * count
      let first = group * terms / groups
      for term in first..<(group + 1) * terms / groups { body(term, worker, target, term == first) }
    }
    guard groups > 1 else { return }
    addChunks(of: count) { range in
      for group in 0..<groups - 1 {
        T.combine(
          1, partials + group * count + range.lowerBound, 1, out + range.lowerBound, range.count)
      }
    }
  }
}

/// What went wrong first in a run.
final class Failure {
  private(set) var error: ShapeError?

  func note(_ error: ShapeError) { if self.error == nil { self.error = error } }
  func clear() { error = nil }
}

/// The numbers that one mask takes from a stream in each run.
struct Draws {
  let source: RandomSource
  let seedStream: RandomStream
  let offset: Int

  /// The stream, placed where the mask's element of the given index is drawn in this run.
  func stream(at index: Int) -> RandomStream {
    var stream = seedStream
    stream.position = source.position &+ UInt64(truncatingIfNeeded: offset &+ index)
    return stream
  }
}

/// A random stream's position, common to all masks of a plan that draw from it.
final class RandomSource {
  var position: UInt64
  var drawnPerRun = 0
  init(position: UInt64) { self.position = position }
}
