import Interruptions
import Kernels

/// Long loops over elements, shared between the processor's cores.
enum Pieces {
  /// From how many elements on a thread is worth waking for one operation of arithmetic each.
  static let manyForArithmetic = 1 << 17
  /// The same for functions that take some nanoseconds each.
  static let manyForFunctions = 1 << 14

  /// Calls `body` for ranges that make up `0..<count`, until the user asks to stop: on this thread if
  /// these are not many.
  ///
  /// The body is called on several threads, and so must write to its own range only.
  static func forEach(
    of count: Int, many: Int, _ body: (Range<Int>) -> Void
  ) throws(TensorError) {
    guard count >= many else {
      var start = 0
      while true {
        let end = Swift.min(start &+ StridedRuns.elementsBetweenChecks, count)
        body(start..<end)
        if end == count { return }
        start = end
        try TensorError.giveWay()
      }
    }
    let length = max(many / 8, 1)
    withoutActuallyEscaping(body) { body in
      var job = Job(count: count, length: length, body: body)
      withUnsafeMutablePointer(to: &job) { job in
        nk_parallel(
          (count - 1) / length + 1,
          { context, piece, _ in
            guard let job = context?.assumingMemoryBound(to: Job.self),
              !Interruption.isRequested
            else { return }
            let first = piece * job.pointee.length
            job.pointee.body(first..<min(first + job.pointee.length, job.pointee.count))
          }, job)
      }
    }
    try TensorError.giveWay()
  }

  private struct Job {
    let count: Int
    let length: Int
    let body: (Range<Int>) -> Void
  }
}
