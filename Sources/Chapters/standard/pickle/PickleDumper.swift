import Datasets
import Interpreter
import Interruptions
import Language
import OrderedCollections
import Tensors

/// Writes a program's values as a pickle.
struct PickleDumper {
  private let writer: PickleWriter
  /// The numbers under which objects were kept, so that shared ones are written once.
  private var memo: [ObjectIdentifier: Int] = [:]
  /// The objects themselves, so that no other takes the place of one meanwhile.
  private var kept: [AnyObject] = []
  /// Who knows what instances are made of.
  private var interpreter: Interpreter?

  /// The pickle of `value`.
  static func bytes(_ value: Value, _ interpreter: Interpreter) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = try translated {
      try PickleWriter { (piece) throws(DatasetError) in bytes += piece }
    }
    var dumper = PickleDumper(writer: writer)
    dumper.interpreter = interpreter
    try translated {
      try dumper.dump(value, depth: 0)
      try writer.finish()
    }
    return bytes
  }

  private init(writer: PickleWriter) { self.writer = writer }

  private mutating func dump(_ value: Value, depth: Int) throws {
    try Interruption.check()
    guard depth < 200 else {
      throw Diagnostic("RecursionError", "the values are nested too deeply for a pickle")
    }
    switch value {
    case .unset, .none: try writer.none()
    case .boolean(let value): try writer.boolean(value)
    case .integer(let value): try writer.integer(value)
    case .float(let value): try writer.real(value)
    case .string(let value): try writer.text(value)
    case .bytes(let value): try writer.bytes(value)
    case .tuple(let elements):
      try writer.mark()
      for element in elements { try dump(element, depth: depth + 1) }
      try writer.endTuple()
    case .list(let list):
      if try isKnown(list) { return }
      try writer.emptyList()
      try remember(list)
      try items(list.elements, depth)
    case .dictionary(let dictionary):
      if try isKnown(dictionary) { return }
      try writer.emptyDictionary()
      try remember(dictionary)
      try pairs(dictionary, depth)
    case .set(let set):
      if try isKnown(set) { return }
      try writer.beginSet(isFrozen: set.isFrozen)
      try writer.emptyList()
      try items(set.elements.map(\.value), depth)
      try writer.endSet()
      try remember(set)
    case .object(let object): try dump(object, depth)
    case .ellipsis, .slice, .function, .native: throw Self.refused(value.typeName)
    }
  }

  private mutating func dump(_ object: any NativeObject, _ depth: Int) throws {
    if try isKnown(object) { return }
    switch object {
    case let array as ArrayObject:
      try writer.array(array.tensor)
      try remember(array)
    case let mapping as MappingObject:
      if case .ordered = mapping.rule {
        try writer.emptyOrderedDictionary()
      } else {
        try writer.emptyDictionary()
      }
      try remember(mapping)
      try pairs(mapping.contents, depth)
    case let range as RangeObject: try dump(.list(try Value.object(range).elements()), depth: depth)
    case let number as any NumericObject:
      if let integer = number.exactInteger {
        try writer.integer(integer)
      } else if let real = number.number {
        try writer.real(real)
      } else {
        throw Self.refused(object.typeName)
      }
    default:
      guard let parts = interpreter?.parts(of: .object(object)) else {
        throw Self.refused(object.typeName)
      }
      try instance(parts, object, depth)
    }
  }

  /// An instance as CPython writes it: its class by name, its attributes as a dict.
  private mutating func instance(
    _ parts: InstanceParts, _ object: any NativeObject, _ depth: Int
  ) throws {
    if case .tuple(let arguments)? = parts.exceptionArguments {
      // An exception is made again of its arguments.
      try writer.beginInstance(ofClass: parts.name)
      try dump(.tuple(arguments), depth: depth + 1)
    } else {
      try writer.beginInstance(ofClass: parts.name)
      switch parts.payload {
      case .list?, .dictionary?, .set?, nil: try dump(.tuple([]), depth: depth + 1)
      case let payload?:
        guard case .tuple = payload else {
          try dump(.tuple([payload]), depth: depth + 1)
          break
        }
        try dump(.tuple([payload]), depth: depth + 1)
      }
    }
    try writer.makeInstance()
    try remember(object)
    switch parts.payload {
    case .list(let list)?: try items(list.elements, depth)
    case .dictionary(let dictionary)?: try pairs(dictionary, depth)
    default: break
    }
    let attributes = DictionaryObject()
    for (name, value) in parts.attributes where name != "args" || parts.exceptionArguments == nil {
      attributes.entries[Key(name)] = value
    }
    var state = Value.dictionary(attributes)
    if let method = parts.method("__getstate__"), let interpreter {
      state = try interpreter.call(method, [.object(object)], site: .unwritten)
    } else if attributes.entries.isEmpty {
      return
    }
    try dump(state, depth: depth + 1)
    try writer.endInstance()
  }

  private mutating func items(_ elements: [Value], _ depth: Int) throws {
    guard !elements.isEmpty else { return }
    try writer.mark()
    for element in elements { try dump(element, depth: depth + 1) }
    try writer.endItems()
  }

  private mutating func pairs(_ dictionary: DictionaryObject, _ depth: Int) throws {
    guard !dictionary.entries.isEmpty else { return }
    try writer.mark()
    for (key, value) in dictionary.entries {
      try dump(key.value, depth: depth + 1)
      try dump(value, depth: depth + 1)
    }
    try writer.endPairs()
  }

  private mutating func isKnown(_ object: AnyObject) throws -> Bool {
    guard let number = memo[ObjectIdentifier(object)] else { return false }
    try writer.recall(number)
    return true
  }

  private mutating func remember(_ object: AnyObject) throws {
    memo[ObjectIdentifier(object)] = memo.count
    kept.append(object)
    try writer.remember(memo.count - 1)
  }

  private static func refused(_ type: String) -> Diagnostic {
    Diagnostic(
      "PicklingError", "a value of type \(type) cannot be pickled",
      hint: "a dict of its numbers, lists and arrays")
  }
}
