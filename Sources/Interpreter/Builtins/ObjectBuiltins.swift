import Language

/// `print`, `type`, `isinstance`, `getattr` and the like.
enum ObjectBuiltins {
  static func functions(_ context: StandardBuiltins.Unowned) -> [NativeFunction] {
    [
      NativeFunction(
        "print", "*values, sep=' ', end='\\n', file=None, flush=False",
        help: "Writes the values.\n\n    print('a', 1)"
      ) { arguments in
        let separator = arguments["sep"].isNone ? " " : try arguments.string("sep")
        let end = arguments["end"].isNone ? "\n" : try arguments.string("end")
        let texts = arguments.rest.map { context.interpreter.printed($0) }
        // What was cut short is not worth a line.
        try context.interpreter.throwHiddenError()
        let text = texts.joined(separator: separator) + end
        guard !arguments["file"].isNone else {
          context.interpreter.write(text)
          return .none
        }
        let write = try context.interpreter.attribute(
          "write", of: arguments["file"], at: arguments.place(of: "file"))
        _ = try context.interpreter.call(write, [.string(text)], site: arguments.site)
        return .none
      },
      NativeFunction("repr", "x", help: "The text that an echo shows.\n\n    repr('a')") {
        .string($0["x"].representation)
      },
      NativeFunction("ascii", "x", help: "The text that an echo shows, in ASCII.\n\n    ascii('é')")
      {
        .string(StringText.ascii($0["x"].representation))
      },
      NativeFunction(
        "format", "x, format=''", help: "x as text in a format.\n\n    format(3.14159, '.2f')"
      ) { arguments in
        .string(
          try context.interpreter.formatted(arguments["x"], arguments.string("format")))
      },
      NativeFunction("id", "x", help: "A number that tells objects apart.\n\n    id([])") {
        switch $0["x"] {
        case .list(let object): .integer(ObjectIdentifier(object).hashValue)
        case .dictionary(let object): .integer(ObjectIdentifier(object).hashValue)
        case .object(let object): .integer(ObjectIdentifier(object).hashValue)
        default: .integer(0)
        }
      },
      NativeFunction(
        "isinstance", "x, types",
        help: "Whether x is of the type, or of one of a tuple of types.\n\n    isinstance(1, int)"
      ) { arguments in
        for type in ClassBuiltins.types(arguments["types"]) {
          if let type = type.object(as: ClassObject.self) {
            let own =
              arguments["x"].object(as: InstanceObject.self)?.type
              ?? arguments["x"].object(as: ClassObject.self)?.metaclass
            if own?.inherits(from: type) ?? false { return .boolean(true) }
            continue
          }
          if let native = type.object(as: InstanceObject.self),
            let answer = try native.send(
              context.interpreter.symbols.symbol("__instancecheck__"), [arguments["x"]])
          {
            if try answer.isTrue() { return .boolean(true) }
            continue
          }
          guard let type = type.object(as: TypeObject.self) else {
            throw arguments.error(
              "types", "isinstance wants a type, not \(type.describedForError)", kind: "TypeError")
          }
          if type.contains(arguments["x"]) { return .boolean(true) }
        }
        return .boolean(false)
      },
      NativeFunction(
        "callable", "x", help: "Whether x is a function or a type.\n\n    callable(len)"
      ) {
        switch $0["x"] {
        case .function, .native: .boolean(true)
        case .object(let object):
          .boolean(
            object is TypeObject || object is ClassObject || object is BoundMethod
              || object is any BindableObject
              || (object as? InstanceObject)?.type.lookUp(context.interpreter.wellKnown.call) != nil
          )
        default: .boolean(false)
        }
      },
      NativeFunction(
        "getattr", "x, name, *default", help: "The attribute.\n\n    getattr('a', 'upper')()"
      ) { arguments in
        do {
          return try context.interpreter.attribute(
            arguments.string("name"), of: arguments["x"], at: arguments.place(of: "name"))
        } catch  where context.interpreter.isException(error, of: "AttributeError") {
          guard let value = arguments.rest.first else { throw error }
          return value
        }
      },
      NativeFunction(
        "hasattr", "x, name", help: "Whether x has the attribute.\n\n    hasattr('a', 'upper')"
      ) { arguments in
        .boolean(
          (try? context.interpreter.attribute(
            arguments.string("name"), of: arguments["x"], at: arguments.site.place)) != nil)
      },
      NativeFunction("dir", "x", help: "The names behind the point of x.\n\n    dir('a')") {
        .list(context.interpreter.attributeNames(of: $0["x"]).sorted().map { .string($0) })
      },
    ]
  }
}
