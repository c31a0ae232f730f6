import Language
import OrderedCollections

/// A slice resolved against a length: which elements it takes, in which order.
public struct ResolvedSlice {
  /// The first element taken.
  public let start: Int
  /// How far apart the elements are; never 0.
  public let step: Int
  /// How many are taken.
  public let count: Int
  /// Where taking ends, as the slice says it.
  let stop: Int

  /// The elements that `slice` takes of `length`; an error where the step is 0.
  public init(_ slice: SliceObject, length: Int) throws {
    func bound(_ value: Value, _ name: String) throws -> Int? {
      if value.isNone { return nil }
      if let big = value.object(as: BigInteger.self) { return big.value < 0 ? -.max : .max }
      guard let integer = try value.indexNumber() else {
        throw Diagnostic(
          "TypeError", "a slice's \(name) is a whole number, not \(value.describedForError)",
          hint: value.number == nil ? nil : "// divides whole numbers; int(x) cuts off the rest")
      }
      return integer
    }
    // A step has an opposite in 64 bits, and is further than any sequence is long all the same.
    let step = max(try bound(slice.step, "step") ?? 1, -.max)
    guard step != 0 else { throw Diagnostic("ValueError", "a slice's step is not 0") }
    func clamp(_ index: Int) -> Int {
      let shifted = index < 0 ? max(index, -length - 1) + length : index
      return step > 0 ? min(max(shifted, 0), length) : min(max(shifted, -1), length - 1)
    }
    let start = try bound(slice.lower, "start").map(clamp) ?? (step > 0 ? 0 : length - 1)
    let stop = try bound(slice.upper, "end").map(clamp) ?? (step > 0 ? length : -1)
    self.start = start
    self.step = step
    self.stop = stop
    let span = step > 0 ? stop - start : start - stop
    count = span <= 0 ? 0 : (span - 1) / abs(step) + 1
  }

  /// The indices taken.
  public var indices: [Int] { (0..<count).map { start + $0 * step } }
}

extension Interpreter {
  func item(of container: Value, at index: Value) throws -> Value {
    switch container {
    case .list(let list):
      if case .slice(let slice) = index {
        return .list(
          try ResolvedSlice(slice, length: list.elements.count).indices.map { list.elements[$0] })
      }
      return list.elements[try position(index, list.elements.count, "list")]
    case .tuple(let elements):
      if case .slice(let slice) = index {
        return .tuple(try ResolvedSlice(slice, length: elements.count).indices.map { elements[$0] })
      }
      return elements[try position(index, elements.count, "tuple")]
    case .string(let text):
      let scalars = Array(text.unicodeScalars)
      if case .slice(let slice) = index {
        var result = String.UnicodeScalarView()
        for position in try ResolvedSlice(slice, length: scalars.count).indices {
          result.append(scalars[position])
        }
        return .string(String(result))
      }
      return .string(String(scalars[try position(index, scalars.count, "string")]))
    case .bytes(let bytes):
      if case .slice(let slice) = index {
        return .bytes(try ResolvedSlice(slice, length: bytes.count).indices.map { bytes[$0] })
      }
      return .integer(Int(bytes[try position(index, bytes.count, "bytes")]))
    case .dictionary(let dictionary):
      guard let value = dictionary.entries[try Key(index)] else {
        let names = dictionary.entries.keys.compactMap { key -> String? in
          if case .string(let name) = key.value { name } else { nil }
        }
        var hint: String?
        if case .string(let name) = index {
          hint = nearest(to: name, in: names).map { StringText.quoted($0) }
        }
        throw keyError(
          index, Diagnostic("KeyError", "there is no key \(index.representation)", hint: hint))
      }
      return value
    case .object(let object):
      if let value = try object.item(index) { return value }
    default: break
    }
    throw Diagnostic(
      "TypeError", "a value of type \(container.typeName) has no elements to index",
      spoken: "'\(container.typeName)' object is not subscriptable")
  }

  /// The error that a key is missing, which knows the key; `diagnostic` is what a user reads.
  func keyError(_ key: Value, _ diagnostic: Diagnostic) -> any Error {
    guard let type = exceptions.named("KeyError") else { return diagnostic }
    let instance = InstanceObject(type)
    instance.diagnostic = diagnostic
    instance.attributes[wellKnown.args] = .tuple([key])
    return Raised(instance, at: nil)
  }

  private func position(_ index: Value, _ count: Int, _ type: String) throws -> Int {
    if index.object(as: BigInteger.self) != nil {
      throw Diagnostic("IndexError", "\(index.text) is outside the \(type)")
    }
    guard let integer = try index.indexNumber() else {
      throw Diagnostic(
        "TypeError", "an index is a whole number, not \(index.describedForError)",
        hint: index.number == nil ? nil : "// divides whole numbers; int(x) cuts off the rest")
    }
    let position = integer < 0 ? integer + count : integer
    guard position >= 0, position < count else {
      throw Diagnostic(
        "IndexError",
        count == 0
          ? "the \(type) is empty"
          : "the \(type) has \(count) element\(count == 1 ? "" : "s"), so \(integer) is outside",
        spoken: type == "bytes" ? "index out of range" : "\(type) index out of range")
    }
    return position
  }

  func setItem(of container: Value, at index: Value, to value: Value) throws {
    switch container {
    case .list(let list):
      if case .slice(let slice) = index {
        try replace(slice, of: list, with: value.elements())
      } else {
        list.elements[try position(index, list.elements.count, "list")] = value
      }
      return
    case .dictionary(let dictionary):
      dictionary.entries[try Key(index)] = value
      return
    case .object(let object):
      if try object.setItem(index, to: value) { return }
    default: break
    }
    throw Diagnostic(
      "TypeError", "the elements of a \(container.typeName) cannot be changed",
      hint: container.typeName == "tuple" ? "list(x)" : nil)
  }

  private func replace(_ slice: SliceObject, of list: ListObject, with values: [Value]) throws {
    let resolved = try ResolvedSlice(slice, length: list.elements.count)
    if resolved.step == 1 {
      let start = min(resolved.start, list.elements.count)
      list.elements.replaceSubrange(start..<(start + resolved.count), with: values)
      return
    }
    guard values.count == resolved.count else {
      throw Diagnostic("ValueError", "\(values.count) values for a slice of \(resolved.count)")
    }
    for (index, value) in zip(resolved.indices, values) { list.elements[index] = value }
  }

  func deleteItem(of container: Value, at index: Value) throws {
    switch container {
    case .list(let list):
      if case .slice(let slice) = index {
        let gone = Set(try ResolvedSlice(slice, length: list.elements.count).indices)
        list.elements = list.elements.enumerated().filter { !gone.contains($0.offset) }
          .map(\.element)
      } else {
        list.elements.remove(at: try position(index, list.elements.count, "list"))
      }
    case .dictionary(let dictionary):
      guard dictionary.entries.removeValue(forKey: try Key(index)) != nil else {
        throw keyError(
          index, Diagnostic("KeyError", "there is no key \(index.representation)"))
      }
    case .object(let object):
      if let instance = InstanceObject.cast(object) {
        guard try instance.send(wellKnown.deleteItem, [index]) != nil else { fallthrough }
        return
      }
      guard case .native(let method)? = try object.attribute("__delitem__") else { fallthrough }
      _ = try method.call(CallArguments(positional: [index], site: .nowhere))
    default:
      throw Diagnostic("TypeError", "the elements of a \(container.typeName) cannot be deleted")
    }
  }
}
