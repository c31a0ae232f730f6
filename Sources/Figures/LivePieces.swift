/// A small curve in one line of text, exactly `width` columns wide.
///
/// Where there are more values than columns, each column is the mean of its share of them; where
/// there are fewer, the curve ends in spaces. A value that is not finite is a space.
public func sparkline(_ values: [Double], width: Int, ascii: Bool = false) -> String {
  let width = min(max(width, 0), 1000)
  let levels: [Character] = ascii ? Array("_.-=+*#@") : Array("▁▂▃▄▅▆▇█")
  let columns = means(values, count: min(width, values.count))
  let finite = columns.filter(\.isFinite)
  let low = finite.min() ?? 0
  let high = finite.max() ?? 0
  let extent = high / 2 - low / 2
  let line = columns.map { value -> Character in
    guard value.isFinite else { return " " }
    // Halves, since the difference of the greatest numbers would overflow.
    let share = extent > 0 ? (value / 2 - low / 2) / extent : 0
    return levels[min(Int(share * Double(levels.count)), levels.count - 1)]
  }
  return String(line) + String(repeating: " ", count: width - line.count)
}

/// A bar filled up to `fraction` (0...1), exactly `width` columns wide.
public func progressBar(_ fraction: Double, width: Int, ascii: Bool = false) -> String {
  let width = min(max(width, 0), 1000)
  let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
  let (done, head, rest) = ascii ? ("=", ">", ".") : ("━", "╺", "─")
  let halves = Int(share * Double(width) * 2)
  let full = halves / 2
  // The head marks the half step; a bar that is done has none.
  let hasHead = halves % 2 == 1
  return String(repeating: done, count: full) + (hasHead ? head : "")
    + String(repeating: rest, count: width - full - (hasHead ? 1 : 0))
}

/// The means of `count` about equal shares of some values, of the finite ones in each.
private func means(_ values: [Double], count: Int) -> [Double] {
  (0..<count).map { index in
    let share = values[index * values.count / count..<(index + 1) * values.count / count]
    let finite = share.filter(\.isFinite)
    guard !finite.isEmpty else { return .nan }
    return finite.reduce(0) { $0 + $1 / Double(finite.count) }
  }
}
