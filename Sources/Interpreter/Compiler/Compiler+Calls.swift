import Language

extension Compiler {
  /// A call: the callee and its arguments stand side by side in registers.
  func call(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange, _ target: Int?
  ) throws -> Int {
    let result = target ?? register()
    try scratch {
      let spreads = arguments.contains {
        switch $0.kind {
        case .spread, .spreadKeywords: true
        case .positional, .keyword: false
        }
      }
      let site = CallSite(source: source, range: range, arguments: arguments)
      if spreads {
        try spreadCall(callee, arguments, site, result)
      } else if try !superCall(callee, arguments, range, result) {
        try plainCall(callee, arguments, site, result)
      }
    }
    return result
  }

  private func plainCall(
    _ callee: Expression, _ arguments: [Argument], _ site: CallSite, _ result: Int
  ) throws {
    let block = registers(arguments.count + 1)
    var positional: [Expression] = []
    var keywords: [(name: String, value: Expression)] = []
    for argument in arguments {
      if case .keyword(let name) = argument.kind {
        keywords.append((name, argument.value))
      } else {
        positional.append(argument.value)
      }
    }
    var method: (name: Symbol, range: SourceRange)?
    if case .attribute(let object, let name, let nameRange) = callee.kind {
      try expression(object, into: block)
      method = (interpreter.symbols.symbol(mangled(name)), nameRange)
    } else {
      try expression(callee, into: block)
    }
    for (index, value) in (positional + keywords.map(\.value)).enumerated() {
      try expression(value, into: block + 1 + index)
    }
    builder.calls.append(
      CallShape(
        positionalCount: positional.count, keywords: keywords.map(\.name), method: method?.name,
        methodRange: method?.range ?? site.range, site: site))
    emit(
      method == nil ? .call : .callMethod, block, arguments.count, builder.calls.count - 1,
      at: site.range)
    emit(.move, result, block, at: site.range)
  }

  private func spreadCall(
    _ callee: Expression, _ arguments: [Argument], _ site: CallSite, _ result: Int
  ) throws {
    let block = registers(3)
    try expression(callee, into: block)
    emit(.buildList, block + 1, block + 1, 0, at: site.range)
    emit(.buildDictionary, block + 2, block + 2, 0, at: site.range)
    for argument in arguments {
      try scratch {
        switch argument.kind {
        case .positional:
          emit(.append, block + 1, try expression(argument.value), at: argument.value.range)
        case .spread:
          emit(.extend, block + 1, try expression(argument.value), at: argument.value.range)
        case .keyword(let name):
          let pair = registers(2)
          constant(.string(name), argument.value.range, pair)
          try expression(argument.value, into: pair + 1)
          emit(.setEntry, block + 2, pair, flag: 1, at: argument.value.range)
        case .spreadKeywords:
          emit(
            .merge, block + 2, try expression(argument.value), flag: 1, at: argument.value.range)
        }
      }
    }
    builder.calls.append(CallShape(positionalCount: 0, keywords: [], site: site))
    emit(.callSpread, block, 0, builder.calls.count - 1, at: site.range)
    emit(.move, result, block, at: site.range)
  }

  /// `super()` in a method: the class is the one that the method belongs to.
  private func superCall(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange, _ result: Int
  ) throws -> Bool {
    guard arguments.isEmpty, case .name("super") = callee.kind, kind == .function,
      case .session = variable("super"), let first = builder.parameters.positional.first
    else { return false }
    let receiver = load(first.name, range, into: nil)
    emit(.loadSuper, result, receiver, at: range)
    return true
  }
}
