import Testing

@Suite("Completion by what stands before")
struct CompletionContextTests {
  static let preparation = """
    import numpy as np, theano, theano.tensor as T
    net lenet = 1x28x28 -> conv 2 5x5 relu -> pool 2x2 -> softmax 10
    digits = mnist.train[:100]
    pair = (np.zeros((5, 784)), np.zeros(5))
    d = {'key one': 1, 'two': 2, 3: 4}
    names = ['ab', 'c']
    steps = 3
    x = T.dscalar('x')
    square = theano.function([x], x ** 2)
    class Point(object):
        def __init__(self, across, down=1): self.across = across
        def norm(self, order=2): return order
        @property
        def boom(self): print('a property has run')

    p = Point(3)

    """

  static let layers = ["conv", "dense", "flatten", "gru", "lstm", "pool", "rnn", "softmax"]
  static let activations = ["dropout", "linear", "relu", "sigmoid", "tanh"]
  static let options = ["batch", "for", "l2", "momentum", "rate", "with"]
  static let data = ["digits", "mnist", "pair"]
  static let pictures = [
    "Point", "T", "d", "digits", "lenet", "mnist", "names", "np", "p", "pair", "square", "steps",
    "theano", "x",
  ]

  /// A line, and all the words that may go on there.
  static let sentences: [(line: String, words: [String])] = [
    ("net a ", ["="]), ("net a = ", []), ("net a = 784 ", ["->"]),
    ("net a = 784 -> ", layers), ("net a = 784 ->", layers), ("  net a = 784 -> ", layers),
    ("    1x28x28 -> ", layers), ("    -> ", layers), ("    -> dense 10 ", activations),
    ("    dense 10 ", activations), ("net a = 784 -> dense 10 ", activations),
    ("net a = 784 -> dense 10 relu ", ["dropout"]), ("net a = 784 -> dense ", ["steps"]),
    ("net a = 784 -> dense 10 dropout ", ["steps"]),
    (
      "net a = 1x28x28 -> conv 2 5x5 ",
      ["dropout", "linear", "pad", "relu", "sigmoid", "stride", "tanh"]
    ),
    ("net a = 1x28x28 -> conv 2 5x5 pad ", ["same", "valid"]),
    ("net a = 1x28x28 -> conv 2 5x5 -> pool 2x2 ", ["l2", "max", "mean", "stride"]),
    ("net a = 28x28 -> rnn 16 ", activations), ("net a = 28x28 -> lstm 16 ", ["dropout"]),
    ("net a = 28x28 -> gru 16 ", ["dropout"]), ("net a = 784 -> softmax 10 ", ["dropout"]),
    ("train ", ["lenet"]), ("test ", ["lenet"]), ("train lenet ", ["on"]), ("test lenet ", ["on"]),
    ("train lenet on ", data), ("test lenet on ", data), ("test lenet on mnist ", []),
    ("train lenet on mnist ", options), ("train lenet on mnist[:5] ", options),
    ("train lenet on mnist for ", ["steps"]), ("train lenet on mnist for 3 ", ["epochs"]),
    ("train lenet on mnist for 3 epochs ", ["batch", "l2", "momentum", "rate", "with"]),
    ("train lenet on mnist with ", ["adagrad", "adam", "momentum", "rmsprop", "sgd"]),
    ("train lenet on mnist.", ["test", "train", "valid"]),
    ("x = 1; test lenet ", ["on"]), ("for k in names: train ", ["lenet"]),
    ("plot ", pictures), ("show ", pictures), ("show digits, ", pictures),
    ("plot lenet.history ", ["to"]), ("plot lenet.history to ", ["\""]),
    ("plot lenet.history to \"a.png\" ", []),
    ("%graphics ", ["ascii", "auto", "blocks", "sixel", "why"]), ("%dialect ", ["2", "3"]),
    ("%restore ", ["-1", "forget"]), ("%restore -", ["-1"]), ("%history -", ["-g", "-n"]),
    ("%graph ", ["square"]), ("%who ", []), ("%time train lenet on ", data),
    ("%time tra", ["train"]),
    ("cla", ["class", "classmethod"]), ("exce", ["except"]), ("rai", ["raise"]),
    ("yie", ["yield"]), ("wit", ["with"]), ("fina", ["finally"]), ("nonl", ["nonlocal"]),
    ("tr", ["train", "try"]),
  ]

  /// The same of pieces of Python, of which nothing is run.
  static let python: [(line: String, words: [String])] = [
    ("p.", ["across", "boom", "norm"]), ("p.boom.", []), ("p.norm(or", ["or", "ord", "order="]),
    ("Point(acr", ["across="]), ("x = Point(3, dow", ["down="]), ("Point(sel", []),
    ("np.zeros((2, 3), dty", ["dtype="]), ("print(')', en", ["end=", "enumerate"]),
    ("lenet.layers[0].w.get_value(borr", ["borrow="]), ("resume(lene", ["lenet"]),
    ("d['", ["key one", "two"]), ("d['key o", ["key one"]), ("print(d[\"t", ["two"]),
    ("d['two'].bit", ["bit_count", "bit_length"]), ("d.items()[0].", []), ("d['none'].", []),
    ("names[0].upp", ["upper"]), ("names[-1].upp", ["upper"]), ("names[1:].app", ["append"]),
    ("names[9].", []), ("names[len(d)].", []), ("'a b'.upp", ["upper"]), ("''.join([1]).", []),
    ("[p.boom].app", ["append"]), ("mnist.test[7].", ["label", "pixels"]),
    ("lenet.layers[0].", ["b", "params", "w"]), ("1.", []), ("10 % ste", ["steps"]),
  ]

  @Test(
    "All the words, and no others", arguments: (sentences + python).map { [$0.line] + $0.words })
  func allWords(row: [String]) throws {
    let session = try RecordedSession()
    #expect(session.run(Self.preparation) == "")
    let found = session.session.completions(in: row[0], at: row[0].utf8.count).words
    #expect(found == Array(row.dropFirst()))
    #expect(session.text == "")
  }
}
