import Datasets
import Interpreter
import Interruptions
import Language
import Networks
import OrderedCollections
import Tensors

/// Writes values so that another session can have them: what `%save` makes, and checkpoints.
///
/// The file is NumPy's npz: every array is a member of it, so that NumPy opens it too. What the arrays
/// belong to is said by one more member, `session.json`, made of:
///
/// - `objects`: a list in which each thing that can be shared or changed is described once, as
///   `{"list": […]}`, `{"dict": [[key, value], …]}`, `{"array": NAME}`, `{"network": …}`, ….
/// - references wherever a value is meant: `null`, truth values, numbers and strings as they are,
///   `{"ref": N}` for object N, `{"name": NAME}` for what the session calls so.
///
/// A value is kept as it is: two names for one list are two names for one list again, and a list may
/// hold itself. Views of an array become arrays of their own.
public final class StateWriter {
  /// The member that is no array.
  public static let description = "session.json"
  /// How deep values may hold each other.
  static let mostDepth = 1000

  let interpreter: Interpreter
  /// What a value is called that is not kept itself, such as a function; nil for none.
  private let nameOf: (Value) -> String?
  private let data: DataSplits?
  private var objects: [Value] = []
  private var arrays: [(name: String, array: Tensor)] = []
  private var arrayNames: Set<String> = []
  /// The numbers under which objects were kept.
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var kept: [AnyObject] = []
  private var depth = 0
  /// What an array would be called that is met now.
  private var path = ""
  /// The names that were put in place of values.
  public private(set) var namesUsed: Set<String> = []
  /// For weights and layers, the network that has them.
  private(set) var owners: [ObjectIdentifier: (network: NetworkObject, index: Int)] = [:]

  /// A writer of the values of `interpreter`'s session.
  ///
  /// - Parameters:
  ///   - nameOf: What a function, class or module is called that the reader can find by its name.
  ///   - data: The digits, if the session has loaded them: they are named, not kept.
  public init(
    _ interpreter: Interpreter, data: DataSplits?, nameOf: @escaping (Value) -> String?
  ) {
    self.interpreter = interpreter
    self.data = data
    self.nameOf = nameOf
    for name in interpreter.globals.names {
      guard let network = interpreter.globals[name]?.object(as: NetworkObject.self) else {
        continue
      }
      for (index, parameter) in network.network.parameters.enumerated() {
        owners[ObjectIdentifier(parameter)] = (network, index)
      }
      for (index, layer) in network.layers.enumerated() {
        owners[ObjectIdentifier(layer)] = (network, index)
      }
    }
  }

  /// The reference to a value called `name`; where it cannot be kept, an error, and nothing is added.
  public func reference(to value: Value, called name: String) throws -> Value {
    let before = (objects.count, arrays.count, kept.count)
    path = name
    depth = 0
    do {
      return try reference(to: value)
    } catch {
      objects.removeLast(objects.count - before.0)
      for array in arrays[before.1...] { arrayNames.remove(array.name) }
      arrays.removeLast(arrays.count - before.1)
      for object in kept[before.2...] { numbers[ObjectIdentifier(object)] = nil }
      kept.removeLast(kept.count - before.2)
      throw error
    }
  }

  /// Why a value could not be kept, in a few words.
  public static func reason(_ error: any Error) -> String {
    (error as? Unsaved)?.what ?? (error as? Diagnostic)?.message ?? "\(error)"
  }

  /// The file, with what else its description is to say.
  public func bytes(_ header: [(name: String, value: Value)]) throws -> [UInt8] {
    let text = try JSONWriter.text(of: .record(header + [("objects", .list(objects))]))
    return try translated {
      try NPZ.bytes(of: arrays, others: [(Self.description, Array(text.utf8))], isPacked: false)
    }
  }

  // MARK: - For the objects

  /// The reference to a part of what is being kept.
  func reference(to value: Value) throws -> Value {
    try Interruption.check()
    guard depth < Self.mostDepth else { throw Unsaved("values nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    switch value {
    case .unset, .none, .boolean, .integer, .float, .string: return value
    case .ellipsis: return .record([("ellipsis", .boolean(true))])
    case .bytes(let bytes): return .record([("bytes", .string(latin1(bytes)))])
    case .tuple(let elements):
      // A tuple has no identity, but among the objects the description stays flat.
      return try added { _ in .record([("tuple", try references(to: elements))]) }
    case .slice(let slice):
      return .record([("slice", try references(to: [slice.lower, slice.upper, slice.step]))])
    case .list(let list):
      return try shared(list) { .record([("list", try references(to: list.elements))]) }
    case .dictionary(let dictionary):
      return try shared(dictionary) { .record([("dict", try pairs(of: dictionary))]) }
    case .set(let set):
      return try shared(set) {
        .record([
          (
            set.isFrozen ? "frozenset" : "set",
            try references(to: set.elements.map(\.value))
          )
        ])
      }
    case .object(let object):
      if let name = name(of: value) { return .record([("name", .string(name))]) }
      return try shared(object) { try description(of: object) }
    case .function, .native:
      guard let name = name(of: value) else {
        throw Unsaved("a function that no statement of the session defines")
      }
      return .record([("name", .string(name))])
    }
  }

  /// What the reader finds a value by, if it does.
  func name(of value: Value) -> String? {
    guard let name = nameOf(value) else { return nil }
    namesUsed.insert(name)
    return name
  }

  func references(to values: [Value]) throws -> Value {
    .list(try values.map { try reference(to: $0) })
  }

  func pairs(of dictionary: DictionaryObject) throws -> Value {
    .list(
      try dictionary.entries.map { try references(to: [$0.key.value, $0.value]) })
  }

  /// The reference to an object that is described once, however often it is met.
  private func shared(_ object: AnyObject, _ describe: () throws -> Value) throws -> Value {
    if let known = numbers[ObjectIdentifier(object)] {
      return .record([("ref", .integer(known))])
    }
    return try added { number in
      numbers[ObjectIdentifier(object)] = number
      kept.append(object)
      return try describe()
    }
  }

  private func added(_ describe: (_ number: Int) throws -> Value) throws -> Value {
    let number = objects.count
    objects.append(.none)
    objects[number] = try describe(number)
    return .record([("ref", .integer(number))])
  }

  /// Keeps an array as a member of the file; gives the member's name.
  func keep(_ tensor: Tensor, called name: String? = nil) throws -> Value {
    if let known = nameInData(tensor) { return .record([("mnist", .string(known))]) }
    let wanted = (name.map { "\(path)/\($0)" } ?? path).replacing("\0", with: "")
    var unique = wanted
    var count = 1
    while !arrayNames.insert(unique).inserted {
      count += 1
      unique = "\(wanted) \(count)"
    }
    arrays.append((unique, tensor))
    return .string(unique)
  }

  /// Which of the digits' arrays a tensor is, if it is one.
  private func nameInData(_ tensor: Tensor) -> String? {
    guard let data else { return nil }
    return MNISTPart.all.first { data[keyPath: $0.array].sharesAll(of: tensor) }?.name
  }

  private func latin1(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// That a value cannot be kept, and what it is.
struct Unsaved: Error {
  let what: String
  init(_ what: String) { self.what = what }
}

/// An array of the digits, by name.
struct MNISTPart {
  let name: String
  let array: KeyPath<DataSplits, Tensor>

  static var all: [MNISTPart] {
    [
      MNISTPart(name: "train x", array: \.training.inputs),
      MNISTPart(name: "train y", array: \.training.labels),
      MNISTPart(name: "valid x", array: \.validation.inputs),
      MNISTPart(name: "valid y", array: \.validation.labels),
      MNISTPart(name: "test x", array: \.test.inputs),
      MNISTPart(name: "test y", array: \.test.labels),
    ]
  }
}

extension Tensor {
  /// Whether both are the same elements in the same memory.
  fileprivate func sharesAll(of other: Tensor) -> Bool {
    guard shape == other.shape, dtype == other.dtype, count > 0 else { return false }
    let mine = try? withUnsafeBytes { $0.baseAddress }
    let others = try? other.withUnsafeBytes { $0.baseAddress }
    return mine != nil && mine == others
  }
}

extension Value {
  /// A dictionary of named values.
  static func record(_ entries: [(name: String, value: Value)]) -> Value {
    let dictionary = DictionaryObject()
    for (name, value) in entries { dictionary.entries[Key(name)] = value }
    return .dictionary(dictionary)
  }
}
