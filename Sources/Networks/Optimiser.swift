import Graphs
import Tensors

/// How the gradient of the cost changes the weights.
///
/// With g the gradient, w a weight and η the learning rate, element by element; what a rule
/// remembers from step to step starts at zero.
public enum Optimiser: Equatable, Sendable {
  /// w ← w - η g: stochastic gradient descent, as in the chapter.
  case sgd
  /// v ← μ v - η g, w ← w + v.
  ///
  /// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; in this form
  /// Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.
  case momentum(Double)
  /// s ← 0.9 s + 0.1 g², w ← w - η g / (√s + 10⁻⁸).
  ///
  /// Tieleman and Hinton, "Lecture 6.5: RMSProp", Coursera, 2012.
  case rmsprop
  /// s ← s + g², w ← w - η g / (√s + 10⁻⁸).
  ///
  /// Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
  /// optimization", 2011.
  case adagrad
  /// m ← 0.9 m + 0.1 g, s ← 0.999 s + 0.001 g², w ← w - η m̂ / (√ŝ + 10⁻⁸).
  ///
  /// m̂ = m / (1 - 0.9ᵗ) and ŝ = s / (1 - 0.999ᵗ) at step t, counted from 1. Kingma and Ba,
  /// "Adam: a method for stochastic optimization", 2015, algorithm 1.
  case adam

  /// The constant that keeps a division by a small root finite.
  static let epsilon = 1e-8
}

/// The updates that one training step makes.
struct StepUpdates {
  var updates: [(Parameter, Node)] = []
  /// What the optimiser remembers from step to step.
  var state: [Parameter] = []
  /// For what it remembers of some weights, the weights.
  private(set) var owners: [(kept: Parameter, weights: Parameter)] = []

  /// Builds an optimiser's updates of some weights from the gradients of the cost.
  init(
    _ optimiser: Optimiser, of weights: [(parameter: Parameter, node: Node)], gradients: [Node],
    learningRate: Double
  ) throws {
    let corrections = optimiser == .adam ? try adamCorrections(like: weights.first?.node) : nil
    for (weight, gradient) in zip(weights, gradients) {
      let (parameter, node) = weight
      let step: Node
      switch optimiser {
      case .sgd:
        step = try gradient.scaled(by: -learningRate)
      case .momentum(let momentum):
        step = try remember("velocity", of: parameter) { velocity throws(ShapeError) in
          try velocity.scaled(by: momentum).minus(gradient.scaled(by: learningRate))
        }
      case .rmsprop:
        let squares = try remember("squares", of: parameter) { squares throws(ShapeError) in
          try mean(of: gradient.square(), into: squares, keeping: 0.9)
        }
        step = try descent(along: gradient, over: squares, learningRate)
      case .adagrad:
        let squares = try remember("squares", of: parameter) { squares throws(ShapeError) in
          try squares.plus(gradient.square())
        }
        step = try descent(along: gradient, over: squares, learningRate)
      case .adam:
        guard let corrections else { continue }
        let means = try remember("mean", of: parameter) { means throws(ShapeError) in
          try mean(of: gradient, into: means, keeping: 0.9)
        }
        let squares = try remember("squares", of: parameter) { squares throws(ShapeError) in
          try mean(of: gradient.square(), into: squares, keeping: 0.999)
        }
        step = try descent(
          along: means.dividedBy(corrections.mean), over: squares.dividedBy(corrections.squares),
          learningRate)
      }
      updates.append((parameter, try node.plus(step)))
    }
  }

  /// Adds a value that is kept from step to step, and gives its new value.
  private mutating func remember(
    _ what: String, of parameter: Parameter, _ next: (Node) throws(ShapeError) -> Node
  ) throws -> Node {
    let kept = try Parameter(
      name: "\(what) of \(parameter.name)",
      value: try Tensor(zeros: parameter.value.shape, parameter.value.dtype))
    owners.append((kept, parameter))
    return try remember(kept, next)
  }

  private mutating func remember(
    _ kept: Parameter, _ next: (Node) throws(ShapeError) -> Node
  ) throws -> Node {
    let new = try next(.parameter(kept))
    state.append(kept)
    updates.append((kept, new))
    return new
  }

  /// 1 - 0.9ᵗ and 1 - 0.999ᵗ, which the first steps' means fall short of 1 by.
  private mutating func adamCorrections(like node: Node?) throws -> (mean: Node, squares: Node) {
    let one = try Tensor(repeating: 1.0, shape: []).converted(to: node?.dtype ?? .float32)
    func correction(_ name: String, _ decay: Double) throws -> Node {
      let power = try remember(Parameter(name: name, value: one.copied())) {
        power throws(ShapeError) in try power.scaled(by: decay)
      }
      return try Node.constant(one).minus(power)
    }
    return (try correction("0.9ᵗ", 0.9), try correction("0.999ᵗ", 0.999))
  }
}

/// decay · old + (1 - decay) · new.
private func mean(
  of new: Node, into old: Node, keeping decay: Double
) throws(ShapeError) -> Node {
  try old.scaled(by: decay).plus(new.scaled(by: 1 - decay))
}

/// -η direction / (√squares + ε).
private func descent(
  along direction: Node, over squares: Node, _ learningRate: Double
) throws -> Node {
  let epsilon = try Tensor(Optimiser.epsilon).converted(to: squares.dtype)
  return try direction.scaled(by: -learningRate)
    .dividedBy(squareRoot(of: squares).plus(.constant(epsilon)))
}

/// √squares; 0 where squares are 0.
private func squareRoot(of squares: Node) throws(ShapeError) -> Node {
  try squares.log().scaled(by: 0.5).exp()
}
