import Language

/// Where a call stands and where each of its arguments was written.
public struct CallSite {
  /// The text the call stands in.
  public let source: SourceText
  /// The whole call.
  public let range: SourceRange
  /// The arguments as written.
  public let arguments: [Argument]

  /// A call site.
  public init(source: SourceText, range: SourceRange, arguments: [Argument]) {
    self.source = source
    self.range = range
    self.arguments = arguments
  }

  /// The place of the whole call.
  public var place: Place { Place(source, range) }

  /// The place of the argument passed by `name`, or by position `index`.
  public func place(ofKeyword name: String, position index: Int?) -> Place? {
    for argument in arguments {
      if case .keyword(name) = argument.kind { return Place(source, argument.value.range) }
    }
    guard let index, arguments.indices.contains(index),
      case .positional = arguments[index].kind,
      arguments[...index].allSatisfy({ if case .spread = $0.kind { false } else { true } })
    else { return nil }
    return Place(source, arguments[index].value.range)
  }
}

/// The arguments of one call, evaluated.
public struct CallArguments {
  /// Those passed by position.
  public var positional: [Value]
  /// Those passed by name, in the order written.
  public var keywords: [(name: String, value: Value)]
  /// Where the call stands.
  public let site: CallSite

  /// The arguments of a call.
  public init(
    positional: [Value], keywords: [(name: String, value: Value)] = [], site: CallSite
  ) {
    self.positional = positional
    self.keywords = keywords
    self.site = site
  }
}
