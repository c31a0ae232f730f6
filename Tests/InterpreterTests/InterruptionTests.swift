import Interruptions
import Language
import Testing

@testable import Interpreter

/// What the user's wish to stop does; each in a process of its own, since the wish is one for all.
@Suite("The wish to stop")
struct InterruptionTests {
  @Test("Long work on the language's own values gives way half-way")
  func work() async {
    await #expect(processExitsWith: .success) {
      let text = String(repeating: "ab ", count: 10_000)
      let parts = Array(repeating: "ab", count: 10_000)
      let numbers = (0..<10_000).map { Value.integer($0 * 7919 % 10_007) }
      let interpreter = Interpreter(modules: NoModules())
      let work: [(name: String, run: () throws -> Void)] = [
        ("split", { _ = try StringText.words(of: text, maxSplits: .max) }),
        ("split at a separator", { _ = try StringText.parts(of: text, between: "b", .max) }),
        ("join", { _ = try StringText.joined(parts, by: ", ") }),
        (
          "sort",
          {
            _ = try Sorting.sorted(
              numbers, by: .none, reversed: false, interpreter, .nowhere)
          }
        ),
        (
          "repetition",
          {
            _ = try Operators.binary(
              .multiply, .list(numbers), .integer(1000), dialect: .python3)
          }
        ),
        (
          "a large power",
          {
            _ = try Operators.binary(
              .power, .integer(7), .integer(100_000), dialect: .python3)
          }
        ),
      ]
      for (name, run) in work {
        Interruption.clear()
        #expect(throws: Never.self, "\(name)") { try run() }
        Interruption.request()
        #expect(throws: Interruption.self, "\(name)") { try run() }
      }
      let long = Value.string(String(repeating: "a", count: 100_000))
      #expect(long.representation.utf8.count < 10_000)
      #expect(Value.list(numbers).representation.utf8.count < 100)
    }
  }

  // Above some 65,000 bits products are taken in parts; the remainders tell whether they fit together.
  @Test("Products and powers of large numbers")
  func largeNumbers() {
    let program = """
      m = 10**9 + 7
      def check(a, b): return a * b % m == (a % m) * (b % m) % m
      a, b, c = 3**100000, 5**60000 + 1, 2**70000 - 1
      print(check(a, b), check(a, -b), check(b, c), check(a, a), check(c, 7**30000))
      print(check(2**900000 - 1, c), check(c, 1 - 2**900000), (a * b - a) // a == b - 1)
      print(a % m == pow(3, 100000, m), (-7)**50001 == -(7**50001), 7**300000 % m == pow(7, 300000, m))
      """
    #expect(output(of: program) == "True True True True True\nTrue True True\nTrue True True\n")
  }

  // A list whose text is cut short must not be printed, or be a value to go on with.
  @Test("A text that was cut short is neither printed nor kept")
  func cutShort() async {
    await #expect(processExitsWith: .success) {
      for work in ["print(n)", "x = str(n)", "x = repr(n)", "x = '%s' % n", "x = f'{n}'"] {
        let interpreter = Interpreter(modules: NoModules())
        var written = ""
        interpreter.write = { written += $0 }
        func run(_ program: String) throws {
          let source = SourceText(program)
          try interpreter.run(Parser.parse(source, dialect: .python3).statements, of: source)
        }
        try run("n = list(range(10000))\nx = 0")
        Interruption.request()
        #expect(throws: Interruption.self, "\(work)") { try run(work) }
        Interruption.clear()
        #expect(written == "", "\(work)")
        #expect(interpreter.globals["x"]?.exactInteger == 0, "\(work)")
      }
    }
  }

  @Test("What a program does at the end is not stopped by the same wish")
  func cleaningUp() async {
    await #expect(processExitsWith: .success) {
      let interpreter = Interpreter(modules: NoModules())
      var written = ""
      interpreter.write = {
        written += $0
        if $0 == "start\n" { Interruption.request() }
      }
      let source = SourceText(
        """
        try:
            print('start')
            print('never')
        finally:
            for i in range(3): print(i)
            print('end')
        """)
      #expect(throws: Interruption.self) {
        try interpreter.run(Parser.parse(source, dialect: .python3).statements, of: source)
      }
      #expect(written == "start\n0\n1\n2\nend\n")
    }
  }
}
