import Interpreter
import Interruptions
import Language
import Tensors

extension RandomStateObject {
  /// Choosing among given things, and bringing them into another order.
  static let choiceMethods: [Method] = [
    Method(
      "choice", "a, size=None, replace=True, p=None",
      "Elements of a, or numbers below it, chosen at random; p are their probabilities.",
      "5, 3, replace=False"
    ) { state, arguments in
      try state.choice(arguments)
    },
    Method(
      "permutation", "x", "The elements of x, or the numbers below it, in random order.", "5"
    ) { state, arguments in
      if let count = arguments["x"].exactInteger {
        let order = try state.order(shape([.integer(count)])[0])
        return .object(ArrayObject(try translated { try Tensor(order, shape: [order.count]) }))
      }
      let tensor = try arguments.about("x") { try ArrayObject.tensor(arguments["x"]) }
      guard let count = tensor.shape.first else {
        throw arguments.error("x", "x is a whole number or has elements", kind: "TypeError")
      }
      return try arguments.about("x") {
        let order = try Tensor(state.order(count), shape: [count])
        return .object(ArrayObject(try tensor.indexed([.positions(order)]).copied()))
      }
    },
    Method(
      "shuffle", "x", "Brings the elements of x into random order, in x itself.",
      "x = [1, 2, 3, 4]\nrng.shuffle(x)\nx"
    ) { state, arguments in
      switch arguments["x"] {
      case .list(let list):
        try translated {
          try state.draw { numbers in
            try numbers.shuffle(count: list.elements.count) { list.elements.swapAt($0, $1) }
          }
        }
        return .none
      case .object(let object as ArrayObject):
        guard let count = object.tensor.shape.first else { break }
        try arguments.about("x") {
          let order = try Tensor(state.order(count), shape: [count])
          try object.tensor.assign(object.tensor.indexed([.positions(order)]), at: [])
        }
        return .none
      default: break
      }
      throw arguments.error(
        "x", "shuffle changes a list or an array, not \(arguments["x"].describedForError)",
        kind: "TypeError", hint: "np.random.permutation(x)")
    },
  ]

  /// The numbers below `count` in random order.
  private func order(_ count: Int) throws -> [Int64] {
    _ = try Self.shape([.integer(count)])
    try Interruption.check()
    return try translated { try draw { try $0.permutation(of: count).map { Int64($0) } } }
  }

  private func choice(_ arguments: BoundArguments) throws -> Value {
    let population: Int
    var source: Tensor?
    var things: [Value] = []
    if let count = arguments["a"].exactInteger {
      population = count
    } else if let tensor = try? ArrayObject.tensor(arguments["a"]) {
      guard tensor.rank == 1 else {
        throw arguments.error("a", "choice takes a number or a sequence of one dimension")
      }
      population = tensor.count
      source = tensor
    } else {
      things = try arguments.about("a") { try arguments["a"].elements() }
      population = things.count
    }
    let size = try Self.size(arguments)
    let count = size?.reduce(1, *) ?? 1
    guard population > 0 || count == 0 && population == 0 else {
      throw arguments.error(
        "a", arguments["a"].exactInteger == nil ? "a has no elements" : "a is above 0")
    }
    let chances = try arguments["p"].isNone ? nil : Self.probabilities(arguments, population)
    let indices =
      try arguments["replace"].isTrue()
      ? try repeated(count, below: population, chances)
      : try distinct(count, below: population, chances, arguments)
    guard let size else {
      let index = Int(indices[0])
      if !things.isEmpty { return things[index] }
      guard let source else { return .integer(index) }
      return try ArrayObject.value(try translated { try source.indexed([.at(index)]) })
    }
    guard things.isEmpty else {
      throw arguments.error(
        "a", "an array of \(things[0].typeName) is not in nnrepl yet", kind: "TypeError",
        hint: "np.random.choice(len(a), size), and a list of the elements there")
    }
    return .object(
      ArrayObject(
        try translated {
          let positions = try Tensor(indices, shape: size)
          return try source?.indexed([.positions(positions)]) ?? positions
        }))
  }

  private func repeated(
    _ count: Int, below population: Int, _ chances: [Double]?
  ) throws -> [Int64] {
    try draw { numbers in
      guard let chances else {
        guard population > 0 else { return [] }
        return try (0..<count).map { index in
          if index & 0xffff == 0 { try Interruption.check() }
          return Int64(numbers.words.integer(upTo: UInt64(population - 1)))
        }
      }
      let sums = Self.cumulated(chances)
      return try (0..<count).map { index in
        if index & 0xffff == 0 { try Interruption.check() }
        return Int64(Self.position(of: numbers.uniform(), in: sums))
      }
    }
  }

  private func distinct(
    _ count: Int, below population: Int, _ chances: [Double]?, _ arguments: BoundArguments
  ) throws -> [Int64] {
    guard count <= population else {
      throw arguments.error(
        "size", "\(count) different elements of \(population): cannot take a larger sample",
        hint: "replace=True")
    }
    guard var chances else { return Array(try order(population).prefix(count)) }
    guard chances.count(where: { $0 > 0 }) >= count else {
      throw arguments.error("p", "fewer than \(count) elements have a probability above 0")
    }
    var found: [Int64] = []
    while found.count < count {
      try Interruption.check()
      for index in found { chances[Int(index)] = 0 }
      let sums = Self.cumulated(chances)
      let draws = draw { numbers in (found.count..<count).map { _ in numbers.uniform() } }
      var seen: Set<Int> = []
      for draw in draws {
        let index = Self.position(of: draw, in: sums)
        if seen.insert(index).inserted { found.append(Int64(index)) }
      }
    }
    return found
  }

  /// The running sums, divided by the last.
  private static func cumulated(_ chances: [Double]) -> [Double] {
    var total = 0.0
    let sums = chances.map { chance in
      total += chance
      return total
    }
    return sums.map { $0 / total }
  }

  /// How many sums are at most `value`.
  private static func position(of value: Double, in sums: [Double]) -> Int {
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return min(low, sums.count - 1)
  }

  private static func probabilities(
    _ arguments: BoundArguments, _ population: Int
  ) throws -> [Double] {
    let tensor = try arguments.about("p") { try ArrayObject.tensor(arguments["p"], .float64) }
    guard tensor.rank == 1, tensor.count == population else {
      throw arguments.error("p", "a and p must have the same size: \(population) elements in a row")
    }
    let values = tensor.values(as: Double.self)
    guard values.allSatisfy({ $0 >= 0 }) else {
      throw arguments.error("p", "probabilities are not negative")
    }
    guard (values.reduce(0, +) - 1).magnitude <= 1.5e-8 else {
      throw arguments.error("p", "probabilities do not sum to 1", hint: "p / p.sum()")
    }
    return values
  }
}
