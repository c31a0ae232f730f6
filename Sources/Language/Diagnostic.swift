/// A user's mistake: what is wrong, where, and what to try.
///
///     2  FullyConnectedLayer(n_in=20*14*14, n_out=100)
///                                 ^^^^^^^^ 3920, but the layer before gives 20x12x12 = 2880
///        try n_in=20*12*12
public struct Diagnostic: Error, Sendable {
  /// The name a Python reader knows the mistake by, such as `NameError`.
  public var kind: String
  /// What was expected and found.
  public var message: String
  /// Where in the user's text, if known.
  public var place: Place?
  /// A fix, to be shown after `try`.
  public var hint: String?
  /// Text shown before the error: a network's summary up to the failing layer.
  public var preamble: String?
  /// What CPython says of it, which a program that catches the mistake reads; nil where that is
  /// `message`.
  public var spoken: String?
  /// The calls that led to the place, innermost first.
  public var calls: [Place] = []

  /// A mistake.
  public init(
    _ kind: String, _ message: String, at place: Place? = nil, spoken: String? = nil,
    hint: String? = nil, preamble: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.place = place
    self.hint = hint
    self.spoken = spoken
    self.preamble = preamble
  }
}
