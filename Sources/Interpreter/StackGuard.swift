import Language

/// Keeps a program's recursion from overflowing the machine's stack.
///
/// The evaluator recurses over the syntax tree and through the user's calls. How much stack one
/// level takes depends on the build, so the guard does not count levels: it compares the address of
/// a local variable with that of one where the program was started.
struct StackGuard {
  private let lowest: UInt

  /// Allows `budget` bytes from here on.
  init(budget: Int) {
    var marker: UInt8 = 0
    let here = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    lowest = here - min(here, UInt(max(0, budget)))
  }

  /// Whether the budget is not used up.
  @inline(__always)
  var hasRoom: Bool {
    var marker: UInt8 = 0
    let here = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    return here >= lowest
  }

  /// Throws where the budget is used up.
  @inline(__always)
  func check() throws {
    if !hasRoom {
      throw Diagnostic(
        "RecursionError", "functions call each other too deeply",
        hint: "a loop, or a test that ends the recursion")
    }
  }
}
