import Interpreter
import Language

/// Whom a module serves: the session and its interpreter, which outlive it.
struct ModuleContext {
  unowned let host: any Host
  unowned let interpreter: Interpreter

  /// Whether Python 2's rules hold.
  var isPython2: Bool { interpreter.dialect == .python2 }

  /// Calls a function of the program's.
  func call(_ function: Value, _ arguments: [Value], _ site: CallSite) throws -> Value {
    try interpreter.checkStack()
    return try interpreter.call(function, arguments, site: site)
  }

  /// The text of an object that may hold itself, or others without end.
  ///
  /// `flag` is the object's own, and says whether its text is being made already.
  func shown(_ flag: OpenFlag, _ body: () -> String) -> String {
    guard !flag.isOpen, (try? interpreter.checkStack()) != nil else { return "..." }
    flag.isOpen = true
    defer { flag.isOpen = false }
    return body()
  }

  /// A walk in Python 3, a list in Python 2.
  func lazily(_ advance: @escaping () throws -> Value?) throws -> Value {
    let iterator = ValueIterator { [interpreter] in
      try interpreter.checkStack()
      return try advance()
    }
    guard isPython2 else { return .object(iterator) }
    return .list(try Value.object(iterator).elements())
  }
}

/// Whether an object's text is being made.
final class OpenFlag {
  var isOpen = false
}

/// A method of a native object: how it is written, what it does, and its body.
struct NativeMethod<Receiver: AnyObject> {
  let name: String
  let signature: String
  let help: String
  let body: (Receiver, BoundArguments) throws -> Value

  init(
    _ name: String, _ signature: String, _ help: String,
    body: @escaping (Receiver, BoundArguments) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.help = help
    self.body = body
  }

  /// The method of one object.
  func bound(to receiver: Receiver) -> Value {
    .native(NativeFunction(name, signature, help: help) { try body(receiver, $0) })
  }
}

/// The methods of a kind of object, by name.
struct MethodTable<Receiver: AnyObject> {
  private let methods: [String: NativeMethod<Receiver>]

  init(_ methods: [NativeMethod<Receiver>]) {
    self.methods = Dictionary(methods.map { ($0.name, $0) }) { $1 }
  }

  /// The names, but for those that begin with `_`.
  var names: [String] { methods.keys.filter { !$0.hasPrefix("_") }.sorted() }

  /// The method `name` of `receiver`; nil where there is none.
  func method(_ name: String, of receiver: Receiver) -> Value? {
    methods[name]?.bound(to: receiver)
  }
}
