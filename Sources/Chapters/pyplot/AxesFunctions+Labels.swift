import Figures
import Interpreter
import Language

extension AxesFunctions {
  /// Words: titles, names of axes, notes.
  static var labels: [AxesFunction] {
    [
      AxesFunction(
        "set_title", as: "title", "label, fontdict=None, loc=None, pad=None, y=None, **looks",
        "Sets the title of the chart.", example: "'loss'"
      ) { axes, arguments in
        _ = try Looks(arguments)
        axes.title = MathText.plain(arguments["label"].plainText)
        return text(axes, axes.title)
      },
      axisLabel("set_xlabel", as: "xlabel", "horizontal", \.xAxis),
      axisLabel("set_ylabel", as: "ylabel", "vertical", \.yAxis),
      AxesFunction(
        "get_title", isMethodOnly: true, "", "The title of the chart.", example: ""
      ) { axes, _ in .string(axes.title ?? "") },
      AxesFunction(
        "get_xlabel", isMethodOnly: true, "", "The name of the horizontal axis.", example: ""
      ) { axes, _ in .string(axes.chart.xAxis.label ?? "") },
      AxesFunction(
        "get_ylabel", isMethodOnly: true, "", "The name of the vertical axis.", example: ""
      ) { axes, _ in .string(axes.chart.yAxis.label ?? "") },
      AxesFunction(
        "text", "x, y, s, fontdict=None, **looks", "Writes words at a place.",
        example: "1, 2, 'here'"
      ) { axes, arguments in
        let looks = try Looks(arguments)
        let note = Note(
          text: MathText.plain(arguments["s"].plainText), x: try arguments.number("x"),
          y: try arguments.number("y"), anchor: looks.anchor ?? .start,
          isCentred: looks.isCentred ?? false, colour: looks.colour ?? nil)
        return .object(try axes.add(.note(note), "Text"))
      },
      AxesFunction(
        "annotate", "text, xy, xytext=None, xycoords='data', arrowprops=None, **looks",
        "Writes words that point to a place.", example: "'peak', (1, 4), xytext=(0, 3)"
      ) { axes, arguments in
        let looks = try Looks(arguments)
        func place(_ name: String) throws -> (Double, Double) {
          let numbers = try arguments.about(name) { try PlotData.row(arguments[name]).numbers }
          guard numbers.count == 2 else {
            throw arguments.error(name, "\(name) is a place: (x, y)")
          }
          return (numbers[0], numbers[1])
        }
        let target = try place("xy")
        // Offsets in points would need the size of the drawing: the place itself will do.
        let isOffset = arguments.keywordRest.contains { $0.name == "textcoords" }
        let (x, y) = arguments["xytext"].isNone || isOffset ? target : try place("xytext")
        let note = Note(
          text: MathText.plain(arguments["text"].plainText), x: x, y: y,
          anchor: looks.anchor ?? .start, isCentred: looks.isCentred ?? false,
          colour: looks.colour ?? nil,
          target: arguments["xytext"].isNone || isOffset ? nil : target)
        return .object(try axes.add(.note(note), "Text"))
      },
      AxesFunction(
        "set", isMethodOnly: true, "**settings", "Sets several things by name.",
        example: "title='loss', xlabel='epoch'"
      ) { axes, arguments in
        for (name, value) in arguments.keywordRest {
          guard let setter = AxesFunctions.named["set_" + name],
            case .native(let function)? = try axes.attribute(setter.name)
          else {
            throw Diagnostic(
              "AttributeError", "axes have no \(name) to set",
              at: arguments.site.place(ofName: name) ?? arguments.site.place)
          }
          _ = try function.call(CallArguments(positional: [value], site: arguments.site))
        }
        return .none
      },
    ]
  }

  /// Words as a program gets them back.
  private static func text(_ axes: AxesObject, _ words: String?) -> Value {
    .object(ArtistObject("Text", axes: axes, words: words))
  }

  private static func axisLabel(
    _ name: String, as moduleName: String, _ which: String,
    _ axis: any WritableKeyPath<Chart, AxisOptions> & Sendable
  ) -> AxesFunction {
    AxesFunction(
      name, as: moduleName, "label, fontdict=None, labelpad=None, loc=None, **looks",
      "Says what the \(which) axis shows.", example: "'epoch'"
    ) { axes, arguments in
      _ = try Looks(arguments)
      let label = MathText.plain(arguments["label"].plainText)
      axes.chart[keyPath: axis].label = label.isEmpty ? nil : label
      return text(axes, label)
    }
  }
}
