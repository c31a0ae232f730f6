import Datasets
import Foundation
import Testing

/// Pickles that no Python writes, each an error in words: by hand from `pickletools`' description.
@Suite struct HostilePickleTests {
  static let refusal = """
    ; nnrepl reads pickles as data and never calls anything
    a file of NumPy arrays, numbers, text, lists, tuples, dictionaries and sets
    """

  static let messages: [(String, String)] = [
    ("cos\nsystem\n(S'echo'\ntR.", "the pickle wants to call os.system" + refusal),
    ("cposix\nsystem\n.", "the pickle wants to call posix.system" + refusal),
    (
      "\u{80}\u{4}\u{8c}\u{8}builtins\u{8c}\u{4}eval\u{93}.",
      "the pickle wants to call builtins.eval" + refusal
    ),
    ("(S'x'\nios\nsystem\n.", "the pickle wants to call os.system" + refusal),
    ("c\u{1b}[2J\n\u{7}x\n.", "the pickle wants to call ?[2J.?x" + refusal),
    ("(inumpy\nndarray\n.", "the pickle wants to make an object of a class" + refusal),
    ("cnumpy\nndarray\n)\u{81}.", "the pickle wants to make an object of a class" + refusal),
    ("P1\n.", "the pickle wants to fetch an object kept elsewhere" + refusal),
    ("\u{82}\u{1}.", "the pickle wants to use a registered extension" + refusal),
    ("cnumpy\nndarray\n.", "the pickle holds the name of a function or class instead of data"),
    (
      "cnumpy\nndarray\n)R.",
      "the pickle is damaged near byte 17: an array is made without its contents"
    ),
    (
      "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\u{0}\u{85}C\u{1}btR.",
      "the pickle holds an array without contents"
    ),
    (".", "the pickle is damaged near byte 1: a value is missing"),
    ("N(.", "the pickle is damaged near byte 3: it ends inside a list or tuple"),
    ("t.", "the pickle is damaged near byte 1: a mark is missing"),
    ("Na.", "the pickle is damaged near byte 2: a value is missing"),
    ("NNa.", "the pickle is damaged near byte 3: a list was expected"),
    ("](Nu.", "the pickle is damaged near byte 4: a key has no value"),
    ("h\u{7}.", "the pickle is damaged near byte 2: value 7 is used before it is set"),
    ("gx\n.", "the pickle is damaged near byte 3: a memo number is no number"),
    ("p-1\n.", "the pickle is damaged near byte 4: a memo number is no number"),
    ("Ix\n.", "the pickle is damaged near byte 3: 'x' is no number that 64 bits hold"),
    (
      "L9223372036854775808L\n.",
      "the pickle is damaged near byte 22: "
        + "'9223372036854775808L' is no number that 64 bits hold"
    ),
    (
      "\u{8a}\u{9}\0\0\0\0\0\0\0\0\u{1}.",
      "the pickle holds an integer of 9 bytes near byte 11; integers of up to 64 bits are read"
    ),
    ("S'x\n.", "the pickle is damaged near byte 4: a string's quotes or escapes are wrong"),
    ("V\\ud800\n.", "the pickle is damaged near byte 8: a text's escapes are wrong"),
    ("\u{8c}\u{1}\u{ff}.", "the pickle holds text that is not valid UTF-8"),
    ("\u{80}\u{6}N.", "the pickle is of protocol 6; 0 to 5 are read"),
    ("hello", "the pickle is damaged near byte 2: value 101 is used before it is set"),
    ("\u{1f}\u{8b}", "is not a pickle: it begins with the byte 31"),
    ("N\u{ff}", "the pickle is damaged: byte 1 is 255, which is no instruction"),
    ("\u{97}.", "the pickle keeps its arrays in separate buffers, which it doesn't hold"),
    ("]\u{94}h\0a.", "the pickle holds a value that contains itself; such are not read"),
    ("]\u{94}h\0\u{85}a.", "the pickle holds a value that contains itself; such are not read"),
    (
      "\u{8e}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}\u{ff}.",
      """
      the pickle is cut short: at byte 9 it announces 9223372036854775807 bytes of a string, \
      and 1 are left
      copy or download the file again
      """
    ),
    (
      "B\u{ff}\u{ff}\u{ff}\u{7f}xy",
      """
      the pickle is cut short: at byte 5 it announces 2147483647 bytes of a string, and 2 are left
      copy or download the file again
      """
    ),
  ]

  @Test(arguments: messages)
  func saysWhatIsWrong(pickle: String, message: String) {
    #expect(errorText { try Unpickler.load(bytes(pickle)) } == message)
  }

  @Test func aMarkMayBePopped() throws {
    #expect(try Unpickler.load(bytes("N(0.")).description == "None")
  }

  /// An array's state: shape, type and number of data bytes that don't fit together.
  @Test(arguments: [
    ("K\u{2}\u{85}", "f4", 4, "an array of shape 2 and 4 bytes an element has 4 bytes"),
    (
      "J\u{ff}\u{ff}\u{ff}\u{ff}\u{85}", "f4", 4,
      "the pickle is damaged near byte 97: a shape's length is no positive integer"
    ),
    (
      "\u{8a}\u{8}\0\0\0\0\0\0\0\u{40}\u{8a}\u{8}\0\0\0\0\0\0\0\u{40}K\0\u{87}", "f4", 0,
      "an array of shape 4611686018427387904x4611686018427387904x0 and 4 bytes an element "
        + "has 0 bytes"
    ),
    (
      "K\u{1}\u{85}", "O8", 8,
      """
      an array has elements of type 'O8'
      float, complex, bool and integers of 8 to 64 bits are read
      """
    ),
    (
      "K\u{1}\u{85}", "c4", 4,
      """
      an array has elements of type 'c4'
      float, complex, bool and integers of 8 to 64 bits are read
      """
    ),
  ])
  func arraysMustFit(shape: String, type: String, count: Int, message: String) {
    let pickle =
      "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\0\u{85}C\u{1}btR(K\u{1}\(shape)"
      + "cnumpy\ndtype\nC\u{2}\(type)\u{85}R\u{89}C\(Character(Unicode.Scalar(UInt8(count))))"
      + String(repeating: "\0", count: count) + "tb."
    #expect(errorText { try Unpickler.load(bytes(pickle)) } == message)
  }

  @Test func depthIsBounded() {
    let lists = [UInt8](repeating: 0x5d, count: 100_000)
    let appends = [UInt8](repeating: 0x61, count: 99_999)
    let message = "the pickle's values are nested more than 200 deep"
    #expect(errorText { try Unpickler.load(lists + appends + [0x2e]) } == message)
    let tuples = [0x29] + [UInt8](repeating: 0x85, count: 100_000) + [0x2e]
    #expect(errorText { try Unpickler.load(tuples) } == message)
    // Depth that is put together from parts made one after the other.
    let parts =
      Array("](".utf8) + bytes(String(repeating: ")\u{94}", count: 1))
      + (1..<150).flatMap { _ in bytes("\u{85}") } + bytes("q\u{5}")
      + [UInt8](repeating: 0x85, count: 150) + bytes("e.")
    #expect(errorText { try Unpickler.load(parts) } == message)
    #expect(
      errorText { try Unpickler.load([UInt8](repeating: 0x28, count: 100_000) + [0x2e]) } != nil)
  }

  @Test func sizeIsBounded() {
    // Each tuple holds the one before twice: 2^40 values in 250 bytes.
    let doubled = "K\u{1}" + String(repeating: "2\u{86}", count: 40) + "."
    let message = "the pickle holds more than 4194304 values, shared ones counted again"
    #expect(errorText { try Unpickler.load(bytes(doubled)) } == message)
    // One list of 100,000 made 1,000 sets, then the same with the list growing in between.
    let list = "](" + String(repeating: "N", count: 100_000) + "eq\0" + "0"
    let sets = String(repeating: "c__builtin__\nset\nh\0\u{85}R", count: 1000)
    let tooMany = "the pickle holds more than 4194304 values"
    #expect(errorText { try Unpickler.load(bytes(list + "(" + sets + "t.")) } == tooMany)
    let grown = String(repeating: "h\0c__builtin__\nset\nh\0\u{85}Ra", count: 1000)
    #expect(errorText { try Unpickler.load(bytes(list + "(" + grown + "t.")) } == tooMany)
    #expect(
      errorText { try Unpickler.load([UInt8](repeating: 0x4e, count: 5_000_000)) }
        == tooMany)
    // One text of 100,000 letters, decoded 1,000 times.
    let text = "X\u{a0}\u{86}\u{1}\0" + String(repeating: "x", count: 100_000) + "q\00"
    let calls = String(repeating: "c_codecs\nencode\nh\0X\u{6}\0\0\0latin1\u{86}R", count: 1000)
    #expect(
      errorText { try Unpickler.load(bytes(text + "(" + calls + "t.")) }?
        .hasSuffix(": the same bytes are copied over and over") == true)
  }

  private func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
