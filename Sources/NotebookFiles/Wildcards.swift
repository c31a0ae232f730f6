/// Whether `subject` as a whole is as `pattern` says, in which some elements stand for any number
/// of elements.
///
/// Goes back to the last such element only, as shells match file names: the time is at most the
/// product of the lengths.
func matches<Wanted, Found>(
  _ pattern: [Wanted], _ subject: [Found], isAnything: (Wanted) -> Bool,
  accepts: (Wanted, Found) -> Bool
) -> Bool {
  var next = 0
  var position = 0
  var retry: (pattern: Int, position: Int)?
  while position < subject.count {
    if next < pattern.count, isAnything(pattern[next]) {
      next += 1
      retry = (next, position)
    } else if next < pattern.count, accepts(pattern[next], subject[position]) {
      next += 1
      position += 1
    } else if let (pattern, from) = retry {
      retry = (pattern, from + 1)
      next = pattern
      position = from + 1
    } else {
      return false
    }
  }
  return pattern[next...].allSatisfy(isAnything)
}
