import Figures

/// Decides how pictures are drawn, at the first picture, and can say why.
///
/// An explicit setting comes first, then `NNREPL_GRAPHICS`; what is not a terminal, a dumb one and
/// `NO_COLOR` get ASCII; tmux and screen get blocks, since they lose large sixel pictures without
/// a word; any other terminal is asked once.
public final class Graphics {
  /// What has been decided.
  public struct Choice {
    /// The face of pictures.
    public let face: Face
    /// The colours of blocks.
    public let colour: RenderOptions.Colour
    /// What led to it, in words, in order.
    public let reasons: [String]
  }

  /// The face asked for by `%graphics`, which goes before everything else.
  public var setting: Face?

  /// What takes bytes that were typed while the terminal was asked.
  public var giveBack: ([UInt8]) -> Void = { _ in }

  /// How many milliseconds a terminal may take to answer, unless `NNREPL_PATIENCE` says so.
  static let patience = 250

  /// A character cell's size, then the fence: the attributes, which every terminal answers.
  static let query = "\u{1B}[16t\u{1B}[c"

  private let environment: [String: String]
  private let isTerminal: Bool
  private let port: any TerminalPort
  /// How many milliseconds this one may take: a slow link needs more.
  private let patience: Int
  private var replies: TerminalReplies?

  /// Pictures for the terminal behind `port`, if `isTerminal`.
  public init(
    environment: [String: String], isTerminal: Bool, port: any TerminalPort = StandardTerminal()
  ) {
    self.environment = environment
    self.isTerminal = isTerminal
    self.port = port
    patience =
      environment["NNREPL_PATIENCE"].flatMap { Int($0) }.map { min(max($0, 0), 60_000) }
      ?? Self.patience
  }

  /// The choice as things stand; asks the terminal if that has to be and was not done yet.
  public func choice() -> Choice {
    var reasons: [String] = []
    let face = face(&reasons)
    let colour: RenderOptions.Colour
    if let why = colourless {
      colour = .none
      if face == .blocks { reasons.append("\(why): no colours") }
    } else {
      colour = Self.colour(in: environment)
    }
    return Choice(face: face, colour: colour, reasons: reasons)
  }

  /// The face and colours in force, then what led to them.
  public var report: [String] {
    let choice = choice()
    let colours =
      switch choice.colour {
      case .none: "no colours"
      case .ansi16: "16 colours"
      case .ansi256: "256 colours"
      case .truecolor: "24-bit colours"
      }
    let face = choice.face == .blocks ? "blocks, \(colours)" : choice.face.rawValue
    return [face] + choice.reasons
  }

  /// The room a picture has on a terminal of `size`.
  public func options(for size: TerminalSize?, choice: Choice) -> RenderOptions {
    let size = size ?? TerminalSize()
    var options = RenderOptions(columns: size.columns, rows: size.rows, colour: choice.colour)
    if let cell = size.cell ?? replies?.cell {
      options.cellWidth = cell.width
      options.cellHeight = cell.height
    }
    return options
  }

  /// Whether a line can be redrawn in place.
  var canRedraw: Bool {
    isTerminal && !["", "dumb"].contains(environment["TERM"] ?? "")
  }

  private func face(_ reasons: inout [String]) -> Face {
    if let setting {
      reasons.append("%graphics says \(setting.rawValue)")
      return setting
    }
    if let name = environment["NNREPL_GRAPHICS"], !name.isEmpty {
      if let face = Face(rawValue: name) {
        reasons.append("NNREPL_GRAPHICS says \(name)")
        return face
      }
      let faces = Face.allCases.map(\.rawValue).joined(separator: ", ")
      reasons.append("NNREPL_GRAPHICS says \(shown(name)), which is none of \(faces)")
    }
    guard isTerminal else {
      reasons.append("the output is not a terminal: ascii")
      return .ascii
    }
    if let why = colourless {
      reasons.append("\(why): ascii")
      return .ascii
    }
    if let multiplexer {
      reasons.append("\(multiplexer) loses large sixel pictures: blocks")
      return .blocks
    }
    return probedFace(&reasons)
  }

  private func probedFace(_ reasons: inout [String]) -> Face {
    let replies = replies ?? ask()
    guard let attributes = replies.attributes else {
      reasons.append("the terminal did not answer within \(patience) ms: blocks")
      return .blocks
    }
    let list = attributes.map(String.init).joined(separator: ", ")
    if attributes.contains(4) {
      reasons.append("the terminal's attributes are \(list); 4 is sixel: sixel")
      return .sixel
    }
    let found = list.isEmpty ? "none" : list
    reasons.append("the terminal's attributes are \(found), without 4 for sixel: blocks")
    return .blocks
  }

  private func ask() -> TerminalReplies {
    var replies = TerminalReplies()
    port.ask(Self.query, milliseconds: patience) { bytes in
      replies.receive(bytes)
      return replies.isComplete
    }
    replies.stop()
    self.replies = replies
    if !replies.typed.isEmpty { giveBack(replies.typed) }
    return replies
  }

  /// What forbids escape codes, if anything.
  private var colourless: String? {
    if environment["TERM"] == "dumb" { return "TERM is dumb" }
    if (environment["TERM"] ?? "").isEmpty { return "TERM is not set" }
    if let value = environment["NO_COLOR"], !value.isEmpty { return "NO_COLOR is set" }
    return nil
  }

  /// Whether the terminal wraps long lines anew when it becomes narrower; else it cuts them off.
  var reflows: Bool {
    if multiplexer == "tmux" { return true }
    return environment["XTERM_VERSION"] == nil && environment["TERM"] != "linux"
      && multiplexer == nil
  }

  /// What stands between the program and the terminal, if anything.
  var multiplexer: String? {
    if let value = environment["TMUX"], !value.isEmpty { return "tmux" }
    let term = environment["TERM"] ?? ""
    if term.hasPrefix("tmux") { return "tmux" }
    return term.hasPrefix("screen") ? "screen" : nil
  }

  /// The colours a terminal understands, by what the environment says of it.
  static func colour(in environment: [String: String]) -> RenderOptions.Colour {
    let term = environment["TERM"] ?? ""
    if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") || term.hasSuffix("-direct")
    {
      return .truecolor
    }
    if ["linux", "ansi", "cygwin"].contains(where: term.hasPrefix) || term.hasSuffix("-16color") {
      return .ansi16
    }
    let families = [
      "xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "konsole", "wezterm",
      "kitty", "ghostty", "mintty", "st-", "vte",
    ]
    let hasMany = term.contains("256color") || families.contains { term.hasPrefix($0) }
    return hasMany ? .ansi256 : .none
  }

  private func shown(_ value: String) -> String {
    "'" + harmless(String(value.prefix(40)), keepsColour: false) + "'"
  }
}
