import Language

/// Where a name's value is kept.
enum Variable {
  case register(Int)
  case cell(Int)
  case session(Int)
  /// In the class whose body this is.
  case member
}

extension Compiler {
  /// Where `name` is kept, seen from here.
  func variable(_ name: String) -> Variable {
    for scope in targets.reversed() {
      if let register = scope[name] { return .register(register) }
    }
    if globalNames.contains(name) { return .session(interpreter.globals.slot(of: name)) }
    if kind == .classBody, classNames.contains(name) { return .member }
    if let cell = cell(name) { return .cell(cell) }
    if let register = locals[name] { return .register(register) }
    return .session(interpreter.globals.slot(of: name))
  }

  /// The number of the cell that holds `name`, taken along from the functions around if need be.
  private func cell(_ name: String) -> Int? {
    if let own = ownCells[name] { return own }
    if let taken = takenCells.firstIndex(of: name) { return ownCells.count + taken }
    // A variable in a register hides those of the functions around.
    if locals[name] != nil || globalNames.contains(name) { return nil }
    guard let outer = parent?.cellSeenInside(name) else { return nil }
    builder.captures.append(outer)
    takenCells.append(name)
    return ownCells.count + takenCells.count - 1
  }

  /// The same, asked by a function inside: it does not see what a class's body assigns.
  private func cellSeenInside(_ name: String) -> Int? {
    kind == .session ? nil : cell(name)
  }

  // MARK: - Reading

  /// Puts the value of a name into a register: its own, or `target`.
  func load(_ name: String, _ range: SourceRange, into target: Int?) -> Int {
    let name = mangled(name)
    switch variable(name) {
    case .register(let register):
      let isTarget = targets.contains { $0[name] == register }
      if !isTarget, !assigned.contains(name) {
        emit(.checkSet, register, self.name(name), at: range)
      }
      guard let target, target != register else { return register }
      emit(.move, target, register, at: range)
      return target
    case .cell(let cell):
      let result = target ?? register()
      emit(.loadCell, result, cell, self.name(name), at: range)
      return result
    case .session(let slot):
      let result = target ?? register()
      emit(.loadGlobal, result, slot, at: range)
      return result
    case .member:
      let result = target ?? register()
      let found = emit(.loadMember, result, self.name(name), at: range)
      if let cell = cell(name) {
        emit(.loadCell, result, cell, self.name(name), at: range)
      } else {
        emit(.loadGlobal, result, interpreter.globals.slot(of: name), at: range)
      }
      land(found)
      return result
    }
  }

  // MARK: - Writing

  /// Gives a name the value in `value`.
  func store(_ name: String, _ value: Int, _ range: SourceRange) {
    let name = mangled(name)
    switch variable(name) {
    case .register(let register):
      if register != value { emit(.move, register, value, at: range) }
      if !deleted.contains(name) { assigned.insert(name) }
    case .cell(let cell): emit(.storeCell, value, cell, at: range)
    case .session(let slot): emit(.storeGlobal, value, slot, at: range)
    case .member: emit(.storeMember, value, self.name(name), at: range)
    }
  }

  /// The register that an assignment to `target` can put its value into at once.
  func directRegister(_ target: Expression) -> Int? {
    guard case .name(let name) = target.kind, case .register(let register) = variable(mangled(name))
    else { return nil }
    return register
  }

  /// Assigns the value in `value` to whatever can stand left of `=`.
  func assign(_ value: Int, to target: Expression) throws {
    switch target.kind {
    case .name(let name): store(name, value, target.range)
    case .tuple(let elements), .list(let elements):
      try scratch {
        let star = elements.firstIndex { if case .starred = $0.kind { true } else { false } }
        let first = registers(elements.count)
        guard (star ?? 0) < 255 else {
          throw failure("SyntaxError", "too many names before the starred one", target.range)
        }
        emit(
          .unpack, first, value, elements.count, flag: star.map { UInt8($0 + 1) } ?? 0,
          at: target.range)
        for (index, element) in elements.enumerated() {
          if case .starred(let inner) = element.kind {
            try assign(first + index, to: inner)
          } else {
            try assign(first + index, to: element)
          }
        }
      }
    case .attribute(let object, let name, _):
      try scratch {
        let object = try expression(object)
        emit(.storeAttribute, object, value, self.name(mangled(name)), at: target.range)
      }
    case .subscripted(let container, let index):
      try scratch {
        let container = try expression(container)
        let index = try expression(index)
        emit(.storeIndex, container, index, value, at: target.range)
      }
    case .starred:
      throw failure("SyntaxError", "a starred target stands in a tuple or list", target.range)
    default:
      throw failure("SyntaxError", "this cannot be assigned to", target.range)
    }
  }

  /// Takes the value of what stands behind `del` away.
  func delete(_ target: Expression) throws {
    switch target.kind {
    case .name(let written):
      let name = mangled(written)
      switch variable(name) {
      case .register(let register):
        emit(.unset, register, self.name(name), at: target.range)
        assigned.remove(name)
      case .cell(let cell):
        scratch {
          let none = register()
          emit(.loadCell, none, cell, self.name(name), at: target.range)
          emit(.constant, none, constant(.unset), at: target.range)
          emit(.storeCell, none, cell, at: target.range)
        }
      case .session(let slot): emit(.deleteGlobal, 0, slot, at: target.range)
      case .member: emit(.deleteMember, 0, self.name(name), at: target.range)
      }
    case .tuple(let targets), .list(let targets):
      for target in targets { try delete(target) }
    case .subscripted(let container, let index):
      try scratch {
        let container = try expression(container)
        emit(.deleteIndex, container, try expression(index), at: target.range)
      }
    case .attribute(let object, let name, _):
      try scratch {
        let object = try expression(object)
        emit(.deleteAttribute, object, 0, self.name(mangled(name)), at: target.range)
      }
    default:
      throw failure("SyntaxError", "this cannot be deleted", target.range)
    }
  }
}
