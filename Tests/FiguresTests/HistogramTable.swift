/// Made by Scripts/reference/histograms.py from NumPy's histogram; do not edit.
enum HistogramTable {
  struct Case: Sendable {
    var values: [Double]
    var count: Int?
    var edges: [Double]
    var range: ClosedRange<Double>?
    var isDensity: Bool
    var expected: [Double]
    var expectedEdges: [Double]
  }

  static let cases: [Case] = [
    Case(
      values: [1.0, 2.0, 2.0, 3.0, 3.0, 3.0],
      count: 3, edges: [],
      range: nil, isDensity: false,
      expected: [1.0, 2.0, 3.0],
      expectedEdges: [1.0, 1.6666666666666665, 2.333333333333333, 3.0]),
    Case(
      values: [1.0, 2.0, 2.0, 3.0, 3.0, 3.0],
      count: nil, edges: [1.0, 2.0, 3.0],
      range: nil, isDensity: false,
      expected: [1.0, 5.0],
      expectedEdges: [1.0, 2.0, 3.0]),
    Case(
      values: [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
      count: 10, edges: [],
      range: nil, isDensity: false,
      expected: [1.0, 1.0, 2.0, 0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 2.0],
      expectedEdges: [
        0.0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6000000000000001, 0.7000000000000001, 0.8,
        0.9, 1.0,
      ]),
    Case(
      values: [5.0, 5.0, 5.0],
      count: 4, edges: [],
      range: nil, isDensity: false,
      expected: [0.0, 0.0, 3.0, 0.0],
      expectedEdges: [4.5, 4.75, 5.0, 5.25, 5.5]),
    Case(
      values: [],
      count: 3, edges: [],
      range: nil, isDensity: false,
      expected: [0.0, 0.0, 0.0],
      expectedEdges: [0.0, 0.3333333333333333, 0.6666666666666666, 1.0]),
    Case(
      values: [-1.0, 0.0, 1.0, 2.0],
      count: 2, edges: [],
      range: 0...1, isDensity: false,
      expected: [1.0, 1.0],
      expectedEdges: [0.0, 0.5, 1.0]),
    Case(
      values: [0.5, 1.5, 9.0],
      count: nil, edges: [0.0, 1.0, 1.0, 2.0],
      range: nil, isDensity: false,
      expected: [1.0, 0.0, 1.0],
      expectedEdges: [0.0, 1.0, 1.0, 2.0]),
    Case(
      values: [1.0, 2.0, 4.0, 8.0, 16.0],
      count: nil, edges: [1.0, 2.0, 4.0, 8.0, 16.0],
      range: nil, isDensity: true,
      expected: [0.2, 0.1, 0.05, 0.05],
      expectedEdges: [1.0, 2.0, 4.0, 8.0, 16.0]),
    Case(
      values: [0.0, 1.0, 1.0, 2.0],
      count: 4, edges: [],
      range: nil, isDensity: true,
      expected: [0.5, 0.0, 1.0, 0.5],
      expectedEdges: [0.0, 0.5, 1.0, 1.5, 2.0]),
    Case(
      values: [
        1.691, -0.466, 0.033, 0.408, -0.789, 0.002, -0.001, -1.755, 1.018, 0.6, -0.625, -0.172,
        0.505, -0.261, -0.243, -1.453, 0.555, 0.124, 0.274, -1.527, 1.651, 0.154, -0.387, 2.029,
        -0.045, -1.451, -0.405, -2.288, 1.049, -0.416, -0.743, 1.072, -1.651, 0.535, -2.064, -0.662,
        -1.204, 1.462, 1.766, -0.329,
      ],
      count: 7, edges: [],
      range: nil, isDensity: false,
      expected: [3.0, 5.0, 5.0, 13.0, 6.0, 3.0, 5.0],
      expectedEdges: [
        -2.288, -1.671285714285714, -1.0545714285714283, -0.4378571428571425, 0.17885714285714327,
        0.7955714285714293, 1.4122857142857148, 2.029,
      ]),
    Case(
      values: [
        0.41, 0.91, 0.18, 0.74, 0.42, 0.43, 0.63, 0.52, 0.41, 0.0, 0.09, 0.71, 0.52, 0.7, 0.96,
        0.68, 0.05, 0.31, 0.59, 0.24, 0.96, 0.95, 0.85, 0.47, 0.84, 0.13, 0.31, 0.46, 0.74, 0.49,
        0.14, 0.34, 0.32, 0.3, 0.17, 0.41, 0.45, 0.77, 0.8, 0.52,
      ],
      count: 20, edges: [],
      range: 0...1, isDensity: false,
      expected: [
        1.0, 2.0, 2.0, 2.0, 1.0, 1.0, 4.0, 0.0, 5.0, 4.0, 3.0, 1.0, 1.0, 2.0, 3.0, 1.0, 3.0, 0.0,
        2.0, 2.0,
      ],
      expectedEdges: [
        0.0, 0.05, 0.1, 0.15000000000000002, 0.2, 0.25, 0.30000000000000004, 0.35000000000000003,
        0.4, 0.45, 0.5, 0.55, 0.6000000000000001, 0.65, 0.7000000000000001, 0.75, 0.8,
        0.8500000000000001, 0.9, 0.9500000000000001, 1.0,
      ]),
  ]
}
