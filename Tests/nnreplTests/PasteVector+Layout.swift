extension PasteVector {
  /// Tabs, outputs, and lines of other kinds among the statements.
  static let layout = [
    PasteVector(
      "julia#13513: a tab before everything",
      pasted: "\t>>> a = (1,\n\t\t2)\n\t>>> a\n\t(1, 2)\n",
      answer: """
        nn> a = (1,
        ... \t2)
        nn> a
        (1, 2)
        2 statements pasted, 1 line of the book's output kept as expectation: the same here

        """,
      names: ["a tuple of 2"]),
    PasteVector(
      "julia#13513: a tab before lines without prompts",
      pasted: "\ta = 1\n\tb = 2\n\ta + b\n",
      answer: "nn> a = 1\nnn> b = 2\nnn> a + b\n3\n3 statements pasted\n",
      names: ["a int 1", "b int 2"]),
    PasteVector(
      "cpython#133972: output stands between the statements",
      pasted: """
        >>> for i in range(2):
        ...     print(i)
        ...
        0
        1
        >>> 1 + 1
        2
        >>> print('end')
        end

        """,
      answer: """
        nn> for i in range(2):
        ...     print(i)
        0
        1
        nn> 1 + 1
        2
        nn> print('end')
        end
        3 statements pasted, 4 lines of the book's output kept as expectation: all the same here

        """,
      names: ["i int 1"]),
    PasteVector(
      "readline: several lines in one string",
      pasted: ">>> a = 1\n>>> b = 2\n",
      answer: "nn> a = 1\nnn> b = 2\n2 statements pasted\n",
      names: ["a int 1", "b int 2"]),
    PasteVector(
      "Python 2's print",
      pasted: ">>> print \"x\"\nx\n>>> print 1, 2\n1 2\n>>> 3 / 2\n1\n",
      answer: """
        nn> print "x"
        Python 2 from here on (`print` as a statement); %dialect 3 goes back
        x
        nn> print 1, 2
        1 2
        nn> 3 / 2
        1
        3 statements pasted, 3 lines of the book's output kept as expectation: all the same here

        """,
      names: []),
    PasteVector(
      "continuation lines without a prompt, and a log",
      pasted: """
        >>> a = dict(
            b=1,
        c=[2,
                3])
        >>> print(len(a))
        2
        Epoch 0: validation accuracy 93.92%

        """,
      answer: """
        nn> a = dict(
        ...     b=1,
        ... c=[2,
        ...         3])
        nn> print(len(a))
        2
        2 statements pasted, 2 lines of the book's output kept as expectation: 1 the same here, 1 \
        not printed

        """,
      names: ["a dict of 2"]),
    PasteVector(
      "continuation lines with tabs",
      pasted: "a = [1,\n\t2,\n\t\t3]\nsum(a)\n",
      answer: "nn> a = [1,\n... \t2,\n... \t\t3]\nnn> sum(a)\n6\n2 statements pasted\n",
      names: ["a list of 3"]),
    PasteVector(
      "blocks with tabs",
      pasted: "def f(x):\n\tif x:\n\t\treturn 1\n\treturn 2\n\nf(0)\n",
      answer: """
        nn> def f(x):
        ... \tif x:
        ... \t\treturn 1
        ... \treturn 2
        nn> f(0)
        2
        2 statements pasted

        """,
      names: ["f f(x)"]),
    PasteVector(
      "a block at the end",
      pasted: "x = 0\nfor i in range(3):\n    x += i\n",
      answer: "nn> x = 0\nnn> for i in range(3):\n...     x += i\n2 statements pasted\n",
      names: ["i int 2", "x int 3"]),
    PasteVector(
      "an array as it is printed, behind a program",
      pasted: "import numpy as np\nprint(np.ones((2, 2)))\n\n[[ 1.  1.]\n [ 1.  1.]]\n",
      answer: """
        nn> import numpy as np
        nn> print(np.ones((2, 2)))
        [[1. 1.]
         [1. 1.]]
        2 statements pasted, 2 lines of the book's output kept as expectation: all the same here

        """,
      names: ["np <module 'numpy'>"]),
    PasteVector(
      "lines for a shell among statements",
      pasted: "$ cd src\n>>> a = 1\n$ ls\n>>> a\n1\n",
      answer: """
        nn> a = 1
        nn> a
        1
        2 statements pasted, 2 lines for a shell left out, 1 line of the book's output kept as \
        expectation: the same here

        """,
      names: ["a int 1"]),
    PasteVector(
      "words of other languages",
      pasted: ">>> s = '深度学习'\n>>> s\n'深度学习'\n>>> len(s)\n4\n",
      answer: """
        nn> s = '深度学习'
        nn> s
        '深度学习'
        nn> len(s)
        4
        3 statements pasted, 2 lines of the book's output kept as expectation: all the same here

        """,
      names: ["s str of 4"]),
  ]
}
