import Testing

/// What a program's mistakes with plots lead to: a message that says what to do, never a trap.
@Suite("Mistakes with matplotlib.pyplot")
struct PyplotMistakeTests {
  /// A statement and what its message holds.
  static let cases: [(statement: String, message: String)] = [
    ("plt.plot([1, 2], [1, 2, 3])", "2 values along x, but 3 along y"),
    ("plt.plot([1, 2], 'q')", "the format 'q' has 'q', which means nothing"),
    ("plt.plot([1, 2], colr='r')", "try color="),
    ("plt.plot([1, 2], color='bleu')", "'blue'"),
    ("plt.plot(np.zeros((2, 2, 2)))", "not an array of shape (2, 2, 2)"),
    ("plt.pie([1, 2])", "matplotlib.pyplot.pie is not in nnrepl yet"),
    ("plt.plto([1])", "plot"), ("plt.gca().twiny()", "Axes.twiny is not in nnrepl yet"),
    ("plt.figure().add_subplot(111, projection='3d')", "projection='3d' are not in nnrepl yet"),
    ("plt.subplot(2, 1, 3)", "the places of a grid of 2 by 1 are 1 to 2"),
    ("plt.subplot(99)", "three digits"),
    ("plt.subplot(10**9, 10**9, 1)", "1 to 100 rows and columns"),
    ("plt.subplots(1000, 1000)", "at most 100"),
    ("plt.imshow([1, 2])", "no image"),
    ("plt.imshow(np.zeros((0, 3)))", "no image"),
    ("plt.imshow([[1]], cmap='grya')", "'gray'"),
    ("plt.imshow([[1]], origin='middle')", "'upper' or 'lower'"),
    ("plt.imshow([[1]], extent=[1, 2])", "(left, right, bottom, top)"),
    ("plt.hist([1, float('nan')])", "finite"),
    ("plt.hist([1, 2], bins=0)", "at least 1"),
    ("plt.hist([1, 2], bins=10**9)", "at most 100,000"),
    ("plt.hist([1, 2], bins=[2, 1])", "that grow"),
    ("plt.bar([1, 2], [1, 2, 3])", "3 values of height for 2 places"),
    ("plt.contour([1, 2])", "table of numbers"), ("plt.contour([[1]])", "at least two rows"),
    ("plt.contour([[1, 2], [3, 4]], levels=[2, 1])", "that grow"),
    ("plt.axis('of')", "'off'"), ("plt.axis([1, 2])", "[left, right, bottom, top]"),
    ("plt.legend(loc='lower rihgt')", "'lower right'"),
    ("plt.colorbar()", "nothing here has colours"),
    ("plt.savefig('a.gif')", "PNG or SVG"), ("plt.savefig('../a.png')", "only inside"),
    ("plt.xlim('a')", "limits"), ("plt.xlim(float('inf'))", "a limit is a number"),
    ("plt.yscale('symlog')", "'linear' or 'log'"),
    ("plt.figure(figsize=(0, 1))", "width and a height"),
    ("plt.rcParams['figure.figsiz']", "'figure.figsize'"),
    ("plt.rcParams['figure.figsize'] = 3", "cannot be walked"),
    ("plt.scatter([1, 2], [1, 2], c=[1, 2, 3, 4, 5])", "5 values of c for 2 points"),
    ("plt.subplot2grid((2, 2), (2, 0))", "outside a grid of 2 by 2"),
    ("from mpl_toolkits.mplot3d import Axes3D", "not in nnrepl yet"),
  ]

  @Test(arguments: cases)
  func message(statement: String, message: String) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport matplotlib.pyplot as plt")
    let text = session.run(statement)
    #expect(session.failures == 1, "\(statement): \(text)")
    #expect(text.contains(message), "\(statement): \(text)")
  }

  @Test(arguments: [
    "plt.plot()", "plt.plot([])", "plt.plot([float('nan')])", "plt.plot([1e308, -1e308])",
    "plt.plot([float('inf'), 1])", "plt.semilogy([-1, 0])", "plt.hist([])", "plt.hist([5])",
    "plt.scatter([], [])", "plt.bar([], [])", "plt.imshow([[float('nan')]])", "plt.imshow([[7]])",
    "plt.contour([[1, 1], [1, 1]])", "plt.contourf([[1, 2], [3, float('nan')]])",
    "plt.xlim(5, 5)", "plt.ylim(3, 1)", "plt.axis([0, 0, 0, 0])", "plt.text(1e300, -1e300, 'x')",
    "plt.plot([1, 2], lw=1e9, markersize=1e9, marker='o')",
    "plt.fill_between([1, 2], [1, 2], [2, 1])",
    "plt.errorbar([1], [2], yerr=[[1], [2]])", "plt.imshow(np.zeros((2, 2, 4)))",
    "plt.title('a\\nb\\nc')", "plt.plot([[1, 2], [3, 4]])", "plt.pcolormesh([[1]])",
    "plt.hist([1, 2, 3], 'auto')", "plt.legend()", "plt.annotate('a', (1, 2))",
    "plt.plot([1, 2], color='none')", "plt.bar(1, 2)", "plt.plot(3, 4, 'o')",
  ])
  func anythingIsDrawn(statement: String) throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport matplotlib.pyplot as plt")
    let text = session.run(statement + "\nplt.savefig('a.png')\nplt.savefig('a.svg')\nplt.show()")
    #expect(session.failures == 0, "\(statement): \(text)")
  }

  @Test func exampleOfEachFunctionRuns() throws {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport matplotlib.pyplot as plt\nimport matplotlib")
    let names = session.session.completions(in: "plt.", at: 4).words
    #expect(names.count > 70)
    for name in names {
      let help = session.run("?plt.\(name)")
      let example = help.split(separator: "\n").last { $0.hasPrefix("    ") }
      guard let example, help.hasPrefix("\(name)(") else { continue }
      // A strip of colours and labels of contours need something that has some.
      if name == "colorbar" || name == "clabel" { session.run("plt.contour([[0, 1], [1, 2]])") }
      let before = session.failures
      let text = session.run(String(example.drop { $0 == " " }))
      #expect(session.failures == before, "\(name): \(text)")
      #expect(help.split(separator: "\n").count >= 2, "\(name)")
    }
  }
}
