import Language

/// `"{0:.2%} of {name}".format(…)`.
struct BraceFormat {
  let positional: [Value]
  let keywords: [(name: String, value: Value)]
  /// How a field such as `{0.shape[1]}` reads attributes and elements.
  let access: (Value, Access) throws -> Value
  /// How a value is shown in a format.
  let show: (Value, String) throws -> String
  private var next = 0

  /// A step from a value to a part of it.
  enum Access {
    case attribute(String)
    case item(Value)
  }

  init(
    positional: [Value], keywords: [(name: String, value: Value)],
    access: @escaping (Value, Access) throws -> Value,
    show: @escaping (Value, String) throws -> String
  ) {
    self.show = show
    self.positional = positional
    self.keywords = keywords
    self.access = access
  }

  mutating func format(_ template: String, depth: Int = 0) throws -> String {
    guard depth < 3 else { throw Diagnostic("ValueError", "fields are nested too deeply") }
    var result = ""
    // One character for each code point, as in Python.
    var rest = template.unicodeScalars.map(Character.init)[...]
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        result.append(character)
        rest.removeFirst()
      case "{":
        var field: [Character] = []
        var level = 1
        while let inner = rest.popFirst() {
          if inner == "{" { level += 1 } else if inner == "}" { level -= 1 }
          if level == 0 { break }
          field.append(inner)
        }
        guard level == 0 else {
          throw Diagnostic("ValueError", "a { in the format has no }", hint: "{{ for a brace")
        }
        result += try replacement(String(field), depth: depth)
      case "}": throw Diagnostic("ValueError", "a } in the format has no {", hint: "}} for a brace")
      default: result.append(character)
      }
    }
    return result
  }

  private mutating func replacement(_ field: String, depth: Int) throws -> String {
    let head = field.prefix { $0 != ":" && $0 != "!" }
    var rest = field.dropFirst(head.count)
    var conversion: Character?
    if rest.first == "!" {
      rest.removeFirst()
      conversion = rest.popFirst()
    }
    // The field takes its argument before the fields inside its format do.
    var value = try lookup(String(head))
    var specification = ""
    if rest.first == ":" {
      specification = try format(String(rest.dropFirst()), depth: depth + 1)
    }
    if conversion == "r" { value = .string(value.representation) }
    if conversion == "s" { value = .string(value.text) }
    if conversion == "a" { value = .string(StringText.ascii(value.representation)) }
    return try show(value, specification)
  }

  private mutating func lookup(_ path: String) throws -> Value {
    let name = path.prefix { $0 != "." && $0 != "[" }
    var value = try argument(String(name))
    var rest = path.dropFirst(name.count)
    while let opening = rest.popFirst() {
      if opening == "." {
        let attribute = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(attribute.count)
        value = try access(value, .attribute(String(attribute)))
      } else {
        let index = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(index.count + 1)
        value = try access(value, .item(Int(index).map(Value.integer) ?? .string(String(index))))
      }
    }
    return value
  }

  private mutating func argument(_ name: String) throws -> Value {
    if name.isEmpty || Int(name) != nil {
      let index = Int(name) ?? next
      if name.isEmpty { next += 1 }
      guard positional.indices.contains(index) else {
        throw Diagnostic(
          "IndexError", "the format asks for argument \(index), and \(positional.count) are given")
      }
      return positional[index]
    }
    guard let match = keywords.last(where: { $0.name == name }) else {
      throw Diagnostic("KeyError", "the format asks for \(name), which is not given")
    }
    return match.value
  }
}
