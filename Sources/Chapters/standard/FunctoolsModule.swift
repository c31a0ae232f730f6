import Interpreter
import Interruptions
import Language
import OrderedCollections

/// `functools`: functions that make functions.
enum FunctoolsModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "functools", help: "functions of functions.",
      functions: [
        reduce(context),
        NativeFunction(
          "partial", "function, *values, **named",
          help: "The function with some arguments given already.\n\n"
            + "    functools.partial(pow, 2)(10)"
        ) { arguments in
          .object(
            PartialObject(
              arguments["function"], arguments.rest, arguments.keywordRest, context: context))
        },
        NativeFunction(
          "cmp_to_key", "function",
          help: "A key for sorting by a function that compares two values.\n\n"
            + "    sorted([1, 3, 2], key=functools.cmp_to_key(lambda a, b: b - a))"
        ) { arguments in
          let compare = arguments["function"]
          return .native(
            NativeFunction("key", "x") { inner in
              .object(
                ComparedObject(inner["x"]) { a, b in
                  let result = try context.call(compare, [a, b], inner.site)
                  guard let number = result.number else {
                    throw Diagnostic("TypeError", "a comparison gives a number")
                  }
                  return number
                })
            })
        },
        cached("lru_cache", "maxsize=128, typed=False", context),
        NativeFunction(
          "cache", "function",
          help: "The function, whose results are kept.\n\n"
            + "    functools.cache(abs)(-1)"
        ) { .object(CachedObject($0["function"], context: context)) },
      ])
  }

  /// `reduce`, which Python 2 has without an import too.
  static func reduce(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "reduce", "function, values, *initial",
      help: "The function applied to a result so far and the next element.\n\n"
        + "    functools.reduce(lambda a, b: a * b, [1, 2, 3])"
    ) { arguments in
      let iterator = try arguments["values"].iterator()
      guard var result = try arguments.rest.first ?? iterator.next() else {
        throw arguments.error(
          "values", "there are no elements and no value to start from", kind: "TypeError")
      }
      while let value = try iterator.next() {
        try Interruption.check()
        result = try context.call(arguments["function"], [result, value], arguments.site)
      }
      return result
    }
  }

  private static func cached(
    _ name: String, _ signature: String, _ context: ModuleContext
  ) -> NativeFunction {
    NativeFunction(
      name, signature,
      help: "A decorator that keeps a function's results.\n\n"
        + "    functools.\(name)()(abs)(-1)"
    ) { arguments in
      switch arguments["maxsize"] {
      case .function, .native: return .object(CachedObject(arguments["maxsize"], context: context))
      default:
        return .native(
          NativeFunction(name, "function") {
            .object(CachedObject($0["function"], context: context))
          })
      }
    }
  }
}

/// A function with some arguments given already.
private final class PartialObject: NativeObject {
  private let function: Value
  private let values: [Value]
  private let named: [(name: String, value: Value)]
  private let context: ModuleContext

  init(
    _ function: Value, _ values: [Value], _ named: [(name: String, value: Value)],
    context: ModuleContext
  ) {
    self.function = function
    self.values = values
    self.named = named
    self.context = context
  }

  var typeName: String { "partial" }
  var representation: String { "functools.partial(\(function.representation))" }
  var attributeNames: [String] { ["func", "args", "keywords"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "func": return function
    case "args": return .tuple(values)
    case "keywords":
      let dictionary = DictionaryObject()
      for (name, value) in named { dictionary.entries[Key(name)] = value }
      return .dictionary(dictionary)
    default: return nil
    }
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    try context.interpreter.checkStack()
    let given = Set(arguments.keywords.map(\.name))
    return try context.interpreter.call(
      function,
      with: CallArguments(
        positional: values + arguments.positional,
        keywords: named.filter { !given.contains($0.name) } + arguments.keywords,
        site: arguments.site))
  }
}

/// A function whose results are kept by its arguments.
private final class CachedObject: BindableObject {
  private let function: Value
  private let context: ModuleContext
  private var results: [Key: Value] = [:]
  private var hits = 0

  init(_ function: Value, context: ModuleContext) {
    self.function = function
    self.context = context
  }

  var typeName: String { "function" }
  var representation: String { function.representation }
  var attributeNames: [String] { ["cache_clear", "cache_info"] }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "cache_clear":
      return .native(
        NativeFunction(name, "", help: "Forgets all results.") { [self] _ in
          (results, hits) = ([:], 0)
          return .none
        })
    case "cache_info":
      let kind = NamedTuple.Kind("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
      return .native(
        NativeFunction(name, "", help: "How often results were known.") { [self] _ in
          .object(
            NamedTuple(
              kind, [.integer(hits), .integer(results.count), .none, .integer(results.count)]))
        })
    case "__wrapped__": return function
    case "__name__", "__doc__":
      return try context.interpreter.attribute(name, of: function, site: .unwritten)
    default: return nil
    }
  }

  func bound(to receiver: Value) -> Value {
    .native(
      NativeFunction("cached", "*arguments, **keywords") { [self] arguments in
        try call(
          CallArguments(
            positional: [receiver] + arguments.rest, keywords: arguments.keywordRest,
            site: arguments.site)) ?? .none
      })
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    try context.interpreter.checkStack()
    let named = arguments.keywords.map { Value.tuple([.string($0.name), $0.value]) }
    let key = try Key(.tuple([.tuple(arguments.positional), .tuple(named)]))
    if let known = results[key] {
      hits += 1
      return known
    }
    let result = try context.interpreter.call(function, with: arguments)
    results[key] = result
    return result
  }
}

/// A value that is ordered by a function of the program's.
private final class ComparedObject: NativeObject {
  private let value: Value
  private let compare: (Value, Value) throws -> Double

  init(_ value: Value, _ compare: @escaping (Value, Value) throws -> Double) {
    self.value = value
    self.compare = compare
  }

  var typeName: String { "key" }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard case .comparison(let comparator) = operation,
      let other = other.object(as: ComparedObject.self)
    else { return nil }
    let order = try reflected ? compare(other.value, value) : compare(value, other.value)
    switch comparator {
    case .less: return .boolean(order < 0)
    case .lessOrEqual: return .boolean(order <= 0)
    case .greater: return .boolean(order > 0)
    case .greaterOrEqual: return .boolean(order >= 0)
    case .equal: return .boolean(order == 0)
    case .notEqual: return .boolean(order != 0)
    default: return nil
    }
  }
}
