import Language
import OrderedCollections

extension Interpreter {
  /// The instructions that are not carried out often.
  func perform(
    _ i: Instruction, _ r: UnsafeMutablePointer<Value>, _ pc: Int, _ frame: Frame
  ) throws {
    let code = frame.code
    let (a, b, c) = (Int(i.a), Int(i.b), Int(i.c))
    switch i.opcode {
    case .storeMember: members(r, code)?.table[code.names[b]] = r[a]
    case .deleteMember:
      guard let members = members(r, code), members.table[code.names[b]] != nil else {
        throw Diagnostic("NameError", "there is no \(code.names[b].name)")
      }
      members.table[code.names[b]] = nil
    case .buildList: r[a] = .list(Array(UnsafeBufferPointer(start: r + b, count: c)))
    case .buildTuple: r[a] = .tuple(Array(UnsafeBufferPointer(start: r + b, count: c)))
    case .buildSet:
      let keys = try UnsafeBufferPointer(start: r + b, count: c).map { try Key($0) }
      r[a] = .set(SetObject(OrderedSet(keys)))
    case .buildDictionary: r[a] = .dictionary(DictionaryObject())
    case .buildSlice: r[a] = .slice(SliceObject(lower: r[b], upper: r[b + 1], step: r[b + 2]))
    case .extend:
      guard case .list(let list) = r[a] else { return }
      let more = try r[b].elements()
      try Operators.checkSum(list.elements.count, more.count)
      list.elements += more
    case .insert: if case .set(let set) = r[a] { set.elements.append(try Key(r[b])) }
    case .setEntry:
      if case .dictionary(let dictionary) = r[a] { dictionary.entries[try Key(r[b])] = r[b + 1] }
    case .merge: try merge(r[b], into: r[a], isCall: i.flag == 1)
    case .tupleOfList: r[a] = .tuple(try r[b].elements())
    case .unpack: try unpack(r[b], into: r + a, c, star: i.flag == 0 ? nil : Int(i.flag) - 1)
    case .deleteAttribute: try deleteAttribute(code.names[c], of: r[a])
    case .callSpread: r[a] = try callSpread(r + a, code.calls[c])
    case .loadSuper: r[a] = try superObject(r[b], frame.function?.owner)
    case .iterate:
      if i.flag == 1 { r[a] = try checkedWalk(r[b]) } else { try iterate(r[b], r + a) }
    case .makeFunction: r[a] = makeFunction(code.codes[b], r + c, frame)
    case .makeClass:
      r[a] = try makeClass(code.codes[b], r + c, Int(i.flag), frame, code.place(pc))
    case .raise: throw try raised(r[a], at: code.place(pc))
    case .reraise: throw caught(r[a]) ?? Diagnostic("RuntimeError", "nothing was caught")
    case .reraiseLast:
      throw lastCaught
        ?? Diagnostic(
          "RuntimeError", "there is no exception to raise again", hint: "raise ValueError(…)")
    case .matches:
      guard let error = caught(r[b]) else { return r[a] = .boolean(false) }
      r[a] = .boolean(try matches(error, r[c]))
    case .loadException: r[a] = caught(r[b]).map { exception(for: $0) } ?? .none
    case .assertionFailed:
      let error = Diagnostic(
        "AssertionError", i.flag == 1 ? r[a].text : "the assertion does not hold")
      throw error
    case .enter: r[a] = try contextMethod("__enter__", of: r[b], [])
    case .exit: try exitContext(i, r)
    case .display:
      display(r[a])
      try throwHiddenError()
    case .print: try print(i, r)
    case .importModule: r[a] = .object(try modules.module(named: code.names[b].name))
    case .importName: r[a] = try importName(code.names[c].name, from: code.names[b].name)
    case .importAll: try importAll(code.names[b].name)
    case .command: try handleCommand(code.commands[b].command, code.commands[b].place)
    case .format:
      r[a] = .string(try formatted(r[b], conversion: code.formats[c], r[b + 1].text))
      try throwHiddenError()
    case .join:
      var text = ""
      for index in 0..<c { text += r[b + index].text }
      r[a] = .string(text)
    case .fail: throw code.failures[b]
    default: throw Diagnostic("SystemError", "an instruction that is not known")
    }
  }

  private func merge(_ value: Value, into target: Value, isCall: Bool) throws {
    guard case .dictionary(let target) = target else { return }
    guard case .dictionary(let other) = value else {
      throw Diagnostic(
        "TypeError",
        isCall
          ? "** in a call wants a dict, not \(value.describedForError)"
          : "** in a dict wants a dict")
    }
    for (key, value) in other.entries {
      if isCall, target.entries[key] != nil {
        throw Diagnostic("TypeError", "\(key.value.text) is given twice")
      }
      target.entries[key] = value
    }
  }

  private func formatted(
    _ value: Value, conversion: Character?, _ format: String
  ) throws -> String {
    var value = value
    if conversion == "r" || conversion == "a" { value = .string(value.representation) }
    if conversion == "s" { value = .string(value.text) }
    return try FormatSpecification(format).format(value)
  }

  // MARK: - Functions and classes

  /// The variables that `code` takes from the call around it.
  private func cells(_ code: Code, _ frame: Frame) -> [Cell] {
    code.captures.map { cell(frame.registers[frame.code.firstCell + $0]) }
  }

  /// What the body of a class has collected.
  func members(_ r: UnsafeMutablePointer<Value>, _ code: Code) -> ClassMembers? {
    r[code.membersRegister].object(as: ClassMembers.self)
  }

  private func makeFunction(
    _ code: Code, _ defaults: UnsafeMutablePointer<Value>, _ frame: Frame
  ) -> Value {
    let all = code.parameters.positional + code.parameters.keywordOnly
    let count = all.reduce(0) { $0 + ($1.defaultValue == nil ? 0 : 1) }
    return .function(
      FunctionObject(
        code: code, defaults: Array(UnsafeBufferPointer(start: defaults, count: count)),
        closure: cells(code, frame)))
  }

  private func makeClass(
    _ code: Code, _ bases: UnsafeMutablePointer<Value>, _ count: Int, _ frame: Frame,
    _ place: Place
  ) throws -> Value {
    var classes: [ClassObject] = []
    for index in 0..<count {
      if let base = bases[index].object(as: ClassObject.self) {
        classes.append(base)
      } else if let type = bases[index].object(as: TypeObject.self), type.name == "object" {
        continue
      } else {
        throw Diagnostic(
          "NotImplementedError",
          "a class cannot inherit from \(bases[index].representation) in nnrepl yet", at: place,
          hint: "a class that holds one")
      }
    }
    let memory = registers.take(code.registerCount, given: 0)
    defer { registers.giveBack(memory, code.registerCount) }
    let members = ClassMembers()
    memory[code.membersRegister] = .object(members)
    code.placeCells(memory, closure: cells(code, frame))
    var body = Frame(code, registers: memory)
    callDepth += 1
    defer { callDepth -= 1 }
    try stackGuard.check()
    _ = try execute(&body)
    let type = try ClassObject(
      code.name, bases: classes, interpreter: self, documentation: code.documentation)
    type.set(symbols.symbol("__module__"), to: .string("__main__"))
    for (name, value) in members.table.entries { type.set(symbols.symbol(name), to: value) }
    lastClass = type
    return .object(type)
  }

  /// What `super()` gives in a method of `owner`.
  private func superObject(_ receiver: Value, _ owner: ClassObject?) throws -> Value {
    guard let owner else {
      throw Diagnostic("RuntimeError", "super() without arguments stands in a method of a class")
    }
    let type =
      receiver.object(as: InstanceObject.self)?.type ?? receiver.object(as: ClassObject.self)
    guard let type, type.inherits(from: owner) else {
      throw Diagnostic("TypeError", "super(): \(receiver.describedForError) is no \(owner.name)")
    }
    return .object(SuperObject(receiver: receiver, type: type, after: owner, interpreter: self))
  }

  // MARK: - With

  private func caught(_ value: Value) -> (any Error)? { value.object(as: CaughtError.self)?.error }

  private func contextMethod(
    _ name: String, of manager: Value, _ arguments: [Value]
  ) throws -> Value {
    let method: Value
    do {
      method = try attribute(symbols.symbol(name), of: manager)
    } catch let diagnostic as Diagnostic where diagnostic.kind == "AttributeError" {
      throw Diagnostic(
        "AttributeError",
        "with wants what can be entered and left, such as open(…), not "
          + manager.describedForError)
    }
    return try call(method, CallArguments(positional: arguments, site: .nowhere))
  }

  private func exitContext(_ i: Instruction, _ r: UnsafeMutablePointer<Value>) throws {
    guard i.flag == 1 else {
      _ = try contextMethod("__exit__", of: r[Int(i.b)], [.none, .none, .none])
      return
    }
    let exception = caught(r[Int(i.c)]).map { self.exception(for: $0) } ?? Value.none
    let type = exception.object(as: InstanceObject.self).map { Value.object($0.type) } ?? Value.none
    let result = try contextMethod("__exit__", of: r[Int(i.b)], [type, exception, .none])
    r[Int(i.a)] = .boolean(try result.isTrue())
  }

  // MARK: - Printing and imports

  private func print(_ i: Instruction, _ r: UnsafeMutablePointer<Value>) throws {
    let texts = (0..<Int(i.c)).map { printed(r[Int(i.b) + $0]) }
    try throwHiddenError()
    let text = texts.joined(separator: " ") + (i.flag & 1 == 1 ? "\n" : " ")
    guard i.flag & 2 == 2 else { return write(text) }
    _ = try call(
      attribute(symbols.symbol("write"), of: r[Int(i.a)]),
      CallArguments(positional: [.string(text)], site: .nowhere))
  }

  /// The text that `print` shows; Python 2 writes a real number with 12 digits.
  func printed(_ value: Value) -> String {
    guard dialect == .python2, let number = realNumber(value), number.isFinite else {
      return value.text
    }
    let text = NumberText.formatted(number, "g", precision: 12)
    return text.contains(where: { ".e".contains($0) }) ? text : text + ".0"
  }

  /// The number, if it is a real one of 64 bits: NumPy's own print as the language's do.
  private func realNumber(_ value: Value) -> Double? {
    switch value {
    case .float(let number): number
    case .object(let object)
    where object is any NumericObject && object.typeName.hasSuffix("float64"):
      object.number
    default: nil
    }
  }

  private func importName(_ name: String, from path: String) throws -> Value {
    let module = try modules.module(named: path)
    if let value = try module.attribute(name) { return value }
    if let submodule = try? modules.module(named: "\(path).\(name)") { return .object(submodule) }
    throw Diagnostic(
      "ImportError", "\(path) has no \(name) in nnrepl",
      hint: nearest(to: name, in: module.attributeNames) ?? "?\(path) for what it has")
  }

  private func importAll(_ path: String) throws {
    let module = try modules.module(named: path)
    for name in module.attributeNames where !name.hasPrefix("_") {
      if let value = try module.attribute(name) { globals[name] = value }
    }
  }
}
