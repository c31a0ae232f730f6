import Graphs
import Interpreter
import Language
import Tensors

/// Functions of matching elements of variables.
enum Elementwise {
  /// A function of two variables, broadcast.
  static func pair(
    _ function: BinaryFunction, _ a: SymbolicVariable, _ b: SymbolicVariable
  ) throws -> SymbolicVariable {
    let common = a.type.dtype.promoted(with: b.type.dtype)
    let result = try type(of: function, common, a.theano)
    return try .computed(
      SymbolicOperation(
        "Elemwise{\(name(of: function)),no_inplace}", number: numbers(function)
      ) { lowering, inputs in
        let working = function == .divide ? result : common
        let nodes = try inputs.map { try lowering.node($0).cast(to: working) }
        return try lowered(function, nodes[0], nodes[1]).cast(to: result)
      }, [a, b], SymbolicType(result, SymbolicType.together([a.type, b.type])))
  }

  /// The type of the elements of a result.
  private static func type(
    of function: BinaryFunction, _ common: DType, _ theano: TheanoSettings
  ) throws -> DType {
    switch function {
    case .divide, .arctan2, .hypot: common.isFloatingPoint ? common : theano.floatX
    case .power: common
    default: try translated { try function.resultType(common, common) }
    }
  }

  private static func lowered(_ function: BinaryFunction, _ a: Node, _ b: Node) throws -> Node {
    if function == .power, a.dtype.isFloatingPoint, let exponent = b.filling {
      if exponent == 2 { return try a.square().repeated(to: b, a) }
      if exponent == 1 { return try a.repeated(to: b, a) }
      if exponent == 0.5 { return try a.applying(.sqrt).repeated(to: b, a) }
      if exponent == -1 { return try Node.filled(1, like: a).dividedBy(a).repeated(to: b, a) }
    }
    // max(0, x), as chapters write it.
    if function == .maximum, a.dtype.isFloatingPoint {
      if a.filling == 0 { return try b.relu().repeated(to: a, b) }
      if b.filling == 0 { return try a.relu().repeated(to: a, b) }
    }
    return try a.combined(function, b)
  }

  private static func numbers(
    _ function: BinaryFunction
  ) -> ((Lowering, [SymbolicVariable]) throws -> CallNumber?)? {
    func whole(_ body: @escaping (Int, Int) -> (Int, Bool)) -> (
      (Lowering, [SymbolicVariable]) throws -> CallNumber?
    ) {
      { lowering, inputs in
        try .combined(lowering.number(inputs[0]), lowering.number(inputs[1])) { a, b in
          let (result, overflow) = body(a, b)
          guard !overflow else {
            throw Diagnostic("OverflowError", "an index beyond 64 bits, or a division by 0")
          }
          return result
        }
      }
    }
    switch function {
    case .add: return whole { $0.addingReportingOverflow($1) }
    case .subtract: return whole { $0.subtractingReportingOverflow($1) }
    case .multiply: return whole { $0.multipliedReportingOverflow(by: $1) }
    case .maximum: return whole { (max($0, $1), false) }
    case .minimum: return whole { (min($0, $1), false) }
    case .floorDivide:
      return whole { a, b in
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        guard !overflow else { return (0, true) }
        return (quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient, false)
      }
    case .remainder:
      return whole { a, b in
        let (rest, overflow) = a.remainderReportingOverflow(dividingBy: b)
        guard !overflow else { return (0, true) }
        return (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, false)
      }
    default: return nil
    }
  }

  /// Theano's name of a function.
  private static func name(of function: BinaryFunction) -> String {
    switch function {
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "true_div"
    case .floorDivide: "int_div"
    case .remainder: "mod"
    case .power: "pow"
    case .equal: "eq"
    case .notEqual: "neq"
    case .less: "lt"
    case .lessOrEqual: "le"
    case .greater: "gt"
    case .greaterOrEqual: "ge"
    default: function.rawValue
    }
  }

  /// A function of each element that keeps its type.
  static func unary(_ function: UnaryFunction, _ x: SymbolicVariable) throws -> SymbolicVariable {
    let result = try translated { try function.resultType(x.type.dtype) }
    return try .computed(
      SymbolicOperation(
        "Elemwise{\(function.rawValue),no_inplace}",
        number: function != .negative
          ? nil
          : { lowering, inputs in
            try .combined(.fixed(0), lowering.number(inputs[0])) { $0 &- $1 }
          }
      ) { lowering, inputs in
        try lowering.node(inputs[0]).applying(function)
      }, [x], x.type.of(result))
  }

  /// A function of each element that gives real numbers: short ones for short whole numbers
  /// (theano/scalar/basic.py, `upgrade_to_float`).
  static func real(
    _ name: String, _ x: SymbolicVariable, _ body: @escaping (Node) throws -> Node
  ) throws -> SymbolicVariable {
    let dtype = x.type.dtype
    let type = dtype.isFloatingPoint ? dtype : dtype.itemSize <= 2 ? .float32 : .float64
    return try .computed(
      SymbolicOperation("Elemwise{\(name),no_inplace}") { lowering, inputs in
        try body(lowering.node(inputs[0]).cast(to: type))
      }, [x], x.type.of(type))
  }

  /// The elements as another type.
  static func cast(_ x: SymbolicVariable, to type: DType) throws -> SymbolicVariable {
    if x.type.dtype == type { return x }
    return try .computed(
      SymbolicOperation(
        "Elemwise{Cast{\(type.name)}}",
        number: { lowering, inputs in
          type.isInteger ? try lowering.number(inputs[0]) : nil
        }
      ) { lowering, inputs in
        try lowering.node(inputs[0]).cast(to: type)
      }, [x], x.type.of(type))
  }

  /// Elements of `yes` where the condition is other than zero, else of `no`.
  static func choice(
    _ condition: SymbolicVariable, _ yes: SymbolicVariable, _ no: SymbolicVariable
  ) throws -> SymbolicVariable {
    let type = yes.type.dtype.promoted(with: no.type.dtype)
    return try .computed(
      SymbolicOperation("Elemwise{switch,no_inplace}") { lowering, inputs in
        let nodes = try inputs.map { try lowering.node($0) }
        return try nodes[0].choosing(nodes[1].cast(to: type), nodes[2].cast(to: type))
      }, [condition, yes, no],
      SymbolicType(type, SymbolicType.together([condition.type, yes.type, no.type])))
  }
}

extension Node {
  /// This node, repeated to the shape that two others have together.
  fileprivate func repeated(to a: Node, _ b: Node) throws -> Node {
    let filled = try Node.filled(0, shape: a.shape, dtype: .float32)
      .plus(.filled(0, shape: b.shape, dtype: .float32))
    return try repeated(to: filled.shape)
  }
}
