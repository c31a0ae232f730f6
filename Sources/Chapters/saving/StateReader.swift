import Datasets
import Interpreter
import Interruptions
import Language
import OrderedCollections
import Tensors

/// Reads what `StateWriter` wrote.
///
/// Nothing of the session changes: who asks gets values.
/// A file is data: the only functions called are the constructors of layers.
public final class StateReader {
  let interpreter: Interpreter
  let host: any Host
  /// What the file says beside the objects.
  let fields: Fields
  private let objects: [Value]
  private let arrays: [String: Tensor]
  private let valueOf: (String) -> Value?
  /// What has been made so far; a container is here before its elements are.
  private var made: [Int: Value] = [:]
  private var open: Set<Int> = []
  private var depth = 0

  /// The file of `bytes`.
  ///
  /// - Parameter valueOf: What a name means that the writer took from its `nameOf`.
  /// - Throws: a diagnostic where the file is torn, edited or another kind of file.
  public init(
    _ bytes: [UInt8], interpreter: Interpreter, host: any Host,
    valueOf: @escaping (String) -> Value?
  ) throws {
    self.interpreter = interpreter
    self.host = host
    self.valueOf = valueOf
    guard NPZ.isNPZ(bytes) else {
      throw Diagnostic("ValueError", "this is no file of %save's: it is no npz file")
    }
    let (arrays, others) = try Self.contents(of: bytes)
    guard let text = others.first(where: { $0.name == StateWriter.description }),
      let description = String(validating: text.bytes, as: UTF8.self)
    else {
      throw Diagnostic(
        "ValueError", "this is no file of %save's: it has no \(StateWriter.description)",
        hint: "np.load, for arrays alone")
    }
    self.arrays = Dictionary(arrays.map { ($0.name, $0.array) }) { first, _ in first }
    fields = try Fields(JSONReader.value(description), StateWriter.description)
    objects = try fields.list("objects")
  }

  static func contents(
    of bytes: [UInt8]
  ) throws -> (arrays: [(name: String, array: Tensor)], others: [(name: String, bytes: [UInt8])]) {
    do {
      return try NPZ.contents(of: bytes)
    } catch {
      throw Diagnostic("ValueError", "the file \(error.message)", hint: error.hint)
    }
  }

  /// What the file says beside the values: text or numbers under a name.
  public func header(_ name: String) -> Value? { fields[name] }

  /// The names that the file gives to references, in its order.
  public func names() throws -> [(name: String, reference: Value)] {
    try fields.list("names").map { entry in
      guard case .list(let pair) = entry, pair.elements.count == 2,
        case .string(let name) = pair.elements[0]
      else { throw Fields.damaged("names") }
      return (name, pair.elements[1])
    }
  }

  /// The statements that the names of functions, classes and modules come from, name by name.
  public func definitions() throws -> [[String]] {
    try fields.list("definitions").map { entry in
      guard case .list(let pair) = entry, pair.elements.count == 2,
        case .list(let texts) = pair.elements[1]
      else { throw Fields.damaged("definitions") }
      return try texts.elements.map { text in
        guard case .string(let text) = text else { throw Fields.damaged("definitions") }
        return text
      }
    }
  }

  /// The value of a reference; nil where it cannot be had, perhaps not yet.
  public func possibleValue(of reference: Value) -> Value? {
    let before = made
    do {
      return try value(of: reference)
    } catch {
      // What holds others may have been begun.
      made = before
      return nil
    }
  }

  /// The value of a reference.
  public func value(of reference: Value) throws -> Value {
    try Interruption.check()
    switch reference {
    case .none, .boolean, .integer, .float, .string: return reference
    case .dictionary: break
    case .object(let object) where object is any NumericObject: return reference
    default: throw Fields.damaged("objects")
    }
    let fields = try Fields(reference, "objects")
    guard let word = fields.names.first else { throw Fields.damaged("objects") }
    switch word {
    case "ref": return try object(fields.integer(word))
    case "ellipsis": return .ellipsis
    case "bytes": return .bytes(try bytes(fields.text(word)))
    case "slice":
      let parts = try values(of: fields.list(word))
      guard parts.count == 3 else { throw Fields.damaged(word) }
      return .slice(SliceObject(lower: parts[0], upper: parts[1], step: parts[2]))
    case "builtin":
      guard case .native(let function)? = interpreter.builtins[try fields.text(word)] else {
        throw Fields.damaged(word)
      }
      return .native(function)
    case "name":
      let name = try fields.text(word)
      guard let value = valueOf(name) else {
        throw Diagnostic("ValueError", "the file wants \(name), which is not there")
      }
      return value
    default: throw Fields.damaged("objects")
    }
  }

  func values(of references: [Value]) throws -> [Value] { try references.map { try value(of: $0) } }

  /// The array that a record names: a member of the file, or one of the digits'.
  func array(_ reference: Value?) throws -> Tensor {
    switch reference {
    case .string(let name):
      guard let tensor = arrays[name] else {
        throw Diagnostic("ValueError", "the file is damaged: it lacks its array \(name)")
      }
      return tensor
    case .dictionary(let dictionary):
      guard case .string(let name)? = dictionary.entries[Key("mnist")],
        let part = MNISTPart.all.first(where: { $0.name == name })
      else { throw Fields.damaged("mnist") }
      return try translated { try host.mnist() }[keyPath: part.array]
    default: throw Fields.damaged("array")
    }
  }

  /// Object number `number`, made at the first call.
  func object(_ number: Int) throws -> Value {
    if let value = made[number] { return value }
    guard objects.indices.contains(number), open.insert(number).inserted else {
      throw Fields.damaged("objects")
    }
    guard depth < StateWriter.mostDepth + 10 else { throw Fields.damaged("objects") }
    depth += 1
    defer {
      depth -= 1
      open.remove(number)
    }
    let fields = try Fields(objects[number], "objects")
    guard let word = fields.names.first else { throw Fields.damaged("objects") }
    switch word {
    case "tuple": made[number] = .tuple(try values(of: fields.list(word)))
    case "list":
      let list = ListObject([])
      made[number] = .list(list)
      list.elements = try values(of: fields.list(word))
    case "dict":
      let dictionary = DictionaryObject()
      made[number] = .dictionary(dictionary)
      try fill(dictionary, with: fields.list(word))
    case "set", "frozenset":
      let set = SetObject([], isFrozen: word == "frozenset")
      made[number] = .set(set)
      for value in try values(of: fields.list(word)) { set.elements.append(try Key(value)) }
    case "instance": try makeInstance(number, fields)
    default: made[number] = try native(word, fields)
    }
    guard let value = made[number] else { throw Fields.damaged("objects") }
    return value
  }

  func fill(_ dictionary: DictionaryObject, with pairs: [Value]) throws {
    for pair in pairs {
      guard case .list(let list) = pair, list.elements.count == 2 else {
        throw Fields.damaged("dict")
      }
      dictionary.entries[try Key(value(of: list.elements[0]))] = try value(of: list.elements[1])
    }
  }

  /// An instance of a class of the session: its attributes are set, and nothing of it is called.
  private func makeInstance(_ number: Int, _ fields: Fields) throws {
    let name = try fields.text("instance")
    guard let parts = valueOf(name).flatMap({ interpreter.parts(ofClass: $0) }) else {
      throw Diagnostic("ValueError", "the file holds a \(name), and no class of that name")
    }
    let payload = fields["payload"].flatMap { value -> [Value]? in
      if case .list(let list) = value { list.elements } else { nil }
    }
    // An exception's arguments are an attribute of it.
    let instance = try interpreter.instance(
      of: parts, arguments: payload.map { try values(of: $0) } ?? [])
    made[number] = instance
    let attributes = try fields.record("attributes")
    for name in attributes.names {
      guard let reference = attributes[name] else { continue }
      interpreter.fill(
        instance, payload: nil, attributes: [(name, try value(of: reference))])
    }
  }

  private func bytes(_ latin1: String) throws -> [UInt8] {
    try latin1.unicodeScalars.map { scalar in
      guard let byte = UInt8(exactly: scalar.value) else { throw Fields.damaged("bytes") }
      return byte
    }
  }
}
