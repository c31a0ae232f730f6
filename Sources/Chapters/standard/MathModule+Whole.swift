import BigInt
import Glibc
import Interpreter
import Interruptions
import Language

extension MathModule {
  /// Functions of whole numbers, and those that give some.
  static func whole(_ context: ModuleContext) -> [NativeFunction] {
    [
      rounding("floor", "The largest whole number up to x.", context) { $0.rounded(.down) },
      rounding("ceil", "The smallest whole number from x on.", context) { $0.rounded(.up) },
      NativeFunction("trunc", "x", help: "x cut off towards 0.\n\n    math.trunc(-2.5)") {
        try whole($0, $0.number("x").rounded(.towardZero))
      },
      NativeFunction("factorial", "n", help: "1 * 2 * … * n.\n\n    math.factorial(5)") {
        arguments in
        var n = arguments["n"].exactInteger
        if n == nil { n = arguments["n"].number.flatMap { Int(exactly: $0) } }
        guard let n else { throw arguments.error("n", "n is a whole number", kind: "TypeError") }
        guard n >= 0 else {
          throw arguments.error("n", "factorial() not defined for negative values")
        }
        guard n <= 100_000 else { throw arguments.error("n", "n is at most 100,000") }
        var result = Value.integer(1)
        for factor in 1...max(n, 1) {
          try Interruption.check()
          result = try context.interpreter.result(of: .multiply, result, .integer(factor))
        }
        return result
      },
      NativeFunction(
        "gcd", "*numbers", help: "The greatest common divisor.\n\n    math.gcd(12, 18)"
      ) { arguments in
        try .integer(integers(arguments).reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1) })
      },
      NativeFunction("lcm", "*numbers", help: "The least common multiple.\n\n    math.lcm(4, 6)") {
        arguments in
        let numbers = try integers(arguments)
        guard !numbers.contains(0) else { return .integer(0) }
        var result = BigInt(1)
        for number in numbers {
          try Interruption.check()
          result *= number / result.greatestCommonDivisor(with: number)
          _ = try Value.integer(result)
        }
        return try .integer(result)
      },
      NativeFunction(
        "comb", "n, k", help: "In how many ways k of n things can be chosen.\n\n    math.comb(5, 2)"
      ) { arguments in
        let (n, k) = (
          try arguments.integer("n", atLeast: 0), try arguments.integer("k", atLeast: 0)
        )
        guard k <= n else { return .integer(0) }
        let interpreter = context.interpreter
        var result = Value.integer(1)
        let count = min(k, n - k)
        guard count <= 100_000 else { throw arguments.error("k", "k is at most 100,000") }
        for index in 0..<count {
          try Interruption.check()
          result = try interpreter.result(of: .multiply, result, .integer(n - index))
          result = try interpreter.result(of: .floorDivide, result, .integer(index + 1))
        }
        return result
      },
      NativeFunction(
        "perm", "n, k=None",
        help: "In how many orders k of n things can be chosen.\n\n    math.perm(5, 2)"
      ) { arguments in
        let n = try arguments.integer("n", atLeast: 0)
        let k = try arguments["k"].isNone ? n : arguments.integer("k", atLeast: 0)
        guard k <= n else { return .integer(0) }
        guard k <= 100_000 else { throw arguments.error("k", "k is at most 100,000") }
        var result = Value.integer(1)
        for index in 0..<k {
          try Interruption.check()
          result = try context.interpreter.result(of: .multiply, result, .integer(n - index))
        }
        return result
      },
      NativeFunction(
        "isqrt", "n", help: "The square root of n, rounded down.\n\n    math.isqrt(10)"
      ) { arguments in
        guard let n = try arguments["n"].wholeNumber() else {
          throw arguments.error("n", "n is a whole number", kind: "TypeError")
        }
        guard n >= 0 else { throw arguments.error("n", "n is not negative") }
        return try .integer(n.squareRoot())
      },
    ]
  }

  /// Sums and products of many numbers.
  static func sums(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction(
        "fsum", "values", help: "The sum, rounded only once.\n\n    math.fsum([0.1] * 10)"
      ) { arguments in
        // Shewchuk's partial sums, which do not overlap; so nothing is lost.
        var parts: [Double] = []
        var special = 0.0
        let iterator = try arguments["values"].iterator()
        while let value = try iterator.next() {
          try Interruption.check()
          var x = try number(value)
          guard x.isFinite else {
            special += x
            continue
          }
          var kept: [Double] = []
          for part in parts {
            let (large, small) = x.magnitude < part.magnitude ? (part, x) : (x, part)
            let sum = large + small
            let rest = small - (sum - large)
            if rest != 0 { kept.append(rest) }
            x = sum
          }
          guard x.isFinite else {
            throw arguments.error("values", "the sum is too large", kind: "OverflowError")
          }
          parts = kept + [x]
        }
        if special != 0 || special.isNaN { return .float(special) }
        return .float(rounded(parts))
      },
      NativeFunction(
        "prod", "values, start=1", help: "The product.\n\n    math.prod([2, 3])"
      ) { arguments in
        var result = arguments["start"]
        let iterator = try arguments["values"].iterator()
        while let value = try iterator.next() {
          try Interruption.check()
          result = try context.interpreter.result(of: .multiply, result, value)
        }
        return result
      },
    ]
  }

  /// The sum of partial sums, smallest first, that do not overlap; halves go to the even digit.
  private static func rounded(_ parts: [Double]) -> Double {
    guard var index = parts.indices.last else { return 0 }
    var high = parts[index]
    var low = 0.0
    while index > 0 {
      index -= 1
      let (x, y) = (high, parts[index])
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    if index > 0, low < 0 && parts[index - 1] < 0 || low > 0 && parts[index - 1] > 0 {
      let y = low * 2
      let x = high + y
      if y == x - high { high = x }
    }
    return high
  }

  private static func rounding(
    _ name: String, _ help: String, _ context: ModuleContext,
    _ body: @escaping (Double) -> Double
  ) -> NativeFunction {
    NativeFunction(name, "x", help: "\(help)\n\n    math.\(name)(2.5)") { arguments in
      if let integer = arguments["x"].exactInteger {
        return context.isPython2 ? .float(Double(integer)) : .integer(integer)
      }
      if let number = try arguments["x"].wholeNumber(), !context.isPython2 {
        return try .integer(number)
      }
      if let method = try? context.interpreter.attribute(
        "__\(name)__", of: arguments["x"], site: arguments.site),
        case .object = arguments["x"]
      {
        return try context.call(method, [], arguments.site)
      }
      let result = body(try arguments.number("x"))
      return context.isPython2 ? .float(result) : try whole(arguments, result)
    }
  }

  private static func whole(_ arguments: BoundArguments, _ value: Double) throws -> Value {
    guard let integer = BigInt(exactly: value) else {
      throw arguments.error(
        "x", "\(NumberText.shortest(value)) has no whole number",
        kind: value.isNaN ? "ValueError" : "OverflowError")
    }
    return try .integer(integer)
  }

  private static func integers(_ arguments: BoundArguments) throws -> [BigInt] {
    try arguments.rest.map { value in
      guard let integer = try value.wholeNumber() else {
        throw Diagnostic("TypeError", "a whole number is needed, not \(value.describedForError)")
      }
      return BigInt(integer.magnitude)
    }
  }
}
