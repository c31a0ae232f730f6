import Chapters
import Foundation
import Interpreter
import Language
import Testing

@Suite("Python's standard modules")
struct StandardModuleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Programs")

  /// What CPython and NumPy print is in the `.expected` files: Scripts/reference/standard.py.
  @Test(
    "print what CPython and NumPy print",
    arguments: [
      "classes", "complex_arrays", "complex_math", "containers", "dates", "files", "functions",
      "iteration", "mathematics", "numpy_generator", "numpy_random", "python_random", "regular",
      "texts", "tools",
    ])
  func program(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let program = try String(contentsOf: file.appendingPathExtension("py"), encoding: .utf8)
    let expected = try String(
      contentsOf: file.appendingPathExtension("expected"), encoding: .utf8)
    let session = try RecordedSession()
    let found = session.run(program)
    #expect(!expected.isEmpty && session.failures == 0)
    #expect(
      found.split(separator: "\n", omittingEmptySubsequences: false)
        == expected.split(separator: "\n", omittingEmptySubsequences: false))
  }

  /// The numbers are those of Scripts/reference/python2_random.py.
  @Test("In Python 2, random takes its own numbers")
  func python2() throws {
    let session = try RecordedSession()
    let answer = session.run(
      """
      %dialect 2
      import random
      random.seed(7)
      print random.randrange(10), random.randint(1, 6), random.choice('abc'), repr(random.random())
      order = range(8)
      random.shuffle(order)
      print order
      print random.sample(range(10), 4), random.sample(range(1000), 4)
      random.seed('chapter')
      print repr(random.random())
      """)
    #expect(
      answer.hasSuffix(
        """
        3 1 b 0.07243628666754276
        [7, 3, 1, 5, 6, 0, 2, 4]
        [0, 3, 6, 9] [223, 627, 947, 577]
        0.18509392653846057

        """), "\(answer)")
  }

  @Test("Pickles are the bytes that Scripts/reference/check_pickles.py loads with NumPy")
  func pickles() throws {
    let table = try String(
      contentsOf: Self.folder.appendingPathComponent("pickles.txt"), encoding: .utf8)
    let lines = table.split(separator: "\n")
    #expect(lines.count > 10)
    for line in lines {
      let parts = line.split(separator: "\t").map(String.init)
      let session = try RecordedSession()
      session.run(
        "import pickle, numpy as np\npickle.dump(\(parts[0]), open('x.pkl', 'wb'))")
      #expect(session.failures == 0, "\(session.text)")
      let data = try Data(contentsOf: session.folder.appendingPathComponent("x.pkl"))
      let hexadecimal = data.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      #expect(hexadecimal == parts[1], "\(parts[0])")
      let answer = session.run(
        "print(repr(pickle.load(open('x.pkl', 'rb'))), '|', repr(\(parts[0])))")
      let sides = answer.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      #expect(sides.count == 2 && sides[0] == sides[1], "\(answer)")
    }
  }

  @Test("Refusals say why", arguments: refusals)
  func refusal(_ program: String, _ message: String) throws {
    let session = try RecordedSession()
    let answer = session.run(program)
    #expect(session.failures == 1 && answer.contains(message), "\(program): \(answer)")
  }

  private static let refusals: [(String, String)] = [
    ("open('/etc/passwd')", "a program reads only inside the session's folder, ., not /etc/passwd"),
    ("open('../x', 'w')", "a program writes only inside the session's folder, ., not ../x"),
    ("open('a/../../x', 'w')", "writes only inside the session's folder"),
    ("open('nothing')", "there is no nothing in ."),
    ("open('x', 'q')", "'q' is no mode"),
    ("open('x', 'wb').write('text')", "takes bytes, not str"),
    ("open('x', 'w').write(1)", "write takes a string, not 1"),
    ("f = open('x', 'w')\nf.close()\nf.write('a')", "I/O operation on closed file"),
    ("f = open('x', 'w')\nf.read()", "is open for writing"),
    ("open('a/b', 'w')", "its folder does not exist"),
    ("open('x', 'w').close()\nopen('x', 'x')", "x is there already"),
    ("import os\nos.listdir('/')", "reads only inside"),
    ("import os\nos.remove('../x')", "writes only inside"),
    ("import os\nos.rename('x', '/tmp/x')", "writes only inside"),
    ("import os\nos.chdir('..')", "works only inside"),
    ("import os\nos.system('ls')", "starts no processes"),
    ("import subprocess", "starts no processes"),
    ("import urllib.request", "no network"),
    ("import re\nre.compile('(')", "missing ), unterminated subpattern at position 0"),
    ("import re\nre.sub('(a)', '\\\\2', 'a')", "invalid group reference 2 at position 1"),
    ("import argparse\nargparse.ArgumentParser().parse_args('x')", "unrecognized arguments: x"),
    ("import math\nmath.sqrt(-1)", "math domain error"),
    ("import math\nmath.exp(1000)", "math range error"),
    ("import json\njson.loads('[1,')", "Expecting value: line 1 column 4 (char 3)"),
    ("import json\njson.dumps(object)", "not JSON serializable"),
    ("import pickle\npickle.dumps(len)", "cannot be pickled"),
    ("import pickle\npickle.loads(b'cos\\nsystem\\n(S\"ls\"\\ntR.')", "system"),
    ("import struct\nstruct.unpack('>I', b'ab')", "the format is of 4 bytes, and there are 2"),
    ("import struct\nstruct.pack('B', 256)", "256 is out of the range"),
    ("import collections\ncollections.namedtuple('P', 'a a')", "is there twice"),
    ("import random\nrandom.choice([])", "Cannot choose from an empty sequence"),
    ("import numpy as np\nnp.random.seed(-1)", "a seed is from 0 to 4294967295, not -1"),
    ("import numpy as np\nnp.random.choice(3, 5, replace=False)", "larger sample"),
    ("import numpy as np\nnp.random.choice(2, p=[0.5, 0.6])", "do not sum to 1"),
    ("import numpy as np\nnp.random.rand(10**6, 10**6)", "random numbers at once"),
    ("import numpy as np\nnp.random.randint(5, 5)", "low >= high"),
    ("import numpy as np\nnp.random.normal(0, -1)", "scale < 0"),
    ("import numpy as np\nnp.random.binomial(5, 1.5)", "p is a probability"),
    ("import numpy as np\nnp.random.default_rng(0).gamma(2)", "has no gamma"),
    ("import itertools\nlist(itertools.product(range(3), repeat=10**9))", "at most 1000"),
    ("import datetime\ndatetime.datetime(2023, 2, 29)", "day must be in 1..28"),
    ("import copy\na = []\nfor i in range(500): a = [a]\ncopy.deepcopy(a)", "nested too deeply"),
  ]

  @Test("Unseeded numbers follow %seed")
  func seeds() throws {
    let program = "import random, numpy as np\n%seed 5\nprint(random.random(), np.random.rand())"
    let session = try RecordedSession()
    let first = session.run(program)
    #expect(session.run(program) == first)
    #expect(try RecordedSession(seed: 9).run(program) == first)
    #expect(session.run("%seed 6\nprint(random.random(), np.random.rand())") != first)
  }

  @Test("Files are read where data are, written only in the folder, and closed by with")
  func files() throws {
    let session = try RecordedSession()
    try session.put(Array("a,b\r\n1,2\r\n".utf8), as: "t.csv")
    let answer = session.run(
      """
      import os, csv
      f = open('t.csv')
      print(repr(f.read()), f.closed, f.__enter__() is f, f.__exit__(None, None, None), f.closed)
      print([row for row in csv.reader(open('t.csv'))])
      os.mkdir('inner')
      os.chdir('inner')
      open('y.txt', 'w').write('deep')
      os.chdir('..')
      print(open('inner/y.txt').read(), os.listdir('inner'), os.path.isdir('inner'))
      """)
    #expect(
      answer == """
        'a,b\\n1,2\\n' False True False True
        [['a', 'b'], ['1', '2']]
        4
        deep ['y.txt'] True

        """)
  }

  /// Every function of every module has help, and its example runs.
  @Test("Help and examples", arguments: Library.names.filter { $0 != "network3" })
  func help(_ module: String) throws {
    let session = try RecordedSession()
    session.run("import \(module)")
    let prefix = module + "."
    for word in session.session.completions(in: prefix, at: prefix.utf8.count).words {
      let help = session.run("?\(module).\(word)")
      #expect(!help.contains("there is nothing about"), "?\(module).\(word)")
      guard let start = help.range(of: "\n    ") else { continue }
      let example = help[start.lowerBound...].split(separator: "\n")
        .prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }.joined(separator: "\n")
      let other = try RecordedSession()
      other.run(
        "import \(module)\nimport functools, io, pickle, numpy as np\n"
          + "import matplotlib.pyplot as plt")
      let answer = other.run(example)
      #expect(other.failures == 0, "?\(module).\(word): \(answer)")
    }
  }
}
