/// One call under way: its code, its registers and where it is.
///
/// Nothing is counted here: a call's code and function are held by whoever calls, in the register
/// that names the function or in a variable.
struct Frame {
  unowned(unsafe) let code: Code
  /// The function that was called; nil for a text of the session and the body of a class.
  unowned(unsafe) let function: FunctionObject?
  let registers: UnsafeMutablePointer<Value>
  /// The next instruction.
  var pc = 0
  /// The register that takes what is sent to a generator that rests at a `yield`; -1 where it has
  /// returned.
  var sentTo = -1

  init(
    _ code: Code, function: FunctionObject? = nil, registers: UnsafeMutablePointer<Value>
  ) {
    self.code = code
    self.function = function
    self.registers = registers
  }
}

extension Code {
  /// Puts the variables that functions inside use, and those taken from around, into their registers.
  func placeCells(_ registers: UnsafeMutablePointer<Value>, closure: [Cell]) {
    for index in 0..<ownCells { registers[firstCell + index] = .object(Cell()) }
    for (index, cell) in closure.enumerated() {
      registers[firstCell + ownCells + index] = .object(cell)
    }
    for box in boxed { cell(registers[firstCell + box.cell]).value = registers[box.register] }
  }
}

/// A variable that outlives the call it belongs to, since a function inside uses it.
///
/// A register holds it that no program sees.
final class Cell: NativeObject {
  var value = Value.unset
  var typeName: String { "cell" }
}

/// The variable that a register holds.
@inline(__always)
func cell(_ register: Value) -> Cell {
  guard case .object(let object) = register, type(of: object) == Cell.self else { return Cell() }
  return unsafeDowncast(object, to: Cell.self)
}

/// What the body of a class has assigned so far; held by a register too.
final class ClassMembers: NativeObject {
  var table = AttributeTable()
  var typeName: String { "members" }
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

  /// `count` registers for a call that outlives its caller.
  static func separate(_ count: Int) -> UnsafeMutablePointer<Value> {
    let registers = UnsafeMutablePointer<Value>.allocate(capacity: count)
    for index in 0..<count { (registers + index).initialize(to: .unset) }
    return registers
  }

  static func giveBackSeparate(_ registers: UnsafeMutablePointer<Value>, _ count: Int) {
    registers.deinitialize(count: count)
    registers.deallocate()
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
