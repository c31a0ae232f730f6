import Tensors

/// A random stream that a program owns: what draws from it, and how far it has come.
///
/// All plans that mention it share its position; a run that does not fail moves it on.
public final class GeneratorState: @unchecked Sendable {
  // Unchecked: as with parameters, nobody may touch it while a plan that draws from it runs.

  /// The stream, as after the last run.
  public var random: LegacyRandom
  /// A name for messages.
  public let name: String

  /// A stream at its beginning.
  public init(_ random: LegacyRandom, name: String = "random stream") {
    self.random = random
    self.name = name
  }
}

/// A distribution that random numbers are drawn from, with NumPy's transforms.
public enum Distribution: Sendable, Equatable {
  /// Real numbers between two bounds.
  case uniform(low: Double, high: Double)
  /// The bell curve.
  case normal(mean: Double, deviation: Double)
  /// How often of `n` times something of probability p happens; p may be another for each element.
  case binomial(n: Int, p: Double?)
  /// Whole numbers from low up to and with high.
  case integers(low: Int, high: Int)
}

/// Random numbers, drawn anew in each run.
struct RandomDraw: TensorOperation {
  let state: GeneratorState
  let distribution: Distribution
  /// Whether the stream moves on; else each run draws the same numbers.
  let advances: Bool
  /// Which of several draws from the stream in one run it is.
  let number: Int
  let declared: Form
  var label: String { "\(distribution) from \(ObjectIdentifier(state)), number \(number)" }
  var title: String { "random \(distribution)" }

  func form(of inputs: [Node]) -> Form { declared }
  func gradients(of node: Node, upstream: Node) -> [Node?] { node.inputs.map { _ in nil } }

  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    var random = state.random
    switch distribution {
    case .uniform(let low, let high):
      try fill(result, as: Double.self) { _ in low + (high - low) * random.uniform() }
    case .normal(let mean, let deviation):
      try fill(result, as: Double.self) { _ in mean + deviation * random.normal() }
    case .integers(let low, let high):
      let range = UInt64(high - low)
      try fill(result, as: Int64.self) { _ in
        Int64(low &+ Int(random.words.integer(upTo: range)))
      }
    case .binomial(let n, .some(let p)):
      try fill(result, as: Int64.self) { _ in Int64(random.binomial(n, p)) }
    case .binomial(let n, nil):
      let probabilities = try inputs[0].converted(to: .float64).contiguous()
      let places = try probabilities.elements(as: Double.self)
      try withExtendedLifetime(probabilities) { () throws(TensorError) in
        try fill(result, as: Int64.self) { place throws(TensorError) in
          guard places[place] >= 0, places[place] <= 1 else {
            throw TensorError("p is from 0 to 1, not \(places[place])")
          }
          return Int64(random.binomial(n, places[place]))
        }
      }
    }
    if advances { state.random = random }
  }
}

/// Fills a result with numbers of a type, which are converted if it has another.
func fill<S: Scalar>(
  _ result: Tensor, as type: S.Type, _ next: (_ place: Int) throws(TensorError) -> S
) throws(TensorError) {
  let target = result.dtype == S.dtype ? result : try Tensor(zeros: result.shape, S.dtype)
  let elements = try target.elements(as: type)
  for place in 0..<target.count { elements[place] = try next(place) }
  if result.dtype != S.dtype { try result.assign(target, at: []) }
  withExtendedLifetime(target) {}
}

extension Tensor {
  /// Where the elements of a row-major tensor lie; valid as long as the tensor is kept.
  func elements<S: Scalar>(
    as type: S.Type
  ) throws(TensorError) -> UnsafeMutablePointer<S> {
    guard let base = try? withUnsafeMutableBytes({ $0.baseAddress }) else {
      throw TensorError("the elements of this view do not lie one after the other")
    }
    return base.assumingMemoryBound(to: type)
  }
}

extension Node {
  /// Random numbers of the given shape and type, drawn anew in each run.
  ///
  /// With `probabilities` the distribution is binomial with another p for each element. Several draws
  /// in one run have different numbers.
  public static func random(
    _ distribution: Distribution, shape: [Int], dtype: DType, from state: GeneratorState,
    advances: Bool = true, probabilities: Node? = nil, number: Int = 0
  ) throws(ShapeError) -> Node {
    // What always happens needs no draw: the mask of a dropout of 0.
    if case .binomial(let n, .some(1)) = distribution {
      return try .filled(Double(n), shape: shape, dtype: dtype)
    }
    return try Node(
      RandomDraw(
        state: state, distribution: distribution, advances: advances, number: number,
        declared: Form(shape, dtype)),
      probabilities.map { p throws(ShapeError) in [try p.repeated(to: shape)] } ?? [])
  }
}
