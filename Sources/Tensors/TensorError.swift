import Interruptions

/// A mistake in shapes, element types, indices or sizes, in words for the user.
public struct TensorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of mistake it is; each has an exception of its own in Python.
  public enum Kind: String, Sendable {
    case value = "ValueError"
    case type = "TypeError"
    case index = "IndexError"
    case overflow = "OverflowError"
    case memory = "MemoryError"
    /// None of the program's: the user asked to stop.
    case interruption = "KeyboardInterrupt"
  }

  /// What was expected and what was found.
  public let message: String
  /// What sort of mistake it is.
  public let kind: Kind
  /// What would help, where that is known.
  public let hint: String?

  /// Makes an error from its sentence and, where one is known, a fix.
  public init(_ message: String, kind: Kind = .value, hint: String? = nil) {
    self.message = message
    self.kind = kind
    self.hint = hint
  }

  /// Gives way where the user asked to stop.
  @inline(__always)
  static func giveWay() throws(TensorError) {
    if Interruption.isRequested { throw TensorError("interrupted", kind: .interruption) }
  }

  /// The message, then the hint.
  public var description: String { hint.map { "\(message) (\($0))" } ?? message }
}
