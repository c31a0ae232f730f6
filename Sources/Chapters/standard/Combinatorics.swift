import Interpreter
import Language

/// `product`, `permutations` and `combinations` of `itertools`.
enum Combinatorics {
  static func functions(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction(
        "product", "*values, repeat=1",
        help: "Tuples of one element of each, the last changing fastest.\n\n"
          + "    list(itertools.product('ab', [1, 2]))"
      ) { arguments in
        let times = try arguments.integer("repeat", atLeast: 0)
        let pools = try arguments.rest.map { try $0.elements() }
        let (count, overflow) = pools.count.multipliedReportingOverflow(by: times)
        guard !overflow, count <= 1000 else {
          throw arguments.error("repeat", "a product of at most 1000 sequences")
        }
        let all = (0..<count).map { pools[$0 % pools.count] }
        return walk(
          context, from: Array(repeating: 0, count: all.count), isEmpty: all.contains { $0.isEmpty }
        ) { indices in
          for place in all.indices.reversed() {
            indices[place] += 1
            if indices[place] < all[place].count { return true }
            indices[place] = 0
          }
          return false
        } value: { indices in
          .tuple(zip(all, indices).map { $0[$1] })
        }
      },
      NativeFunction(
        "permutations", "values, r=None",
        help:
          "Tuples of r of the elements in each order.\n\n    list(itertools.permutations('abc', 2))"
      ) { arguments in
        let pool = try arguments["values"].elements()
        let size = try arguments["r"].isNone ? pool.count : arguments.integer("r", atLeast: 0)
        return walk(context, from: Array(0..<min(size, pool.count)), isEmpty: size > pool.count) {
          indices in
          // The next tuple of different indices, as an odometer that passes over repetitions.
          for place in indices.indices.reversed() {
            var used = Set(indices[..<place])
            guard
              let next = ((indices[place] + 1)..<max(pool.count, indices[place] + 1))
                .first(where: { !used.contains($0) })
            else { continue }
            indices[place] = next
            used.insert(next)
            for later in (place + 1)..<max(indices.count, place + 1) {
              guard let free = pool.indices.first(where: { !used.contains($0) }) else { break }
              indices[later] = free
              used.insert(free)
            }
            return true
          }
          return false
        } value: { indices in
          .tuple(indices.map { pool[$0] })
        }
      },
      combination(
        "combinations", "Tuples of r of the elements, in their order.", context, repeats: false),
      combination(
        "combinations_with_replacement",
        "Tuples of r of the elements, each as often as one likes, in their order.", context,
        repeats: true),
    ]
  }

  private static func combination(
    _ name: String, _ help: String, _ context: ModuleContext, repeats: Bool
  ) -> NativeFunction {
    NativeFunction(
      name, "values, r", help: "\(help)\n\n    list(itertools.\(name)('abc', 2))"
    ) { arguments in
      let pool = try arguments["values"].elements()
      let size = try arguments.integer("r", atLeast: 0)
      guard size <= 1_000_000 else { throw arguments.error("r", "r is at most 1,000,000") }
      let start = repeats ? Array(repeating: 0, count: size) : Array(0..<size)
      let isEmpty = repeats ? pool.isEmpty && size > 0 : size > pool.count
      return walk(context, from: start, isEmpty: isEmpty) { indices in
        for place in indices.indices.reversed() {
          let last = repeats ? pool.count - 1 : place + pool.count - size
          guard indices[place] < last else { continue }
          indices[place] += 1
          for later in (place + 1)..<max(indices.count, place + 1) {
            indices[later] = repeats ? indices[place] : indices[later - 1] + 1
          }
          return true
        }
        return false
      } value: { indices in
        .tuple(indices.map { pool[$0] })
      }
    }
  }

  /// A walk from one set of indices to the next, until `advance` says that there is none.
  private static func walk(
    _ context: ModuleContext, from start: [Int], isEmpty: Bool,
    advance: @escaping (inout [Int]) -> Bool,
    value: @escaping ([Int]) -> Value
  ) -> Value {
    var indices = start
    var isFirst = true
    var isOver = isEmpty
    return ItertoolsModule.walk(context) {
      if isOver { return nil }
      if !isFirst, !advance(&indices) {
        isOver = true
        return nil
      }
      isFirst = false
      return value(indices)
    }
  }
}
