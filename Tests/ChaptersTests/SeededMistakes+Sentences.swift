extension Mistake {
  /// Mistakes in sentences and names.
  static let seededSentences: [Mistake] = [
    Mistake(
      "a negative rate, in a sentence",
      #"""
      net a = 784 -> softmax 10
      train a on mnist rate -0.1
      """#,
      #"""
      2  train a on mnist rate -0.1
                               ^^^^ -0.1 behind `rate`, but it must not be negative
         try 0.1
      """#),
    Mistake(
      "a string where a number goes, in a sentence",
      #"""
      net a = 784 -> softmax 10
      train a on mnist rate "0.1"
      """#,
      #"""
      2  train a on mnist rate "0.1"
                               ^^^^^ expected a number behind `rate`
         try 0.1
      """#),
    Mistake(
      "another library's word for the rate",
      #"""
      net a = 784 -> softmax 10
      train a on mnist lr 0.1
      """#,
      #"""
      2  train a on mnist lr 0.1
                          ^^ `lr` is no option of `train`; there are `for`, `batch`, `rate`, `l2`, `momentum`, `with`
         try rate
      """#),
    Mistake(
      "for forgotten",
      #"""
      net a = 784 -> softmax 10
      train a on mnist 20 epochs
      """#,
      #"""
      2  train a on mnist 20 epochs
                          ^^ expected `for` before the epochs
         try for 20 epochs
      """#),
    Mistake(
      "an arrow missing between layers",
      #"""
      net a = 1x28x28 -> conv 20 5x5 pool 2x2 -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 -> conv 20 5x5 pool 2x2 -> softmax 10
                                        ^^^^ expected `->` before the next layer
         try -> pool
      """#),
    Mistake(
      "blanks in a shape",
      #"""
      net a = 1 x 28 x 28 -> conv 20 5x5 -> softmax 10
      """#,
      #"""
      1  net a = 1 x 28 x 28 -> conv 20 5x5 -> softmax 10
                   ^ a shape has `x` between its numbers, and no blanks
         try 1x28x28
      """#),
    Mistake(
      "stars in a shape",
      #"""
      net a = 1*28*28 -> conv 20 5x5 -> softmax 10
      """#,
      #"""
      1  net a = 1*28*28 -> conv 20 5x5 -> softmax 10
                  ^ a shape has `x` between its numbers, and no blanks
         try 1x28x28
      """#),
    Mistake(
      "signs of multiplication in a shape",
      #"""
      net a = 1×28×28 -> conv 20 5x5 -> softmax 10
      """#,
      #"""
      1  net a = 1×28×28 -> conv 20 5x5 -> softmax 10
                  ^ `×` is not the sign `*`, though it looks like it
         try `*`, or `x` in a shape such as 1x28x28
      """#),
    Mistake(
      "the number of filters missing",
      #"""
      net a = 1x28x28 -> conv 5x5 -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 -> conv 5x5 -> softmax 10
                                 ^^^ expected the number of filters before the size
         try conv 20 5x5
      """#),
    Mistake(
      "a misspelt module",
      #"""
      import mathplotlib.pyplot as plt
      """#,
      #"""
      1  import mathplotlib.pyplot as plt
                ^^^^^^^^^^^^^^^^^^ nnrepl has no module mathplotlib.pyplot
         try matplotlib.pyplot
      """#),
    Mistake(
      "a misspelt function of matplotlib's",
      #"""
      import matplotlib.pyplot as plt
      plt.xlable("epoch")
      """#,
      #"""
      2  plt.xlable("epoch")
             ^^^^^^ matplotlib.pyplot has no xlable
         try xlabel
      """#),
  ]
}
