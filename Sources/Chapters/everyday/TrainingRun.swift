import Datasets
import Graphs
import Interpreter
import Interruptions
import Language
import Networks

/// A training run with its reader: the trainer, and what is told while it goes on.
///
/// The chapter's `SGD` and the sentence `train` differ in what they print, in nothing else.
final class TrainingRun {
  /// What is printed.
  enum Style: String {
    /// The lines of the chapter's program.
    case chapter
    /// A live view, or one line an epoch where nobody watches.
    case sentence
  }

  let trainer: Trainer
  let style: Style
  /// What it goes through, as the program gave it: a data set or examples, or three of them.
  let data: [Value]
  private unowned let host: any Host
  private var progress: TrainingProgress
  private var hasWarned = false

  /// A run of `network` on data: one data set, whose parts are what they are for, or examples to train
  /// on alone, or those to train, to validate and to test on.
  ///
  /// - Parameter training: The examples to train on, where they have been made of the data already.
  init(
    of network: NetworkObject, on data: [Value], training: Examples? = nil,
    options: TrainingOptions, style: Style, host: any Host
  ) throws {
    func examples(_ index: Int, _ part: KeyPath<DataSplits, Examples>) throws -> Examples? {
      data.indices.contains(index) ? try data[index].examples(part) : nil
    }
    guard let training = try training ?? examples(0, \.training) else {
      throw TrainingError("there are no examples to train on", argument: "training")
    }
    let splits = data.count == 1 ? try data[0].object(as: DataObject.self)?.splits() : nil
    trainer = try Trainer(
      network.network, training: training,
      validation: try splits?.validation ?? examples(1, \.validation),
      test: try splits?.test ?? examples(2, \.test), options: options)
    self.style = style
    self.data = data
    self.host = host
    progress = TrainingProgress(options: options, batchesPerEpoch: trainer.batchesPerEpoch)
  }

  /// Trains until the end, or until the user stops it at a mini-batch's end.
  ///
  /// Throws `Interruption` where the user stopped it, so that what follows it in a paste does not
  /// run either; `network.stopped` is then the run to go on with.
  func run(_ network: NetworkObject) throws {
    network.stopped = nil
    let start = host.checkpoints?.beginTraining()
    if let start { try takeUp(start, network) }
    trainer.isTimed = host.profilesTraining
    defer { if trainer.isTimed { tellProfile() } }
    let outcome: Outcome
    do {
      defer { host.progress(nil) }
      outcome = try trainer.run { event in
        tell(event)
        if let start, case .epoch = event { keep(start) }
        return !Interruption.isRequested
      }
    }
    warn()
    switch outcome {
    case .finished: finish()
    case .stopped:
      network.stopped = self
      // The wish is granted; it must not stop what is to be kept.
      Interruption.clear()
      if let start { keep(start) }
      host.write("stopped \(place); the weights are kept, and resume(…) goes on\n")
      throw Interruption.requested
    case .diverged(let batch, let cost, let restored):
      let weights = "the weights are those from before mini-batch \(restored)"
      if let example = try trainer.spoiltExample(inBatch: batch) {
        throw TrainingError(
          "training example \(example) has an input that is no number; \(weights)",
          argument: "training", hint: "numpy.nan_to_num(…) of the inputs")
      }
      throw TrainingError(
        "the cost became \(cost.isNaN ? "nan" : "inf") at mini-batch \(batch); \(weights)",
        argument: "learningRate", hint: smallerSteps)
    }
  }

  /// What helps where the steps were too large: pixels up to 255 make them so too.
  private var smallerSteps: String {
    if let largest = try? trainer.largestInput(), largest > 16 {
      let reach = NumberText.formatted(largest, "g", precision: 3)
      return "inputs from 0 to 1: these reach \(reach)"
    }
    let rate = NumberText.formatted(trainer.options.learningRate, "g", precision: 6)
    return "a smaller learning rate than \(rate)"
  }

  /// Says once that the cost has exploded.
  private func warn() {
    guard let explosion = trainer.explosion, !hasWarned else { return }
    hasWarned = true
    let margin = style == .sentence ? "  " : ""
    func text(_ cost: Double) -> String { NumberText.formatted(cost, "g", precision: 3) }
    let (batches, guess) = (explosion.batches, text(explosion.guess))
    host.write(
      "\(margin)the cost has exploded: \(text(explosion.cost)) on average over mini-batches "
        + "\(batches.lowerBound) to \(batches.upperBound), where guessing costs \(guess)\n"
        + "\(margin)try \(smallerSteps)\n")
  }

  /// Goes to where the run stood when a crash ended its session.
  private func takeUp(_ start: TrainingStart, _ network: NetworkObject) throws {
    if let reached = start.reached { try trainer.restore(SavedTraining.state(in: reached)) }
    guard start.stops else { return }
    network.stopped = self
    throw Interruption.requested
  }

  /// Keeps where the run stands; where memory ends, what it had kept before stays.
  private func keep(_ start: TrainingStart) {
    guard let bytes = try? SavedTraining.bytes(of: trainer.state) else { return }
    host.checkpoints?.keep(bytes, ofRun: start.number)
  }

  private func tell(_ event: TrainingEvent) {
    switch event {
    case .batch(let index, let epoch, let cost):
      warn()
      if style == .chapter, index.isMultiple(of: 1000) {
        host.write("Training mini-batch number \(index)\n")
      }
      if host.showsProgress,
        let view = progress.view(afterBatch: index, epoch: epoch, cost: cost)
      {
        host.progress(view)
      }
    case .epoch(let record):
      progress.finish(record)
      switch style {
      case .chapter: tellAsChapter(record)
      case .sentence: if !host.showsProgress { host.write(progress.summary(of: record)) }
      }
    }
  }

  private func tellAsChapter(_ record: EpochRecord) {
    guard let accuracy = record.validationAccuracy else { return }
    host.write("Epoch \(record.epoch): validation accuracy \(percentage(accuracy))\n")
    guard record.isBest else { return }
    host.write("This is the best validation accuracy to date.\n")
    if let test = record.testAccuracy {
      host.write("The corresponding test accuracy is \(percentage(test))\n")
    }
  }

  /// Where a run that was stopped stands, in words.
  var place: String {
    let (batch, epoch) = (trainer.batchesDone, max(1, trainer.batchesPerEpoch))
    return
      "after mini-batch \(batch % epoch) of \(trainer.batchesPerEpoch) in epoch \(batch / epoch)"
  }

  private func tellProfile() {
    // A rate that cannot be measured is left out.
    let best = (try? MachineRate.measured()) ?? 0
    host.write(trainer.profile.text(rate: best) + "\n")
  }

  private func finish() {
    let best = trainer.bestValidationAccuracy
    switch style {
    case .chapter:
      host.write("Finished training network.\n")
      if let batch = trainer.bestBatch {
        host.write(
          "Best validation accuracy of \(percentage(best)) obtained at iteration \(batch)\n")
      }
      if let test = trainer.bestTestAccuracy {
        host.write("Corresponding test accuracy of \(percentage(test))\n")
      }
    case .sentence:
      guard let batch = trainer.bestBatch else { return }
      let epoch = batch / max(1, trainer.batchesPerEpoch) + 1
      let test = trainer.bestTestAccuracy.map { ", test \(percentage($0))" } ?? ""
      host.write("  best: valid \(percentage(best))\(test), in epoch \(epoch)\n")
    }
  }
}
