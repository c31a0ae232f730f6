/// One part of an index, between the commas of `x[..., 2:5, 0]`.
public enum TensorIndex: Sendable {
  /// One place along an axis, counted from the end if negative; the axis goes.
  case at(Int)
  /// Every `step`-th place from `start` up to `stop`, as Python's slices.
  case slice(start: Int?, stop: Int?, step: Int?)
  /// A new axis of length 1.
  case newAxis
  /// As many whole axes as are left over.
  case ellipsis
  /// Several places along an axis, given by a tensor of integers.
  case positions(Tensor)
  /// The places where a `bool` tensor is true; it spans as many axes as it has.
  case mask(Tensor)

  /// A whole axis, `:`.
  public static let whole = TensorIndex.slice(start: nil, stop: nil, step: nil)

  /// How many of the tensor's axes this part takes.
  var axesTaken: Int {
    switch self {
    case .at, .slice, .positions: 1
    case .mask(let mask): mask.rank
    case .newAxis, .ellipsis: 0
    }
  }

  /// Whether this part picks places one by one, which needs a copy.
  var isPicking: Bool {
    switch self {
    case .positions, .mask: true
    case .at, .slice, .newAxis, .ellipsis: false
    }
  }
}

/// The places along an axis that a slice takes.
public struct SliceRange: Equatable, Sendable {
  /// The first place; 0 if there is none.
  public let first: Int
  /// How far the next place is.
  public let step: Int
  /// How many places there are.
  public let count: Int

  /// Works out a slice of an axis as Python's `slice.indices` does; a step of 0 is an error.
  public init(start: Int?, stop: Int?, step: Int?, length: Int) throws(TensorError) {
    let step = step ?? 1
    guard step != 0 else { throw TensorError("slice step cannot be zero") }
    // Backwards, the place before the first is -1, so the bounds move down by one.
    let (lowest, highest) = step > 0 ? (0, length) : (-1, length - 1)
    let place = { (given: Int) in
      let fromFront = given < 0 ? given &+ length : given
      return Swift.min(Swift.max(fromFront, lowest), highest)
    }
    let from = start.map(place) ?? (step > 0 ? lowest : highest)
    let to = stop.map(place) ?? (step > 0 ? highest : lowest)
    let distance = step > 0 ? to - from : from - to
    let stride = Int(clamping: step.magnitude)
    count = distance > 0 ? (distance - 1) / stride + 1 : 0
    // Of an empty slice, the first place may lie past the end.
    first = count > 0 ? from : 0
    self.step = step
  }
}
