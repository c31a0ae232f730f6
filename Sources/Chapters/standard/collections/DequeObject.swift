import DequeModule
import Interpreter
import Language

/// `collections.deque`: a sequence that grows and shrinks at both ends.
final class DequeObject: NativeObject {
  var elements: Deque<Value>
  /// The most elements that are kept; nil for any number.
  let bound: Int?
  let context: ModuleContext
  private let flag = OpenFlag()

  /// A deque of the last `bound` of `elements`.
  init(_ elements: [Value], bound: Int?, context: ModuleContext) {
    self.bound = bound
    self.context = context
    self.elements = Deque(bound.map { elements.suffix($0) } ?? elements[...])
  }

  var typeName: String { "deque" }
  var representation: String {
    context.shown(flag) { [elements, bound] in
      "deque(\(Value.list(Array(elements)).representation)"
        + (bound.map { ", maxlen=\($0)" } ?? "") + ")"
    }
  }
  var help: String? { "A deque.\nIt has \(attributeNames.joined(separator: ", "))." }
  var attributeNames: [String] { Self.methods.names + ["maxlen"] }

  func attribute(_ name: String) -> Value? {
    name == "maxlen"
      ? bound.map { .integer($0) } ?? Value.none : Self.methods.method(name, of: self)
  }

  func length() -> Int? { elements.count }
  func truth() -> Bool { !elements.isEmpty }

  func iterator() -> ValueIterator? {
    var index = 0
    return ValueIterator { [self] in
      guard index < elements.count else { return nil }
      defer { index += 1 }
      return elements[index]
    }
  }

  private func position(_ index: Value) throws -> Int {
    guard let integer = index.exactInteger else {
      throw Diagnostic("TypeError", "an index is a whole number, not \(index.describedForError)")
    }
    let position = integer < 0 ? integer &+ elements.count : integer
    guard elements.indices.contains(position) else {
      throw Diagnostic(
        "IndexError", "the deque has \(elements.count) elements, so \(integer) is outside")
    }
    return position
  }

  func item(_ index: Value) throws -> Value? { elements[try position(index)] }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    elements[try position(index)] = value
    return true
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard let other = other.object(as: DequeObject.self) else { return nil }
    try context.interpreter.checkStack()
    let same = { () throws -> Bool in
      try Value.tuple(Array(self.elements)).isEqual(to: .tuple(Array(other.elements)))
    }
    switch operation {
    case .comparison(.equal): return .boolean(try same())
    case .comparison(.notEqual): return .boolean(try !same())
    default: return nil
    }
  }

  func append(_ value: Value) {
    elements.append(value)
    if let bound, elements.count > bound { elements.removeFirst() }
  }

  func prepend(_ value: Value) {
    elements.prepend(value)
    if let bound, elements.count > bound { elements.removeLast() }
  }

  nonisolated(unsafe) private static let methods = MethodTable<DequeObject>([
    NativeMethod("append", "x", "Adds x at the right.") { deque, arguments in
      deque.append(arguments["x"])
      return .none
    },
    NativeMethod("appendleft", "x", "Adds x at the left.") { deque, arguments in
      deque.prepend(arguments["x"])
      return .none
    },
    NativeMethod("extend", "values", "Adds all of values at the right.") { deque, arguments in
      for value in try arguments["values"].elements() { deque.append(value) }
      return .none
    },
    NativeMethod("extendleft", "values", "Adds each of values at the left.") { deque, arguments in
      for value in try arguments["values"].elements() { deque.prepend(value) }
      return .none
    },
    NativeMethod("pop", "", "Takes the last element out.") { deque, _ in
      guard let value = deque.elements.popLast() else { throw empty }
      return value
    },
    NativeMethod("popleft", "", "Takes the first element out.") { deque, _ in
      guard let value = deque.elements.popFirst() else { throw empty }
      return value
    },
    NativeMethod("clear", "", "Takes all elements out.") { deque, _ in
      deque.elements = []
      return .none
    },
    NativeMethod("copy", "", "A new deque of the same elements.") { deque, _ in
      .object(DequeObject(Array(deque.elements), bound: deque.bound, context: deque.context))
    },
    NativeMethod("count", "x", "How often x is there.") { deque, arguments in
      .integer(try deque.elements.count { try $0.isEqual(to: arguments["x"]) })
    },
    NativeMethod("reverse", "", "Turns the order round.") { deque, _ in
      deque.elements.reverse()
      return .none
    },
    NativeMethod("remove", "x", "Takes the first x out.") { deque, arguments in
      guard
        let index = try deque.elements.firstIndex(where: { try $0.isEqual(to: arguments["x"]) })
      else { throw arguments.error("x", "that is not in the deque") }
      deque.elements.remove(at: index)
      return .none
    },
    NativeMethod("rotate", "n=1", "Moves n elements from the right to the left.") {
      deque, arguments in
      let count = deque.elements.count
      guard count > 1 else { return .none }
      let steps = try arguments.integer("n") % count
      let split = (count - steps) % count
      let start = split < 0 ? split + count : split
      deque.elements = Deque(deque.elements[start...] + deque.elements[..<start])
      return .none
    },
  ])

  private static var empty: Diagnostic { Diagnostic("IndexError", "the deque is empty") }
}
