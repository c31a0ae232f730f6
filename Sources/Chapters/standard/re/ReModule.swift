import Interpreter
import Language

/// `re`: regular expressions as Python has them.
enum ReModule {
  /// Patterns that were compiled last, by their text and flags.
  private final class Kept {
    var patterns: [String: PatternObject] = [:]
  }

  static func make(_ context: ModuleContext) -> ModuleObject {
    let kept = Kept()
    func compiled(_ arguments: BoundArguments) throws -> PatternObject {
      let flags = try arguments.integer("flags")
      let given = arguments["pattern"]
      if let pattern = given.object(as: PatternObject.self) {
        guard flags == 0 else {
          throw arguments.error("flags", "a compiled pattern has its flags already")
        }
        return pattern
      }
      let key = "\(flags) \(given.representation)"
      if let known = kept.patterns[key] { return known }
      do {
        let pattern = try PatternObject(given, flags: flags, context: context)
        if kept.patterns.count >= 512 { kept.patterns = [:] }
        kept.patterns[key] = pattern
        return pattern
      } catch var diagnostic as Diagnostic {
        diagnostic.place = diagnostic.place ?? arguments.place(of: "pattern")
        throw diagnostic
      }
    }
    /// A function that is a method of the pattern it is given first.
    func function(
      _ name: String, _ signature: String, _ help: String,
      _ body: @escaping (PatternObject, BoundArguments) throws -> Value
    ) -> NativeFunction {
      NativeFunction(name, "pattern, \(signature), flags=0", help: help) {
        try body(compiled($0), $0)
      }
    }
    let flags: [(String, String, PatternFlags)] = [
      ("I", "IGNORECASE", .ignoreCase), ("L", "LOCALE", .locale), ("M", "MULTILINE", .multiline),
      ("S", "DOTALL", .dotAll), ("U", "UNICODE", .unicode), ("X", "VERBOSE", .verbose),
      ("A", "ASCII", .ascii),
    ]
    var others: [String: Value] = [
      "error": context.interpreter.exceptionClass("re.error"),
      "Pattern": .object(TypeObject("re.Pattern")), "Match": .object(TypeObject("re.Match")),
    ]
    for (letter, name, flag) in flags {
      others[letter] = .integer(flag.rawValue)
      others[name] = .integer(flag.rawValue)
    }
    return ModuleObject(
      "re", help: "regular expressions.",
      functions: [
        NativeFunction(
          "compile", "pattern, flags=0", help: "The pattern, ready for use.\n\n    re.compile('a+')"
        ) { .object(try compiled($0)) },
        function("match", "string", "The match at the start, or None.\n\n    re.match('a+', 'aab')")
        {
          try $0.find(.start, $1)
        },
        function("fullmatch", "string", "The match of all, or None.") { try $0.find(.whole, $1) },
        function("search", "string", "The first match, or None.\n\n    re.search('b', 'aab')") {
          try $0.find(.anywhere, $1)
        },
        function(
          "findall", "string", "The texts of all matches.\n\n    re.findall('[a-z]+', 'an apple')"
        ) { try $0.all($1["string"]) },
        function("finditer", "string", "A walk through all matches.") { pattern, arguments in
          let next = try pattern.matches(arguments["string"])
          return .object(ValueIterator { try next().map { .object($0) } })
        },
        function(
          "sub", "repl, string, count=0",
          "The text with matches replaced.\n\n    re.sub('a', 'o', 'banana')"
        ) {
          try $0.replaced(
            $1["repl"], $1["string"], count: $1.integer("count"), $1.site
          ).0
        },
        function("subn", "repl, string, count=0", "The text, and how many matches were replaced.") {
          let (value, count) = try $0.replaced(
            $1["repl"], $1["string"], count: $1.integer("count"), $1.site)
          return .tuple([value, .integer(count)])
        },
        function(
          "split", "string, maxsplit=0", "The parts between matches.\n\n    re.split(', *', 'a, b')"
        ) { try $0.split($1["string"], most: $1.integer("maxsplit")) },
        NativeFunction("escape", "pattern", help: "The pattern that stands for just that text.") {
          arguments in
          guard let text = PatternText(arguments["pattern"]) else {
            throw arguments.error("pattern", "escape wants a string or bytes", kind: "TypeError")
          }
          let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars.map(\.value))
          let codes: [UInt32] = text.codes.flatMap { special.contains($0) ? [92, $0] : [$0] }
          if text.isText {
            return .string(
              String(String.UnicodeScalarView(codes.compactMap { Unicode.Scalar($0) })))
          }
          return .bytes(codes.map { UInt8(truncatingIfNeeded: $0) })
        },
        NativeFunction("purge", "", help: "Forgets the patterns compiled so far.") { _ in
          kept.patterns = [:]
          return .none
        },
      ], others: others)
  }
}
