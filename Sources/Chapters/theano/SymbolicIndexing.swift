import Graphs
import Interpreter
import Language
import Tensors

/// Parts of variables: `x[1:3]`, `x[i*10:(i+1)*10]`, `p[T.arange(n), y]`, and variables with other
/// values there.
enum SymbolicIndexing {
  /// One part of an index, between its commas.
  private enum Part {
    case at(SymbolicVariable)
    case slice(SymbolicVariable?, SymbolicVariable?, SymbolicVariable?)
    case newAxis
    case places(SymbolicVariable)
  }

  /// `x[index]`.
  static func item(_ x: SymbolicVariable, _ index: Value) throws -> SymbolicVariable {
    if let owner = SymbolicShapes.owner(ofShape: x), let axis = index.exactInteger {
      return try SymbolicShapes.length(owner, axis: axis)
    }
    var parts = try parts(x, index)
    let added = parts.indices.filter { if case .newAxis = parts[$0] { true } else { false } }
    if !added.isEmpty {
      // New axes are put where they come to stand once the others are taken.
      parts.removeAll { if case .newAxis = $0 { true } else { false } }
      let inner = try taken(x, parts)
      var (pattern, next) = ([Int?](), 0)
      for part in try self.parts(x, index) {
        switch part {
        case .newAxis: pattern.append(nil)
        case .at: break
        case .slice:
          pattern.append(next)
          next += 1
        case .places:
          throw Diagnostic("NotImplementedError", "None beside places in an index is not in nnrepl")
        }
      }
      while next < inner.type.rank {
        pattern.append(next)
        next += 1
      }
      return try SymbolicShapes.dimshuffled(inner, pattern)
    }
    return try taken(x, parts)
  }

  /// What `set_subtensor` and `inc_subtensor` give: the variable that a part was taken of, with other
  /// values in that part.
  static func changed(
    _ part: SymbolicVariable, _ value: SymbolicVariable, adding: Bool
  ) throws -> SymbolicVariable {
    guard case .computed(let operation, let inputs) = part.source, let x = inputs.first,
      operation.name == sliceName || operation.name == pickName
    else {
      throw Diagnostic(
        "TypeError", "the first argument is a part of a variable, such as x[1:3]",
        hint: "T.set_subtensor(x[1:3], value)")
    }
    let name = adding ? "IncSubtensor{Inc}" : "IncSubtensor{Set}"
    let type = x.type.dtype
    return try .computed(
      SymbolicOperation(name) { lowering, inputs in
        let base = try lowering.node(inputs[0])
        let value = try lowering.node(inputs[1]).cast(to: type)
        // The part's node says which places: it was built with the same shapes.
        return try lowering.node(inputs[2]).changing(base, to: value, adding: adding)
      }, [x, value, part], x.type)
  }

  private static let sliceName = "Subtensor"
  private static let pickName = "AdvancedSubtensor"

  private static func parts(_ x: SymbolicVariable, _ index: Value) throws -> [Part] {
    let elements: [Value]
    if case .tuple(let several) = index { elements = several } else { elements = [index] }
    var parts: [Part] = []
    func variable(_ value: Value) throws -> SymbolicVariable? {
      guard !value.isNone else { return nil }
      let place = try SymbolicVariable.variable(value, x.theano)
      guard place.type.dtype.isInteger, place.type.rank == 0 else {
        throw Diagnostic(
          "TypeError", "a slice is of whole numbers, and \(place.text) is \(place.type.text)",
          spoken: "Expected an integer",
          hint: place.source.isInput
            ? "T.lscalar('\(place.name ?? "i")')" : "T.cast(i, 'int64')")
      }
      return place
    }
    let isNamed = elements.reduce(0) { count, element in
      switch element {
      case .none, .ellipsis: count
      default: count + 1
      }
    }
    for element in elements {
      switch element {
      case .none: parts.append(.newAxis)
      case .ellipsis:
        for _ in 0..<max(0, x.type.rank - isNamed) { parts.append(.slice(nil, nil, nil)) }
      case .slice(let slice):
        parts.append(
          .slice(try variable(slice.lower), try variable(slice.upper), try variable(slice.step)))
      default:
        let place = try SymbolicVariable.variable(element, x.theano)
        guard place.type.dtype.isInteger else {
          throw Diagnostic(
            "TypeError", "an index is of whole numbers, not \(place.type.text)",
            hint: "T.cast(i, 'int32'), or mask.nonzero() for a mask")
        }
        parts.append(place.type.rank == 0 ? .at(place) : .places(place))
      }
    }
    let taken = parts.count { if case .newAxis = $0 { false } else { true } }
    guard taken <= x.type.rank else {
      throw Diagnostic(
        "IndexError", "\(taken) indices for \(x.type.text), which has \(x.type.rank) dimensions",
        spoken: "too many indices for array")
    }
    return parts
  }

  private static func taken(_ x: SymbolicVariable, _ parts: [Part]) throws -> SymbolicVariable {
    let picks = parts.contains { if case .places = $0 { true } else { false } }
    return picks ? try picked(x, parts) : try sliced(x, parts)
  }

  /// Whether a slice is known to take the one element of an axis; its step does not matter.
  private static func keepsOne(
    _ start: SymbolicVariable?, _ stop: SymbolicVariable?
  ) -> Bool {
    func number(_ variable: SymbolicVariable?, _ usual: Int) -> Int? {
      guard let variable else { return usual }
      return (try? variable.constant?.item())?.asInteger
    }
    return number(start, 0) == 0 && number(stop, 1) ?? 0 > 0
  }

  /// Places and slices.
  private static func sliced(_ x: SymbolicVariable, _ parts: [Part]) throws -> SymbolicVariable {
    var inputs = [x]
    var recipes: [(Lowering, Int) throws -> SliceIndex] = []
    var kept: [Bool] = []
    var axis = 0
    for part in parts {
      defer { if case .newAxis = part {} else { axis += 1 } }
      switch part {
      case .at(let place):
        inputs.append(place)
        recipes.append { lowering, _ in .at(lowering.place(try lowering.number(place))) }
      case .slice(let start, let stop, let step):
        inputs += [start, stop, step].compactMap { $0 }
        recipes.append { lowering, length in
          try range(lowering, length, start, stop, step)
        }
        kept.append(x.type.broadcastable[axis] && keepsOne(start, stop))
      case .newAxis, .places: break
      }
    }
    let recipesOfParts = recipes
    let broadcastable = kept + x.type.broadcastable.dropFirst(parts.count)
    return try .computed(
      SymbolicOperation(sliceName) { lowering, inputs in
        let node = try lowering.node(inputs[0])
        let indices = try recipesOfParts.enumerated().map { axis, recipe in
          try recipe(lowering, node.shape[axis])
        }
        return try node.sliced(indices)
      }, inputs, SymbolicType(x.type.dtype, Array(broadcastable)))
  }

  /// What a slice takes of an axis: how many places decides the graph's shape, where it starts is set
  /// for each run.
  private static func range(
    _ lowering: Lowering, _ length: Int, _ start: SymbolicVariable?, _ stop: SymbolicVariable?,
    _ step: SymbolicVariable?
  ) throws -> SliceIndex {
    if start == nil, stop == nil, step == nil { return .whole }
    let step = try step.map { try lowering.fixedNumber($0) } ?? 1
    let (from, to) = (
      try start.map { try lowering.number($0) }, try stop.map { try lowering.number($0) }
    )
    func resolved(_ arguments: [Tensor]) throws -> (first: Int, count: Int) {
      let (start, stop) = (try from?.value(arguments), try to?.value(arguments))
      return try translated {
        let range = try SliceRange(start: start, stop: stop, step: step, length: length)
        return (range.first, range.count)
      }
    }
    var isFixed = true
    for case .computed? in [from, to] { isFixed = false }
    if isFixed {
      let (first, count) = try resolved([])
      return .range(first: .fixed(first), count: count, step: step)
    }
    let count = try lowering.fixed(.computed { try resolved($0).count })
    return .range(
      first: lowering.place(.computed { try resolved($0).first }), count: count, step: step)
  }

  /// Places picked one by one along the first axes, which slices of whole axes may stand before.
  private static func picked(_ x: SymbolicVariable, _ parts: [Part]) throws -> SymbolicVariable {
    var (places, front, after): ([SymbolicVariable], [Int], [Int]) = ([], [], [])
    for (axis, part) in parts.enumerated() {
      switch part {
      case .places(let place), .at(let place):
        places.append(place)
        front.append(axis)
      case .slice(nil, nil, nil): after.append(axis)
      case .slice, .newAxis:
        throw Diagnostic(
          "NotImplementedError", "places beside a slice in an index are not in nnrepl",
          hint: "x[rows][:, 1:3]")
      }
    }
    let isParted = zip(front, front.dropFirst()).contains { $1 != $0 + 1 }
    after += parts.count..<x.type.rank
    let order = front + after
    let rank = places.map(\.type.rank).max() ?? 0
    // The axes of the places stand where the first of them was, if they stand side by side.
    let before = isParted ? 0 : front.first ?? 0
    let axes =
      Array(rank..<rank + before) + Array(0..<rank) + Array(rank + before..<rank + after.count)
    let flags =
      SymbolicType.together(places.map(\.type)) + after.map { x.type.broadcastable[$0] }
    return try .computed(
      SymbolicOperation(pickName) { lowering, inputs in
        try lowering.node(inputs[0]).transposed(order)
          .picked(inputs.dropFirst().map { try lowering.node($0) }).transposed(axes)
      }, [x] + places, SymbolicType(x.type.dtype, axes.map { flags[$0] }))
  }
}
