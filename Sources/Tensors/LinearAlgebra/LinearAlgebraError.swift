/// A matrix that linear algebra cannot do with: not square, singular, without convergence.
public struct LinearAlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was expected and what was found.
  public let message: String
  /// What would help, where that is known.
  public let hint: String?

  /// Makes an error from its sentence and, where one is known, a fix.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// The message, then the hint.
  public var description: String { hint.map { "\(message) (\($0))" } ?? message }
}
