import Datasets
import Networks
import Tensors
import Testing

@Suite struct ExpansionTests {
  /// An image with ink at (row, column) only.
  private func image(_ points: [(Int, Int)]) -> [Float] {
    var image = [Float](repeating: 0, count: 784)
    for (row, column) in points where (0..<28).contains(row) && (0..<28).contains(column) {
      image[row * 28 + column] = 1
    }
    return image
  }

  private func examples(_ images: [[Float]]) throws -> Examples {
    try Examples(
      inputs: Tensor(images.flatMap { $0 }, shape: [images.count, 784]),
      labels: Tensor(images.indices.map { Int32($0) }, shape: [images.count]),
      imageShape: MNIST.imageShape)
  }

  /// By hand: each point and its four neighbours; what leaves the image doesn't come in again.
  @Test func shiftsByOnePixelEachWay() throws {
    let points = [[(5, 7)], [(0, 0), (27, 27)], [(0, 27), (27, 0), (13, 0), (13, 27)]]
    let expanded = try MNIST.expanded(examples(points.map(image)))
    #expect(expanded.inputs.shape == [15, 784])
    #expect(expanded.imageShape == [1, 28, 28])
    let labels = expanded.labels.values(as: Int32.self)
    let values = expanded.inputs.values(as: Float.self)
    for (label, points) in points.enumerated() {
      let expected = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)].map { down, right in
        image(points.map { ($0 + down, $1 + right) })
      }
      let found = labels.indices.filter { labels[$0] == Int32(label) }
        .map { Array(values[$0 * 784..<$0 * 784 + 784]) }
      #expect(found.count == 5)
      #expect(Set(found) == Set(expected))
    }
  }

  @Test func isMixedAndTheSameEachTime() throws {
    let few = try examples((0..<28).map { image([($0, $0)]) })
    let labels = try MNIST.expanded(few).labels.values(as: Int32.self)
    #expect(labels != (0..<140).map { Int32($0 / 5) })
    #expect(labels.sorted() == (0..<140).map { Int32($0 / 5) })
    #expect(try MNIST.expanded(few).labels.values(as: Int32.self) == labels)
    #expect(try MNIST.expanded(few, seed: 1).labels.values(as: Int32.self) != labels)
  }

  @Test func takesDigitsOnly() throws {
    let other = try Examples(
      inputs: Tensor(zeros: [2, 4], .float32), labels: Tensor([Int32(0), 1], shape: [2]))
    #expect(
      errorText { try MNIST.expanded(other) }
        == "expanding takes images of 28x28 pixels; these have shape [2, 4]")
    #expect(try MNIST.expanded(examples([])).count == 0)
  }
}
