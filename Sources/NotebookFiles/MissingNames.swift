import Interpreter
import Language

/// The names that skipped cells of a notebook would have made: what needs them is skipped too.
struct MissingNames {
  /// The kind of the error that data are not there.
  static let kind = "DataNotFoundError"

  private var names: Set<String> = []

  /// Adds what a skipped cell assigns; the functions that it defines are there all the same.
  mutating func add(_ source: String, _ dialect: Dialect) {
    guard let program = try? Parser.parse(SourceText(source), dialect: dialect) else { return }
    names.formUnion(ProgramNames.variables(of: program.statements))
  }

  /// A missing name that a cell reads, if there is one; what it assigns itself is there again.
  mutating func needed(by source: String, _ dialect: Dialect) -> String? {
    guard !names.isEmpty, let program = try? Parser.parse(SourceText(source), dialect: dialect)
    else { return nil }
    if let name = ProgramNames.needed(by: program.statements).intersection(names).min() {
      return name
    }
    names.subtract(ProgramNames.variables(of: program.statements))
    return nil
  }
}
