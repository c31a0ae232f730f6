/// The characters that stand for values, where there are no colours.
struct Ramp: Equatable {
  /// From the least value to the greatest; an odd number for the diverging palette, with zero in
  /// the middle.
  let characters: [Character]
  /// Whether zero is in the middle, with values of both signs around it.
  let isDiverging: Bool

  /// The ramp as legends show it.
  var text: String { String(characters) }

  /// Characters of growing weight.
  ///
  /// On a dark screen ink is light and paper dark, and a digit still reads.
  static let ascii = Ramp(characters: Array(" .:-=+*#%@"), isDiverging: false)
  /// Shades instead of letters.
  static let shades = Ramp(characters: Array(" ░▒▓█"), isDiverging: false)
  /// Signs that read without colour.
  ///
  /// Negative values are horizontal strokes, as the minus is, and positive ones crosses, as the
  /// plus is; both get heavier with size, and a dot is about zero.
  static let diverging = Ramp(characters: Array("E=~-.+x*#"), isDiverging: true)

  /// The character of a value; a space where it is not finite.
  func character(of value: Float, scale: ColourScale) -> Character {
    scale.position(of: value).map(character(at:)) ?? " "
  }

  /// The character of a place on a scale, 0...1.
  func character(at position: Double) -> Character {
    guard isDiverging else {
      // The lightest character is for the lower end alone, so that faint values are seen.
      let steps = Double(characters.count - 1)
      return characters[min(Int(clamped: (position * steps).rounded()), characters.count - 1)]
    }
    let middle = characters.count / 2
    let offset = ((position - 0.5) * 2 * Double(middle)).rounded()
    return characters[min(max(middle + Int(offset), 0), characters.count - 1)]
  }
}
