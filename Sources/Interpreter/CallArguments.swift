import Language

/// Where a call stands and where each of its arguments was written.
///
/// An object, since each call hands it on and few look at it.
public final class CallSite: Sendable {
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

  /// Where a call stands that no program has written.
  static let nowhere = CallSite(
    source: SourceText("", name: "nnrepl"), range: SourceRange(0, 0), arguments: [])

  /// Where a call stands that no program has written, for modules.
  public static var unwritten: CallSite { nowhere }

  /// The place of the whole call.
  public var place: Place { Place(source, range) }

  /// The place of the name in `name=value`.
  public func place(ofName name: String) -> Place? {
    for argument in arguments {
      guard case .keyword(name) = argument.kind else { continue }
      // The syntax tree keeps only the value's range; the name is the last one before it.
      let word = Array(name.utf8)
      let start = Int(range.lower)
      var end = min(Int(argument.value.range.lower), source.bytes.count)
      while end - word.count >= start {
        if source.bytes[(end - word.count)..<end].elementsEqual(word) {
          return Place(source, SourceRange(end - word.count, end))
        }
        end -= 1
      }
    }
    return nil
  }

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
