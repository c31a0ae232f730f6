import Interpreter
import Language

/// Modules of a few lines.
enum SmallModules {
  /// `platform`: as little as programs print.
  static func platform(_ context: ModuleContext) -> ModuleObject {
    let texts = [
      "system": "Linux", "machine": "x86_64", "release": "", "node": "localhost",
      "processor": "", "platform": "Linux", "python_implementation": "nnrepl",
      "python_version": context.isPython2 ? "2.7.18" : "3.11.2",
    ]
    return ModuleObject(
      "platform", help: "what a program runs on.",
      functions: texts.map { name, text in
        NativeFunction(name, "", help: "Text.\n\n    platform.\(name)()") { _ in .string(text) }
      })
  }

  /// `types`: names of types.
  static func types(_ context: ModuleContext) -> ModuleObject {
    let names = [
      "FunctionType": "function", "LambdaType": "function", "NoneType": "NoneType",
      "ListType": "list", "DictType": "dict", "StringType": "str", "IntType": "int",
      "FloatType": "float", "TupleType": "tuple", "ModuleType": "module",
    ]
    return ModuleObject(
      "types", help: "names of types.", members: names.mapValues { .object(TypeObject($0)) })
  }

  /// `numbers`: kinds of numbers, for isinstance.
  static func numbers(_ context: ModuleContext) -> ModuleObject {
    func kind(_ name: String, _ holds: @escaping (Value) -> Bool) -> (String, Value) {
      (name, .object(TypeObject("numbers." + name) { value in holds(value) }))
    }
    func isReal(_ value: Value) -> Bool { value.number != nil }
    func isWhole(_ value: Value) -> Bool { ["int", "bool"].contains(value.plain.typeName) }
    return ModuleObject(
      "numbers", help: "kinds of numbers, for isinstance.",
      members: Dictionary(
        uniqueKeysWithValues: [
          kind("Number", isReal), kind("Complex", isReal), kind("Real", isReal),
          kind("Rational", isWhole), kind("Integral", isWhole),
        ]))
  }

  /// `six`, whose `moves` hold what Python 2 and 3 call differently.
  static func six(_ context: ModuleContext, pickle: ModuleObject) -> ModuleObject {
    var moves: [String: Value] = ["cPickle": .object(pickle), "pickle": .object(pickle)]
    for name in ["range", "xrange", "zip", "map", "filter", "input"] {
      if let function = context.interpreter.value(of: name == "range" ? "xrange" : name) {
        moves[name] = function
      }
    }
    moves["reduce"] = .native(FunctoolsModule.reduce(context))
    let isPython2 = context.isPython2
    func walk(_ name: String, _ method: String) -> NativeFunction {
      NativeFunction(name, "mapping", help: "A walk through \(method) of a dict.") { arguments in
        let found = try context.interpreter.attribute(
          method, of: arguments["mapping"], site: arguments.site)
        return .object(try context.call(found, [], arguments.site).iterator())
      }
    }
    return ModuleObject(
      "six", help: "what Python 2 and 3 call differently.",
      functions: [
        walk("iteritems", "items"), walk("itervalues", "values"), walk("iterkeys", "keys"),
      ],
      others: [
        "moves": .object(ModuleObject("six.moves", help: "functions.", members: moves)),
        "PY2": .boolean(isPython2), "PY3": .boolean(!isPython2),
        "string_types": .tuple([.object(TypeObject("str"))]),
      ])
  }

  /// `bisect`: places in sorted lists.
  static func bisect(_ context: ModuleContext) -> ModuleObject {
    func place(_ arguments: BoundArguments, isLeft: Bool) throws -> Int {
      let elements = try arguments["a"].elements()
      var low = min(try arguments.integer("lo", atLeast: 0), elements.count)
      var high =
        arguments["hi"].isNone
        ? elements.count : min(try arguments.integer("hi", atLeast: 0), elements.count)
      while low < high {
        let middle = (low + high) / 2
        let goesRight =
          isLeft
          ? try elements[middle].isLess(than: arguments["x"])
          : try !arguments["x"].isLess(than: elements[middle])
        if goesRight { low = middle + 1 } else { high = middle }
      }
      return low
    }
    var functions: [NativeFunction] = []
    for (suffix, isLeft) in [("_left", true), ("_right", false), ("", false)] {
      functions.append(
        NativeFunction(
          "bisect" + suffix, "a, x, lo=0, hi=None",
          help: "Where x belongs in a sorted list.\n\n    bisect.bisect\(suffix)([1, 3], 2)"
        ) { .integer(try place($0, isLeft: isLeft)) })
      functions.append(
        NativeFunction(
          "insort" + suffix, "a, x, lo=0, hi=None", help: "Puts x into a sorted list."
        ) { arguments in
          guard case .list(let list) = arguments["a"] else {
            throw arguments.error("a", "a is a list", kind: "TypeError")
          }
          list.elements.insert(arguments["x"], at: try place(arguments, isLeft: isLeft))
          return .none
        })
    }
    return ModuleObject("bisect", help: "places in sorted lists.", functions: functions)
  }
}
