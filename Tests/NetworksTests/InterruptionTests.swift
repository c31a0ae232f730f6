import Interruptions
import Testing

@testable import Networks

/// What the user's wish to stop does; each in a process of its own, since the wish is one for all.
@Suite("The wish to stop")
struct InterruptionTests {
  @Test("All that goes through many examples gives way")
  func answers() async {
    await #expect(processExitsWith: .success) {
      let network = try TrainerTests.sentence(seed: 1)
      let examples = try strokes(300, seed: 2)
      let before = try network.predictions(for: examples.inputs)
      Interruption.request()
      #expect(throws: Interruption.self) { try network.accuracy(on: examples) }
      #expect(throws: Interruption.self) { try network.errors(on: examples) }
      #expect(throws: Interruption.self) { try network.predictions(for: examples.inputs) }
      #expect(throws: Interruption.self) { try network.answers(for: examples.inputs) }
      #expect(throws: Interruption.self) { try network.confusion(on: examples) }
      Interruption.clear()
      #expect(try network.predictions(for: examples.inputs) == before)
    }
  }

  // The wish comes with an epoch's last mini-batch, whose observer lets the run go on.
  @Test("A run that was stopped while it measured an epoch goes on to the same bits")
  func measuring() async {
    await #expect(processExitsWith: .success) {
      func trainer() throws -> Trainer {
        try Trainer(
          TrainerTests.sentence(seed: 7), training: strokes(100, seed: 1),
          validation: strokes(55, seed: 2), test: strokes(31, seed: 3),
          options: TrainerTests.options)
      }
      let whole = try trainer()
      let expected = try TrainerTests.train(whole)
      for epoch in 1...3 {
        let stopped = try trainer()
        var records: [EpochRecord] = []
        let outcome = try stopped.run { event in
          switch event {
          case .batch(let index, _, _): if index == epoch * 10 - 1 { Interruption.request() }
          case .epoch(var record):
            record.seconds = 0
            records.append(record)
          }
          return true
        }
        Interruption.clear()
        #expect(outcome == .stopped)
        #expect(stopped.batchesDone == epoch * 10)
        #expect(stopped.epochsDone == epoch - 1)
        #expect(records == Array(expected.records.prefix(epoch - 1)))
        #expect(stopped.network.history.records.count == epoch - 1)
        // Another trainer takes it up, as after a crash.
        let other = try trainer()
        try other.restore(stopped.state)
        for rest in [stopped, other] {
          let run = try TrainerTests.train(rest)
          #expect(run.outcome == .finished)
          #expect(records + run.records == expected.records)
          #expect(rest.network.history.records.count == 3)
          #expect(rest.network.history.costs.points == whole.network.history.costs.points)
          #expect(rest.bestBatch == whole.bestBatch)
          #expect(rest.bestTestAccuracy == whole.bestTestAccuracy)
          #expect(bits(rest.network) == bits(whole.network))
        }
      }
    }
  }
}
