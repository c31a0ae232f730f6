import BigInt
import Glibc
import Interpreter
import Interruptions
import Language
import Tensors

extension RandomObject {
  nonisolated(unsafe) static let methods: [NativeMethod<RandomObject>] =
    states + wholes + choices + reals

  nonisolated(unsafe) private static let states: [NativeMethod<RandomObject>] = [
    NativeMethod("seed", "a=None, version=2", "Starts the numbers again.\n\n    random.seed(1)") {
      random, arguments in
      try random.seed(arguments)
      return .none
    },
    NativeMethod("getstate", "", "The state, for setstate.") { random, _ in
      let numbers = random.draw { $0 }
      let key = numbers.words.key.map { Value.integer(Int($0)) }
      return .tuple([
        .integer(3), .tuple(key + [.integer(numbers.words.position)]),
        numbers.storedNormal.map { .float($0) } ?? .none,
      ])
    },
    NativeMethod("setstate", "state", "Goes on from a state that getstate gave.") {
      random, arguments in
      let parts = try arguments.about("state") { try arguments["state"].elements() }
      let numbers = parts.count == 3 ? try parts[1].elements().compactMap(\.exactInteger) : []
      let key = numbers.dropLast().compactMap { UInt32(exactly: $0) }
      guard let position = numbers.last,
        let words = MersenneTwister(key: key, position: position)
      else { throw arguments.error("state", "that is no state of getstate") }
      var made = PythonRandom(seed: 0)
      made.words = words
      made.storedNormal = parts[2].number
      random.restore(made)
      return .none
    },
    NativeMethod(
      "getrandbits", "k", "A whole number of k random bits.\n\n    random.getrandbits(8)"
    ) { random, arguments in
      let count = try arguments.integer("k", atLeast: 0)
      guard count >= 64 else { return .integer(Int(random.draw { $0.bits(count) })) }
      guard count <= 1 << 20 else {
        throw arguments.error("k", "k is at most \(1 << 20)", kind: "OverflowError")
      }
      // CPython draws 32 bits at a time, the lowest first; the last has only what is left.
      var number = BigInt(0)
      for start in stride(from: 0, to: count, by: 32) {
        try Interruption.check()
        number += BigInt(random.draw { $0.bits(min(32, count - start)) }) << start
      }
      return try .integer(number)
    },
  ]

  nonisolated(unsafe) private static let wholes: [NativeMethod<RandomObject>] = [
    NativeMethod(
      "randrange", "start, stop=None, step=1",
      "A whole number of range(start, stop, step).\n\n    random.randrange(10)"
    ) { random, arguments in
      let isShort = arguments["stop"].isNone
      let start = isShort ? 0 : try arguments.integer("start")
      let stop = try arguments.integer(isShort ? "start" : "stop")
      return .integer(try random.element(start, stop, arguments.integer("step")))
    },
    NativeMethod("randint", "a, b", "A whole number from a to b.\n\n    random.randint(1, 6)") {
      random, arguments in
      let end = try arguments.integer("b").addingReportingOverflow(1)
      guard !end.overflow else { throw arguments.error("b", "b is too large") }
      return .integer(try random.element(arguments.integer("a"), end.partialValue, 1))
    },
  ]

  /// A number of a range.
  private func element(_ start: Int, _ stop: Int, _ step: Int) throws -> Int {
    guard step != 0 else { throw Diagnostic("ValueError", "zero step for randrange()") }
    let width = stop.subtractingReportingOverflow(start)
    guard !width.overflow, step != .min else {
      throw Diagnostic("OverflowError", "the range is too long")
    }
    let span = width.partialValue
    let count =
      step > 0
      ? (span <= 0 ? 0 : (span - 1) / step &+ 1)
      : (span >= 0 ? 0 : (-1 - span) / -step &+ 1)
    guard count > 0 else {
      throw Diagnostic("ValueError", "empty range for randrange() (\(start), \(stop), \(step))")
    }
    return start + step * below(count)
  }

  nonisolated(unsafe) private static let choices: [NativeMethod<RandomObject>] = [
    NativeMethod("choice", "seq", "One of the elements.\n\n    random.choice('abc')") {
      random, arguments in
      let count = try arguments.about("seq") { try arguments["seq"].length() }
      guard count > 0 else {
        throw arguments.error(
          "seq", "Cannot choose from an empty sequence", kind: "IndexError")
      }
      let index = Value.integer(random.below(count))
      return try random.context.interpreter.element(of: arguments["seq"], at: index)
    },
    NativeMethod(
      "choices", "population, weights=None, cum_weights=None, k=1",
      "k of the elements, each perhaps several times.\n\n    random.choices('abc', k=2)"
    ) { random, arguments in
      let population = try arguments["population"].elements()
      let count = try arguments.integer("k", atLeast: 0)
      guard count <= 1 << 24 else { throw arguments.error("k", "k is at most 2**24") }
      guard !population.isEmpty else {
        throw arguments.error("population", "there are no elements", kind: "IndexError")
      }
      var sums: [Double]?
      for name in ["weights", "cum_weights"] where !arguments[name].isNone {
        var total = 0.0
        sums = try arguments.about(name) { try arguments[name].elements() }.map { weight in
          guard let number = weight.number else {
            throw arguments.error(name, "weights are numbers", kind: "TypeError")
          }
          total = name == "weights" ? total + number : number
          return total
        }
        guard sums?.count == population.count else {
          throw arguments.error(
            name, "The number of weights does not match the population")
        }
        guard total > 0, total.isFinite else {
          throw arguments.error(name, "Total of weights must be greater than zero")
        }
      }
      return .list(
        random.draw { numbers in
          (0..<count).map { _ in
            guard let sums, let total = sums.last else {
              return population[Int(numbers.uniform() * Double(population.count))]
            }
            let place = numbers.uniform() * total
            return population[sums.dropLast().firstIndex { $0 > place } ?? population.count - 1]
          }
        })
    },
    NativeMethod("shuffle", "x", "Brings the elements of a list into random order, in x itself.") {
      random, arguments in
      if case .list(let list) = arguments["x"] {
        guard list.elements.count > 1 else { return .none }
        for last in (1..<list.elements.count).reversed() {
          let other = random.below(last + 1)
          list.elements.swapAt(last, other)
        }
        return .none
      }
      guard let array = arguments["x"].object(as: ArrayObject.self),
        let count = array.tensor.shape.first, array.tensor.rank == 1
      else {
        throw arguments.error(
          "x", "shuffle changes a list, not \(arguments["x"].describedForError)",
          kind: "TypeError", hint: "random.sample(x, len(x))")
      }
      var order = (0..<count).map { Int64($0) }
      if count > 1 {
        for last in (1..<count).reversed() { order.swapAt(last, random.below(last + 1)) }
      }
      try arguments.about("x") {
        let positions = try Tensor(order, shape: [count])
        try array.tensor.assign(array.tensor.indexed([.positions(positions)]), at: [])
      }
      return .none
    },
    NativeMethod(
      "sample", "population, k", "k different elements.\n\n    random.sample(range(100), 3)"
    ) { random, arguments in
      let count = try arguments.integer("k", atLeast: 0)
      var pool = try arguments["population"].elements()
      guard count <= pool.count else {
        throw arguments.error("k", "Sample larger than population or is negative")
      }
      // The method, and so the numbers, depend on which takes less memory in Python.
      var bound = 21.0
      if count > 5 { bound += pow(4, (log(Double(count * 3)) / log(4)).rounded(.up)) }
      var result: [Value] = []
      if Double(pool.count) <= bound {
        for taken in 0..<count {
          let index = random.below(pool.count - taken)
          result.append(pool[index])
          pool[index] = pool[pool.count - taken - 1]
        }
      } else {
        var chosen: Set<Int> = []
        while result.count < count {
          try Interruption.check()
          let index = random.below(pool.count)
          if chosen.insert(index).inserted { result.append(pool[index]) }
        }
      }
      return .list(result)
    },
  ]

  nonisolated(unsafe) private static let reals: [NativeMethod<RandomObject>] = [
    NativeMethod("random", "", "A number from 0 to 1.\n\n    random.random()") { random, _ in
      .float(random.draw { $0.uniform() })
    },
    two("uniform", "a, b", "A number from a to b.\n\n    random.uniform(1, 2)") {
      $1 + ($2 - $1) * $0.uniform()
    },
    two(
      "gauss", "mu=0.0, sigma=1.0", "A normally distributed number.\n\n    random.gauss(0, 1)"
    ) { $1 + $0.gauss() * $2 },
    two(
      "normalvariate", "mu=0.0, sigma=1.0",
      "A normally distributed number.\n\n    random.normalvariate(0, 1)"
    ) { $1 + $0.normal() * $2 },
    two(
      "lognormvariate", "mu, sigma",
      "A number whose logarithm is normally distributed.\n\n    random.lognormvariate(0, 1)"
    ) { exp($1 + $0.normal() * $2) },
    NativeMethod(
      "expovariate", "lambd", "An exponentially distributed number.\n\n    random.expovariate(2.0)"
    ) { random, arguments in
      let rate = try arguments.number("lambd")
      guard rate != 0 else { throw Diagnostic("ZeroDivisionError", "float division by zero") }
      return .float(random.draw { -log(1 - $0.uniform()) / rate })
    },
    NativeMethod(
      "gammavariate", "alpha, beta",
      "A number of the gamma distribution.\n\n    random.gammavariate(2.0, 1.0)"
    ) { random, arguments in
      let (alpha, beta) = (try arguments.number("alpha"), try arguments.number("beta"))
      guard alpha > 0, beta > 0, alpha.isFinite else {
        throw arguments.error("alpha", "gammavariate: alpha and beta must be > 0.0")
      }
      return .float(random.draw { $0.gamma(alpha, beta) })
    },
    NativeMethod(
      "betavariate", "alpha, beta",
      "A number of the beta distribution.\n\n    random.betavariate(2.0, 1.0)"
    ) { random, arguments in
      let (alpha, beta) = (try arguments.number("alpha"), try arguments.number("beta"))
      guard alpha > 0, beta > 0, alpha.isFinite, beta.isFinite else {
        throw arguments.error("alpha", "alpha and beta are above 0")
      }
      let y = random.draw { $0.gamma(alpha, 1) }
      return .float(y == 0 ? 0 : y / (y + random.draw { $0.gamma(beta, 1) }))
    },
    NativeMethod(
      "triangular", "low=0.0, high=1.0, mode=None",
      "A number that is likeliest at mode.\n\n    random.triangular(0, 1)"
    ) { random, arguments in
      var (low, high) = (try arguments.number("low"), try arguments.number("high"))
      var u = random.draw { $0.uniform() }
      guard high != low else { return .float(low) }
      var c = arguments["mode"].isNone ? 0.5 : (try arguments.number("mode") - low) / (high - low)
      if u > c { (u, c, low, high) = (1 - u, 1 - c, high, low) }
      return .float(low + (high - low) * (u * c).squareRoot())
    },
  ]

  private static func two(
    _ name: String, _ signature: String, _ help: String,
    _ body: @escaping (inout PythonRandom, Double, Double) -> Double
  ) -> NativeMethod<RandomObject> {
    let names = signature.split(separator: ",").map { part in
      String(part.filter { $0 != " " }.prefix { $0 != "=" })
    }
    return NativeMethod(name, signature, help) { random, arguments in
      let (a, b) = (try arguments.number(names[0]), try arguments.number(names[1]))
      return .float(random.draw { body(&$0, a, b) })
    }
  }
}
