import Interpreter
import Interruptions
import Language

/// `itertools`: walks made of walks.
enum ItertoolsModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "itertools", help: "walks through elements, made of other walks.",
      functions: endless(context) + joining(context) + filtering(context)
        + Combinatorics.functions(context),
      others: ["chain": .object(ChainType(context))])
  }

  /// A walk that gives way to the user now and then.
  static func walk(
    _ context: ModuleContext, _ advance: @escaping () throws -> Value?
  ) -> Value {
    .object(
      ValueIterator {
        try Interruption.check()
        // Walks through walks may be nested as deeply as a program likes.
        try context.interpreter.checkStack()
        return try advance()
      })
  }

  private static func endless(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction(
        "count", "start=0, step=1",
        help: "start, start + step, … without end.\n\n    next(itertools.count(5))"
      ) { arguments in
        var next = arguments["start"]
        let step = arguments["step"]
        return walk(context) {
          let value = next
          next = try context.interpreter.result(of: .add, next, step)
          return value
        }
      },
      NativeFunction(
        "cycle", "values",
        help: "The elements again and again.\n\n    next(itertools.cycle('ab'))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        var seen: [Value] = []
        var index: Int?
        return walk(context) {
          if let place = index {
            guard !seen.isEmpty else { return nil }
            index = place + 1 == seen.count ? 0 : place + 1
            return seen[place]
          }
          if let value = try iterator.next() {
            seen.append(value)
            return value
          }
          guard let first = seen.first else { return nil }
          index = seen.count == 1 ? 0 : 1
          return first
        }
      },
      NativeFunction(
        "repeat", "x, times=None", help: "x again and again.\n\n    list(itertools.repeat(0, 3))"
      ) { arguments in
        let x = arguments["x"]
        var left = arguments["times"].isNone ? nil : Optional(try arguments.integer("times"))
        return walk(context) {
          guard let count = left else { return x }
          guard count > 0 else { return nil }
          left = count - 1
          return x
        }
      },
    ]
  }

  private static func joining(_ context: ModuleContext) -> [NativeFunction] {
    [
      zipping("izip", context),
      longest("zip_longest", context), longest("izip_longest", context),
      NativeFunction(
        "imap", "function, *values",
        help: "The function applied to each element.\n\n    list(itertools.imap(abs, [-1]))"
      ) { arguments in
        let iterators = try arguments.rest.map { try $0.iterator() }
        return walk(context) {
          var operands: [Value] = []
          for iterator in iterators {
            guard let value = try iterator.next() else { return nil }
            operands.append(value)
          }
          guard !operands.isEmpty else { return nil }
          return try context.call(arguments["function"], operands, arguments.site)
        }
      },
      NativeFunction(
        "starmap", "function, values",
        help: "The function applied to each element's elements.\n\n"
          + "    list(itertools.starmap(pow, [(2, 3)]))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        return walk(context) {
          guard let value = try iterator.next() else { return nil }
          return try context.call(arguments["function"], value.elements(), arguments.site)
        }
      },
      NativeFunction(
        "accumulate", "values, func=None, initial=None",
        help: "The sums of the first elements.\n\n    list(itertools.accumulate([1, 2, 3]))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        var total: Value? = arguments["initial"].isNone ? nil : arguments["initial"]
        var isFirst = total != nil
        return walk(context) {
          if isFirst {
            isFirst = false
            return total
          }
          guard let value = try iterator.next() else { return nil }
          if let before = total {
            total =
              try arguments["func"].isNone
              ? context.interpreter.result(of: .add, before, value)
              : context.call(arguments["func"], [before, value], arguments.site)
          } else {
            total = value
          }
          return total
        }
      },
      NativeFunction(
        "tee", "values, n=2",
        help: "Several walks through the same elements.\n\n"
          + "    itertools.tee([1, 2])"
      ) { arguments in
        let shared = SharedWalk(try arguments["values"].iterator())
        let count = try arguments.integer("n", atLeast: 0)
        guard count <= 1000 else { throw arguments.error("n", "n is at most 1000") }
        return .tuple(
          (0..<count).map { _ in
            var index = 0
            return walk(context) {
              defer { index += 1 }
              return try shared.element(index)
            }
          })
      },
      NativeFunction(
        "pairwise", "values",
        help: "Each element with the next.\n\n    list(itertools.pairwise('abc'))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        var previous = try iterator.next()
        return walk(context) {
          guard let before = previous, let value = try iterator.next() else { return nil }
          previous = value
          return .tuple([before, value])
        }
      },
    ]
  }

  /// Elements of a walk that several others share.
  private final class SharedWalk {
    private let iterator: ValueIterator
    private var elements: [Value] = []

    init(_ iterator: ValueIterator) { self.iterator = iterator }

    func element(_ index: Int) throws -> Value? {
      if index < elements.count { return elements[index] }
      guard let value = try iterator.next() else { return nil }
      elements.append(value)
      return value
    }
  }

  private static func zipping(_ name: String, _ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      name, "*values",
      help: "Tuples of the elements side by side.\n\n"
        + "    list(itertools.\(name)('ab', [1, 2]))"
    ) { arguments in
      let iterators = try arguments.rest.map { try $0.iterator() }
      return walk(context) {
        var tuple: [Value] = []
        for iterator in iterators {
          guard let value = try iterator.next() else { return nil }
          tuple.append(value)
        }
        return tuple.isEmpty ? nil : .tuple(tuple)
      }
    }
  }

  private static func longest(_ name: String, _ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      name, "*values, fillvalue=None",
      help: "Tuples of the elements side by side, up to the end of the longest.\n\n"
        + "    list(itertools.\(name)('ab', [1]))"
    ) { arguments in
      let iterators = try arguments.rest.map { try $0.iterator() }
      let fill = arguments["fillvalue"]
      return walk(context) {
        let row = try iterators.map { try $0.next() }
        guard row.contains(where: { $0 != nil }) else { return nil }
        return .tuple(row.map { $0 ?? fill })
      }
    }
  }

  private static func filtering(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction(
        "islice", "values, start, *bounds",
        help: "The elements from start up to stop, or those up to start.\n\n"
          + "    list(itertools.islice('abcdef', 2))"
      ) { arguments in
        let given = [arguments["start"]] + arguments.rest
        guard given.count <= 3 else { throw Diagnostic("TypeError", "islice has three bounds") }
        func bound(_ value: Value) throws -> Int? {
          if value.isNone { return nil }
          guard let integer = value.exactInteger, integer >= 0 else {
            throw Diagnostic("ValueError", "the bounds of islice are whole numbers from 0 on")
          }
          return integer
        }
        var next = given.count == 1 ? 0 : try bound(given[0]) ?? 0
        let stop = try bound(given.count == 1 ? given[0] : given[1])
        let step = given.count == 3 ? try bound(given[2]) ?? 1 : 1
        guard step > 0 else { throw Diagnostic("ValueError", "the step of islice is above 0") }
        let iterator = try arguments["values"].iterator()
        var index = 0
        return walk(context) {
          if let stop, next >= stop { return nil }
          while let value = try iterator.next() {
            try Interruption.check()
            index += 1
            if index - 1 == next {
              next = next.addingReportingOverflow(step).overflow ? .max : next + step
              return value
            }
          }
          return nil
        }
      },
      testing("takewhile", "The elements up to the first for which the function is false.", context)
      { iterator, test in
        var isOver = false
        return {
          guard !isOver, let value = try iterator.next(), try test(value) else {
            isOver = true
            return nil
          }
          return value
        }
      },
      testing("dropwhile", "The elements from the first for which the function is false.", context)
      { iterator, test in
        var isOpen = false
        return {
          while let value = try iterator.next() {
            if try isOpen || !test(value) {
              isOpen = true
              return value
            }
          }
          return nil
        }
      },
      testing("filterfalse", "The elements for which the function is false.", context, falsely),
      testing("ifilterfalse", "The elements for which the function is false.", context, falsely),
      testing("ifilter", "The elements for which the function is true.", context) {
        iterator, test in
        {
          while let value = try iterator.next() {
            if try test(value) { return value }
          }
          return nil
        }
      },
      NativeFunction(
        "compress", "values, selectors",
        help: "The elements beside true ones.\n\n    list(itertools.compress('abc', [1, 0, 1]))"
      ) { arguments in
        let iterator = try arguments["values"].iterator()
        let selectors = try arguments["selectors"].iterator()
        return walk(context) {
          while let value = try iterator.next(), let selector = try selectors.next() {
            if try selector.isTrue() { return value }
          }
          return nil
        }
      },
      NativeFunction(
        "groupby", "values, key=None",
        help: "Pairs of a key and the walk through neighbours that have it.\n\n"
          + "    [(k, len(list(g))) for k, g in itertools.groupby('aab')]"
      ) { arguments in
        let groups = Groups(context, try arguments["values"].iterator()) { value in
          try arguments["key"].isNone
            ? value : context.call(arguments["key"], [value], arguments.site)
        }
        return walk(context) { try groups.next() }
      },
    ]
  }

  nonisolated(unsafe) private static let falsely:
    (ValueIterator, @escaping (Value) throws -> Bool) -> (() throws -> Value?) = {
      iterator, test in
      {
        while let value = try iterator.next() {
          if try !test(value) { return value }
        }
        return nil
      }
    }

  private static func testing(
    _ name: String, _ help: String, _ context: ModuleContext,
    _ body: @escaping (ValueIterator, @escaping (Value) throws -> Bool) -> (() throws -> Value?)
  ) -> NativeFunction {
    NativeFunction(
      name, "function, values",
      help: "\(help)\n\n    list(itertools.\(name)(lambda x: x < 2, [1, 2, 1]))"
    ) { arguments in
      let function = arguments["function"]
      return walk(
        context,
        body(try arguments["values"].iterator()) { value in
          try Interruption.check()
          return try function.isNone
            ? value.isTrue() : context.call(function, [value], arguments.site).isTrue()
        })
    }
  }
}

/// Runs of neighbours with the same key.
private final class Groups {
  private let context: ModuleContext
  private let iterator: ValueIterator
  private let key: (Value) throws -> Value
  /// The next element and its key, read but not yet given.
  private var pending: (key: Value, value: Value)?
  private var number = 0

  init(
    _ context: ModuleContext, _ iterator: ValueIterator, key: @escaping (Value) throws -> Value
  ) {
    self.context = context
    self.iterator = iterator
    self.key = key
  }

  private func read() throws {
    pending = try iterator.next().map { (try key($0), $0) }
  }

  /// The next pair; what is left of the group before is passed over.
  func next() throws -> Value? {
    if number == 0 { try read() } else { while try member(of: number) != nil {} }
    guard let pending else { return nil }
    number += 1
    current = pending.key
    let mine = number
    return .tuple([
      pending.key, ItertoolsModule.walk(context) { [self] in try member(of: mine) },
    ])
  }

  private var current = Value.none

  private func member(of group: Int) throws -> Value? {
    guard group == number, let (key, value) = pending,
      try key.isSame(as: current) || key.isEqual(to: current)
    else {
      return nil
    }
    try read()
    return value
  }
}

/// `chain`, which is called and has `from_iterable`.
private final class ChainType: NativeObject {
  private let context: ModuleContext
  private let function: NativeFunction

  init(_ context: ModuleContext) {
    self.context = context
    function = NativeFunction(
      "chain", "*values", help: "One walk after the other.\n\n    list(itertools.chain('ab', [1]))"
    ) { Self.chained(ValueIterator($0.rest), context) }
  }

  private static func chained(_ walks: ValueIterator, _ context: ModuleContext) -> Value {
    var current: ValueIterator?
    return ItertoolsModule.walk(context) {
      while true {
        try Interruption.check()
        if let value = try current?.next() { return value }
        guard let next = try walks.next() else { return nil }
        current = try next.iterator()
      }
    }
  }

  var typeName: String { "type" }
  var representation: String { "<class 'itertools.chain'>" }
  var help: String? { "\(function.usage)\n\(function.help)" }
  var attributeNames: [String] { ["from_iterable"] }

  func attribute(_ name: String) -> Value? {
    guard name == "from_iterable" else { return nil }
    return .native(
      NativeFunction(
        name, "values",
        help: "One walk after the other.\n\n    list(itertools.chain.from_iterable(['ab', 'c']))"
      ) { [context] in Self.chained(try $0["values"].iterator(), context) })
  }

  func call(_ arguments: CallArguments) throws -> Value? { try function.call(arguments) }
}
