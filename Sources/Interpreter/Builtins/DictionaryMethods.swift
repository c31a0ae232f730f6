import Language
import OrderedCollections

/// The methods of `dict`.
enum DictionaryMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "keys": view(.keys, "The keys."),
    "values": view(.values, "The values."),
    "items": view(.items, "Pairs of key and value."),
    "popitem": method("", "Takes the last entry out and returns it.") { dictionary, _ in
      guard let last = dictionary.entries.elements.last else {
        throw Diagnostic("KeyError", "the dict is empty")
      }
      dictionary.entries.removeLast()
      return .tuple([last.key.value, last.value])
    },
    "iterkeys": walk(.keys, "A walk through the keys (Python 2)."),
    "itervalues": walk(.values, "A walk through the values (Python 2)."),
    "iteritems": walk(.items, "A walk through pairs of key and value (Python 2)."),
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
      if !dictionary.entries.isEmpty,
        let value = dictionary.entries.removeValue(forKey: try Key(arguments["key"]))
      {
        return value
      }
      if let value = arguments.rest.first { return value }
      throw Diagnostic("KeyError", "there is no key \(arguments["key"].representation)")
    },
    "update": method("other=None, **entries", "Takes over the entries of other.") {
      dictionary, arguments in
      switch arguments["other"].plain {
      case .none: break
      case .dictionary(let other):
        for (key, value) in other.entries { dictionary.entries[key] = value }
      case .object(let other) where other.attributeNames.contains("keys"):
        let keys = try other.attribute("keys")?.object(as: BoundMethod.self)
        for key in try keys?.call(CallArguments(positional: [], site: arguments.site))?.elements()
          ?? arguments["other"].elements()
        {
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

  private static func view(_ kind: DictionaryView.Kind, _ help: String) -> Methods.Method {
    Methods.Method(signature: "", help: help) { receiver, _, interpreter in
      guard case .dictionary(let dictionary) = receiver else { return .none }
      return DictionaryView.of(dictionary, kind, interpreter.dialect)
    }
  }

  private static func walk(_ kind: DictionaryView.Kind, _ help: String) -> Methods.Method {
    method("", help) { dictionary, _ in
      .object(try DictionaryView.of(dictionary, kind, .python3).iterator())
    }
  }

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
