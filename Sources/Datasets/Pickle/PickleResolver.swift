import Tensors

/// Turns the unpickler's nodes into values: each node once, however often it is used.
struct PickleResolver {
  private struct Resolved {
    var value: PickleValue
    /// How many values it is made of when written out, shared ones counted again.
    var count = 1
    var depth = 0
  }
  private enum State {
    case unseen, inProgress
    case done(Resolved)
  }

  private let nodes: [PickleNode]
  private let options: Unpickler.Options
  private let fileSize: Int
  private var states: [State]
  private var arrayBytes = 0
  private var itemCount = 0

  init(_ nodes: [PickleNode], _ options: Unpickler.Options, fileSize: Int) {
    self.nodes = nodes
    self.options = options
    self.fileSize = fileSize
    states = Array(repeating: .unseen, count: nodes.count)
  }

  /// The value of the whole pickle.
  mutating func value(of root: PickleItem) throws(DatasetError) -> PickleValue {
    try resolve(root, depth: 0).value
  }

  private mutating func resolve(
    _ item: PickleItem, depth: Int
  ) throws(DatasetError) -> Resolved {
    switch item {
    case .none: return Resolved(value: .none)
    case .boolean(let value): return Resolved(value: .boolean(value))
    case .integer(let value): return Resolved(value: .integer(value))
    case .real(let value): return Resolved(value: .real(value))
    case .node(let index):
      switch states[index] {
      case .done(let resolved): return resolved
      case .inProgress:
        throw DatasetError("the pickle holds a value that contains itself; such are not read")
      case .unseen:
        states[index] = .inProgress
        let resolved = try resolve(nodes[index], depth: depth)
        states[index] = .done(resolved)
        return resolved
      }
    }
  }

  private mutating func resolve(
    _ node: PickleNode, depth: Int
  ) throws(DatasetError) -> Resolved {
    switch node {
    case .text(let utf8):
      guard let text = String(validating: utf8, as: UTF8.self) else {
        throw DatasetError("the pickle holds text that is not valid UTF-8")
      }
      return Resolved(value: .text(text))
    case .bytes(let bytes): return Resolved(value: .bytes(Array(bytes)))
    case .string(let bytes): return Resolved(value: try string(bytes))
    case .byteArray(let bytes): return Resolved(value: .byteArray(Array(bytes)))
    case .list(let items): return try container(items, depth) { .list($0) }
    case .tuple(let items): return try container(items, depth) { .tuple($0) }
    case .set(let items): return try container(items, depth) { .set($0) }
    case .frozenSet(let items): return try container(items, depth) { .frozenSet($0) }
    case .dictionary(let pairs):
      return try container(pairs.flatMap { [$0, $1] }, depth) { items in
        .dictionary(
          stride(from: 0, to: items.count, by: 2).map { (items[$0], items[$0 + 1]) })
      }
    case .instance(let name, let arguments, let state):
      return try container(arguments + [state ?? .none], depth) { items in
        .instance(
          name: name, arguments: Array(items.dropLast()), state: items.last ?? .none)
      }
    case .global:
      throw DatasetError("the pickle holds the name of a function or class instead of data")
    case .dtype(let type): return Resolved(value: .dtype(type.dtype))
    case .array(nil): throw DatasetError("the pickle holds an array without contents")
    case .array(let contents?): return Resolved(value: try array(contents))
    }
  }

  /// Python 2's `str`, whose encoding only the reader knows.
  private func string(_ bytes: ArraySlice<UInt8>) throws(DatasetError) -> PickleValue {
    switch options.strings {
    case .bytes: return .bytes(Array(bytes))
    case .latin1:
      return .text(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    case .ascii:
      guard bytes.allSatisfy({ $0 < 0x80 }) else {
        throw DatasetError(
          "the pickle holds a str of Python 2 with other characters than ASCII's",
          hint: "encoding=\"latin1\", or encoding=\"bytes\"")
      }
      return .text(String(decoding: bytes, as: UTF8.self))
    case .utf8, .native:
      if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
      guard options.strings == .native else {
        throw DatasetError(
          "the pickle holds a str of Python 2 that is not UTF-8", hint: "encoding=\"latin1\"")
      }
      return .text(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }
  }

  private mutating func container(
    _ items: [PickleItem], _ depth: Int, _ make: ([PickleValue]) -> PickleValue
  ) throws(DatasetError) -> Resolved {
    // Two bounds: this one for the recursion here, the other for whoever walks the value, since
    // a part made earlier, elsewhere, brings its own depth.
    try checkDepth(depth + 1)
    // Sets made from one list share its items until here, where each gets its own.
    itemCount += items.count
    try checkCount(itemCount)
    var result = Resolved(value: .none)
    var values: [PickleValue] = []
    values.reserveCapacity(items.count)
    for item in items {
      let part = try resolve(item, depth: depth + 1)
      values.append(part.value)
      result.count += part.count
      result.depth = max(result.depth, part.depth)
      try checkCount(result.count)
    }
    result.depth += 1
    try checkDepth(result.depth)
    result.value = make(values)
    return result
  }

  private func checkCount(_ count: Int) throws(DatasetError) {
    guard count <= options.maximumCount else {
      throw DatasetError(
        "the pickle holds more than \(options.maximumCount) values, shared ones counted again")
    }
  }

  private func checkDepth(_ depth: Int) throws(DatasetError) {
    guard depth <= options.maximumDepth else {
      throw DatasetError("the pickle's values are nested more than \(options.maximumDepth) deep")
    }
  }

  private mutating func array(_ contents: RawArray) throws(DatasetError) -> PickleValue {
    // Python writes the bytes of each array once, so more than the file holds means a trick.
    arrayBytes += contents.bytes.count
    guard arrayBytes <= fileSize else {
      throw DatasetError("the pickle uses the same bytes for several arrays")
    }
    let tensor = try contents.tensor()
    guard contents.isScalar else { return .array(tensor) }
    return switch try translatingErrors({ try tensor.item() }) {
    case .integer(let value): .integer(value)
    case .real(let value): .real(value)
    case .boolean(let value): .boolean(value)
    case .complex: .array(tensor)
    }
  }
}
