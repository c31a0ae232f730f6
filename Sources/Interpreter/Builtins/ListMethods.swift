import Interruptions
import Language

/// The methods of `list` and `tuple`.
enum ListMethods {
  private typealias Method = Methods.Method

  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "append": mutating("x", "Adds x at the end.") { list, arguments in
      try Operators.checkSum(list.elements.count, 1)
      list.elements.append(arguments["x"])
      return .none
    },
    "extend": mutating("values", "Adds all of values at the end.") { list, arguments in
      let more = try arguments["values"].elements()
      try Operators.checkSum(list.elements.count, more.count)
      list.elements += more
      return .none
    },
    "insert": mutating("index, x", "Puts x before the element at index.") { list, arguments in
      let count = list.elements.count
      let index = try arguments.integer("index")
      list.elements.insert(
        arguments["x"], at: min(max(index < 0 ? max(index, -count) + count : index, 0), count))
      return .none
    },
    "pop": mutating("index=-1", "Takes the element at index out and returns it.") {
      list, arguments in
      let count = list.elements.count
      let index = try arguments.integer("index")
      let position = index < 0 ? index &+ count : index
      guard position >= 0, position < count else {
        throw Diagnostic(
          "IndexError", count == 0 ? "the list is empty" : "the list has \(count) elements",
          spoken: count == 0 ? "pop from empty list" : "pop index out of range")
      }
      return list.elements.remove(at: position)
    },
    "remove": mutating("x", "Takes the first x out.") { list, arguments in
      guard let index = try list.elements.firstIndex(where: { try $0.isEqual(to: arguments["x"]) })
      else {
        throw Diagnostic(
          "ValueError", "\(arguments["x"].describedForError) is not in the list",
          spoken: "list.remove(x): x not in list")
      }
      list.elements.remove(at: index)
      return .none
    },
    "reverse": mutating("", "Turns the order round.") { list, _ in
      list.elements.reverse()
      return .none
    },
    "sort": Method(
      signature: "key=None, reverse=False", help: "Puts the elements in ascending order."
    ) { receiver, arguments, interpreter in
      guard case .list(let list) = receiver else { return .none }
      list.elements = try Sorting.sorted(
        list.elements, by: arguments["key"], reversed: arguments["reverse"].isTrue(),
        interpreter, arguments.site)
      return .none
    },
    "index": index, "count": count,
    "copy": mutating("", "A new list of the same elements.") { list, _ in .list(list.elements) },
    "clear": mutating("", "Takes all elements out.") { list, _ in
      list.elements = []
      return .none
    },
  ]

  nonisolated(unsafe) static let tupleTable: [String: Methods.Method] = [
    "index": index, "count": count,
  ]

  nonisolated(unsafe) private static let index = Method(
    signature: "x, start=0, stop=None", help: "The index of the first x."
  ) { receiver, arguments, _ in
    let elements = try receiver.elements()
    func place(_ index: Int) -> Int {
      min(max(index < 0 ? max(index, -elements.count) + elements.count : index, 0), elements.count)
    }
    let start = place(try arguments.integer("start"))
    let stop =
      arguments["stop"].isNone ? elements.count : place(try arguments.integer("stop"))
    let range = start..<max(start, stop)
    guard
      let index = try elements[range].firstIndex(where: {
        try $0.isSame(as: arguments["x"]) || $0.isEqual(to: arguments["x"])
      })
    else {
      let value = arguments["x"]
      throw Diagnostic(
        "ValueError", "\(value.describedForError) is not in the \(receiver.typeName)",
        spoken: receiver.typeName == "list"
          ? "\(value.representation) is not in list" : "tuple.index(x): x not in tuple")
    }
    return .integer(index)
  }

  nonisolated(unsafe) private static let count = Method(
    signature: "x", help: "How often x is there."
  ) { receiver, arguments, _ in
    .integer(try receiver.elements().filter { try $0.isEqual(to: arguments["x"]) }.count)
  }

  private static func mutating(
    _ signature: String, _ help: String,
    _ body: @escaping (ListObject, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .list(let list) = receiver else { return .none }
      return try body(list, arguments)
    }
  }
}

/// Sorting by a key, stable as Python's.
enum Sorting {
  static func sorted(
    _ elements: [Value], by key: Value, reversed: Bool, _ interpreter: Interpreter,
    _ site: CallSite
  ) throws -> [Value] {
    let keyed = try elements.map { element in
      if key.isNone { return (element, element) }
      try Interruption.check()
      return (try interpreter.call(key, [element], site: site), element)
    }
    var comparisons = 0
    // Swift's sort is stable in practice but promises nothing, so the index breaks ties; a
    // reversed sort keeps equal elements in their order too.
    let order = try keyed.enumerated().sorted { a, b in
      comparisons &+= 1
      if comparisons & 0xfff == 0 { try Interruption.check() }
      let (first, second) = reversed ? (b, a) : (a, b)
      if try first.element.0.isLess(than: second.element.0) { return true }
      if try second.element.0.isLess(than: first.element.0) { return false }
      return a.offset < b.offset
    }
    return order.map(\.element.1)
  }
}
