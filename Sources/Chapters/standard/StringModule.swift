import Interpreter
import Language

/// `string`: kinds of characters.
enum StringModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    let lower = "abcdefghijklmnopqrstuvwxyz"
    let upper = lower.uppercased()
    let digits = "0123456789"
    let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    let texts = [
      "ascii_lowercase": lower, "ascii_uppercase": upper, "ascii_letters": lower + upper,
      "letters": lower + upper, "lowercase": lower, "uppercase": upper, "digits": digits,
      "hexdigits": digits + "abcdefABCDEF", "octdigits": "01234567", "punctuation": punctuation,
      "whitespace": " \t\n\r\u{b}\u{c}",
      "printable": digits + lower + upper + punctuation + " \t\n\r\u{b}\u{c}",
    ]
    return ModuleObject(
      "string", help: "kinds of characters.",
      functions: [
        NativeFunction(
          "capwords", "text", help: "Each word with a capital.\n\n    string.capwords('a b')"
        ) { arguments in
          let words = try arguments.string("text").split(separator: " ")
          return .string(
            words.map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
              .joined(separator: " "))
        },
        NativeFunction(
          "join", "words, sep=' '", help: "The words with sep between (Python 2)."
        ) { arguments in
          .string(
            try arguments["words"].elements().map(\.text)
              .joined(separator: arguments.string("sep")))
        },
      ], others: texts.mapValues { .string($0) })
  }
}
