import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that change how arrays are printed and which mistakes are told.
  static var settings: [NativeFunction] {
    [
      NativeFunction(
        "set_printoptions", optionNames,
        help: "How arrays are printed.\n\n    np.set_printoptions(precision=8)"
      ) { arguments in
        let options = try changed(ArrayObject.printOptions, arguments)
        ArrayObject.printOptions = options
        return .none
      },
      NativeFunction(
        "printoptions", optionNames,
        help: "For a with block: how arrays are printed in it.\n\n    np.printoptions(precision=3)"
      ) { arguments in
        let options = try changed(ArrayObject.printOptions, arguments)
        return .object(
          SettingsBlock(
            enter: {
              let before = ArrayObject.printOptions
              ArrayObject.printOptions = options
              return { ArrayObject.printOptions = before }
            }))
      },
      NativeFunction(
        "array2string",
        "a, max_line_width=None, precision=None, suppress_small=None, separator=' '",
        help: "An array as text.\n\n    np.array2string(np.arange(3))"
      ) { arguments in
        var options = ArrayObject.printOptions
        if !arguments["precision"].isNone {
          options.precision = min(max(try arguments.integer("precision"), 0), 100)
        }
        if !arguments["max_line_width"].isNone {
          options.lineWidth = max(try arguments.integer("max_line_width"), 1)
        }
        if !arguments["suppress_small"].isNone {
          options.suppressSmall = try arguments["suppress_small"].isTrue()
        }
        let tensor = try ArrayObject.tensor(arguments["a"])
        return .string(tensor.text(options, separator: try arguments.string("separator")))
      },
      NativeFunction(
        "seterr", "all=None, divide=None, over=None, under=None, invalid=None",
        help: "Accepted: arithmetic never warns here.\n\n    np.seterr(all='ignore')"
      ) { _ in .dictionary(DictionaryObject()) },
      NativeFunction(
        "errstate", "all=None, divide=None, over=None, under=None, invalid=None",
        help: "For a with block; arithmetic never warns here.\n\n    np.errstate(divide='ignore')"
      ) { _ in .object(SettingsBlock(enter: { {} })) },
    ]
  }

  private static let optionNames =
    "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, "
    + "infstr=None, formatter=None, sign=None, floatmode=None, legacy=None"

  private static func changed(
    _ old: PrintOptions, _ arguments: BoundArguments
  ) throws -> PrintOptions {
    var options = old
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
      if arguments[name].isNone { return nil }
      if let real = arguments[name].number, real == .infinity { return range.upperBound }
      return min(max(try arguments.integer(name), range.lowerBound), range.upperBound)
    }
    options.precision = try number("precision", in: 0...100) ?? options.precision
    options.threshold = try number("threshold", in: 0...100_000_000) ?? options.threshold
    options.edgeItems = try number("edgeitems", in: 0...10_000) ?? options.edgeItems
    options.lineWidth = try number("linewidth", in: 1...1_000_000) ?? options.lineWidth
    if !arguments["suppress"].isNone { options.suppressSmall = try arguments["suppress"].isTrue() }
    return options
  }
}

/// Settings that hold inside a `with` block.
final class SettingsBlock: NativeObject {
  private let enter: () -> () -> Void
  private var leave: [() -> Void] = []

  /// `enter` changes the settings, and gives what changes them back.
  init(enter: @escaping () -> () -> Void) { self.enter = enter }

  var typeName: String { "settings" }
  var help: String? { "Settings for a with block." }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "__enter__":
      .native(
        NativeFunction(name, "") { [self] _ in
          leave.append(enter())
          return .object(self)
        })
    case "__exit__":
      .native(
        NativeFunction(name, "*error") { [self] _ in
          leave.popLast()?()
          return .none
        })
    default: nil
    }
  }
}
