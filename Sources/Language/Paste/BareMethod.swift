/// A `def` that a book prints apart from its class, told by its first parameter or its decorator.
///
///     def train(self, epochs):
///         ...
public struct BareMethod: Sendable {
  /// Its name.
  public let name: String
  /// The `def`, with its decorators.
  public let definition: FunctionDefinition

  /// The method that a text is; nil where it is anything else, or more than that.
  public init?(_ source: SourceText, dialect: Dialect) {
    // Most statements are none, and need not be parsed once more to say so.
    let start = source.text.drop { $0.isWhitespace }
    guard start.hasPrefix("def ") || start.hasPrefix("@"),
      let program = try? Parser.parse(source, dialect: dialect), program.statements.count == 1,
      case .function(let definition)? = program.statements.first?.kind
    else { return nil }
    let isDecorated = definition.decorators.contains { decorator in
      guard case .name(let name) = decorator.kind else { return false }
      return ["classmethod", "staticmethod", "property"].contains(name)
    }
    guard isDecorated || definition.parameters.positional.first?.name == "self" else { return nil }
    name = definition.name
    self.definition = definition
  }
}
