/// Reads pickles, protocols 0 to 5, as data: plain values and NumPy arrays.
///
/// A pickle is a program for a small stack machine, and this runs it, but the machine here has no
/// calls. The few names that NumPy's arrays need stand for code of our own (`PickleGlobal`); any
/// other is an error. Memory and depth are bounded, whatever the file says.
/// ```swift
/// let value = try Unpickler.load(bytes)
/// if case .array(let x)? = value.elements?.first { print(x.shape) }
/// ```
public struct Unpickler {
  /// Bounds on what a pickle may hold.
  public struct Options: Sendable {
    /// The most values, counted each time one is used; an array is one value.
    public var maximumCount = 1 << 22
    /// The deepest nesting of lists, tuples, dictionaries and sets.
    public var maximumDepth = 200

    /// The classes of `__main__` whose instances the reader knows to make.
    public var ownClasses: Set<String> = []

    /// What Python 2's `str` becomes.
    public var strings = StringRule.bytes

    /// The usual bounds.
    public init() {}
  }

  /// What Python 2's `str` becomes, whose encoding a pickle does not tell.
  public enum StringRule: Sendable {
    case bytes
    /// Text; an error where it is not of this encoding.
    case ascii, latin1, utf8
    /// Text: UTF-8 where it is that, else Latin-1.
    case native
  }

  let options: Options
  var reader: PickleReader
  var nodes: [PickleNode] = []
  /// Bytes copied by the calls that stand for bytes.
  var copiedCount = 0
  var stack: [PickleItem] = []
  /// For each mark, the height of the stack below it.
  var marks: [Int] = []
  var memo: [Int: PickleItem] = [:]
  private var count = 0

  private init(_ bytes: [UInt8], _ options: Options) {
    self.options = options
    reader = PickleReader(bytes)
  }

  /// The value that a pickle holds.
  ///
  /// Bytes after its end are ignored, as Python does.
  public static func load(
    _ bytes: [UInt8], options: Options = Options()
  ) throws(DatasetError) -> PickleValue {
    try loadFirst(bytes, options: options).value
  }

  /// The value of the pickle that `bytes` begin with, and how many bytes it has.
  public static func loadFirst(
    _ bytes: [UInt8], options: Options = Options()
  ) throws(DatasetError) -> (value: PickleValue, byteCount: Int) {
    var unpickler = Unpickler(bytes, options)
    let root = try unpickler.run()
    var resolver = PickleResolver(unpickler.nodes, options, fileSize: bytes.count)
    return (try resolver.value(of: root), unpickler.reader.position)
  }

  private mutating func run() throws(DatasetError) -> PickleItem {
    while true {
      let start = reader.position
      let code = try reader.byte("end")
      guard let opcode = Opcode(rawValue: code) else {
        throw DatasetError(
          start == 0
            ? "is not a pickle: it begins with the byte \(code)"
            : "the pickle is damaged: byte \(start) is \(code), which is no instruction")
      }
      if opcode == .stop {
        guard marks.isEmpty else { throw damaged("it ends inside a list or tuple") }
        return try pop()
      }
      try perform(opcode)
    }
  }

  // MARK: The machine's parts

  /// An error about what the pickle's instructions say, with the place.
  func damaged(_ reason: String) -> DatasetError {
    DatasetError("the pickle is damaged near byte \(reader.position): \(reason)")
  }

  /// Counts one value more, or as many as are copied at once.
  mutating func charge(_ more: Int = 1) throws(DatasetError) {
    count += more
    guard count <= options.maximumCount else {
      throw DatasetError("the pickle holds more than \(options.maximumCount) values")
    }
  }

  mutating func push(_ item: PickleItem) throws(DatasetError) {
    try charge()
    stack.append(item)
  }

  mutating func push(_ node: PickleNode) throws(DatasetError) {
    try push(.node(nodes.count))
    nodes.append(node)
  }

  func requireItem() throws(DatasetError) {
    guard stack.count > marks.last ?? 0 else { throw damaged("a value is missing") }
  }

  mutating func pop() throws(DatasetError) -> PickleItem {
    try requireItem()
    return stack.removeLast()
  }

  func top() throws(DatasetError) -> PickleItem {
    try requireItem()
    return stack[stack.count - 1]
  }

  /// The items above the last mark, which goes too.
  mutating func popMark() throws(DatasetError) -> [PickleItem] {
    guard let height = marks.popLast() else { throw damaged("a mark is missing") }
    defer { stack.removeLast(stack.count - height) }
    return Array(stack[height...])
  }

  /// The last `size` items as a tuple.
  mutating func pushTuple(_ size: Int) throws(DatasetError) {
    guard stack.count - size >= marks.last ?? 0 else { throw damaged("a value is missing") }
    let items = Array(stack.suffix(size))
    stack.removeLast(size)
    try push(.tuple(items))
  }

  /// Keys and values by turns, as pairs.
  func pairs(_ items: [PickleItem]) throws(DatasetError) -> [(PickleItem, PickleItem)] {
    guard items.count.isMultiple(of: 2) else { throw damaged("a key has no value") }
    return stride(from: 0, to: items.count, by: 2).map { (items[$0], items[$0 + 1]) }
  }

  /// Changes the node on top of the stack where it lies, without copying its elements.
  mutating func changeTop(
    _ body: (inout PickleNode) -> Bool, _ expected: String
  ) throws(DatasetError) {
    guard case .node(let index) = try top(), body(&nodes[index]) else {
      throw damaged("\(expected) was expected")
    }
  }

  mutating func append(_ items: [PickleItem]) throws(DatasetError) {
    try changeTop({ $0.append(items, toSet: false) }, "a list")
  }

  mutating func setItems(_ items: [PickleItem]) throws(DatasetError) {
    let pairs = try pairs(items)
    try changeTop({ $0.append(pairs) }, "a dictionary")
  }

  mutating func store(_ key: Int) throws(DatasetError) {
    try charge()
    memo[key] = try top()
  }

  mutating func recall(_ key: Int) throws(DatasetError) {
    guard let item = memo[key] else { throw damaged("value \(key) is used before it is set") }
    try push(item)
  }
}
