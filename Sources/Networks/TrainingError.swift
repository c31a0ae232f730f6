/// Data or options that a network cannot be trained, tested or asked with.
public struct TrainingError: Error, Equatable, Sendable {
  /// The option or data at fault, such as `batchSize`, `learningRate` or `validation`.
  public var argument: String?
  /// What was found and what was expected.
  public var message: String
  /// A fix, to be shown after `try`.
  public var hint: String?
  /// The network's summary, where one of its layers does not suit.
  public var summary: String?

  /// A mistake in data or options.
  public init(
    _ message: String, argument: String? = nil, hint: String? = nil, summary: String? = nil
  ) {
    self.argument = argument
    self.message = message
    self.hint = hint
    self.summary = summary
  }
}

extension TrainingError: CustomStringConvertible {
  /// The message with its hint, on one line.
  public var description: String { message + (hint.map { "; try \($0)" } ?? "") }
}
