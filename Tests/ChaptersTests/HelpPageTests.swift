import Chapters
import Testing

@Suite("Help pages")
struct HelpPageTests {
  @Test(
    "What is no function has a page with an example, imported or not",
    arguments: [
      (
        "ZeroDivisionError",
        """
        class ZeroDivisionError
        A number is divided by zero.

            try:
                1 / 0
            except ZeroDivisionError as error:
                print(error)

        """
      ),
      (
        "UserWarning",
        """
        class UserWarning
        A warning of the program's own.

            import warnings
            warnings.warn('the rate is large', UserWarning)

        """
      ),
      (
        "np.place",
        """
        place(arr, mask, vals)
        Sets the elements where the mask holds to the values in turn.

            a = np.arange(5)
            np.place(a, a > 2, [10, 20])
            a

        """
      ),
      ("np.pi", "np.pi: float\n3.141592653589793\n\n    np.pi\n"),
      ("__name__", "__name__: str\n'__main__'\n\n    __name__\n"),
      ("tuple", "tuple(values=())\nA tuple of the elements.\n\n    tuple([28, 28])\n"),
      ("object", "object: type\nWhat every value is.\n\n    isinstance(3, object)\n"),
    ])
  func page(name: String, text: String) throws {
    #expect(try RecordedSession().run("?" + name) == text)
  }

  @Test("The names that chapters give to modules are known before the import")
  func shortNames() throws {
    let session = try RecordedSession()
    for (name, module) in Library.shortNames {
      let page = session.run("?" + name)
      #expect(page.hasPrefix(module + ": ") && page.hasSuffix("    import \(module) as \(name)\n"))
    }
    #expect(session.run("np.pi").contains("there is no np"))
  }

  @Test("Blank lines around a docstring, and the indentation that all of it has, are not shown")
  func docstring() throws {
    let program = "def g():\n    '''\n    Is.\n\n        g()\n    '''\n\n?g"
    #expect(try RecordedSession().run(program) == "g()\nIs.\n\n    g()\n")
  }

  @Test(
    "What is asked with more behind it, or by help, is found",
    arguments: [
      ("?conv 20", "?conv"), ("?train lenet on mnist", "?train"),
      ("?mnist.train[:5]", "?mnist.train"),
      ("help(len)", "?len"), ("help('net')", "?net"), ("help(np.zeros)", "?np.zeros"),
      ("help()", "?help"), ("help", "?help"), ("?Network.SGD", "?network3.Network.SGD"),
      ("?same", "?pad"), ("?[].append", nil), ("?nosuch 20", nil),
    ] as [(String, String?)])
  func sameAs(question: String, other: String?) throws {
    let session = try RecordedSession()
    session.run("import numpy as np")
    let page = session.run(question)
    guard let other else {
      #expect(page.contains("there is nothing about"))
      return
    }
    #expect(page == session.run(other))
  }

  @Test(
    "Words of sentences, methods, and what a program has defined",
    arguments: [
      (
        "?relu",
        """
        relu: the activation function max(0, z) of conv, dense and rnn. ReLU(x) computes it.

            net small = 784 -> dense 30 relu -> softmax 10

        """
      ),
      (
        "?adagrad",
        """
        with adagrad: s ← s + g², w ← w - η g / (√s + 10⁻⁸), where g is the gradient and η the rate.

            train lenet on mnist for 1 epochs rate 0.01 with adagrad

        """
      ),
      (
        "?_",
        "_ is the value that was shown last, _N the value of statement N of %history -n."
          + "\n\n    2 + 3\n    _ * 2\n"
      ),
      ("_ = 3\n?_", "_: int\n3\n"), ("relu = 3\n?relu", "relu: int\n3\n"),
      (
        "?network3.Network.SGD",
        """
        SGD(training_data, epochs, mini_batch_size, eta, validation_data, test_data, lmbda=0.0)
        Trains by stochastic gradient descent on mini-batches, as the chapter does: eta is the
        learning rate, lmbda the L2 regularisation.

            net.SGD(training_data, 60, 10, 0.1, validation_data, test_data)

        """
      ),
      ("some = []\n?some.append", "append(x)\nAdds x at the end.\n"),
      (
        "part = mnist.test[:5]\n?part",
        "part: examples\n<mnist.test: 5 labelled examples>\n\n    show part[0]\n"
      ),
      (
        "import theano\ns = theano.shared(1.0)\nf = theano.function([], s * 2)\n?f",
        "A compiled function without inputs.\n"
      ),
      (
        "class P(object):\n    def norm(self, order=2): pass\n\np = P()\n?p.norm",
        "norm(self, order=2)\n"
      ),
      (
        "def f(a, b=1, c='x', d=(1, 2), e=None, *, g=len, h={}, i=[1.5], **o): pass\n\n?f",
        "f(a, b=1, c='x', d=(1, 2), e=None, g=len, h={}, i=[1.5], **o)\n"
      ),
      (
        "ring = []\nring.append(ring)\ndef f(a=ring, b=range(3), c='-' * 50): pass\n\n?f",
        "f(a=…, b=…, c=…)\n"
      ),
    ])
  func answer(program: String, text: String) throws {
    #expect(try RecordedSession().run(program) == text)
  }
}
