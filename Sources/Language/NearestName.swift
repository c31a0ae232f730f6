/// The candidate that `word` was most likely meant to be, or nil if none is near.
///
/// A candidate is near where at most a third of the letters must be changed, left out, put in or
/// swapped with their neighbour; case costs nothing. The nearest wins, then the first.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  // Longer words are no slips of the finger, and the table below grows with the square.
  guard !letters.isEmpty, letters.count <= 40 else { return nil }
  let tolerance = max(1, letters.count / 3)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    guard abs(other.count - letters.count) <= tolerance else { continue }
    let distance = editDistance(letters, other)
    // A word of one or two letters is near everything, so it must share the first.
    if letters.count <= 2, other.first != letters.first { continue }
    if distance <= tolerance, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The number of letters to change, leave out, put in or swap (Damerau's distance, restricted to
/// one change a place).
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var before: [Int] = []
  var above = Array(0...second.count)
  for (row, letter) in first.enumerated() {
    var current = [row + 1]
    for (column, other) in second.enumerated() {
      var cost = min(above[column] + (letter == other ? 0 : 1), above[column + 1] + 1)
      cost = min(cost, current[column] + 1)
      if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
        cost = min(cost, before[column - 1] + 1)
      }
      current.append(cost)
    }
    (before, above) = (above, current)
  }
  return above[second.count]
}
