import Graphs
import Interpreter
import Language
import Networks

/// A training run with its reader: the trainer, and what is told while it goes on.
///
/// The chapter's `SGD` and the sentence `train` differ in what they print, in nothing else.
final class TrainingRun {
  /// What is printed.
  enum Style {
    /// The lines of the chapter's program.
    case chapter
    /// A live line, or one line an epoch where nobody watches.
    case sentence
  }

  let trainer: Trainer
  private let style: Style
  private let host: any Host
  private var progress: TrainingProgress

  init(_ trainer: Trainer, style: Style, host: any Host) {
    self.trainer = trainer
    self.style = style
    self.host = host
    progress = TrainingProgress(
      epochs: trainer.options.epochs, batchesPerEpoch: trainer.batchesPerEpoch)
  }

  /// Trains until the end, or until the user stops it at a mini-batch's end.
  ///
  /// Throws `Interruption` where the user stopped it, so that what follows it in a paste does not
  /// run either; `network.stopped` is then the run to go on with.
  func run(_ network: NetworkObject) throws {
    network.stopped = nil
    trainer.isTimed = host.profilesTraining
    defer { if trainer.isTimed { tellProfile() } }
    let outcome: Outcome
    do {
      defer { host.progress(nil) }
      outcome = try trainer.run { event in
        tell(event)
        return !Interruption.isRequested
      }
    }
    switch outcome {
    case .finished: finish()
    case .stopped:
      network.stopped = self
      let batch = trainer.batchesDone
      host.write(
        "stopped after mini-batch \(batch % max(1, trainer.batchesPerEpoch)) of "
          + "\(trainer.batchesPerEpoch) in epoch \(batch / max(1, trainer.batchesPerEpoch)); "
          + "the weights are kept, and resume(…) goes on\n")
      throw Interruption.requested
    case .diverged(let batch, let cost, let restored):
      throw TrainingError(
        "the cost became \(cost) at mini-batch \(batch); the weights are those from before "
          + "mini-batch \(restored)",
        argument: "learningRate",
        hint: "a smaller learning rate than \(trainer.options.learningRate)")
    }
  }

  private func tell(_ event: TrainingEvent) {
    switch event {
    case .batch(let index, let epoch, let cost):
      if style == .chapter, index.isMultiple(of: 1000) {
        host.write("Training mini-batch number \(index)\n")
      }
      if host.showsProgress,
        let line = progress.line(afterBatch: index, epoch: epoch, cost: cost)
      {
        host.progress(line)
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
