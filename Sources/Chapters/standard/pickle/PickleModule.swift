import Datasets
import Interpreter
import Language
import OrderedCollections
import Tensors

/// `pickle` and `cPickle`: values kept in files, read as data only.
enum PickleModule {
  static func make(_ name: String, _ context: ModuleContext) -> ModuleObject {
    func error(_ name: String) -> Value { context.interpreter.exceptionClass(name) }
    return ModuleObject(
      name, help: "values kept in files. A pickle is read as data; nothing in it is called.",
      functions: [load(context), loads(context), dump(context), dumps(context)],
      others: [
        "HIGHEST_PROTOCOL": .integer(2), "DEFAULT_PROTOCOL": .integer(2),
        "PickleError": error("PickleError"), "PicklingError": error("PicklingError"),
        "UnpicklingError": error("UnpicklingError"),
      ])
  }

  private static func load(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "load", "file, fix_imports=True, encoding=None, errors='strict'",
      help: "The next value in a file that open(…, 'rb') or gzip.open gave.\n\n"
        + "    with_file = open('numbers.pkl', 'wb')\n    pickle.dump([1, 2], with_file)\n"
        + "    with_file.close()\n    pickle.load(open('numbers.pkl', 'rb'))"
    ) { arguments in
      guard let file = arguments["file"].object(as: FileObject.self) else {
        throw arguments.error(
          "file", "load takes an open file, not \(arguments["file"].describedForError)",
          kind: "TypeError", hint: "pickle.load(open('x.pkl', 'rb'))")
      }
      guard file.encoding == nil || context.isPython2 else {
        throw arguments.error(
          "file", "a pickle is read from a file of bytes", kind: "TypeError", hint: "mode 'rb'")
      }
      try file.requireReading()
      let position = file.position
      let rest = position == 0 ? file.content : Array(file.content[position...])
      guard !rest.isEmpty else {
        throw arguments.error("file", "Ran out of input", kind: "EOFError")
      }
      let (value, count) = try arguments.about("file") {
        try Unpickler.loadFirst(rest, options: options(arguments, context))
      }
      try file.seek(to: position + count)
      return try self.value(value, context.interpreter)
    }
  }

  private static func loads(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "loads", "data, fix_imports=True, encoding=None, errors='strict'",
      help: "The value that bytes are a pickle of.\n\n    pickle.loads(pickle.dumps([1, 2]))"
    ) { arguments in
      let bytes = try StructModule.bytes(arguments, "data")
      guard !bytes.isEmpty else {
        throw arguments.error("data", "Ran out of input", kind: "EOFError")
      }
      return try arguments.about("data") {
        try value(
          try Unpickler.load(bytes, options: options(arguments, context)), context.interpreter)
      }
    }
  }

  private static func dump(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "dump", "obj, file, protocol=None, fix_imports=True",
      help: "Writes a value to a file of open(…, 'wb'), always as protocol 2.\n\n"
        + "    pickle.dump({'a': 1}, open('a.pkl', 'wb'))"
    ) { arguments in
      guard let file = arguments["file"].object(as: FileObject.self) else {
        throw arguments.error(
          "file", "dump takes an open file, not \(arguments["file"].describedForError)",
          kind: "TypeError", hint: "pickle.dump(x, open('x.pkl', 'wb'))")
      }
      guard file.encoding == nil || file.context.isPython2 else {
        throw arguments.error(
          "file", "a pickle is written to a file of bytes", kind: "TypeError", hint: "mode 'wb'")
      }
      let bytes = try arguments.about("obj") {
        try PickleDumper.bytes(arguments["obj"], context.interpreter)
      }
      try arguments.about("file") { try file.write(bytes) }
      return .none
    }
  }

  private static func dumps(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "dumps", "obj, protocol=None, fix_imports=True",
      help: "A value as bytes, always as protocol 2.\n\n    pickle.dumps([1, 2])"
    ) { arguments in
      .bytes(
        try arguments.about("obj") { try PickleDumper.bytes(arguments["obj"], context.interpreter) }
      )
    }
  }

  private static func options(
    _ arguments: BoundArguments, _ context: ModuleContext
  ) throws -> Unpickler.Options {
    var options = Unpickler.Options()
    options.maximumCount = 1 << 24
    options.strings = context.isPython2 ? .native : .ascii
    options.ownClasses = Set(context.interpreter.classNames)
    guard !arguments["encoding"].isNone else { return options }
    let name = try arguments.string("encoding")
    if name.lowercased() == "bytes" {
      options.strings = .bytes
      return options
    }
    options.strings =
      switch try arguments.about("encoding", { try TextEncoding.named(name) }) {
      case .latin1: .latin1
      case .ascii: .ascii
      case .utf8, .utf8WithMark: .utf8
      }
    return options
  }

  /// What a program sees of a value in a pickle.
  static func value(_ value: PickleValue, _ interpreter: Interpreter) throws -> Value {
    switch value {
    case .none: return .none
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .real(let value): return .float(value)
    case .text(let text): return .string(text)
    case .bytes(let bytes), .byteArray(let bytes): return .bytes(bytes)
    case .list(let items): return .list(try items.map { try self.value($0, interpreter) })
    case .tuple(let items): return .tuple(try items.map { try self.value($0, interpreter) })
    case .dictionary(let pairs):
      let dictionary = DictionaryObject()
      dictionary.entries.reserveCapacity(pairs.count)
      for (key, value) in pairs {
        dictionary.entries[try Key(self.value(key, interpreter))] = try self.value(
          value, interpreter)
      }
      return .dictionary(dictionary)
    case .set(let items): return try set(items, interpreter, isFrozen: false)
    case .frozenSet(let items): return try set(items, interpreter, isFrozen: true)
    case .instance(let name, let arguments, let state):
      return try instance(name, arguments, state, interpreter)
    case .array(let tensor): return .object(ArrayObject(tensor))
    case .dtype(let type):
      let array = ArrayObject(try translated { try Tensor(zeros: [0], type) })
      return try array.attribute("dtype") ?? .string(type.name)
    }
  }

  /// An instance of a class of the session: its attributes are set, and nothing of it is called.
  private static func instance(
    _ name: String, _ arguments: [PickleValue], _ state: PickleValue, _ interpreter: Interpreter
  ) throws -> Value {
    guard let parts = interpreter.parts(ofClass: name) else {
      throw Diagnostic(
        "AttributeError", "the pickle holds a \(name), and the session has no class of that name",
        hint: "class \(name): … before it is read")
    }
    let values = try arguments.map { try value($0, interpreter) }
    let made = try interpreter.instance(of: parts, arguments: values)
    guard case .dictionary(let attributes) = try value(state, interpreter) else { return made }
    interpreter.fill(
      made, payload: nil, attributes: attributes.entries.map { ($0.key.value.text, $0.value) })
    return made
  }

  private static func set(
    _ items: [PickleValue], _ interpreter: Interpreter, isFrozen: Bool
  ) throws -> Value {
    let set = SetObject([], isFrozen: isFrozen)
    for item in items { set.elements.append(try Key(value(item, interpreter))) }
    return .set(set)
  }
}
