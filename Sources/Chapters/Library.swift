import Interpreter
import Language

/// The modules that a program can import.
public final class Library: ModuleSource {
  private weak var host: (any Host)?
  // Not weak, which would slow down every use of the interpreter; it owns its library.
  private unowned(unsafe) var interpreter: Interpreter?
  private var loaded: [String: ModuleObject] = [:]
  /// The reader's own modules whose files are being run.
  private var beingRead: Set<String> = []
  /// What matplotlib keeps between calls.
  public let pyplot = PyplotState()

  /// A library for nobody yet.
  public init() {}

  /// Says whom the modules serve.
  public func connect(host: any Host, interpreter: Interpreter) {
    self.host = host
    self.interpreter = interpreter
  }

  /// The names of the modules.
  public static let names =
    [
      "network3", "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.testing", "scipy",
      "scipy.linalg",
    ]
    + ImageModule.names + TheanoModule.names + StandardModules.names + PyplotState.moduleNames
    + CS231nModules.names

  /// What the chapters import and nnrepl does not have yet.
  private static let planned: Set<String> = [
    "mpl_toolkits", "network", "network2", "mnist_loader",
    "tensorflow", "keras", "torch",
  ]

  /// The module of that dotted name.
  public func module(named name: String) throws -> any NativeObject {
    if let module = loaded[name] { return module }
    // `numpy.random` is what `numpy` has as `random`: one state, whatever the way to it.
    if let point = name.lastIndex(of: "."),
      let parent = try? module(named: String(name[..<point])),
      let member = try? parent.attribute(String(name[name.index(after: point)...])),
      let module = member.object(as: ModuleObject.self)
    {
      return module
    }
    guard let host, let interpreter,
      let module = try pyplot.module(named: name, host: host)
        ?? CS231nModules.make(name, host, interpreter) ?? Self.make(name, host, interpreter)
        ?? SourceModules.make(name, host, interpreter)
        ?? readersModule(name, host, interpreter)
    else {
      if let refusal = StandardModules.refusal(of: name) { throw refusal }
      let isPlanned = isPlanned(name)
      throw Diagnostic(
        "ImportError",
        isPlanned ? "\(name) is not in nnrepl yet" : "nnrepl has no module \(name)",
        hint: nearest(to: name, in: Self.names)
          ?? (isPlanned ? "" : "\(name).py in this folder, or ") + "?modules for what there is")
    }
    loaded[name] = module
    return module
  }

  private func isPlanned(_ name: String) -> Bool {
    let root = String(name.prefix { $0 != "." })
    return Self.planned.contains(root) || Self.names.contains(root)
  }

  /// Whether nothing here has that name or one like it, and no file of the session's folder.
  public func isReaders(_ name: String) -> Bool {
    !isPlanned(name) && StandardModules.refusal(of: name) == nil
      && nearest(to: name, in: Self.names) == nil && file(of: name) == nil
  }

  // MARK: - The reader's own files

  /// The file of the session's folder that a module `a.b` is read from.
  private func file(of name: String) -> String? {
    let path = name.replacing(".", with: "/") + ".py"
    return host?.kind(of: path) == .file ? path : nil
  }

  /// A module that the reader has written.
  private func readersModule(
    _ name: String, _ host: any Host, _ interpreter: Interpreter
  ) throws -> ModuleObject? {
    guard let path = file(of: name) else { return nil }
    guard beingRead.insert(name).inserted else {
      throw Diagnostic(
        "ImportError", "\(path) imports itself, perhaps by way of another file",
        hint: "import it inside the function that needs it")
    }
    defer { beingRead.remove(name) }
    let bytes = try host.read(path)
    let source = SourceText(String(decoding: bytes, as: UTF8.self), name: path)
    return ModuleObject(
      name, help: "what \(path) defines.",
      members: try interpreter.members(of: source, dialect: interpreter.dialect, called: name))
  }

  /// The names that chapters give to modules.
  public static let shortNames = [
    "np": "numpy", "plt": "matplotlib.pyplot", "T": "theano.tensor",
  ]

  /// The import that a program forgot: of a module, under the name that chapters give it, or of a
  /// name of `network3`.
  public func importStatement(for name: String) -> String? {
    if let module = Self.shortNames[name] { return "import \(module) as \(name)" }
    if Self.names.contains(name) { return "import \(name)" }
    let isMember = (try? module(named: "network3").attribute(name)) != nil
    return isMember ? "from network3 import \(name)" : nil
  }

  /// The random numbers that the functions of `numpy.random` and `random` draw, by module, where the
  /// program has begun to draw: what `%save` keeps beside the names.
  public func randomStates() -> [(name: String, value: Value)] {
    var states: [(String, Value)] = []
    if let state = try? sharedState("numpy", "random", "_rand"),
      state.object(as: RandomStateObject.self)?.hasStarted ?? false
    {
      states.append(("numpy.random", state))
    }
    if let state = try? sharedState("random", "_inst"),
      state.object(as: RandomObject.self)?.hasStarted ?? false
    {
      states.append(("random", state))
    }
    return states
  }

  /// What a module that is loaded has under a path of names.
  private func sharedState(_ module: String, _ path: String...) throws -> Value? {
    var value = loaded[module].map { Value.object($0) }
    for name in path {
      guard case .object(let object)? = value else { return nil }
      value = try object.attribute(name)
    }
    return value
  }

  /// Makes a module's functions go on from where kept numbers stand.
  public func takeOver(_ state: Value) throws {
    if let kept = state.object(as: RandomStateObject.self) {
      _ = try module(named: "numpy")
      try sharedState("numpy", "random", "_rand")?.object(as: RandomStateObject.self)?
        .takeOver(kept.keptState())
    } else if let kept = state.object(as: RandomObject.self) {
      _ = try module(named: "random")
      try sharedState("random", "_inst")?.object(as: RandomObject.self)?.takeOver(kept.keptState())
    }
  }

  private static func make(
    _ name: String, _ host: any Host, _ interpreter: Interpreter
  ) -> ModuleObject? {
    switch name {
    case "network3": Network3Module.make(host: host)
    case "numpy": NumPyModule.make(host: host, interpreter: interpreter)
    case "theano": TheanoModule.make(interpreter)
    case "scipy": SciPyModule.make(interpreter)
    default:
      ImageModule.make(name, host: host)
        ?? StandardModules.make(name, host: host, interpreter: interpreter)
    }
  }
}
