import Interpreter
import Language

/// A module that a program imports: its names, made at the first import.
public final class ModuleObject: NativeObject {
  /// The dotted name.
  public let name: String
  private var members: [String: Value]
  private let lateNames: Set<String>
  private let late: (String) throws -> [String: Value]
  private let documentation: String
  private let check: (String) throws -> Void

  /// A module called `name` with the given members; `check` may refuse one when it is asked for.
  ///
  /// The members named by `lateNames` are made when one is first asked for: `late` gives it, with all
  /// that are made together with it.
  public init(
    _ name: String, help: String, members: [String: Value],
    check: @escaping (String) throws -> Void = { _ in }, lateNames: Set<String> = [],
    late: @escaping (String) throws -> [String: Value] = { _ in [:] }
  ) {
    self.lateNames = lateNames
    self.late = late
    self.name = name
    self.members = members
    documentation = help
    self.check = check
  }

  /// The module with further members.
  func with(_ others: [String: Value]) -> ModuleObject {
    ModuleObject(
      name, help: documentation, members: members.merging(others) { $1 }, check: check)
  }

  /// A module of native functions, each under its own name, and further members.
  public convenience init(
    _ name: String, help: String, functions: [NativeFunction], others: [String: Value] = [:],
    check: @escaping (String) throws -> Void = { _ in }, lateNames: Set<String> = [],
    late: @escaping (String) throws -> [String: Value] = { _ in [:] }
  ) {
    let named = functions.map { ($0.name, Value.native($0)) }
    self.init(
      name, help: help, members: Dictionary(named) { $1 }.merging(others) { $1 },
      check: check, lateNames: lateNames, late: late)
  }

  /// The type's name as messages call it.
  public var typeName: String { "module" }
  /// What messages call the module.
  public var messageName: String? { name }
  /// The text that an echo shows.
  public var representation: String { "<module '\(name)'>" }
  /// What `?` shows.
  public var help: String? {
    let short = Library.shortNames.first { $0.value == name }.map { " as \($0.key)" } ?? ""
    return "\(name): \(documentation)\nIt has \(attributeNames.joined(separator: ", "))."
      + "\n\n    import \(name)\(short)"
  }
  /// The names behind the point.
  public var attributeNames: [String] { lateNames.union(members.keys).sorted() }
  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    if let member = members[name] {
      try check(name)
      return member
    }
    if lateNames.contains(name) {
      members.merge(try late(name).filter { lateNames.contains($0.key) }) { known, _ in known }
    } else {
      try check(name)
    }
    return members[name]
  }
  /// Nothing changes a module's members.
  public var keepsAttributes: Bool { true }
}
