import Language

/// The names that the language itself asks classes for.
struct WellKnownNames {
  let initialise, representation, text, call, length, getItem, setItem, deleteItem: Symbol
  let contains, iterate, next, oldNext, truth, oldTruth, equal, hash: Symbol
  let getAttribute, setAttribute, args, append, get, new, getDescriptor, setDescriptor: Symbol
  let ownClass, ownAttributes: Symbol
  private let arithmetic: [(plain: Symbol, reflected: Symbol, augmenting: Symbol)]
  private let comparisons: [Symbol?]
  private let division: (plain: Symbol, reflected: Symbol)

  init(_ symbols: SymbolTable) {
    let symbol = symbols.symbol
    initialise = symbol("__init__")
    representation = symbol("__repr__")
    text = symbol("__str__")
    call = symbol("__call__")
    length = symbol("__len__")
    getItem = symbol("__getitem__")
    setItem = symbol("__setitem__")
    deleteItem = symbol("__delitem__")
    contains = symbol("__contains__")
    iterate = symbol("__iter__")
    next = symbol("__next__")
    oldNext = symbol("next")
    truth = symbol("__bool__")
    oldTruth = symbol("__nonzero__")
    equal = symbol("__eq__")
    hash = symbol("__hash__")
    getAttribute = symbol("__getattr__")
    setAttribute = symbol("__setattr__")
    args = symbol("args")
    append = symbol("append")
    get = symbol("get")
    new = symbol("__new__")
    ownClass = symbol("__class__")
    ownAttributes = symbol("__dict__")
    getDescriptor = symbol("__get__")
    setDescriptor = symbol("__set__")
    let names = [
      "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and",
      "or", "xor",
    ]
    arithmetic = names.map {
      (symbol("__\($0)__"), symbol("__r\($0)__"), symbol("__i\($0)__"))
    }
    comparisons = ["eq", "ne", "lt", "le", "gt", "ge"].map { symbol("__\($0)__") }
    division = (symbol("__div__"), symbol("__rdiv__"))
  }

  /// The method behind an arithmetic operator.
  func method(_ operation: BinaryOperator, reflected: Bool) -> Symbol {
    let names = arithmetic[Int(operation.number)]
    return reflected ? names.reflected : names.plain
  }

  /// What Python 2 calls the method behind `/`.
  func oldDivision(reflected: Bool) -> Symbol { reflected ? division.reflected : division.plain }

  /// The method behind `x += y`.
  func augmenting(_ operation: BinaryOperator) -> Symbol {
    arithmetic[Int(operation.number)].augmenting
  }

  /// The method behind a comparison; seen from the right operand, `<` is `>`.
  func method(_ comparator: ComparisonOperator, reflected: Bool) -> Symbol? {
    let number = Int(comparator.number)
    guard number < comparisons.count else { return nil }
    let mirrored = [0, 1, 4, 5, 2, 3]
    return comparisons[reflected ? mirrored[number] : number]
  }
}
