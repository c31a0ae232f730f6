import Datasets
import Foundation
import Interruptions
import Testing

@testable import Chapters

@Suite("%save and %load")
struct SavingTests {
  /// A program, and what is asked of its names before and after: the answers must be the same.
  static let programs: [(program: String, questions: [String])] = [
    (
      "a, b, c, d, e = None, True, -7, 2.5, 'é\\n\"'\nf = 2 ** 100\ng = 3 - 4j\nh = b'\\x00\\xff'\n"
        + "i = float('inf')\nj = range(2, 9, 3)\nk = slice(1, None, 2)",
      ["a, b, c, d, e, f, g", "h, i, -i, j, list(j), k, type(f)"]
    ),
    (
      "a = [1, (2, 'x'), {3: [4]}, {5, 6}, frozenset([7])]\nb = a\na.append(a[2])",
      ["a, b is a, a[5] is a[2]", "sorted(a[3]), a[4]", "{(1, (2, 3)): 4}[1, (2, 3)]"]
    ),
    ("a = [1]\na.append(a)\nd = {}\nd['d'] = d", ["a, a[1] is a", "d['d'] is d"]),
    (
      "import numpy as np\nx = np.arange(6.).reshape(2, 3)\ny = x.T\nz = np.float32(0.1)\n"
        + "m = np.matrix([[1, 2], [3, 4]])\nt = np.array([True, False])\nw = np.zeros((0, 3), 'int8')\n"
        + "c = np.array([1 + 2j])\nl = [x, x]\nn = np.array(5)\nu = np.uint64(2 ** 63)",
      [
        "x, y, z, m, t", "w, w.dtype, c, n, u", "l[0] is l[1], l[0] is x, type(z), m * m",
        "np.sum(x)",
      ]
    ),
    (
      "from collections import OrderedDict, defaultdict, Counter, deque\n"
        + "o = OrderedDict([('b', 1), ('a', 2)])\nd = defaultdict(list)\nd['x'].append(3)\n"
        + "n = Counter('hello')\nq = deque([1, 2, 3], maxlen=3)\nq.append(4)",
      ["o, n, q, q.maxlen", "d, d['new'], list(o)", "n.most_common(1)"]
    ),
    (
      "size = 3\ndef f(n=size, *rest):\n    '''Twice.'''\n    return 2 * n\n"
        + "class A(object):\n    count = 0\n    def __init__(self, x):\n        self.x = x\n"
        + "class B(A):\n    def both(self):\n        return self.x, f(self.x)\n"
        + "b = B([1, 2])\nl = [b, b]\ng = f\nh = lambda x: x + size\nb.me = b",
      [
        "f(), f(4), g is f, h(1)", "b.both(), l[0] is l[1], b.me is b",
        "isinstance(b, A), f.__doc__",
      ]
    ),
    (
      "class L(list):\n    pass\nl = L([1, 2])\nl.name = 'x'\nclass E(Exception):\n    pass\n"
        + "e = E('no', 3)\nv = ValueError('bad')",
      ["l, l.name, isinstance(l, L)", "e.args, repr(v), isinstance(e, E)"]
    ),
    (
      "try:\n    import cPickle as pickle\nexcept ImportError:\n    import pickle\nimport math as m\n"
        + "from math import sqrt\nimport numpy.random\nf = m.floor",
      ["m.pi, sqrt(2), pickle.loads(pickle.dumps([1])), f(2.5)"]
    ),
    (
      "%seed 3\nimport numpy as np, random\na = np.random.rand(3)\nb = random.random()\n"
        + "r = np.random.RandomState(4)\nc = r.randn()\ns = random.Random(5)\ng = np.random.default_rng(6)\n"
        + "h = g.integers(0, 9, dtype=np.int32)",
      [
        "np.random.rand(2), np.random.randn(), random.random()",
        "r.randn(3), s.random(), g.random(2), g.integers(0, 9, dtype=np.int32)",
        "np.random.RandomState().rand()",
      ]
    ),
    (
      "%seed 1\nnet a = 28x28 -> lstm 6 -> softmax 10\nnet b = 1x28x28 -> conv 3 5x5 relu stride 2 -> "
        + "pool 2x2 mean -> dense 9 tanh dropout 0.5 -> softmax 10\n"
        + "train b on mnist for 1 epochs batch 100 rate 0.1 with adam\nw = b.layers[0].w\nl = b.layers[2]\n"
        + "h = b.history\nacc = test(b, mnist)\nimage = mnist.test[3]\nsome = mnist.valid[:5]\nd = mnist",
      [
        "a\nb", "b.history, h", "w.get_value().sum(), l.w.get_value().sum(), w is w, acc",
        "b.predict(image), image, some, len(d.test), some[2].label",
        "train b on mnist for 1 epochs batch 100 rate 0.1",
        "b.layers[2].w.get_value().sum()", "net c = 784 -> dense 5 -> softmax 10",
        "c.layers[0].w.get_value().sum()",
      ]
    ),
    (
      "import network3\nfrom network3 import *\n"
        + "training_data, validation_data, test_data = network3.load_data_shared()\n"
        + "layers = [FullyConnectedLayer(n_in=784, n_out=8, activation_fn=ReLU, p_dropout=0.5), "
        + "SoftmaxLayer(n_in=8, n_out=10)]\nnet = Network(layers, 10)",
      [
        "net", "net.layers[0].n_in, net.layers[0] is layers[0]", "size(training_data)",
        "net.SGD(training_data, 1, 10, 0.1, validation_data, test_data, lmbda=0.1)",
        "net.layers[1].w.get_value().sum()",
      ]
    ),
    ("a = u'x'\nb = 7 / 2\nprint b", ["b, 7 / 2, a"]),
  ]

  @Test("A loaded session answers as the one that was saved", arguments: programs.indices)
  func roundTrip(index: Int) throws {
    let (program, questions) = Self.programs[index]
    let first = try RecordedSession()
    first.run(program)
    #expect(first.failures == 0, "\(first.text)")
    let said = first.run("%save kept")
    #expect(said.hasPrefix("saved ") && !said.contains("not saved"), "\(said)")
    let second = try RecordedSession(seed: 99, besides: first)
    let loaded = second.run("%load kept")
    #expect(loaded.hasPrefix("loaded "), "\(loaded)")
    // The one that was saved goes on as if it had not been.
    for question in questions { #expect(second.run(question) == first.run(question)) }
    #expect(first.failures + second.failures == 0, "\(first.text)")
  }

  @Test("A stopped training run goes on to the same bits after saving and loading")
  func stopped() async {
    await #expect(processExitsWith: .success) {
      let program = """
        %seed 5
        net a = 784 -> dense 12 relu dropout 0.25 -> softmax 10
        train a on mnist for 3 epochs batch 10 rate 0.05 l2 0.1 momentum 0.5
        """
      let whole = try RecordedSession()
      whole.run(program)
      let first = try RecordedSession()
      first.showsProgress = true
      first.stopAtLiveLine = true
      first.run(program)
      #expect(first.text.contains("stopped after mini-batch"))
      #expect(first.run("%save kept").hasPrefix("saved 1 name to kept.npz"))
      let second = try RecordedSession(seed: 99, besides: first)
      second.run("%load kept")
      second.run("resume(a)")
      let question = "[p.get_value().tolist() for p in a.params], a.history.cost"
      #expect(second.run(question) == whole.run(question))
      #expect(second.failures == 0, "\(second.text)")
    }
  }

  @Test("A file whose writing is stopped is what it was")
  func stoppedWriting() async {
    await #expect(processExitsWith: .success) {
      let session = try RecordedSession()
      session.run("a = 1\n%save kept")
      let (file, part) = ("kept.npz", session.folder.appendingPathComponent("kept.npz.part"))
      let before = try Data(contentsOf: session.folder.appendingPathComponent(file))
      Interruption.request()
      #expect(throws: Interruption.self) { try session.session.write([1, 2, 3], to: file) }
      #expect(throws: DatasetError.self) {
        try NPZ.bytes(of: [], others: [("a", [1])], isPacked: false)
      }
      // What the user sees is the interrupt, not an error of the file.
      #expect(throws: Interruption.self) { try translated { throw DatasetError("interrupted") } }
      Interruption.clear()
      #expect(try Data(contentsOf: session.folder.appendingPathComponent(file)) == before)
      #expect(!FileManager.default.fileExists(atPath: part.path))
      try session.session.write([1, 2, 3], to: file)
      #expect(try Data(contentsOf: session.folder.appendingPathComponent(file)) == Data([1, 2, 3]))
    }
  }

  @Test("What cannot be kept is said, and the rest is kept")
  func unsaved() throws {
    let session = try RecordedSession()
    session.run(
      """
      x = [1]
      def make(): return lambda: 1
      f = make()
      g = (i for i in x)
      class A(object): pass
      a = A()
      a.f = [f]
      A = 3
      deep = []
      for i in range(5000): deep = [deep]

      """)
    let said = session.run("%save here")
    #expect(
      said.replacing(/, \d+ bytes/, with: "") == """
        saved 4 names to here.npz
        not saved: f (a function that no statement of the session defines), g (a generator), \
        a (an A, whose class is not one of the session's), deep (values nested too deeply)

        """)
  }

  @Test(
    "Mistakes",
    arguments: [
      ("%save", "%save wants the name of a file"), ("%save x", "there are no names to save yet"),
      ("%load", "%load wants the name of a file"), ("%load nothing", "there is no nothing.npz"),
      ("x = 1\n%save ../x", "a program writes only inside the session's folder"),
      ("%restore", "there is no session to restore"),
    ])
  func mistakes(program: String, message: String) throws {
    let session = try RecordedSession()
    let text = session.run(program)
    #expect(text.contains(message), "\(text)")
  }

  @Test("A torn or edited file is a clear error and changes nothing")
  func damaged() throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np
      def f(): return 1
      net a = 784 -> dense 2 -> softmax 10
      x = [np.arange(3), {'k': (1, 2.5)}, f, a.layers[0].w]
      %save whole
      """)
    let whole = [UInt8](try Data(contentsOf: session.folder.appendingPathComponent("whole.npz")))
    let other = try RecordedSession(seed: 2, besides: session)
    other.run("y = 2\nx = 'mine'")
    var random = SystemRandomNumberGenerator()
    for round in 0..<300 {
      var bytes = whole
      if round < 100 {
        bytes.removeLast(1 + (whole.count - 1) * round / 100)
      } else {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
      }
      try session.put(bytes, as: "bad.npz")
      let text = other.run("%load bad")
      if text.hasPrefix("loaded") {
        // A changed byte of a date, or of a name that nobody reads, is no damage.
        other.run("%reset\ny = 2\nx = 'mine'")
        continue
      }
      #expect(text.contains("the file ") || text.contains("this is no file"), "\(text)")
      #expect(other.run("x, y\n%who").hasPrefix("('mine', 2)\n"))
    }
  }

  @Test("A description that was edited is an error, whatever it says")
  func editedDescription() throws {
    let session = try RecordedSession()
    session.run(
      "class A(object): pass\na = A()\na.l = [1, (2,), {3: 4}]\nnet n = 784 -> softmax 10\n%save s")
    let bytes = [UInt8](try Data(contentsOf: session.folder.appendingPathComponent("s.npz")))
    let (arrays, others) = try NPZ.contents(of: bytes)
    let text = String(decoding: others[0].bytes, as: UTF8.self)
    let tokens = text.split { " ,:[]{}".contains($0) }
    var random = SystemRandomNumberGenerator()
    let other = try RecordedSession(seed: 2, besides: session)
    for _ in 0..<300 {
      // One token in place of another.
      guard let a = tokens.randomElement(using: &random),
        let b = tokens.randomElement(using: &random)
      else { return }
      var changed = text
      changed.replaceSubrange(a.startIndex..<a.endIndex, with: b)
      let file = try NPZ.bytes(
        of: arrays, others: [(others[0].name, Array(changed.utf8))], isPacked: false)
      try session.put(file, as: "edited.npz")
      other.run("%reset\nmine = 1")
      let said = other.run("%load edited")
      if said.hasPrefix("loaded") { continue }
      #expect(other.run("mine\n%who") == "1\nmine  int 1\n", "\(said)")
    }
  }
}
