/// The nested brackets of a tensor's text, with lines broken and the middle left out as NumPy does.
struct ArrayText {
  private let tensor: Tensor
  private let separator: String
  private let indent: Int
  private let width: Int
  private let options: PrintOptions
  private let isSummarised: Bool

  /// Prepares the text of a tensor that begins after `indent` columns of a line.
  init(_ tensor: Tensor, separator: String, indent: Int, width: Int, _ options: PrintOptions) {
    self.tensor = tensor
    self.separator = separator
    self.indent = indent
    self.width = width
    self.options = options
    self.isSummarised = tensor.count > options.threshold
  }

  /// The text, from the first bracket to the last.
  var text: String {
    if tensor.count == 0 { return "[]" }
    let format = ElementFormat(shownElements(axis: 0, place: 0), of: tensor, options: options)
    return text(
      axis: 0, place: 0, prefix: String(repeating: " ", count: indent + 1), width: width, format)
  }

  /// The places along an axis that are shown; nil stands for those left out.
  private func shownPlaces(_ axis: Int) -> [Int?] {
    let length = tensor.shape[axis]
    guard isSummarised && length > 2 * options.edgeItems else { return Array(0..<length) }
    let tail = (length - options.edgeItems)..<length
    return Array(0..<options.edgeItems) + [nil] + tail.map { $0 }
  }

  private func shownElements(axis: Int, place: Int) -> [ScalarValue] {
    if axis == tensor.rank { return [tensor.element(at: place)] }
    return shownPlaces(axis).compactMap { $0 }
      .flatMap { shownElements(axis: axis + 1, place: place + $0 * tensor.strides[axis]) }
  }

  private func text(
    axis: Int, place: Int, prefix: String, width: Int, _ format: ElementFormat
  ) -> String {
    if axis == tensor.rank {
      return format.text(tensor.element(at: place), tensor.dtype.part)
    }
    let items = shownPlaces(axis).map { index in
      index.map {
        text(
          axis: axis + 1, place: place + $0 * tensor.strides[axis], prefix: prefix + " ",
          width: width - 1, format)
      } ?? "..."
    }
    let axesLeft = tensor.rank - axis
    if axesLeft > 1 {
      let mark = separator == ", " ? "," : ""
      let between = mark + String(repeating: "\n", count: axesLeft - 1) + prefix
      return "[" + items.joined(separator: between) + "]"
    }
    return "[" + brokenIntoLines(items, prefix: prefix, width: width - 1).dropFirst(prefix.count)
      + "]"
  }

  /// Words one after the other, a new line begun where the next would pass the width.
  private func brokenIntoLines(_ words: [String], prefix: String, width: Int) -> String {
    var finished = ""
    var line = prefix
    for (index, word) in words.enumerated() {
      if line.count + word.count > width && line.count > prefix.count {
        while line.last == " " { line.removeLast() }
        finished += line + "\n"
        line = prefix
      }
      line += index + 1 < words.count ? word + separator : word
    }
    return finished + line
  }
}
