import Glibc
import Interpreter
import Language
import Tensors

extension RandomStateObject {
  /// Distributions of real numbers.
  static let continuousMethods: [Method] = [
    Method("randn", "*shape", "Normally distributed numbers.", "2, 3") { state, arguments in
      let shape = arguments.rest.isEmpty ? nil : try shape(arguments.rest)
      return try state.fill(shape, scalar: Value.float) { $0.normal() }
    },
    Method("standard_normal", "size=None", "Normally distributed numbers.", "3") {
      state, arguments in
      try state.fill(size(arguments), scalar: Value.float) { $0.normal() }
    },
    Method("standard_exponential", "size=None", "Exponentially distributed numbers.", "3") {
      state, arguments in
      try state.fill(size(arguments), scalar: Value.float) { $0.exponential() }
    },
    Method("standard_cauchy", "size=None", "Numbers of Cauchy's distribution.", "3") {
      state, arguments in
      try state.fill(size(arguments), scalar: Value.float) { numbers in
        let numerator = numbers.normal()
        return numerator / numbers.normal()
      }
    },
    real(
      "normal", "loc=0.0, scale=1.0", "Normally distributed numbers.", "0, 1, 3",
      notNegative: ["scale"]
    ) { $1[0] + $1[1] * $0.normal() },
    real(
      "lognormal", "mean=0.0, sigma=1.0", "Numbers whose logarithm is normally distributed.",
      "0, 1, 3", notNegative: ["sigma"]
    ) { exp($1[0] + $1[1] * $0.normal()) },
    real(
      "exponential", "scale=1.0", "Exponentially distributed numbers of mean scale.", "2.0, 3",
      notNegative: ["scale"]
    ) { $1[0] * $0.exponential() },
    real(
      "gamma", "shape, scale=1.0", "Numbers of the gamma distribution.", "2.0, 1.0, 3",
      notNegative: ["shape", "scale"]
    ) { $1[1] * $0.gamma(shape: $1[0]) },
    real(
      "standard_gamma", "shape", "Numbers of the gamma distribution with scale 1.", "2.0, 3",
      notNegative: ["shape"]
    ) { $0.gamma(shape: $1[0]) },
    real(
      "chisquare", "df", "Numbers of the chi-square distribution.", "2, 3", positive: ["df"]
    ) { 2 * $0.gamma(shape: $1[0] / 2) },
    real(
      "standard_t", "df", "Numbers of Student's distribution.", "10, 3", positive: ["df"]
    ) { $0.studentT($1[0]) },
    real(
      "beta", "a, b", "Numbers of the beta distribution.", "2.0, 5.0, 3", positive: ["a", "b"]
    ) { $0.beta($1[0], $1[1]) },
    real(
      "weibull", "a", "Numbers of Weibull's distribution.", "2.0, 3", notNegative: ["a"]
    ) { $1[0] == 0 ? 0 : pow($0.exponential(), 1 / $1[0]) },
    real(
      "rayleigh", "scale=1.0", "Numbers of Rayleigh's distribution.", "2.0, 3",
      notNegative: ["scale"]
    ) { $1[0] * sqrt(-2 * log1p(-$0.uniform())) },
    real("pareto", "a", "Numbers of Pareto's second distribution.", "3.0, 3", positive: ["a"]) {
      exp($0.exponential() / $1[0]) - 1
    },
    real("power", "a", "Numbers with a power as density.", "3.0, 3", positive: ["a"]) {
      pow(1 - exp(-$0.exponential()), 1 / $1[0])
    },
    real(
      "wald", "mean, scale", "Numbers of Wald's distribution.", "1.0, 2.0, 3",
      positive: ["mean", "scale"]
    ) { numbers, parameters in
      let (mean, half) = (parameters[0], parameters[0] / (2 * parameters[1]))
      let normal = numbers.normal()
      let y = mean * normal * normal
      let x = mean + half * (y - sqrt(4 * parameters[1] * y + y * y))
      return numbers.uniform() <= mean / (mean + x) ? x : mean * mean / x
    },
    Method(
      "triangular", "left, mode, right, size=None", "Numbers of a triangle's distribution.",
      "0, 1, 3, 4"
    ) { state, arguments in
      let names = ["left", "mode", "right"]
      let bounds = try names.map { name in
        try arguments.about(name) { try ArrayObject.tensor(arguments[name], .float64) }
      }
      let isOrdered = try translated {
        try Tensor.combine(.lessOrEqual, bounds[0], bounds[1]).all().item().isTrue
          && Tensor.combine(.lessOrEqual, bounds[1], bounds[2]).all().item().isTrue
          && !Tensor.combine(.equal, bounds[0], bounds[2]).any().item().isTrue
      }
      guard isOrdered else {
        throw arguments.error("left", "left <= mode <= right, and left is not right")
      }
      return try state.fill(arguments, names, scalar: Value.float) { numbers, parameters in
        let (left, mode, right) = (parameters[0], parameters[1], parameters[2])
        let (base, leftBase) = (right - left, mode - left)
        let u = numbers.uniform()
        return u <= leftBase / base
          ? left + sqrt(u * (leftBase * base))
          : right - sqrt((1 - u) * ((right - mode) * base))
      }
    },
    real(
      "laplace", "loc=0.0, scale=1.0", "Numbers of Laplace's distribution.", "0, 1, 3",
      notNegative: ["scale"]
    ) { numbers, parameters in
      while true {
        let u = numbers.uniform()
        if u >= 0.5 { return parameters[0] - parameters[1] * log(2 - u - u) }
        if u > 0 { return parameters[0] + parameters[1] * log(u + u) }
      }
    },
    real(
      "gumbel", "loc=0.0, scale=1.0", "Numbers of Gumbel's distribution.", "0, 1, 3",
      notNegative: ["scale"]
    ) { numbers, parameters in
      while true {
        let u = 1 - numbers.uniform()
        if u < 1 { return parameters[0] - parameters[1] * log(-log(u)) }
      }
    },
    real(
      "logistic", "loc=0.0, scale=1.0", "Numbers of the logistic distribution.", "0, 1, 3",
      notNegative: ["scale"]
    ) { numbers, parameters in
      while true {
        let u = numbers.uniform()
        if u > 0 { return parameters[0] + parameters[1] * log(u / (1 - u)) }
      }
    },
  ]

  /// Distributions of whole numbers.
  static let countMethods: [Method] = [
    Method(
      "binomial", "n, p, size=None",
      "How often an event of probability p happens in n trials.", "10, 0.5, 3"
    ) { state, arguments in
      try state.fill(arguments, ["n", "p"], scalar: { .integer(Int($0)) }) { index, value in
        // The test is written so that it refuses what is not a number.
        index == 0
          ? value >= 0 && value < 0x1p62 ? nil : "n is from 0 to 2**62"
          : value >= 0 && value <= 1 ? nil : "p is a probability, from 0 to 1"
      } _: {
        Int64($0.binomial(Int($1[0]), $1[1]))
      }
    },
    Method(
      "poisson", "lam=1.0, size=None", "Numbers of Poisson's distribution of mean lam.", "4.0, 3"
    ) { state, arguments in
      try state.fill(arguments, ["lam"], scalar: { .integer(Int($0)) }) { _, value in
        value >= 0 && value <= 9.223372006484771e+18 ? nil : "lam is not negative, nor too large"
      } _: {
        Int64($0.poisson($1[0]))
      }
    },
    Method(
      "geometric", "p, size=None", "How many trials the first success takes.", "0.3, 3"
    ) { state, arguments in
      try state.fill(arguments, ["p"], scalar: { .integer(Int($0)) }) { _, value in
        value > 0 && value <= 1 ? nil : "p is a probability above 0"
      } _: {
        Int64($0.geometric($1[0]))
      }
    },
  ]

  private static func real(
    _ name: String, _ parameters: String, _ summary: String, _ example: String,
    notNegative: Set<String> = [], positive: Set<String> = [],
    _ next: @escaping @Sendable (inout LegacyRandom, [Double]) -> Double
  ) -> Method {
    let names = parameters.split(separator: ",").map { part in
      String(part.prefix { $0 != "=" }.filter { $0 != " " })
    }
    return Method(name, parameters + ", size=None", summary, example) { state, arguments in
      try state.fill(arguments, names, scalar: Value.float) { index, value in
        if notNegative.contains(names[index]), value < 0 || value.sign == .minus {
          return "\(names[index]) is not negative: \(names[index]) < 0"
        }
        if positive.contains(names[index]), value <= 0 {
          return "\(names[index]) is above 0: \(names[index]) <= 0"
        }
        return nil
      } _: {
        next(&$0, $1)
      }
    }
  }
}
