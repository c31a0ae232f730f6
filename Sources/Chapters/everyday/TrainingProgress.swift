import Figures
import Interpreter
import Networks

/// The live line of a training run: bar, cost, validation, speed, time to go.
///
///     epoch 3/20 ━━━━━━━━━╺━━━━ 61%  cost 0.0412  valid 98.61%  best 98.70%  1.9 s/epoch  eta 33 s
struct TrainingProgress {
  private let epochs: Int
  private let batchesPerEpoch: Int
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var smoothedCost: Double?
  private var costs: [Double] = []
  private var epochSeconds: [Double] = []
  private var epochStart: ContinuousClock.Instant
  private var lastValidation: Double?
  private var best: Double?

  /// Redraws closer than this only cost time.
  private static let interval = Duration.milliseconds(80)

  init(epochs: Int, batchesPerEpoch: Int) {
    self.epochs = epochs
    self.batchesPerEpoch = max(1, batchesPerEpoch)
    start = .now
    lastShown = start - Self.interval
    epochStart = start
  }

  /// The line after a mini-batch, or nil where the last one is too fresh.
  mutating func line(afterBatch index: Int, epoch: Int, cost: Double) -> String? {
    smoothedCost = smoothedCost.map { 0.98 * $0 + 0.02 * cost } ?? cost
    let now = ContinuousClock.now
    guard now - lastShown >= Self.interval else { return nil }
    lastShown = now
    let share = Double(index % batchesPerEpoch + 1) / Double(batchesPerEpoch)
    var parts = [
      "epoch \(epoch + 1)/\(epochs) \(progressBar(share, width: 20)) \(Int(share * 100))%"
    ]
    if let smoothedCost {
      parts.append("cost \(NumberText.formatted(smoothedCost, "f", precision: 4))")
    }
    if let lastValidation { parts.append("valid \(percentage(lastValidation))") }
    if let best { parts.append("best \(percentage(best))") }
    let running = seconds(now - epochStart)
    let whole =
      epochSeconds.isEmpty
      ? running / share : epochSeconds.reduce(0, +) / Double(epochSeconds.count)
    parts.append("\(NumberText.formatted(whole, "f", precision: 1)) s/epoch")
    let left = whole * (Double(epochs - epoch) - share)
    parts.append("eta \(Self.duration(left))")
    if costs.count > 1 { parts.append(sparkline(costs, width: min(costs.count, 12))) }
    return "  " + parts.joined(separator: "  ")
  }

  /// Takes in the figures of an epoch.
  mutating func finish(_ record: EpochRecord) {
    epochSeconds.append(record.seconds)
    epochStart = .now
    costs.append(record.cost)
    lastValidation = record.validationAccuracy
    if let accuracy = record.validationAccuracy { best = max(best ?? 0, accuracy) }
  }

  /// The line that stays, where nobody watches: the figures of one epoch.
  func summary(of record: EpochRecord) -> String {
    var parts = [
      "epoch \(record.epoch + 1)/\(epochs)",
      "cost \(NumberText.formatted(record.cost, "f", precision: 4))",
    ]
    if let accuracy = record.validationAccuracy { parts.append("valid \(percentage(accuracy))") }
    if let best { parts.append("best \(percentage(best))") }
    return "  " + parts.joined(separator: "  ") + "\n"
  }

  private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e8 else { return "?" }
    let whole = Int(max(0, seconds).rounded())
    if whole < 100 { return "\(whole) s" }
    if whole < 6000 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
