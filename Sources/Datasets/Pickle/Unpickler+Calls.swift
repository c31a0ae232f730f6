/// What NumPy's and Python's own types write into a pickle as calls, made here as values.
extension Unpickler {
  /// The node of an item; nil for a plain number, truth value or `None`.
  func node(_ item: PickleItem) -> PickleNode? {
    if case .node(let index) = item { nodes[index] } else { nil }
  }

  /// What `function(*arguments)` stands for.
  mutating func call(
    _ function: PickleItem, _ arguments: PickleItem
  ) throws(DatasetError) -> PickleNode {
    guard case .global(let global)? = node(function), case .tuple(let items)? = node(arguments)
    else { throw damaged("what it calls is not a function with arguments") }
    switch global {
    case .arrayReconstruct:
      guard let first = items.first, case .global(.arrayClass)? = node(first) else {
        throw damaged("an array is of no known class")
      }
      return .array(nil)
    case .arrayFromBuffer: return .array(try arrayFromBuffer(items))
    case .dtype: return .dtype(try elementType(items))
    case .scalar: return .array(try scalar(items))
    case .encode, .bytes: return .bytes(try encoded(items))
    case .byteArray: return .byteArray(try encoded(items))
    case .set: return .set(try listed(items))
    case .frozenSet: return .frozenSet(try listed(items))
    case .orderedDictionary: return .dictionary(try orderedPairs(items))
    case .arrayClass: throw damaged("an array is made without its contents")
    case .ownClass(let name): return .instance(name: name, arguments: items, state: nil)
    }
  }

  /// Gives the node of an item its state, as `__setstate__` would.
  mutating func build(_ item: PickleItem, from state: PickleItem) throws(DatasetError) {
    if case .node(let index) = item,
      case .instance(let name, let arguments, nil) = nodes[index]
    {
      nodes[index] = .instance(name: name, arguments: arguments, state: state)
      return
    }
    guard case .node(let index) = item, case .tuple(let state)? = node(state) else {
      throw damaged("a value's state is not a tuple")
    }
    switch nodes[index] {
    case .array: nodes[index] = .array(try arrayContents(state))
    case .dtype(var type):
      // (version, byte order, subarray, names, fields, size, alignment, flags)
      guard state.count >= 5, let order = asciiText(state[1]) else {
        throw damaged("an array type's state is wrong")
      }
      guard case .none = state[2], case .none = state[3], case .none = state[4] else {
        throw DatasetError("the pickle's array has records or subarrays as elements")
      }
      type.isBigEndian = order == ">"
      nodes[index] = .dtype(type)
    default: throw damaged("a value that has no state is given one")
    }
  }

  // MARK: Python's own types

  /// `encode(text, "latin1")`, `bytearray(bytes)` and the like: the bytes they stand for.
  private mutating func encoded(_ items: [PickleItem]) throws(DatasetError) -> ArraySlice<UInt8> {
    guard let first = items.first else { return [] }
    switch node(first) {
    case .bytes(let bytes) where items.count == 1, .byteArray(let bytes) where items.count == 1,
      .string(let bytes) where items.count == 1:
      try chargeCopy(of: bytes)
      return bytes
    case .text(let utf8) where items.count == 2:
      guard let name = asciiText(items[1]), ["latin1", "latin-1"].contains(name) else {
        throw damaged("bytes are written in another encoding than latin1")
      }
      try chargeCopy(of: utf8)
      guard let bytes = PickleText.latin1(fromUTF8: utf8) else {
        throw damaged("text that stands for bytes has other characters than Latin-1's")
      }
      return bytes[...]
    default: throw damaged("what stands for bytes is neither text nor bytes")
    }
  }

  /// Counts a copy that will be made: a file may name one long text many times.
  private mutating func chargeCopy(of bytes: ArraySlice<UInt8>) throws(DatasetError) {
    copiedCount += bytes.count
    guard copiedCount <= reader.bytes.count else {
      throw damaged("the same bytes are copied over and over")
    }
  }

  /// `set([...])`: its elements.
  private mutating func listed(_ items: [PickleItem]) throws(DatasetError) -> [PickleItem] {
    guard let first = items.first else { return [] }
    switch node(first) {
    case .list(let elements) where items.count == 1, .tuple(let elements) where items.count == 1:
      // The list may be named again, and may grow, which makes this a copy.
      try charge(elements.count)
      return elements
    default: throw damaged("a set's elements are not a list")
    }
  }

  /// `OrderedDict([(key, value), ...])`: its pairs.
  private mutating func orderedPairs(
    _ items: [PickleItem]
  ) throws(DatasetError) -> [(PickleItem, PickleItem)] {
    var pairs: [(PickleItem, PickleItem)] = []
    for entry in try listed(items) {
      switch node(entry) {
      case .list(let pair) where pair.count == 2: pairs.append((pair[0], pair[1]))
      case .tuple(let pair) where pair.count == 2: pairs.append((pair[0], pair[1]))
      default: throw damaged("a dictionary's entry is not a pair")
      }
    }
    return pairs
  }
}
