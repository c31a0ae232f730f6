import Language

extension Compiler {
  /// Cleans up, innermost first, what stands around the place down to context number `count`, for
  /// a statement that leaves it early.
  func leave(upTo count: Int, _ range: SourceRange) throws {
    let all = contexts
    defer { contexts = all }
    let before = assigned
    while contexts.count > count {
      let number = contexts.count - 1
      let context = contexts.removeLast()
      let start = here
      switch context.kind {
      case .loop: continue
      case .finally(let body): try statements(body)
      case .with(let manager): emit(.exit, 0, manager, at: range)
      }
      // What the clean-up raises is not the business of what it cleans up.
      for inner in all[number...] { inner.holes.append((start, here)) }
    }
    assigned = before
  }

  /// Says that what is raised between `start` and here goes on at `target`, but for the holes.
  private func handle(
    from start: Int, to end: Int, _ context: Context?, target: Int, register: Int,
    isCleanup: Bool
  ) {
    var from = start
    for hole in (context?.holes ?? []).sorted(by: { $0.start < $1.start })
    where hole.end > hole.start && hole.start >= from {
      if hole.start > from {
        builder.handlers.append(
          Handler(
            start: from, end: hole.start, target: target, register: register,
            isCleanup: isCleanup))
      }
      from = hole.end
    }
    if end > from {
      builder.handlers.append(
        Handler(start: from, end: end, target: target, register: register, isCleanup: isCleanup))
    }
  }

  func tryStatement(_ statement: TryStatement, _ range: SourceRange) throws {
    guard !statement.finally.isEmpty else { return try guarded(statement, nil, range) }
    let caughtHere = register()
    let context = Context(.finally(statement.finally))
    contexts.append(context)
    let start = here
    try guarded(statement, context, range)
    let end = here
    contexts.removeLast()
    try block(statement.finally)
    let done = emit(.jump, at: range)
    let target = here
    handle(
      from: start, to: end, context, target: target, register: caughtHere, isCleanup: true)
    caught.append(caughtHere)
    try block(statement.finally)
    caught.removeLast()
    emit(.reraise, caughtHere, at: range)
    land(done)
  }

  /// The part with `except`; `outer` is the `finally` around it.
  private func guarded(
    _ statement: TryStatement, _ outer: Context?, _ range: SourceRange
  ) throws {
    guard !statement.handlers.isEmpty else {
      try block(statement.body)
      return try block(statement.otherwise)
    }
    let caughtHere = register()
    // A context of no kind of its own, to learn which stretches are not this statement's.
    let context = Context(.finally([]))
    contexts.append(context)
    let start = here
    try block(statement.body)
    let end = here
    contexts.removeLast()
    try block(statement.otherwise)
    var ends = [emit(.jump, at: range)]
    handle(
      from: start, to: end, context, target: here, register: caughtHere, isCleanup: false)
    caught.append(caughtHere)
    for handler in statement.handlers {
      let skip = try scratch {
        let matches = register()
        let type = try handler.kind.map { try expression($0) } ?? constant(.none, range, nil)
        let kindRange = handler.kind?.range ?? range
        emit(.matches, matches, caughtHere, type, at: kindRange)
        return emit(.jumpUnless, matches, at: kindRange)
      }
      if let target = handler.target {
        try scratch {
          let exception = register()
          emit(.loadException, exception, caughtHere, at: target.range)
          let before = assigned
          try assign(exception, to: target)
          try statements(handler.body)
          assigned = before
        }
      } else {
        try block(handler.body)
      }
      ends.append(emit(.jump, at: range))
      land(skip)
    }
    emit(.reraise, caughtHere, at: range)
    caught.removeLast()
    land(ends)
  }

  func raise(_ value: Expression?, _ cause: Expression?, _ range: SourceRange) throws {
    guard let value else {
      if let register = caught.last {
        emit(.reraise, register, at: range)
      } else {
        emit(.reraiseLast, at: range)
      }
      return
    }
    let register = try expression(value)
    // What is handled at the time is kept as the exception's context.
    let context = caught.last
    try scratch {
      let origin = try cause.map { try expression($0) }
      emit(
        .raise, register, origin ?? 0, context ?? 0,
        flag: (origin == nil ? 0 : 1) | (context == nil ? 0 : 2), at: range)
    }
  }

  func with(
    _ items: ArraySlice<(context: Expression, target: Expression?)>, _ body: [Statement],
    _ range: SourceRange
  ) throws {
    guard let item = items.first else { return try statements(body) }
    let manager = register()
    try expression(item.context, into: manager)
    let entered = register()
    emit(.enter, entered, manager, at: item.context.range)
    let context = Context(.with(manager: manager))
    let before = assigned
    let caughtHere = register()
    contexts.append(context)
    let start = here
    if let target = item.target { try assign(entered, to: target) }
    try with(items.dropFirst(), body, range)
    let end = here
    contexts.removeLast()
    assigned = before
    emit(.exit, 0, manager, at: item.context.range)
    let done = emit(.jump, at: range)
    handle(
      from: start, to: end, context, target: here, register: caughtHere, isCleanup: true)
    let isDone = register()
    emit(.exit, isDone, manager, caughtHere, flag: 1, at: item.context.range)
    let dealtWith = emit(.jumpIf, isDone, at: range)
    emit(.reraise, caughtHere, at: range)
    land(dealtWith)
    land(done)
  }
}
