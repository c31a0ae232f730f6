import Interpreter
import Language
import OrderedCollections

/// `collections`: containers beside Python's own.
enum CollectionsModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "collections", help: "containers beside list, dict and tuple.",
      functions: [namedtuple(context)],
      others: [
        "deque": .object(deque(context)), "defaultdict": .object(defaultdict(context)),
        "Counter": .object(counter(context)), "OrderedDict": .object(ordered(context)),
      ])
  }

  private static func namedtuple(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "namedtuple", "typename, field_names, rename=False, defaults=None",
      help: "A type of tuples whose elements have names.\n\n"
        + "    Point = collections.namedtuple('Point', 'x y')"
    ) { arguments in
      let names: [String]
      if case .string(let text) = arguments["field_names"] {
        names = text.split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
      } else {
        names = try arguments.about("field_names") {
          try arguments["field_names"].elements().map { name in
            guard case .string(let name) = name else {
              throw Diagnostic("TypeError", "a field's name is a string")
            }
            return name
          }
        }
      }
      for name in names {
        let isName = name.unicodeScalars.allSatisfy {
          $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        guard isName, let first = name.unicodeScalars.first, !("0"..."9").contains(first),
          first != "_"
        else { throw arguments.error("field_names", "'\(name)' is no name of a field") }
      }
      guard Set(names).count == names.count else {
        throw arguments.error("field_names", "a field's name is there twice")
      }
      let defaults = try arguments["defaults"].isNone ? [] : arguments["defaults"].elements()
      guard defaults.count <= names.count else {
        throw arguments.error("defaults", "more defaults than fields", kind: "TypeError")
      }
      let kind = NamedTuple.Kind(
        try arguments.string("typename"), names, context: context)
      return .object(NamedTuple.type(kind, defaults: defaults))
    }
  }

  private static func deque(_ context: ModuleContext) -> TypeObject {
    TypeObject(
      "deque",
      conversion: NativeFunction(
        "deque", "values=(), maxlen=None",
        help: "A sequence that grows and shrinks at both ends.\n\n    collections.deque([1, 2])"
      ) { arguments in
        let bound = arguments["maxlen"].isNone ? nil : try arguments.integer("maxlen", atLeast: 0)
        return .object(
          DequeObject(try arguments["values"].elements(), bound: bound, context: context))
      })
  }

  private static func defaultdict(_ context: ModuleContext) -> TypeObject {
    TypeObject(
      "defaultdict",
      conversion: NativeFunction(
        "defaultdict", "default_factory=None, values=None, **entries",
        help: "A dict that makes a value for a missing key.\n\n    collections.defaultdict(int)"
      ) { arguments in
        let mapping = MappingObject(.factory(arguments["default_factory"]), context: context)
        try mapping.update(arguments["values"], arguments.keywordRest, arguments.site)
        return .object(mapping)
      })
  }

  private static func counter(_ context: ModuleContext) -> TypeObject {
    TypeObject(
      "Counter",
      conversion: NativeFunction(
        "Counter", "values=None, **counts",
        help: "A dict that counts.\n\n    collections.Counter('banana').most_common(1)"
      ) { arguments in
        let mapping = MappingObject(.counter, context: context)
        try mapping.count(arguments["values"], sign: 1)
        for (name, value) in arguments.keywordRest { mapping.contents.entries[Key(name)] = value }
        return .object(mapping)
      })
  }

  private static func ordered(_ context: ModuleContext) -> TypeObject {
    TypeObject(
      "OrderedDict",
      conversion: NativeFunction(
        "OrderedDict", "values=None, **entries",
        help: "A dict whose order counts.\n\n    collections.OrderedDict([('a', 1)])"
      ) { arguments in
        let mapping = MappingObject(.ordered, context: context)
        try mapping.update(arguments["values"], arguments.keywordRest, arguments.site)
        return .object(mapping)
      })
  }
}
