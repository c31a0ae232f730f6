import Language
import OrderedCollections

/// The methods of `dict`.
enum DictionaryMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "keys": method("", "The keys.") { dictionary, _ in
      .list(dictionary.entries.keys.map(\.value))
    },
    "values": method("", "The values.") { dictionary, _ in
      .list(Array(dictionary.entries.values))
    },
    "items": method("", "Pairs of key and value.") { dictionary, _ in
      .list(dictionary.entries.map { .tuple([$0.key.value, $0.value]) })
    },
    "iterkeys": method("", "The keys (Python 2).") { dictionary, _ in
      .list(dictionary.entries.keys.map(\.value))
    },
    "itervalues": method("", "The values (Python 2).") { dictionary, _ in
      .list(Array(dictionary.entries.values))
    },
    "iteritems": method("", "Pairs of key and value (Python 2).") { dictionary, _ in
      .list(dictionary.entries.map { .tuple([$0.key.value, $0.value]) })
    },
    "get": method("key, default=None", "The value of key, or default.") { dictionary, arguments in
      dictionary.entries[try Key(arguments["key"])] ?? arguments["default"]
    },
    "setdefault": method("key, default=None", "The value of key, which is set if missing.") {
      dictionary, arguments in
      let key = try Key(arguments["key"])
      if let value = dictionary.entries[key] { return value }
      dictionary.entries[key] = arguments["default"]
      return arguments["default"]
    },
    "pop": method("key, *default", "Takes key out and returns its value.") {
      dictionary, arguments in
      if let value = dictionary.entries.removeValue(forKey: try Key(arguments["key"])) {
        return value
      }
      if let value = arguments.rest.first { return value }
      throw Diagnostic("KeyError", "there is no key \(arguments["key"].representation)")
    },
    "update": method("other=None, **entries", "Takes over the entries of other.") {
      dictionary, arguments in
      switch arguments["other"] {
      case .none: break
      case .dictionary(let other):
        for (key, value) in other.entries { dictionary.entries[key] = value }
      case .object(let other) where other.attributeNames.contains("keys"):
        for key in try arguments["other"].elements() {
          dictionary.entries[try Key(key)] = try other.item(key)
        }
      default:
        for pair in try arguments["other"].elements() {
          let parts = try pair.elements()
          guard parts.count == 2 else {
            throw Diagnostic("ValueError", "a dict is made from pairs of key and value")
          }
          dictionary.entries[try Key(parts[0])] = parts[1]
        }
      }
      for (name, value) in arguments.keywordRest { dictionary.entries[Key(name)] = value }
      return .none
    },
    "has_key": method("key", "Whether key is there (Python 2).") { dictionary, arguments in
      .boolean(dictionary.entries[try Key(arguments["key"])] != nil)
    },
    "copy": method("", "A new dict of the same entries.") { dictionary, _ in
      .dictionary(DictionaryObject(dictionary.entries))
    },
    "clear": method("", "Takes all entries out.") { dictionary, _ in
      dictionary.entries = [:]
      return .none
    },
  ]

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (DictionaryObject, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .dictionary(let dictionary) = receiver else { return .none }
      return try body(dictionary, arguments)
    }
  }
}

/// The methods of `set`.
enum SetMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "add": method("x", "Puts x in.") { set, arguments in
      set.elements.append(try Key(arguments["x"]))
      return .none
    },
    "discard": method("x", "Takes x out if it is there.") { set, arguments in
      set.elements.remove(try Key(arguments["x"]))
      return .none
    },
    "remove": method("x", "Takes x out.") { set, arguments in
      guard set.elements.remove(try Key(arguments["x"])) != nil else {
        throw Diagnostic("KeyError", "\(arguments["x"].representation) is not in the set")
      }
      return .none
    },
    "update": method("values", "Puts all of values in.") { set, arguments in
      for value in try arguments["values"].elements() { set.elements.append(try Key(value)) }
      return .none
    },
  ]

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (SetObject, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .set(let set) = receiver, !set.isFrozen else {
        throw Diagnostic("TypeError", "a frozenset cannot be changed", hint: "set(x)")
      }
      return try body(set, arguments)
    }
  }
}
