/// Picks a terminal's answers out of what arrives from it, in pieces of any size, and keeps what
/// the user typed meanwhile.
///
/// The answer to "primary device attributes" is the fence: it is asked for last, so nothing that
/// arrives behind it is an answer.
struct TerminalReplies {
  /// The terminal's attributes, without its class; nil until it has answered.
  private(set) var attributes: [Int]?
  /// A character cell in pixels, if the terminal told.
  private(set) var cell: (width: Int, height: Int)?
  /// What arrived and is no answer, in order.
  private(set) var typed: [UInt8] = []

  /// A control sequence that has begun.
  private var sequence: [UInt8] = []

  /// No answer is longer; what is longer is no answer.
  private static let longestSequence = 64
  private static let escape: UInt8 = 0x1b

  /// Whether the fence has arrived.
  var isComplete: Bool { attributes != nil }

  /// Reads bytes that arrived.
  mutating func receive(_ bytes: [UInt8]) {
    for byte in bytes {
      if isComplete {
        typed.append(byte)
      } else if byte == Self.escape {
        typed += sequence
        sequence = [byte]
      } else if sequence.isEmpty {
        typed.append(byte)
      } else {
        sequence.append(byte)
        finishSequence()
      }
    }
  }

  /// Ends the waiting: a sequence that has only begun was typed.
  mutating func stop() {
    typed += sequence
    sequence = []
  }

  private mutating func finishSequence() {
    let last = sequence[sequence.count - 1]
    if sequence.count == 2 {
      if last != UInt8(ascii: "[") { stop() }
      return
    }
    guard last >= 0x40 || last < 0x20 || sequence.count > Self.longestSequence else { return }
    let body = sequence[2..<(sequence.count - 1)]
    if last == UInt8(ascii: "c"), body.first == UInt8(ascii: "?"),
      let numbers = Self.numbers(body.dropFirst())
    {
      attributes = Array(numbers.dropFirst())
      sequence = []
    } else if last == UInt8(ascii: "t"), let numbers = Self.numbers(body), numbers.count == 3,
      numbers[0] == 6
    {
      cell = (numbers[2], numbers[1])
      sequence = []
    } else {
      stop()
    }
  }

  /// The numbers of `62;4`, nil where something else is among them.
  private static func numbers(_ bytes: some Sequence<UInt8>) -> [Int]? {
    var result: [Int] = []
    let text = String(decoding: Array(bytes), as: UTF8.self)
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      if part.isEmpty {
        result.append(0)
      } else if let number = Int(part), number >= 0 {
        result.append(number)
      } else {
        return nil
      }
    }
    return result
  }
}
