import Language
import OrderedCollections

/// The methods of `set` and `frozenset`.
enum SetMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "add": changing("x", "Puts x in.") { set, arguments in
      set.elements.append(try Key(arguments["x"]))
      return .none
    },
    "discard": changing("x", "Takes x out if it is there.") { set, arguments in
      set.elements.remove(try Key(arguments["x"]))
      return .none
    },
    "remove": changing("x", "Takes x out.") { set, arguments in
      guard set.elements.remove(try Key(arguments["x"])) != nil else {
        throw Diagnostic("KeyError", "\(arguments["x"].representation) is not in the set")
      }
      return .none
    },
    "pop": changing("", "Takes an element out and returns it.") { set, _ in
      guard let first = SetOrder.elements(of: set).first else {
        throw Diagnostic("KeyError", "the set is empty")
      }
      set.elements.remove(try Key(first))
      return first
    },
    "clear": changing("", "Takes all elements out.") { set, _ in
      set.elements = []
      return .none
    },
    "copy": method("", "A new set of the same elements.") { set, _ in
      .set(SetObject(set.elements, isFrozen: set.isFrozen))
    },
    "update": changing("*values", "Puts all of values in.") { set, arguments in
      for values in arguments.rest {
        for value in try values.elements() { set.elements.append(try Key(value)) }
      }
      return .none
    },
    "intersection_update": changing("*values", "Keeps what is in all of values.") {
      set, arguments in
      for values in try sets(arguments) { set.elements.formIntersection(values) }
      return .none
    },
    "difference_update": changing("*values", "Takes all of values out.") { set, arguments in
      for values in try sets(arguments) { set.elements.subtract(values) }
      return .none
    },
    "symmetric_difference_update": changing("values", "Keeps what is in one of the two.") {
      set, arguments in
      set.elements.formSymmetricDifference(try keys(arguments["values"]))
      return .none
    },
    "union": method("*values", "What is in one of them.") { set, arguments in
      var result = set.elements
      for values in try sets(arguments) { result.formUnion(values) }
      return .set(SetObject(result, isFrozen: set.isFrozen))
    },
    "intersection": method("*values", "What is in all of them.") { set, arguments in
      var result = set.elements
      for values in try sets(arguments) { result.formIntersection(values) }
      return .set(SetObject(result, isFrozen: set.isFrozen))
    },
    "difference": method("*values", "What is in none of values.") { set, arguments in
      var result = set.elements
      for values in try sets(arguments) { result.subtract(values) }
      return .set(SetObject(result, isFrozen: set.isFrozen))
    },
    "symmetric_difference": method("values", "What is in one of the two.") { set, arguments in
      .set(
        SetObject(
          set.elements.symmetricDifference(try keys(arguments["values"])), isFrozen: set.isFrozen))
    },
    "issubset": method("values", "Whether all is in values.") { set, arguments in
      .boolean(set.elements.isSubset(of: try keys(arguments["values"])))
    },
    "issuperset": method("values", "Whether all of values is here.") { set, arguments in
      .boolean(set.elements.isSuperset(of: try keys(arguments["values"])))
    },
    "isdisjoint": method("values", "Whether nothing is in both.") { set, arguments in
      .boolean(set.elements.isDisjoint(with: try keys(arguments["values"])))
    },
  ]

  private static func keys(_ values: Value) throws -> OrderedSet<Key> {
    if case .set(let set) = values { return set.elements }
    return OrderedSet(try values.elements().map { try Key($0) })
  }

  private static func sets(_ arguments: BoundArguments) throws -> [OrderedSet<Key>] {
    try arguments.rest.map(keys)
  }

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (SetObject, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .set(let set) = receiver else { return .none }
      return try body(set, arguments)
    }
  }

  private static func changing(
    _ signature: String, _ help: String,
    _ body: @escaping (SetObject, BoundArguments) throws -> Value
  ) -> Methods.Method {
    method(signature, help) { set, arguments in
      guard !set.isFrozen else {
        throw Diagnostic("AttributeError", "a frozenset cannot be changed", hint: "set(x)")
      }
      return try body(set, arguments)
    }
  }
}

/// The order in which CPython walks through a set.
///
/// A set keeps no order of its own, but programs print sets, and books show what they printed: small
/// numbers ascending, mostly. CPython's order follows from its table, which is rebuilt here for sets
/// of whole numbers (Objects/setobject.c: open addressing with runs of 9 and a perturbed hash, grown
/// fourfold where 3/5 full). Of other elements CPython's own order differs from run to run, so the
/// order of insertion is as good.
enum SetOrder {
  static func elements(of set: SetObject) -> [Value] {
    let values = set.elements.map(\.value)
    guard values.count > 1, values.count <= 1 << 16 else { return values }
    var hashes: [Int] = []
    hashes.reserveCapacity(values.count)
    for value in values {
      guard let number = number(value) else { return values }
      hashes.append(number)
    }
    return order(hashes).map { values[$0] }
  }

  /// The hash of a number that is its own hash; nil for everything else.
  private static func number(_ value: Value) -> Int? {
    let limit = 1 << 61
    switch value {
    case .integer(let number):
      return number.magnitude < limit - 1 ? (number == -1 ? -2 : number) : nil
    case .boolean(let truth): return truth ? 1 : 0
    default: return nil
    }
  }

  private static func order(_ hashes: [Int]) -> [Int] {
    var table = [Int](repeating: -1, count: 8)
    var used = 0
    for index in hashes.indices {
      insert(index, hashes, into: &table)
      used += 1
      guard used * 5 >= (table.count - 1) * 3 else { continue }
      var size = 8
      let wanted = used > 50_000 ? used * 2 : used * 4
      while size <= wanted { size <<= 1 }
      var larger = [Int](repeating: -1, count: size)
      for entry in table where entry >= 0 { insert(entry, hashes, into: &larger) }
      table = larger
    }
    return table.filter { $0 >= 0 }
  }

  private static func insert(_ entry: Int, _ hashes: [Int], into table: inout [Int]) {
    let mask = table.count - 1
    var perturb = UInt(bitPattern: hashes[entry])
    var place = hashes[entry] & mask
    while true {
      let last = place + 9 <= mask ? place + 9 : place
      for probe in place...last where table[probe] < 0 {
        table[probe] = entry
        return
      }
      perturb >>= 5
      place = Int(bitPattern: UInt(place) &* 5 &+ 1 &+ perturb) & mask
    }
  }
}
