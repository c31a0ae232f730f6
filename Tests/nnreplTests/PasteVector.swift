/// A paste that other programs trip over, named by who reported it, and what becomes of it here.
struct PasteVector {
  let name: String
  let pasted: String
  /// All that is shown up to the next prompt.
  let answer: String
  /// The names that there are then, with what `%who` says of them.
  let names: [String]

  init(_ name: String, pasted: String, answer: String, names: [String]) {
    self.name = name
    self.pasted = pasted
    self.answer = answer
    self.names = names
  }
}

extension PasteVector {
  /// Prompts and comments.
  static let prompts = [
    PasteVector(
      "ipython#11017: prompts that begin in the third line",
      pasted: "a = 1\nb = 2\n>>> c = 3\n>>> a + b + c\n6\n",
      answer: """
        nn> a = 1
        nn> b = 2
        nn> c = 3
        nn> a + b + c
        6
        4 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["a int 1", "b int 2", "c int 3"]),
    PasteVector(
      "ipython#15089: a doctest that is indented, with its output",
      pasted: "    >>> a = 1\n    >>> a + 1\n    2\n",
      answer: """
        nn> a = 1
        nn> a + 1
        2
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["a int 1"]),
    PasteVector(
      "ipython#15259: prompts inside a string",
      pasted: "s = \"\"\"\n>>> a = 1\n>>> a\n1\n\"\"\"\nlen(s)\n",
      answer: """
        nn> s = \"""
        ... >>> a = 1
        ... >>> a
        ... 1
        ... \"""
        nn> len(s)
        19
        2 statements pasted

        """,
      names: ["s str of 19"]),
    PasteVector(
      "ipython#15259: prompts inside a string behind prompts",
      pasted: """
        >>> def f():
        ...     \"""
        ...     >>> f()
        ...     1
        ...     \"""
        ...     return 1
        ...
        >>> f()
        1

        """,
      answer: """
        nn> def f():
        ...     \"""
        ...     >>> f()
        ...     1
        ...     \"""
        ...     return 1
        nn> f()
        1
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["f f()"]),
    PasteVector(
      "ipython#11863: what IPython shows of a function, pasted again",
      pasted: """
        In [1]: def f(a,
           ...:       b):
           ...:     return a + b
           ...:\u{20}

        In [2]: f(1,
           ...:   2)
        Out[2]: 3

        """,
      answer: """
        nn> def f(a,
        ...       b):
        ...     return a + b
        nn> f(1,
        ...   2)
        3
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["f f(a, b)"]),
    PasteVector(
      "ipython#11863: what nnrepl shows, pasted again",
      pasted: """
        nn> for i in range(2):
        ...     print(i)
        ...\u{20}
        0
        1
        nn> x = [1,
        ...      2]
        nn> x
        [1, 2]
        nn>\u{20}

        """,
      answer: """
        nn> for i in range(2):
        ...     print(i)
        0
        1
        nn> x = [1,
        ...      2]
        nn> x
        [1, 2]
        3 statements pasted, 3 lines of the book's output kept as expectation: all the same here

        """,
      names: ["i int 1", "x list of 2"]),
    PasteVector(
      "Out[4]: 1 behind its statement",
      pasted: "In [3]: a = 1\n\nIn [4]: a\nOut[4]: 1\n",
      answer: """
        nn> a = 1
        nn> a
        1
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["a int 1"]),
    PasteVector(
      "julia#49839: an empty prompt",
      pasted: ">>> \n>>> x = 1\n>>>\n>>> x\n1\n>>> \n",
      answer: """
        nn> x = 1
        nn> x
        1
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["x int 1"]),
    PasteVector(
      "julia#49839: nothing but empty prompts",
      pasted: ">>> \n>>>\n",
      answer: "",
      names: []),
    PasteVector(
      "julia#53497: a prompt with nothing but a comment",
      pasted: ">>> # the first\n>>> x = 1  # a number\n>>> # the last\n>>> x\n1\n",
      answer: """
        nn> x = 1  # a number
        nn> x
        1
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["x int 1"]),
    PasteVector(
      "julia#53497: one comment behind a prompt",
      pasted: ">>> # nothing to do\n",
      answer: "",
      names: []),
    PasteVector(
      "julia#43841: a line of comment",
      pasted: "# nothing to do\n",
      answer: "",
      names: []),
    PasteVector(
      "julia#43841: comments around statements",
      pasted: "# one\nx = 1\n# two\nx\n# three\n",
      answer: "nn> x = 1\nnn> x\n1\n2 statements pasted\n",
      names: ["x int 1"]),
    PasteVector(
      "julia#30414: several statements under one prompt",
      pasted: ">>> a = 1\n    b = 2\n    a + b\n3\n",
      answer: """
        nn> a = 1
        nn> b = 2
        nn> a + b
        3
        3 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["a int 1", "b int 2"]),
    PasteVector(
      "julia#30414: several statements on one line",
      pasted: ">>> a = 1; b = 2; a + b\n3\n",
      answer: "3\n1 line of the book's output kept as expectation: the same here\n",
      names: ["a int 1", "b int 2"]),
  ]
}
