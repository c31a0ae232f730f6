/// What lies on the unpickler's stack: a plain value, or the number of a node.
enum PickleItem {
  case none
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case node(Int)
}

/// What other values may refer to.
///
/// Nodes lie in one list and name each other by number, so that values that are shared, or that
/// contain themselves, need no special care until the end.
enum PickleNode {
  case text(utf8: ArraySlice<UInt8>)
  case bytes(ArraySlice<UInt8>)
  /// Python 2's `str`.
  case string(ArraySlice<UInt8>)
  case byteArray(ArraySlice<UInt8>)
  case list([PickleItem])
  case tuple([PickleItem])
  case dictionary([(PickleItem, PickleItem)])
  case set([PickleItem])
  case frozenSet([PickleItem])
  case global(PickleGlobal)
  /// An instance of a class of the program's, with its state.
  case instance(name: String, arguments: [PickleItem], state: PickleItem?)
  case dtype(ElementType)
  /// An array, at first without its contents.
  indirect case array(RawArray?)
}

/// The names that a pickle may use: each stands for a value that is made here, by our own code.
enum PickleGlobal {
  /// A class of the program that reads, which says itself what its instances are.
  case ownClass(String)
  case arrayReconstruct, arrayFromBuffer, arrayClass, scalar, dtype
  case encode, bytes, byteArray, set, frozenSet, orderedDictionary

  /// The name's meaning; nil for a name outside the list.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "_reconstruct"):
      self = .arrayReconstruct
    case ("numpy.core.multiarray", "scalar"), ("numpy._core.multiarray", "scalar"):
      self = .scalar
    case ("numpy.core.numeric", "_frombuffer"), ("numpy._core.numeric", "_frombuffer"):
      self = .arrayFromBuffer
    case ("numpy", "ndarray"): self = .arrayClass
    case ("numpy", "dtype"): self = .dtype
    case ("_codecs", "encode"): self = .encode
    case ("builtins", "bytes"), ("__builtin__", "bytes"): self = .bytes
    case ("builtins", "bytearray"), ("__builtin__", "bytearray"): self = .byteArray
    case ("builtins", "set"), ("__builtin__", "set"): self = .set
    case ("builtins", "frozenset"), ("__builtin__", "frozenset"): self = .frozenSet
    case ("collections", "OrderedDict"): self = .orderedDictionary
    default: return nil
    }
  }
}

extension PickleNode {
  /// Appends to a list or a set; false where this is neither.
  mutating func append(_ more: [PickleItem], toSet: Bool) -> Bool {
    switch self {
    case .list(var items) where !toSet:
      self = .tuple([])  // so that the elements have one owner and grow in place
      items.append(contentsOf: more)
      self = .list(items)
    case .set(var items) where toSet:
      self = .tuple([])
      items.append(contentsOf: more)
      self = .set(items)
    default: return false
    }
    return true
  }

  /// Appends to a dictionary; false where this is none.
  mutating func append(_ more: [(PickleItem, PickleItem)]) -> Bool {
    guard case .dictionary(var pairs) = self else { return false }
    self = .tuple([])
    pairs.append(contentsOf: more)
    self = .dictionary(pairs)
    return true
  }
}
