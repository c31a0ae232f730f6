import Chapters
import Language
import Testing

@Suite("Programs that ask modules for nonsense end in a message, never in a trap")
struct HostileModuleTests {
  static let programs: [(program: String, answer: String)] = [
    ("import collections\nd = collections.defaultdict(list)\nd['x'] = d\nprint(d)", "...})"),
    ("import collections\nq = collections.deque([1])\nq.append(q)\nprint(q)", "deque([1, ...])"),
    (
      "import collections\nP = collections.namedtuple('P', 'x')\nl = []\np = P(l)\nl.append(p)\n"
        + "print(p)", "..."
    ),
    (
      "import collections\nq = 1\nfor i in range(5000): q = collections.deque([q])\nlen(repr(q))",
      ""
    ),
    (
      "import collections\na = collections.deque()\na.append(a)\nb = collections.deque()\n"
        + "b.append(b)\na == b", "too deeply"
    ),
    (
      "import itertools\nit = [1]\nfor i in range(5000): it = itertools.chain(it)\nlist(it)", "deep"
    ),
    (
      "import functools\nf = abs\nfor i in range(5000): f = functools.partial(f)\nf(1)", "deep"
    ),
    ("open('../\u{301}x/../y', 'w')", "only inside the session's folder"),
    ("open('../\u{301}x', 'w')", "only inside the session's folder"),
    ("import os\nos.path.exists('\\0')", "False"), ("open('a\\0b')", "inside"),
    ("import datetime\ndatetime.datetime.fromtimestamp(float('nan'))", "no moment"),
    ("import datetime\ndatetime.timedelta(10**15)", "at most"),
    ("import datetime\ndatetime.datetime.max", "has no max"),
    ("import random\nrandom.randrange(0, -9223372036854775807, -1) < 1", "True"),
    ("import numpy as np\nnp.random.multinomial(5, [0.0, 1.0, 0.0])", "array([0, 5, 0])"),
    ("import numpy as np\nnp.random.binomial(2**61, 0.5) > 0", "True"),
    ("import numpy as np\nnp.random.gamma(float('nan'))", "nan"),
    ("import numpy as np\nnp.random.poisson(float('nan'))", "lam is not negative"),
    ("import re\nre.match('(a|b)*c', 'ab' * 50000)", ""),
    ("import re\nre.compile('(' * 5000)", "nested too deeply"),
    ("import re\nre.compile('((a{1000}){1000}){1000}')", "too large"),
    ("import re\nre.compile('a{4294967296,}').match('a')", ""),
    ("import re\nre.sub('', 'x' * 2 ** 20, 'y' * 500)", "too long"),
    ("import datetime\ndatetime.datetime.strptime('9' * 99, '%Y' * 9)", "unconverted data"),
    ("import pickle\npickle.loads(b'c__main__\\nP\\n)\\x81.')", "call __main__.P"),
    ("import itertools\nnext(itertools.count(9223372036854775807))", ""),
    ("import time\ntime.sleep(float('nan'))", "non-negative"),
    ("import math\nmath.ldexp(1.0, 10**18)", "math range error"),
    ("import struct\nstruct.calcsize('999999999999i')", "too long"),
    ("import json\njson.loads('[' * 100000)", "nested too deeply"),
    ("import csv\nlist(csv.reader(['\"' + 'x' * 20000000]))", "more than 16 MiB"),
    ("import random\nrandom.gammavariate(1e308, 1.0) > 0", "True"),
    ("import numpy as np\nnp.random.choice(2**62, 3, replace=False)", "at once"),
  ]

  @Test(arguments: programs.indices)
  func program(_ index: Int) throws {
    let (program, expected) = Self.programs[index]
    let answer = try RecordedSession().run(program)
    #expect(expected.isEmpty || answer.contains(expected), "\(program): \(answer)")
  }

  private static let values = [
    "None", "True", "-5", "0", "9223372036854775807", "-9223372036854775807", "float('nan')",
    "float('inf')", "1e308", "''", "'abc'", "[]", "[[1], [2, 3]]", "()", "{}", "{1: 2}",
    "lambda *x: x", "len", "int", "iter([1])", "range(5)", "b'ab'", "np.zeros((2, 0))",
    "np.arange(3)", "[0.5, 0.5]", "3",
  ]

  /// Functions that wait, that write much, or that are tested elsewhere.
  private static let omitted: Set<String> = ["sleep", "exit", "timeit", "repeat", "perm"]

  /// Each function of each module, called with odd values: whatever comes of it, it is no trap.
  @Test(arguments: Library.names.filter { $0 != "network3" && $0 != "numpy" })
  func oddValues(_ module: String) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport \(module)")
    let prefix = module + "."
    var state: UInt64 = 1
    func one() -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Self.values[Int(state >> 33) % Self.values.count]
    }
    var calls = 0
    for word in session.session.completions(in: prefix, at: prefix.utf8.count).words
    where !Self.omitted.contains(word) {
      for count in [1, 1, 1, 2, 2, 2, 2, 3, 3] {
        let arguments = (0..<count).map { _ in one() }.joined(separator: ", ")
        _ = session.run("x = \(module).\(word)(\(arguments))")
        _ = session.run("x = next(iter(\(module).\(word)(\(arguments))))")
        calls += 1
      }
    }
    #expect(calls > 5)
  }
}
