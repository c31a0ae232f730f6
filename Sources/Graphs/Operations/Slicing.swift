import Tensors

/// A whole number that may be another in each run of a plan: where a slice starts.
///
/// Set it between runs. Two slices are the same value only if they start at the same cell.
public final class RunNumber: @unchecked Sendable {
  // Unchecked: as with parameters, nobody may set it while a plan that reads it runs.

  /// The number of the next run.
  public var value: Int

  /// A number that is `value` until it is set.
  public init(_ value: Int) { self.value = value }
}

/// A place along an axis: known when the graph is built, or set for each run.
public enum SlicePlace: Sendable {
  /// Always the same.
  case fixed(Int)
  /// Read in each run.
  case run(RunNumber)

  var value: Int {
    switch self {
    case .fixed(let value): value
    case .run(let number): number.value
    }
  }

  fileprivate var label: String {
    switch self {
    case .fixed(let value): "\(value)"
    case .run(let number): "\(ObjectIdentifier(number))"
    }
  }

  fileprivate var title: String {
    if case .fixed(let value) = self { "\(value)" } else { "from call to call" }
  }
}

/// What a slice takes of one axis.
public enum SliceIndex: Sendable {
  /// All of it.
  case whole
  /// One place; the axis goes.
  case at(SlicePlace)
  /// `count` places from the first on, `step` apart.
  case range(first: SlicePlace, count: Int, step: Int)

  fileprivate var label: String {
    switch self {
    case .whole: ":"
    case .at(let place): place.label
    case .range(let first, let count, let step): "\(first.label)+\(count)*\(step)"
    }
  }

  /// For people: `first:behind the last:step`, or how many from a place that differs.
  fileprivate var title: String {
    switch self {
    case .whole: return ":"
    case .at(let place): return place.title
    case .range(.fixed(let first), let count, let step) where step > 0:
      return "\(first):\(first + (count - 1) * step + 1)" + (step == 1 ? "" : ":\(step)")
    case .range(let first, let count, let step):
      return "\(count) \(first.title)" + (step == 1 ? "" : " step \(step)")
    }
  }
}

/// What a slice takes of all axes; those not named are taken whole.
struct Slice: Sendable {
  let parts: [SliceIndex]
  var label: String { parts.map(\.label).joined(separator: ",") }
  var title: String { parts.map(\.title).joined(separator: ", ") }
  /// The shape of what is taken of a tensor of the given shape.
  func shape(of shape: [Int]) throws(ShapeError) -> [Int] {
    guard parts.count <= shape.count else {
      throw ShapeError("\(parts.count) indices for a tensor of \(shape.count) axes")
    }
    var result = [Int]()
    for (axis, length) in shape.enumerated() {
      switch axis < parts.count ? parts[axis] : .whole {
      case .whole: result.append(length)
      case .at(.fixed(let place)):
        guard place >= -length, place < length else {
          throw ShapeError(
            "index \(place) is outside axis \(axis), which has length \(length)", isIndex: true)
        }
      case .at(.run): break
      case .range(_, let count, _): result.append(count)
      }
    }
    return result
  }

  /// The part of a tensor, a view, in this run.
  func view(of tensor: Tensor) throws(TensorError) -> Tensor {
    var indices: [TensorIndex] = []
    for (axis, part) in parts.enumerated() {
      let length = tensor.shape[axis]
      switch part {
      case .whole: indices.append(.whole)
      case .at(let place): indices.append(.at(place.value))
      case .range(let first, let count, let step):
        if count == 0 {
          indices.append(.slice(start: 0, stop: 0, step: 1))
          continue
        }
        let start = first.value
        let (reach, overflow) = (count - 1).multipliedReportingOverflow(by: step)
        let (last, tooFar) = start.addingReportingOverflow(reach)
        guard !overflow, !tooFar, start >= 0, start < length, last >= 0, last < length else {
          throw TensorError("a slice from \(start) leaves axis \(axis) of length \(length)")
        }
        let stop = step > 0 ? last + 1 : last - 1
        indices.append(.slice(start: start, stop: stop < 0 ? nil : stop, step: step))
      }
    }
    return try tensor.indexed(indices)
  }
}

/// A part of a tensor.
struct Slicing: TensorOperation {
  let slice: Slice
  var label: String { "slice \(slice.label)" }
  var title: String { "slice [\(slice.title)]" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(try slice.shape(of: inputs[0].shape), inputs[0].dtype)
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(slice.view(of: inputs[0]), at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let x = node.inputs[0]
    guard x.dtype.isFloatingPoint else { return [nil] }
    return [try Node.filled(0, like: x).settingSlice(slice.parts, to: upstream)]
  }
}

/// A tensor with another value, which broadcasts, in a part of it, or added to that part.
struct SliceSetting: TensorOperation {
  let slice: Slice
  let adds: Bool
  var label: String { "\(adds ? "add to" : "set") slice \(slice.label)" }
  var title: String { "\(adds ? "add to" : "set") slice [\(slice.title)]" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let part = try slice.shape(of: inputs[0].shape)
    guard broadcast(inputs[1].shape, part) == part else {
      throw ShapeError("\(written(inputs[1].shape)) does not fit a part of \(written(part))")
    }
    return Form(inputs[0].shape, inputs[0].dtype)
  }
  var overwritableInputs: [Int] { [0] }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    if !result.startsWhere(inputs[0]) { try result.assign(inputs[0], at: []) }
    let part = try slice.view(of: result)
    if adds {
      _ = try Tensor.combine(.add, part, inputs[1].converted(to: part.dtype), into: part)
    } else {
      try part.assign(inputs[1], at: [])
    }
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    guard node.dtype.isFloatingPoint else { return [nil, nil] }
    let value = node.inputs[1]
    let rest =
      adds
      ? upstream : try upstream.settingSlice(slice.parts, to: .filled(0, like: value))
    let part = try upstream.sliced(slice.parts).summed(to: value.shape)
    return [rest, value.dtype.isFloatingPoint ? try part.cast(to: value.dtype) : nil]
  }
}

/// Places of the first axes picked one by one, by whole numbers in further inputs.
///
/// The inputs are the tensor and one int64 tensor for each axis picked from, all of one shape,
/// which comes first in the result's.
struct Picking: TensorOperation {
  var label: String { "pick" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (x, places) = (inputs[0], Array(inputs.dropFirst()))
    guard let first = places.first, places.count <= x.rank,
      places.allSatisfy({ $0.shape == first.shape && $0.dtype == .int64 })
    else {
      throw ShapeError(
        "pick wants int64 places of one shape for at most \(x.rank) axes, got "
          + places.map { "\($0.dtype) \(written($0.shape))" }.joined(separator: ", "))
    }
    return Form(first.shape + x.shape[places.count...], x.dtype)
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(
      inputs[0].indexed(inputs.dropFirst().map { TensorIndex.positions($0) }), at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let x = node.inputs[0]
    let none = node.inputs.dropFirst().map { _ in Node?.none }
    guard x.dtype.isFloatingPoint else { return [nil] + none }
    let slope = try Node(
      PlaceSetting(adds: true), [.filled(0, like: x), upstream] + node.inputs.dropFirst())
    return [slope] + none
  }
}

/// A tensor with other values at places picked one by one, or added there, once for each mention.
struct PlaceSetting: TensorOperation {
  let adds: Bool
  var label: String { adds ? "add to places" : "set places" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let picked = try Picking().form(of: [inputs[0]] + inputs.dropFirst(2))
    guard broadcast(inputs[1].shape, picked.shape) == picked.shape else {
      throw ShapeError("\(written(inputs[1].shape)) does not fit \(written(picked.shape))")
    }
    return Form(inputs[0].shape, inputs[0].dtype)
  }
  var overwritableInputs: [Int] { [0] }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    if !result.startsWhere(inputs[0]) { try result.assign(inputs[0], at: []) }
    let places = inputs.dropFirst(2).map { TensorIndex.positions($0) }
    if adds {
      try result.accumulate(.add, inputs[1], at: places)
    } else {
      try result.assign(inputs[1], at: places)
    }
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (value, places) = (node.inputs[1], Array(node.inputs.dropFirst(2)))
    let none = places.map { _ in Node?.none }
    guard node.dtype.isFloatingPoint else { return [nil, nil] + none }
    let rest =
      adds
      ? upstream
      : try Node(PlaceSetting(adds: false), [upstream, .filled(0, like: value)] + places)
    let part = try Node(Picking(), [upstream] + places).summed(to: value.shape)
    return [rest, value.dtype.isFloatingPoint ? try part.cast(to: value.dtype) : nil] + none
  }
}

extension Node {
  /// A part of the tensor; axes not named are taken whole.
  public func sliced(_ parts: [SliceIndex]) throws(ShapeError) -> Node {
    try Node(Slicing(slice: Slice(parts: parts)), [self])
  }

  /// The tensor with another value in a part of it, or added to that part.
  public func settingSlice(
    _ parts: [SliceIndex], to value: Node, adding: Bool = false
  ) throws(ShapeError) -> Node {
    try Node(SliceSetting(slice: Slice(parts: parts), adds: adding), [self, value])
  }

  /// The elements whose places along the first axes stand in whole-number tensors of one shape.
  public func picked(_ places: [Node]) throws(ShapeError) -> Node {
    try Node(Picking(), [self] + Node.indices(places))
  }

  /// The tensor with other values at such places, or added there, once for each mention.
  public func settingPlaces(
    _ places: [Node], to value: Node, adding: Bool = false
  ) throws(ShapeError) -> Node {
    try Node(PlaceSetting(adds: adding), [self, value] + Node.indices(places))
  }

  private static func indices(_ places: [Node]) throws(ShapeError) -> [Node] {
    var shape = [Int]()
    for place in places {
      guard !place.dtype.isFloatingPoint, let both = Graphs.broadcast(shape, place.shape) else {
        throw ShapeError("places are whole numbers of shapes that fit each other")
      }
      shape = both
    }
    return try places.map { place throws(ShapeError) in
      try place.cast(to: .int64).repeated(to: shape)
    }
  }
}

extension Node {
  /// A tensor with another value where this node takes a part or picks places of it.
  ///
  /// Throws where this node does neither.
  public func changing(
    _ whole: Node, to value: Node, adding: Bool
  ) throws(ShapeError) -> Node {
    switch operation {
    case let slicing as Slicing:
      return try whole.settingSlice(slicing.slice.parts, to: value, adding: adding)
    case is Picking:
      let places = Array(inputs.dropFirst())
      guard inputs[0] !== whole, let turned = inputs[0].operation as? Transposition else {
        return try whole.settingPlaces(places, to: value, adding: adding)
      }
      // Picked of later axes, which were turned to the front.
      return try whole.transposed(turned.axes)
        .settingPlaces(places, to: value, adding: adding).transposed(inverse(of: turned.axes))
    case let turned as Transposition where inputs[0].operation is Picking:
      let value = try value.repeated(to: shape).transposed(inverse(of: turned.axes))
      return try inputs[0].changing(whole, to: value, adding: adding)
    default: throw ShapeError("\(self) is no part of a tensor")
    }
  }
}

/// The order of axes that undoes another.
private func inverse(of axes: [Int]) -> [Int] {
  axes.indices.map { axis in axes.firstIndex(of: axis) ?? axis }
}
