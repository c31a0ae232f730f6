import Language

/// Reads the bytes as a program and as a paste; nothing of that may trap.
private func fuzzSource(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
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

// The package manager gives each program's entry a name of its own, which libFuzzer's `main` lacks.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What C calls `argv`.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// Hands over to libFuzzer.
@_cdecl("FuzzSource_main")
public func run(_ count: CInt, _ arguments: Arguments) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { fuzzSource($0, $1) }
}
