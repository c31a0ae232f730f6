import Testing

@testable import Networks

/// The numbers are those of runs of chapter 6's networks on the sample of digits.
@Suite("A cost that explodes is told from one that is high for a while")
struct CostWatchTests {
  @Test(
    "Costs that are nothing to speak of",
    arguments: [
      // Softmax, tanh and ReLU at high rates begin like this, and learn.
      [Double](repeating: 8, count: 50) + [Double](repeating: 0.6, count: 400),
      [2.3, 38, 22] + [Double](repeating: 2, count: 300),
      // A large L2 term is there from the start.
      [Double](repeating: 39, count: 300),
      // Too few to say.
      [Double](repeating: 30, count: 19), [2.3] + [Double](repeating: 500, count: 18),
      [],
    ])
  func calm(_ costs: [Double]) { #expect(watched(costs) == nil) }

  @Test("Costs that have exploded")
  func exploded() throws {
    let explosion = try #require(watched([2.3] + [Double](repeating: 30, count: 400)))
    #expect(explosion.batches == 0...99)
    #expect(abs(explosion.cost - (2.3 + 99 * 30) / 100) < 1e-9)
    #expect(abs(explosion.guess - 2.302585) < 1e-6)
    // The first hundred were well; a short run is looked at when it ends.
    let later = [Double](repeating: 1, count: 100) + [Double](repeating: 50, count: 100)
    #expect(watched(later)?.batches == 100...199)
    #expect(watched([2.3] + [Double](repeating: 50, count: 40))?.batches == 0...40)
  }

  private func watched(_ costs: [Double]) -> Explosion? {
    var watch = CostWatch(classes: 10)
    for (batch, cost) in costs.enumerated() { watch.add(cost, of: batch) }
    watch.end(at: costs.count - 1)
    return watch.explosion
  }
}
