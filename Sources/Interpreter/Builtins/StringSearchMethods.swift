import Language

/// The methods of `str` that look for one text in another, or cut it there.
enum StringSearchMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "split": method("sep=None, maxsplit=-1", "The parts between the separators.") {
      text, arguments in
      let limit = try arguments.integer("maxsplit")
      let most = limit < 0 ? Int.max : limit
      guard !arguments["sep"].isNone else {
        return .list(try StringText.words(of: text, maxSplits: most).map { .string($0) })
      }
      return .list(
        try StringText.parts(of: text, between: separator(arguments), most).map { .string($0) })
    },
    "rsplit": method("sep=None, maxsplit=-1", "The parts, cut from the right.") {
      text, arguments in
      let limit = try arguments.integer("maxsplit")
      let most = limit < 0 ? Int.max : limit
      // What is cut from the right is what is cut from the left of the text turned round.
      let turned = turned(text)
      let parts =
        arguments["sep"].isNone
        ? try StringText.words(of: turned, maxSplits: most)
        : try StringText.parts(of: turned, between: Self.turned(separator(arguments)), most)
      return .list(parts.reversed().map { .string(Self.turned($0)) })
    },
    "splitlines": method("keepends=False", "The lines.") { text, arguments in
      .list(lines(of: text, keepsEnds: try arguments["keepends"].isTrue()).map { .string($0) })
    },
    "partition": method("sep", "What stands before the first separator, it, and the rest.") {
      text, arguments in
      let separator = try separator(arguments)
      let parts = try StringText.parts(of: text, between: separator, 1)
      guard parts.count == 2 else { return .tuple([.string(text), .string(""), .string("")]) }
      return .tuple([.string(parts[0]), .string(separator), .string(parts[1])])
    },
    "rpartition": method("sep", "What stands before the last separator, it, and the rest.") {
      text, arguments in
      let separator = try separator(arguments)
      let parts = try StringText.parts(of: turned(text), between: turned(separator), 1).map(turned)
      guard parts.count == 2 else { return .tuple([.string(""), .string(""), .string(text)]) }
      return .tuple([.string(parts[1]), .string(separator), .string(parts[0])])
    },
    "startswith": method(
      "prefix, start=None, end=None", "Whether it begins with prefix, or one of a tuple of them."
    ) { text, arguments in
      guard let part = try window(text, arguments)?.text else { return .boolean(false) }
      return .boolean(try choices(arguments, "prefix").contains { part.utf8.starts(with: $0.utf8) })
    },
    "endswith": method(
      "suffix, start=None, end=None", "Whether it ends with suffix, or one of a tuple of them."
    ) { text, arguments in
      guard let part = try window(text, arguments)?.text else { return .boolean(false) }
      return .boolean(
        try choices(arguments, "suffix").contains {
          part.utf8.reversed().starts(with: $0.utf8.reversed())
        })
    },
    "find": search("Where part begins, or -1.", fromRight: false, fails: false),
    "rfind": search("Where the last part begins, or -1.", fromRight: true, fails: false),
    "index": search(
      "Where part begins; an error where it is not there.", fromRight: false, fails: true),
    "rindex": search(
      "Where the last part begins; an error where it is not there.", fromRight: true, fails: true),
    "count": method("part, start=None, end=None", "How often part is there.") { text, arguments in
      let part = try arguments.string("part")
      guard let window = try window(text, arguments) else { return .integer(0) }
      guard !part.isEmpty else { return .integer(window.text.unicodeScalars.count + 1) }
      return .integer(try StringText.parts(of: window.text, between: part, .max).count - 1)
    },
  ]

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (String, BoundArguments) throws -> Value
  ) -> Methods.Method { StringMethods.method(signature, help, body) }

  private static func search(_ help: String, fromRight: Bool, fails: Bool) -> Methods.Method {
    method("part, start=None, end=None", help) { text, arguments in
      let part = try arguments.string("part")
      if let window = try window(text, arguments) {
        let length = window.text.unicodeScalars.count
        let found =
          fromRight
          ? StringText.position(of: turned(part), in: turned(window.text)).map {
            length - $0 - part.unicodeScalars.count
          } : StringText.position(of: part, in: window.text)
        if let found { return .integer(found + window.start) }
      }
      guard fails else { return .integer(-1) }
      throw arguments.error("part", "\(arguments["part"].describedForError) is not in the string")
    }
  }

  /// The code points from `start` to `end`; nil where start lies behind the end of the text.
  private static func window(
    _ text: String, _ arguments: BoundArguments
  ) throws -> (text: String, start: Int)? {
    if arguments["start"].isNone, arguments["end"].isNone { return (text, 0) }
    let scalars = Array(text.unicodeScalars)
    func place(_ name: String, _ missing: Int) throws -> Int {
      guard !arguments[name].isNone else { return missing }
      let index = try arguments.integer(name)
      return index < 0 ? max(0, max(index, -scalars.count - 1) + scalars.count) : index
    }
    let start = try place("start", 0)
    let end = min(try place("end", scalars.count), scalars.count)
    guard start <= end else { return nil }
    return (String(String.UnicodeScalarView(scalars[start..<end])), start)
  }

  private static func turned(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
  }

  private static func separator(_ arguments: BoundArguments) throws -> String {
    let separator = try arguments.string("sep")
    guard !separator.isEmpty else { throw arguments.error("sep", "the separator is empty") }
    return separator
  }

  private static func lines(of text: String, keepsEnds: Bool) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
      guard endsLine(scalar) else {
        line.append(scalar)
        continue
      }
      var end = String.UnicodeScalarView([scalar])
      if scalar == "\r", scalars.first == "\n" { end.append(scalars.removeFirst()) }
      lines.append(String(line) + (keepsEnds ? String(end) : ""))
      line = String.UnicodeScalarView()
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// Whether Python's `splitlines` ends a line here.
  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The one string, or the several in a tuple, bound to `name`.
  private static func choices(_ arguments: BoundArguments, _ name: String) throws -> [String] {
    guard case .tuple(let values) = arguments[name] else { return [try arguments.string(name)] }
    return try values.map { value in
      guard case .string(let text) = value.plain else {
        throw arguments.error(
          name, "\(name) is a string, not \(value.describedForError)", kind: "TypeError")
      }
      return text
    }
  }
}

/// The methods of `str` about capitals and kinds of characters.
enum StringCaseMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "upper": method("", "In capitals.") { text, _ in .string(text.uppercased()) },
    "lower": method("", "In small letters.") { text, _ in .string(text.lowercased()) },
    "casefold": method("", "In small letters, for comparison.") { text, _ in
      .string(text.lowercased().replacing("ß", with: "ss"))
    },
    "swapcase": method("", "Capitals for small letters, and the other way round.") { text, _ in
      .string(
        text.unicodeScalars.map { scalar in
          scalar.properties.isUppercase
            ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
        }.joined())
    },
    "capitalize": method("", "With a capital first letter.") { text, _ in
      let first = text.unicodeScalars.first.map(\.properties.titlecaseMapping) ?? ""
      return .string(first + String(text.unicodeScalars.dropFirst()).lowercased())
    },
    "title": method("", "With a capital letter at the start of each word.") { text, _ in
      var result = ""
      var isInside = false
      for scalar in text.unicodeScalars {
        let mapping = scalar.properties
        result += isInside ? mapping.lowercaseMapping : mapping.titlecaseMapping
        isInside = mapping.isCased
      }
      return .string(result)
    },
    "isdigit": each("Whether there are digits and nothing else.") {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    },
    "isdecimal": each("Whether there are decimal digits and nothing else.") {
      $0.properties.numericType == .decimal
    },
    "isnumeric": each("Whether there are numbers and nothing else.") {
      $0.properties.numericType != nil
    },
    "isalpha": each("Whether there are letters and nothing else.", StringText.isLetter),
    "isalnum": each("Whether there are letters and digits and nothing else.") {
      StringText.isLetter($0) || $0.properties.numericType != nil
    },
    "isspace": each("Whether there is white space and nothing else.", StringText.isSpace),
    "isascii": method("", "Whether all is ASCII.") { text, _ in
      .boolean(text.utf8.allSatisfy { $0 < 0x80 })
    },
    "isprintable": method("", "Whether all can be printed.") { text, _ in
      .boolean(text.unicodeScalars.allSatisfy(StringText.isPrintable))
    },
    "isidentifier": method("", "Whether it could be a name.") { text, _ in
      let scalars = text.unicodeScalars
      let begins = scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
      return .boolean(
        begins && scalars.dropFirst().allSatisfy { $0 == "_" || $0.properties.isXIDContinue })
    },
    "islower": method("", "Whether it has letters, and all are small.") { text, _ in
      .boolean(cased(text) { $0.properties.isLowercase })
    },
    "isupper": method("", "Whether it has letters, and all are capitals.") { text, _ in
      .boolean(cased(text) { $0.properties.isUppercase })
    },
    "istitle": method("", "Whether just the first letter of each word is a capital.") { text, _ in
      var isInside = false
      var hasLetters = false
      for scalar in text.unicodeScalars {
        let properties = scalar.properties
        if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
          if isInside { return .boolean(false) }
          (isInside, hasLetters) = (true, true)
        } else if properties.isLowercase {
          if !isInside { return .boolean(false) }
          hasLetters = true
        } else {
          isInside = false
        }
      }
      return .boolean(hasLetters)
    },
  ]

  private static func cased(_ text: String, _ holds: (Unicode.Scalar) -> Bool) -> Bool {
    let letters = text.unicodeScalars.filter { $0.properties.isCased }
    return !letters.isEmpty && letters.allSatisfy(holds)
  }

  private static func each(
    _ help: String, _ holds: @escaping (Unicode.Scalar) -> Bool
  ) -> Methods.Method {
    method("", help) { text, _ in
      .boolean(!text.isEmpty && text.unicodeScalars.allSatisfy(holds))
    }
  }

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (String, BoundArguments) throws -> Value
  ) -> Methods.Method { StringMethods.method(signature, help, body) }
}
