import Testing

@testable import Interpreter

/// The names of a session, of which there may be more than there was room for.
struct GlobalsTests {
  @Test("A thousand names keep their values, however they are set")
  func many() {
    let globals = Globals()
    for number in 0..<1000 { globals["n\(number)"] = .integer(number) }
    let kept = (0..<1000).filter { number in
      if case .integer(number)? = globals["n\(number)"] { true } else { false }
    }
    #expect(kept == Array(0..<1000))
    globals["n7"] = nil
    globals["n1000"] = nil
    #expect(globals["n7"] == nil && globals.names.count == 999)
  }

  @Test("A program may assign a thousand names")
  func assigned() {
    let program = (0..<1000).map { "n\($0) = \($0)\n" }.joined() + "n0 + n255 + n256 + n999\n"
    #expect(output(of: program) == "1510\n")
  }
}
