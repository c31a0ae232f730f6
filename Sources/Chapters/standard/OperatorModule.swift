import Interpreter
import Language

/// `operator`: the operators as functions.
enum OperatorModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    let arithmetic: [(String, BinaryOperator)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
      ("div", .divide), ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power),
      ("matmul", .matrixProduct), ("and_", .bitAnd), ("or_", .bitOr), ("xor", .bitXor),
      ("lshift", .shiftLeft), ("rshift", .shiftRight), ("iadd", .add), ("concat", .add),
    ]
    let comparisons: [(String, ComparisonOperator)] = [
      ("lt", .less), ("le", .lessOrEqual), ("gt", .greater), ("ge", .greaterOrEqual),
      ("eq", .equal), ("ne", .notEqual), ("is_", .isSame), ("is_not", .isNotSame),
    ]
    let unary: [(String, UnaryOperator)] = [
      ("neg", .minus), ("pos", .plus), ("invert", .invert), ("not_", .not),
    ]
    var functions = arithmetic.map { name, operation in
      NativeFunction(name, "a, b", help: "a \(operation.rawValue) b.") { arguments in
        try context.interpreter.result(of: operation, arguments["a"], arguments["b"])
      }
    }
    functions += comparisons.map { name, operation in
      NativeFunction(name, "a, b", help: "a \(operation.rawValue) b.") { arguments in
        try context.interpreter.result(of: operation, arguments["a"], arguments["b"])
      }
    }
    functions += unary.map { name, operation in
      NativeFunction(name, "a", help: "\(operation.rawValue) a.") { arguments in
        try context.interpreter.result(of: operation, arguments["a"])
      }
    }
    return ModuleObject(
      "operator", help: "the operators as functions.",
      functions: functions + access(context))
  }

  private static func access(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction("truth", "a", help: "Whether a counts as true.") {
        .boolean(try $0["a"].isTrue())
      },
      NativeFunction("contains", "a, b", help: "b in a.") { arguments in
        try context.interpreter.result(of: .contained, arguments["b"], arguments["a"])
      },
      NativeFunction("getitem", "a, b", help: "a[b].") { arguments in
        try context.interpreter.element(of: arguments["a"], at: arguments["b"])
      },
      NativeFunction(
        "itemgetter", "*keys",
        help: "A function that takes these elements of its argument.\n\n"
          + "    sorted([(1, 'b'), (2, 'a')], key=operator.itemgetter(1))"
      ) { arguments in
        try getter("itemgetter", arguments.rest) { value, key, _ in
          try context.interpreter.element(of: value, at: key)
        }
      },
      NativeFunction(
        "attrgetter", "*names",
        help: "A function that takes these attributes of its argument.\n\n"
          + "    operator.attrgetter('real')"
      ) { arguments in
        try getter("attrgetter", arguments.rest) { value, key, site in
          guard case .string(let path) = key else {
            throw Diagnostic("TypeError", "an attribute's name is a string")
          }
          return try path.split(separator: ".").reduce(value) {
            try context.interpreter.attribute(String($1), of: $0, site: site)
          }
        }
      },
      NativeFunction(
        "methodcaller", "name, *values, **named",
        help: "A function that calls this method of its argument.\n\n"
          + "    operator.methodcaller('upper')('a')"
      ) { arguments in
        let name = try arguments.string("name")
        return .native(
          NativeFunction("methodcaller", "x") { inner in
            let method = try context.interpreter.attribute(name, of: inner["x"], site: inner.site)
            return try context.interpreter.call(
              method,
              with: CallArguments(
                positional: arguments.rest, keywords: arguments.keywordRest, site: inner.site))
          })
      },
    ]
  }

  private static func getter(
    _ name: String, _ keys: [Value], _ take: @escaping (Value, Value, CallSite) throws -> Value
  ) throws -> Value {
    guard !keys.isEmpty else { throw Diagnostic("TypeError", "\(name) needs an argument") }
    return .native(
      NativeFunction(name, "x") { arguments in
        let parts = try keys.map { try take(arguments["x"], $0, arguments.site) }
        return parts.count == 1 ? parts[0] : .tuple(parts)
      })
  }
}
