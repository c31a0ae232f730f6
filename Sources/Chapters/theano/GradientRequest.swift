import Graphs
import Interpreter
import Language
import Tensors

/// One call of `T.grad`: the gradients it asks for are taken together.
final class GradientRequest {
  let cost: SymbolicVariable
  let sources: [SymbolicVariable]
  let constants: [SymbolicVariable]

  private init(
    _ cost: SymbolicVariable, _ sources: [SymbolicVariable], _ constants: [SymbolicVariable]
  ) {
    self.cost = cost
    self.sources = sources
    self.constants = constants
  }

  /// The gradients of a cost as variables, each of its source's type.
  ///
  /// - Throws: if the cost is no single real number, or does not depend on a source that may not be
  ///   disconnected.
  static func variables(
    of cost: SymbolicVariable, _ sources: [SymbolicVariable], constants: [SymbolicVariable],
    mayBeDisconnected: Bool
  ) throws -> [SymbolicVariable] {
    guard cost.type.rank == 0 else {
      throw Diagnostic(
        "TypeError", "cost must be a scalar, not \(cost.type.text)",
        hint: "cost.sum() or T.mean(cost)")
    }
    guard cost.type.dtype.isFloatingPoint else {
      throw Diagnostic(
        "TypeError", "the gradient of \(cost.type.dtype.name) numbers is not defined")
    }
    let reached = reachable(from: cost, constants: constants)
    for source in sources {
      guard source.type.dtype.isFloatingPoint else {
        throw Diagnostic(
          "TypeError",
          "\(source.text) is \(source.type.dtype.name): gradients are taken with respect to real "
            + "numbers", hint: "T.dscalar, T.matrix, …")
      }
      guard mayBeDisconnected || reached.contains(ObjectIdentifier(source.identity)) else {
        throw Diagnostic(
          "DisconnectedInputError", "the cost does not depend on \(source.text)",
          spoken:
            "grad method was asked to compute the gradient with respect to a variable that is "
            + "not part of the computational graph of the cost",
          hint: "disconnected_inputs='ignore' gives zeros")
      }
    }
    let request = GradientRequest(cost, sources, constants)
    let operation = { (index: Int) in
      SymbolicOperation("Gradient") { lowering, _ in try lowering.gradients(request)[index] }
    }
    return try sources.enumerated().map { index, source in
      try .computed(operation(index), [cost] + sources + constants, source.type)
    }
  }

  /// All that a variable is computed from, and itself.
  private static func reachable(
    from cost: SymbolicVariable, constants: [SymbolicVariable]
  ) -> Set<ObjectIdentifier> {
    let held = Set(constants.map { ObjectIdentifier($0.identity) })
    var reached: Set<ObjectIdentifier> = []
    var stack = [cost]
    while let next = stack.popLast() {
      let key = ObjectIdentifier(next.identity)
      if held.contains(key) || !reached.insert(key).inserted { continue }
      stack += next.inputs
    }
    return reached
  }
}
