import Tensors

/// Python's own values.
extension PickleWriter {
  /// Writes `None`.
  public func none() throws(DatasetError) { try send([Opcode.none.rawValue]) }

  /// Writes a truth value.
  public func boolean(_ value: Bool) throws(DatasetError) {
    try send([value ? Opcode.newTrue.rawValue : Opcode.newFalse.rawValue])
  }

  /// Writes a real number.
  public func real(_ value: Double) throws(DatasetError) {
    try send([Opcode.binaryFloat.rawValue] + littleEndian(value.bitPattern.byteSwapped))
  }

  /// Writes bytes as `_codecs.encode(text, "latin1")`, as Python 3 does in this protocol.
  public func bytes(_ bytes: [UInt8]) throws(DatasetError) {
    try global("_codecs", "encode")
    try text(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    try text("latin1")
    try tuple2()
    try send([Opcode.reduce.rawValue])
  }

  /// Begins a list, to which `endItems` adds.
  public func emptyList() throws(DatasetError) { try send([Opcode.emptyList.rawValue]) }

  /// Begins a dictionary, to which `endPairs` adds.
  public func emptyDictionary() throws(DatasetError) {
    try send([Opcode.emptyDictionary.rawValue])
  }

  /// Marks where the items of a container begin.
  public func mark() throws(DatasetError) { try send([Opcode.mark.rawValue]) }

  /// Adds what was written since the mark to the list below it.
  public func endItems() throws(DatasetError) { try send([Opcode.appends.rawValue]) }

  /// Adds keys and values written since the mark to the dictionary below it.
  public func endPairs() throws(DatasetError) { try send([Opcode.setItems.rawValue]) }

  /// Makes a tuple of what was written since the mark.
  public func endTuple() throws(DatasetError) { try send([Opcode.tuple.rawValue]) }

  /// Begins an instance of a class of the program's; a tuple of what it is made of follows.
  public func beginInstance(ofClass name: String) throws(DatasetError) {
    try global("__main__", name)
  }

  /// Makes the instance of what was written since `beginInstance`.
  public func makeInstance() throws(DatasetError) { try send([Opcode.newObject.rawValue]) }

  /// Gives the instance the dictionary written last as its attributes.
  public func endInstance() throws(DatasetError) { try send([Opcode.build.rawValue]) }

  /// Begins a set; a list of the elements and `endSet` follow.
  public func beginSet(isFrozen: Bool) throws(DatasetError) {
    // Python 2's module; Python 3 knows it as `builtins`.
    try global("__builtin__", isFrozen ? "frozenset" : "set")
  }

  /// Makes a set of the list written last.
  public func endSet() throws(DatasetError) {
    try send([Opcode.tuple1.rawValue, Opcode.reduce.rawValue])
  }

  /// Begins an ordered dictionary, to which `endPairs` adds.
  public func emptyOrderedDictionary() throws(DatasetError) {
    try global("collections", "OrderedDict")
    try send([Opcode.emptyTuple.rawValue, Opcode.reduce.rawValue])
  }

  /// Writes a NumPy number.
  public func scalar(_ tensor: Tensor) throws(DatasetError) {
    try global("numpy.core.multiarray", "scalar")
    try dtype(tensor.dtype)
    let contiguous = try translatingErrors { try tensor.contiguous() }
    try bytes(try translatingErrors { try contiguous.withUnsafeBytes { Array($0) } })
    try tuple2()
    try send([Opcode.reduce.rawValue])
  }

  /// Keeps what was written last under a number.
  public func remember(_ number: Int) throws(DatasetError) {
    try send([Opcode.longBinaryPut.rawValue] + littleEndian(UInt32(truncatingIfNeeded: number)))
  }

  /// Writes what was kept under a number.
  public func recall(_ number: Int) throws(DatasetError) {
    try send([Opcode.longBinaryGet.rawValue] + littleEndian(UInt32(truncatingIfNeeded: number)))
  }
}
