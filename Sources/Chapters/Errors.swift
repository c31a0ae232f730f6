import Datasets
import Graphs
import Interpreter
import Interruptions
import Language
import Networks
import Tensors

extension Diagnostic {
  /// What a part of the engine says, as a message to the user; the evaluator adds the place.
  init(_ error: TensorError) {
    self.init(error.kind.rawValue, error.message, hint: error.hint)
  }

  /// What is wrong with the data.
  init(_ error: DatasetError) {
    let path = error.path.map { "\($0): " } ?? ""
    self.init("IOError", path + error.message, hint: error.hint)
  }
}

extension Tensor {
  /// The shape as a program writes it: `(2, 3)`.
  var shapeText: String { Value.tuple(shape.map(Value.integer)).representation }
}

extension BoundArguments {
  /// Runs `body`, which is about the argument bound to `name`: an error points there.
  func about<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try translated(body)
    } catch var diagnostic as Diagnostic {
      diagnostic.place = diagnostic.place ?? place(of: name)
      throw diagnostic
    }
  }

  /// Runs `body`, which is about element `index` of `rest`, the arguments of `*values`.
  func aboutRest<Result>(_ index: Int, _ body: () throws -> Result) throws -> Result {
    do {
      return try translated(body)
    } catch var diagnostic as Diagnostic {
      diagnostic.place =
        diagnostic.place ?? site.place(ofKeyword: "", position: index) ?? site.place
      throw diagnostic
    }
  }
}

/// Runs `body`; errors of the engine's parts become messages to the user, and where one has only given
/// way, the user's wish.
func translated<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as TensorError {
    if error.kind == .interruption { throw Interruption.requested }
    throw Diagnostic(error)
  } catch let error as ShapeError {
    throw Diagnostic(
      error.isIndex ? "IndexError" : "ValueError", error.message, hint: error.hint)
  } catch let error as LinearAlgebraError {
    throw Diagnostic("LinAlgError", error.message, hint: error.hint)
  } catch let error as DatasetError {
    try Interruption.check()
    throw Diagnostic(error)
  } catch let error as NetworkError {
    throw Diagnostic(
      "ValueError", error.message, hint: error.hint, preamble: error.partialSummary)
  } catch let error as TrainingError {
    throw Diagnostic("ValueError", error.message, hint: error.hint)
  }
}
