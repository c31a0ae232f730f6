import Interruptions
import Language

/// `len`, `range`, `zip`, `sum`, `sorted` and the like.
enum SequenceBuiltins {
  static func functions(_ context: StandardBuiltins.Unowned) -> [NativeFunction] {
    [
      NativeFunction("len", "x", help: "The number of elements.\n\n    len([1, 2, 3])") {
        arguments in
        .integer(try arguments["x"].length())
      },
      NativeFunction(
        "range", "start, stop=None, step=1",
        help: "The whole numbers from start, or 0, up to but not including stop.\n\n"
          + "    list(range(3))"
      ) { arguments in
        let range = try makeRange(arguments)
        guard context.interpreter.dialect == .python2 else { return .object(range) }
        return .list(try Value.object(range).elements())
      },
      NativeFunction(
        "xrange", "start, stop=None, step=1", help: "As range, in Python 2.\n\n    xrange(3)"
      ) { .object(try makeRange($0)) },
      NativeFunction(
        "enumerate", "values, start=0",
        help: "Pairs of position and element.\n\n    list(enumerate(['a', 'b']))"
      ) { arguments in
        .object(
          try PairWalk(
            enumerating: arguments["values"], from: arguments.integer("start"),
            context.interpreter))
      },
      NativeFunction(
        "zip", "*values",
        help: "Tuples of the elements side by side.\n\n    list(zip([1, 2], 'ab'))"
      ) { arguments in
        if arguments.rest.count == 2, context.interpreter.dialect == .python3 {
          return .object(
            try PairWalk(arguments.rest[0], arguments.rest[1], context.interpreter))
        }
        let iterators = try arguments.rest.map { try $0.iterator() }
        return try lazily(context) {
          var tuple: [Value] = []
          for iterator in iterators {
            guard let value = try iterator.next() else { return nil }
            tuple.append(value)
          }
          return tuple.isEmpty ? nil : .tuple(tuple)
        }
      },
      NativeFunction(
        "map", "function, *values",
        help: "The function applied to each element.\n\n    list(map(abs, [-1, 2]))"
      ) { arguments in
        let iterators = try arguments.rest.map { try $0.iterator() }
        return try lazily(context) {
          var operands: [Value] = []
          for iterator in iterators {
            guard let value = try iterator.next() else { return nil }
            operands.append(value)
          }
          guard !operands.isEmpty else { return nil }
          return try context.interpreter.call(
            arguments["function"], operands, site: arguments.site)
        }
      },
      NativeFunction(
        "filter", "function, values",
        help: "The elements for which the function is true.\n\n"
          + "    list(filter(lambda x: x > 1, [1, 2]))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        let function = arguments["function"]
        return try lazily(context) {
          while let value = try iterator.next() {
            try Interruption.check()
            let kept =
              function.isNone
              ? value : try context.interpreter.call(function, [value], site: arguments.site)
            if try kept.isTrue() { return value }
          }
          return nil
        }
      },
      NativeFunction("sum", "values, start=0", help: "The sum.\n\n    sum([1, 2, 3])") {
        arguments in
        var total = arguments["start"]
        let iterator = try arguments["values"].iterator()
        while let value = try iterator.next() {
          try Interruption.check()
          total = try Operators.binary(
            .add, total, value, dialect: context.interpreter.dialect)
        }
        return total
      },
      NativeFunction(
        "sorted", "values, key=None, reverse=False",
        help: "A list of the elements in ascending order.\n\n    sorted([3, 1, 2])"
      ) { arguments in
        .list(
          try Sorting.sorted(
            arguments["values"].elements(), by: arguments["key"],
            reversed: arguments["reverse"].isTrue(), context.interpreter, arguments.site))
      },
      NativeFunction("reversed", "values", help: "From the end.\n\n    list(reversed([1, 2]))") {
        arguments in
        switch arguments["values"] {
        case .object(let object):
          if let instance = InstanceObject.cast(object),
            let result = try instance.send(context.interpreter.symbols.symbol("__reversed__"))
          {
            return .object(try result.iterator())
          }
          guard try object.length() != nil else { fallthrough }
        case .set:
          throw arguments.error(
            "values", "a value of type \(arguments["values"].typeName) has no order to turn round",
            kind: "TypeError")
        default: break
        }
        return .object(ValueIterator(try arguments["values"].elements().reversed()))
      },
      NativeFunction("any", "values", help: "Whether one is true.\n\n    any([0, 1])") {
        arguments in
        .boolean(try first(arguments, where: true) != nil)
      },
      NativeFunction("all", "values", help: "Whether each is true.\n\n    all([0, 1])") {
        arguments in
        .boolean(try first(arguments, where: false) == nil)
      },
      NativeFunction(
        "max", "*values, key=None, default=None", help: "The largest.\n\n    max(3, 1, 2)"
      ) { try extreme($0, context) { try $1.isLess(than: $0) } },
      NativeFunction(
        "min", "*values, key=None, default=None", help: "The smallest.\n\n    min(3, 1, 2)"
      ) { try extreme($0, context) { try $0.isLess(than: $1) } },
      NativeFunction(
        "iter", "values, *last",
        help: "A walk through the elements, or through what a function gives until that is last."
          + "\n\n    iter([1])"
      ) { arguments in
        let values = arguments["values"]
        guard let last = arguments.rest.first else {
          if case .object(let object) = values {
            if object is GeneratorObject { return values }
            if let instance = InstanceObject.cast(object),
              let walk = try instance.send(context.interpreter.wellKnown.iterate)
            {
              return walk
            }
          }
          return .object(try values.iterator())
        }
        let site = arguments.site
        return .object(
          ValueIterator {
            let value = try context.interpreter.call(values, [], site: site)
            return try value.isEqual(to: last) ? nil : value
          })
      },
      NativeFunction(
        "next", "iterator, *default", help: "The next element.\n\n    next(iter([1]))"
      ) { arguments in
        let given = arguments["iterator"]
        if let generator = given.object(as: GeneratorObject.self) {
          if let value = try generator.next() ?? arguments.rest.first { return value }
          throw generator.end
        }
        if let instance = given.object(as: InstanceObject.self) {
          do {
            if let value = try instance.send(context.interpreter.wellKnown.next)
              ?? instance.send(context.interpreter.wellKnown.oldNext)
            {
              return value
            }
          } catch  where context.interpreter.isException(error, of: "StopIteration") {
            guard let value = arguments.rest.first else { throw error }
            return value
          }
        }
        guard let iterator = given.object(as: ValueIterator.self) else {
          throw arguments.error("iterator", "next wants an iterator", kind: "TypeError")
        }
        if let value = try iterator.next() ?? arguments.rest.first { return value }
        throw Diagnostic("StopIteration", "there is no next element", spoken: "")
      },
    ]
  }

  /// The first element that counts as `truth`.
  private static func first(_ arguments: BoundArguments, where truth: Bool) throws -> Value? {
    let iterator = try arguments["values"].iterator()
    while let value = try iterator.next() {
      try Interruption.check()
      if try value.isTrue() == truth { return value }
    }
    return nil
  }

  private static func makeRange(_ arguments: BoundArguments) throws -> RangeObject {
    let first = try arguments.integer("start")
    let step = try arguments.integer("step")
    if arguments["stop"].isNone { return try RangeObject(start: 0, stop: first, step: step) }
    return try RangeObject(start: first, stop: arguments.integer("stop"), step: step)
  }

  /// A walk in Python 3, a list in Python 2.
  private static func lazily(
    _ context: StandardBuiltins.Unowned, _ advance: @escaping () throws -> Value?
  ) throws -> Value {
    // Walks through walks may be nested as deeply as a program likes.
    let iterator = ValueIterator {
      try context.interpreter.stackGuard.check()
      return try advance()
    }
    guard context.interpreter.dialect == .python2 else { return .object(iterator) }
    return .list(try Value.object(iterator).elements())
  }

  private static func extreme(
    _ arguments: BoundArguments, _ context: StandardBuiltins.Unowned,
    _ isBetter: (Value, Value) throws -> Bool
  ) throws -> Value {
    let values = arguments.rest.count == 1 ? try arguments.rest[0].elements() : arguments.rest
    let key = arguments["key"]
    var best: (key: Value, value: Value)?
    for value in values {
      let measure =
        key.isNone ? value : try context.interpreter.call(key, [value], site: arguments.site)
      if let current = best, try !isBetter(measure, current.key) { continue }
      best = (measure, value)
    }
    if let best { return best.value }
    guard arguments.isGiven("default") else {
      throw Diagnostic("ValueError", "there is nothing to choose from")
    }
    return arguments["default"]
  }
}
