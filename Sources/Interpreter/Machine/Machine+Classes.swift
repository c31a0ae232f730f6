import Language
import OrderedCollections

extension Interpreter {
  /// Makes a class: its bases stand at `bases`, behind them its keywords as a dict, or None.
  func makeClass(
    _ code: Code, _ bases: UnsafeMutablePointer<Value>, _ count: Int, _ frame: Frame,
    _ place: Place
  ) throws -> Value {
    let given = (0..<count).map { bases[$0] }
    var keywords: [(name: String, value: Value)] = []
    if case .dictionary(let dictionary) = bases[count] {
      keywords = dictionary.entries.map { ($0.key.value.text, $0.value) }
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
    if !code.annotations.isEmpty {
      let annotations = DictionaryObject()
      for (name, text) in code.annotations { annotations.entries[Key(name)] = .string(text) }
      members.table[symbols.symbol("__annotations__")] = .dictionary(annotations)
    }
    var wanted: Value?
    keywords.removeAll { keyword in
      guard keyword.name == "metaclass" else { return false }
      wanted = keyword.value
      return true
    }
    if wanted == nil, dialect == .python2 {
      wanted = members.table[symbols.symbol("__metaclass__")]
    }
    let (classes, inherited) = try classes(given, place)
    let metaclass = wanted ?? inherited.map { .object($0) }
    if let metaclass, metaclass.object(as: TypeObject.self)?.name != "type" {
      // The metaclass makes the class: it is called with the name, the bases and the body's names.
      let names = DictionaryObject()
      for (name, value) in members.table.entries { names.entries[Key(name)] = value }
      if let documentation = code.documentation {
        names.entries[Key("__doc__")] = .string(documentation)
      }
      let result = try call(
        metaclass,
        CallArguments(
          positional: [
            .string(code.name),
            .tuple(given.filter { $0.object(as: InstanceObject.self) == nil }), .dictionary(names),
          ],
          keywords: keywords,
          site: CallSite(source: place.source, range: place.range, arguments: [])))
      if let type = result.object(as: ClassObject.self) { lastClass = type }
      return result
    }
    let type = try finishClass(
      code.name, classes, members.table.entries, documentation: code.documentation,
      keywords: keywords, metaclass: nil)
    lastClass = type
    return .object(type)
  }

  /// The classes among the bases, with the classes that stand for built-in types, and the metaclass
  /// that they bring along.
  func classes(_ bases: [Value], _ place: Place?) throws -> ([ClassObject], ClassObject?) {
    var classes: [ClassObject] = []
    var metaclass: ClassObject?
    for base in bases {
      if let type = base.object(as: ClassObject.self) {
        classes.append(type)
        if let other = type.metaclass, metaclass.map({ other.inherits(from: $0) }) ?? true {
          metaclass = other
        }
      } else if let type = base.object(as: TypeObject.self) {
        if type.name == "object" { continue }
        guard let standIn = try standIn(for: type) else {
          throw Diagnostic(
            "TypeError", "a class cannot inherit from \(type.name)", at: place)
        }
        classes.append(standIn)
      } else if let instance = base.object(as: InstanceObject.self),
        let entries = try instance.send(symbols.symbol("__mro_entries__"), [.tuple(bases)])
      {
        // What only stands for a type in annotations, such as typing.Generic.
        let (more, other) = try self.classes(entries.elements(), place)
        classes += more
        metaclass = metaclass ?? other
      } else {
        throw Diagnostic(
          "TypeError", "a class cannot inherit from \(base.representation)", at: place,
          hint: "a class that holds one")
      }
    }
    return (classes, metaclass)
  }

  /// The class of that name, bases and attributes, told to those that want to know of it.
  func finishClass(
    _ name: String, _ bases: [ClassObject], _ attributes: [(name: String, value: Value)],
    documentation: String?, keywords: [(name: String, value: Value)], metaclass: ClassObject?
  ) throws -> ClassObject {
    let type = try ClassObject(
      name, bases: bases, interpreter: self, documentation: documentation)
    let natives = type.order.filter { $0.native != nil }
    guard natives.count < 2 else {
      throw Diagnostic(
        "TypeError", "no value is both a \(natives[0].name) and a \(natives[1].name)",
        spoken: "multiple bases have instance lay-out conflict")
    }
    type.metaclass = metaclass ?? bases.lazy.compactMap(\.metaclass).first
    type.set(symbols.symbol("__module__"), to: .string("__main__"))
    for (name, value) in attributes where name != "__classcell__" {
      type.set(symbols.symbol(name), to: value)
    }
    try type.noteSlots()
    for (name, value) in attributes {
      guard let instance = value.object(as: InstanceObject.self) else { continue }
      _ = try instance.send(symbols.symbol("__set_name__"), [.object(type), .string(name)])
    }
    let hook = symbols.symbol("__init_subclass__")
    let above = type.order.dropFirst().lazy.compactMap { $0.attributes[hook] }.first
    if let above {
      let function = above.object(as: ClassMethod.self)?.function ?? above
      _ = try call(
        function,
        CallArguments(positional: [.object(type)], keywords: keywords, site: .nowhere))
    } else if let keyword = keywords.first {
      throw Diagnostic(
        "TypeError", "the class takes no \(keyword.name)",
        hint: "def __init_subclass__(cls, …) in a class above it")
    }
    return type
  }

  /// What `super()` gives in a method of `owner`.
  func superObject(_ receiver: Value, _ owner: ClassObject?) throws -> Value {
    guard let owner else {
      throw Diagnostic("RuntimeError", "super() without arguments stands in a method of a class")
    }
    return .object(try superObject(receiver, after: owner))
  }

  /// `receiver`, an instance or a class, as seen from behind `start` in the order of its classes.
  func superObject(_ receiver: Value, after start: ClassObject) throws -> SuperObject {
    var type = receiver.object(as: InstanceObject.self)?.type
    if let own = receiver.object(as: ClassObject.self) {
      type = own.inherits(from: start) ? own : own.metaclass
    }
    guard let type, type.inherits(from: start) else {
      throw Diagnostic("TypeError", "super(): \(receiver.describedForError) is no \(start.name)")
    }
    return SuperObject(receiver: receiver, type: type, after: start, interpreter: self)
  }
}

/// The methods of the class that stands for `type`, which metaclasses inherit from.
struct TypeMethods {
  private unowned(unsafe) let interpreter: Interpreter

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  var all: [(String, Value)] {
    let interpreter = interpreter
    let maker = NativeFunction("__new__", "metaclass, name, bases, names, **keywords") {
      arguments in
      try Self.make(
        arguments["metaclass"].object(as: ClassObject.self), arguments["name"], arguments["bases"],
        arguments["names"], arguments.keywordRest, interpreter)
    }
    let initialiser = NativeFunction("__init__", "self, *arguments, **keywords") { _ in .none }
    let call = NativeFunction("__call__", "self, *arguments, **keywords") { arguments in
      guard let type = arguments["self"].object(as: ClassObject.self) else { return .none }
      return try type.make(
        CallArguments(
          positional: arguments.rest, keywords: arguments.keywordRest, site: arguments.site))
    }
    let order = NativeFunction("mro", "self") { arguments in
      .list(
        try (arguments["self"].object(as: ClassObject.self)?.attribute("__mro__") ?? .tuple([]))
          .elements())
    }
    let prepare = NativeFunction("__prepare__", "*arguments, **keywords") { _ in
      .dictionary(DictionaryObject())
    }
    return [
      ("__new__", .object(StaticMethod(.native(maker)))), ("__init__", .native(initialiser)),
      ("__call__", .native(call)), ("mro", .native(order)),
      ("__prepare__", .object(StaticMethod(.native(prepare)))),
    ]
  }

  /// `type(name, bases, names)`: a class made by a call.
  static func make(
    _ metaclass: ClassObject?, _ name: Value, _ bases: Value, _ names: Value,
    _ keywords: [(name: String, value: Value)], _ interpreter: Interpreter
  ) throws -> Value {
    guard case .string(let text) = name.plain, case .dictionary(let names) = names.plain else {
      throw Diagnostic("TypeError", "type wants a name, a tuple of bases and a dict")
    }
    let (classes, inherited) = try interpreter.classes(bases.elements(), nil)
    var attributes: [(name: String, value: Value)] = []
    var documentation: String?
    for (key, value) in names.entries {
      guard case .string(let name) = key.value.plain else {
        throw Diagnostic("TypeError", "an attribute's name is a string")
      }
      if name == "__doc__", case .string(let text) = value {
        documentation = text
      } else {
        attributes.append((name, value))
      }
    }
    return .object(
      try interpreter.finishClass(
        text, classes, attributes, documentation: documentation, keywords: keywords,
        metaclass: metaclass ?? inherited))
  }
}
