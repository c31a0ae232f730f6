import Testing

@testable import Tensors

@Suite struct RandomStreamTests {
  /// Known answers from Random123's `kat_vectors`, lines `philox4x32 10`.
  @Test(arguments: [
    (
      SIMD4<UInt32>(0, 0, 0, 0), SIMD2<UInt32>(0, 0),
      SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4<UInt32>(repeating: 0xffff_ffff), SIMD2<UInt32>(repeating: 0xffff_ffff),
      SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
      SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ])
  func philoxKnownAnswers(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>
  ) {
    #expect(philox(counter: counter, key: key) == expected)
  }

  @Test func fillingEqualsDrawingFromAnyPosition() {
    for start in [UInt64(0), 1, 6, 7] {
      for count in 0..<6 {
        var one = RandomStream(seed: 3, name: "a")
        var other = one
        one.position = start
        other.position = start
        let drawn = (0..<count).map { _ in one.normal() }
        var filled = [Double](repeating: 0, count: count)
        filled.withUnsafeMutableBufferPointer { other.fillNormal($0) }
        #expect(drawn == filled)
        #expect(one.position == other.position && one.position == start + UInt64(count))

        one.position = start
        other.position = start
        let uniforms = (0..<count).map { _ in one.uniform() }
        filled.withUnsafeMutableBufferPointer { other.fillUniform($0) }
        #expect(uniforms == filled)
        #expect(one.position == other.position)
      }
    }
  }

  @Test func positionResumesExactly() {
    var stream = RandomStream(seed: 9, name: "dropout")
    for _ in 0..<5 { _ = stream.uniform() }
    let position = stream.position
    let rest = (0..<7).map { _ in stream.nextUInt64() }
    var resumed = RandomStream(seed: 9, name: "dropout")
    resumed.position = position
    #expect((0..<7).map { _ in resumed.nextUInt64() } == rest)
  }

  @Test func namesSeedsAndKindsAreIndependent() {
    var streams = [
      RandomStream(seed: 1, name: "a"), RandomStream(seed: 1, name: "b"),
      RandomStream(seed: 2, name: "a"), RandomStream(seed: 1 << 32, name: "a"),
    ]
    let words = streams.indices.map { streams[$0].nextUInt64() }
    #expect(Set(words).count == words.count)
  }

  /// Mean, variance and fourth moment within five standard errors of the distributions' own.
  @Test func moments() {
    let count = 100_000
    var stream = RandomStream(seed: 4, name: "moments")
    var normals = [Float](repeating: 0, count: count)
    normals.withUnsafeMutableBufferPointer { stream.fillNormal($0) }
    let moment = { (power: Int) in
      normals.reduce(0.0) { sum, x in
        sum + (0..<power).reduce(1.0) { y, _ in y * Double(x) }
      } / Double(count)
    }
    let error = 5 / Double(count).squareRoot()
    #expect(abs(moment(1)) < error)
    #expect(abs(moment(2) - 1) < error * 2.0.squareRoot())
    #expect(abs(moment(4) - 3) < error * 96.0.squareRoot())

    var uniforms = [Float](repeating: 0, count: count)
    uniforms.withUnsafeMutableBufferPointer { stream.fillUniform($0) }
    let mean = uniforms.reduce(0.0) { $0 + Double($1) } / Double(count)
    #expect(abs(mean - 0.5) < error / 12.0.squareRoot())
    #expect(uniforms.allSatisfy { $0 >= 0 && $0 < 1 })
  }

  @Test func permutationHoldsEachIndexOnce() {
    var stream = RandomStream(seed: 5, name: "order")
    let order = stream.permutation(of: 100)
    #expect(order.sorted() == Array(0..<100))
    #expect(order != Array(0..<100))
    #expect(stream.permutation(of: 0).isEmpty)
  }
}
