import Datasets
import Foundation
import Testing

@Suite struct GzipTests {
  /// Python: `gzip.compress(b"hello hello hello\n", mtime=0)`.
  let hello: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57,
    0xc8, 0x40, 0x90, 0x5c, 0x00, 0x3b, 0x7c, 0x8a, 0xdf, 0x12, 0x00, 0x00, 0x00,
  ]
  let text = Array("hello hello hello\n".utf8)

  @Test func unpacksWhatPythonPacked() throws {
    #expect(try Gzip.decompressed(hello) == text)
  }

  @Test(arguments: [0, 1, 100, 4095, 4096, 4097, 1_000_000])
  func packsAndUnpacks(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
    for level in [1, 6, 9] {
      #expect(try Gzip.decompressed(try Gzip.compressed(bytes, level: level)) == bytes)
    }
  }

  @Test func joinsMembersAndPassesOverPadding() throws {
    #expect(try Gzip.decompressed(hello + hello) == text + text)
    #expect(try Gzip.decompressed(hello + [0, 0, 0]) == text)
    #expect(try Gzip.decompressed(hello + hello + [0]) == text + text)
  }

  @Test func namesEveryCut() {
    for count in 2..<hello.count {
      let expected = """
        is cut short: the compressed data stops after \(count) bytes
        copy or download the file again
        """
      #expect(errorText { try Gzip.decompressed(Array(hello.prefix(count))) } == expected)
    }
    for count in 0..<2 {
      #expect(
        errorText { try Gzip.decompressed(Array(hello.prefix(count))) }
          == "is not a gzip file: it doesn't begin with 1f 8b")
    }
  }

  @Test func namesDamageAndWhatFollows() {
    var damaged = hello
    damaged[22] ^= 1
    #expect(
      errorText { try Gzip.decompressed(damaged) } == """
        is damaged near byte 25: incorrect data check
        copy or download the file again
        """)
    #expect(
      errorText { try Gzip.decompressed(hello + [1, 2]) }
        == "has 2 bytes after the end of its compressed data")
  }

  @Test func stopsAtTheLimit() throws {
    let zeros = try Gzip.compressed([UInt8](repeating: 0, count: 10_000_000))
    #expect(try Gzip.decompressed(zeros, limit: 10_000_000).count == 10_000_000)
    #expect(
      errorText { try Gzip.decompressed(zeros, limit: 9_999_999) } == """
        unpacks to more than 9999999 bytes
        no data set read here is that large: is it the right file?
        """)
    // The size a file states of itself is only a hint, too small or too large.
    var liar = hello
    liar.replaceSubrange(25..<29, with: [0xff, 0xff, 0xff, 0x7f])
    #expect(errorText { try Gzip.decompressed(liar) }?.contains("incorrect length check") == true)
  }

  @Test func changedBytesNeverCrash() {
    var mutations = Mutations()
    for _ in 0..<2000 { _ = errorText { try Gzip.decompressed(mutations.changed(hello)) } }
  }
}
