/// A name that has a number, so that attributes are found without comparing texts.
final class Symbol {
  /// The name.
  let name: String
  /// Its number; two names of one interpreter have the same number only if they are the same.
  let number: Int32

  /// The module that the name was last looked up in, and what it is there.
  private var module: (any NativeObject)?
  private var member = Value.unset

  fileprivate init(_ name: String, _ number: Int32) {
    self.name = name
    self.number = number
  }

  /// What the name is in a module whose attributes never change, if that is known.
  @inline(__always)
  func member(of object: any NativeObject) -> Value? { module === object ? member : nil }

  /// Keeps what the name is in a module whose attributes never change.
  func remember(_ value: Value, of object: any NativeObject) {
    (module, member) = (object, value)
  }
}

/// The names that one interpreter has met.
final class SymbolTable {
  private var symbols: [String: Symbol] = [:]

  /// The symbol of `name`.
  func symbol(_ name: String) -> Symbol {
    if let known = symbols[name] { return known }
    let symbol = Symbol(name, Int32(clamping: symbols.count))
    symbols[name] = symbol
    return symbol
  }
}

/// Values by symbol, in the order of insertion: the attributes of an instance.
///
/// A handful of attributes is searched one by one, which beats hashing; more have an index.
struct AttributeTable {
  private(set) var symbols: [Symbol] = []
  private var numbers: [Int32] = []
  private var values: [Value] = []
  private var index: [Int32: Int] = [:]
  private static let indexedFrom = 12

  /// The place of `symbol`.
  @inline(__always)
  private func position(_ symbol: Symbol) -> Int? {
    if numbers.count >= Self.indexedFrom { return index[symbol.number] }
    return numbers.withUnsafeBufferPointer { numbers in
      for place in 0..<numbers.count where numbers[place] == symbol.number { return place }
      return nil
    }
  }

  /// Whether there is a value for `symbol`.
  @inline(__always)
  func contains(_ symbol: Symbol) -> Bool { position(symbol) != nil }

  subscript(symbol: Symbol) -> Value? {
    @inline(__always) get { position(symbol).map { values[$0] } }
    set {
      if let place = position(symbol) {
        if let newValue {
          values[place] = newValue
        } else {
          symbols.remove(at: place)
          numbers.remove(at: place)
          values.remove(at: place)
          reindex()
        }
      } else if let newValue {
        symbols.append(symbol)
        numbers.append(symbol.number)
        values.append(newValue)
        if symbols.count == Self.indexedFrom {
          reindex()
        } else if symbols.count > Self.indexedFrom {
          index[symbol.number] = symbols.count - 1
        }
      }
    }
  }

  private mutating func reindex() {
    index = [:]
    guard symbols.count >= Self.indexedFrom else { return }
    for (place, symbol) in symbols.enumerated() { index[symbol.number] = place }
  }

  /// The names and values in order.
  var entries: [(name: String, value: Value)] {
    zip(symbols, values).map { ($0.name, $1) }
  }
}
