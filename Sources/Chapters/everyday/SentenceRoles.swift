import Interpreter
import OrderedCollections

/// Which values sentences take: told by their types alone, without a look at the numbers.
extension EverydayWords {
  /// Whether a value is a network, or a list or dict of networks.
  public static func isNetwork(_ value: Value) -> Bool {
    switch value {
    case .list(let list): list.elements.contains { $0.object(as: NetworkObject.self) != nil }
    case .tuple(let elements): elements.contains { $0.object(as: NetworkObject.self) != nil }
    case .dictionary(let dictionary):
      dictionary.entries.values.contains { $0.object(as: NetworkObject.self) != nil }
    default: value.object(as: NetworkObject.self) != nil
    }
  }

  /// Whether a value is a data set, a part of one, or a pair of inputs and labels.
  public static func isData(_ value: Value) -> Bool {
    let pair: [Value]
    switch value {
    case .tuple(let elements): pair = elements
    case .list(let list): pair = list.elements
    case .object(let object): return object is DataObject || object is ExamplesObject
    default: return false
    }
    return pair.count == 2
      && pair.allSatisfy { part in
        switch part {
        case .list: true
        case .object(let object): object is ArrayObject || object is SharedVariable
        default: false
        }
      }
  }
}
