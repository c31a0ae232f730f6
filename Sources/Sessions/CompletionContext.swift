/// What stands before the cursor of a line whose last word is to be completed.
struct CompletionContext {
  /// The word that has been begun; may be empty.
  let word: String
  /// What stands before it.
  let lead: Substring
  /// The path that has been begun, where the cursor stands in a string or behind `%save` or `%load`.
  let path: String?

  /// The context at the end of `text`.
  init(_ text: String) {
    word = String(text.reversed().prefix { Self.isNamePart($0) }.reversed())
    lead = text.dropLast(word.count)
    path = Self.openPath(in: text)
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The text of a string that is not closed yet, or of a command's file name.
  private static func openPath(in text: String) -> String? {
    for command in ["%save ", "%load "] where text.hasPrefix(command) {
      return String(text.dropFirst(command.count))
    }
    var quote: Character?
    var content = ""
    var isEscaped = false
    for character in text {
      if let open = quote {
        if !isEscaped, character == open {
          quote = nil
        } else {
          content.append(character)
        }
        isEscaped = character == "\\" && !isEscaped
      } else if character == "#" {
        return nil
      } else if character == "'" || character == "\"" {
        quote = character
        content = ""
        isEscaped = false
      }
    }
    return quote == nil ? nil : content
  }

  /// The dotted name of the function whose call is open at the end of `text`.
  static func openCall(in text: Substring) -> String? {
    var depth = 0
    for index in text.indices.reversed() {
      switch text[index] {
      case ")", "]", "}": depth += 1
      case "(" where depth == 0: return dottedName(endingIn: text[..<index])
      case "(", "[", "{": if depth == 0 { return nil } else { depth -= 1 }
      default: continue
      }
    }
    return nil
  }

  /// The name, with points, that ends `text`; may be empty.
  static func dottedName(endingIn text: Substring) -> String {
    String(text.reversed().prefix { isNamePart($0) || $0 == "." }.reversed())
  }
}
