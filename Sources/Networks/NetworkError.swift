/// A network that cannot be built: which layer and argument are wrong, and a fix where one is known.
///
/// The message is written to stand after the argument it is about:
///
///     FullyConnectedLayer(n_in=20*14*14, n_out=100)
///                         ^^^^^^^^ 3920, but the layer before gives 20x12x12 = 2880
///     try n_in=20*12*12
public struct NetworkError: Error, Equatable, Sendable {
  /// The layer's number as the summary counts them: the input is 0, the first layer 1.
  public var layer: Int?
  /// The argument at fault, by the name its author gave it by: `n_in` in the chapter's layers,
  /// `units` in a sentence's.
  public var argument: String?
  /// What was found and what was expected.
  public var message: String
  /// A fix, to be shown after `try`.
  public var hint: String?
  /// The summary table of the layers up to the one at fault.
  public var partialSummary: String?

  /// A network that cannot be built.
  public init(
    layer: Int? = nil, argument: String? = nil, message: String, hint: String? = nil,
    partialSummary: String? = nil
  ) {
    self.layer = layer
    self.argument = argument
    self.message = message
    self.hint = hint
    self.partialSummary = partialSummary
  }
}

extension NetworkError: CustomStringConvertible {
  /// One line, for where the place in the text is not known: `layer 2, n_in: …; try …`.
  public var description: String {
    let place = [layer.map { $0 == 0 ? "input" : "layer \($0)" }, argument].compactMap(\.self)
    let prefix = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    return prefix + message + (hint.map { "; try \($0)" } ?? "")
  }
}
