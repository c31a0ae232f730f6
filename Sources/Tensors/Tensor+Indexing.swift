extension Tensor {
  /// The elements that an index names.
  ///
  /// Places and slices give a view, which shares its elements; positions and masks give a copy. The
  /// rules are NumPy's: positions broadcast against each other, and their axes come where the first
  /// of them was if they stand side by side, else at the front.
  public func indexed(_ indices: [TensorIndex]) throws(TensorError) -> Tensor {
    if let mask = wholeMask(indices) {
      return try dtype.perform(Masking(input: self, mask: mask))
    }
    return try selection(indices).elements()
  }

  /// Writes values, which broadcast and are converted, into the elements that an index names.
  public func assign(_ value: Tensor, at indices: [TensorIndex]) throws(TensorError) {
    if value.rank == 0, value.dtype == dtype, let mask = wholeMask(indices) {
      try dtype.perform(MaskedFill(target: self, mask: mask, value: value))
    } else {
      try selection(indices).assign(value)
    }
  }

  /// The mask, where it is all of the index and lies in memory as this tensor does.
  private func wholeMask(_ indices: [TensorIndex]) -> Tensor? {
    guard indices.count == 1, case .mask(let mask) = indices[0], mask.shape == shape, rank > 0,
      isContiguous, mask.isContiguous, mask.dtype == .bool
    else { return nil }
    return mask
  }

  private func selection(_ indices: [TensorIndex]) throws(TensorError) -> Selection {
    let taken = indices.reduce(0) { $0 + $1.axesTaken }
    guard taken <= rank else {
      throw TensorError(
        "too many indices for array: array is \(rank)-dimensional, but \(taken) were indexed",
        kind: .index)
    }
    var ellipses = 0
    for case .ellipsis in indices { ellipses += 1 }
    guard ellipses <= 1 else {
      throw TensorError("an index can only have a single ellipsis ('...')", kind: .index)
    }
    // NumPy counts places among the positions when there are positions at all.
    let picks = indices.contains { $0.isPicking }
    var builder = SelectionBuilder(tensor: self)
    for index in ellipses == 0 ? indices + [.ellipsis] : indices {
      switch index {
      case .at(let place) where picks:
        try builder.pick(Tensor(Int64(place)))
      case .at(let place):
        try builder.take(place)
      case .slice(let start, let stop, let step):
        let length = builder.nextLength
        try builder.keep(SliceRange(start: start, stop: stop, step: step, length: length))
      case .newAxis:
        builder.addAxis()
      case .ellipsis:
        for _ in 0..<rank - taken { builder.keepWhole() }
        if picks && ellipses == 1 { builder.interrupt() }
      case .positions(let places):
        guard places.dtype != .bool else { throw Self.notPositions(places.dtype) }
        try builder.pick(places)
      case .mask(let mask):
        try builder.pick(where: mask)
      }
    }
    return try builder.selection()
  }

  fileprivate static func notPositions(_ type: DType) -> TensorError {
    TensorError(
      "arrays used as indices must be of integer (or boolean) type, not \(type)",
      kind: .index)
  }

  /// The places where elements are true or other than zero: for each axis, one `int64` vector.
  public func nonzero() throws(TensorError) -> [Tensor] {
    let found = try cast(to: .bool).contiguous().truePlaces()
    var result: [Tensor] = []
    var inner = 1
    for length in shape.reversed() {
      try result.append(Tensor(found.map { Int64($0 / inner % length) }, shape: [found.count]))
      inner *= length
    }
    return result.reversed()
  }
}

extension Tensor {
  /// The row-major positions of the elements that are true; `bool` and contiguous.
  fileprivate func truePlaces() -> [Int] {
    withExtendedLifetime(storage) {
      let (flags, total) = (pointer(as: UInt8.self), count)
      return [Int](unsafeUninitializedCapacity: trueCount + 1) { places, found in
        for index in 0..<total {
          // Written always, kept where true: without a branch that is hard to foresee.
          places[found] = index
          found += Int(flags[index])
        }
      }
    }
  }

  /// How many elements are true; `bool` and contiguous.
  fileprivate var trueCount: Int {
    withExtendedLifetime(storage) {
      let flags = pointer(as: UInt8.self)
      var found = 0
      for index in 0..<count { found &+= Int(flags[index]) }
      return found
    }
  }
}

/// Takes the elements where a mask of the same shape is true; both are contiguous.
private struct Masking: ElementTask {
  let input: Tensor
  let mask: Tensor

  func run<S: Scalar>(_ type: S.Type) throws(TensorError) -> Tensor {
    let found = mask.trueCount
    // Room for one more, which is written to but is no part of the result.
    let room = try Tensor(uninitialized: [found + 1], input.dtype)
    withExtendedLifetime((input.storage, mask.storage)) {
      let (from, flags) = (input.pointer(as: type), mask.pointer(as: UInt8.self))
      let to = room.pointer(as: type)
      var place = 0
      for index in 0..<input.count {
        to[place] = from[index]
        place &+= Int(flags[index])
      }
    }
    return Tensor(
      storage: room.storage, dtype: input.dtype, shape: [found], strides: [1], offset: 0)
  }
}

/// Writes one number where a mask of the same shape is true; both are contiguous.
private struct MaskedFill: ElementTask {
  let target: Tensor
  let mask: Tensor
  let value: Tensor

  func run<S: Scalar>(_ type: S.Type) {
    withExtendedLifetime((target.storage, mask.storage, value.storage)) {
      let (to, flags) = (target.pointer(as: type), mask.pointer(as: UInt8.self))
      let filling = value.pointer(as: type).pointee
      for index in 0..<target.count where flags[index] != 0 { to[index] = filling }
    }
  }
}

/// Goes along a tensor's axes and notes what an index does with each.
private struct SelectionBuilder {
  let tensor: Tensor
  private var axis = 0
  private var offset = 0
  private var shape: [Int] = []
  private var strides: [Int] = []
  private var picked: [(places: Tensor, axis: Int)] = []
  /// Where in the result the picked axes go: at the first of them, or 0 once they were parted.
  private var pickedAt: Int?
  private var isParted = false
  private var mayContinue = false

  init(tensor: Tensor) { self.tensor = tensor }

  var nextLength: Int { tensor.shape[axis] }

  mutating func interrupt() { mayContinue = false }

  mutating func take(_ place: Int) throws(TensorError) {
    offset += try checked(place, axis) * tensor.strides[axis]
    axis += 1
  }

  mutating func keep(_ range: SliceRange) {
    offset += range.first * tensor.strides[axis]
    // With at most one element the step is never taken, and may be too large to multiply.
    let (step, overflow) = range.step.multipliedReportingOverflow(by: tensor.strides[axis])
    append(range.count, overflow ? tensor.strides[axis] : step)
    axis += 1
  }

  mutating func keepWhole() {
    append(tensor.shape[axis], tensor.strides[axis])
    axis += 1
  }

  mutating func addAxis() { append(1, 0) }

  private mutating func append(_ length: Int, _ stride: Int) {
    shape.append(length)
    strides.append(stride)
    mayContinue = false
  }

  mutating func pick(_ places: Tensor) throws(TensorError) {
    // An empty list is a tensor of float64, yet names no place, as in NumPy.
    guard places.dtype.isInteger || places.count == 0 else {
      throw Tensor.notPositions(places.dtype)
    }
    if pickedAt == nil {
      pickedAt = shape.count
    } else if !mayContinue {
      isParted = true
    }
    mayContinue = true
    try picked.append((places.cast(to: .int64), axis))
    axis += 1
  }

  mutating func pick(where mask: Tensor) throws(TensorError) {
    guard mask.dtype == .bool else {
      throw TensorError("a mask must be of type bool, not \(mask.dtype)")
    }
    guard mask.rank > 0 else {
      throw TensorError("a single truth value is not an index here")
    }
    for other in mask.shape.indices where mask.shape[other] != tensor.shape[axis + other] {
      throw TensorError(
        "boolean index did not match indexed array along axis \(axis + other); "
          + "size of axis is \(tensor.shape[axis + other]) "
          + "but size of corresponding boolean axis is \(mask.shape[other])", kind: .index)
    }
    for places in try mask.nonzero() { try pick(places) }
  }

  private func checked(_ place: Int, _ axis: Int) throws(TensorError) -> Int {
    let length = tensor.shape[axis]
    guard place >= -length && place < length else {
      throw TensorError(
        "index \(place) is out of bounds for axis \(axis) with size \(length)",
        kind: .index)
    }
    return place < 0 ? place + length : place
  }

  func selection() throws(TensorError) -> Selection {
    let kept = Tensor(
      storage: tensor.storage, dtype: tensor.dtype, shape: shape, strides: strides,
      offset: tensor.offset + offset)
    guard let pickedAt else { return Selection(kept: kept, picks: nil) }
    var common: [Int] = []
    for (places, _) in picked {
      do {
        common = try Shape.broadcast(common, places.shape)
      } catch {
        let shapes = picked.map { Shape.text($0.places.shape) }.joined(separator: " ")
        throw TensorError(
          "shape mismatch: indexing arrays could not be broadcast together with shapes \(shapes)",
          kind: .index)
      }
    }
    var offsets = [Int](repeating: 0, count: try Shape.checkedCount(common, .int64))
    for (places, axis) in picked {
      if offsets.isEmpty {
        // A single place that does not exist is a mistake even where nothing is taken.
        if places.rank == 0 { _ = try checked(places.item().asInteger, axis) }
        continue
      }
      let values = try places.broadcast(to: common).values(as: Int64.self)
      var first = 0
      while first < values.count {
        let last = Swift.min(first &+ StridedRuns.elementsBetweenChecks, values.count)
        for index in first..<last {
          offsets[index] += try checked(Int(values[index]), axis) * tensor.strides[axis]
        }
        first = last
        if first < values.count { try TensorError.giveWay() }
      }
    }
    return Selection(
      kept: kept,
      picks: Selection.Picks(shape: common, offsets: offsets, place: isParted ? 0 : pickedAt))
  }
}
