import Interpreter
import Language
import OrderedCollections

extension MappingObject {
  /// The methods that a rule brings.
  static func methods(of rule: Rule) -> MethodTable<MappingObject> {
    switch rule {
    case .factory: none
    case .counter: counter
    case .ordered: ordered
    }
  }

  nonisolated(unsafe) private static let none = MethodTable<MappingObject>([])

  /// Methods of all of them.
  nonisolated(unsafe) static let common = MethodTable<MappingObject>([
    NativeMethod("copy", "", "A new mapping of the same entries.") { mapping, _ in
      .object(mapping.copied())
    },
    NativeMethod("__contains__", "key", "Whether key is there.") { mapping, arguments in
      .boolean(mapping.contents.entries[try Key(arguments["key"])] != nil)
    },
    NativeMethod("__getitem__", "key", "The value of key.") { mapping, arguments in
      try mapping.item(arguments["key"]) ?? .none
    },
    NativeMethod("__len__", "", "The number of entries.") { mapping, _ in
      .integer(mapping.contents.entries.count)
    },
    NativeMethod("__delitem__", "key", "Takes key out.") { mapping, arguments in
      let removed = mapping.contents.entries.removeValue(forKey: try Key(arguments["key"]))
      guard removed != nil || { if case .counter = mapping.rule { true } else { false } }() else {
        throw Diagnostic("KeyError", "there is no key \(arguments["key"].representation)")
      }
      return .none
    },
    NativeMethod("iteritems", "", "Pairs of key and value (Python 2).") { mapping, _ in
      .object(
        ValueIterator(mapping.contents.entries.map { Value.tuple([$0.key.value, $0.value]) }))
    },
    NativeMethod("popitem", "last=True", "Takes the last entry out, or the first.") {
      mapping, arguments in
      guard !mapping.contents.entries.isEmpty else {
        throw Diagnostic("KeyError", "the \(mapping.typeName) is empty")
      }
      let entry =
        try arguments["last"].isTrue()
        ? mapping.contents.entries.removeLast() : mapping.contents.entries.removeFirst()
      return .tuple([entry.key.value, entry.value])
    },
  ])

  /// A mapping of the same rule and entries.
  func copied() -> MappingObject {
    let copy = MappingObject(rule, context: context)
    copy.contents.entries = contents.entries
    return copy
  }

  nonisolated(unsafe) private static let counter = MethodTable<MappingObject>([
    NativeMethod("most_common", "n=None", "The n entries of the largest counts.") {
      mapping, arguments in
      let all = mapping.mostCommon
      let count = arguments["n"].isNone ? all.count : max(0, try arguments.integer("n"))
      return .list(all.prefix(count).map { .tuple([$0.key.value, $0.value]) })
    },
    NativeMethod("elements", "", "Each key as often as it was counted.") { mapping, _ in
      let entries = mapping.contents.entries
      var index = 0
      var left: Int?
      return .object(
        ValueIterator {
          while index < entries.count {
            let entry = entries.elements[index]
            let count = left ?? entry.value.exactInteger ?? 0
            guard count > 0 else {
              (index, left) = (index + 1, nil)
              continue
            }
            left = count - 1
            return entry.key.value
          }
          return nil
        })
    },
    NativeMethod("total", "", "The sum of the counts.") { mapping, _ in
      try mapping.contents.entries.values.reduce(.integer(0)) {
        try mapping.context.interpreter.result(of: .add, $0, $1)
      }
    },
    NativeMethod("update", "values=None, **counts", "Adds counts.") { mapping, arguments in
      try mapping.count(arguments["values"], sign: 1)
      try mapping.count(named(arguments), sign: 1)
      return .none
    },
    NativeMethod("subtract", "values=None, **counts", "Takes counts away.") { mapping, arguments in
      try mapping.count(arguments["values"], sign: -1)
      try mapping.count(named(arguments), sign: -1)
      return .none
    },
  ])

  private static func named(_ arguments: BoundArguments) -> Value {
    let dictionary = DictionaryObject()
    for (name, value) in arguments.keywordRest { dictionary.entries[Key(name)] = value }
    return .dictionary(dictionary)
  }

  nonisolated(unsafe) private static let ordered = MethodTable<MappingObject>([
    NativeMethod("move_to_end", "key, last=True", "Moves an entry to the end, or the start.") {
      mapping, arguments in
      let key = try Key(arguments["key"])
      guard let value = mapping.contents.entries.removeValue(forKey: key) else {
        throw arguments.error(
          "key", "there is no key \(key.value.representation)", kind: "KeyError")
      }
      let isLast = try arguments["last"].isTrue()
      let index = isLast ? mapping.contents.entries.count : 0
      mapping.contents.entries.updateValue(value, forKey: key, insertingAt: index)
      return .none
    }
  ])
}
