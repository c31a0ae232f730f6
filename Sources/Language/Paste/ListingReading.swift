/// One way to read a listing's indentation, as far as it has been followed.
struct ListingReading {
  /// An open block, or the outermost level.
  fileprivate struct Level {
    /// Where its lines are printed.
    let place: Int
    /// How deep they stand.
    let depth: Int
    /// The word that opened the block.
    let owner: Keyword?
    /// The words that the last statement on this level began with, up to its last clause.
    var last: Keyword?
  }

  /// How deep each statement stands so far.
  private(set) var levels: [Int] = []
  /// The statements that were moved, by their numbers.
  private(set) var mended: [Int] = []
  /// The pages that were moved as a whole, by their numbers.
  private(set) var movedPages: [Int] = []
  /// The greatest number of columns that a statement was moved by.
  private(set) var furthest = 0
  /// What the repairs cost.
  private(set) var cost = 0

  private var open: [Level] = []
  /// The word of the statement that waits for its block.
  private var waiting: Keyword??
  private var isByColumn = false
  private var shift: Int?
  private var lastPlace = 0

  // Prices. A moved page costs less than two moved lines; what cannot parse costs most.
  private static let ofMovedPage = 3
  private static let ofMovedLine = 4
  private static let ofForeignSelf = 30
  private static let ofError = 100

  /// More open blocks than this are refused by the parser anyway.
  private static let mostLevels = 100
  private static let mostLevelsTried = 6

  // MARK: - Pages

  /// By how much a page whose first statement is printed at `first` may be shifted, and the price.
  func shifts(first: Int, _ isByColumn: Bool, beginsListing: Bool) -> [(shift: Int, price: Int)] {
    guard !beginsListing, let top = open.last else { return [(-first, isByColumn ? 1 : 0)] }
    var result: [(shift: Int, price: Int)] = []
    func add(_ shift: Int, _ price: Int) {
      if !result.contains(where: { $0.shift == shift }) { result.append((shift, price)) }
    }
    if self.isByColumn == isByColumn, let shift { add(shift, 0) }
    if waiting != nil { add(top.place + 4 - first, Self.ofMovedPage) }
    add(lastPlace - first, Self.ofMovedPage)
    for level in open.suffix(Self.mostLevelsTried).reversed() {
      add(level.place - first, Self.ofMovedPage + 1)
    }
    return result
  }

  /// Begins page number `page`.
  mutating func begin(
    _ page: Int, _ shift: Int, _ isByColumn: Bool, _ price: Int, beginsListing: Bool
  ) {
    cost += price
    if price >= Self.ofMovedPage { movedPages.append(page) }
    self.shift = shift
    self.isByColumn = isByColumn
    if beginsListing || open.isEmpty {
      open = [Level(place: 0, depth: 0, owner: nil, last: nil)]
      waiting = nil
    }
  }

  // MARK: - Statements

  /// Reads a statement that is printed at `place`; `next` is the one behind it on the page.
  mutating func read(
    _ statement: ListingLayout.Statement, at place: Int,
    next: (place: Int, statement: ListingLayout.Statement)?
  ) {
    lastPlace = place
    if let owner = waiting {
      openBlock(owner, statement, at: place, next)
    } else {
      snap(statement, at: place)
    }
    judge(statement)
    if !open.isEmpty {
      open[open.count - 1].last = statement.word
      levels.append(open[open.count - 1].depth)
    }
    waiting = statement.opensBlock ? .some(statement.word) : nil
  }

  private mutating func openBlock(
    _ owner: Keyword?, _ statement: ListingLayout.Statement, at place: Int,
    _ next: (place: Int, statement: ListingLayout.Statement)?
  ) {
    guard let top = open.last else { return }
    guard open.count < Self.mostLevels else {
      cost += Self.ofError
      return
    }
    if place > top.place {
      open.append(
        Level(place: place, depth: top.depth + place - top.place, owner: owner, last: nil))
      return
    }
    mended.append(levels.count)
    furthest = max(furthest, top.place + 4 - place)
    // A body that is not deeper than its header can only be this one line.
    let isAlone = next.map { $0.place < top.place || $0.statement.isClause } ?? true
    cost += isAlone ? 2 * Self.ofMovedLine : Self.ofError
    open.append(Level(place: top.place + 4, depth: top.depth + 4, owner: owner, last: nil))
  }

  /// Goes back to the open level that is nearest to `place`.
  private mutating func snap(_ statement: ListingLayout.Statement, at place: Int) {
    var best: (index: Int, distance: Int)?
    for index in open.indices.reversed() {
      if statement.isClause, !open[index].accepts(statement.word) { continue }
      if statement.leavesFunction, !open[...index].contains(where: { $0.owner == .def }) {
        continue
      }
      let distance = abs(open[index].place - place)
      if distance < best?.distance ?? Int.max { best = (index, distance) }
    }
    guard let best else {
      cost += Self.ofError
      return
    }
    open.removeLast(open.count - 1 - best.index)
    if best.distance > 0 {
      furthest = max(furthest, best.distance)
      mended.append(levels.count)
      cost += Self.ofMovedLine
    }
  }

  /// Adds the price of what cannot stand where it is.
  private mutating func judge(_ statement: ListingLayout.Statement) {
    guard let top = open.last else { return }
    let isInFunction = open.contains { $0.owner == .def }
    if statement.leavesFunction, !isInFunction { cost += Self.ofError }
    // A method inside a function.
    if statement.namesSelf, statement.isDefinition, top.owner == .def { cost += Self.ofForeignSelf }
    if statement.namesSelf, !statement.isDefinition, !isInFunction { cost += Self.ofForeignSelf }
    if statement.isMain, open.count > 1 { cost += Self.ofForeignSelf }
    if statement.isClause, !top.accepts(statement.word) { cost += Self.ofError }
  }
}

extension ListingReading.Level {
  /// Whether the last statement of the level may be followed by such a clause.
  fileprivate func accepts(_ clause: Keyword?) -> Bool {
    switch clause {
    case .elif: last == .if || last == .elif
    case .else: last == .if || last == .elif || last == .for || last == .while || last == .except
    case .except: last == .try || last == .except
    case .finally: last == .try || last == .except || last == .else
    default: true
    }
  }
}

extension ListingLayout.Statement {
  /// Whether it stands inside a function.
  fileprivate var leavesFunction: Bool { word == .return || word == .yield }

  /// Whether it goes on the statement above it.
  var isClause: Bool {
    switch word {
    case .else, .elif, .except, .finally: true
    default: false
    }
  }
}
