import Glibc

/// A cost that has grown far above that of guessing, and stays a number.
public struct Explosion: Equatable, Sendable {
  /// The first and the last of the mini-batches it was noticed in, over all epochs.
  public var batches: ClosedRange<Int>
  /// Their mean cost.
  public var cost: Double
  /// What guessing costs: the logarithm of the number of classes.
  public var guess: Double
}

/// Notices a learning rate that explodes although no cost is infinite.
///
/// A network that knows nothing gives each class alike, which costs ln(classes). Steps that are too
/// large make it worse than that. A few costs of many times a guess's come up in runs that go well,
/// at their start; a hundred that are four times as much on average do not with any rate that the
/// networks of chapter 6 learn well with.
struct CostWatch {
  /// How many mini-batches are looked at together.
  static let span = 100
  /// Fewer mini-batches than these say nothing.
  static let least = 20
  /// How many times the cost of guessing is too much.
  static let limit = 4.0

  private let guess: Double
  private var usual: Double?
  private var sum = 0.0
  private var count = 0
  /// What was noticed, once.
  private(set) var explosion: Explosion?

  init(classes: Int) { guess = log(Double(max(2, classes))) }

  /// Takes in the cost of mini-batch `batch`.
  mutating func add(_ cost: Double, of batch: Int) {
    // Weights that come from elsewhere, or a large L2 term, may begin with a higher cost.
    if usual == nil { usual = max(guess, cost) }
    sum += cost
    count += 1
    if count == Self.span { look(upTo: batch) }
  }

  /// Notes that the run ended behind mini-batch `batch`: a short one has not been looked at.
  mutating func end(at batch: Int) {
    if batch < Self.span, count >= Self.least { look(upTo: batch) }
  }

  private mutating func look(upTo batch: Int) {
    guard let usual else { return }
    let mean = sum / Double(count)
    if explosion == nil, mean > Self.limit * usual {
      explosion = Explosion(batches: (batch - count + 1)...batch, cost: mean, guess: guess)
    }
    (sum, count) = (0, 0)
  }
}
