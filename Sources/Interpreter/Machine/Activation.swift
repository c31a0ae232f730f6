/// One call under way: its code, its registers and where it is.
struct Activation {
  // Whoever runs an activation holds its code and function, so that it need not count them.
  unowned(unsafe) let code: Code
  /// The function that was called; nil for a text of the session and the body of a class.
  unowned(unsafe) let function: FunctionObject?
  let registers: UnsafeMutablePointer<Value>
  /// Its own variables that functions inside use, then those it takes from around.
  var cells: [Cell]
  /// The class whose body this is.
  var members: ClassMembers?
  /// The next instruction.
  var pc = 0
  /// Whether it has returned; a generator that has not rests at a `yield`.
  var isFinished = false
  /// The register that takes what is sent to a resting generator.
  var sentTo = 0
  /// What a resting generator is to raise when it goes on.
  var pendingError: (any Error)?

  init(
    _ code: Code, function: FunctionObject? = nil, registers: UnsafeMutablePointer<Value>,
    members: ClassMembers? = nil, closure: [Cell] = []
  ) {
    self.code = code
    self.function = function
    self.registers = registers
    self.members = members
    if code.ownCells == 0 {
      cells = closure
    } else {
      cells = (0..<code.ownCells).map { _ in Cell() } + closure
      for box in code.boxed { cells[box.cell].value = registers[box.register] }
    }
  }
}

/// What the body of a class has assigned so far.
final class ClassMembers {
  var table = AttributeTable()
}

/// The registers of all calls under way, one behind the other.
final class RegisterStack {
  private let base: UnsafeMutablePointer<Value>
  private var used = 0
  private static let capacity = 1 << 18

  init() { base = .allocate(capacity: Self.capacity) }

  deinit { base.deallocate() }

  /// `count` registers; those behind the first `given` have no value, the first are not initialised.
  @inline(__always)
  func take(_ count: Int, given: Int) -> UnsafeMutablePointer<Value> {
    let registers: UnsafeMutablePointer<Value>
    if used + count <= Self.capacity {
      registers = base + used
      used += count
    } else {
      // Deep calls of large functions: memory of their own.
      registers = .allocate(capacity: count)
    }
    for index in given..<count { (registers + index).initialize(to: .unset) }
    return registers
  }

  /// Gives back the registers that were taken last.
  @inline(__always)
  func giveBack(_ registers: UnsafeMutablePointer<Value>, _ count: Int) {
    for index in 0..<count {
      // Most registers hold what needs no release.
      switch registers[index] {
      case .unset, .none, .ellipsis, .boolean, .integer, .float: continue
      default: (registers + index).deinitialize(count: 1)
      }
    }
    if registers >= base, registers < base + Self.capacity {
      used -= count
    } else {
      registers.deallocate()
    }
  }
}
