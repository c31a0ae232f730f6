extension PasteVector {
  /// What cannot be understood as a whole: nothing of it runs.
  static let refused = [
    PasteVector(
      "a mistake under a prompt",
      pasted: ">>> a = 1\n>>> b = (2 3)\n>>> c = 3\n",
      answer: """
        2  b = (2 3)
                  ^ expected `,` or `)`
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a mistake without prompts",
      pasted: "a = 1\nb = (2 3)\nc = 3\n",
      answer: """
        2  b = (2 3)
                  ^ expected `,` or `)`
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a mistake in a listing with line numbers",
      pasted: "1 a = 1\n2 b = [1, 2))\n3 c = 3\n4 d = 4\n",
      answer: """
        2  b = [1, 2))
                    ^ `)` does not close the `[` before it
           try ]
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a bracket that is never closed, under a prompt",
      pasted: ">>> a = 1\n>>> b = [1,\n>>> c = 3\n",
      answer: """
        2  b = [1,
               ^ this `[` is never closed
           try adding `]`
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a body that is not indented",
      pasted: "a = 1\nfor i in range(3):\nprint(i)\nc = 3\n",
      answer: """
        2  for i in range(3):
                             ^ expected an indented line behind `for …:`
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "indentation between two blocks",
      pasted: "a = 1\ndef f():\n    b = 2\n  c = 3\nd = 4\n",
      answer: """
        4  c = 3
           ^ this line is indented less than its block, but more than what is around it
           try aligning it with one of the lines above
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a mistake behind Python 2's print",
      pasted: ">>> print 1\n1\n>>> b = (2 3)\n",
      answer: """
        3  b = (2 3)
                  ^ expected `,` or `)`
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "a layer that there is not, in a sentence",
      pasted: "x = 1\nnet a = 784 -> dens 10\ny = 2\n",
      answer: """
        2  net a = 784 -> dens 10
                          ^^^^ `dens` is no layer; there are `conv`, `pool`, `dense`, `softmax`, \
        `flatten`, `rnn`, `lstm`, `gru`
           try dense
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "prose before the statements",
      pasted: "We train the network, as follows:\n\n>>> a = 1\n",
      answer: """
        1  We train the network, as follows:
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this line reads like a program's output, not like a \
        statement
           try leaving it out
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "nothing but a log",
      pasted: """
        Training mini-batch number 0
        Epoch 0: validation accuracy 93.92%
        This is the best validation accuracy to date.

        """,
      answer: """
        1  Training mini-batch number 0
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this line reads like a program's output, not like a \
        statement
           try leaving it out
        nothing of the paste was run

        """,
      names: []),
    PasteVector(
      "nothing but a result",
      pasted: "Out[4]: 1\n",
      answer: "nothing to run: 1 line of output\n",
      names: []),
    PasteVector(
      "nothing but a line for a shell",
      pasted: """
        git clone https://github.com/mnielsen/neural-networks-and-deep-learning.git

        """,
      answer: "nothing to run: 1 line for a shell\n",
      names: []),
  ]
}
