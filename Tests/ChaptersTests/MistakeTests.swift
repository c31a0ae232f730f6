import Testing

/// A program with a mistake, and all that a session says to it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let name: String
  let program: String
  let expected: String

  init(_ name: String, _ program: String, _ expected: String) {
    self.name = name
    self.program = program
    self.expected = expected
  }

  var testDescription: String { name }
}

@Suite("Mistakes are shown where they were made, with a fix")
struct MistakeTests {
  @Test("in the chapter's layers", arguments: Mistake.chapterLayers)
  func chapterLayers(_ mistake: Mistake) throws { try check(mistake) }

  @Test("in sentences", arguments: Mistake.sentences)
  func sentences(_ mistake: Mistake) throws { try check(mistake) }

  @Test("in data and options", arguments: Mistake.data)
  func data(_ mistake: Mistake) throws { try check(mistake) }

  @Test("in files", arguments: Mistake.files)
  func files(_ mistake: Mistake) throws { try check(mistake) }

  @Test("in names", arguments: Mistake.names)
  func names(_ mistake: Mistake) throws { try check(mistake) }

  @Test("in pictures", arguments: Mistake.pictures)
  func pictures(_ mistake: Mistake) throws { try check(mistake) }

  private func check(_ mistake: Mistake) throws {
    let session = try RecordedSession()
    for (name, bytes) in Self.badFiles { try session.put(bytes, as: name) }
    #expect(session.run(mistake.program) == mistake.expected + "\n")
    // The session lives on.
    #expect(session.run("1 + 1") == "2\n")
  }

  /// Data files of all kinds that are none.
  private static let badFiles: [(name: String, bytes: [UInt8])] = [
    ("bad.pkl.gz", Array("no pickle".utf8)),
    // Python would run the command of this pickle.
    ("evil.pkl.gz", Array("cos\nsystem\n(S'touch owned'\ntR.".utf8)),
    // A gzip file that ends behind its header.
    ("cut.pkl.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
    ("empty.pkl.gz", []),
    ("five.pkl.gz", Array("I5\n.".utf8)),
  ]
}
