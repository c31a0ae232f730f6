import Language

/// A type as a program names it: called it converts, and `isinstance` asks for it.
public final class TypeObject: NativeObject {
  /// The name.
  public let name: String
  private let includes: (Value) -> Bool
  private let conversion: NativeFunction?
  private let ownHelp: String?
  /// What the type has behind the point besides its methods, such as a named tuple's `_fields`.
  public var members: [String: Value] = [:]

  /// The type `name`, whose values are those that `includes` says, made by `conversion`.
  ///
  /// `help` is what `?` says of a type that is not called.
  public init(
    _ name: String, conversion: NativeFunction? = nil, help: String? = nil,
    includes: @escaping (Value) -> Bool
  ) {
    ownHelp = help
    self.name = name
    self.includes = includes
    self.conversion = conversion
  }

  /// A type whose values are those with the type name `name`.
  public convenience init(_ name: String, conversion: NativeFunction? = nil) {
    self.init(name, conversion: conversion) { $0.typeName == name }
  }

  /// Whether `value` is of the type.
  ///
  /// An instance of a class that inherits from the type is.
  public func contains(_ value: Value) -> Bool {
    if includes(value) { return true }
    guard let instance = value.object(as: InstanceObject.self) else { return false }
    return !instance.payload.isUnset && contains(instance.payload)
  }

  /// Whether a program's class can inherit from it.
  var canBeInherited: Bool {
    (conversion != nil || name == "type")
      && !["bool", "slice", "range", "NoneType", "function"].contains(name)
      && !name.hasPrefix("numpy.")
  }

  /// The type's name as messages call it.
  public var typeName: String { "type" }
  /// The text that an echo shows.
  public var representation: String { "<class '\(name)'>" }
  /// What `?` shows.
  public var help: String? {
    conversion.map { "\($0.usage)\n\($0.help)" } ?? ownHelp.map { "\(name): type\n\($0)" }
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) -> Value? {
    if let member = members[name] { return member }
    return ["__name__", "__qualname__"].contains(name)
      ? .string(String(self.name.split(separator: ".").last ?? "")) : nil
  }

  /// Calls the object; nil where it cannot be called.
  public func call(_ arguments: CallArguments) throws -> Value? { try conversion?.call(arguments) }

  /// The result of an operator; nil where it has no meaning.
  public func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) -> Value? {
    guard case .comparison(let comparator) = operation, let type = other.object(as: TypeObject.self)
    else { return nil }
    switch comparator {
    case .equal: return .boolean(type.name == name)
    case .notEqual: return .boolean(type.name != name)
    default: return nil
    }
  }
}

/// The numbers `start, start + step, …` before `stop`, not stored.
public final class RangeObject: NativeObject {
  /// The first number.
  public let start: Int
  /// The bound that is not reached.
  public let stop: Int
  /// The step.
  public let step: Int
  let count: Int

  /// The range from `start` to before `stop`.
  public init(start: Int, stop: Int, step: Int) throws {
    let span =
      step > 0
      ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    guard step != 0, step != .min, !span.overflow else {
      throw Diagnostic("ValueError", step == 0 ? "the step is not 0" : "the range is too long")
    }
    self.start = start
    self.stop = stop
    self.step = step
    count = span.partialValue <= 0 ? 0 : (span.partialValue - 1) / abs(step) + 1
  }

  /// The number at `index`; within the range, so it cannot overflow.
  private subscript(index: Int) -> Value { .integer(start &+ index &* step) }

  /// Whether `value` is one of the numbers.
  func contains(_ value: Value) -> Bool {
    guard let number = value.exactInteger ?? value.number.flatMap({ Int(exactly: $0) }) else {
      return false
    }
    let distance = number.subtractingReportingOverflow(start)
    guard !distance.overflow, distance.partialValue.isMultiple(of: step) else { return false }
    let index = distance.partialValue.dividedReportingOverflow(by: step)
    return !index.overflow && (0..<count).contains(index.partialValue)
  }

  /// The type's name as messages call it.
  public var typeName: String { "range" }
  /// The text that an echo shows.
  public var representation: String {
    "range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))"
  }
  /// The number of elements.
  public func length() -> Int? { count }
  /// Whether it counts as true.
  public func truth() -> Bool { count > 0 }

  /// A walk through the elements.
  public func iterator() -> ValueIterator? {
    var index = 0
    return ValueIterator { [self] in
      guard index < count else { return nil }
      defer { index += 1 }
      return self[index]
    }
  }

  /// The element, or elements, at a subscript.
  public func item(_ index: Value) throws -> Value? {
    if case .slice(let slice) = index {
      let resolved = try ResolvedSlice(slice, length: count)
      return .object(
        try RangeObject(
          start: start &+ resolved.start &* step,
          stop: start &+ resolved.stop &* step,
          step: step &* resolved.step))
    }
    guard let integer = index.exactInteger else {
      throw Diagnostic("TypeError", "an index is a whole number, not \(index.describedForError)")
    }
    let position = integer < 0 ? integer + count : integer
    guard position >= 0, position < count else {
      throw Diagnostic("IndexError", "the range has \(count) elements, so \(integer) is outside")
    }
    return self[position]
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) -> Value? {
    switch name {
    case "start": .integer(start)
    case "stop": .integer(stop)
    case "step": .integer(step)
    case "count":
      .native(
        NativeFunction(name, "x") { [self] in .integer(contains($0["x"]) ? 1 : 0) })
    case "index":
      .native(
        NativeFunction(name, "x") { [self] arguments in
          guard contains(arguments["x"]), let number = arguments["x"].number else {
            throw arguments.error("x", "\(arguments["x"].describedForError) is not in the range")
          }
          return .integer((Int(number) &- start) / step)
        })
    default: nil
    }
  }

  /// The result of an operator; nil where it has no meaning.
  public func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) -> Value? {
    guard case .comparison(let comparator) = operation,
      let range = other.object(as: RangeObject.self)
    else { return nil }
    let isSame =
      count == range.count && (count == 0 || start == range.start)
      && (count < 2 || step == range.step)
    switch comparator {
    case .equal: return .boolean(isSame)
    case .notEqual: return .boolean(!isSame)
    default: return nil
    }
  }
}
