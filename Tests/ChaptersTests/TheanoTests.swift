import Testing

/// Programs of Theano's: the book's of section 2.4 in our words, with the values it prints.
@Suite struct TheanoTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let program: String
    let text: String

    init(_ name: String, _ program: String, _ text: String) {
      testDescription = name
      self.program = program
      self.text = text
    }
  }

  static let cases: [Case] = [
    .init(
      "defaults and names of inputs",
      """
      x, y, w = T.dscalars('x', 'y', 'w')
      f = theano.function([x, theano.In(y, value=1), theano.In(w, value=2, name='weight')], (x + y) * w)
      print(f(33), f(33, 2), f(33, 0, 1), f(33, weight=1))
      """, "68.0 70.0 33.0 34.0\n"),
    .init(
      "several outputs",
      """
      a, b = T.dmatrices('a', 'b')
      d = a - b
      print(theano.function([a, b], [d, abs(d), d ** 2])([[1, 2], [3, 4]], [[1, 1], [1, 1]]))
      """,
      """
      [array([[0., 1.],
             [2., 3.]]), array([[0., 1.],
             [2., 3.]]), array([[0., 1.],
             [4., 9.]])]

      """),
    .init(
      "shared variables and updates",
      """
      state, twice = theano.shared(0), theano.shared(0)
      inc = T.iscalar('inc')
      up = theano.function([inc], state, updates=[(state, state + inc), (twice, twice + 2 * inc)])
      down = theano.function([inc], state, updates=[(state, state - inc)])
      print('%s %d %d' % (up(10), state.get_value(), twice.get_value()))
      print('%s %d' % (down(5), state.get_value()))
      state.set_value(100)
      print('%s %d' % (up(200), state.get_value()))
      """, "0 10 20\n10 5\n100 300\n"),
    .init(
      "updates in an ordered dictionary",
      """
      from collections import OrderedDict
      s, x = theano.shared(0.), T.dscalar()
      f = theano.function([x], s, updates=OrderedDict([(s, s + x)]))
      _ = f(2.), f(3.)
      print(s.get_value(), theano.function([x], x ** 2, givens={})(3))
      """, "5.0 9.0\n"),
    .init(
      "the logarithm of a softmax stays finite",
      "print(T.nnet.logsoftmax(T.as_tensor_variable([[0., 1000.]])).eval())", "[[-1000.     0.]]\n"),
    .init(
      "givens",
      """
      state = theano.shared(3)
      delta, other = T.iscalar(), T.scalar(dtype=state.dtype)
      f = theano.function([delta, other], state * 2 + delta, givens=[(state, other)])
      print(f(1, 5), state.get_value())
      """, "11 3\n"),
    .init(
      "copies of functions",
      """
      state, new = theano.shared(0), theano.shared(0)
      inc = T.iscalar('inc')
      f = theano.function([inc], state, updates=[(state, state + inc)])
      swapped, still = f.copy(swap={state: new}), f.copy(delete_updates=True)
      print(f(10), swapped(100), new.get_value(), still(200), state.get_value())
      """, "0 [array(0)] 100 [array(10)] 10\n"),
    .init(
      "random numbers, Theano's own for the seed",
      """
      from theano.tensor.shared_randomstreams import RandomStreams
      streams = RandomStreams(seed=234)
      u, n = streams.uniform((2, 2)), streams.normal((2, 2))
      f, g = theano.function([], u), theano.function([], n, no_default_updates=True)
      print(f())
      print(f())
      print((g() == g()).all(), theano.function([], u + u - 2 * u)().sum())
      """,
      """
      [[0.12672381 0.97091597]
       [0.13989098 0.88754825]]
      [[0.31971415 0.47584377]
       [0.24129163 0.42046081]]
      True 0.0

      """),
    .init(
      "gradients",
      """
      x = T.dscalar('x')
      print(theano.function([x], T.grad(x ** 2, x))(2))
      print(theano.function([x], T.grad(1 / (1 + T.exp(-x)), x))(2.0))
      """, "4.0\n0.10499358540350649\n"),
    .init(
      "mini-batches by their number, whatever is left for the last",
      """
      data, i, x = theano.shared(np.arange(20.).reshape(10, 2)), T.lscalar(), T.matrix()
      f = theano.function([i], x.sum(), givens={x: data[i * 3:(i + 1) * 3]})
      print([float(f(k)) for k in range(5)])
      """, "[15.0, 51.0, 87.0, 37.0, 0.0]\n"),
    .init(
      "a loop over powers and over coefficients",
      """
      k, a = T.iscalar(), T.dvector()
      power, _ = theano.scan(lambda p, a: p * a, outputs_info=T.ones_like(a), non_sequences=a, n_steps=k)
      f = theano.function([a, k], power[-1])
      print(f(range(6), 2), f(range(6), 3))
      c, x = T.dvector(), T.dscalar()
      terms, _ = theano.scan(
          lambda c, p, x: c * x ** p, sequences=[c, T.arange(1000)], outputs_info=None, non_sequences=x)
      value = terms.sum()
      print(theano.function([c, x], [value, T.grad(value, x)])([1, 0, 2], 3))
      """, "[ 0.  1.  4.  9. 16. 25.] [  0.   1.   8.  27.  64. 125.]\n[array(19.), array(12.)]\n"),
    .init(
      "a loop with two values before the first",
      """
      u, start = T.dvector(), T.dvector()
      s, _ = theano.scan(
          lambda u, a, b: u + 0.5 * a + 0.25 * b, sequences=u,
          outputs_info=dict(initial=start, taps=[-2, -1]))
      print(theano.function([u, start], s)([1, 2, 3], [4, 8]))
      """, "[5.     7.25   7.3125]\n"),
    .init(
      "the gradient through a loop is that of finite differences",
      """
      W, X, h0 = theano.shared(np.eye(2) * 0.5), T.dmatrix(), T.dvector()
      h, _ = theano.scan(lambda x, h: T.tanh(T.dot(h, W) + x), sequences=X, outputs_info=h0)
      cost = (h[-1] ** 2).sum()
      f, g = theano.function([X, h0], cost), theano.function([X, h0], T.grad(cost, W))
      x, start, w = np.array([[1, .5], [-.3, .2], [.1, .9]]), np.zeros(2), W.get_value()
      slopes, found = np.zeros((2, 2)), g(x, start)
      for i in range(2):
          for j in range(2):
              step = np.zeros((2, 2))
              step[i, j] = 1e-6
              W.set_value(w + step)
              up = f(x, start)
              W.set_value(w - step)
              slopes[i, j] = (up - f(x, start)) / 2e-6
      print(np.abs(slopes - found).max() < 1e-8)
      """, "True\n"),
    .init(
      "a loop draws anew in each step",
      """
      from theano.tensor.shared_randomstreams import RandomStreams
      streams = RandomStreams(3)
      s, updates = theano.scan(
          lambda p: p + streams.binomial(size=(50,), n=1, p=0.5), outputs_info=T.zeros((50,)), n_steps=3)
      f = theano.function([], s, updates=updates)
      a, b = f(), f()
      print((a[1] != 2 * a[0]).any(), (a != b).any(), a.max() <= 3)
      """, "True True True\n"),
    .init(
      "parts set",
      """
      v = T.vector('v')
      print(theano.function([v], [T.set_subtensor(v[1:3], 0), T.inc_subtensor(v[[0, 0]], 5)])([1, 2, 3, 4]))
      """, "[array([1., 0., 0., 4.]), array([11.,  2.,  3.,  4.])]\n"),
    .init(
      "how variables are written",
      """
      x, b = T.matrix('x'), theano.shared(0., name='b')
      print(x, b, T.dot(x, x.T), x.type, x + 1)
      """, "x b dot.0 TensorType(float64, matrix) Elemwise{add,no_inplace}.0\n"),
    .init(
      "a number does not widen what it meets",
      """
      x = T.fmatrix('x')
      print((x * 2).dtype, (x * 0.5).dtype, (x * 0.1).dtype, (x / 3).dtype, T.cast(x, 'int32').dtype)
      """, "float32 float32 float64 float32 int32\n"),
    .init(
      "saturated logistic regression stays finite",
      """
      x, y, w = T.dvector('x'), T.dvector('y'), theano.shared(1., name='w')
      p = 1 / (1 + T.exp(-x * w))
      cost = (-y * T.log(p) - (1 - y) * T.log(1 - p)).mean()
      print(theano.function([x, y], [cost, T.grad(cost, w)])([1000., -1000.], [0., 0.]))
      """, "[array(500.), array(500.)]\n"),
    .init(
      "a part set to the whole",
      """
      x = T.dvector('x'); b = x + 1
      print(theano.function([x], T.set_subtensor(b[::-1], b))([1., 2., 3.]))
      m = T.dmatrix('m')
      print(T.inc_subtensor(m[:, [2, 0]], np.array([[1., 2.], [3., 4.]])).eval({m: np.zeros((2, 3))}))
      """, "[4. 3. 2.]\n[[2. 0. 1.]\n [4. 0. 3.]]\n"),
    .init(
      "what is held constant, though a rule could look through it",
      """
      x = T.dvector('x')
      for h in [-x, T.nnet.sigmoid(x), x.reshape((2,))]:
          slope = T.grad(T.log(h ** 2).sum() + x.sum(), x, consider_constant=[h])
          print(theano.function([x], slope)([1., 2.]))
      """, "[1. 1.]\n[1. 1.]\n[1. 1.]\n"),
    .init(
      "updates of a scan's step",
      """
      k, xs = theano.shared(1.0), T.dvector()
      out, up = theano.scan(lambda x: (x * k, {k: k + 1}), sequences=xs)
      f = theano.function([xs], out, updates=up)
      print(f([1, 1, 1]), k.get_value(), f([2., 2.]), k.get_value())
      """, "[1. 2. 3.] 4.0 [ 8. 10.] 6.0\n"),
    .init(
      "finite logarithms far from 0, and labels outside",
      """
      x, y = T.dmatrix('x'), T.ivector('y')
      a = T.log(T.nnet.softmax(x)); b = T.log(1 + T.exp(x))
      print(theano.function([x], [a, T.grad(a[0, 1], x), b])([[900., 0.]]))
      f = theano.function([x, y], -T.mean(a[T.arange(y.shape[0]), y]))
      print(f([[900., 0.]], [-1]))
      try: f([[900., 0.]], [2])
      except IndexError: print('outside')
      """,
      """
      [array([[   0., -900.]]), array([[-1.,  1.]]), array([[9.00000000e+02, 6.93147181e-01]])]
      900.0
      outside

      """),
    .init(
      "truths of variables, and means of nothing",
      """
      W, x = theano.shared(np.zeros(2)), T.dvector('x')
      print(not W, bool(T.eq(x, 1)), x.mean().eval({x: []}))
      """, "False True nan\n"),
    .init(
      "gradients that finite differences confirm",
      """
      r = np.random.RandomState(1)
      def check(f, *shape): T.verify_grad(f, [r.rand(*shape) + 0.1], rng=r)
      check(lambda x: T.prod(x, axis=1), 2, 3)
      check(T.nnet.logsoftmax, 2, 3)
      y = np.array([0, 2])
      def likelihood(x): return T.nnet.categorical_crossentropy(T.nnet.softmax(x), y).mean()
      check(lambda x: T.grad(likelihood(x), x), 2, 3)
      check(lambda p: T.grad(T.nnet.categorical_crossentropy(p, y).mean(), p), 2, 3)
      x = T.dvector()
      print(T.grad(T.prod(x), x).eval({x: [0., 2., 3.]}), T.grad(T.prod(x), x).eval({x: [0., 0., 3.]}))
      """, "[6. 0. 0.] [0. 0. 0.]\n"),
  ]

  @Test(arguments: cases)
  func program(_ test: Case) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport theano\nimport theano.tensor as T\n" + test.program)
    #expect(session.text == test.text)
  }

  /// Mistakes, each with what is said of it.
  static let mistakes: [Case] = [
    .init(
      "a missing input", "theano.function([x], v.sum())",
      """
      5  theano.function([x], v.sum())
                         ^^^ v is needed, and is neither an input of the function nor given
         try function([v, …], …) or givens={v: …}

      """),
    .init(
      "an input that is not needed", "theano.function([x, v], x.sum())",
      """
      5  theano.function([x, v], x.sum())
                         ^^^^^^ the outputs and updates do not need the input v
         try on_unused_input='ignore' lets it be

      """),
    .init(
      "a disconnected gradient", "T.grad(x.sum(), v)",
      """
      5  T.grad(x.sum(), v)
                         ^ the cost does not depend on v
         try disconnected_inputs='ignore' gives zeros

      """),
    .init(
      "a gradient of many numbers", "T.grad(x, x)",
      """
      5  T.grad(x, x)
                   ^ cost must be a scalar, not TensorType(float64, matrix)
         try cost.sum() or T.mean(cost)

      """),
    .init(
      "an index outside", "theano.function([x], x[T.arange(2), [0, 9]])([[1., 2.], [3., 4.]])",
      """
      5  theano.function([x], x[T.arange(2), [0, 9]])([[1., 2.], [3., 4.]])
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pick: index 9 is out of bounds for axis 1 with size 2

      """),
    .init(
      "what is not there", "T.jacobian(x, v)",
      """
      5  T.jacobian(x, v)
           ^^^^^^^^ theano's jacobian is not in nnrepl yet
         try ?theano lists what is

      """),
    .init(
      "an option that would change the result",
      "T.nnet.conv2d(T.tensor4(), T.tensor4(), filter_dilation=(2, 2))",
      """
      5  T.nnet.conv2d(T.tensor4(), T.tensor4(), filter_dilation=(2, 2))
                                                                 ^^^^^^ conv2d's filter_dilation is not in nnrepl

      """),
    .init(
      "a truth in a condition", "if v.sum() > 3: pass",
      """
      5  if v.sum() > 3: pass
            ^^^^^^^^^^^ a symbolic comparison is neither true nor false until it is computed
         try T.switch(condition, a, b) chooses in the graph

      """),
  ]

  @Test(arguments: mistakes)
  func mistake(_ test: Case) throws {
    let session = try RecordedSession()
    session.run(
      "import theano\nimport theano.tensor as T\nx = T.matrix('x'); v = T.vector('v')\n\n"
        + test.program)
    #expect(session.text == test.text)
  }

  /// Sizes, places and depths that no machine holds are errors, never a trap.
  @Test(arguments: [
    "T.alloc(0., 10**9, 10**9).eval()", "T.arange(10**18).eval()", "x.shape[2**63-1]",
    "T.eye(20000, 20000, 2**63-1)", "T.zeros((2**40, 2**40)).eval()",
    "T.stack([T.dscalar()], axis=-2**63)", "x.sum(axis=-2**63)",
    "x.reshape((-1, -1))[0].eval({x: [[1]]})",
    "theano.scan(lambda p: p, outputs_info=T.zeros(()), n_steps=10**9)[0].eval()",
    "T.nnet.conv2d(T.zeros((1,1,3,3)), T.zeros((1,1,0,0)), border_mode='full').eval()",
    "T.reshape(T.zeros((4,)), (2**62, 4, 4)).eval()", "T.zeros((0,3)).max(axis=0).eval()",
    "T.shared_randomstreams.RandomStreams(1).uniform((10**6, 10**6)).eval()",
    "T.shared_randomstreams.RandomStreams(1).random_integers((3,), low=-2**62, high=2**62)",
    "T.signal.pool.pool_2d(T.tensor4(), (0, 2))", "(T.iscalar() + 1)[0]", "x[0, 0, 0]",
    "x.dimshuffle(*(['x'] * 100))", "theano.function([x], x)([[1e400], [1]], 2)",
    "y = x\nfor i in range(30000): y = y + 1",
  ])
  func hostile(_ program: String) throws {
    let session = try RecordedSession()
    session.run("import theano, theano.tensor as T\nx = T.matrix('x')\n" + program)
    #expect(session.failures == 1)
  }

  /// An index outside changes nothing: the update does not take place.
  @Test func failedCallsUpdateNothing() throws {
    let session = try RecordedSession()
    session.run(
      """
      import theano, theano.tensor as T
      i, w = T.lvector('i'), theano.shared(0.)
      f = theano.function([i], w, updates=[(w, w + T.as_tensor_variable([1., 2.])[i].sum())])
      try:
          f([0, 7])
      except IndexError:
          print(w.get_value())
      _ = f([0, 1])
      print(w.get_value())
      """)
    #expect(session.text == "0.0\n3.0\n")
  }
}
