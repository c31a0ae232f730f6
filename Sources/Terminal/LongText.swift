import Interruptions

/// Hands `text` to `emit`, a long one piece by piece, up to where the user asks to stop; false where
/// that leaves some of it out.
///
/// A terminal may take seconds for a few megabytes.
func emitStoppably(_ text: String, _ emit: (String) -> Void) -> Bool {
  let bytes = text.utf8
  guard bytes.count > longText else {
    emit(text)
    return true
  }
  var start = bytes.startIndex
  while start < bytes.endIndex {
    if start > bytes.startIndex, Interruption.isRequested { return false }
    let end = endOfPiece(bytes, from: start)
    emit(String(text[start..<end]))
    start = end
  }
  return true
}

/// The bytes that are handed over at once.
private let longText = 1 << 14

/// Where a piece ends that starts at `start`: at a space, so that no colour is cut in two, or at least
/// between two scalars.
private func endOfPiece(_ bytes: String.UTF8View, from start: String.Index) -> String.Index {
  guard
    let middle = bytes.index(start, offsetBy: longText, limitedBy: bytes.endIndex),
    middle < bytes.endIndex
  else { return bytes.endIndex }
  let rest = bytes[middle...]
  if let space = rest.prefix(256).firstIndex(where: { $0 == 0x20 || $0 == 0x0a }) {
    return bytes.index(after: space)
  }
  return rest.firstIndex { !UTF8.isContinuation($0) } ?? bytes.endIndex
}
