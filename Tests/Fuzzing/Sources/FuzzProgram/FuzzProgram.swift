import Figures
import Foundation
import FuzzDriver
import Interpreter
import Interruptions
import Language
import Sessions
import Synchronization

/// Runs the bytes as a program in a session of its own; nothing of that may trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProgram(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  Watchdog.begin()
  var settings = Session.Settings()
  // No file can be read or written.
  settings.folder = "/nonexistent"
  settings.seed = 1
  settings.stackBudget = 3 << 20
  let sink = Sink()
  let session = Session(output: sink, settings: settings)
  if case .failed(let diagnostic) = session.run(SourceText(text), echo: .each) {
    _ = diagnostic.rendered()
  }
  _ = session.endCell()
  Watchdog.end()
  return 0
}

/// Takes what a program prints and draws.
private final class Sink: SessionOutput {
  var count = 0
  var showsProgress: Bool { false }
  var faceReport: [String] { [] }
  func write(_ text: String) { count += text.utf8.count }
  func progress(_ line: String?) {}
  func draw(_ figure: Figure) {}
}

/// Stops a program, as Ctrl-C does, that runs for long.
private enum Watchdog {
  private static let runs = Atomic<Int>(0)
  private static let isRunning = Atomic<Bool>(false)

  static func begin() {
    if runs.add(1, ordering: .relaxed).oldValue == 0 { start() }
    isRunning.store(true, ordering: .relaxed)
  }

  static func end() { isRunning.store(false, ordering: .relaxed) }

  private static func start() {
    Thread.detachNewThread {
      var last = 0
      while true {
        usleep(100_000)
        let now = runs.load(ordering: .relaxed)
        if now == last, isRunning.load(ordering: .relaxed) { Interruption.request() }
        last = now
      }
    }
  }
}

/// Hands over to libFuzzer.
@_cdecl("FuzzProgram_main")
public func run(_ count: CInt, _ arguments: Arguments) -> CInt {
  drive(count, arguments) { fuzzProgram($0, $1) }
}
