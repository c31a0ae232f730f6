import Graphs
import Interpreter
import Language
import Tensors

/// Sums, means, extremes and where they are.
enum SymbolicReductions {
  /// A reduction over axes, or over all.
  static func reduced(
    _ reduction: Reduction, _ x: SymbolicVariable, axes: [Int]?, keeps: Bool, as given: DType? = nil
  ) throws -> SymbolicVariable {
    let axes = try checked(axes, x)
    let type = given ?? resultType(reduction, x)
    return try .computed(
      SymbolicOperation("\(name(of: reduction)){axes=\(axes)}") { lowering, inputs in
        let node = try lowering.node(inputs[0])
        switch reduction {
        case .sum, .mean, .product:
          // Whole numbers below 2⁵³ add up exactly as real ones.
          let working = type.isFloatingPoint ? type : .float64
          return try node.cast(to: working)
            .folded(reduction, axes: axes, keepsDimensions: keeps).cast(to: type)
        default:
          return try node.folded(reduction, axes: axes, keepsDimensions: keeps).cast(to: type)
        }
      }, [x], form(x, without: axes, keeps, type))
  }

  private static func name(of reduction: Reduction) -> String {
    switch reduction {
    case .sum: "Sum"
    case .mean: "mean"
    case .product: "Prod"
    default: "Reduce{\(reduction.rawValue)}"
    }
  }

  private static func resultType(_ reduction: Reduction, _ x: SymbolicVariable) -> DType {
    switch reduction {
    case .sum, .product: x.type.dtype.isFloatingPoint ? x.type.dtype : .int64
    case .mean: x.type.dtype.isFloatingPoint ? x.type.dtype : .float64
    case .maximum, .minimum: x.type.dtype
    case .all, .any: .bool
    }
  }

  private static func form(
    _ x: SymbolicVariable, without axes: [Int], _ keeps: Bool, _ type: DType
  ) -> SymbolicType {
    SymbolicType(
      type,
      x.type.broadcastable.indices.compactMap { axis in
        axes.contains(axis) ? (keeps ? true : nil) : x.type.broadcastable[axis]
      })
  }

  /// The axes that a program names: one, or several in a tuple or, unlike NumPy's, a list.
  static func axes(_ arguments: BoundArguments) throws -> [Int]? {
    guard case .list(let list) = arguments["axis"] else { return try NumPyModule.axes(arguments) }
    return try list.elements.map { element in
      guard let axis = element.exactInteger else {
        throw arguments.error("axis", "an axis is a whole number", kind: "TypeError")
      }
      return axis
    }
  }

  /// Axes counted from the front; all where none is named.
  static func checked(_ axes: [Int]?, _ x: SymbolicVariable) throws -> [Int] {
    guard let axes else { return Array(0..<x.type.rank) }
    let positive = try axes.map { axis in
      guard axis >= -x.type.rank, axis < x.type.rank else {
        throw Diagnostic(
          "ValueError", "axis \(axis) of a variable of \(x.type.rank) dimensions (\(x.type.text))")
      }
      return axis < 0 ? axis + x.type.rank : axis
    }
    guard Set(positive).count == positive.count else {
      throw Diagnostic("ValueError", "an axis is named twice: \(axes)")
    }
    return positive.sorted()
  }

  /// Where the largest or smallest element is, along an axis or in the flat variable.
  static func place(
    _ x: SymbolicVariable, axis: Int?, keeps: Bool, smallest: Bool
  ) throws -> SymbolicVariable {
    let axes = try checked(axis.map { [$0] }, x)
    return try .computed(
      SymbolicOperation(smallest ? "argmin" : "argmax") { lowering, inputs in
        var node = try lowering.node(inputs[0])
        if !node.dtype.isFloatingPoint { node = try node.cast(to: .float64) }
        if smallest { node = try node.scaled(by: -1) }
        let kept = node.shape.indices.map { axes.contains($0) ? 1 : node.shape[$0] }
        let found =
          axis == nil
          ? try node.reshaped([node.count]).argmax(axis: 0) : try node.argmax(axis: axes[0])
        return keeps ? try found.reshaped(kept) : found
      }, [x], form(x, without: axes, keeps, .int64))
  }

  /// The mean squared distance from the mean.
  static func variance(
    _ x: SymbolicVariable, axes: [Int]?, keeps: Bool, correction: Int = 0
  ) throws -> SymbolicVariable {
    let mean = try reduced(.mean, x, axes: axes, keeps: true)
    let distance = try Elementwise.pair(.subtract, x, mean)
    let square = try Elementwise.pair(.multiply, distance, distance)
    guard correction != 0 else { return try reduced(.mean, square, axes: axes, keeps: keeps) }
    throw Diagnostic("NotImplementedError", "ddof other than 0 is not in nnrepl yet")
  }
}
