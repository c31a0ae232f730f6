extension Tile {
  /// The image in another size, each new pixel the mean of the area it covers.
  ///
  /// Enlarging by a whole factor just repeats pixels. Values that are not finite don't count; a
  /// pixel that covers only such is NaN.
  func scaled(width newWidth: Int, height newHeight: Int) -> Tile {
    guard newWidth > 0, newHeight > 0, width > 0, height > 0 else {
      return Tile(width: 0, height: 0, values: [])
    }
    if (newWidth, newHeight) == (width, height) { return self }
    let across = Self.shares(of: width, in: newWidth)
    let down = Self.shares(of: height, in: newHeight)
    var result: [Float] = []
    result.reserveCapacity(newWidth * newHeight)
    for rowShares in down {
      for columnShares in across {
        var sum = 0.0
        var weight = 0.0
        for (row, rowShare) in rowShares {
          for (column, columnShare) in columnShares {
            let value = values[row * width + column]
            guard value.isFinite else { continue }
            sum += Double(value) * rowShare * columnShare
            weight += rowShare * columnShare
          }
        }
        result.append(weight > 0 ? Float(sum / weight) : .nan)
      }
    }
    return Tile(width: newWidth, height: newHeight, values: result)
  }

  /// For each of `count` new pixels in a line the old ones it covers, and how much of each.
  ///
  /// In units of 1/count of an old pixel, so that all borders are whole numbers.
  private static func shares(of old: Int, in count: Int) -> [[(index: Int, share: Double)]] {
    (0..<count).map { new in
      let start = new * old
      let end = start + old
      return (start / count...(end - 1) / count).map { index in
        (index, Double(min(end, (index + 1) * count) - max(start, index * count)))
      }
    }
  }
}
