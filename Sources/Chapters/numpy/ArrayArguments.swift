import Interpreter
import Language
import Tensors

/// What functions on arrays take: arrays, axes, numbers of them, words.
extension BoundArguments {
  /// The array bound to `name`, or made of what is.
  func tensor(_ name: String) throws -> Tensor {
    try about(name) { try ArrayObject.tensor(self[name]) }
  }

  /// The array bound to `name`; nil for `None`.
  func optionalTensor(_ name: String) throws -> Tensor? {
    self[name].isNone ? nil : try tensor(name)
  }

  /// The arrays in the sequence bound to `name`; the rows of an array.
  func tensors(_ name: String) throws -> [Tensor] {
    try about(name) { try self[name].elements().map { try ArrayObject.tensor($0) } }
  }

  /// The whole number bound to `name`; nil for `None`.
  func optionalInteger(_ name: String) throws -> Int? {
    self[name].isNone ? nil : try integer(name)
  }

  /// The number bound to `name`; nil for `None`.
  func optionalNumber(_ name: String) throws -> Double? {
    self[name].isNone ? nil : try number(name)
  }

  /// The whole numbers bound to `name`: one, or a sequence of them.
  func integers(_ name: String) throws -> [Int] {
    if let integer = self[name].exactInteger { return [integer] }
    return try about(name) {
      let tensor = try ArrayObject.tensor(self[name])
      guard tensor.dtype.isInteger || tensor.dtype == .bool || tensor.count == 0 else {
        throw error(
          name, "\(name) is of whole numbers, not \(self[name].describedForError)",
          kind: "TypeError")
      }
      return tensor.values(as: Int64.self).map { Int($0) }
    }
  }

  /// The axes bound to `name`: one, or a sequence of them; nil for `None`.
  func axes(_ name: String) throws -> [Int]? {
    self[name].isNone ? nil : try integers(name)
  }

  /// Whether what is bound to `name` counts as true.
  func flag(_ name: String) throws -> Bool { try about(name) { try self[name].isTrue() } }

  /// The word bound to `name`, which is one of `words`.
  func word(_ name: String, _ words: [String]) throws -> String {
    let word = try string(name)
    guard words.contains(word) else {
      throw error(
        name, "\(name) is one of \(words.joined(separator: ", ")), not '\(word)'",
        hint: nearest(to: word, in: words).map { "'\($0)'" })
    }
    return word
  }

  /// Whether the order of elements bound to `order` is Fortran's.
  func isFortranOrder() throws -> Bool {
    self["order"].isNone ? false : try word("order", ["C", "F", "A", "K"]) == "F"
  }

  /// The error that an array has too few axes.
  func tooFewAxes(_ name: String, _ message: String) -> Diagnostic {
    error(name, "\(message) Its shape is \((try? tensor(name).shapeText) ?? "()").")
  }
}

extension Tensor {
  /// The elements in another shape, read and written with the first axis running fastest.
  func reshapedInFortranOrder(_ shape: [Int]) throws -> Tensor {
    try transposed().reshaped(shape.reversed()).transposed()
  }

  /// The whole numbers from 0, as many as asked for.
  static func counting(_ count: Int) throws -> Tensor {
    guard count <= NumPyModule.mostElements else {
      throw Diagnostic("MemoryError", "more than \(NumPyModule.mostElements) places")
    }
    return try Tensor((0..<Int64(Swift.max(count, 0))).map { $0 }, shape: [Swift.max(count, 0)])
  }
}

extension NumPyModule {
  /// An array as a value, also where it has no axes.
  static func array(_ tensor: Tensor) -> Value { .object(ArrayObject(tensor)) }

  /// What a function made of `source`: matrices where that is one, as NumPy's subclass stays.
  static func like(_ source: Value, _ result: Value) -> Value {
    guard source.object(as: ArrayObject.self)?.isMatrix == true else { return result }
    switch result {
    case .tuple(let parts): return .tuple(parts.map { like(source, $0) })
    case .object(let array as ArrayObject) where array.tensor.rank == 2:
      return .object(ArrayObject(matrix: array.tensor))
    default: return result
    }
  }

  /// Arrays as a list.
  static func list(of tensors: [Tensor]) -> Value { .list(tensors.map(array)) }

  /// Arrays as a tuple.
  static func tuple(of tensors: [Tensor]) -> Value { .tuple(tensors.map(array)) }

  /// The places along an axis that a number, a slice, numbers or truth values name.
  static func places(
    _ arguments: BoundArguments, _ name: String, length: Int
  ) throws -> (places: [Int], isSingle: Bool) {
    if case .boolean = arguments[name] {
    } else if let place = arguments[name].exactInteger {
      return ([place], true)
    }
    return try arguments.about(name) {
      if case .slice(let slice) = arguments[name] {
        func bound(_ value: Value) throws -> Int? {
          if value.isNone { return nil }
          guard let integer = value.exactInteger else {
            throw Diagnostic("TypeError", "a slice is of whole numbers")
          }
          return integer
        }
        let index = TensorIndex.slice(
          start: try bound(slice.lower), stop: try bound(slice.upper), step: try bound(slice.step))
        let places = try Tensor.counting(length).indexed([index])
        return (places.values(as: Int64.self).map { Int($0) }, false)
      }
      let tensor = try ArrayObject.tensor(arguments[name])
      guard tensor.dtype == .bool else { return (try arguments.integers(name), false) }
      guard tensor.shape == [length] else {
        throw arguments.error(
          name, "the axis has \(length) places, and \(tensor.count) truth values are given")
      }
      let flags = tensor.values(as: Bool.self)
      return (flags.indices.filter { flags[$0] }, false)
    }
  }
}
