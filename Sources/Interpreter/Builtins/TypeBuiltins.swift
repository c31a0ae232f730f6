import BigInt
import Language
import OrderedCollections

/// The types: `int`, `float`, `str`, `list`, … and `type` itself.
enum TypeBuiltins {
  static func types(_ context: StandardBuiltins.Unowned) -> [TypeObject] {
    let all = conversions(context)
    let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    let type = TypeObject(
      "type",
      conversion: NativeFunction(
        "type", "x, bases=None, names=None, **keywords", help: "The type of x.\n\n    type(1)"
      ) {
        if !$0["bases"].isNone {
          return try TypeMethods.make(
            nil, $0["x"], $0["bases"], $0["names"], $0.keywordRest, context.interpreter)
        }
        if let type = $0["x"].object(as: ClassObject.self)?.metaclass { return .object(type) }
        if let instance = $0["x"].object(as: InstanceObject.self) { return .object(instance.type) }
        return .object(byName[$0["x"].typeName] ?? TypeObject($0["x"].typeName))
      })
    let object = TypeObject("object", help: "What every value is.\n\n    isinstance(3, object)") {
      _ in true
    }
    return all + [type, object]
  }

  private static func conversions(_ context: StandardBuiltins.Unowned) -> [TypeObject] {
    [
      make("int", "x=0, base=10", "x as a whole number, cut off towards 0.", "int(2.7)", toInteger)
      {
        $0.typeName == "int" || $0.typeName == "bool"
      },
      make("float", "x=0.0", "x as a real number.", "float('1e-3')", toReal) {
        // NumPy's float64 inherits from it.
        ["float", "numpy.float64"].contains($0.typeName)
      },
      make(
        "complex", "real=0, imag=0", "A complex number, of two numbers or of a text.",
        "complex(1, -2)", toComplex
      ) {
        ["complex", "numpy.complex128"].contains($0.typeName)
      },
      make("bool", "x=False", "Whether x counts as true.", "bool([])") {
        .boolean(try $0["x"].isTrue())
      },
      make("str", "x='', encoding=None, errors='strict'", "x as text.", "str(0.1)") { arguments in
        guard !arguments["encoding"].isNone, case .bytes(let bytes) = arguments["x"] else {
          return .string(context.interpreter.printed(arguments["x"]))
        }
        let encoding = try TextEncoding.named(arguments.string("encoding"))
        return .string(try encoding.text(bytes, errors: arguments.string("errors")))
      },
      make("list", "values=()", "A list of the elements.", "list('abc')") {
        .list(try $0["values"].elements())
      },
      make("tuple", "values=()", "A tuple of the elements.", "tuple([28, 28])") {
        .tuple(try $0["values"].elements())
      },
      make("set", "values=()", "A set of the elements.", "set([3, 1, 3])") {
        .set(try makeSet($0, frozen: false))
      },
      make("frozenset", "values=()", "A set that cannot change.", "frozenset([3, 1, 3])") {
        .set(try makeSet($0, frozen: true))
      },
      make(
        "dict", "values=None, **entries", "A dict of pairs of key and value.",
        "dict([('rate', 0.1)], size=10)"
      ) { arguments in
        let result = Value.dictionary(DictionaryObject())
        guard let update = Methods.method("update", of: result, interpreter: context.interpreter)
        else { return result }
        let given = arguments["values"].isNone ? [] : [arguments["values"]]
        _ = try update.call(
          CallArguments(
            positional: given, keywords: arguments.keywordRest, site: arguments.site))
        return result
      },
      make(
        "bytes", "x=b'', encoding=None, errors='strict'",
        "x as bytes: of numbers, or of text in an encoding.", "bytes([110, 110])", toBytes),
      make(
        "slice", "start, stop=None, step=None", "What a:b:c is in a subscript.",
        "[0, 1, 2, 3][slice(1, 3)]"
      ) { arguments in
        let isShort = arguments["stop"].isNone && !arguments.isGiven("stop")
        return .slice(
          SliceObject(
            lower: isShort ? .none : arguments["start"],
            upper: isShort ? arguments["start"] : arguments["stop"], step: arguments["step"]))
      },
    ]
  }

  private static func make(
    _ name: String, _ signature: String, _ summary: String, _ example: String,
    _ body: @escaping (BoundArguments) throws -> Value,
    includes: ((Value) -> Bool)? = nil
  ) -> TypeObject {
    let conversion = NativeFunction(
      name, signature, help: "\(summary)\n\n    \(example)", body: body)
    guard let includes else { return TypeObject(name, conversion: conversion) }
    return TypeObject(name, conversion: conversion, includes: includes)
  }

  private static func makeSet(_ arguments: BoundArguments, frozen: Bool) throws -> SetObject {
    SetObject(
      OrderedSet(try arguments["values"].elements().map { try Key($0) }), isFrozen: frozen)
  }

  private static func toInteger(_ arguments: BoundArguments) throws -> Value {
    let x = arguments["x"]
    if let instance = x.object(as: InstanceObject.self) {
      for name in ["__int__", "__index__", "__trunc__"] {
        if let value = try instance.send(instance.type.interpreter.symbols.symbol(name)) {
          return value
        }
      }
    }
    if let value = x.exactInteger { return .integer(value) }
    if x.object(as: BigInteger.self) != nil { return x }
    if case .string(let text) = bytesAsText(x).plain {
      let given = try arguments.integer("base")
      let base = given == 0 ? Self.base(of: Self.bare(text)) : given
      let digits = Self.withoutPrefix(Self.bare(text), base: base)
      guard (2...36).contains(base) else {
        throw arguments.error("base", "a base is from 2 to 36")
      }
      if let value = Int(digits, radix: base) { return .integer(value) }
      // The package's reader wants digits, and only those.
      let bare = digits.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      let isRead =
        !bare.isEmpty && digits.utf8.count - bare.count <= 1 && digits.utf8.count <= 100_000
        && bare.allSatisfy { Character(Unicode.Scalar($0)).isASCIIAlphanumeric }
      guard isRead, let value = BigInt(digits, radix: base) else {
        throw arguments.error(
          "x", "\(x.describedForError) is not a whole number",
          spoken: "invalid literal for int() with base \(given): \(x.representation)",
          hint: Double(digits) == nil ? nil : "int(float(x))")
      }
      return try BigInteger.value(value)
    }
    let number = try arguments.number("x")
    guard number.isFinite else {
      throw arguments.error(
        "x", "\(x.text) has no whole number", kind: number.isNaN ? "ValueError" : "OverflowError")
    }
    return try BigInteger.value(of: number)
  }

  /// The text of a number without white space around it and `_` between digits.
  private static func bare(_ text: String) -> String {
    let trimmed = StringText.trimmed(text)
    let parts = trimmed.split(separator: "_", omittingEmptySubsequences: false)
    let isSpaced = parts.allSatisfy { part in
      part.first?.isHexDigit ?? false || part.startIndex == trimmed.startIndex && !part.isEmpty
    }
    return isSpaced ? parts.joined() : trimmed
  }

  /// The digits of a number of base 2, 8 or 16 without the `0b`, `0o` or `0x` before them.
  private static func withoutPrefix(_ text: String, base: Int) -> String {
    guard let letter = [2: "b", 8: "o", 16: "x"][base] else { return text }
    let sign = text.prefix { $0 == "-" || $0 == "+" }
    let digits = text.dropFirst(sign.count)
    guard digits.lowercased().hasPrefix("0" + letter) else { return text }
    return String(sign + digits.dropFirst(2))
  }

  private static func toComplex(_ arguments: BoundArguments) throws -> Value {
    if case .string(let text) = arguments["real"] {
      guard !arguments.isGiven("imag") else {
        throw arguments.error(
          "imag", "complex() can't take second arg if first is a string", kind: "TypeError")
      }
      guard let number = ComplexObject.parsed(text) else {
        throw arguments.error("real", "\(arguments["real"].describedForError) is no complex number")
      }
      return .object(number)
    }
    func part(_ name: String) throws -> ComplexObject {
      let value = arguments[name]
      if let number = ComplexObject.number(value) { return number }
      // What else has a real and an imaginary part, such as a number of an array.
      if case .object(let object) = value, let re = try object.attribute("real")?.number,
        let im = try object.attribute("imag")?.number
      {
        return ComplexObject(re, im)
      }
      return ComplexObject(try arguments.number(name), 0)
    }
    let (a, b) = (try part("real"), try part("imag"))
    guard arguments.isGiven("imag") else { return .object(a) }
    // A part that is real adds nothing to the other one, not even the sign of its zero.
    func isReal(_ name: String) -> Bool { arguments[name].number != nil }
    return .object(
      ComplexObject(isReal("imag") ? a.re : a.re - b.im, isReal("real") ? b.re : b.re + a.im))
  }

  /// Python 3's `int(b"12")` reads bytes as text.
  private static func bytesAsText(_ value: Value) -> Value {
    if case .bytes(let bytes) = value {
      .string(String(decoding: bytes, as: UTF8.self))
    } else {
      value
    }
  }

  /// The base that a number's first characters name.
  private static func base(of text: String) -> Int {
    let digits = text.drop { $0 == "-" || $0 == "+" }.lowercased()
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return base
    }
    return 10
  }

  private static func toBytes(_ arguments: BoundArguments) throws -> Value {
    switch arguments["x"].plain {
    case .bytes: return arguments["x"]
    case .none: return .bytes([])
    case .string(let text):
      guard !arguments["encoding"].isNone else {
        throw arguments.error(
          "x", "text becomes bytes in an encoding", kind: "TypeError", hint: "encoding='utf-8'")
      }
      return .bytes(
        try TextEncoding.named(arguments.string("encoding"))
          .bytes(text, errors: arguments.string("errors")))
    case .integer(let count):
      guard count >= 0, count <= Limits.stringBytes else {
        throw arguments.error("x", "so many bytes there cannot be")
      }
      return .bytes([UInt8](repeating: 0, count: count))
    default:
      return .bytes(
        try arguments["x"].elements().map { value in
          guard let number = value.exactInteger else {
            throw arguments.error("x", "bytes are whole numbers", kind: "TypeError")
          }
          guard let byte = UInt8(exactly: number) else {
            throw arguments.error("x", "bytes are from 0 to 255")
          }
          return byte
        })
    }
  }

  private static func toReal(_ arguments: BoundArguments) throws -> Value {
    if let instance = arguments["x"].object(as: InstanceObject.self),
      let value = try instance.send(instance.type.interpreter.symbols.symbol("__float__"))
    {
      return value
    }
    if case .string(let text) = bytesAsText(arguments["x"]).plain {
      let trimmed = bare(text)
      guard let value = Double(trimmed), !trimmed.lowercased().contains("x") else {
        throw arguments.error(
          "x", "\(arguments["x"].describedForError) is not a number",
          spoken: "could not convert string to float: \(arguments["x"].representation)")
      }
      return .float(value)
    }
    let number = try arguments.number("x")
    guard number.isFinite || arguments["x"].object(as: BigInteger.self) == nil else {
      throw arguments.error(
        "x", "the whole number is too large for a real number", kind: "OverflowError")
    }
    return .float(number)
  }
}

extension Character {
  /// Whether it may be a digit of some base.
  fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
