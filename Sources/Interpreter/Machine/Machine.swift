import Interruptions
import Language

extension Interpreter {
  /// Carries out a call's instructions until it returns, or yields; `pending` is raised first.
  ///
  /// Calls of the program's functions go on in the same loop: the caller's frame is put aside and
  /// taken back when they return. The common cases of numbers stand here; everything else is a
  /// call of ours, so that the loop stays small enough for the compiler to keep its variables in
  /// the processor's registers.
  func execute(_ base: inout Frame, raising pending: (any Error)? = nil) throws -> Value {
    let bottom = frameCount
    var frame = base
    var r = frame.registers
    var instructions = frame.code.instructions
    var pc = frame.pc
    var pending = pending
    while true {
      do {
        if let error = pending {
          pending = nil
          throw error
        }
        while true {
          let i = instructions[pc]
          pc &+= 1
          let a = Int(i.a)
          let b = Int(i.b)
          let c = Int(i.c)
          switch i.opcode {
          case .move: r[a] = r[b]
          case .constant: r[a] = frame.code.constants[b]
          case .checkSet: if r[a].isUnset { throw unassigned(b, frame.code) }
          case .unset:
            if r[a].isUnset { throw unassigned(b, frame.code) }
            r[a] = .unset
          case .loadGlobal:
            let value = globals.slots[b]
            r[a] = value.isUnset ? try fallback(b) : value
          case .storeGlobal: globals.slots[b] = r[a]
          case .deleteGlobal: try deleteGlobal(b)
          case .loadBuiltin: r[a] = try builtin(frame.code.names[b].name)
          case .loadCell:
            let value = cell(r[b]).value
            if value.isUnset { throw unassigned(c, frame.code) }
            r[a] = value
          case .storeCell: cell(r[b]).value = r[a]
          case .loadMember:
            if let value = members(r, frame.code)?.table[frame.code.names[b]] {
              r[a] = value
              pc = c
            }

          case .add:
            if case .integer(let x) = r[b], case .integer(let y) = r[c] {
              let (sum, overflow) = x.addingReportingOverflow(y)
              if !overflow {
                r[a] = .integer(sum)
                continue
              }
            } else if case .float(let x) = r[b], case .float(let y) = r[c] {
              r[a] = .float(x + y)
              continue
            }
            try arithmetic(.add, r, i)
          case .subtract:
            if case .integer(let x) = r[b], case .integer(let y) = r[c] {
              let (difference, overflow) = x.subtractingReportingOverflow(y)
              if !overflow {
                r[a] = .integer(difference)
                continue
              }
            } else if case .float(let x) = r[b], case .float(let y) = r[c] {
              r[a] = .float(x - y)
              continue
            }
            try arithmetic(.subtract, r, i)
          case .multiply:
            if case .integer(let x) = r[b], case .integer(let y) = r[c] {
              let (product, overflow) = x.multipliedReportingOverflow(by: y)
              if !overflow {
                r[a] = .integer(product)
                continue
              }
            } else if case .float(let x) = r[b], case .float(let y) = r[c] {
              r[a] = .float(x * y)
              continue
            }
            try arithmetic(.multiply, r, i)
          case .divide:
            if case .float(let x) = r[b], case .float(let y) = r[c], y != 0 {
              r[a] = .float(x / y)
              continue
            }
            try arithmetic(.divide, r, i)
          case .floorDivide:
            if case .integer(let x) = r[b], case .integer(let y) = r[c], y > 0 {
              let quotient = x / y
              r[a] = .integer(quotient &* y > x ? quotient &- 1 : quotient)
              continue
            }
            try arithmetic(.floorDivide, r, i)
          case .modulo:
            if case .integer(let x) = r[b], case .integer(let y) = r[c], y > 0 {
              let rest = x % y
              r[a] = .integer(rest < 0 ? rest &+ y : rest)
              continue
            }
            try arithmetic(.modulo, r, i)
          case .addInteger:
            if case .integer(let x) = r[b] {
              let (sum, overflow) = x.addingReportingOverflow(c)
              if !overflow {
                r[a] = .integer(sum)
                continue
              }
            }
            try addInteger(r, i)
          case .binary: try arithmetic(BinaryOperator.all[Int(i.flag & 0x7f)], r, i)
          case .compare:
            r[a] = try Operators.comparison(ComparisonOperator.all[Int(i.flag)], r[b], r[c])
          case .unary: r[a] = try Operators.unary(UnaryOperator.all[Int(i.flag)], r[b])
          case .not:
            if case .boolean(let truth) = r[b] {
              r[a] = .boolean(!truth)
            } else {
              r[a] = .boolean(try !r[b].isTrue())
            }

          case .jump: pc = c
          case .loop:
            try Interruption.check()
            pc = c
          case .jumpIf:
            if case .boolean(let truth) = r[a] {
              if truth { pc = c }
            } else if try r[a].isTrue() {
              pc = c
            }
          case .jumpUnless:
            if case .boolean(let truth) = r[a] {
              if !truth { pc = c }
            } else if try !r[a].isTrue() {
              pc = c
            }
          case .jumpUnlessLess:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x >= y { pc = c }
            } else if case .float(let x) = r[a], case .float(let y) = r[b] {
              if !(x < y) { pc = c }
            } else if try !isTrue(.less, r[a], r[b]) {
              pc = c
            }
          case .jumpUnlessLessOrEqual:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x > y { pc = c }
            } else if try !isTrue(.lessOrEqual, r[a], r[b]) {
              pc = c
            }
          case .jumpUnlessGreater:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x <= y { pc = c }
            } else if case .float(let x) = r[a], case .float(let y) = r[b] {
              if !(x > y) { pc = c }
            } else if try !isTrue(.greater, r[a], r[b]) {
              pc = c
            }
          case .jumpUnlessGreaterOrEqual:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x < y { pc = c }
            } else if try !isTrue(.greaterOrEqual, r[a], r[b]) {
              pc = c
            }
          case .jumpUnlessEqual:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x != y { pc = c }
            } else if try !isTrue(.equal, r[a], r[b]) {
              pc = c
            }
          case .jumpUnlessNotEqual:
            if case .integer(let x) = r[a], case .integer(let y) = r[b] {
              if x == y { pc = c }
            } else if try !isTrue(.notEqual, r[a], r[b]) {
              pc = c
            }

          case .index:
            if case .list(let list) = r[b], case .integer(let index) = r[c], index >= 0,
              index < list.elements.count
            {
              r[a] = list.elements[index]
              continue
            }
            r[a] = try item(of: r[b], at: r[c])
          case .storeIndex:
            if case .list(let list) = r[a], case .integer(let index) = r[b], index >= 0,
              index < list.elements.count
            {
              list.elements[index] = r[c]
              continue
            }
            try setItem(of: r[a], at: r[b], to: r[c])
          case .deleteIndex: try deleteItem(of: r[a], at: r[b])
          case .append:
            if case .list(let list) = r[a] {
              try Operators.checkSum(list.elements.count, 1)
              list.elements.append(r[b])
            }

          case .loadAttribute:
            r[a] = try frame.code.symbols[c]._withUnsafeGuaranteedRef {
              try attribute($0, of: r[b])
            }
          case .storeAttribute:
            try frame.code.symbols[c]._withUnsafeGuaranteedRef {
              try setAttribute($0, of: r[a], to: r[b])
            }
          case .call:
            if case .function(let function) = r[a],
              let registers = try enter(function, r + a + 1, b, frame.code.shapes[c])
            {
              putAside(&frame, at: pc, for: function, registers)
              (r, instructions, pc) = (registers, frame.code.instructions, 0)
              continue
            }
            r[a] = try frame.code.shapes[c]._withUnsafeGuaranteedRef {
              try call(r + a, count: b, $0)
            }
          case .callMethod:
            if let function = method(of: r[a], frame.code.shapes[c]),
              let registers = try enter(function, r + a, b + 1, frame.code.shapes[c])
            {
              // The register of the receiver holds the function while it runs.
              r[a] = .function(function)
              putAside(&frame, at: pc, for: function, registers)
              (r, instructions, pc) = (registers, frame.code.instructions, 0)
              continue
            }
            r[a] = try frame.code.shapes[c]._withUnsafeGuaranteedRef {
              try callMethod(r + a, count: b, $0)
            }
          case .returnValue:
            let result = r[a]
            guard frameCount > bottom else { return result }
            leave(frame)
            frame = frames[frameCount]
            (r, instructions, pc) = (frame.registers, frame.code.instructions, frame.pc)
            r[Int(instructions[pc &- 1].a)] = result
          case .yield:
            base.pc = pc
            base.sentTo = a
            return r[b]

          case .next:
            if case .integer(let value) = r[b], case .integer(let left) = r[b &+ 1] {
              // The numbers of a range.
              if left > 0, case .integer(let step) = r[b &+ 2] {
                r[a] = .integer(value)
                r[b] = .integer(value &+ step)
                r[b &+ 1] = .integer(left &- 1)
              } else {
                pc = c
              }
              continue
            }
            if let value = try nextElement(r + b) {
              r[a] = value
            } else {
              pc = c
            }
          case .nextPair: if try !nextPair(r + b, into: r + a) { pc = c }
          default: try perform(i, r, pc &- 1, frame)
          }
        }
      } catch {
        var error = placed(Self.wish(behind: error), frame.code, max(0, pc &- 1))
        while true {
          if let handler = handler(of: error, at: max(0, pc &- 1), frame.code) {
            // The wish is known here; it must not stop what cleans up behind it too.
            if error is Interruption { Interruption.clear() }
            r[handler.register] = .object(CaughtError(error))
            lastCaught = error
            pc = handler.target
            break
          }
          guard frameCount > bottom else { throw error }
          leave(frame)
          frame = frames[frameCount]
          (r, instructions, pc) = (frame.registers, frame.code.instructions, frame.pc)
          error = called(error, from: frame.code.calls[Int(instructions[pc &- 1].c)].site)
        }
      }
    }
  }

  /// The wish to stop, where a part that knows only errors of its own may have given way to it.
  private static func wish(behind error: any Error) -> any Error {
    Interruption.isRequested && (error is Diagnostic || error is Raised)
      ? Interruption.requested : error
  }

  /// What catches an error at instruction `pc`.
  private func handler(of error: any Error, at pc: Int, _ code: Code) -> Handler? {
    let isProgram = error is Raised || error is Diagnostic
    return code.handlers.first { handler in
      // What is not the program's own doing, such as the wish to stop, only runs clean-ups, and
      // handlers that may ask for it by name.
      handler.start <= pc && pc < handler.end
        && (isProgram || handler.isCleanup || error is Interruption)
    }
  }

  /// The error with the place of instruction `pc`, if it has none.
  private func placed(_ error: any Error, _ code: Code, _ pc: Int) -> any Error {
    switch error {
    case var diagnostic as Diagnostic where diagnostic.place == nil:
      diagnostic.place = code.place(pc)
      return diagnostic
    case let raised as Raised:
      raised.place = raised.place ?? code.place(pc)
      return raised
    default: return error
    }
  }
}
