import Interpreter
import Language
import Tensors

extension ArrayObject {
  private static let properties = [
    "shape", "dtype", "ndim", "size", "T", "itemsize", "nbytes", "strides", "flat", "real", "imag",
    "base",
  ]

  /// The names behind the point.
  public var attributeNames: [String] {
    Self.properties + (isMatrix ? ["A", "A1", "I", "H"] : [])
      + NumPyModule.methods.keys.sorted()
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    switch name {
    case "shape": return shape
    case "T":
      let result = try translated { try tensor.transposed() }
      return isMatrix
        ? .object(ArrayObject(matrix: result)) : .object(ArrayObject(result, role: role))
    case "dtype": return .object(DTypeObject(tensor.dtype))
    case "ndim": return .integer(tensor.rank)
    case "size": return .integer(tensor.count)
    default: break
    }
    if let method = NumPyModule.methods[name] { return .object(ArrayMethod(self, method)) }
    return try rareAttribute(name)
  }

  private func rareAttribute(_ name: String) throws -> Value? {
    switch name {
    case "itemsize": return .integer(tensor.dtype.itemSize)
    case "nbytes": return .integer(tensor.dtype.itemSize &* tensor.count)
    case "strides":
      return .tuple(tensor.strides.map { .integer($0 &* tensor.dtype.itemSize) })
    case "flat": return .object(FlatArray(self))
    case "real":
      return tensor.dtype.isComplex ? .object(ArrayObject(tensor.realPart)) : .object(self)
    case "imag": return .object(ArrayObject(try translated { try tensor.imaginaryPart() }))
    case "base": return Value.none
    case "__contains__":
      return .native(
        NativeFunction("__contains__", "x") { [self] arguments in
          let wanted = arguments["x"]
          guard let right = try Self.comparand(wanted, beside: tensor.dtype) else {
            return .boolean(false)
          }
          return .boolean(
            try translated { try tensor.equal(to: right).any().item() }.isTrue)
        })
    case "__abs__":
      return .native(
        NativeFunction("abs", "") { [self] _ in
          try value(like: try translated { try tensor.abs() })
        })
    case "A" where isMatrix: return .object(ArrayObject(tensor))
    case "A1" where isMatrix:
      return .object(ArrayObject(try translated { try tensor.reshaped([tensor.count]) }))
    case "H" where isMatrix:
      return .object(
        ArrayObject(
          matrix: try translated {
            try tensor.transposed().applying(UnaryFunction.conjugate)
          }))
    case "I" where isMatrix: return try inverse()
    default: return nil
    }
  }

  /// The inverse of a matrix, by `numpy.linalg`.
  private func inverse() throws -> Value {
    guard case .native(let inverse)? = try NumPyModule.linearAlgebra().attribute("inv") else {
      throw Diagnostic("AttributeError", "matrices have no .I yet")
    }
    let site = CallSite(source: SourceText(".I"), range: SourceRange(0, 2), arguments: [])
    let result = try inverse.call(
      CallArguments(positional: [.object(ArrayObject(tensor))], site: site))
    return .object(ArrayObject(matrix: try ArrayObject.tensor(result)))
  }

  /// Sets an attribute; false where it cannot be set.
  public func setAttribute(_ name: String, to value: Value) throws -> Bool {
    switch name {
    case "shape":
      let sizes = value.exactInteger.map { [$0] }
      let shape = try sizes ?? NumPyModule.sizes(try value.elements())
      let changed = try translated { try tensor.reshaped(shape) }
      guard changed.sharesElements(with: tensor) else {
        throw Diagnostic(
          "AttributeError", "these elements cannot be seen in another shape without a copy",
          hint: "x = x.reshape(…)")
      }
      tensor = changed
      return true
    case "dtype":
      guard let type = NumPyTypes.type(value) else { return false }
      tensor = try translated { try tensor.seen(as: type) }
      return true
    case "real":
      try translated { try tensor.realPart.assign(ArrayObject.tensor(value), at: []) }
      return true
    case "imag":
      guard tensor.dtype.isComplex else {
        throw Diagnostic("TypeError", "array does not have imaginary part to set")
      }
      let part = try ArrayObject.tensor(value)
      try translated { try tensor.imaginaryPart().assign(part, at: []) }
      return true
    case "flat":
      return try FlatArray(self).setItem(.ellipsis, to: value)
    default: return false
    }
  }
}

/// `x.flat`: the elements in one row.
final class FlatArray: NativeObject {
  private let array: ArrayObject

  init(_ array: ArrayObject) { self.array = array }

  var typeName: String { "numpy.flatiter" }
  var help: String? { "The elements one after the other." }

  private func row() throws -> Tensor {
    try translated { try array.tensor.reshaped([array.tensor.count]) }
  }

  func length() -> Int? { array.tensor.count }

  func item(_ index: Value) throws -> Value? { try ArrayObject(row()).item(index) }

  func iterator() throws -> ValueIterator? { try ArrayObject(row()).iterator() }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    let flat = ArrayObject(try row())
    if case .ellipsis = index {
      let source = try ArrayObject.tensor(value)
      guard source.count > 0 else { return true }
      // The values are repeated as often as there is room.
      let values = try translated { try source.reshaped([source.count]) }
      let places = (0..<flat.tensor.count).map { Int64($0 % source.count) }
      let filled = try translated {
        try values.indexed([.positions(Tensor(places, shape: [places.count]))])
      }
      try translated { try flat.tensor.assign(filled, at: []) }
    } else {
      guard try flat.setItem(index, to: value) else { return false }
    }
    if !flat.tensor.sharesElements(with: array.tensor) {
      let shaped = try translated { try flat.tensor.reshaped(array.tensor.shape) }
      try translated { try array.tensor.assign(shaped, at: []) }
    }
    return true
  }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "copy": try ArrayObject(row()).attribute(name)
    case "base": .object(array)
    default: nil
    }
  }
}
