import Glibc
import Graphs
import Testing

@Suite struct AllocationTests {
  /// In a process of its own, where no other test runs and takes memory.
  @Test func runningMakesNoObjects() async {
    await #expect(processExitsWith: .success) {
      let network = try Chapter6(threads: 2, dropout: 0.5)
      for _ in 0..<3 { network.plan.run() }
      countAllocations()
      let before = allocations
      for _ in 0..<100 { network.plan.run() }
      let during = allocations - before
      // The count itself must work: an array is an object.
      let array = [Int](repeating: 1, count: network.parameters.count)
      guard during == 0, array.count == 6, allocations > before else {
        print("\(during) objects made in 100 runs, \(allocations - before) counted in all")
        exit(1)
      }
    }
  }
}

private typealias AllocateObject =
  @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

nonisolated(unsafe) private var allocations = 0
nonisolated(unsafe) private var allocateObject: AllocateObject?

/// Counts, from now on, the objects made by the Swift runtime: class instances, arrays, closures.
///
/// The runtime keeps the function that makes them in a variable meant for instruments like this.
private func countAllocations() {
  guard
    let variable = dlsym(nil, "_swift_allocObject")?.assumingMemoryBound(
      to: AllocateObject.self)
  else { return }
  allocateObject = variable.pointee
  variable.pointee = { metadata, size, alignment in
    allocations += 1
    return allocateObject?(metadata, size, alignment)
  }
}
