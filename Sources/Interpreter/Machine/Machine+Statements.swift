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
    case .delegate:
      let generator = r[b].object(as: GeneratorObject.self)
      let next =
        generator == nil
        ? try nextElement(r + b) : try generator?.next(sending: r[a])
      r[c] = .boolean(next.map { _ in false } ?? true)
      r[a] = next ?? generator?.returned ?? .none
    case .buildTuple: r[a] = .tuple(Array(UnsafeBufferPointer(start: r + b, count: c)))
    case .buildSet:
      let keys = try UnsafeBufferPointer(start: r + b, count: c).map { try Key($0) }
      let set = SetObject(OrderedSet(keys))
      if i.flag == 1 {
        // CPython keeps a set of constants as one, and makes the set from that.
        set.elements = OrderedSet(try SetOrder.elements(of: set).map { try Key($0) })
      }
      r[a] = .set(set)
    case .buildDictionary: r[a] = .dictionary(DictionaryObject())
    case .buildSlice: r[a] = .slice(SliceObject(lower: r[b], upper: r[b + 1], step: r[b + 2]))
    case .extend:
      guard case .list(let list) = r[a] else { return }
      let more = try r[b].elements()
      try Operators.checkSum(list.elements.count, more.count)
      list.elements += more
    case .insert: if case .set(let set) = r[a] { set.elements.append(try Key(r[b])) }
    case .setEntry:
      guard case .dictionary(let dictionary) = r[a] else { break }
      let key = try Key(r[b])
      if i.flag == 1, dictionary.entries[key] != nil {
        throw Diagnostic("TypeError", "\(key.value.text) is given twice")
      }
      dictionary.entries[key] = r[b + 1]
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
    case .raise:
      let error = try raised(r[a], at: code.place(pc))
      try chain(
        error, cause: i.flag & 1 == 0 ? nil : r[b], context: i.flag & 2 == 0 ? nil : caught(r[c]))
      throw error
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
      let text = i.flag == 1 ? r[a].text : nil
      throw Diagnostic(
        "AssertionError", text ?? "the assertion does not hold", spoken: text ?? "")
    case .enter: r[a] = try contextMethod("__enter__", of: r[b], [])
    case .exit: try exitContext(i, r)
    case .display:
      display(r[a])
      try throwHiddenError()
    case .print: try print(i, r)
    case .importModule:
      let wanted = i.flag == 1 ? code.names[c].name : nil
      r[a] = try importedModule(code.names[b].name, for: wanted).map(Value.object) ?? .none
    case .importName: r[a] = try importName(code.names[c].name, from: code.names[b].name)
    case .importAll: try importAll(code.names[b].name)
    case .command: try handleCommand(code.commands[b].command, code.commands[b].place)
    case .format:
      r[a] = .string(try formatted(r[b], conversion: code.formats[c], r[b + 1].text))
      try throwHiddenError()
    case .join:
      var text = ""
      for index in 0..<c { text += r[b + index].text }
      try throwHiddenError()
      r[a] = .string(text)
    case .fail: throw code.failures[b]
    default: throw Diagnostic("SystemError", "an instruction that is not known")
    }
  }

  private func merge(_ value: Value, into target: Value, isCall: Bool) throws {
    guard case .dictionary(let target) = target else { return }
    guard let other = try mapping(value) else {
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

  /// The entries of a dict, or of anything with `keys` and elements.
  private func mapping(_ value: Value) throws -> DictionaryObject? {
    if case .dictionary(let dictionary) = value.plain { return dictionary }
    guard case .object(let object) = value.plain, object.attributeNames.contains("keys") else {
      return nil
    }
    let result = DictionaryObject()
    for key in try call(attribute(symbols.symbol("keys"), of: value), [], site: .nowhere).elements()
    {
      result.entries[try Key(key)] = try item(of: value, at: key)
    }
    return result
  }

  private func formatted(
    _ value: Value, conversion: Character?, _ format: String
  ) throws -> String {
    var value = value
    if conversion == "r" || conversion == "a" { value = .string(value.representation) }
    if conversion == "s" { value = .string(value.text) }
    return try formatted(value, format)
  }

  /// `value` in a format, as its class's `__format__` says where it has one.
  func formatted(_ value: Value, _ format: String) throws -> String {
    if let instance = value.object(as: InstanceObject.self) {
      if let result = try instance.send(symbols.symbol("__format__"), [.string(format)]) {
        guard case .string(let text) = result.plain else {
          throw Diagnostic(
            "TypeError", "__format__ gives a string, not \(result.describedForError)")
        }
        return text
      }
      if format.isEmpty { return instance.text }
      guard !instance.payload.isUnset else {
        throw Diagnostic("TypeError", "a \(instance.type.name) takes no format", hint: "__format__")
      }
    }
    switch value {
    case .none, .list, .tuple, .dictionary, .set, .bytes, .function, .native, .slice, .ellipsis:
      guard format.isEmpty || dialect == .python2 else {
        throw Diagnostic(
          "TypeError", "\(value.typePhrase) takes no format",
          spoken:
            "unsupported format string passed to \(value.typeName).__format__",
          hint: "str(x), or !s in the field")
      }
    default: break
    }
    return try FormatSpecification(format).format(value.plain)
  }

  // MARK: - Functions and classes

  /// The variables that `code` takes from the call around it.
  func cells(_ code: Code, _ frame: Frame) -> [Cell] {
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
    guard i.flag & 2 == 2 else {
      write(text)
      return try throwHiddenError()
    }
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

  /// A module; nil where the session itself has what the program wants of it.
  ///
  /// Books let their listings be saved in files, and later ones import from those.
  private func importedModule(
    _ path: String, for name: String?
  ) throws -> (any NativeObject)? {
    do {
      return try modules.module(named: path)
    } catch let error as Diagnostic {
      guard let name, globals[name] != nil, modules.isReaders(path) else { throw error }
      return nil
    }
  }

  private func importName(_ name: String, from path: String) throws -> Value {
    guard let module = try importedModule(path, for: name) else { return globals[name] ?? .none }
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
