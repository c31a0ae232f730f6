import Kernels

/// The sizes of a recurrent layer's work, and where its side buffer has what.
///
/// Sequences are taken in pieces, which threads do whole, from the first step to the last. A row of
/// all buffers stands for one sequence at one step: the pieces one after the other, in each the steps,
/// in each the sequences.
struct RecurrentForm: Equatable, Sendable {
  let cell: RecurrentCell
  let batch: Int
  let steps: Int
  let features: Int
  let units: Int

  init(_ cell: RecurrentCell, x: Node, w: Node) {
    self.cell = cell
    (batch, steps, features) = (x.shape[0], x.shape[1], x.shape[2])
    units = w.shape[1] / cell.gateCount
  }

  /// The sums of a row.
  var columns: Int { cell.gateCount * units }
  /// The numbers of [x, h].
  var width: Int { features + units }
  /// Sequences times steps.
  var rows: Int { batch * steps }

  /// A multiplication and an addition for each weight at each step.
  var arithmetic: Double { 2 * Double(rows) * Double(width) * Double(columns) }

  /// Pieces of up to 32 sequences, so that a step's numbers stay in the nearest cache; an even number
  /// of them where there are enough.
  var pieces: Int { batch < 8 ? min(batch, 1) : (batch + 63) / 64 * 2 }
  var rowsPerPiece: Int { pieces == 0 ? 0 : (batch + pieces - 1) / pieces }

  /// The first sequence of a piece and their number, which is 0 behind the last.
  func sequences(of piece: Int) -> (first: Int, count: Int) {
    let first = min(batch, piece * rowsPerPiece)
    return (first, min(rowsPerPiece, batch - first))
  }

  /// The first row of a piece's step.
  func row(_ piece: Int, _ step: Int) -> Int {
    let (first, count) = sequences(of: piece)
    return first * steps + step * count
  }

  // MARK: - The side buffer

  /// Numbers of a row: [x, h], the gates, and for an LSTM the cell and its tanh, for a GRU [x, r h].
  private var sideWidth: Int {
    let more =
      switch cell {
      case .lstm: 2 * units
      case .gru: width
      default: 0
      }
    return width + columns + more
  }
  var sideShape: [Int] { [batch, steps, sideWidth] }

  /// Where [x, h] begins.
  var inputs: Int { 0 }
  /// Where the gates begin.
  var gates: Int { rows * width }
  /// Where the cells of an LSTM begin.
  var cells: Int { rows * (width + columns) }
  /// Where the cells' tanh begin.
  var tanhs: Int { cells + rows * units }
  /// Where [x, r h] of a GRU begins.
  var resets: Int { cells }

  // MARK: - Weights in panels

  /// A run of the weights' columns that is a matrix of its own.
  struct Part: Equatable {
    var first: Int
    var count: Int
    /// Whether it is multiplied by [x, r h] instead of [x, h].
    var isOfReset = false
  }

  /// The columns that sums are formed of, in this order.
  var parts: [Part] {
    cell == .gru
      ? [
        Part(first: 0, count: 2 * units), Part(first: 2 * units, count: units, isOfReset: true),
      ] : [Part(first: 0, count: columns)]
  }
}

extension RecurrentForm {
  /// Adds the steps that pack parts of the weights for `packedProduct`.
  ///
  /// - Parameters:
  ///   - rows: the rows of the weights; all of them unless given.
  ///   - turned: whether they become the columns.
  func pack<T: Real>(
    _ weights: UnsafePointer<T>, _ parts: [Part], _ kernel: Kernel, rows: Range<Int>? = nil,
    turned: Bool = false
  ) throws(ShapeError) -> [UnsafePointer<T>] {
    let rows = rows ?? 0..<width
    let (block, step) = (Int(NK_PANEL), columns)
    var packed: [UnsafePointer<T>] = []
    for part in parts {
      let from = weights + rows.lowerBound * step + part.first
      let (inner, count) = turned ? (part.count, rows.count) : (rows.count, part.count)
      let (bRow, bStep) = turned ? (1, step) : (step, 1)
      let blocks = (count + block - 1) / block
      let (size, overflow) = (blocks * block).multipliedReportingOverflow(by: inner)
      guard !overflow else { throw ShapeError("\(cell.rawValue) needs too much memory") }
      let panels = try kernel.buffer(size, as: T.self)
      kernel.add(pieces: blocks) { piece, _ in
        let first = piece * block
        T.pack(
          from + first * bStep, bRow, bStep, inner, min(block, count - first),
          panels + first * inner)
      }
      packed.append(UnsafePointer(panels))
    }
    return packed
  }
}
