import Foundation
import Graphs
import Tensors

@testable import Networks

/// Values that any language can make: scale * sin(start + 0.7 k), as in networks.py.
func wave(_ shape: [Int], start: Double, scale: Double) throws -> Tensor {
  let count = shape.reduce(1, *)
  return try Tensor((0..<count).map { scale * sin(start + 0.7 * Double($0)) }, shape: shape)
}

/// The examples of networks.py.
func examples(_ count: Int, features: Int, classes: Int) throws -> Examples {
  let inputs = (0..<count * features).map { Float(0.5 + 0.5 * sin(1.3 * Double($0))) }
  let labels = (0..<count).map { Int32((2 * $0 + 1) % classes) }
  return try Examples(
    inputs: Tensor(inputs, shape: [count, features]), labels: Tensor(labels, shape: [count]))
}

/// One number that depends on every value and its place, as in networks.py.
func digest(_ tensor: Tensor) -> Double {
  tensor.values(as: Double.self).enumerated().reduce(0) {
    $0 + $1.element * cos(0.11 * Double($1.offset))
  }
}

/// Gives every layer the weights of networks.py.
func setWaves(_ network: Network) throws {
  for (number, layer) in network.layers.filter({ $0.weights != nil }).enumerated() {
    for (parameter, start, scale) in [(layer.weights, 0.3, 0.5), (layer.biases, 0.9, 0.2)] {
      guard let parameter else { continue }
      try parameter.assign(
        wave(parameter.value.shape, start: start + Double(number), scale: scale))
    }
  }
}

/// The bits of all weights, for comparisons that allow no difference at all.
func bits(_ network: Network) -> [[UInt32]] {
  network.parameters.map { $0.value.values(as: Float.self).map(\.bitPattern) }
}

/// Images of 6 x 6 with a bright row (class 0), column (1) or diagonal (2), and some noise.
func strokes(_ count: Int, seed: UInt64) throws -> Examples {
  var noise = RandomStream(seed: seed, name: "strokes")
  var inputs: [Float] = []
  var labels: [Int32] = []
  for index in 0..<count {
    let label = index % 3
    let place = noise.integer(below: 6)
    for row in 0..<6 {
      for column in 0..<6 {
        let isInk = [row == place, column == place, (row + place) % 6 == column][label]
        inputs.append(Float((isInk ? 0.7 : 0) + 0.3 * noise.uniform()))
      }
    }
    labels.append(Int32(label))
  }
  return try Examples(
    inputs: Tensor(inputs, shape: [count, 36]), labels: Tensor(labels, shape: [count]),
    imageShape: [6, 6])
}
