import Graphs
import Interpreter
import Language
import Tensors

/// Shapes of variables, and the same elements in other shapes and orders.
enum SymbolicShapes {
  /// `x.shape`: a vector of whole numbers, which are known once a function is called.
  static func shape(_ x: SymbolicVariable) throws -> SymbolicVariable {
    try .computed(
      SymbolicOperation(shapeName) { lowering, inputs in
        let shape = try lowering.node(inputs[0]).shape
        return try Node.constant(Tensor(shape.map { Int64($0) }, shape: [shape.count]))
      }, [x], SymbolicType(.int64, rank: 1))
  }

  private static let shapeName = "Shape"

  /// The variable whose shape this is.
  static func owner(ofShape variable: SymbolicVariable) -> SymbolicVariable? {
    if case .computed(let operation, let inputs) = variable.source, operation.name == shapeName {
      return inputs[0]
    }
    return nil
  }

  /// One length of a shape.
  static func length(_ x: SymbolicVariable, axis: Int) throws -> SymbolicVariable {
    guard axis >= -x.type.rank, axis < x.type.rank else {
      throw Diagnostic(
        "IndexError", "axis \(axis) of \(x.text), which has \(x.type.rank) dimensions")
    }
    let axis = axis < 0 ? axis + x.type.rank : axis
    return try .computed(
      SymbolicOperation(
        "Shape_i{\(axis)}",
        number: { lowering, inputs in .fixed(try lowering.node(inputs[0]).shape[axis]) }
      ) { lowering, inputs in
        let length = try lowering.node(inputs[0]).shape[axis]
        return try Node.constant(Tensor(Int64(length)))
      }, [x], SymbolicType(.int64, []))
  }

  /// The lengths that a program gives as a shape: numbers, variables, or another's shape.
  static func lengths(_ value: Value, _ theano: TheanoSettings) throws -> [SymbolicVariable] {
    switch value {
    case .object(let variable as SymbolicVariable):
      if let owner = owner(ofShape: variable) {
        return try (0..<owner.type.rank).map { try length(owner, axis: $0) }
      }
      if let constant = variable.constant, constant.rank == 1 {
        return try constant.values(as: Int64.self).map {
          try SymbolicVariable.variable(.integer(Int($0)), theano)
        }
      }
      if variable.type.rank == 0 { return [variable] }
      throw Diagnostic(
        "NotImplementedError", "a shape that is computed as a whole is not in nnrepl",
        hint: "a tuple of numbers and variables: (x.shape[0], 10)")
    case .list, .tuple, .object(is ArrayObject):
      return try value.elements().map { element in
        let variable = try SymbolicVariable.variable(element, theano)
        guard variable.type.rank == 0, variable.type.dtype.isInteger else {
          throw Diagnostic("TypeError", "a shape is of whole numbers, not \(variable.type.text)")
        }
        return variable
      }
    default: return [try SymbolicVariable.variable(value, theano)]
    }
  }

  /// Which lengths are known to be 1.
  private static func areOne(_ lengths: [SymbolicVariable]) throws -> [Bool] {
    try lengths.map { length in
      try length.constant.map { one in try translated { try one.item() }.asInteger == 1 } ?? false
    }
  }

  /// The same elements under another shape.
  static func reshaped(
    _ x: SymbolicVariable, _ lengths: [SymbolicVariable]
  ) throws -> SymbolicVariable {
    try .computed(
      SymbolicOperation("Reshape{\(lengths.count)}") { lowering, inputs in
        let shape = try inputs.dropFirst().map { try lowering.fixedNumber($0) }
        return try lowering.node(inputs[0]).reshaped(shape)
      }, [x] + lengths, SymbolicType(x.type.dtype, areOne(lengths)))
  }

  /// The last axes from `kept` - 1 on made one.
  static func flattened(_ x: SymbolicVariable, kept: Int) throws -> SymbolicVariable {
    guard kept >= 1, kept <= max(1, x.type.rank) else {
      throw Diagnostic("ValueError", "flatten to \(kept) dimensions of \(x.type.rank)")
    }
    return try .computed(
      SymbolicOperation("Flatten{\(kept)}") { lowering, inputs in
        let node = try lowering.node(inputs[0])
        let front = Array(node.shape.prefix(kept - 1))
        return try node.reshaped(front + [node.shape.dropFirst(kept - 1).reduce(1, *)])
      }, [x],
      SymbolicType(
        x.type.dtype,
        Array(x.type.broadcastable.prefix(kept - 1))
          + [x.type.broadcastable.dropFirst(kept - 1).allSatisfy { $0 }]))
  }

  /// The axes in another order, with new ones of length 1 (nil) and without some of length 1.
  static func dimshuffled(_ x: SymbolicVariable, _ pattern: [Int?]) throws -> SymbolicVariable {
    let axes = pattern.compactMap { $0 }
    guard Set(axes).count == axes.count, axes.allSatisfy({ $0 >= 0 && $0 < x.type.rank }) else {
      throw Diagnostic(
        "ValueError", "dimshuffle names each of the \(x.type.rank) dimensions at most once")
    }
    let dropped = (0..<x.type.rank).filter { !axes.contains($0) }
    for axis in dropped where !x.type.broadcastable[axis] {
      throw Diagnostic(
        "ValueError",
        "dimension \(axis) of \(x.type.text) cannot be dropped: it may be longer than 1",
        spoken: "You cannot drop a non-broadcastable dimension.")
    }
    let written = pattern.map { $0.map(String.init) ?? "x" }.joined(separator: ",")
    return try .computed(
      SymbolicOperation("DimShuffle{\(written)}") { lowering, inputs in
        let node = try lowering.node(inputs[0])
        for axis in dropped where node.shape[axis] != 1 {
          throw Diagnostic("ValueError", "dimension \(axis) has length \(node.shape[axis]), not 1")
        }
        let shape = pattern.map { $0.map { node.shape[$0] } ?? 1 }
        return try node.transposed(axes + dropped).reshaped(shape)
      }, [x],
      SymbolicType(x.type.dtype, pattern.map { $0.map { x.type.broadcastable[$0] } ?? true }))
  }

  /// Variables one after the other along an axis.
  static func joined(_ parts: [SymbolicVariable], axis: Int) throws -> SymbolicVariable {
    guard let first = parts.first else { throw Diagnostic("ValueError", "nothing to join") }
    let rank = first.type.rank
    guard rank > 0, parts.allSatisfy({ $0.type.rank == rank }), axis >= -rank, axis < rank else {
      throw Diagnostic(
        "TypeError",
        "join wants variables of one number of dimensions, at least 1, and an axis of "
          + "theirs; got " + parts.map(\.type.text).joined(separator: ", "))
    }
    let axis = axis < 0 ? axis + rank : axis
    let type = parts.map(\.type.dtype).reduce(first.type.dtype) { $0.promoted(with: $1) }
    return try .computed(
      SymbolicOperation("Join") { lowering, inputs in
        try Node.concatenated(inputs.map { try lowering.node($0).cast(to: type) }, axis: axis)
      }, parts,
      SymbolicType(
        type,
        (0..<rank).map { place in
          place != axis && parts.contains { $0.type.broadcastable[place] }
        }))
  }

  /// A number repeated to a shape.
  static func filled(
    _ value: SymbolicVariable, _ lengths: [SymbolicVariable]
  ) throws -> SymbolicVariable {
    try .computed(
      SymbolicOperation("Alloc") { lowering, inputs in
        let shape = try inputs.dropFirst().map { try lowering.fixedNumber($0) }
        return try lowering.node(inputs[0]).repeated(to: shape)
      }, [value] + lengths, SymbolicType(value.type.dtype, areOne(lengths)))
  }

  /// A number repeated to another variable's shape.
  static func filled(
    _ value: SymbolicVariable, like x: SymbolicVariable
  ) throws -> SymbolicVariable {
    try .computed(
      SymbolicOperation("Elemwise{second,no_inplace}") { lowering, inputs in
        try lowering.node(inputs[1]).repeated(to: lowering.node(inputs[0]).shape)
      }, [x, value], SymbolicType(value.type.dtype, x.type.broadcastable))
  }

  /// Whole or real numbers from one up to another.
  static func range(
    _ start: SymbolicVariable, _ stop: SymbolicVariable, _ step: SymbolicVariable, _ type: DType
  ) throws -> SymbolicVariable {
    try .computed(
      SymbolicOperation("ARange{dtype='\(type.name)'}") { lowering, inputs in
        let bounds = try inputs.map { try lowering.fixedNumber($0) }
        guard bounds[2] != 0 else { throw Diagnostic("ValueError", "the step of arange is 0") }
        let (distance, overflow) = bounds[1].subtractingReportingOverflow(bounds[0])
        guard !overflow, distance / bounds[2] < NumPyModule.mostElements else {
          throw Diagnostic(
            "MemoryError", "arange of more than \(NumPyModule.mostElements) elements")
        }
        let values = stride(from: bounds[0], to: bounds[1], by: bounds[2]).map { Int64($0) }
        let tensor = try Tensor(values, shape: [values.count])
        return try Node.constant(tensor.converted(to: type))
      }, [start, stop, step], SymbolicType(type, rank: 1))
  }
}
