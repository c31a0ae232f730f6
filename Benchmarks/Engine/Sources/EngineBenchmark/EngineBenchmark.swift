import Datasets
import Foundation
import Graphs
import NetworkCases
import Networks

/// EngineBenchmark NETWORK [--batch N] [--repeats N] [--profile]
///
/// Prints the seconds for 1,000 mini-batches: the median of the repeats, the least and the most, as
/// shared/peers' programs do; with --profile the microseconds of each step of a training step.
/// NNREPL_THREADS sets the threads. MNIST (a path) sets the data; noise otherwise.
@main
struct EngineBenchmark {
  let trainer: Trainer

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> Int? {
      guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
        return nil
      }
      return Int(arguments[place + 1])
    }
    guard let name = arguments.first, let one = NetworkCase.all.first(where: { $0.name == name })
    else {
      print(
        "EngineBenchmark \(NetworkCase.all.map(\.name).joined(separator: "|")) [--batch N] [--profile]"
      )
      exit(1)
    }
    var examples: Examples?
    if let path = ProcessInfo.processInfo.environment["MNIST"], one.inputShape != [3072] {
      examples = try MNIST.load(file: path).training
    }
    let benchmark = EngineBenchmark(
      trainer: try one.trainer(batchSize: option("--batch"), on: examples))
    try benchmark.run(20)
    if arguments.contains("--profile") {
      try benchmark.printProfile()
    } else {
      try benchmark.printTimes(repeats: option("--repeats") ?? 7)
    }
  }

  private func run(_ batches: Int) throws {
    let end = trainer.batchesDone + batches
    _ = try trainer.run { event in
      if case .batch(let index, _, _) = event { return index + 1 < end }
      return true
    }
  }

  private func seconds(_ batches: Int) throws -> Double {
    let start = ContinuousClock.now
    try run(batches)
    let time = start.duration(to: .now).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }

  private func printTimes(repeats: Int) throws {
    var count = 20
    while try seconds(count) < 0.2 { count *= 4 }
    let times = try (0..<repeats).map { _ in try seconds(count) / Double(count) * 1000 }.sorted()
    print(
      String(format: "%.4f (%.4f-%.4f)", times[times.count / 2], times[0], times[times.count - 1]))
  }

  private func printProfile() throws {
    trainer.isTimed = true
    try run(300)
    let profile = trainer.profile
    for time in profile.times {
      print(String(format: "%9.1f us  ", time.seconds / 300 * 1e6) + time.label)
    }
    print(profile.text(rate: try MachineRate.measured()))
  }
}
