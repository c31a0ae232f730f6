/// A graph as text, a node a line, as `%graph` shows it.
public struct GraphListing {
  private var lines: [(what: String, form: String)] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  /// The nodes that some results need, each after its inputs, and then the results.
  ///
  ///     0  x                      10x784 float32
  ///     1  W                      784x10 float32
  ///     2  matrix product 0, 1    10x10 float32
  ///     3  softmax 2              10x10 float32
  ///     output = 3
  public init(of results: [(name: String, node: Node)]) {
    for node in sorted(results.map(\.node)) { add(node) }
    self.results = results.map { name, node in
      "\(name) = \(numbers[node.identity].map(String.init) ?? node.description)"
    }
  }

  private var results: [String] = []

  /// The nodes that compute something.
  public private(set) var operationCount = 0

  private mutating func add(_ node: Node) {
    numbers[node.identity] = lines.count
    let inputs = node.inputs.map { numbers[$0.identity].map(String.init) ?? "?" }
    var what = node.operation.title
    if node.inputs.isEmpty, let name = node.name { what = name }
    if !inputs.isEmpty { what += " " + inputs.joined(separator: ", ") }
    if !node.inputs.isEmpty, let name = node.name { what += " (\(name))" }
    if !node.inputs.isEmpty { operationCount += 1 }
    let shape = node.shape.isEmpty ? "" : node.shape.map(String.init).joined(separator: "x") + " "
    lines.append((what, shape + "\(node.dtype)"))
  }

  /// All lines, each with its end.
  public var text: String {
    let width = min(lines.map(\.what.count).max() ?? 0, 48)
    let digits = String(max(lines.count - 1, 0)).count
    let table = lines.enumerated().map { number, line in
      let place = String(number)
      return String(repeating: " ", count: digits - place.count) + place + "  " + line.what
        + String(repeating: " ", count: max(0, width - line.what.count) + 2) + line.form
    }
    return (table + results).map { $0 + "\n" }.joined()
  }
}

/// The nodes that compute the same as the given ones with less work, as a plan simplifies them.
public func simplified(_ roots: [Node]) throws(ShapeError) -> [Node] {
  try Simplification.applied(to: roots)
}
