import Tensors
import Testing

@testable import Networks

struct ConfusionTests {
  @Test func countsEachClassForEachClass() throws {
    let network = try Network(
      inputShape: [2], layers: [.softmax(units: 3, inputs: 2)], seed: 1)
    // The first number speaks for class 0, the second for class 1, none for class 2.
    try network.layers[0].weights?.assign(
      Tensor([4.0, 0, 0, 0, 4, 0], shape: [2, 3]))
    let inputs = try Tensor([1.0, 0, 1, 0, 0, 1, 0, 1, 0, 1], shape: [5, 2])
    let confusion = try network.confusion(
      on: Examples(inputs: inputs, labels: Tensor([Int32(0), 2, 1, 1, 0], shape: [5])))
    #expect(confusion.counts == [1, 1, 0, 0, 2, 0, 1, 0, 0])
    #expect(confusion.total == 5 && confusion.right == 3)
    #expect((0..<3).map { confusion.examples(of: $0) } == [2, 2, 1])
    // A label beyond the network's classes has a row of its own; a negative one is a mistake.
    let beyond = try network.confusion(
      on: Examples(inputs: inputs, labels: Tensor([Int32(0), 4, 1, 1, 0], shape: [5])))
    #expect(beyond.classCount == 5 && beyond[4, 0] == 1)
    for label: Int32 in [-1, 20_000] {
      #expect(throws: TrainingError.self) {
        try network.confusion(
          on: Examples(inputs: inputs, labels: Tensor([0, label, 1, 1, 0], shape: [5])))
      }
    }
  }
}
