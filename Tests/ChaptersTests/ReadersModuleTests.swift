import Foundation
import Testing

@Suite("Modules that the reader has written")
struct ReadersModuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let program: String
    let output: String

    init(_ name: String, _ files: [String: String] = [:], _ program: String, _ output: String) {
      (testDescription, self.files, self.program, self.output) = (name, files, program, output)
    }
  }

  static let cases: [Case] = [
    Case(
      "a listing pasted before stands for the file it was to be saved in", [:],
      """
      class HiddenLayer(object):
          size = 3
      from hidden_layer import HiddenLayer
      from book.hidden_layer import HiddenLayer as Layer
      print(HiddenLayer.size, Layer.size)
      """, "3 3\n"),
    Case(
      "a file of the session's folder; its names are its own",
      [
        "layer.py": """
        import numpy as np
        from sizes import COUNT
        seen = []
        class Layer(object):
            def __init__(self): seen.append(np.zeros(COUNT)); self.name = __name__
        if __name__ == '__main__': print('not here')
        """, "sizes.py": "COUNT = 2\n",
      ],
      """
      COUNT = 5
      import layer
      from layer import Layer, seen
      one = Layer()
      print(seen, one.name, layer, COUNT)
      """, "[array([0., 0.])] layer <module 'layer'> 5\n"),
    Case(
      "a module in a folder", ["book/tools.py": "def twice(x): return 2 * x\n"],
      "from book.tools import twice\nprint(twice(4))", "8\n"),
    Case(
      "a file is nearer than the session's name", ["tools.py": "a = 1\n"],
      "a = 2\nfrom tools import a\nprint(a)", "1\n"),
    Case(
      "a name that the file lacks, though the session has it", ["tools.py": "a = 1\n"],
      "b = 2\nfrom tools import b",
      """
      2  from tools import b
                           ^ tools has no b in nnrepl
         try ?tools for what it has

      """),
    Case(
      "neither a file nor a name", [:], "from hidden_layer import HiddenLayer",
      """
      1  from hidden_layer import HiddenLayer
              ^^^^^^^^^^^^ nnrepl has no module hidden_layer
         try hidden_layer.py in this folder, or ?modules for what there is

      """),
    Case(
      "nothing stands for a module that is merely misspelt", [:],
      "sin = 1\nfrom nunpy import sin",
      """
      2  from nunpy import sin
              ^^^^^ nnrepl has no module nunpy
         try numpy

      """),
    Case(
      "a mistake in the file is shown where it stands", ["tools.py": "a = 1\nb = a +\n"],
      "import tools",
      """
      tools.py:2  b = a +
                         ^ expected a value behind `+`

      """),
    Case(
      "files that import each other",
      ["one.py": "from two import b\na = 1\n", "two.py": "from one import a\nb = 1\n"],
      "import one",
      """
      two.py:1  from one import a
                     ^^^ one.py imports itself, perhaps by way of another file
                try import it inside the function that needs it
      called from two.py:1: from one import a
      called from one.py:1: from two import b

      """),
  ]

  @Test("Modules that the reader has written", arguments: cases)
  func modules(_ one: Case) throws {
    let session = try RecordedSession()
    for (name, text) in one.files {
      let file = session.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(session.run(one.program) == one.output)
  }
}
