import NetworkCases
import Tensors
import Testing

@testable import Networks

/// The networks that are measured, trained for some steps in both types.
struct NetworkCaseTests {
  private func costs(_ one: NetworkCase, _ dtype: DType) throws -> [Double] {
    let features = one.inputShape.reduce(1, *)
    let examples = try NetworkCase.noise(count: 40, features: features)
    let trainer = try one.trainer(batchSize: 10, on: examples, dtype: dtype)
    var costs: [Double] = []
    _ = try trainer.run { event in
      if case .batch(_, _, let cost) = event { costs.append(cost) }
      return costs.count < 6
    }
    return costs
  }

  @Test("float32 goes the way of float64", arguments: NetworkCase.all.map(\.name))
  func types(_ name: String) throws {
    let one = try #require(NetworkCase.all.first { $0.name == name })
    let (single, double) = (try costs(one, .float32), try costs(one, .float64))
    #expect(single.count == 6 && double.count == 6)
    for (single, double) in zip(single, double) {
      #expect(abs(single - double) < 1e-3 * max(1, abs(double)), "\(single) and \(double)")
    }
  }

  @Test("Six runs of four mini-batches bring the cost down", arguments: ["N1", "N3", "N6"])
  func costFalls(_ name: String) throws {
    let one = try #require(NetworkCase.all.first { $0.name == name })
    let examples = try NetworkCase.noise(count: 40, features: one.inputShape.reduce(1, *))
    let trainer = try one.trainer(batchSize: 10, on: examples)
    var costs: [Double] = []
    _ = try trainer.run { event in
      if case .batch(_, _, let cost) = event { costs.append(cost) }
      return costs.count < 24
    }
    #expect(costs[20...].reduce(0, +) < costs[..<4].reduce(0, +))
  }

  @Test("A dropout's mask counts with the layer that drops")
  func masks() throws {
    func arithmetic(_ dropout: Double) throws -> [Double] {
      let network = try Network(
        inputShape: [4], layers: [.dense(units: 1000), .softmax(units: 2, dropout: dropout)],
        seed: 1)
      let trainer = try Trainer(
        network,
        training: Examples(
          inputs: Tensor(zeros: [10, 4], .float32),
          labels: Tensor((0..<10).map { Int32($0 % 2) }, shape: [10])),
        options: TrainingOptions(epochs: 1, batchSize: 10))
      trainer.isTimed = true
      _ = try trainer.run { _ in true }
      return trainer.profile.layers.map(\.arithmetic)
    }
    let (without, with) = (try arithmetic(0), try arithmetic(0.5))
    #expect(with[1] - without[1] == 10_000)
  }

  @Test("A profile has the time and the arithmetic of every layer")
  func profile() throws {
    let one = try #require(NetworkCase.all.first { $0.name == "N3" })
    let trainer = try one.trainer(
      on: NetworkCase.noise(count: 40, features: 784))
    trainer.isTimed = true
    var steps = 0
    _ = try trainer.run { event in
      if case .batch = event { steps += 1 }
      return steps < 4
    }
    let profile = trainer.profile
    #expect(profile.steps == 4 && profile.batchSize == 10)
    // conv, pool, conv, pool, dense, softmax: the poolings are part of the convolutions.
    #expect(profile.layers.map { $0.forward > 0 } == [true, false, true, false, true, true])
    #expect(profile.layers.map { $0.backward > 0 } == [true, false, true, false, true, true])
    #expect(profile.layers.map { $0.update > 0 } == [true, false, true, false, true, true])
    // Multiplications and additions of the convolutions and products, worked out by hand, for ten images:
    // 2·25·20·24² and 2·25·20·12²; 2·500·40·8² and twice 2·500·40·4²; 6·640·100; 6·100·10.
    let products = [7.2e6, 0, 38.4e6, 0, 3.84e6, 60e3]
    for (part, products) in zip(profile.layers, products) {
      #expect(part.arithmetic >= products && part.arithmetic <= 1.03 * products)
    }
    #expect(profile.layers.reduce(0) { $0 + $1.seconds } <= profile.seconds)
  }
}
