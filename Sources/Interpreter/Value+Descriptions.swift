import Interruptions
import Language

extension Value {
  /// The text that an echo shows: strings in quotes, as Python's `repr`.
  public var representation: String {
    switch self {
    case .unset: return "<nothing>"
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return String(value)
    case .float(let value): return NumberText.shortest(value)
    case .string(let value): return StringText.quoted(value)
    case .bytes(let value): return "b" + StringText.quoted(bytes: value)
    case .slice(let slice):
      return "slice(\(slice.lower.representation), \(slice.upper.representation), "
        + "\(slice.step.representation))"
    case .function(let function): return "<function \(function.signature)>"
    case .native(let function): return "<function \(function.usage)>"
    case .object(let object): return object.representation
    case .tuple, .list, .dictionary, .set:
      var writer = RepresentationWriter()
      writer.write(self)
      return writer.text
    }
  }

  /// The text that `print` shows.
  public var text: String {
    switch self {
    case .string(let value): value
    case .object(let object): object.text
    default: representation
    }
  }
}

/// Writes containers, which may hold themselves or be nested without end.
private struct RepresentationWriter {
  var text = ""
  private var open: [ObjectIdentifier] = []

  /// A few lists that hold each other many times have a text without end.
  private var isFull: Bool {
    text.utf8.count > Limits.representationBytes || Interruption.isRequested
  }

  mutating func write(_ value: Value) {
    switch value {
    case .tuple(let elements):
      guard open.count < Limits.nesting else { return text += "(...)" }
      // A tuple has no identity to guard a cycle with, and needs none: it counts as depth.
      open.append(ObjectIdentifier(ListObject.self))
      write(elements, "(", elements.count == 1 ? ",)" : ")")
      open.removeLast()
    case .list(let list):
      guarded(list, "[...]") { $0.write(list.elements, "[", "]") }
    case .set(let set):
      guarded(set, "{...}") {
        let elements = SetOrder.elements(of: set)
        if set.isFrozen, elements.isEmpty {
          $0.text += "frozenset()"
        } else if set.isFrozen {
          $0.write(elements, "frozenset({", "})")
        } else if elements.isEmpty {
          $0.text += "set()"
        } else {
          $0.write(elements, "{", "}")
        }
      }
    case .dictionary(let dictionary):
      guarded(dictionary, "{...}") {
        $0.text += "{"
        for (index, entry) in dictionary.entries.enumerated() {
          if index > 0 { $0.text += ", " }
          if $0.isFull {
            $0.text += "..."
            break
          }
          $0.write(entry.key.value)
          $0.text += ": "
          $0.write(entry.value)
        }
        $0.text += "}"
      }
    default: text += value.representation
    }
  }

  private mutating func write(_ elements: [Value], _ opening: String, _ closing: String) {
    text += opening
    for (index, element) in elements.enumerated() {
      if index > 0 { text += ", " }
      if isFull {
        text += "..."
        break
      }
      write(element)
    }
    text += closing
  }

  private mutating func guarded(
    _ object: AnyObject, _ placeholder: String, _ body: (inout Self) -> Void
  ) {
    let identity = ObjectIdentifier(object)
    guard open.count < Limits.nesting, !open.contains(identity) else {
      text += placeholder
      return
    }
    open.append(identity)
    body(&self)
    open.removeLast()
  }
}
