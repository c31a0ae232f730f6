import Language
import OrderedCollections

extension Interpreter {
  func evaluate(_ comprehension: Comprehension, _ frame: Frame) throws -> Value {
    // The targets are the comprehension's own, as in Python 3; Python 2 leaks a list's target,
    // which no chapter relies on.
    let scope = Scope(enclosing: frame.scope, locals: LocalNames(clauses: comprehension.clauses))
    let inner = Frame(scope: scope, source: frame.source)
    let walk = ComprehensionWalk(comprehension.clauses, inner)
    try walk.begin(self)
    switch comprehension.kind {
    case .list: return .list(try elements(of: walk, comprehension.element, inner))
    case .set:
      let elements = try elements(of: walk, comprehension.element, inner)
      return .set(SetObject(OrderedSet(try elements.map { try Key($0) })))
    case .dictionary(let value):
      let entries = DictionaryObject()
      while try walk.next(self) {
        let key = try Key(evaluate(comprehension.element, inner))
        entries.entries[key] = try evaluate(value, inner)
      }
      return .dictionary(entries)
    case .generator:
      // The interpreter owns the names that hold the walk.
      return .object(
        ValueIterator { [unowned self] in
          try walk.next(self) ? evaluate(comprehension.element, inner) : nil
        })
    }
  }

  private func elements(
    of walk: ComprehensionWalk, _ element: Expression, _ frame: Frame
  ) throws -> [Value] {
    var values: [Value] = []
    while try walk.next(self) {
      try Operators.checkSum(values.count, 1)
      values.append(try evaluate(element, frame))
    }
    return values
  }
}

/// A walk through what the `for` and `if` of a comprehension bind its targets to.
private final class ComprehensionWalk {
  private let clauses: [Comprehension.Clause]
  private let frame: Frame
  /// The walks of the clauses that are under way, outermost first.
  private var open: [ValueIterator] = []

  init(_ clauses: [Comprehension.Clause], _ frame: Frame) {
    self.clauses = clauses
    self.frame = frame
  }

  /// Starts with the first clause; as in Python the iterables of the others are evaluated when
  /// their turn comes.
  func begin(_ interpreter: Interpreter) throws { try descend(interpreter) }

  private func descend(_ interpreter: Interpreter) throws {
    let iterable = clauses[open.count].iterable
    open.append(
      try interpreter.located(iterable, frame) {
        try interpreter.evaluate(iterable, frame).iterator()
      })
  }

  /// Binds the targets to the next elements; false at the end.
  func next(_ interpreter: Interpreter) throws -> Bool {
    try interpreter.stackGuard.check()
    while let iterator = open.last {
      try Interruption.check()
      let clause = clauses[open.count - 1]
      guard let value = try iterator.next() else {
        open.removeLast()
        continue
      }
      try interpreter.assign(value, to: clause.target, frame)
      let passes = try clause.conditions.allSatisfy {
        try interpreter.evaluate($0, frame).isTrue()
      }
      guard passes else { continue }
      if open.count == clauses.count { return true }
      try descend(interpreter)
    }
    return false
  }
}
