import Figures
import Interpreter
import Language

extension AxesFunctions {
  /// Limits, ticks, scales and other properties of axes.
  static var limits: [AxesFunction] {
    [
      limits("set_xlim", as: "xlim", ("left", "right"), \.xAxis),
      limits("set_ylim", as: "ylim", ("bottom", "top"), \.yAxis),
      AxesFunction(
        "get_xlim", isMethodOnly: true, "", "The limits of the horizontal axis.", example: ""
      ) { axes, _ in pair(axes.chart.limits.x) },
      AxesFunction(
        "get_ylim", isMethodOnly: true, "", "The limits of the vertical axis.", example: ""
      ) { axes, _ in pair(axes.chart.limits.y) },
      ticks("set_xticks", as: "xticks", \.xAxis), ticks("set_yticks", as: "yticks", \.yAxis),
      tickLabels("set_xticklabels", \.xAxis), tickLabels("set_yticklabels", \.yAxis),
      scale("set_xscale", as: "xscale", \.xAxis), scale("set_yscale", as: "yscale", \.yAxis),
      AxesFunction(
        "axis", "limits=None, **looks",
        "Sets all limits, as in [0, 10, -1, 1], or 'off', 'on', 'equal', 'tight', 'auto'; gives "
          + "them.", example: "[0, 10, -1, 1]", body: axis),
      AxesFunction(
        "twinx", "", "Axes over these with a vertical axis of their own, at the right.", example: ""
      ) { axes, _ in .object(try axes.takeTwin()) },
      AxesFunction(
        "set_axis_off", isMethodOnly: true, "", "Draws no axes.", example: ""
      ) { axes, _ in
        axes.chart.showsAxes = false
        return .none
      },
      AxesFunction(
        "set_aspect", isMethodOnly: true, "aspect, adjustable=None, **looks",
        "Whether a unit is equally long on both axes: 'equal' or 'auto'.", example: "'equal'"
      ) { axes, arguments in
        axes.chart.isEqual =
          arguments["aspect"].plainText == "equal" || arguments["aspect"].number == 1
        return .none
      },
      AxesFunction(
        "grid", "visible=None, which='major', axis='both', **looks",
        "Draws lines at the ticks, or not.", example: "True"
      ) { axes, arguments in
        _ = try Looks(arguments)
        let isOff =
          try !arguments["visible"].isNone
          && (!arguments["visible"].isTrue() || arguments["visible"].plainText == "off")
        axes.chart.grid = isOff ? .hidden : .shown
        return .none
      },
      AxesFunction(
        "invert_yaxis", isMethodOnly: true, "", "Turns the vertical axis.", example: ""
      ) { axes, _ in
        invert(&axes.chart.yAxis)
        return .none
      },
      AxesFunction(
        "invert_xaxis", isMethodOnly: true, "", "Turns the horizontal axis.", example: ""
      ) { axes, _ in
        invert(&axes.chart.xAxis)
        return .none
      },
      AxesFunction(
        "tick_params", "axis='both', **looks", "Changes how ticks look; they stay as they are.",
        example: "axis='x', labelsize=8"
      ) { _, _ in .none },
      AxesFunction(
        "margins", "*values, **looks", "How much more than the data is shown, as a share.",
        example: "0.05"
      ) { axes, arguments in
        if let share = arguments.rest.first?.number, (0...10).contains(share) {
          axes.chart.xAxis.margin = .share(share)
          axes.chart.yAxis.margin = .share(arguments.rest.last?.number ?? share)
        }
        return .none
      },
      AxesFunction(
        "autoscale", "enable=True, axis='both', tight=None", "Takes the limits from the data.",
        example: ""
      ) { axes, _ in
        (axes.chart.xAxis.low, axes.chart.xAxis.high) = (nil, nil)
        (axes.chart.yAxis.low, axes.chart.yAxis.high) = (nil, nil)
        return .none
      },
      AxesFunction("clear", as: "cla", "", "Takes everything off the axes.", example: "") {
        axes, _ in
        axes.clear()
        return .none
      },
      AxesFunction("cla", isMethodOnly: true, "", "Takes everything off.", example: "") {
        axes, _ in
        axes.clear()
        return .none
      },
      AxesFunction("remove", isMethodOnly: true, "", "Takes the axes off.", example: "") {
        axes, _ in
        axes.figure?.remove(axes)
        return .none
      },
    ]
  }

  private static func invert(_ axis: inout AxisOptions) {
    if axis.low != nil || axis.high != nil {
      (axis.low, axis.high) = (axis.high, axis.low)
    } else {
      axis.isReversed.toggle()
    }
  }

  private static func pair(_ limits: (from: Double, to: Double)) -> Value {
    .object(QuietTuple([.float(limits.from), .float(limits.to)]))
  }

  private typealias AxisPath = any WritableKeyPath<Chart, AxisOptions> & Sendable

  private static func limits(
    _ name: String, as moduleName: String, _ names: (low: String, high: String),
    _ axis: AxisPath
  ) -> AxesFunction {
    let isX = axis == \.xAxis
    let other = isX ? "xmin=None, xmax=None" : "ymin=None, ymax=None"
    return AxesFunction(
      name, as: moduleName, "\(names.low)=None, \(names.high)=None, \(other), **looks",
      "Sets the limits of an axis, where given, and gives them.", example: "0, 10"
    ) { axes, arguments in
      var (low, high) = (arguments[names.low], arguments[names.high])
      if low.isNone { low = arguments[isX ? "xmin" : "ymin"] }
      if high.isNone { high = arguments[isX ? "xmax" : "ymax"] }
      if low.number == nil, !low.isNone {
        let both = try arguments.about(names.low) { try low.elements() }
        guard both.count == 2 else {
          throw arguments.error(names.low, "limits are two numbers, not \(both.count)")
        }
        (low, high) = (both[0], both[1])
      }
      for (value, name) in [(low, names.low), (high, names.high)] where !value.isNone {
        guard let number = value.number, number.isFinite else {
          throw arguments.error(
            name, "a limit is a number, not \(value.describedForError)")
        }
        if name == names.low {
          axes.chart[keyPath: axis].low = number
        } else {
          axes.chart[keyPath: axis].high = number
        }
      }
      return pair(isX ? axes.chart.limits.x : axes.chart.limits.y)
    }
  }

  private static func ticks(
    _ name: String, as moduleName: String, _ axis: AxisPath
  ) -> AxesFunction {
    AxesFunction(
      name, as: moduleName, "ticks=None, labels=None, minor=False, **looks",
      "Sets where ticks stand and what they say; an empty list for none.",
      example: "[0, 1, 2], ['a', 'b', 'c']"
    ) { axes, arguments in
      _ = try Looks(arguments)
      let isX = axis == \.xAxis
      guard !arguments["ticks"].isNone else {
        let values = isX ? axes.chart.tickValues.x : axes.chart.tickValues.y
        return .object(QuietTuple([try PlotData.array(values), .list([])]))
      }
      let values = try arguments.about("ticks") { try PlotData.row(arguments["ticks"]).numbers }
      var labels: [String]?
      if !arguments["labels"].isNone {
        let texts = try arguments["labels"].elements().map { MathText.plain($0.plainText) }
        guard texts.count == values.count || texts.isEmpty else {
          throw arguments.error("labels", "\(texts.count) labels for \(values.count) ticks")
        }
        labels = texts
      }
      axes.chart[keyPath: axis].ticks = values.prefix(1000).enumerated().map { index, value in
        AxisOptions.Tick(
          value: value, label: labels.map { index < $0.count ? $0[index] : "" })
      }
      return .none
    }
  }

  private static func tickLabels(_ name: String, _ axis: AxisPath) -> AxesFunction {
    AxesFunction(
      name, isMethodOnly: true, "labels, **looks", "Sets what the ticks say.",
      example: "['a', 'b', 'c']"
    ) { axes, arguments in
      let labels = try arguments.about("labels") { try arguments["labels"].elements() }
        .map { MathText.plain($0.plainText) }
      let known =
        axes.chart[keyPath: axis].ticks?.map(\.value)
        ?? (axis == \.xAxis ? axes.chart.tickValues.x : axes.chart.tickValues.y)
      axes.chart[keyPath: axis].ticks = known.enumerated().map { index, value in
        AxisOptions.Tick(value: value, label: index < labels.count ? labels[index] : "")
      }
      return .none
    }
  }

  private static func scale(
    _ name: String, as moduleName: String, _ axis: AxisPath
  ) -> AxesFunction {
    AxesFunction(
      name, as: moduleName, "value, **looks",
      "How numbers are laid out on an axis: 'linear' or 'log'.", example: "'log'"
    ) { axes, arguments in
      switch try arguments.string("value") {
      case "linear": axes.chart[keyPath: axis].scale = .linear
      case "log": axes.chart[keyPath: axis].scale = .logarithmic
      case let other:
        throw arguments.error(
          "value", "the scale '\(other)' is not in nnrepl yet", hint: "'linear' or 'log'")
      }
      return .none
    }
  }

  @Sendable private static func axis(
    _ axes: AxesObject, _ arguments: BoundArguments
  ) throws -> Value {
    let value = arguments["limits"]
    switch value {
    case .none: break
    case .string(let word):
      switch word {
      case "off": axes.chart.showsAxes = false
      case "on": axes.chart.showsAxes = true
      case "equal", "scaled", "image": axes.chart.isEqual = true
      case "square": axes.chart.isEqual = true
      case "tight":
        axes.chart.xAxis.margin = .none
        axes.chart.yAxis.margin = .none
      case "auto", "normal": axes.chart.isEqual = false
      default:
        throw arguments.error(
          "limits", "axes can be 'off', 'on', 'equal', 'tight' or 'auto', not '\(word)'",
          hint: nearest(to: word, in: ["off", "on", "equal", "tight", "auto"]).map { "'\($0)'" })
      }
    case .boolean(let isOn): axes.chart.showsAxes = isOn
    default:
      let numbers = try arguments.about("limits") { try PlotData.row(value).numbers }
      guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else {
        throw arguments.error(
          "limits", "limits are [left, right, bottom, top]", hint: "[0, 10, -1, 1]")
      }
      (axes.chart.xAxis.low, axes.chart.xAxis.high) = (numbers[0], numbers[1])
      (axes.chart.yAxis.low, axes.chart.yAxis.high) = (numbers[2], numbers[3])
    }
    for (name, limit) in arguments.keywordRest {
      let paths: [String: WritableKeyPath<Chart, Double?>] = [
        "xmin": \.xAxis.low, "xmax": \.xAxis.high, "ymin": \.yAxis.low, "ymax": \.yAxis.high,
      ]
      if let path = paths[name] { axes.chart[keyPath: path] = limit.number }
    }
    let limits = axes.chart.limits
    return .object(
      QuietTuple(
        [limits.x.from, limits.x.to, limits.y.from, limits.y.to].map { .float($0) }))
  }
}
