import Testing

/// Theano's second kind of random streams, how graphs are printed and checked, and its modes.
@Suite struct TheanoToolsTests {
  /// Each program's numbers are those of the generator's recurrences and jumps in Python's own
  /// whole numbers (the book's, section 10.3, in the first).
  static let streams: [(program: String, text: String)] = [
    (
      """
      rng = MRG_RandomStreams(np.random.RandomState(1234).randint(2 ** 30))
      p = np.asarray([0.1, 0.3, 0.8, 0.86, 0.9])
      print(rng.binomial(size=p.shape, n=1, p=p).eval())
      """, "[0 0 1 1 1]\n"
    ),
    (
      """
      rng = MRG_RandomStreams()
      f = theano.function([], rng.uniform((2, 4)))
      print(f()); print(f()); print(rng.uniform((3,)).eval())
      """,
      """
      [[0.73532445 0.61420744 0.11007806 0.64877417]
       [0.36619443 0.10882294 0.53305479 0.97837976]]
      [[0.91512378 0.85097455 0.44080659 0.05593456]
       [0.23485647 0.61980145 0.77086423 0.79888001]]
      [0.51807701 0.47852187 0.34987152]

      """
    ),
    (
      "print(MRG_RandomStreams(42).normal((3,)).eval())",
      "[ 1.42693803 -0.00182443 -1.73106689]\n"
    ),
    (
      """
      rng = MRG_RandomStreams(7)
      u = rng.uniform((3,), low=T.dscalar('low'), high=4.)
      again = theano.function([], rng.uniform((2,)), no_default_updates=True)
      print(np.array_equal(again(), again()))
      first = rng.uniform((2,)); f = theano.function([], first); a = f(); _ = f(); _ = rng.seed(7)
      print(np.array_equal(f(), a))
      """, "True\nTrue\n"
    ),
    (
      """
      low = T.dvector('low')
      f = theano.function([low], shared_randomstreams.RandomStreams(3).uniform(low=low, high=10.))
      r = np.random.RandomState(np.random.RandomState(3).randint(2 ** 30))
      print(np.array_equal(f([0., 5., 9.]), r.uniform([0., 5., 9.], 10.)))
      """, "True\n"
    ),
  ]

  @Test(arguments: streams)
  func stream(_ test: (program: String, text: String)) throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np, theano, theano.tensor as T
      from theano.sandbox.rng_mrg import MRG_RandomStreams
      from theano.tensor import shared_randomstreams
      \(test.program)
      """)
    #expect(session.text == test.text)
  }

  /// The first is Theano's own documentation's example (library/printing).
  static let printed: [(program: String, text: String)] = [
    (
      "print(theano.pp(1 / (1 + T.exp(-T.dot(x, w) - b)) > 0.5))",
      "gt((TensorConstant{1} / (TensorConstant{1} + exp(((-(x \\dot w)) - b)))), TensorConstant{0.5})\n"
    ),
    (
      "theano.printing.debugprint((x * 2 + b).sum() * b)",
      """
      Elemwise{mul,no_inplace} [id A] ''   
       |Sum{axes=[0, 1]} [id B] ''   
       | |Elemwise{add,no_inplace} [id C] ''   
       |   |Elemwise{mul,no_inplace} [id D] ''   
       |   | |x [id E]
       |   | |TensorConstant{2} [id F]
       |   |b [id G]
       |b [id G]

      """
    ),
  ]

  @Test(arguments: printed)
  func printing(_ test: (program: String, text: String)) throws {
    let session = try RecordedSession()
    session.run(
      """
      import theano, theano.tensor as T
      x, w, b = T.dmatrix('x'), T.dvector('w'), T.dscalar('b')
      \(test.program)
      """)
    #expect(session.text == test.text)
  }

  @Test("%graph shows a function as written and as computed")
  func graph() throws {
    let session = try RecordedSession()
    session.run(
      """
      import theano, theano.tensor as T
      x, y = T.dmatrix('x'), T.ivector('y')
      f = theano.function([x, y], -T.mean(T.log(T.nnet.softmax(x))[T.arange(y.shape[0]), y]))
      """)
    #expect(
      session.run("%graph f").hasSuffix(
        "call it once: the steps are chosen for the shapes of a call\n"))
    #expect(
      session.run("_ = f([[1., 2.], [3., 4.]], [0, 1])\n%graph f") == """
        as written: 7 operations
         0  x                 2x2 float64
         1  softmax 0         2x2 float64
         2  log 1             2x2 float64
         3  constant          2 int64
         4  y                 2 int32
         5  cast to int64 4   2 int64
         6  pick 2, 3, 5      2 float64
         7  sum over 0 6      float64
         8  filled 2.0        float64
         9  over 7, 8         float64
        10  scaled by -1.0 9  float64
        output 0 = 10

        as computed: 2 operations
        0  x                      2x2 float64
        1  y                      2 int32
        2  labels of 2 classes 1  2 int32
        3  cross-entropy 0, 2     float64
        output 0 = 3

        """)
    #expect(
      session.run("n = 3\n%graph n") == """
        2  %graph n
           ^^^^^^^^ n is 3, which has no graph
           try %graph f, for a function f = theano.function(…)

        """)
  }

  /// A weight decay of 0 costs nothing.
  @Test func nothingAddedIsNothing() throws {
    let session = try RecordedSession()
    session.run(
      """
      import theano, theano.tensor as T
      x, w = T.dvector('x'), theano.shared(2., name='w')
      cost = (x * w).sum() + 0.5 * 0.0 * (w ** 2) / 10
      f = theano.function([x], [cost, T.grad(cost, w)])
      print(f([1., 2.]))
      """)
    #expect(session.text == "[array(6.), array(3.)]\n")
    #expect(
      session.run("%graph f").hasSuffix(
        """
        as computed: 3 operations
        0  x             2 float64
        1  w             float64
        2  times 0, 1    2 float64
        3  sum over 0 2  float64
        4  sum over 0 0  float64
        output 0 = 3
        output 1 = 4

        """))
  }

  /// In the mode FAST_COMPILE nothing is rewritten: then the naive softmax overflows.
  @Test func modes() throws {
    let session = try RecordedSession()
    session.run(
      """
      import theano, theano.tensor as T
      x = T.dvector('x')
      e = T.log(T.nnet.sigmoid(x))
      print(theano.function([x], e)([-1000.]), theano.function([x], e, mode='FAST_COMPILE')([-1000.]))
      theano.config.optimizer = 'None'
      print(e.eval({x: [-1000.]}))
      """)
    #expect(session.text == "[-1000.] [-inf]\n[-inf]\n")
  }

  @Test func gradientsAreVerified() throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np, theano, theano.tensor as T
      r = np.random.RandomState(1)
      theano.gradient.verify_grad(lambda a, b: T.tanh(T.dot(a, b)), [np.ones((2, 3)), r.rand(3, 2)], rng=r)
      theano.gradient.verify_grad(lambda a: T.sqr(a), [np.float32([1, 2])], rng=r)
      print('both pass')
      try:
          T.verify_grad(lambda a: a.round(), [np.array([0.5 - 1e-9])], rng=r)
      except Exception as e:
          print(type(e).__name__)
      """)
    #expect(session.text == "both pass\nGradientError\n")
  }

  /// Padded with nothing for the maximum, with zeros or without them for the means.
  @Test(arguments: [
    ("max", "[[ 0.  2.  3.]\n [ 8. 10. 11.]\n [12. 14. 15.]]"),
    ("sum", "[[ 0.  3.  3.]\n [12. 30. 18.]\n [12. 27. 15.]]"),
    ("average_inc_pad", "[[0.   0.75 0.75]\n [3.   7.5  4.5 ]\n [3.   6.75 3.75]]"),
    ("average_exc_pad", "[[ 0.   1.5  3. ]\n [ 6.   7.5  9. ]\n [12.  13.5 15. ]]"),
  ])
  func paddedPools(_ mode: String, _ text: String) throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np, theano, theano.tensor as T
      x = T.dmatrix('x')
      pool = T.signal.pool.pool_2d(x, (2, 2), ignore_border=True, pad=(1, 1), mode='\(mode)')
      print(pool.eval({x: np.arange(16.).reshape(4, 4)}))
      T.verify_grad(lambda x: T.signal.pool.pool_2d(x, (2, 2), ignore_border=True, pad=(1, 1),
          mode='\(mode)'), [np.arange(16.).reshape(4, 4) % 7], rng=np.random.RandomState(1))
      """)
    #expect(session.text == text + "\n")
  }
}
