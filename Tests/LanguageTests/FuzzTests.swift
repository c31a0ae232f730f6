import Testing

@testable import Language

/// Texts that nobody wrote: nothing may trap, and time may not grow faster than the text.
@Suite struct FuzzTests {
  /// A generator of numbers that gives the same ones on every machine (SplitMix64).
  struct Numbers {
    var state: UInt64
    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((value ^ value >> 31) % UInt64(max(1, limit)))
    }
  }

  static let corpus = [
    "net a = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense (n*2) dropout 0.5 -> softmax 10\n",
    "train a on mnist.train for 20 epochs batch 10 rate 0.03 with adam\nplot a, b to 'x.png'\n",
    "class A(B):\n    '''doc'''\n    def f(self, x=1, *a, **k):\n        return [y for y in x if y]\n",
    ">>> for i in x:\n...     print i,\n...\n1 2\n>>> f(a,\n      b)\nEpoch 0: 93.92%\n",
    "In [1]: x = {1: 'a', **b}\nOut[1]: {1}\n$ python expand_mnist.py\n%time f(x)\nx?\n",
    "try:\n\tx = f'{a!r:>{w}}' + u\"\\u4e2d\"\nexcept (E, F), e:\n\traise E, 'm'\nfinally: pass\n",
    "准确率 = “高”，（1）\nwith (open(a) as f): x = 0x1F + 0777 - 1L * 2j ** `y`; z;\n",
    "if a <= b <> c and not d:\n  lambda x, (y, z): x[1:, ..., ::2]\nelif e:\n  del f\nelse:\n  pass\n",
    " 1  def f():\n 2      return (1,\n 3  2)\n",
  ]

  static let pieces = [
    "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\\", "\n", "\r\n", "\t", " ", ":", "=", "->",
    ">>> ", "... ", "In [1]: ", "Out[1]: ", "$", "#", "%", "?", "!", "`", "5x5", "1e", "0x", "f'{",
    "\u{FEFF}", "\u{A0}", "（", "é", "𝔘", "\0", "lambda", "not", "if", "else:", "for", "in",
    "net a =",
    "train", "on", "print", "yield", "*", "**", "@", ";", ",", "1_", "\\N{", "\\u12", "b'", "==",
  ]

  /// Runs everything that reads text, and renders what is refused.
  static func exercise(_ text: String) {
    let source = SourceText(text)
    for dialect in [Dialect.python2, .python3] {
      do {
        let program = try Parser.parse(source, dialect: dialect)
        _ = dump(program.statements, in: source)
      } catch {
        _ = error.rendered()
      }
    }
    _ = Completeness.check(text, dialect: .python3)
    _ = Transcript.read(text, dialect: .python3)
  }

  @Test func mutations() {
    var numbers = Numbers(state: 6)
    for round in 0..<1000 {
      var characters = Array(Self.corpus[round % Self.corpus.count].unicodeScalars)
      for _ in 0...numbers.next(below: 4) {
        let place = numbers.next(below: characters.count + 1)
        let piece = Self.pieces[numbers.next(below: Self.pieces.count)].unicodeScalars
        switch numbers.next(below: 3) {
        case 0: characters.insert(contentsOf: piece, at: place)
        case 1:
          let end = min(characters.count, place + numbers.next(below: 6))
          characters.replaceSubrange(place..<end, with: piece)
        default: characters.removeSubrange(place..<min(characters.count, place + 1))
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: characters)
      Self.exercise(String(text))
    }
  }

  @Test(arguments: corpus) func truncations(_ text: String) {
    for end in text.indices { Self.exercise(String(text[..<end])) }
  }

  /// A megabyte of each takes well under a second in release.
  ///
  /// Work that grows with the square of
  /// the length would take minutes here, which is what the limit is for.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "x = f(1, 'a', [b for b in c])\n", ">>> f(x)\nEpoch 0: accuracy 93.92%\n",
      "Epoch 0: accuracy 93.92%\n", "f(x)\nEpoch 0: accuracy 93.92%\n", "(\n", "1 x\n", "\n",
      "'''\n",
      "def f():\n    return 1\n\n", "# note\n", "a,\\\n", "x?\n", "@a\n", ">>> (\n",
      ">>> if a:\n    b\n",
      "net a = 784 -> dense 10\n", "    \n", "a = [1,\n", "->\n", "f'{a}' ", "print (a), b\n",
      "with (a\n",
    ])
  func longTexts(_ line: String) {
    Self.exercise(String(repeating: line, count: 30_000 / line.utf8.count))
  }
}
