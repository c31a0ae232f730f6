/// `text` without anything that could make a terminal do more than show it.
///
/// Line breaks, tabs and carriage returns stay. Colours (`ESC [ … m`) stay where `keepsColour`,
/// else they go; every other control character is spelt out, as `\x1b`.
func harmless(_ text: String, keepsColour: Bool) -> String {
  // Nearly all text is harmless already.
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  var index = 0
  while index < scalars.count {
    let scalar = scalars[index]
    if !isControl(scalar) {
      result.append(scalar)
      index += 1
    } else if let end = colourEnd(scalars, index) {
      if keepsColour { result.append(contentsOf: scalars[index..<end]) }
      index = end
    } else {
      let digits = String(scalar.value, radix: 16)
      let spelt = "\\x" + (digits.count < 2 ? "0" : "") + digits
      result.append(contentsOf: spelt.unicodeScalars)
      index += 1
    }
  }
  return String(result)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "\n", "\t", "\r": false
  default: scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
  }
}

/// The end of the colour sequence that starts at `start`, if one does.
private func colourEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
  guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else {
    return nil
  }
  var index = start + 2
  while index < scalars.count, index - start < 32 {
    switch scalars[index] {
    case "m": return index + 1
    case "0"..."9", ";", ":": index += 1
    default: return nil
    }
  }
  return nil
}
