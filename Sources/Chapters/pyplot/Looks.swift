import Figures
import Interpreter
import Language

/// The keyword arguments of matplotlib that say how something looks.
struct Looks {
  /// The colour; `.some(nil)` for none at all.
  var colour: MarkColour??
  var label: String?
  var width: Double?
  /// The line's pattern; `.some(nil)` for no line.
  var pattern: LineStyle.Pattern??
  /// The marker; `.some(nil)` for none.
  var marker: Marker??
  var markerSize: Double?
  var alpha: Double?
  var anchor: Note.Anchor?
  var isCentred: Bool?

  /// Reads what `**looks` took; a name that matplotlib does not have is an error.
  init(_ arguments: BoundArguments, besides own: [String] = []) throws {
    for (name, value) in arguments.keywordRest {
      let place = arguments.site.place(ofKeyword: name, position: nil) ?? arguments.site.place
      do {
        try take(name, value, own)
      } catch var diagnostic as Diagnostic {
        diagnostic.place =
          diagnostic.kind == "TypeError" && !Self.isKnown(name)
          ? arguments.site.place(ofName: name) ?? place : place
        throw diagnostic
      }
    }
  }

  private mutating func take(_ name: String, _ value: Value, _ own: [String]) throws {
    guard Self.isKnown(name) else {
      let known = Self.meaningful.union(own)
      throw Diagnostic(
        "TypeError", "there is no argument named \(name)",
        hint: nearest(to: name, in: known).map { $0 + "=" })
    }
    guard Self.meaningful.contains(name), !value.isNone else { return }
    switch name {
    case "color", "c", "facecolor", "fc", "edgecolor", "ec", "facecolors":
      // A list of names is a colour for each bar, or for each set of data.
      if PlotData.names(value) != nil { return }
      let isEdge = name.hasPrefix("e")
      guard let found = ColourNames.colour(value) else { throw Self.badColour(value) }
      // An edge has its colour where nothing says that of the inside.
      if isEdge, colour != nil || found == .some(nil) { return }
      colour = found
    case "label":
      if PlotData.names(value) != nil { return }
      let text = value.plainText
      label = text.hasPrefix("_") ? nil : MathText.plain(text)
    case "linewidth", "lw", "linewidths": width = try Self.number(value, name)
    case "linestyle", "ls": pattern = try Self.pattern(value)
    case "marker": marker = try Self.marker(value)
    case "markersize", "ms": markerSize = try Self.number(value, name)
    case "alpha": alpha = min(max(try Self.number(value, name), 0), 1)
    case "ha", "horizontalalignment":
      anchor = ["left": .start, "center": .middle, "right": .end][value.plainText]
    case "va", "verticalalignment": isCentred = value.plainText == "center"
    default: break
    }
  }

  static func badColour(_ value: Value) -> Diagnostic {
    let hint: String
    if case .string(let name) = value, let near = nearest(to: name, in: ColourNames.names) {
      hint = "'\(near)'"
    } else {
      hint = "'red', 'C0', '#1f77b4' or (0.1, 0.2, 0.5)"
    }
    return Diagnostic("ValueError", "\(value.describedForError) is no colour", hint: hint)
  }

  static func number(_ value: Value, _ name: String) throws -> Double {
    guard let number = value.number, number.isFinite else {
      throw Diagnostic("TypeError", "\(name) is a number, not \(value.describedForError)")
    }
    return number
  }

  /// The pattern of a line's style; nil for no line.
  static func pattern(_ value: Value) throws -> LineStyle.Pattern? {
    let text = value.plainText
    if ["", " ", "none", "None"].contains(text) { return nil }
    if let found = FormatString.lines.first(where: { $0.0 == text }) { return found.1 }
    let names: [String: LineStyle.Pattern] = [
      "solid": .solid, "dashed": .dashed, "dotted": .dotted, "dashdot": .dashDotted,
    ]
    // A tuple of lengths is some dashed line.
    if case .tuple = value { return .dashed }
    guard let pattern = names[text] else {
      throw Diagnostic(
        "ValueError", "\(value.describedForError) is no line style", hint: "'-', '--', '-.' or ':'")
    }
    return pattern
  }

  /// A marker by its sign; nil for none.
  static func marker(_ value: Value) throws -> Marker? {
    let text = value.plainText
    if ["", " ", "none", "None"].contains(text) { return nil }
    guard text.count == 1, let sign = text.first, let marker = FormatString.markers[sign] else {
      throw Diagnostic(
        "ValueError", "\(value.describedForError) is no marker",
        hint: "one of . o v ^ < > s * + x D")
    }
    return marker
  }

  private static func isKnown(_ name: String) -> Bool {
    meaningful.contains(name) || accepted.contains(name)
  }

  private static let meaningful: Set<String> = [
    "color", "c", "facecolor", "fc", "edgecolor", "ec", "facecolors", "label", "linewidth", "lw",
    "linewidths", "linestyle", "ls", "marker", "markersize", "ms", "alpha", "ha",
    "horizontalalignment", "va", "verticalalignment",
  ]

  /// What concerns only looks that characters and small pictures don't have.
  private static let accepted: Set<String> = [
    "edgecolors", "markeredgecolor", "mec", "markerfacecolor", "mfc", "markeredgewidth", "mew",
    "markevery", "fillstyle", "drawstyle", "dashes", "antialiased", "aa", "zorder", "clip_on",
    "rasterized", "picker", "visible", "solid_capstyle", "solid_joinstyle", "dash_capstyle",
    "dash_joinstyle", "hatch", "fill", "plotnonfinite", "interpolation", "interpolate", "resample",
    "filternorm", "filterrad", "url", "fontsize", "fontweight", "fontname", "fontfamily",
    "fontstyle", "fontproperties", "fontdict", "font_properties", "family", "size", "weight",
    "style", "name", "variant", "stretch", "rotation", "rotation_mode", "wrap", "bbox", "pad",
    "labelpad", "linespacing", "backgroundcolor", "bbox_to_anchor", "frameon", "fancybox",
    "shadow", "framealpha", "ncol", "ncols", "numpoints", "scatterpoints", "borderaxespad",
    "borderpad", "labelspacing", "handlelength", "handletextpad", "columnspacing", "markerscale",
    "prop", "mode", "title_fontsize", "edgewidth", "snap", "gid", "transform", "capthick",
    "barsabove", "joinstyle", "capstyle", "shading", "which", "axis", "bbox_inches", "pad_inches",
    "dpi", "facecolor", "orientation", "papertype", "transparent", "tight_layout",
    "constrained_layout", "shrink", "fraction", "aspect", "extend", "spacing", "drawedges",
    "format", "nchunk", "inline", "inline_spacing", "fmt", "use_clabeltext", "manual", "colors",
    "arrowprops", "textcoords", "xycoords", "annotation_clip", "frame_on", "polar", "projection",
    "sharex", "sharey", "squeeze", "height_ratios", "width_ratios", "gridspec_kw", "subplot_kw",
    "hspace", "wspace", "left", "right", "top", "bottom", "w_pad", "h_pad", "rect", "h", "w",
  ]
}

extension Value {
  /// The value as `str()` gives it.
  var plainText: String {
    switch self {
    case .string(let text): text
    case .object(let object): object.text
    default: representation
    }
  }
}

/// TeX between dollar signs, as far as plain characters can show it.
enum MathText {
  /// A text without dollar signs, with Greek letters for their names.
  static func plain(_ text: String) -> String {
    guard text.contains("$") else { return text }
    var result = ""
    var isMath = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "$" {
        isMath.toggle()
      } else if isMath, character == "\\" {
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest.dropFirst(name.count)
        result += signs[String(name)] ?? String(name)
      } else if isMath, "{}".contains(character) {
        continue
      } else if isMath, character == "^", let digit = rest.first, let sign = powers[digit] {
        rest = rest.dropFirst()
        result.append(sign)
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static let powers: [Character: Character] = ["1": "¹", "2": "²", "3": "³"]

  private static let signs: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ",
    "Phi": "Φ", "Omega": "Ω", "times": "×", "cdot": "·", "pm": "±", "infty": "∞", "leq": "≤",
    "geq": "≥", "neq": "≠", "approx": "≈", "partial": "∂", "nabla": "∇", "sum": "Σ",
    "rightarrow": "→", "mathrm": "", "mathbf": "", "left": "", "right": "", "hat": "",
  ]
}
