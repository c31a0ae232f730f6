import Figures
import Interpreter
import Networks

/// The live view of a training run: progress, speed and time to go, the curves of cost and validation.
///
///     epoch 3/20 ━━━━━━━━━╺──────── 61%  1.9 s/epoch  eta 33 s  rate 0.03
///     cost   0.0412 ▇▅▄▃▃▂▂▂▂▁▁▁▁▁▁
///     valid  98.61% ▁▅█  best 98.70% in epoch 2
struct TrainingProgress {
  private let epochs: Int
  private let batchesPerEpoch: Int
  private let learningRate: Double
  private var lastShown: ContinuousClock.Instant
  private var smoothedCost: Double?
  private var costs = CostCurve()
  private var epochSeconds: [Double] = []
  private var epochStart: ContinuousClock.Instant
  private var validations: [Double] = []
  private var best: (accuracy: Double, epoch: Int)?

  /// Redraws closer than this only cost time.
  private static let interval = Duration.milliseconds(80)
  /// The columns of a curve, with which a line stays within 80.
  private static let curveWidth = 40

  init(options: TrainingOptions, batchesPerEpoch: Int) {
    epochs = options.epochs
    learningRate = options.learningRate
    self.batchesPerEpoch = max(1, batchesPerEpoch)
    epochStart = .now
    lastShown = epochStart - Self.interval
  }

  /// The view after a mini-batch, or nil where the last one is too fresh.
  mutating func view(afterBatch index: Int, epoch: Int, cost: Double) -> String? {
    smoothedCost = smoothedCost.map { 0.98 * $0 + 0.02 * cost } ?? cost
    costs.append(cost)
    let now = ContinuousClock.now
    guard now - lastShown >= Self.interval else { return nil }
    lastShown = now
    let share = Double(index % batchesPerEpoch + 1) / Double(batchesPerEpoch)
    let running = (now - epochStart) / .seconds(1)
    let whole =
      epochSeconds.isEmpty
      ? running / share : epochSeconds.reduce(0, +) / Double(epochSeconds.count)
    let left = whole * (Double(epochs - epoch) - share)
    var lines = [
      "epoch \(epoch + 1)/\(epochs) \(progressBar(share, width: 20)) \(Int(share * 100))%  "
        + "\(NumberText.formatted(whole, "f", precision: 1)) s/epoch  eta \(Self.duration(left))  "
        + "rate \(NumberText.shortest(learningRate))",
      "cost   \(NumberText.formatted(smoothedCost ?? cost, "f", precision: 4))  "
        + curve(costs.points),
    ]
    if let last = validations.last, let best {
      lines.append(
        "valid  \(percentage(last))  \(curve(validations))  best \(percentage(best.accuracy)) in "
          + "epoch \(best.epoch)")
    }
    return lines.map { "  " + $0 }.joined(separator: "\n")
  }

  private func curve(_ values: [Double]) -> String {
    values.count > 1 ? sparkline(values, width: min(values.count, Self.curveWidth)) : ""
  }

  /// Takes in the figures of an epoch.
  mutating func finish(_ record: EpochRecord) {
    epochSeconds.append(record.seconds)
    epochStart = .now
    guard let accuracy = record.validationAccuracy else { return }
    validations.append(accuracy)
    if accuracy >= best?.accuracy ?? 0 { best = (accuracy, record.epoch + 1) }
  }

  /// The line that stays, where nobody watches: the figures of one epoch.
  func summary(of record: EpochRecord) -> String {
    var parts = [
      "epoch \(record.epoch + 1)/\(epochs)",
      "cost \(NumberText.formatted(record.cost, "f", precision: 4))",
    ]
    if let accuracy = record.validationAccuracy { parts.append("valid \(percentage(accuracy))") }
    if let best { parts.append("best \(percentage(best.accuracy))") }
    return "  " + parts.joined(separator: "  ") + "\n"
  }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e8 else { return "?" }
    let whole = Int(max(0, seconds).rounded())
    if whole < 100 { return "\(whole) s" }
    if whole < 6000 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
