/// A height and a width, of a filter, a pooling window, a stride or an image.
public struct Extent: Equatable, Sendable {
  /// Rows.
  public var height: Int
  /// Columns.
  public var width: Int

  /// A height and a width.
  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  init(_ pair: (height: Int, width: Int)) {
    self.init(pair.height, pair.width)
  }

  /// The extent as it is typed: `5x5`.
  public var text: String { "\(height)x\(width)" }

  /// Rows times columns, or nil when that overflows.
  var area: Int? { [height, width].checkedProduct }

  func map(_ transform: (Int) -> Int) -> Extent {
    Extent(transform(height), transform(width))
  }

  /// Whether both sides of `self` are at most those of `other`.
  func fits(in other: Extent) -> Bool { height <= other.height && width <= other.width }
}

extension [Int] {
  /// The product of the entries, or nil when it overflows.
  var checkedProduct: Int? {
    var product = 1
    for entry in self {
      let (next, overflow) = product.multipliedReportingOverflow(by: entry)
      if overflow { return nil }
      product = next
    }
    return product
  }

  /// A shape as it is typed: `20x12x12`.
  var shapeText: String { map(String.init).joined(separator: "x") }

  /// A shape with its number of values: `20x12x12 = 2880`, or `100` for a row of values.
  var shapeAndCountText: String {
    count > 1 ? "\(shapeText) = \(checkedProduct.map(String.init) ?? "too many")" : shapeText
  }

  /// A shape as the factors of a product: `20*12*12`.
  var factorsText: String { map(String.init).joined(separator: "*") }

  /// A tuple as Python writes it: `(20, 1, 5, 5)`, `(2,)`.
  var tupleText: String {
    "(" + map(String.init).joined(separator: ", ") + (count == 1 ? ",)" : ")")
  }
}

extension Int {
  /// The sum of two counts, at most `Int.max`.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The number in groups of three digits: `85,950`.
  var groupedText: String {
    var text = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0 && index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
