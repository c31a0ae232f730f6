import Interpreter
import Language
import Tensors

/// What is known of a symbolic variable before it has a value: Theano's `TensorType`.
struct SymbolicType: Equatable {
  /// The type of the elements.
  let dtype: DType
  /// Which axes are known to have length 1, and so are repeated to fit others.
  let broadcastable: [Bool]

  /// A type with the given axes.
  init(_ dtype: DType, _ broadcastable: [Bool]) {
    self.dtype = dtype
    self.broadcastable = broadcastable
  }

  /// A type whose axes have any length.
  init(_ dtype: DType, rank: Int) {
    self.init(dtype, [Bool](repeating: false, count: rank))
  }

  /// The number of axes.
  var rank: Int { broadcastable.count }

  /// The same with elements of another type.
  func of(_ dtype: DType) -> SymbolicType { SymbolicType(dtype, broadcastable) }

  /// As Theano writes it: `TensorType(float64, matrix)`.
  var text: String {
    let kind =
      switch broadcastable {
      case []: "scalar"
      case [false]: "vector"
      case [false, false]: "matrix"
      case [true, false]: "row"
      case [false, true]: "col"
      default:
        broadcastable.contains(true)
          ? "(" + broadcastable.map { $0 ? "True" : "False" }.joined(separator: ", ") + ")"
          : "\(rank)D"
      }
    return "TensorType(\(dtype.name), \(kind))"
  }

  /// The axes of the result of an elementwise function: aligned at the last.
  static func together(_ types: [SymbolicType]) -> [Bool] {
    let rank = types.map(\.rank).max() ?? 0
    return (0..<rank).map { axis in
      types.allSatisfy { type in
        let own = axis - (rank - type.rank)
        return own < 0 || type.broadcastable[own]
      }
    }
  }
}

/// What `theano.config` holds: settings that programs make and ask for.
final class TheanoSettings: NativeObject {
  /// The type of real numbers that have none of their own.
  private(set) var floatX = DType.float64
  /// The functions that variables have as methods, made at the first use.
  lazy var methods: [String: NativeFunction] = TensorModule.methods(self)
  private var others: [String: Value] = [
    "device": .string("cpu"), "mode": .string("FAST_RUN"), "compute_test_value": .string("off"),
    "exception_verbosity": .string("low"), "optimizer": .string("fast_run"),
    "allow_gc": .boolean(true), "openmp": .boolean(false), "warn_float64": .string("ignore"),
    "int_division": .string("int"), "cxx": .string(""), "profile": .boolean(false),
    "blas.ldflags": .string(""), "base_compiledir": .string(""), "compiledir": .string(""),
  ]

  var typeName: String { "theano.config" }
  var help: String? {
    "theano.config: floatX is the type of real numbers; with mode = 'FAST_COMPILE' or "
      + "optimizer = 'None' graphs are computed as written. The other settings change nothing here."
  }
  var attributeNames: [String] { ["floatX"] + others.keys.sorted() }

  func attribute(_ name: String) -> Value? {
    name == "floatX" ? .string(floatX.name) : others[name]
  }

  /// The modes that Theano has by name; in the first graphs are computed as they are written.
  private static let modes = ["FAST_COMPILE", "FAST_RUN", "Mode", "DebugMode", "NanGuardMode"]

  /// Whether functions are simplified unless they say otherwise.
  var simplifies: Bool {
    if case .string("FAST_COMPILE")? = others["mode"] { return false }
    if case .string(let optimizer)? = others["optimizer"] { return optimizer != "None" }
    return true
  }

  /// Whether the function with these arguments is simplified.
  func simplifies(_ arguments: BoundArguments) throws -> Bool {
    switch arguments["mode"] {
    case .none: return simplifies
    case .string(let name) where Self.modes.contains(name): return name != "FAST_COMPILE"
    default:
      throw arguments.error(
        "mode", "a mode is 'FAST_RUN' or 'FAST_COMPILE', not \(arguments["mode"].describedForError)"
      )
    }
  }

  func setAttribute(_ name: String, to value: Value) throws -> Bool {
    guard name == "floatX" else {
      others[name] = value
      return true
    }
    guard let type = NumPyTypes.type(value), type == .float32 || type == .float64 else {
      throw Diagnostic(
        "ValueError", "floatX is 'float32' or 'float64', not \(value.describedForError)")
    }
    floatX = type
    return true
  }
}
