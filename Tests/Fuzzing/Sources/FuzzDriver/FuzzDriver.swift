/// What C calls `argv`.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// What libFuzzer calls with each input.
public typealias Test = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

// The package manager gives each program's entry a name of its own: libFuzzer's `main` lacks it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ test: Test
) -> CInt

/// Hands over to libFuzzer.
public func drive(_ count: CInt, _ arguments: Arguments, _ test: Test) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, test)
}
