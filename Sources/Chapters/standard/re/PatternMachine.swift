import Interpreter
import Interruptions
import Language

/// Carries out a pattern's instructions by trying and going back, without recursion over the text.
///
/// Where it could go on in another way it notes that on a stack of its own, together with what it has
/// changed since, so that long texts cost memory of the heap and not of the program's stack. Ctrl-C
/// ends a match that takes too long.
struct PatternMachine {
  private let program: PatternProgram
  private let text: [UInt32]
  private let end: Int
  /// Starts and ends of groups, -1 where a group took no part, and behind them the turns of loops.
  private(set) var slots: [Int]
  private var choices: [Choice] = []
  private var steps = 0

  private enum Choice {
    case place(instruction: Int, position: Int)
    /// A run of one kind of character that may give back some, down to `least`.
    case shorter(instruction: Int, least: Int, position: Int)
    /// A run that may take more, up to `most`.
    case longer(instruction: Int, position: Int, most: Int)
    case restore(slot: Int, value: Int)
  }

  /// Choices beyond this are a pattern that will not end.
  private static let mostChoices = 20_000_000

  init(_ program: PatternProgram, text: [UInt32], end: Int) {
    self.program = program
    self.text = text
    self.end = end
    slots = []
    clear()
  }

  private mutating func clear() {
    slots = [Int](repeating: -1, count: 2 * program.groupCount + program.loopCount)
  }

  /// Looks for a match that begins at `start` or behind it; `mayBeEmpty` is about `start` itself.
  mutating func search(from start: Int, mayBeEmpty: Bool) throws -> Bool {
    guard start <= end else { return false }
    let first = firstCharacter
    for position in start...end {
      if let first {
        guard position < end, text[position] == first else { continue }
      }
      if try match(at: position, mayBeEmpty: mayBeEmpty || position > start, isFull: false) {
        return true
      }
    }
    return false
  }

  /// The character that every match begins with, if that is one.
  private var firstCharacter: UInt32? {
    for instruction in program.instructions {
      switch instruction {
      case .note: continue
      case .one(let test): return test.literal
      case .run(let test, let least, _, _) where least > 0: return test.literal
      default: return nil
      }
    }
    return nil
  }

  /// Matches at `start`; up to the end of the text where `isFull`.
  mutating func match(at start: Int, mayBeEmpty: Bool, isFull: Bool) throws -> Bool {
    guard start <= end else { return false }
    clear()
    choices.removeAll(keepingCapacity: true)
    slots[0] = start
    guard
      let last = try run(
        from: 0, at: start,
        accepts: { [end] in (mayBeEmpty || $0 != start) && (!isFull || $0 == end) })
    else { return false }
    slots[1] = last
    return true
  }

  /// Where the match of the instructions from `first` ends; nil where there is none.
  private mutating func run(
    from first: Int, at start: Int, accepts: (Int) -> Bool = { _ in true }
  ) throws -> Int? {
    let bottom = choices.count
    var pc = first
    var position = start
    while true {
      steps &+= 1
      if steps & 0xfff == 0 {
        try Interruption.check()
        guard choices.count < Self.mostChoices else {
          throw Diagnostic("MemoryError", "the pattern finds too many ways to match")
        }
      }
      var fails = false
      switch program.instructions[pc] {
      case .one(let test):
        if position < end, test.holds(text[position]) {
          position += 1
          pc += 1
        } else {
          fails = true
        }
      case .run(let test, let least, let most, let isGreedy):
        let limit = most > end - position ? end : position + most
        var reached = position
        let wanted = isGreedy ? limit : min(limit, position + least)
        while reached < wanted, test.holds(text[reached]) { reached += 1 }
        if reached - position < least {
          fails = true
        } else {
          if isGreedy, reached > position + least {
            choices.append(
              .shorter(instruction: pc + 1, least: position + least, position: reached - 1))
          } else if !isGreedy, reached < limit {
            choices.append(.longer(instruction: pc, position: reached, most: limit))
          }
          position = reached
          pc += 1
        }
      case .jump(let target): pc = target
      case .either(let one, let other):
        choices.append(.place(instruction: other, position: position))
        pc = one
      case .note(let slot), .beginTurn(let slot):
        set(slot, to: position)
        pc += 1
      case .endTurn(let slot, let next): pc = slots[slot] == position ? next : pc + 1
      case .assertion(let assertion):
        if holds(assertion, position) { pc += 1 } else { fails = true }
      case .group(let number, let ignoresCase):
        if let length = repeated(number, at: position, ignoresCase: ignoresCase) {
          position += length
          pc += 1
        } else {
          fails = true
        }
      case .look(let after, let behind, let isNegative):
        let from = position - (behind ?? 0)
        let before = slots
        let depth = choices.count
        let found = from >= 0 ? try run(from: pc + 1, at: from) != nil : false
        choices.removeSubrange(depth...)
        if found != isNegative {
          if isNegative { slots = before } else { keepChanges(since: before) }
          pc = after
        } else {
          slots = before
          fails = true
        }
      case .atomic(let after):
        let before = slots
        let depth = choices.count
        let last = try run(from: pc + 1, at: position)
        choices.removeSubrange(depth...)
        if let last {
          keepChanges(since: before)
          position = last
          pc = after
        } else {
          slots = before
          fails = true
        }
      case .ifGroup(let number, let otherwise):
        pc = slots[2 * number + 1] >= 0 ? pc + 1 : otherwise
      case .matched:
        if accepts(position) { return position }
        fails = true
      }
      if fails {
        guard let next = goBack(to: bottom) else { return nil }
        (pc, position) = next
      }
    }
  }

  private mutating func set(_ slot: Int, to position: Int) {
    choices.append(.restore(slot: slot, value: slots[slot]))
    slots[slot] = position
  }

  /// Notes what a part that is not tried again has changed, so that going back undoes it.
  private mutating func keepChanges(since before: [Int]) {
    for slot in before.indices where before[slot] != slots[slot] {
      choices.append(.restore(slot: slot, value: before[slot]))
    }
  }

  /// The next way to go on; nil where all that were noted above `bottom` are tried.
  private mutating func goBack(to bottom: Int) -> (Int, Int)? {
    while choices.count > bottom {
      switch choices.removeLast() {
      case .place(let instruction, let position): return (instruction, position)
      case .restore(let slot, let value): slots[slot] = value
      case .shorter(let instruction, let least, let position):
        if position > least {
          choices.append(.shorter(instruction: instruction, least: least, position: position - 1))
        }
        return (instruction, position)
      case .longer(let instruction, let position, let most):
        guard case .run(let test, _, _, _) = program.instructions[instruction],
          test.holds(text[position])
        else { continue }
        if position + 1 < most {
          choices.append(.longer(instruction: instruction, position: position + 1, most: most))
        }
        return (instruction + 1, position + 1)
      }
    }
    return nil
  }

  private func holds(_ assertion: PatternProgram.Assertion, _ position: Int) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == end
    case .lineStart: position == 0 || text[position - 1] == 10
    case .lineEnd: position == end || text[position] == 10
    case .lastLineEnd: position == end || position == end - 1 && text[position] == 10
    case .wordBoundary(let isASCII): isBoundary(position, isASCII)
    case .noWordBoundary(let isASCII): end > 0 && !isBoundary(position, isASCII)
    }
  }

  private func isBoundary(_ position: Int, _ isASCII: Bool) -> Bool {
    let before = position > 0 && CharacterTest.isWord(text[position - 1], isASCII)
    let after = position < end && CharacterTest.isWord(text[position], isASCII)
    return before != after
  }

  /// The length of what group `number` matched, if that stands at `position` again.
  private func repeated(_ number: Int, at position: Int, ignoresCase: Bool) -> Int? {
    let (start, last) = (slots[2 * number], slots[2 * number + 1])
    guard start >= 0, last >= start, last - start <= end - position else { return nil }
    for offset in 0..<(last - start) {
      let (a, b) = (text[start + offset], text[position + offset])
      guard a == b || ignoresCase && CharacterTest.cases(a).lower == CharacterTest.cases(b).lower
      else { return nil }
    }
    return last - start
  }
}
