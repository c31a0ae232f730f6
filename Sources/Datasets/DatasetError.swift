import Interruptions
import Networks
import Tensors

/// What is wrong with a data file, in words for the person who named the file.
public struct DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was expected and what was found.
  public var message: String

  /// What to do about it, where that is known.
  public var hint: String?

  /// The file it is about; nil where the data came from memory.
  public var path: String?

  /// Makes an error from its parts.
  public init(_ message: String, hint: String? = nil, path: String? = nil) {
    self.message = message
    self.hint = hint
    self.path = path
  }

  /// The same error, about the file at `path` unless it already names one.
  public func about(_ path: String) -> DatasetError {
    DatasetError(message, hint: hint, path: self.path ?? path)
  }

  /// Gives way where the user asked to stop: what calls this knows that, whatever the message.
  static func giveWay() throws(DatasetError) {
    if Interruption.isRequested { throw DatasetError("interrupted") }
  }

  /// The path, the message and the hint: the file first, as compilers print it.
  public var description: String {
    let place = path.map { "\($0): " } ?? ""
    let advice = hint.map { "\n\($0)" } ?? ""
    return place + message + advice
  }
}

/// Runs work on tensors; what goes wrong there, such as want of memory, becomes a `DatasetError`.
func translatingErrors<Result>(_ body: () throws -> Result) throws(DatasetError) -> Result {
  do {
    return try body()
  } catch let error as DatasetError {
    throw error
  } catch let error as TensorError {
    throw DatasetError(error.message, hint: error.hint)
  } catch let error as TrainingError {
    throw DatasetError(error.message, hint: error.hint)
  } catch {
    throw DatasetError("\(error)")
  }
}
