import Figures
import Interpreter
import Language

/// `matplotlib` and its modules: a front to the figures of nnrepl.
enum PyplotModule {
  /// `import matplotlib.pyplot as plt`.
  static func make(_ state: PyplotState) -> ModuleObject {
    var functions = AxesFunctions.all.compactMap { function in
      function.moduleName.map { moduleName in
        NativeFunction(
          moduleName, function.signature, help: function.help(prefix: "plt.", isModule: true)
        ) { [unowned state] arguments in try function.call(state.axes(), arguments) }
      }
    }
    functions += FigureFunctions.all.filter { FigureFunctions.inModule.contains($0.name) }.map {
      function in
      NativeFunction(function.name, function.signature, help: function.help) {
        [unowned state] arguments in try function.body(state.figure(), arguments)
      }
    }
    functions += figures(state) + settings(state)
    var members: [String: Value] = [
      "rcParams": .object(state.settings), "cm": .object(colourMaps()),
      "style": .object(style(state)),
    ]
    for function in functions { members[function.name] = .native(function) }
    return ModuleObject(
      "matplotlib.pyplot",
      help: "plots: plot, scatter, hist, imshow and others; show() draws them.",
      members: members
    ) { try refuse($0, of: "matplotlib.pyplot") }
  }

  /// Refuses what matplotlib has by a name and nnrepl has not yet.
  static func refuse(_ name: String, of owner: String) throws {
    guard planned.contains(name) else { return }
    throw Diagnostic(
      "AttributeError", "\(owner).\(name) is not in nnrepl yet",
      hint: "?matplotlib.pyplot for what there is")
  }

  /// `import matplotlib`.
  static func root(_ state: PyplotState, pyplot: ModuleObject) -> ModuleObject {
    ModuleObject(
      "matplotlib", help: "plots, by its module pyplot.",
      functions: [
        NativeFunction(
          "use", "backend, **looks",
          help: "Nothing: figures are drawn in the terminal.\n\n    matplotlib.use('Agg')"
        ) { _ in .none },
        rc(state),
      ],
      others: [
        "pyplot": .object(pyplot), "cm": .object(colourMaps()),
        "rcParams": .object(state.settings), "style": .object(style(state)),
        "__version__": .string("3.10"),
      ])
  }

  /// `from matplotlib import cm`.
  static func colourMaps() -> ModuleObject {
    var others: [String: Value] = [:]
    for name in ColourMap.names {
      guard let map = ColourMap.named(name) else { continue }
      others[name] = .object(ColourMapObject(map))
      others[name + "_r"] = .object(ColourMapObject(map.reversed))
    }
    return ModuleObject(
      "matplotlib.cm", help: "colour maps.", functions: [colourMap("get_cmap")], others: others)
  }

  /// `from matplotlib import style`.
  static func style(_ state: PyplotState) -> ModuleObject {
    ModuleObject(
      "matplotlib.style", help: "how figures look; they keep nnrepl's own style.",
      functions: [
        NativeFunction(
          "use", "style", help: "Figures keep their style.\n\n    plt.style.use('ggplot')"
        ) { _ in .none }
      ], others: ["available": .list([.string("default")])])
  }

  private static func colourMap(_ name: String) -> NativeFunction {
    NativeFunction(
      name, "name=None, lut=None", help: "The colour map of a name.\n\n    plt.\(name)('jet')"
    ) { arguments in
      guard !arguments["name"].isNone else { return .object(ColourMapObject(.viridis)) }
      return .object(
        ColourMapObject(
          try arguments.about("name") { try ColourMapObject.map(arguments["name"]) }))
    }
  }

  // MARK: Figures

  private static func figures(_ state: PyplotState) -> [NativeFunction] {
    [
      NativeFunction(
        "figure", "num=None, figsize=None, dpi=None, clear=False, **looks",
        help: "A new figure, or the one of that number; it becomes the current one.\n\n"
          + "    plt.figure(figsize=(8, 4))"
      ) { [unowned state] arguments in
        _ = try Looks(arguments)
        let known = arguments["num"].object(as: FigureObject.self)
        if let known { return .object(known) }
        let name: Value =
          arguments["num"].isNone ? .integer(state.nextNumber) : arguments["num"]
        guard name.exactInteger != nil || name.plainText.count < 1000 else {
          throw arguments.error("num", "this name is too long")
        }
        let figure = try state.open(named: name)
        if !arguments["figsize"].isNone {
          figure.size = try arguments.about("figsize") { try RcParams.size(arguments["figsize"]) }
        }
        if try arguments["clear"].isTrue() { figure.clear() }
        return .object(figure)
      },
      NativeFunction(
        "subplot", "*place, **looks",
        help: "Makes the axes at a place of a grid the current ones.\n\n    plt.subplot(2, 1, 1)"
      ) { [unowned state] arguments in
        if let axes = arguments.rest.first?.object(as: AxesObject.self) {
          state.select(axes)
          return .object(axes)
        }
        let place = try arguments.aboutPlace { try AxesPlace(arguments.rest) }
        return .object(try state.figure().add(place))
      },
      NativeFunction(
        "subplots", "nrows=1, ncols=1, figsize=None, sharex=False, sharey=False, **looks",
        help: "A new figure and its axes in rows and columns.\n\n    fig, ax = plt.subplots(1, 2)"
      ) { [unowned state] arguments in
        _ = try Looks(arguments)
        let figure = try state.open(named: .integer(state.nextNumber))
        if !arguments["figsize"].isNone {
          figure.size = try arguments.about("figsize") { try RcParams.size(arguments["figsize"]) }
        }
        let axes = try FigureFunctions.subplots(figure, arguments)
        return .object(QuietTuple([.object(figure), axes]))
      },
      NativeFunction(
        "subplot2grid", "shape, loc, rowspan=1, colspan=1, fig=None, **looks",
        help: "Axes that may span rows and columns of a grid.\n\n"
          + "    plt.subplot2grid((2, 2), (0, 0), colspan=2)",
        body: { [unowned state] arguments in
          try subplotOfGrid(state, arguments)
        }),
      NativeFunction(
        "axes", "arg=None, **looks", help: "The current axes.\n\n    plt.axes()"
      ) { [unowned state] arguments in
        guard arguments["arg"].isNone else {
          throw arguments.error(
            "arg", "axes at a free place are not in nnrepl yet", kind: "NotImplementedError",
            hint: "plt.subplot(1, 2, 1)")
        }
        return .object(try state.axes())
      },
      NativeFunction("gcf", "", help: "The current figure.\n\n    plt.gcf()") { [unowned state] _ in
        .object(try state.figure())
      },
      NativeFunction(
        "sca", "ax", help: "Makes axes the current ones.\n\n    plt.sca(plt.gca())"
      ) { [unowned state] arguments in
        guard let axes = arguments["ax"].object(as: AxesObject.self) else {
          throw arguments.error("ax", "these are no axes", kind: "TypeError", hint: "plt.gca()")
        }
        state.select(axes)
        return .none
      },
      NativeFunction(
        "close", "fig=None",
        help: "Closes the current figure, that of a number, or 'all'.\n\n    plt.close('all')"
      ) { [unowned state] arguments in
        let wanted = arguments["fig"]
        if wanted.plainText == "all" {
          state.closeAll()
        } else if wanted.isNone {
          if let current = state.current { state.close(current) }
        } else if let figure = wanted.object(as: FigureObject.self)
          ?? state.figures.first(where: { $0.isCalled(wanted) })
        {
          state.close(figure)
        }
        return .none
      },
      NativeFunction(
        "show", "*values, **looks",
        help: "Draws all open figures and starts afresh.\n\n    plt.show()"
      ) { [unowned state] _ in
        try state.flush()
        return .none
      },
      NativeFunction(
        "get_fignums", "", help: "The numbers of the open figures.\n\n    plt.get_fignums()"
      ) { [unowned state] _ in .list(state.figures.compactMap(\.number).map { .integer($0) }) },
    ]
  }

  private static func subplotOfGrid(
    _ state: PyplotState, _ arguments: BoundArguments
  ) throws -> Value {
    _ = try Looks(arguments)
    func pair(_ name: String) throws -> (Int, Int) {
      let numbers = try arguments.about(name) { try arguments[name].elements() }
        .map { $0.number.flatMap { Int(exactly: $0.rounded(.down)) } ?? -1 }
      guard numbers.count == 2, numbers.allSatisfy({ $0 >= 0 && $0 < 10_000 }) else {
        throw arguments.error(
          name, "\(name) is two whole numbers, not \(arguments[name].describedForError)")
      }
      return (numbers[0], numbers[1])
    }
    var place = AxesPlace()
    (place.rows, place.columns) = try pair("shape")
    (place.row, place.column) = try pair("loc")
    place.rowSpan = try arguments.integer("rowspan", atLeast: 1)
    place.columnSpan = try arguments.integer("colspan", atLeast: 1)
    guard (1...Panels.most).contains(place.rows), (1...Panels.most).contains(place.columns) else {
      throw arguments.error("shape", "a grid has 1 to \(Panels.most) rows and columns")
    }
    guard place.row < place.rows, place.column < place.columns else {
      throw arguments.error(
        "loc",
        "\(arguments["loc"].describedForError) is outside a grid of \(place.rows) by "
          + "\(place.columns)", kind: "IndexError")
    }
    place.rowSpan = min(place.rowSpan, place.rows - place.row)
    place.columnSpan = min(place.columnSpan, place.columns - place.column)
    return .object(try state.figure().add(place))
  }

  // MARK: Settings

  private static func rc(_ state: PyplotState) -> NativeFunction {
    NativeFunction(
      "rc", "group, **settings",
      help: "Sets settings of a group.\n\n    plt.rc('lines', linewidth=2)"
    ) { [unowned state] arguments in
      let group = try arguments.string("group")
      for (name, value) in arguments.keywordRest {
        _ = try state.settings.setItem(.string("\(group).\(name)"), to: value)
      }
      return .none
    }
  }

  private static func settings(_ state: PyplotState) -> [NativeFunction] {
    let nothing: [(String, String, String)] = [
      ("ion", "", "Nothing: figures are drawn by show."),
      ("ioff", "", "Nothing: figures are drawn by show."),
      ("pause", "interval", "Draws the open figures, without a pause."),
      ("switch_backend", "newbackend", "Nothing: figures are drawn in the terminal."),
      ("box", "on=None", "Axes keep their lines."),
      ("minorticks_on", "", "Nothing: there are no minor ticks."),
    ]
    var result = nothing.map { name, signature, help in
      let example =
        signature.isEmpty || signature.contains("=") ? "" : name == "pause" ? "0.1" : "'Agg'"
      return NativeFunction(name, signature, help: "\(help)\n\n    plt.\(name)(\(example))") {
        [unowned state] _ in
        if name == "pause" { try state.flush() }
        return .none
      }
    }
    result += [
      rc(state), colourMap("get_cmap"),
      NativeFunction(
        "rcdefaults", "", help: "Takes all settings back.\n\n    plt.rcdefaults()"
      ) { [unowned state] _ in
        state.settings.reset()
        return .none
      },
      NativeFunction(
        "colormaps", "", help: "The names of the colour maps.\n\n    plt.colormaps()"
      ) { _ in .list(ColourMap.names.flatMap { [.string($0), .string($0 + "_r")] }) },
      NativeFunction(
        "set_cmap", "cmap", help: "The colours of images from here on.\n\n    plt.set_cmap('gray')"
      ) { [unowned state] arguments in
        let map = try arguments.about("cmap") { try ColourMapObject.map(arguments["cmap"]) }
        _ = try state.settings.setItem(.string("image.cmap"), to: .string(map.name))
        return .none
      },
    ]
    for map in ["gray", "jet", "hot", "viridis", "bone"] {
      result.append(
        NativeFunction(
          map, "", help: "Images have the colours of \(map) from here on.\n\n    plt.\(map)()"
        ) { [unowned state] _ in
          _ = try state.settings.setItem(.string("image.cmap"), to: .string(map))
          return .none
        })
    }
    return result
  }

  /// What matplotlib has and nnrepl does not have yet.
  private static let planned: Set<String> = [
    "acorr", "add_axes", "add_gridspec", "add_patch", "inset_axes", "plot_surface",
    "secondary_xaxis", "angle_spectrum", "arrow", "axline", "axhspan", "axvspan", "barbs",
    "boxplot",
    "broken_barh", "clim", "cohere", "csd", "delaxes", "ecdf", "eventplot", "figimage", "figlegend",
    "figtext", "fill", "fill_betweenx", "gci", "hexbin", "hist2d", "imread", "imsave",
    "locator_params", "magnitude_spectrum", "pie", "plotfile", "polar", "psd", "quiver",
    "quiverkey", "specgram", "spy", "stackplot", "stairs", "stem", "streamplot", "subplot_mosaic",
    "subplot_tool", "table", "thetagrids", "ticklabel_format", "triplot", "tripcolor",
    "tricontour", "tricontourf", "twiny", "violinplot", "xcorr", "xkcd", "ginput",
    "waitforbuttonpress", "connect",
  ]
}
