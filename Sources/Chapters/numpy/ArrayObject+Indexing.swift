import Interpreter
import Language
import Tensors

extension ArrayObject {
  /// The element, or elements, at a subscript.
  public func item(_ index: Value) throws -> Value? {
    // Single elements and rows are asked for most.
    if !isMatrix {
      if case .integer(let place) = index { return try element(place) }
      if case .tuple(let parts) = index, parts.count == 2, tensor.rank == 2,
        case .integer(let row) = parts[0], case .integer(let column) = parts[1]
      {
        return NumPyScalar.value(
          try translated { try tensor.value(at: row, column) }, tensor.dtype)
      }
      if case .tuple(let parts) = index, let places = Self.places(parts, rank: tensor.rank) {
        return NumPyScalar.value(try translated { try tensor.value(at: places) }, tensor.dtype)
      }
    }
    let result = try translated { try tensor.indexed(Self.indices(index)) }
    guard isMatrix else {
      // A subscript with `...` gives an array even of one number.
      return result.rank == 0 && Self.hasEllipsis(index)
        ? .object(ArrayObject(result)) : try ArrayObject.value(result)
    }
    switch result.rank {
    case 0: return try ArrayObject.value(result)
    case 1:
      let isColumn = if case .tuple(let parts) = index { Self.isPlace(parts.last) } else { false }
      let shape = isColumn ? [result.count, 1] : [1, result.count]
      return .object(ArrayObject(matrix: try translated { try result.reshaped(shape) }))
    default: return try value(like: result)
    }
  }

  private func element(_ place: Int) throws -> Value {
    try translated {
      tensor.rank == 1
        ? NumPyScalar.value(try tensor.value(at: place), tensor.dtype)
        : .object(ArrayObject(try tensor.row(place), role: role == .image ? .image : .plain))
    }
  }

  private static func isPlace(_ value: Value?) -> Bool {
    if case .integer? = value { true } else { false }
  }

  private static func hasEllipsis(_ index: Value) -> Bool {
    switch index {
    case .ellipsis: true
    case .tuple(let parts): parts.contains { if case .ellipsis = $0 { true } else { false } }
    default: false
    }
  }

  /// The places that a subscript names if it names one for each axis.
  private static func places(_ parts: [Value], rank: Int) -> [Int]? {
    guard parts.count == rank, rank > 0 else { return nil }
    var places: [Int] = []
    places.reserveCapacity(rank)
    for part in parts {
      switch part {
      case .integer(let place): places.append(place)
      case .object(let scalar as NumPyScalar):
        guard case .integer(let place) = scalar.value else { return nil }
        places.append(place)
      default: return nil
      }
    }
    return places
  }

  /// The places of a subscript that names one element.
  private static func placesOfOne(_ index: Value, rank: Int) -> [Int]? {
    switch index {
    case .integer(let place): rank == 1 ? [place] : nil
    case .tuple(let parts): places(parts, rank: rank)
    default: nil
    }
  }

  /// Sets the elements at a subscript.
  public func setItem(_ index: Value, to value: Value) throws -> Bool {
    if let number = try plainNumber(value) {
      let places: [Int]? =
        switch index {
        case .integer(let place) where tensor.rank == 1: [place]
        case .tuple(let parts): Self.places(parts, rank: tensor.rank)
        default: nil
        }
      if let places {
        try translated { try tensor.setValue(number, at: places) }
        return true
      }
      if case .integer(let row) = index, tensor.rank == 2 {
        try translated { try tensor.setRow(row, to: number) }
        return true
      }
      let source = try translated { try Tensor(number, as: tensor.dtype) }
      try translated { try tensor.assign(source, at: Self.indices(index)) }
      return true
    }
    // `x[i] -= 1` has changed the row where it lies.
    if case .integer(let place) = index, case .object(let row as ArrayObject) = value,
      row.tensor.isRow(place, of: tensor)
    {
      return true
    }
    let source = try Self.tensor(value)
    if let parts = Self.placesOfOne(index, rank: tensor.rank), source.rank > 0 {
      _ = try translated { try tensor.value(at: parts) }
      // NumPy 1 stored an array of one element, and never a list.
      let isArray = value.object(as: ArrayObject.self) != nil
      guard isArray, source.count == 1 else {
        throw Diagnostic("ValueError", "setting an array element with a sequence.")
      }
      try translated { try tensor.assign(source.reshaped([]), at: parts.map { .at($0) }) }
      return true
    }
    let indices = try Self.indices(index)
    if indices.count == 1, case .mask(let mask) = indices[0], mask.rank == tensor.rank,
      source.rank > 1
    {
      throw Diagnostic(
        "TypeError",
        "what a mask selects is set to a single number or a row of them, not to an "
          + "array of shape \(source.shapeText)")
    }
    try translated { try tensor.assign(source, at: indices) }
    return true
  }

  /// A single number to store; an error where a whole number does not fit into the type.
  private func plainNumber(_ value: Value) throws -> ScalarValue? {
    switch value {
    case .float(let number):
      if tensor.dtype.isInteger {
        guard !number.isNaN else {
          throw Diagnostic("ValueError", "what is not a number cannot be a whole number")
        }
        guard let whole = Int(exactly: number.rounded(.towardZero)) else {
          throw Diagnostic("OverflowError", "\(number) is too large for \(tensor.dtype)")
        }
        _ = try translated { try tensor.dtype.type(beside: .integer(whole)) }
      }
      return .real(number)
    case .boolean(let truth): return .boolean(truth)
    case .object(let number as ComplexObject):
      guard tensor.dtype.isComplex || tensor.dtype == .bool else { throw notReal }
      return .complex(Complex(number.re, number.im))
    case .integer(let number):
      _ = try translated { try tensor.dtype.type(beside: .integer(number)) }
      return .integer(number)
    case .object(let scalar as NumPyScalar):
      if case .real(let number) = scalar.value, number.isNaN, tensor.dtype.isInteger {
        return try plainNumber(.float(number))
      }
      return scalar.dtype == .uint64 ? nil : scalar.value
    default: return nil
    }
  }

  private var notReal: Diagnostic {
    Diagnostic(
      "TypeError", "an array of \(tensor.dtype) holds no complex number",
      hint: "x.real, or an array of complex numbers: a.astype(complex)")
  }

  /// The indices that a subscript stands for.
  static func indices(_ index: Value) throws -> [TensorIndex] {
    if case .tuple(let parts) = index { return try parts.map(part) }
    return [try part(index)]
  }

  private static func part(_ index: Value) throws -> TensorIndex {
    switch index {
    case .integer(let place): return .at(place)
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice(let slice):
      return .slice(
        start: try bound(slice.lower), stop: try bound(slice.upper), step: try bound(slice.step))
    case .boolean(let truth):
      return .mask(try translated { try Tensor(truth) })
    case .object(let scalar as NumPyScalar):
      if scalar.dtype == .bool { return .mask(try scalar.tensor) }
      if let place = scalar.exactInteger { return .at(place) }
    case .list, .tuple, .object:
      let tensor = try tensor(index)
      return tensor.dtype == .bool ? .mask(tensor) : .positions(tensor)
    default: break
    }
    throw Diagnostic(
      "IndexError",
      "an array is indexed by whole numbers, slices and arrays, not " + index.describedForError)
  }

  private static func bound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    guard let integer = value.exactInteger else {
      throw Diagnostic("TypeError", "a slice is of whole numbers, not \(value.describedForError)")
    }
    return integer
  }
}
