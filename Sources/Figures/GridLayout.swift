/// Boxes of one size in rows, as many in a row as fit.
struct GridLayout: Equatable {
  let columns: Int
  let rows: Int
  /// The extent of all boxes with the gaps between them.
  let width: Int
  let height: Int
  let boxWidth: Int
  let boxHeight: Int
  let gapAcross: Int
  let gapDown: Int

  /// Lays out `count` boxes in `room` columns or pixels.
  ///
  /// Without `wanted` boxes in a row the rows come out about equally long.
  init(
    count: Int, box: (width: Int, height: Int), gap: (across: Int, down: Int), room: Int,
    wanted: Int?
  ) {
    boxWidth = max(box.width, 1)
    boxHeight = max(box.height, 1)
    (gapAcross, gapDown) = gap
    let most = max((room + gap.across) / (boxWidth + gap.across), 1)
    if let wanted, wanted > 0 {
      columns = max(min(wanted, most, count), 1)
    } else {
      let rowsNeeded = max((count + most - 1) / most, 1)
      columns = max((count + rowsNeeded - 1) / rowsNeeded, 1)
    }
    rows = (count + columns - 1) / columns
    width = columns * (boxWidth + gapAcross) - gapAcross
    height = max(rows * (boxHeight + gapDown) - gapDown, 0)
  }

  /// The top left corner of a box.
  func origin(of index: Int) -> (x: Int, y: Int) {
    (index % columns * (boxWidth + gapAcross), index / columns * (boxHeight + gapDown))
  }
}
