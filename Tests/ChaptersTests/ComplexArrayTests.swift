import Foundation
import Testing

/// What a session keeps of numpy to itself, and what numpy lacks on purpose.
@Suite("numpy in a session")
struct ComplexArrayTests {
  @Test("How arrays are printed is each session's own")
  func printOptions() throws {
    let (one, other) = (try RecordedSession(), try RecordedSession())
    let program = "import numpy as np\nx = np.array([1 / 3, 2e-7j])"
    _ = (one.run(program), other.run(program))
    one.run("np.set_printoptions(precision=3, suppress=True)")
    #expect(one.run("print(x)") == "[0.333+0.j 0.   +0.j]\n")
    #expect(other.run("print(x)") == "[0.33333333+0.e+00j 0.        +2.e-07j]\n")
    #expect(one.run("print(x)") == "[0.333+0.j 0.   +0.j]\n")
  }

  @Test(
    "What is left out on purpose is an AttributeError that says so",
    arguments: ["ma", "datetime64", "char", "memmap", "object_", "longdouble", "nditer"])
  func refusal(_ name: String) throws {
    let session = try RecordedSession()
    let text = session.run(
      """
      import numpy as np
      print(hasattr(np, '\(name)'))
      try:
          np.\(name)
      except AttributeError as error:
          print(error)
      """)
    #expect(text.hasPrefix("False\nnp.\(name) is not in nnrepl, which has no "))
    #expect(session.failures == 0)
  }

  /// Absurd arguments of what is new end in a result or an error, and the session lives on.
  @Test("Absurd arguments are errors")
  func absurdArguments() throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nfrom scipy import linalg")
    for call in [
      "np.fft.fft([1], n=10**18)", "np.fft.fft(3)", "np.fft.fft([], 0)", "np.fft.irfft([1])",
      "np.fft.fftfreq(0)", "np.fft.fftfreq(10**12)", "np.fft.fft2([1])", "np.fft.fftn(1j)",
      "np.fft.ifft(np.zeros((0, 2)), axis=0)", "np.fft.fft([1, 2], axis=5)",
      "np.roots([0, 0])", "np.roots(np.ones(10**5))", "np.roots([np.nan, 1])", "np.roots([[1]])",
      "np.linalg.eig([[np.nan]])", "np.linalg.eig(np.zeros((0, 0), complex))",
      "np.linalg.svd(np.zeros((0, 3), complex))", "np.linalg.qr(np.zeros((3, 0), complex))",
      "np.linalg.inv(np.zeros((2, 2), complex))", "np.linalg.lstsq([[1j]], [1])",
      "np.linalg.solve([[1j]], [[1], [2]])", "np.linalg.inv(np.ones((2, 2), 'f2'))",
      "np.random.default_rng(-1)", "np.random.default_rng(1.5)", "np.random.default_rng('a')",
      "np.random.default_rng(1).integers(0)",
      "np.random.default_rng(1).integers(-2**63, 2**63 - 1)",
      "np.random.default_rng(1).choice(0)", "np.random.default_rng(1).choice(3, 5, replace=False)",
      "np.random.default_rng(1).choice(2**62, 3, replace=False)",
      "np.random.default_rng(1).choice([1, 2], p=[0.5])", "np.random.default_rng(1).random(10**12)",
      "np.random.default_rng(1).permutation(-1)", "np.random.default_rng(1).shuffle(3)",
      "np.random.default_rng(1).permutation(3, axis=2)", "np.random.default_rng(1).gamma(2)",
      "np.random.triangular(1, 0, 2)", "np.random.rayleigh(-1)", "np.random.wald(0, 1)",
      "complex('1' * 10000 + 'j')", "complex('++j')", "complex('1e')", "(1e300+1j) ** 99",
      "np.array([1e300j]) ** 3", "np.arange(3) // 1j", "np.array([1j]).astype('u8')",
      "np.array([1j]).view('i1')", "np.array([1.0]).imag[5]", "np.sort([1j, np.nan, 0])",
      "np.percentile([1j], 3)", "np.histogram([1j])", "np.bincount([1j])",
      "np.interp(1j, [1], [2])",
      "np.float16(1e9) // np.float16(0)", "np.arange(5, dtype='f2') % 0",
      "np.eye(2, dtype='c8') @ 3",
      "np.fill_diagonal(np.zeros(3), 1)", "np.select([], [])", "np.block([])", "np.poly1d([])(1)",
      "np.piecewise(1, [], [])", "np.unwrap(3)", "np.trim_zeros(3)", "np.iinfo(float)",
      "np.finfo(int)", "np.base_repr(1, 99)", "np.gcd(1.5, 2)", "np.nanmax([])", "np.nanmedian([])",
    ] {
      _ = session.run("result = \(call)")
    }
    #expect(session.run("print(np.array([1j]))").hasSuffix("[0.+1.j]\n"))
  }
}
