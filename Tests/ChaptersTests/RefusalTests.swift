import Testing

/// Requests that cannot be met: too large, empty, of the wrong type or shape, or out of range.
///
/// Each is refused with a message; none may stop the program, whatever the numbers are.
@Suite("What cannot be done is refused")
struct RefusalTests {
  private static let preparation = """
    import numpy as np
    net a = 784 -> softmax 10
    net c = 1x28x28 -> conv 2 5x5 -> pool 2x2 -> softmax 10

    """

  @Test("and the session lives on")
  func refusals() throws {
    let session = try RecordedSession()
    #expect(session.run(Self.preparation) == "")
    for (index, program) in Self.requests.enumerated() {
      let answer = session.run(program)
      #expect(session.failures == index + 1, "\(program): \(answer)")
    }
    #expect(session.run("1 + 1") == "2\n")
  }

  private static let requests = [
    "np.zeros((10**6,10**6))",
    "np.zeros(-1)",
    "np.zeros((10**18,10**18,10**18))",
    "np.arange(0,10,0)",
    "np.arange(1e300)",
    #"np.arange(0, 1, float("nan"))"#,
    #"np.arange(float("inf"))"#,
    "a.filters(-1)",
    "a.filters(10**18)",
    "test a on mnist.test[0:0]",
    "train a on mnist.test[:5] batch 10",
    "train a on mnist.test[:0]",
    "np.argmax([])",
    "np.max([])",
    "%history 99999999999999999999",
    "%history -1",
    "%seed -1",
    "%seed",
    "%dialect 4",
    "np.random.seed(-1)",
    "np.random.normal(0, 1, -5)",
    "np.random.normal(0, 1, (10**10, 10**10))",
    "np.reshape([1,2,3], (2,2))",
    "np.reshape([1,2,3], (-1,-1))",
    "np.dot([1,2],[1,2,3])",
    "np.sum([1,2], 5)",
    "np.sum([1,2], -3)",
    "show np.zeros((0,5))",
    "show np.zeros((2,0))",
    "show np.zeros((1,1,1,1,1,1))",
    "mnist.test[10**18]",
    "mnist.test[-501]",
    "mnist.test[::0]",
    "mnist.test.x[3]",
    "mnist.train.y.set_value([1])",
    "mnist.x",
    #"a.layers[0].w.set_value("abc")"#,
    "a.layers[0].w.set_value(None)",
    "a.layers[0].w = 5",
    "net b = 784 -> dense (10**18) -> softmax 10",
    "net b = 784 -> dense (2.5) -> softmax 10",
    "net b = 99999999999999999999 -> softmax 10",
    "net b = 0x28x28 -> softmax 10",
    "net b = 1x28x28 -> conv 2 0x0 -> softmax 10",
    "net b = 1x28x28 -> conv 2 5x5 stride 0 -> softmax 10",
    "net b = 1x28x28 -> pool 2x2 stride 0 -> softmax 10",
    "net b = 1x28x28 -> conv 2 5x5 stride -3 -> softmax 10",
    "train a on mnist for -1 epochs",
    "train a on mnist for (10**18) epochs batch (10**18)",
    #"train a on mnist rate (float("nan"))"#,
    "train a on mnist l2 -5",
    #"train a on mnist l2 (float("nan"))"#,
    "train a on mnist momentum 5",
    "conv(1)",
    #"conv(10, "abc")"#,
    "conv(10, (5,5), stride=(1,2,3))",
    #"pool((2,2), mode="median")"#,
    "network(784, [])",
    "network((), [softmax(10)])",
    #"network("784", [softmax(10)])"#,
    "network([784], softmax(10))",
    "a.layers[0].w.get_value()[0, 10**18]",
    "a.layers[0].w.get_value()[::0]",
    "a.history.cost[0]",
    "len(a)",
    "a + 1",
    "for x in a: pass",
    #"sigmoid("a")"#,
    "ReLU(None)",
    #"load_data_shared("/")"#,
    #"load_data_shared("")"#,
    #"load_data_shared("a" * 100000)"#,
    #"load_data_shared("x\0y")"#,
    #"expand_mnist("a/b/c")"#,
    #"expand_mnist(save="")"#,
    #"show mnist.test[0] to """#,
    #"show mnist.test[0] to "/""#,
    #"show mnist.test[0] to "a\0.png""#,
    "resume(5)",
    "test 5 on mnist",
    "?a.b.c",
    "?a..b",
    "%",
    "%%",
    "% who",
    #"exit("a")"#,
    "np.array([[1,2],[3]])",
    #"np.array("abc")"#,
    #"np.array([1,2], dtype="complex256")"#,
    "np.zeros((2,2))[5]",
    "np.ones((2,3)) + np.ones((3,2))",
  ]
}
