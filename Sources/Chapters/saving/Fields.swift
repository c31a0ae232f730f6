import Interpreter
import Language
import OrderedCollections

/// A record of a state file: named values, each read as what it must be.
struct Fields {
  private let dictionary: DictionaryObject

  /// The record that a value is; an error where it is none.
  init(_ value: Value, _ what: String) throws {
    guard case .dictionary(let dictionary) = value else { throw Self.damaged(what) }
    self.dictionary = dictionary
  }

  /// The error that a part of the file is not what `%save` writes.
  static func damaged(_ what: String) -> Diagnostic {
    Diagnostic("ValueError", "the file is damaged or was edited: its \(what) makes no sense")
  }

  /// The names, in the file's order.
  var names: [String] {
    dictionary.entries.keys.compactMap {
      if case .string(let name) = $0.value { name } else { nil }
    }
  }

  subscript(name: String) -> Value? { dictionary.entries[Key(name)] }

  func text(_ name: String) throws -> String {
    guard case .string(let text) = self[name] else { throw Self.damaged(name) }
    return text
  }

  func integer(_ name: String) throws -> Int {
    guard case .integer(let number) = self[name] else { throw Self.damaged(name) }
    return number
  }

  func number(_ name: String) throws -> Double {
    switch self[name] {
    case .float(let number): return number
    case .integer(let number): return Double(number)
    default: throw Self.damaged(name)
    }
  }

  func list(_ name: String) throws -> [Value] {
    guard case .list(let list) = self[name] else { throw Self.damaged(name) }
    return list.elements
  }

  /// A list of sizes; nil where the file has none.
  func sizes(_ name: String) throws -> [Int]? {
    guard let value = self[name], !value.isNone else { return nil }
    return try list(name).map { value in
      guard case .integer(let number) = value else { throw Self.damaged(name) }
      return number
    }
  }

  func record(_ name: String) throws -> Fields { try Fields(self[name] ?? .none, name) }
}
