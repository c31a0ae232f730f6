import Tensors

/// What a pickle holds: plain data and NumPy arrays, as values of ours.
public enum PickleValue: Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  /// Python 3's `str`, Python 2's `unicode`.
  case text(String)
  /// Python 3's `bytes`; Python 2's `str`, whose encoding a pickle doesn't tell.
  case bytes([UInt8])
  case byteArray([UInt8])
  case list([PickleValue])
  case tuple([PickleValue])
  /// The pairs in the order they were written; where a key occurs twice, the last one counts.
  case dictionary([(key: PickleValue, value: PickleValue)])
  case set([PickleValue])
  case frozenSet([PickleValue])
  /// A NumPy array, row-major and of this machine's byte order whatever the file's.
  case array(Tensor)
  /// An instance of a class of the program's own: its class, what it was made of, and its attributes.
  indirect case instance(name: String, arguments: [PickleValue], state: PickleValue)
  /// A NumPy type on its own, by name.
  case dtype(DType)
}

extension PickleValue {
  /// The elements of a list or a tuple; nil for anything else.
  public var elements: [PickleValue]? {
    switch self {
    case .list(let items), .tuple(let items): items
    default: nil
    }
  }

  /// A `str` of either Python: bytes are read as Latin-1, as the chapters do.
  public var string: String? {
    switch self {
    case .text(let text): text
    case .bytes(let bytes): String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    default: nil
    }
  }

  /// The value that a dictionary has under a `str` key; nil where there is none.
  public subscript(key: String) -> PickleValue? {
    guard case .dictionary(let pairs) = self else { return nil }
    return pairs.last { $0.key.string == key }?.value
  }
}

extension PickleValue: CustomStringConvertible {
  /// The value as Python 3 writes it; arrays as `array(dtype, shape)` without their elements.
  public var description: String {
    switch self {
    case .none: "None"
    case .boolean(let value): value ? "True" : "False"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let text): quoted(text)
    case .bytes(let bytes): "b" + quoted(bytes)
    case .byteArray(let bytes): "bytearray(b" + quoted(bytes) + ")"
    case .list(let items): "[\(joined(items))]"
    case .tuple(let items): items.count == 1 ? "(\(items[0]),)" : "(\(joined(items)))"
    case .dictionary(let pairs):
      "{\(pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .set(let items): items.isEmpty ? "set()" : "{\(joined(items))}"
    case .frozenSet(let items): items.isEmpty ? "frozenset()" : "frozenset({\(joined(items))})"
    case .array(let tensor): "array(\(tensor.dtype), \(tensor.shape))"
    case .dtype(let type): "dtype('\(type)')"
    case .instance(let name, _, let state): "\(name)(\(state))"
    }
  }

  private func joined(_ items: [PickleValue]) -> String {
    items.map(\.description).joined(separator: ", ")
  }

  private func quoted(_ text: String) -> String {
    quoted(text.unicodeScalars) { $0.value < 32 || (127..<160).contains($0.value) }
  }

  private func quoted(_ bytes: [UInt8]) -> String {
    quoted(bytes.map { Unicode.Scalar($0) }) { $0.value < 32 || $0.value >= 127 }
  }

  /// Double quotes only around text that has single ones and no double ones, as Python does.
  private func quoted(
    _ scalars: some Collection<Unicode.Scalar>, escaping isEscaped: (Unicode.Scalar) -> Bool
  ) -> String {
    let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in scalars {
      switch scalar {
      case "\n": result += "\\n".unicodeScalars
      case "\t": result += "\\t".unicodeScalars
      case "\r": result += "\\r".unicodeScalars
      case quote, "\\": result += ["\\", scalar]
      case _ where isEscaped(scalar):
        let digits = String(scalar.value, radix: 16)
        result += (digits.count == 1 ? "\\x0" : "\\x").unicodeScalars + digits.unicodeScalars
      default: result.append(scalar)
      }
    }
    result.append(quote)
    return String(result)
  }
}
