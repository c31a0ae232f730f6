import Chapters

extension Session {
  /// What `?help` shows.
  static let overview = """
    Paste a chapter's code, with its >>> prompts and printed output, or say it in sentences:

        net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10
        train lenet on mnist for 3 epochs batch 10 rate 0.03 l2 0.1
        test lenet on mnist
        plot lenet.history
        show lenet.filters(1)
        show lenet.errors(mnist.test)

    ?net ?train ?show ?mnist ?network3 explain these; ?language says what of Python there is,
    ?modules what can be imported, ?commands what begins with %. Ctrl-C stops, Ctrl-D leaves.

    """

  /// What can be asked about and is no name of the session.
  static let topics: [String: String] = [
    "net": """
    net NAME = SHAPE -> LAYER -> LAYER ...
    SHAPE is 784 or 1x28x28. A layer is a word, its size and options in any order:
      conv 20 5x5 [stride 2] [pad same] [relu|sigmoid|tanh|linear] [dropout 0.5]
      pool 2x2 [max|mean|l2] [stride 2]
      dense 100 [relu|sigmoid|tanh|linear] [dropout 0.5]
      softmax 10 [dropout 0.5]
      rnn 100 [tanh|relu|sigmoid|linear] [dropout 0.5], lstm 100 [...], gru 100 [...]
      flatten
    Recurrent layers (rnn, lstm, gru) take a sequence, steps x features, such as 28x28: an image row
    by row. They give their last state, or all of them to a recurrent layer behind.

        net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10

    """,
    "language": """
    Python as the chapters write it, 2 and 3: numbers of any size, strings, lists, tuples, dicts
    and sets; if, for, while, def, lambda, class, try, raise, with, yield, decorators,
    comprehensions, slices, import, assert, print both ways; "%d" % x, "{0:.2f}".format(x) and
    f"{x}", complex numbers, classes that inherit from list, dict and the like. Not there yet:
    async, match and :=.
    A session follows Python 3 until a statement that only Python 2 accepts; %dialect decides.

        [k ** 2 for k in range(5)]

    """,
    "modules": """
    A program can import \(Library.names.joined(separator: ", ")),
    and NAME.py of the session's folder as NAME.

        import numpy as np

    """,
    "commands": SessionCommand.all.map { "\($0.usage)  \($0.summary)\n" }.joined()
      + "\n    %who\n",
  ]

  /// The words of sentences, and others that have no value to be asked about.
  ///
  /// The session's names come first.
  static let wordTopics: [String: String] = Dictionary(
    uniqueKeysWithValues: wordPages.flatMap { page in
      page.words.map { ($0, "\(page.text)\n\n    \(page.example)\n") }
    })

  private static let wordPages: [(words: [String], text: String, example: String)] = [
    (
      ["relu"],
      """
      relu: the activation function max(0, z) of conv, dense and rnn. ReLU(x) computes it.
      """, "net small = 784 -> dense 30 relu -> softmax 10"
    ),
    (
      ["dropout"],
      """
      dropout 0.5: the part of its inputs that a layer leaves out at random while it is trained;
      for all layers but pool and flatten.
      """, "net small = 784 -> dense 100 relu -> softmax 10 dropout 0.5"
    ),
    (
      ["stride"],
      """
      stride 2: how far the window of conv or pool moves from one place to the next. Without it,
      conv moves by 1, and windows of pool lie side by side.
      """, "net small = 1x28x28 -> conv 20 5x5 stride 2 relu -> softmax 10"
    ),
    (
      ["pad", "same", "valid"],
      """
      pad same: conv goes over the edges of the image, which keeps its size; pad valid, as without
      it, stays inside.
      """, "net small = 1x28x28 -> conv 20 5x5 pad same relu -> softmax 10"
    ),
    (
      ["mean"], "pool 2x2 mean: each window's mean, where max takes its largest value.",
      "net small = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 mean -> softmax 10"
    ),
    (
      ["l2"],
      """
      l2 0.1 behind train: how strongly large weights are held back, the chapter's lmbda.
      pool 2x2 l2: the root of the sum of each window's squares.
      """, "train lenet on mnist for 1 epochs l2 0.1"
    ),
    (
      ["on"], "train NAME on DATA, test NAME on DATA: what a network is trained or tested with.",
      "test lenet on mnist.test[:100]"
    ),
    (
      ["epochs", "epoch"], "for 20 epochs: how often training goes through all of the data.",
      "train lenet on mnist for 1 epochs"
    ),
    (
      ["batch"],
      "batch 10: how many examples make a mini-batch, which one step of training looks at.",
      "train lenet on mnist for 1 epochs batch 20"
    ),
    (
      ["rate"], "rate 0.03: the learning rate η, how far one step of training goes.",
      "train lenet on mnist for 1 epochs rate 0.03"
    ),
    (
      ["to"], "plot x to \"NAME.png\", show x to \"NAME.svg\": the picture goes to a file.",
      "plot [1, 4, 9, 16] to \"squares.png\""
    ),
    (
      ["sgd"],
      """
      with sgd: stochastic gradient descent, w ← w - η g, where g is the gradient and η the rate.
      It is what train does by itself.
      """, "train lenet on mnist for 1 epochs with sgd"
    ),
    (
      ["momentum"],
      """
      momentum 0.9, or with momentum, which is the same: v ← 0.9 v - η g, w ← w + v, where g is the
      gradient and η the rate.
      """, "train lenet on mnist for 1 epochs rate 0.01 momentum 0.9"
    ),
    (
      ["rmsprop"],
      """
      with rmsprop: s ← 0.9 s + 0.1 g², w ← w - η g / (√s + 10⁻⁸), where g is the gradient and η the
      rate.
      """, "train lenet on mnist for 1 epochs rate 0.001 with rmsprop"
    ),
    (
      ["adagrad"],
      """
      with adagrad: s ← s + g², w ← w - η g / (√s + 10⁻⁸), where g is the gradient and η the rate.
      """, "train lenet on mnist for 1 epochs rate 0.01 with adagrad"
    ),
    (
      ["adam"],
      """
      with adam: m ← 0.9 m + 0.1 g, s ← 0.999 s + 0.001 g², w ← w - η m̂ / (√ŝ + 10⁻⁸), where g is
      the gradient, η the rate, and m̂ and ŝ are m and s made up for their start at 0.
      """, "train lenet on mnist for 1 epochs rate 0.001 with adam"
    ),
    (
      ["_"],
      """
      _ is the value that was shown last, _N the value of statement N of %history -n.
      """, "2 + 3\n    _ * 2"
    ),
  ]
}
