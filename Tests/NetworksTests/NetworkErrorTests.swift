import Testing

@testable import Networks

/// Networks that cannot be built, and all that is said about them.
struct NetworkErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var input: [Int]?
    var layers: [LayerSpec]
    var batchSize: Int?
    /// `layer`, then the argument, then the message; then the hint on a line of its own.
    var expected: String
    var testDescription: String { expected }
  }

  static let image: [Int] = [1, 28, 28]
  static func convPool(
    _ filters: [Int], _ image: [Int], pool: [Int] = [2, 2]
  ) -> LayerSpec {
    .convolutionPool(filterShape: filters, imageShape: image, poolSize: pool)
  }
  static let first = convPool([20, 1, 5, 5], [10, 1, 28, 28])

  static let cases: [Case] = [
    Case(
      layers: [first, .dense(units: 100, inputs: 20 * 14 * 14), .softmax(units: 10, inputs: 100)],
      batchSize: 10,
      expected: """
        2 n_in: 3920, but the layer before gives 20x12x12 = 2880
        try n_in=20*12*12
        """),
    Case(
      layers: [.dense(units: 100, inputs: 784), .softmax(units: 10, inputs: 120)],
      expected: """
        2 n_in: 120, but the layer before gives 100
        try n_in=100
        """),
    Case(
      input: image, layers: [.recurrent(.lstm, units: 8)],
      expected: """
        1: lstm needs a sequence, steps x features, but the input is 1x28x28
        try 28x28
        """),
    Case(
      input: [784], layers: [.recurrent(.tanh, units: 8)],
      expected: """
        1: rnn needs a sequence, steps x features, but the input is 784
        try 28x28
        """),
    Case(
      input: [28, 28], layers: [.dense(units: 8), .recurrent(.gru, units: 8)],
      expected: "2: gru needs a sequence, steps x features, but the layer before gives 8"),
    Case(
      input: [28, 28], layers: [.recurrent(.lstm, units: 0)],
      expected: "1 units: 0, but it must be at least 1"),
    Case(
      input: [28, 28], layers: [.recurrent(.lstm, units: .max)],
      expected: "1 units: training the network would take more than the 8 GB it may"),
    Case(
      input: image, layers: [.softmax(units: 10, inputs: 748)],
      expected: """
        1 n_in: 748, but the input is 1x28x28 = 784
        try n_in=1*28*28
        """),
    Case(
      layers: [first, convPool([40, 20, 5, 5], [10, 20, 14, 14])], batchSize: 10,
      expected: """
        2 image_shape: 20x14x14, but the layer before gives 20x12x12
        try image_shape=(mini_batch_size, 20, 12, 12)
        """),
    Case(
      input: [784], layers: [convPool([20, 1, 5, 5], [10, 1, 27, 28])],
      expected: "1 image_shape: 1x27x28, but the input is 784"),
    Case(
      layers: [first, convPool([40, 1, 5, 5], [10, 20, 12, 12])], batchSize: 10,
      expected: """
        2 filter_shape: 1 for the input feature maps, but image_shape has 20
        try filter_shape=(40, 20, 5, 5)
        """),
    Case(
      layers: [first], batchSize: 20,
      expected: """
        1 image_shape: mini-batches of 10, but the network's are of 20
        try image_shape=(20, 1, 28, 28)
        """),
    Case(
      layers: [first, convPool([40, 20, 5, 5], [100, 20, 12, 12])],
      expected: """
        2 image_shape: mini-batches of 100, but the network's are of 10
        try image_shape=(10, 20, 12, 12)
        """),
    Case(
      layers: [convPool([20, 1, 29, 5], [10, 1, 28, 28])],
      expected: "1 filter_shape: filters of 29x5, larger than the 28x28 image"),
    Case(
      layers: [convPool([20, 1, 5, 5], [10, 1, 28, 28], pool: [2, 25])],
      expected: "1 poolsize: (2, 25), larger than the 24x24 that the filters give"),
    Case(
      layers: [convPool([20, 5, 5], [10, 1, 28, 28])],
      expected: """
        1 filter_shape: (20, 5, 5), but it must be (filters, input feature maps, height, width)
        """),
    Case(
      layers: [.dense(units: 10, inputs: 784), convPool([20, 1, 5, 5], [28, 28])],
      expected: """
        2 image_shape: (28, 28), but it must be (mini-batch size, input feature maps, height, width)
        """),
    Case(
      layers: [convPool([20, 0, 5, 5], [10, 1, 28, 28])],
      expected: """
        1 filter_shape: 0 in (filters, input feature maps, height, width), but each must be at least 1
        """),
    Case(
      layers: [convPool([20, 1, 5, 5], [10, 1, 28, 28], pool: [2])],
      expected: "1 poolsize: (2,), but it must be (height, width)"),
    Case(
      input: image, layers: [.convolution(filters: 20, size: (5, 29)), .softmax(units: 10)],
      expected: """
        1 size: 5x29, but the input is 1x28x28, smaller than a filter
        try pad same
        """),
    Case(
      input: image, layers: [.pooling(size: (4, 4)), .pooling(size: (8, 8))],
      expected: "2 size: 8x8, but the layer before gives 1x7x7, smaller than a window"),
    Case(
      input: [784], layers: [.convolution(filters: 20, size: (5, 5))],
      expected: """
        1: conv needs channels x height x width, but the input is 784
        try 1x28x28
        """),
    Case(
      input: [28, 30], layers: [.convolution(filters: 20, size: (5, 5))],
      expected: """
        1: conv needs channels x height x width, but the input is 28x30
        try 1x28x30
        """),
    Case(
      input: image, layers: [.dense(units: 100), .pooling(size: (2, 2))],
      expected: "2: pool needs channels x height x width, but the layer before gives 100"),
    Case(
      input: image, layers: [.convolution(filters: 0, size: (5, 5))],
      expected: "1 filters: 0, but it must be at least 1"),
    Case(
      input: image, layers: [.convolution(filters: 1, size: (5, 5), stride: (0, 1))],
      expected: "1 stride: 0x1, but both sides must be at least 1"),
    Case(
      input: image, layers: [.dense(units: -3)],
      expected: "1 units: -3, but it must be at least 1"),
    Case(
      layers: [.dense(units: 0, inputs: 784)],
      expected: "1 n_out: 0, but it must be at least 1"),
    Case(
      layers: [.softmax(units: 10, inputs: -784)],
      expected: "1 n_in: -784, but it must be at least 1"),
    Case(
      layers: [.dense(units: 10, dropout: 1, inputs: 784)],
      expected: "1 p_dropout: 1.0, but it must be at least 0 and less than 1"),
    Case(
      input: [784], layers: [.dense(units: 10, dropout: .nan)],
      expected: "1 dropout: nan, but it must be at least 0 and less than 1"),
    Case(
      input: [784], layers: [.dense(units: 1 << 60), .softmax(units: 10)],
      expected: "1 units: training the network would take more than the 8 GB it may"),
    Case(
      input: [1, 10_000, 10_000], layers: [.flatten, .dense(units: 10)],
      expected: "2 units: training the network would take 18 GB, more than the 8 GB it may"),
    Case(
      layers: [convPool([.max, 1, 5, 5], [10, 1, 28, 28])],
      expected: "1 filter_shape: training the network would take more than the 8 GB it may"),
    Case(
      input: [.max, .max, 2], layers: [.flatten],
      expected: """
        0 input: 9223372036854775807x9223372036854775807x2 is more than the 8 GB a network may take
        """),
    Case(
      input: [1, -28, 28], layers: [.flatten],
      expected: "0 input: -28, but every size must be at least 1"),
    Case(
      input: [], layers: [.flatten],
      expected: """
        0 input: 0 sizes, but an input has 1 to 3
        try 784 or 1x28x28
        """),
    Case(
      input: [784], layers: [],
      expected: """
        a network needs at least one layer
        try softmax 10
        """),
    Case(
      layers: [.dense(units: 10)],
      expected: """
        1: dense 10 sigmoid does not say what its input is
        try a shape before it, such as 784 or 1x28x28
        """),
    Case(
      layers: [.dense(units: 10, inputs: 784)], batchSize: 0,
      expected: "mini_batch_size: 0, but it must be at least 1"),
  ]

  @Test(arguments: cases)
  func isSaid(_ example: Case) {
    let error = #expect(throws: NetworkError.self) {
      try Blueprint(
        inputShape: example.input, layers: example.layers, batchSize: example.batchSize)
    }
    guard let error else { return }
    let place = [error.layer.map(String.init), error.argument].compactMap(\.self)
    let text =
      (place.isEmpty ? "" : place.joined(separator: " ") + ": ") + error.message
      + (error.hint.map { "\ntry \($0)" } ?? "")
    #expect(text == example.expected)
  }

  @Test func tableEndsWithTheLayerAtFault() {
    let error = #expect(throws: NetworkError.self) {
      try Blueprint(
        inputShape: [1, 28, 28],
        layers: [
          .convolution(filters: 20, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
          .convolution(filters: 40, size: (15, 15), activation: .relu), .softmax(units: 10),
        ], batchSize: nil)
    }
    #expect(
      error?.partialSummary == """
          #  layer                output      parameters   sees
          0  input                1x28x28              0
          1  conv 20 5x5 relu     20x24x24           520   5x5
          2  pool 2x2             20x12x12             0   6x6
          3  conv 40 15x15 relu   ?
        """)
  }

  @Test func oneLineForm() {
    let error = NetworkError(layer: 2, argument: "n_in", message: "120, but 100", hint: "n_in=100")
    #expect(error.description == "layer 2, n_in: 120, but 100; try n_in=100")
  }
}
