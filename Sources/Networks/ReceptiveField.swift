/// How far a layer looks on its input.
enum Sight: Equatable {
  /// One value sees only its own place.
  case point
  /// Windows one after the other, each with its step.
  case windows([(size: Extent, stride: Extent)])
  /// Every value sees the whole input.
  case everything

  static func == (left: Sight, right: Sight) -> Bool {
    switch (left, right) {
    case (.point, .point), (.everything, .everything): true
    case (.windows(let a), .windows(let b)): a.elementsEqual(b, by: ==)
    default: false
    }
  }
}

/// The part of the network's input that one value of a layer depends on.
///
/// A window of size k at stride s, over values that each see r of the input and lie j apart on it,
/// sees r + (k - 1) j, and its own values lie s j apart. Padding is counted as image.
struct ReceptiveField: Equatable {
  /// The size on the input; nil for all of it.
  private(set) var extent: Extent?
  private var jump = Extent(1, 1)
  /// The input's own size, which no field exceeds.
  private let image: Extent?

  /// The field of the input's own values: each sees itself.
  init(input: [Int]) {
    image = input.count == 3 ? Extent(input[1], input[2]) : nil
    extent = image.map { _ in Extent(1, 1) }
  }

  /// The field of a layer's values, given how the layer looks on these.
  func seen(by sight: Sight) -> ReceptiveField {
    var field = self
    switch sight {
    case .point: break
    case .everything: field.extent = nil
    case .windows(let windows):
      for window in windows { field.look(through: window.size, by: window.stride) }
    }
    return field
  }

  private mutating func look(through size: Extent, by stride: Extent) {
    guard let image, let seen = extent else { return }
    // Saturating: a stride is as large as the user likes.
    func grown(_ side: KeyPath<Extent, Int>) -> Int {
      let (steps, overflow) = (size[keyPath: side] - 1).multipliedReportingOverflow(
        by: jump[keyPath: side])
      if overflow || steps >= image[keyPath: side] { return image[keyPath: side] }
      return min(image[keyPath: side], seen[keyPath: side] + steps)
    }
    func spread(_ side: KeyPath<Extent, Int>) -> Int {
      let (step, overflow) = jump[keyPath: side].multipliedReportingOverflow(
        by: stride[keyPath: side])
      return overflow ? .max : step
    }
    extent = Extent(grown(\.height), grown(\.width))
    jump = Extent(spread(\.height), spread(\.width))
  }

  /// The field as the summary shows it: `5x5`, or `all`.
  var text: String { extent?.text ?? "all" }
}
