/// The columns that a text takes in a terminal: 2 for an East Asian wide character or an emoji,
/// 0 for a combining mark, 1 for any other.
public func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns that a character takes in a terminal; see `displayWidth(_:)` for texts.
public func displayWidth(_ character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars { width = max(width, columns(of: scalar)) }
  return width
}

/// A text without what could move a cursor, change colours or reorder lines in a terminal.
///
/// Control characters and invisible format characters go; tabs and line ends become a space. An
/// escape sequence thus loses its escape byte and shows as plain text.
public func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control:
      if scalar == "\t" || scalar == "\n" || scalar == "\r" { result.append(" ") }
    case .lineSeparator, .paragraphSeparator:
      result.append(" ")
    case .format:
      // The joiner inside emoji is harmless; the marks that turn text around are not.
      if scalar == "\u{200D}" { result.append(scalar) }
    case .surrogate, .unassigned, .privateUse:
      result.append("\u{FFFD}")
    default:
      result.append(scalar)
    }
  }
  return String(result)
}

/// The longest beginning of a text that fits in `width` columns.
public func clipped(_ text: String, to width: Int) -> String {
  var room = width
  var result = ""
  for character in text {
    room -= displayWidth(character)
    if room < 0 { break }
    result.append(character)
  }
  return result
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value ? 0 : 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  // The vowels and final consonants of a Hangul syllable written in parts add no column.
  if 0x1160...0x11FF ~= scalar.value { return 0 }
  var low = 0
  var high = wideScalars.count
  while low < high {
    let middle = (low + high) / 2
    if wideScalars[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
  }
  return low < wideScalars.count && wideScalars[low].contains(scalar.value) ? 2 : 1
}
