import Language

extension Compiler {
  /// A list, tuple or set of elements, some of which may be `*several`.
  func sequence(
    _ elements: [Expression], _ opcode: Opcode, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = target ?? register()
    let hasStars = elements.contains { if case .starred = $0.kind { true } else { false } }
    // Very long lists grow element by element, so as not to need a register for each.
    guard hasStars || elements.count > 200 else {
      try scratch {
        let first = registers(max(1, elements.count))
        for (index, element) in elements.enumerated() {
          try expression(element, into: first + index)
        }
        let isConstantSet =
          opcode == .buildSet && elements.count > 2 && elements.allSatisfy(\.isNumeral)
        emit(opcode, result, first, elements.count, flag: isConstantSet ? 1 : 0, at: range)
      }
      return result
    }
    try scratch {
      let list = register()
      emit(.buildList, list, list, 0, at: range)
      for element in elements { try add(element, to: list) }
      switch opcode {
      case .buildTuple: emit(.tupleOfList, result, list, at: range)
      case .buildSet:
        emit(.buildSet, result, list, 0, at: range)
        let walk = registers(3)
        let value = register()
        emit(.iterate, walk, list, at: range)
        let start = here
        let end = emit(.next, value, walk, at: range)
        emit(.insert, result, value, at: range)
        emit(.loop, 0, 0, start, at: range)
        land(end)
      default: emit(.move, result, list, at: range)
      }
    }
    return result
  }

  /// Adds an element, or with a star several, to the list in a register.
  func add(_ element: Expression, to list: Int) throws {
    try scratch {
      if case .starred(let inner) = element.kind {
        emit(.extend, list, try expression(inner), at: inner.range)
      } else {
        emit(.append, list, try expression(element), at: element.range)
      }
    }
  }

  func dictionary(
    _ entries: [DictionaryEntry], _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = register()
    emit(.buildDictionary, result, result, 0, at: range)
    for entry in entries {
      try scratch {
        if let key = entry.key {
          let pair = registers(2)
          try expression(key, into: pair)
          try expression(entry.value, into: pair + 1)
          emit(.setEntry, result, pair, at: key.range)
        } else {
          emit(.merge, result, try expression(entry.value), at: entry.value.range)
        }
      }
    }
    return moved(result, target, range)
  }

  // MARK: - Comprehensions

  /// A comprehension: its targets are its own, as in Python 3. (Python 2 leaks a list's target, which
  /// no chapter relies on.)
  func comprehension(
    _ comprehension: Comprehension, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    guard !comprehension.isFunction else {
      return try comprehensionFunction(comprehension, range, target)
    }
    let result = register()
    try scratch {
      let opcode: Opcode =
        switch comprehension.kind {
        case .list, .generator: .buildList
        case .set: .buildSet
        case .dictionary: .buildDictionary
        }
      emit(opcode, result, result, 0, at: range)
      try clauses(comprehension, firstWalk: nil) {
        try scratch {
          switch comprehension.kind {
          case .dictionary(let value):
            let pair = registers(2)
            try expression(comprehension.element, into: pair)
            try expression(value, into: pair + 1)
            emit(.setEntry, result, pair, at: comprehension.element.range)
          case .set:
            emit(
              .insert, result, try expression(comprehension.element),
              at: comprehension.element.range)
          case .list, .generator:
            emit(
              .append, result, try expression(comprehension.element),
              at: comprehension.element.range)
          }
        }
      }
    }
    return moved(result, target, range)
  }

  /// The loops of a comprehension around `body`.
  private func clauses(
    _ comprehension: Comprehension, firstWalk: Int?, _ body: () throws -> Void
  ) throws {
    let before = assigned
    var ends: [(start: Int, jumps: [Int], failing: [Int], range: SourceRange)] = []
    var names: [String: Int] = [:]
    // In a function of its own the targets are the function's variables.
    if firstWalk == nil {
      for name in LocalNames(clauses: comprehension.clauses).assigned.sorted() {
        names[mangled(name)] = register()
      }
    }
    for (index, clause) in comprehension.clauses.enumerated() {
      let walk: Int
      if index == 0, let firstWalk {
        walk = firstWalk
      } else {
        walk = registers(3)
        // The first iterable belongs to what is around the comprehension.
        try scratch {
          emit(.iterate, walk, try expression(clause.iterable), at: clause.iterable.range)
        }
      }
      if index == 0 { targets.append(names) }
      let start = here
      let jumps = [try advance(walk, to: clause.target, clause.iterable.range)]
      var failing: [Int] = []
      for condition in clause.conditions {
        failing += try jump(unless: condition)
      }
      ends.append((start, jumps, failing, clause.iterable.range))
    }
    try body()
    for end in ends.reversed() {
      // A test that fails goes on with the next element.
      land(end.failing)
      emit(.loop, 0, 0, end.start, at: end.range)
      land(end.jumps)
    }
    targets.removeLast()
    assigned = before
  }

  /// A comprehension as a function of its own, called at once with the first walk.
  private func comprehensionFunction(
    _ comprehension: Comprehension, _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let isGenerator: Bool
    if case .generator = comprehension.kind { isGenerator = true } else { isGenerator = false }
    let names = LocalNames(clauses: comprehension.clauses).assigned
    let inner = Compiler(
      interpreter, name: isGenerator ? "<generator>" : "<comprehension>", source: source,
      kind: .function, parent: self)
    var parameters = Parameters()
    parameters.positional = [Parameters.Parameter("values", range: range)]
    inner.builder.parameters = parameters
    inner.builder.isGenerator = isGenerator
    let captured = NameUses.captured(of: comprehension, locals: names)
    let given = inner.register()
    for name in names.sorted() {
      if captured.contains(name) {
        inner.ownCells[inner.mangled(name)] = inner.ownCells.count
      } else {
        inner.locals[inner.mangled(name)] = inner.register()
      }
    }
    let result = inner.register()
    let walk = inner.registers(3)
    inner.emit(.iterate, walk, given, at: comprehension.clauses[0].iterable.range)
    if !isGenerator {
      let opcode: Opcode =
        switch comprehension.kind {
        case .list, .generator: .buildList
        case .set: .buildSet
        case .dictionary: .buildDictionary
        }
      inner.emit(opcode, result, result, 0, at: range)
    }
    let element = comprehension.element
    try inner.clauses(comprehension, firstWalk: walk) {
      try inner.scratch {
        let pair = inner.registers(2)
        try inner.expression(element, into: pair)
        switch comprehension.kind {
        case .generator: inner.emit(.yield, pair + 1, pair, at: element.range)
        case .list: inner.emit(.append, result, pair, at: element.range)
        case .set: inner.emit(.insert, result, pair, at: element.range)
        case .dictionary(let value):
          try inner.expression(value, into: pair + 1)
          inner.emit(.setEntry, result, pair, at: element.range)
        }
      }
    }
    if isGenerator { inner.constant(.none, range, result) }
    inner.emit(.returnValue, result, at: range)
    builder.codes.append(try inner.finish(at: range))
    let output = target ?? register()
    try scratch {
      let block = registers(2)
      emit(.makeFunction, block, builder.codes.count - 1, block, at: range)
      let first = comprehension.clauses[0].iterable
      try expression(first, into: block + 1)
      // What cannot be walked through is wrong here, not where the first element is asked for.
      scratch {
        let walk = registers(3)
        emit(.iterate, walk, block + 1, flag: 1, at: first.range)
        emit(.move, block + 1, walk, at: first.range)
      }
      builder.calls.append(
        CallShape(
          positionalCount: 1, keywords: [],
          site: CallSite(source: source, range: range, arguments: [])))
      emit(.call, block, 1, builder.calls.count - 1, at: range)
      emit(.move, output, block, at: range)
    }
    return output
  }
}

extension NameUses {
  /// The targets of a comprehension that functions inside it use.
  static func captured(of comprehension: Comprehension, locals: Set<String>) -> Set<String> {
    own(comprehension).byFunctionsInside.intersection(locals)
  }
}

extension Expression {
  /// Whether it is a number as it is written.
  fileprivate var isNumeral: Bool {
    switch kind {
    case .integer: true
    case .unary(.minus, let operand): if case .integer = operand.kind { true } else { false }
    default: false
    }
  }
}
