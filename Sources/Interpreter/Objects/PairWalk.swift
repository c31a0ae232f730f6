import Language

/// A walk through pairs, `enumerate` or `zip` of two: loops with two names take both values without
/// a tuple.
final class PairWalk: ValueIterator {
  /// The walks of the two, three registers each; with `enumerate` the first is a range without end.
  private let walks: UnsafeMutablePointer<Value>
  private unowned(unsafe) let interpreter: Interpreter

  /// Positions from `start` on with the elements of `values`.
  init(enumerating values: Value, from start: Int, _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    walks = RegisterStack.separate(6)
    super.init { nil }
    walks[0] = .integer(start)
    walks[1] = .integer(.max)
    walks[2] = .integer(1)
    try interpreter.iterate(values, walks + 3)
  }

  /// The elements of two values side by side.
  init(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    walks = RegisterStack.separate(6)
    super.init { nil }
    try interpreter.iterate(left, walks)
    try interpreter.iterate(right, walks + 3)
  }

  deinit { RegisterStack.giveBackSeparate(walks, 6) }

  /// Puts the next pair into two registers; false at the end.
  func next(into first: UnsafeMutablePointer<Value>) throws -> Bool {
    // Walks through walks may be nested as deeply as a program likes.
    try interpreter.stackGuard.check()
    guard let left = try interpreter.nextOfAny(walks),
      let right = try interpreter.nextOfAny(walks + 3)
    else { return false }
    first[0] = left
    first[1] = right
    return true
  }

  override func next() throws -> Value? {
    try interpreter.stackGuard.check()
    guard let left = try interpreter.nextOfAny(walks),
      let right = try interpreter.nextOfAny(walks + 3)
    else { return nil }
    return .tuple([left, right])
  }
}
