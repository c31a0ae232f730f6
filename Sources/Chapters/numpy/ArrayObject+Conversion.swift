import Interpreter
import Interruptions
import Language
import Tensors

extension ArrayObject {
  /// The tensor that a value stands for: an array, a number, or nested lists of numbers.
  static func tensor(_ value: Value, _ type: DType? = nil) throws -> Tensor {
    let tensor = try tensor(value, depth: 0)
    guard let type, type != tensor.dtype else { return tensor }
    return try translated { try tensor.converted(to: type) }
  }

  private static func tensor(_ value: Value, depth: Int) throws -> Tensor {
    switch value {
    case .float(let number): return try translated { try Tensor(number) }
    case .integer(let number): return try translated { try Tensor(Int64(number)) }
    case .boolean(let truth): return try translated { try Tensor(truth) }
    case .object(let array as ArrayObject): return array.tensor
    case .object(let scalar as NumPyScalar): return try scalar.tensor
    case .object(let shared as SharedVariable): return shared.tensor
    case .object(let number as ComplexObject):
      return try translated { try Tensor(Complex(number.re, number.im)) }
    case .list(let list): return try tensor(of: list.elements, depth: depth)
    case .tuple(let elements): return try tensor(of: elements, depth: depth)
    case .object(let range as RangeObject):
      return try tensor(of: try Value.object(range).elements(), depth: depth)
    case .object(let object as any NumericObject):
      if let integer = object.exactInteger { return try translated { try Tensor(Int64(integer)) } }
      if let number = object.number { return try translated { try Tensor(number) } }
    default: break
    }
    throw Diagnostic("TypeError", "an array is made of numbers, not \(value.describedForError)")
  }

  private static func tensor(of elements: [Value], depth: Int) throws -> Tensor {
    guard depth < 32 else { throw Diagnostic("ValueError", "an array has at most 32 dimensions") }
    try Interruption.check()
    guard elements.count <= NumPyModule.mostElements else {
      throw Diagnostic("MemoryError", "more than \(NumPyModule.mostElements) numbers")
    }
    if let vector = try vector(of: elements) { return vector }
    let rows = try elements.map { try tensor($0, depth: depth + 1) }
    guard rows.allSatisfy({ $0.shape == rows[0].shape }) else {
      // What all rows have in common at the front, as NumPy's message counts it.
      var common = [rows.count]
      for axis in 0..<(rows.map(\.rank).min() ?? 0) {
        guard rows.allSatisfy({ $0.shape[axis] == rows[0].shape[axis] }) else { break }
        common.append(rows[0].shape[axis])
      }
      let shape = common.map(String.init).joined(separator: ", ")
      throw Diagnostic(
        "ValueError",
        "setting an array element with a sequence. The requested array has an inhomogeneous shape "
          + "after \(common.count) dimensions. The detected shape was "
          + "(\(shape)\(common.count == 1 ? "," : "")) + inhomogeneous part.",
        hint: "the rows have the shapes "
          + Set(rows.map(\.shapeText)).sorted().joined(separator: ", "))
    }
    return try translated { try Tensor.stacked(rows) }
  }

  /// The elements as a vector if all are single numbers.
  private static func vector(of elements: [Value]) throws -> Tensor? {
    var numbers: [ScalarValue] = []
    numbers.reserveCapacity(elements.count)
    var type: DType?
    for element in elements {
      if numbers.count & 0xffff == 0xffff { try Interruption.check() }
      let (number, its): (ScalarValue, DType)
      switch element {
      case .float(let value): (number, its) = (.real(value), .float64)
      case .integer(let value): (number, its) = (.integer(value), .int64)
      case .boolean(let value): (number, its) = (.boolean(value), .bool)
      case .object(let value as ComplexObject):
        (number, its) = (.complex(Complex(value.re, value.im)), .complex128)
      case .object(let scalar as NumPyScalar): (number, its) = (scalar.value, scalar.dtype)
      default: return nil
      }
      numbers.append(number)
      if its != type { type = type.map { $0.promoted(with: its) } ?? its }
    }
    let shape = [numbers.count]
    return try translated {
      switch type ?? .float64 {
      case .float64: try Tensor(numbers.map(\.asDouble), shape: shape)
      case .float32: try Tensor(numbers.map { Float($0.asDouble) }, shape: shape)
      case .bool: try Tensor(numbers.map(\.isTrue), shape: shape)
      case .float16: try Tensor(numbers.map { Float16($0.asDouble) }, shape: shape)
      case .complex128: try Tensor(numbers.map(\.asComplex), shape: shape)
      case .complex64:
        try Tensor(numbers.map(\.asComplex), shape: shape).converted(to: .complex64)
      case .int64: try Tensor(numbers.map { Int64($0.asInteger) }, shape: shape)
      case let other:
        try Tensor(numbers.map { Int64($0.asInteger) }, shape: shape).converted(to: other)
      }
    }
  }
}
