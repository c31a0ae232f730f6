/// The elements that an index names: a view, or for each of a list of offsets a view.
struct Selection {
  /// Places picked one by one.
  struct Picks {
    /// The shape of the positions.
    let shape: [Int]
    /// For each position, in row-major order, how far its elements lie from the view's first.
    let offsets: [Int]
    /// Before which of the view's axes the axes of the positions stand in the result.
    let place: Int
  }

  /// The axes that are not picked from; with picks, the elements for offset 0, which need not exist.
  let kept: Tensor
  let picks: Picks?

  /// The elements, as a view if nothing is picked, else as a copy.
  func elements() throws(TensorError) -> Tensor {
    guard let picks else { return kept }
    let result = try Tensor(uninitialized: shape(picks), kept.dtype)
    try kept.dtype.perform(
      Transfer(kept: kept, picks: picks, packed: result, direction: .gather))
    return result
  }

  /// Writes values, which broadcast and are converted, into the elements.
  func assign(_ value: Tensor) throws(TensorError) {
    let target = picks.map(shape) ?? kept.shape
    // Leading axes of length 1 may be dropped to fit, and any where nothing is picked (NumPy's rule).
    let extra = Swift.max(value.rank - target.count, 0)
    let fits =
      value.shape.prefix(extra).allSatisfy { $0 == 1 } || picks != nil && value.count == 0
    let values =
      try (fits && extra > 0 ? value.reshaped(Array(value.shape.dropFirst(extra))) : value)
      .broadcast(to: target)
    guard let picks else {
      // The source may be another view of the same elements.
      try kept.store(values.storage === kept.storage ? values.copied() : values)
      return
    }
    let isOne =
      value.rank == 0 && value.dtype == kept.dtype && value.storage !== kept.storage
    let packed = isOne ? values : try values.copied(as: kept.dtype)
    try kept.dtype.perform(
      Transfer(kept: kept, picks: picks, packed: packed, direction: .scatter))
  }

  private func shape(_ picks: Picks) -> [Int] {
    Array(kept.shape.prefix(picks.place) + picks.shape + kept.shape.dropFirst(picks.place))
  }
}

/// Copies picked elements to or from a tensor of the selection's shape, which is contiguous or one
/// number broadcast.
private struct Transfer: ElementTask {
  enum Direction { case gather, scatter }
  let kept: Tensor
  let picks: Selection.Picks
  let packed: Tensor
  let direction: Direction

  func run<S: Scalar>(_ type: S.Type) throws(TensorError) {
    // In row-major order the picked axes of `packed` are stepped through as one.
    let isOne = packed.strides.allSatisfy { $0 == 0 }
    let inner = isOne ? 0 : kept.shape.dropFirst(picks.place).reduce(1, &*)
    let packedStrides =
      Array(packed.strides.prefix(picks.place))
      + packed.strides.dropFirst(picks.place + picks.shape.count)
    let runs = StridedRuns(shape: kept.shape, strides: [packedStrides, kept.strides])
    let (packedStep, keptStep) = (runs.steps[0], runs.steps[1])
    let (packedFirst, keptFirst) = (packed.pointer(as: S.self), kept.pointer(as: S.self))
    let places = picks.offsets
    let often = Swift.max(StridedRuns.elementsBetweenChecks / Swift.max(runs.length, 1), 1)
    try withExtendedLifetime((packed.storage, kept.storage)) { () throws(TensorError) in
      try runs.forEach { offsets throws(TensorError) in
        var first = 0
        while first < places.count {
          let last = Swift.min(first &+ often, places.count)
          for position in first..<last {
            let there = keptFirst + (offsets[1] + places[position])
            let here = packedFirst + (offsets[0] + position * inner)
            switch direction {
            case .gather:
              for index in 0..<runs.length {
                here[index &* packedStep] = there[index &* keptStep]
              }
            case .scatter:
              for index in 0..<runs.length {
                there[index &* keptStep] = here[index &* packedStep]
              }
            }
          }
          first = last
          if first < places.count { try TensorError.giveWay() }
        }
      }
    }
  }
}
