import Figures
import Foundation
import Testing

@Suite("A session: values, pictures, commands")
struct SessionTests {
  static let network = """
    %seed 1
    from network3 import *
    net = Network([
        ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(3, 1, 5, 5)),
        FullyConnectedLayer(n_in=3*12*12, n_out=20, activation_fn=ReLU, p_dropout=0.25),
        SoftmaxLayer(n_in=20, n_out=10)], 10)

    """

  @Test(
    "A network answers as network3's does",
    arguments: [
      ("net.layers[0].w.get_value().shape", "(3, 1, 5, 5)"),
      ("net.layers[0].b.get_value().shape", "(3,)"),
      ("net.layers[1].w.get_value().shape", "(432, 20)"),
      ("net.layers[1].n_in, net.layers[1].n_out, net.layers[1].p_dropout", "(432, 20, 0.25)"),
      ("net.layers[0].filter_shape, net.layers[0].poolsize", "((3, 1, 5, 5), (2, 2))"),
      ("net.layers[1].activation_fn(-1)", "0.0"),
      ("len(net.layers), len(net.params)", "(3, 6)"),
      ("net.layers[2].w.get_value().sum()", "0.0"),
      ("net.layers[2].w", "<shared variable 20x10 float32>"),
      ("net.layers[1]", "<dense 20 relu dropout 0.25>"),
      ("print(net.layers[0].w.get_value().dtype)", "float32"),
      ("net.history", "<no epoch yet>"),
      ("size(load_data_shared()[0])", "4000"),
      ("len(mnist.train), len(mnist.valid), len(mnist.test)", "(4000, 500, 500)"),
      ("mnist.test[7].label == int(mnist.test.y.get_value()[7])", "True"),
      ("mnist.test[7].pixels.shape, mnist.test.x.get_value().shape", "((28, 28), (500, 784))"),
      ("[len(mnist.test[a:b]) for a, b in [(0, 10), (490, 600), (-3, -1)]]", "[10, 10, 2]"),
      ("sigmoid(0), tanh(0), ReLU(-2), ReLU(2), linear(3)", "(0.5, 0.0, 0.0, 2.0, 3.0)"),
    ])
  func answers(question: String, answer: String) throws {
    let session = try RecordedSession()
    #expect(session.run(Self.network + question) == answer + "\n")
  }

  @Test("set_value changes the weights that the network uses")
  func setValue() throws {
    let session = try RecordedSession()
    session.run(Self.network)
    // With weights of zero, only the biases decide.
    #expect(
      session.run(
        """
        import numpy as np
        b = np.zeros(10)
        b[6] = 1
        net.layers[2].b.set_value(b)
        net.predict(mnist.test[:4])
        net.layers[2].b.get_value()
        """) == """
          [6, 6, 6, 6]
          array([0., 0., 0., 0., 0., 0., 1., 0., 0., 0.], dtype=float32)

          """)
    let wrong = session.run("net.layers[2].b.set_value(np.zeros(9))")
    #expect(
      wrong == """
        1  net.layers[2].b.set_value(np.zeros(9))
                                     ^^^^^^^^^^^ shape (9,), but the variable has (10,)

        """)
  }

  @Test("What get_value gives is a copy")
  func copies() throws {
    let session = try RecordedSession()
    session.run(Self.network)
    #expect(
      session.run(
        "w = net.layers[2].w.get_value()\nw[0, 0] = 5\nw.sum(), net.layers[2].w.get_value().sum()")
        == "(5.0, 0.0)\n")
  }

  @Test("The first statement that only Python 2 accepts turns the session, and says so")
  func dialect() throws {
    let session = try RecordedSession()
    #expect(
      session.run(
        """
        7 / 2
        for i in range(3): print net.layers[i].b.get_value().shape
        """.replacing("net.", with: "n.").replacing(
          "7 / 2",
          with: "7 / 2\n" + Self.network
            + "n = net")) == """
          3.5
          Python 2 from here on (`print` as a statement); %dialect 3 goes back
          (3,)
          (20,)
          (10,)

          """)
    #expect(
      session.run("7 / 2\n%dialect\n%dialect 3\n7 / 2\n%dialect") == "3\nPython 2\n3.5\nPython 3\n")
    // What was decided by hand stays.
    #expect(session.run("print 1") == "1\n")
    #expect(session.run("7 / 2") == "3.5\n")
  }

  @Test("Five times the images after expand_mnist")
  func expansion() throws {
    let session = try RecordedSession()
    #expect(
      session.run(
        """
        import network3
        expand_mnist()
        expanded_training_data, _, _ = network3.load_data_shared("../data/mnist_expanded.pkl.gz")
        network3.size(expanded_training_data)
        x = expanded_training_data[0].get_value()
        x.shape, x.sum() > 0
        """) == """
          expanded 4000 training images to 20000
          20000
          ((20000, 784), True)

          """)
  }

  @Test("A later session finds the expanded data that were saved")
  func savedExpansion() throws {
    let first = try RecordedSession()
    first.run("expand_mnist(save=\"mnist_expanded.pkl.gz\")")
    let second = try RecordedSession(besides: first)
    let question = """
      e, v, t = load_data_shared("../data/mnist_expanded.pkl.gz")
      x = e[0].get_value()
      x.shape, len(v[1].get_value()), x[:200].sum(), x[19999].sum(), e[1].get_value()[:9]

      """
    let answer = second.run(question)
    #expect(answer == first.run(question) && answer.hasPrefix("((20000, 784), 500, "))
  }

  @Test("The book's shell line for the expansion does it")
  func shellLine() throws {
    let session = try RecordedSession()
    #expect(
      session.run("$ python expand_mnist.py") == "expanded 4000 training images to 20000\n")
  }

  @Test("%who lists names with types and sizes")
  func who() throws {
    let session = try RecordedSession()
    #expect(session.run("%who") == "no names yet\n")
    session.run("import numpy as np\na = 1\nwords = ['x', 'y']\nm = np.zeros((2, 3))")
    session.run(
      "def f(x, y=2): return x\nlast = mnist.test[:5]\ng = len\nnet n = 784 -> softmax 10")
    #expect(
      session.run("%who") == """
        a      int 1
        f      f(x, y=2)
        g      len(x)
        last   <mnist.test: 5 labelled examples>
        m      array 2x3 float64
        n      network
        np     <module 'numpy'>
        words  list of 2

        """)
    #expect(session.run("%reset\n%who") == "no names yet\n")
    // Columns are a terminal's: a Chinese character takes two.
    session.run("学习率 = [1, 2]\nab = 1\ngröße = 's'")
    #expect(
      session.run("%who") == """
        ab      int 1
        größe   str of 1
        学习率  list of 2

        """)
  }

  @Test("What a network takes for what, as a table and as a picture")
  func confusion() throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np
      net a = 2 -> softmax 3
      a.layers[0].w.set_value(np.array([[4., 0, 0], [0, 4, 0]]))
      some = (np.array([[1, 0]] * 3 + [[0, 1]] * 12), np.array([0, 0, 2] + [1] * 11 + [0]))
      """)
    #expect(
      session.run("a.confusion(some)") == """
        13 of 15 right: rows are what it is, columns the answer
              0  1  2
          0   2  1  ·  66.67%
          1   · 11  ·  100.00%
          2   1  ·  ·  0.00%

        """)
    #expect(
      session.run("c = a.confusion(some); c[0, 1], len(c), c.counts") == """
        (1, 3, array([[ 2,  1,  0],
               [ 0, 11,  0],
               [ 1,  0,  0]]))

        """)
    #expect(session.run("show a.confusion(some)") == "[examples: 13 of 15 right]\n")
    #expect(session.run("a.confusion(3)").contains("these are no examples but"))
  }

  @Test("Values are kept under the numbers of their statements, the last hundred of them")
  func numberedValues() throws {
    let session = try RecordedSession()
    session.run("x = 6\nx * 7\n'a'; 1;\n(1, 2)")
    #expect(
      session.run("%history -n") == "   1  x = 6\n   2  x * 7\n   3  'a'; 1;\n   4  (1, 2)\n")
    #expect(session.run("_2 + 1, _4, _") == "(43, (1, 2), (1, 2))\n")
    session.run("def f():\n    return 1\n\n")
    #expect(session.run("%history -n").hasSuffix("   7  def f():\n          return 1\n"))
    #expect(session.run("_1").contains("there is no _1"))
    #expect(session.run("%who") == "f  f()\nx  int 6\n")
    for number in 0..<120 { session.run("\(number)") }
    #expect(session.run("_2").contains("there is no _2"))
    #expect(session.run("_") == "119\n")
  }

  @Test("%history -g searches this session and earlier ones, each statement once")
  func historySearch() throws {
    let session = try RecordedSession(earlier: [
      "net a = 784 -> softmax 10", "x = 1", "x = 1", "y = 2",
    ])
    session.run("x = 3\ny = 2")
    #expect(session.run("%history -g x =") == "x = 1\nx = 3\n")
    #expect(
      session.run("%history -g")
        == "net a = 784 -> softmax 10\nx = 1\nx = 3\ny = 2\n%history -g x =\n")
    #expect(session.run("%history -x").contains("'-x' is no number of statements"))
  }

  @Test("%timeit says what one run takes, and leaves no name behind")
  func timeit() throws {
    let session = try RecordedSession()
    session.run("x = [3, 1, 2]")
    let said = session.run("%timeit sorted(x)")
    #expect(
      said.wholeMatch(of: /\d+(\.\d+)? (ns|µs|ms) a run, the best of \d+ runs at a time\n/) != nil,
      "\(said)")
    #expect(session.run("%who") == "x  list of 3\n")
    #expect(session.run("%timeit").contains("%timeit wants a statement"))
    #expect(session.run("%timeit x +").contains("x +"))
    #expect(session.run("%timeit nosuch").contains("there is no nosuch"))
  }

  @Test("%history gives the statements so far")
  func history() throws {
    let session = try RecordedSession()
    session.run("a = 1\nif a:\n    b = 2\n\na + b")
    #expect(session.run("%history") == "a = 1\nif a:\n    b = 2\na + b\n")
    #expect(session.run("%history 2") == "a + b\n%history\n")
  }

  @Test("%profile says where the time of a training went")
  func profile() throws {
    let session = try RecordedSession()
    session.run("net a = 1x28x28 -> conv 4 5x5 relu -> pool 2x2 -> dense 30 -> softmax 10")
    let answer = session.run("%profile train a on mnist batch 100")
    // Times, rates and parts of the best rate differ from run to run.
    let masked = answer.replacing(#/[0-9.]+ ([nµm]?s|[kMGT]?FLOP\/s)\b/#, with: "T")
      .replacing(#/[0-9]+%$/#.anchorsMatchLineEndings(), with: "P").replacing(#/ +/#, with: " ")
    // Convolution 2·25·4·24²·100 forward and 2·25·4·12²·100 back through the maxima; dense 3·2·576·30·100;
    // softmax 3·2·30·10·100; and what goes over each element.
    #expect(
      masked.split(separator: "\n").dropFirst(2).joined(separator: "\n") == """
        40 mini-batches of 100, T each
         # layer forward backward update arithmetic rate of best
         1 conv 4 5x5 relu T T T 14.5 MFLOP T P
         2 pool 2x2 with 1
         3 dense 30 sigmoid T T T 10.4 MFLOP T P
         4 softmax 10 T T T 183 kFLOP T P
         data and the rest T
         total T T T 25.1 MFLOP T P
        best: a product of 1024x1024 matrices, T
        """)
    #expect(session.run("%profile").hasSuffix("try %profile train lenet on mnist\n"))
    #expect(session.run("train a on mnist batch 100").contains("mini-batches") == false)
  }

  @Test("%time says how long a statement took")
  func time() throws {
    let session = try RecordedSession()
    let answer = session.run("%time sum(range(10))")
    #expect(answer.wholeMatch(of: /45\ntime [\d.]+ (µs|ms|s)\n/) != nil, "\(answer)")
    #expect(session.run("%time 1 +").hasPrefix("1  1 +\n"))
  }

  @Test("%graphics chooses a face")
  func graphics() throws {
    let session = try RecordedSession()
    #expect(session.run("%graphics sixel") == "" && session.face == .sixel)
    #expect(session.run("%graphics auto") == "" && session.face == nil)
    #expect(session.run("%graphics why") == "a test draws nothing\n")
    #expect(
      session.run("%graphics crayon") == """
        1  %graphics crayon
           ^^^^^^^^^^^^^^^^ pictures cannot be drawn as 'crayon'
           try %graphics ascii or blocks or sixel

        """)
  }

  @Test("Pictures of digits, filters, maps, errors and curves")
  func pictures() throws {
    let session = try RecordedSession()
    session.run(Self.network + "train net on mnist.train[:200] batch 10\n_ = 0\n")
    let start = session.figures.count
    let said = session.run(
      """
      show mnist.test[7]
      show mnist.test[:12]
      show net.filters(1)
      show net.layers[0]
      show net.maps(1, mnist.test[7])
      show net.errors(mnist.test)
      plot net.history
      plot [1, 4, 9]
      show [mnist.test[0], mnist.test[1]]
      """)
    let figures = session.figures[start...]
    #expect(figures.count == 9)
    let label = session.run("mnist.test[7].label").dropLast()
    let wrong = session.run("len(net.errors(mnist.test))").dropLast()
    #expect(
      said == """
        [mnist.test[7]: \(label)]
        [mnist.test]
        [weights 3x1x5x5]
        [weights 3x1x5x5]
        [maps 3x12x12]
        [\(wrong) of 500 wrong, the first 120]
        [cost]
        [picture]
        [picture]

        """)
    guard case .images(let gallery) = figures[start + 5].content,
      case .images(let maps) = figures[start + 4].content
    else {
      Issue.record("no images")
      return
    }
    // True label top right, answer bottom right, as the chapter's gallery has them.
    #expect(
      gallery.tiles.allSatisfy { $0.topRight != $0.bottomRight && $0.topRight?.count == 1 })
    #expect(maps.tiles.map { [$0.width, $0.height] } == [[12, 12], [12, 12], [12, 12]])
  }

  @Test("A saved picture is a PNG file in the session's folder, and no torn one is left")
  func save() throws {
    let session = try RecordedSession()
    #expect(session.run("plot [1, 4, 9] to \"squares.png\"") == "saved squares.png\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: session.folder.path)
    #expect(files == ["squares.png"])
    let bytes = try Data(contentsOf: session.folder.appendingPathComponent("squares.png"))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test("exit leaves with a status")
  func exit() throws {
    let session = try RecordedSession()
    #expect(session.run("exit(3)\nprint(1)") == "exit 3\n")
  }

  @Test("The greeting says which data there are")
  func greeting() throws {
    let session = try RecordedSession()
    #expect(
      session.session.greeting
        == "nnrepl 0.1 · MNIST: embedded sample of 5,000 (mnist.pkl.gz not found; "
        + "?mnist says where to put it) · ?help")
  }
}
