import Interpreter
import Language

/// The names that skipped cells of a notebook would have made: what needs them is skipped too.
struct MissingNames {
  /// The kind of the error that data are not there.
  static let kind = "DataNotFoundError"
  /// The kinds that say of a listing that a module or a file is not there.
  static let kindsInListings: Set<String> = [
    "ImportError", "ModuleNotFoundError", "FileNotFoundError",
  ]

  private var names: Set<String> = []
  /// The class that methods without one belong to, if it is missing.
  private var missingClass: String?

  /// Adds what statements that did not run assign.
  ///
  /// The functions of a notebook's cell are there all the same, since its data fail when they are
  /// loaded; those of a listing are not.
  mutating func add(
    _ statements: some Sequence<CellProgram.Statement>, of cell: Notebook.Cell, _ dialect: Dialect
  ) {
    for statement in statements {
      guard let program = try? Parser.parse(statement.source, dialect: dialect) else { continue }
      names.formUnion(ProgramNames.variables(of: program.statements))
      guard cell.style == .listing else { continue }
      names.formUnion(ProgramNames.definitions(of: program.statements))
      if let type = ProgramNames.lastClass(of: program.statements) { missingClass = type }
    }
  }

  /// Why a cell cannot run, if that is known beforehand; what it assigns itself is there again.
  mutating func obstacle(to program: CellProgram, _ dialect: Dialect) -> String? {
    if let problem = program.problem {
      return "it does not read as a program: \(problem.summary)"
    }
    guard !names.isEmpty else { return nil }
    let programs = program.statements.map { try? Parser.parse($0.source, dialect: dialect) }
    let all = programs.compactMap { $0 }.flatMap(\.statements)
    if let name = ProgramNames.needed(by: all).intersection(names).min() {
      return "it needs \(name), which a skipped cell makes"
    }
    var type = missingClass
    for (statement, program) in zip(program.statements, programs) {
      if let program, ProgramNames.lastClass(of: program.statements) != nil { type = nil }
      if statement.isMethod, let type {
        return "it is a method of \(type), which a skipped cell makes"
      }
    }
    missingClass = type
    names.subtract(ProgramNames.variables(of: all).union(ProgramNames.definitions(of: all)))
    return nil
  }
}
