/// Which values of a text are shown that nobody takes.
public enum Echo: Sendable {
  /// None: the text speaks through what it prints.
  case nothing
  /// Each, as at a prompt.
  case each
  /// That of the last statement, if it is an expression that no `;` ends: what IPython shows of a
  /// cell.
  case last
}
