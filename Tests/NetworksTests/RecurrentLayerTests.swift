import Graphs
import Tensors
import Testing

@testable import Networks

/// Recurrent layers in a network: what they give, hold and learn.
struct RecurrentLayerTests {
  private func network(_ layers: [LayerSpec], seed: UInt64 = 1) throws -> Network {
    try Network(inputShape: [6, 6], layers: layers + [.softmax(units: 3)], seed: seed)
  }

  @Test("The last state, or all for a recurrent layer behind, and a row of weights for each gate")
  func shapes() throws {
    let network = try network([.recurrent(.lstm, units: 5), .recurrent(.gru, units: 4)])
    let image = try Tensor((0..<36).map { Double($0) / 36 }, shape: [6, 6])
    #expect(try network.featureMaps(layer: 1, of: image).shape == [6, 5])
    #expect(try network.featureMaps(layer: 2, of: image).shape == [4])
    #expect(try network.filters(1).shape == [20, 11])
    #expect(try network.filters(2).shape == [12, 9])
  }

  @Test("States last at first: forget and update gates start open")
  func biases() throws {
    func first(_ cell: RecurrentCell) throws -> [Float] {
      let layer = try network([.recurrent(cell, units: 2)]).layers[0]
      return layer.biases?.value.values(as: Float.self) ?? []
    }
    #expect(try first(.lstm) == [0, 0, 0, 0, 1, 1, 0, 0])
    #expect(try first(.gru) == [1, 1, 1, 1, 0, 0])
    #expect(try first(.tanh) == [0, 0])
  }

  static let cells: [(RecurrentCell, Double)] = [
    (.tanh, 0.03), (.relu, 0.05), (.sigmoid, 0.3), (.lstm, 0.5), (.gru, 0.3),
  ]

  /// Rows, columns and diagonals, by hand: a guess is right for a third of them.
  @Test("Every cell learns strokes", arguments: cells)
  func learns(_ cell: RecurrentCell, _ rate: Double) throws {
    let network = try network([.recurrent(cell, units: 24)])
    let options = TrainingOptions(
      epochs: 60, batchSize: 10, learningRate: rate, optimiser: .momentum(0.8))
    let trainer = try Trainer(network, training: strokes(600, seed: 1), options: options)
    _ = try trainer.run { _ in true }
    let accuracy = try network.accuracy(on: strokes(200, seed: 2))
    #expect(accuracy > 0.8, "\(accuracy)")
  }

  /// With a dropout the inputs are scaled where the network answers, as by smaller weights.
  @Test func dropoutScalesTheInput() throws {
    let plain = try network([.recurrent(.tanh, units: 3)], seed: 4)
    let dropping = try network([.recurrent(.tanh, units: 3, dropout: 0.25)], seed: 4)
    let image = try Tensor((0..<36).map { Double($0) / 36 }, shape: [6, 6])
    let scaled = try Tensor((0..<36).map { 0.75 * Double($0) / 36 }, shape: [6, 6])
    let expected = try plain.featureMaps(layer: 1, of: scaled).values(as: Double.self)
    let found = try dropping.featureMaps(layer: 1, of: image).values(as: Double.self)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
