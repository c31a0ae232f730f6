import Testing

@testable import Language

/// Pastes that are mended so that they can be read: what becomes of them, and what is said.
@Suite struct PasteRepairTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let pasted: String
    /// Each entry as `line| code`, then `= expectation` lines.
    let result: String
    /// What is said of the repairs.
    var repairs: [String] = []
    var testDescription: String { name }
  }

  @Test(arguments: listings + plainTexts + untouched) func mended(_ example: Case) {
    let transcript = Transcript.read(example.pasted, dialect: .python3)
    #expect(TranscriptTests.summary(transcript) == example.result)
    #expect(transcript.repairs.map(\.summary) == example.repairs)
    #expect(transcript.problem == nil)
  }

  static let numbers = "line numbers taken off"
  static let fences = "marks and prose around the code left out"

  static let listings: [Case] = [
    Case(
      name: "numbers that begin anywhere and leave gaps",
      pasted: "47 def area(r):\n48     return 3 * r * r\n50\n51 area(2)\n",
      result: "1| def area(r):\n       return 3 * r * r\n4| area(2)", repairs: [numbers]),
    Case(
      name: "numbers with a sign behind them",
      pasted: " 9: while a:\n10:     a = 0\n11: b = 1\n",
      result: "1| while a:\n       a = 0\n3| b = 1", repairs: [numbers]),
    Case(
      name: "code at a fixed column",
      pasted: "8   if a:\n9       b = 1\n10      c = 2\n11  d = 3\n",
      result: "1| if a:\n       b = 1\n       c = 2\n4| d = 3", repairs: [numbers]),
    Case(
      name: "one blank behind numbers of two widths",
      pasted: "8 if a:\n9     b = 1\n10     c = 2\n11 d = 3\n",
      result: "1| if a:\n       b = 1\n       c = 2\n4| d = 3", repairs: [numbers]),
    Case(
      name: "a wrapped line inside brackets needs nothing",
      pasted: "1 a = f(1,\n2)\n2 b = 3\n", result: "1| a = f(1,\n   2)\n3| b = 3",
      repairs: [numbers]),
    Case(
      name: "a wrapped line outside brackets",
      pasted: "1 with open(name) as\nf:\n2     g(f)\n3 h()\n",
      result: "1| with open(name) as \\\n   f:\n       g(f)\n4| h()",
      repairs: [numbers, "1 wrapped line joined (line 2)"]),
    Case(
      name: "a wrapped comment",
      pasted: "1 a = 1 # a note that\ngoes on\n2 b = 2\n",
      result: "1| a = 1 # a note that\n3| b = 2",
      repairs: [numbers, "1 wrapped line joined (line 2)"]),
    Case(
      name: "a wrapped string",
      pasted: "1 a = 'one and tw\no'\n2 b = 2\n", result: "1| a = 'one and two'\n3| b = 2",
      repairs: [numbers, "1 wrapped line joined (line 2)"]),
    Case(
      name: "an operator that ends a line",
      pasted: "1 a = b +\n2     c\n3 d = 1\n", result: "1| a = b + \\\n       c\n3| d = 1",
      repairs: [numbers, "1 wrapped line joined (line 2)"]),
    Case(
      name: "a header without a number",
      pasted: "def area(r):\n1   s = r * r\n2   return s\n",
      result: "1| def area(r):\n     s = r * r\n     return s", repairs: [numbers]),
    Case(
      name: "a header without a number, and code close to the numbers",
      pasted: "def area(r):\n1 s = r * r\n2 return s\n",
      result: "1| def area(r):\n       s = r * r\n       return s",
      repairs: [numbers, "2 lines' indentation repaired (lines 2-3)"]),
    Case(
      name: "a page break inside a call, and prose around the fences",
      pasted: "Here it is:\n```python\n1 a = f(1,\n```\n\n```\n2       3)\n3 b = a\n```\nSo far.\n",
      result: "3| a = f(1,\n   \n   \n   \n         3)\n8| b = a", repairs: [fences, numbers]),
    Case(
      name: "output behind a listing in fences",
      pasted: "```\n1 a = 1\n2 print(a)\n```\n\n```\n1\n```\n",
      result: "2| a = 1\n3| print(a)", repairs: [fences, numbers]),
    Case(
      name: "words behind a listing are its output",
      pasted: "1 a = 1\n2 print('Sum 1 is odd')\n\nSum 1 is odd\n",
      result: "1| a = 1\n2| print('Sum 1 is odd')\n= Sum 1 is odd", repairs: [numbers]),
    Case(
      name: "lines that drift are moved to the nearest block",
      pasted:
        "1 if a:\n2     b = 1\n3      c = 2\n4     if d:\n5         e = 3\n6   f = 4\n7  g = 5\n",
      result:
        "1| if a:\n       b = 1\n       c = 2\n       if d:\n           e = 3\n       f = 4\n"
        + "7| g = 5",
      repairs: [numbers, "3 lines' indentation repaired (lines 3, 6-7)"]),
    Case(
      name: "else stands below its if",
      pasted: "1 for a in b:\n2     if a:\n3         c = 1\n4   else:\n5         c = 2\n",
      result: "1| for a in b:\n       if a:\n           c = 1\n       else:\n           c = 2",
      repairs: [numbers, "1 line's indentation repaired (line 4)"]),
    Case(
      name: "a page that lost its indentation goes on the method it stands in",
      pasted: """
        1 class Box(object):
        2     def fill(self, a):
        3         self.a = a

        4     self.b = a
        5     return self

        """,
      result:
        "1| class Box(object):\n       def fill(self, a):\n           self.a = a\n   \n"
        + "           self.b = a\n           return self",
      repairs: [numbers, "2 lines' indentation repaired (lines 5-6)"]),
    Case(
      name: "a page's methods are not read into the method before, and a return finds its function",
      pasted: """
        1 class A(object):
        2     def __init__(self):
        3         self.y = 2

        4     def f(self):
        5         return 3
        6     def g(self):
        7         z = 4
        8     return z

        """,
      result:
        "1| class A(object):\n       def __init__(self):\n           self.y = 2\n   \n"
        + "       def f(self):\n           return 3\n       def g(self):\n           z = 4\n"
        + "           return z",
      repairs: [numbers, "1 line's indentation repaired (line 9)"]),
    Case(
      name: "two listings in one paste",
      pasted: "1 a = 1\n2 b = 2\n\n1     c = 3\n2     d = 4\n",
      result: "1| a = 1\n2| b = 2\n4| c = 3\n5| d = 4", repairs: [numbers]),
    Case(
      name: "prompts behind numbers",
      pasted: "1 >>> a = 1\n2 >>> a\n3 1\n4 >>> b\n",
      result: "1| a = 1\n2| a\n= 1\n4| b", repairs: [numbers]),
    Case(
      name: "a listing that breaks off goes on with the next paste",
      pasted: "1 a = f(1,\n2     2,\n3     3,\n", result: "1| a = f(1,\n       2,\n       3,\n   ",
      repairs: [numbers]),
    Case(
      name: "the text of a long string may stand anywhere",
      pasted: "1 def f():\n2     '''\n3   low\n4     '''\n5     return 1\n",
      result: "1| def f():\n       '''\n     low\n       '''\n       return 1", repairs: [numbers]),
  ]

  static let plainTexts: [Case] = [
    Case(
      name: "signs of a Chinese keyboard",
      pasted: "f（1，‘a’）\nx = “b：c”  # （d）\nif x：\n    y = −1\n",
      result: "1| f(1,'a')\n2| x = \"b：c\"  # （d）\n3| if x:\n       y = -1",
      repairs: ["4 lines' signs made Python's (lines 1-4)"]),
    Case(
      name: "a straight quote that a bent one closes",
      pasted: "x = f(\"a”)\n", result: "1| x = f(\"a\")",
      repairs: ["1 line's signs made Python's (line 1)"]),
    Case(
      name: "signs in a numbered listing",
      pasted: "1 a = （1，\n2     2）\n3 b = “c”\n", result: "1| a = (1,\n       2)\n3| b = \"c\"",
      repairs: [numbers, "3 lines' signs made Python's (lines 1-3)"]),
    Case(
      name: "tabs among spaces",
      pasted: "if a:\n    b = 1\n\tc = 2\n", result: "1| if a:\n       b = 1\n       c = 2",
      repairs: ["1 line's indentation repaired (line 3)"]),
    Case(
      name: "one column too many or too few",
      pasted: "def f():\n    a = 1\n   b = 2\n    if b:\n        a = 3\n     return a\nf()\n",
      result:
        "1| def f():\n       a = 1\n       b = 2\n       if b:\n           a = 3\n       return a\n7| f()",
      repairs: ["2 lines' indentation repaired (lines 3, 6)"]),
    Case(
      name: "methods that stand deeper than the text around them",
      pasted: "    def f(self):\n        return 1\n\n    def g(self): return 2\n",
      result: "1| def f(self):\n       return 1\n4| def g(self): return 2"),
  ]

  /// What parses stays as it is, and so does what no repair helps.
  static let untouched: [Case] = [
    Case(name: "numbers", pasted: "1\n2\n3\n", result: "1| 1\n2| 2\n3| 3"),
    Case(name: "sums", pasted: "1 + 1\n2 - 1\n3 * 2\n", result: "1| 1 + 1\n2| 2 - 1\n3| 3 * 2"),
    Case(
      name: "a list of numbers",
      pasted: "a = [\n1,\n2,\n3 - 4\n]\n", result: "1| a = [\n   1,\n   2,\n   3 - 4\n   ]"),
    Case(
      name: "a matrix as a program prints it", pasted: "1 2\n2 3\n3 4\n",
      result: "1| 1 2\n2| 2 3\n3| 3 4"),
    Case(
      name: "sums with a mistake among them", pasted: "1 + 1\n2 - 1\n3 +* 2\n",
      result: "1| 1 + 1\n2| 2 - 1\n3| 3 +* 2"),
    Case(
      name: "signs in strings and comments", pasted: "x = '（，）'  # “a”\n",
      result: "1| x = '（，）'  # “a”"),
    Case(
      name: "a line half way between two blocks",
      pasted: "def f():\n    a = 1\n  b = 2\n", result: "1| def f():\n       a = 1\n     b = 2"),
    Case(
      name: "a body that is not indented", pasted: "for i in x:\nprint(i)\n",
      result: "1| for i in x:\n2| print(i)"),
    Case(
      name: "fences in a string", pasted: "s = '''\n```\n1 a\n2 b\n```\n'''\n",
      result: "1| s = '''\n   ```\n   1 a\n   2 b\n   ```\n   '''"),
  ]

  /// Nothing of a listing with a mistake runs; the message says where it stopped.
  @Test func whatCannotBeUnderstood() {
    let pasted = "1 a = 1\n2 b = [1, 2))\n3 c = 3\n4 d = 4\n"
    let transcript = Transcript.read(pasted, dialect: .python3)
    #expect(
      transcript.problem?.rendered() == """
        2  b = [1, 2))
                    ^ `)` does not close the `[` before it
           try ]
        """)
  }

  @Test func bareMethods() {
    func methods(_ text: String) -> [String?] {
      Transcript.read(text, dialect: .python3).entries.map(\.method?.name)
    }
    #expect(methods("def f(self, a):\n    pass\ndef g(a):\n    pass\n") == ["f", nil])
    #expect(methods("    def f(self):\n        pass\n    x = 1\n") == ["f", nil])
    #expect(methods("@property\ndef f(me): pass\n@staticmethod\ndef g(): pass\n") == ["f", "g"])
    #expect(methods("1 def f(self):\n2     self.a = 1\n") == ["f"])
    #expect(methods("class A:\n    def f(self): pass\n") == [nil])
    #expect(methods("def f(\n") == [nil])
  }

  @Test func partsOfAListing() {
    #expect(Transcript.listing("1 a = 1\n2 b = 2\n", goesOnIn: "3 c = 3\n4 d = 4\n"))
    #expect(Transcript.listing("8 a = 1\n9 b = 2\n", goesOnIn: "10 c = 3\n"))
    #expect(Transcript.listing("8 a = 1\n9 b = 2\n", goesOnIn: "9 c = 3\n10 d = 4\n"))
    #expect(!Transcript.listing("1 a = 1\n2 b = 2\n", goesOnIn: "1 c = 3\n2 d = 4\n"))
    #expect(!Transcript.listing("a = 1\n", goesOnIn: "3 c = 3\n4 d = 4\n"))
    #expect(Transcript.isNumbered("1 a = 1\n2 b = 2\n"))
    #expect(!Transcript.isNumbered("a = 1\nb = 2\n"))
  }

  @Test func longListsOfLinesAreShortened() {
    let lines = Array(stride(from: 1, to: 60, by: 2))
    #expect(
      PasteRepair(.indentation, lines: lines).summary
        == "30 lines' indentation repaired (lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, …)")
  }
}
