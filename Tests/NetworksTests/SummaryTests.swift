import Testing

@testable import Networks

/// Whole summary tables; their parameter counts and receptive fields were worked out by hand.
struct SummaryTests {
  @Test func sentenceNetwork() throws {
    let blueprint = try Blueprint(
      inputShape: [1, 28, 28],
      layers: [
        .convolution(filters: 20, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
        .convolution(filters: 40, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
        .dense(units: 100, activation: .relu), .softmax(units: 10),
      ], batchSize: nil)
    #expect(
      SummaryTable(blueprint).text == """
          #  layer              output      parameters   sees
          0  input              1x28x28              0
          1  conv 20 5x5 relu   20x24x24           520   5x5
          2  pool 2x2           20x12x12             0   6x6
          3  conv 40 5x5 relu   40x8x8          20,040   14x14
          4  pool 2x2           40x4x4               0   16x16
          5  dense 100 relu     100             64,100   all
          6  softmax 10         10               1,010   all
             total                              85,670
        """)
  }

  @Test func chapterNetwork() throws {
    let blueprint = try Blueprint(
      inputShape: nil,
      layers: [
        .convolutionPool(filterShape: [20, 1, 5, 5], imageShape: [10, 1, 28, 28]),
        .dense(units: 100, dropout: 0.3, inputs: 20 * 12 * 12), .softmax(units: 10, inputs: 100),
      ], batchSize: 10)
    #expect(
      SummaryTable(blueprint).text == """
          #  layer                               output      parameters   sees
          0  input                               1x28x28              0
          1  conv-pool 20 5x5 pool 2x2 sigmoid   20x12x12           520   6x6
          2  dense 100 sigmoid dropout 0.3       100            288,100   all
          3  softmax 10                          10               1,010   all
             total                                              289,630
        """)
  }

  /// 4 (28 + 128 + 1) 128 parameters, then 3 (128 + 64 + 1) 64, then (64 + 32 + 1) 32.
  @Test func recurrentNetwork() throws {
    let blueprint = try Blueprint(
      inputShape: [28, 28],
      layers: [
        .recurrent(.lstm, units: 128), .recurrent(.gru, units: 64, dropout: 0.5),
        .recurrent(.relu, units: 32), .softmax(units: 10),
      ], batchSize: nil)
    #expect(
      SummaryTable(blueprint).text == """
          #  layer                output    parameters   sees
          0  input                28x28              0
          1  lstm 128             28x128        80,384   all
          2  gru 64 dropout 0.5   28x64         37,056   all
          3  rnn 32 relu          32             3,104   all
          4  softmax 10           10               330   all
             total                             120,874
        """)
  }

  @Test func everyOption() throws {
    let blueprint = try Blueprint(
      inputShape: [3, 32, 30],
      layers: [
        .convolution(
          filters: 8, size: (3, 5), stride: (2, 1), padding: .same, activation: .tanh, dropout: 0.25
        ),
        .pooling(size: (3, 3), stride: (2, 2), mode: .mean), .pooling(size: (2, 2), mode: .l2),
        .flatten, .dense(units: 12, activation: .linear), .softmax(units: 4, dropout: 0.5),
      ], batchSize: nil)
    #expect(
      SummaryTable(blueprint).text == """
          #  layer                                              output     parameters   sees
          0  input                                              3x32x30             0
          1  conv 8 3x5 stride 2x1 pad same tanh dropout 0.25   8x16x30           368   3x5
          2  pool 3x3 mean stride 2                             8x7x14              0   7x7
          3  pool 2x2 l2                                        8x3x7               0   11x9
          4  flatten                                            168                 0   11x9
          5  dense 12 linear                                    12              2,028   all
          6  softmax 4 dropout 0.5                              4                  52   all
             total                                                              2,448
        """)
  }

  @Test func rowOfValues() throws {
    let blueprint = try Blueprint(inputShape: [784], layers: [.softmax(units: 10)], batchSize: nil)
    #expect(
      SummaryTable(blueprint).text == """
          #  layer        output    parameters   sees
          0  input        784                0
          1  softmax 10   10             7,850   all
             total                       7,850
        """)
  }

  /// The cap at the image's size, and steps too large to multiply.
  @Test func fieldIsNeverLargerThanTheImage() throws {
    let blueprint = try Blueprint(
      inputShape: [1, 6, 5],
      layers: [
        .convolution(filters: 1, size: (5, 5), stride: (.max, .max), padding: .same),
        .convolution(filters: 1, size: (5, 5), stride: (.max, .max), padding: .same),
        .convolution(filters: 1, size: (9, 9), padding: .same),
      ], batchSize: nil)
    #expect(blueprint.layers.map(\.field.text) == ["5x5", "6x5", "6x5"])
  }
}
