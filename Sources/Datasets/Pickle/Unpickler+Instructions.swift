/// What each instruction of a pickle does to the stack.
extension Unpickler {
  /// Carries out one instruction, with its arguments from the file and the stack.
  mutating func perform(_ opcode: Opcode) throws(DatasetError) {
    switch opcode {
    case .version:
      let version = try reader.byte("protocol")
      guard version <= 5 else {
        throw DatasetError("the pickle is of protocol \(version); 0 to 5 are read")
      }
    case .frame: _ = try reader.number(8, "the length of a frame")
    case .mark:
      try charge()
      marks.append(stack.count)
    case .stop: break
    case .pop:
      // As Python: with nothing above the mark, the mark itself goes.
      if let height = marks.last, height == stack.count {
        marks.removeLast()
      } else {
        _ = try pop()
      }
    case .popMark: _ = try popMark()
    case .duplicate: try push(try top())

    case .none: try push(.none)
    case .newTrue: try push(.boolean(true))
    case .newFalse: try push(.boolean(false))
    case .binaryInteger1: try push(.integer(Int(try reader.byte("integer"))))
    case .binaryInteger2: try push(.integer(Int(try reader.number(2, "an integer"))))
    case .binaryInteger:
      let bits = UInt32(truncatingIfNeeded: try reader.number(4, "an integer"))
      try push(.integer(Int(Int32(bitPattern: bits))))
    case .binaryFloat:
      let bits = try reader.number(8, "a number").byteSwapped
      try push(.real(Double(bitPattern: bits)))
    case .integer, .long, .float: try pushNumber(opcode)
    case .long1: try pushLong(try reader.counted(1, "an integer"))
    case .long4: try pushLong(try reader.counted(4, "an integer"))

    case .string:
      guard let bytes = PickleText.unquoted(try reader.line("string")) else {
        throw damaged("a string's quotes or escapes are wrong")
      }
      try push(.string(bytes[...]))
    case .unicode:
      guard let text = PickleText.rawUnicode(try reader.line("text")) else {
        throw damaged("a text's escapes are wrong")
      }
      try push(.text(utf8: Array(text.utf8)[...]))
    case .shortBinaryString: try push(.string(try reader.counted(1, "a string")))
    case .binaryString: try push(.string(try reader.counted(4, "a string")))
    case .shortBinaryBytes: try push(.bytes(try reader.counted(1, "a string")))
    case .binaryBytes: try push(.bytes(try reader.counted(4, "a string")))
    case .binaryBytes8: try push(.bytes(try reader.counted(8, "a string")))
    case .byteArray8: try push(.byteArray(try reader.counted(8, "a byte array")))
    case .shortBinaryUnicode: try push(.text(utf8: try reader.counted(1, "text")))
    case .binaryUnicode: try push(.text(utf8: try reader.counted(4, "text")))
    case .binaryUnicode8: try push(.text(utf8: try reader.counted(8, "text")))

    case .emptyList: try push(.list([]))
    case .list: try push(.list(try popMark()))
    case .append: try append([try pop()])
    case .appends: try append(try popMark())
    case .emptyTuple: try push(.tuple([]))
    case .tuple: try push(.tuple(try popMark()))
    case .tuple1: try pushTuple(1)
    case .tuple2: try pushTuple(2)
    case .tuple3: try pushTuple(3)
    case .emptyDictionary: try push(.dictionary([]))
    case .dictionary: try push(.dictionary(try pairs(try popMark())))
    case .setItem:
      let value = try pop()
      try setItems([try pop(), value])
    case .setItems: try setItems(try popMark())
    case .emptySet: try push(.set([]))
    case .addItems:
      let items = try popMark()
      try changeTop({ $0.append(items, toSet: true) }, "a set")
    case .frozenSet: try push(.frozenSet(try popMark()))

    case .put: try store(try memoKey())
    case .binaryPut: try store(Int(try reader.byte("memo number")))
    case .longBinaryPut: try store(Int(try reader.number(4, "a memo number")))
    case .memoize: try store(memo.count)
    case .get: try recall(try memoKey())
    case .binaryGet: try recall(Int(try reader.byte("memo number")))
    case .longBinaryGet: try recall(Int(try reader.number(4, "a memo number")))

    case .global: try pushGlobal(try reader.line("module"), try reader.line("name"))
    case .instance:
      try pushGlobal(try reader.line("module"), try reader.line("name"))
      throw refused("make an object of a class")
    case .stackGlobal:
      let name = try pop()
      guard case .text(let module)? = node(try pop()), case .text(let name)? = node(name) else {
        throw damaged("a name is not text")
      }
      try pushGlobal(module, name)
    case .reduce:
      let arguments = try pop()
      try push(try call(try pop(), arguments))
    case .build:
      let state = try pop()
      try build(try top(), from: state)

    case .newObject:
      let arguments = try pop()
      let type = try pop()
      guard case .global(.ownClass)? = node(type) else {
        throw refused("make an object of a class")
      }
      try push(try call(type, arguments))

    case .object, .newObjectWithKeywords:
      throw refused("make an object of a class")
    case .persistentID, .binaryPersistentID: throw refused("fetch an object kept elsewhere")
    case .extension1, .extension2, .extension4: throw refused("use a registered extension")
    case .nextBuffer, .readOnlyBuffer:
      throw DatasetError("the pickle keeps its arrays in separate buffers, which it doesn't hold")
    }
  }

  private mutating func memoKey() throws(DatasetError) -> Int {
    let line = try reader.line("memo number")
    guard let key = Int(String(decoding: line, as: UTF8.self)), key >= 0 else {
      throw damaged("a memo number is no number")
    }
    return key
  }

  /// The numbers of protocol 0, a line of text each.
  private mutating func pushNumber(_ opcode: Opcode) throws(DatasetError) {
    let line = try reader.line("number")
    // A long integer ends in L, as Python 2 writes it.
    let digits = opcode == .long && line.last == UInt8(ascii: "L") ? line.dropLast() : line
    let text = String(decoding: digits, as: UTF8.self)
    if opcode == .float, let value = Double(text) {
      try push(.real(value))
    } else if opcode == .integer, text == "00" || text == "01" {
      try push(.boolean(text == "01"))
    } else if opcode != .float, let value = Int(text) {
      try push(.integer(value))
    } else {
      throw damaged("'\(harmless(line))' is no number that 64 bits hold")
    }
  }

  private mutating func pushLong(_ bytes: ArraySlice<UInt8>) throws(DatasetError) {
    guard let value = PickleText.long(bytes) else {
      throw DatasetError(
        "the pickle holds an integer of \(bytes.count) bytes near byte \(reader.position); "
          + "integers of up to 64 bits are read")
    }
    try push(.integer(value))
  }

  private mutating func pushGlobal(
    _ module: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>
  ) throws(DatasetError) {
    let (module, name) = (harmless(module), harmless(name))
    guard
      let global = PickleGlobal(module: module, name: name)
        ?? (options.ownClasses.contains(name) && module == "__main__" ? .ownClass(name) : nil)
    else {
      throw refused("call \(module).\(name)")
    }
    try push(.global(global))
  }

  private func refused(_ what: String) -> DatasetError {
    DatasetError(
      "the pickle wants to \(what); nnrepl reads pickles as data and never calls anything",
      hint: "a file of NumPy arrays, numbers, text, lists, tuples, dictionaries and sets")
  }
}

/// Text of a file made fit to print: ASCII, without control characters, not long.
private func harmless(_ text: ArraySlice<UInt8>) -> String {
  let shown = text.prefix(80).map { (32..<127).contains($0) ? $0 : UInt8(ascii: "?") }
  return String(decoding: shown, as: UTF8.self) + (text.count > 80 ? "..." : "")
}
