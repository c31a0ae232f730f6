import Interruptions
import Testing

@testable import Tensors

/// What the user's wish to stop does; in a process of its own, since the wish is one for all.
@Suite("The wish to stop")
struct InterruptionTests {
  private struct Work {
    let name: String
    let run: () throws -> Void

    init(_ name: String, _ run: @escaping () throws -> Void) {
      self.name = name
      self.run = run
    }
  }

  private static func work() throws -> [Work] {
    let many = 600_000
    let row = try Tensor((0..<many).map { Double($0 * 7919 % 10_007) }, shape: [many])
    let whole = try row.converted(to: .int64)
    let wide = try row.reshaped([600, 1000])
    let flags = try row.less(than: Tensor(5000.0))
    let small = try Tensor([1.0, 2, 3], shape: [3])
    let column = try Tensor((0..<1000).map { Double($0) }, shape: [1000, 1])
    let square = try wide.indexed([.slice(start: 0, stop: 500, step: nil)])
    let places = try Tensor((0..<Int64(many)).map { $0 }, shape: [many])
    return [
      Work("arithmetic") { _ = try row.adding(row) },
      Work("arithmetic with a number") { _ = try row.multiplying(Tensor(2.0)) },
      Work("whole numbers") { _ = try whole.remainder(Tensor(Int64(7))) },
      Work("truth values") { _ = try Tensor.combine(.logicalAnd, flags, flags) },
      Work("comparison") { _ = try row.less(than: row) },
      Work("broadcasting") { _ = try column.multiplying(column.reshaped([1, 1000])) },
      Work("rows added") { _ = try wide.adding(wide.row(0)) },
      Work("a function") { _ = try row.exp() },
      Work("a sign") { _ = try row.negated() },
      Work("conversion") { _ = try row.converted(to: .float32) },
      Work("a copy in another order") { _ = try wide.transposed().copied() },
      Work("sums of columns") { _ = try wide.sum(axis: 0) },
      Work("a choice of elements") {
        _ = try Tensor.choosing(row, otherwise: row.negated(), where: flags)
      },
      Work("picking") { _ = try row.indexed([.positions(places)]) },
      Work("repetition") { _ = try small.repeated([100_000]) },
      Work("sorting") { _ = try wide.sorted() },
      Work("order") { _ = try wide.sortingOrder() },
      Work("different elements") { _ = try row.distinct() },
      Work("counting") { _ = try row.histogram(edges: [0, 5000, 10_000]) },
      Work("product") { _ = try square.matrixProduct(square.transposed()) },
      Work("product of whole numbers") {
        _ = try whole.reshaped([600, 1000]).matrixProduct(whole.reshaped([1000, 600]))
      },
      Work("stack of products") {
        _ = try wide.reshaped([6, 100, 1000]).matrixProduct(wide.reshaped([6, 1000, 100]))
      },
      Work("column times row") { _ = try column.matrixProduct(column.reshaped([1, 1000])) },
      Work("Fourier transform") { _ = try row.fourierTransformed() },
      Work("permutation") {
        var numbers = LegacyRandom(seed: 1)
        _ = try numbers.permutation(of: many)
      },
    ]
  }

  @Test("Long work gives way half-way, and the next is not touched by it")
  func work() async {
    await #expect(processExitsWith: .success) {
      for work in try Self.work() {
        Interruption.request()
        let error = #expect(throws: TensorError.self, "\(work.name)") { try work.run() }
        #expect(error?.kind == .interruption, "\(work.name)")
        Interruption.clear()
        #expect(throws: Never.self, "\(work.name)") { try work.run() }
      }
    }
  }

  // The pieces between two looks at the wish must not be seen in what comes out.
  @Test("Elements on both sides of a piece's end are right", arguments: [-1, 0, 1, 5])
  func pieces(beyond: Int) throws {
    let count = 2 * StridedRuns.elementsBetweenChecks + beyond
    let values = (0..<count).map { Int64($0) }
    let row = try Tensor(values, shape: [count])
    #expect(try row.adding(row).values(as: Int64.self) == values.map { 2 * $0 })
    #expect(try row.negated().values(as: Int64.self) == values.map { -$0 })
    #expect(
      try row.converted(to: .float64).values(as: Double.self) == values.map { Double($0) })
    let twice = try Tensor.stacked([row, row], along: 1)
    let column = try twice.indexed([.whole, .at(1)])
    #expect(try column.adding(column).values(as: Int64.self) == values.map { 2 * $0 })
    #expect(try column.copied(as: .int32).values(as: Int64.self) == values)
    #expect(try column.negated().values(as: Int64.self) == values.map { -$0 })
  }
}
