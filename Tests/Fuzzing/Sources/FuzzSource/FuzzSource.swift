import FuzzDriver
import Language

/// Reads the bytes as a program and as a paste; nothing of that may trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSource(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let source = SourceText(text)
  for dialect in [Dialect.python2, .python3] {
    do {
      let program = try Parser.parse(source, dialect: dialect)
      _ = dump(program.statements, in: source)
    } catch {
      _ = error.rendered()
    }
  }
  _ = Completeness.check(text, dialect: .python3)
  let transcript = Transcript.read(text, dialect: .python3)
  _ = transcript.repairs.map(\.summary)
  _ = transcript.problem?.rendered(colour: true)
  return 0
}

/// Hands over to libFuzzer.
@_cdecl("FuzzSource_main")
public func run(_ count: CInt, _ arguments: Arguments) -> CInt {
  drive(count, arguments) { fuzzSource($0, $1) }
}
