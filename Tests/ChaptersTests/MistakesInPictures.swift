extension Mistake {
  /// Mistakes in what is drawn.
  static let pictures: [Mistake] = [
    Mistake(
      "the history of an untrained network",
      #"""
      net a = 784 -> softmax 10
      plot a.history
      """#,
      #"""
      2  plot a.history
              ^^^^^^^^^ the network has not been trained yet
         try train lenet on mnist, with your network's name
      """#),
    Mistake(
      "an untrained network",
      #"""
      net a = 784 -> softmax 10
      plot a
      """#,
      #"""
      2  plot a
              ^ the network has not been trained yet
         try train lenet on mnist, with your network's name
      """#),
    Mistake(
      "the history shown",
      #"""
      net a = 784 -> softmax 10
      show a.history
      """#,
      #"""
      2  show a.history
              ^^^^^^^^^ the network has not been trained yet
         try train lenet on mnist, with your network's name
      """#),
    Mistake(
      "a number shown",
      #"""
      show 5
      """#,
      #"""
      1  show 5
              ^ 5 has no picture
         try ?show for what has one
      """#),
    Mistake(
      "something else second",
      #"""
      show mnist.test[7], "abc" to "x.png"
      """#,
      #"""
      1  show mnist.test[7], "abc" to "x.png"
                             ^^^^^ 'abc' has no picture
         try ?show for what has one
      """#),
    Mistake(
      "a scale that is none",
      #"""
      show(mnist.test[7], scale='each')
      """#,
      #"""
      1  show(mnist.test[7], scale='each')
                                   ^^^^^^ images have one scale or each its own, not 'each'
         try 'own'
      """#),
    Mistake(
      "filters of another time",
      #"""
      net a = 1x28x28 -> conv 2 5x5 -> softmax 10
      show a.filters(1, 'before')
      """#,
      #"""
      2  show a.filters(1, 'before')
                           ^^^^^^^^ the filters are of now or of the start, not 'before'
         try 'start'
      """#),
    Mistake(
      "a data set shown",
      #"""
      show mnist
      """#,
      #"""
      1  show mnist
              ^^^^^ a value of type data set has no picture
         try ?show for what has one
      """#),
    Mistake(
      "an empty list shown",
      #"""
      show []
      """#,
      #"""
      1  show []
              ^^ a value of type list has no picture
         try ?show for what has one
      """#),
    Mistake(
      "an empty list plotted",
      #"""
      plot []
      """#,
      #"""
      1  plot []
              ^^ there is no curve in this
         try plot [1, 4, 9, 16]
      """#),
    Mistake(
      "a number plotted",
      #"""
      plot 5
      """#,
      #"""
      1  plot 5
              ^ there is no curve in this
         try plot [1, 4, 9, 16]
      """#),
    Mistake(
      "a word plotted",
      #"""
      plot ["a"]
      """#,
      #"""
      1  plot ["a"]
              ^^^^^ an array is made of numbers, not 'a'
      """#),
    Mistake(
      "unequal lengths",
      #"""
      plot [1, 2], [1, 2], [1, 2, 3]
      """#,
      #"""
      1  plot [1, 2], [1, 2], [1, 2, 3]
              ^^^^^^ 2 values along x, but 3 along y
      """#),
    Mistake(
      "filters of a layer that is not there",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.filters(9)
      """#,
      #"""
      2  a.filters(9)
                   ^ there is no layer 9
         try 1 to 3
      """#),
    Mistake(
      "filters of a pooling layer",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      show a.filters(2)
      """#,
      #"""
      2  show a.filters(2)
                        ^ layer 2, pool 2x2, has no filters
         try layer 1
      """#),
    Mistake(
      "maps of a layer that is not there",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.maps(9, mnist.test[1])
      """#,
      #"""
      2  a.maps(9, mnist.test[1])
                ^ there is no layer 9
         try 1 to 3
      """#),
    Mistake(
      "maps of no image",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.maps(1, 5)
      """#,
      #"""
      2  a.maps(1, 5)
                   ^ this is no image but 5
         try mnist.test[7]
      """#),
    Mistake(
      "maps of too small an image",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.maps(1, [1, 2, 3])
      """#,
      #"""
      2  a.maps(1, [1, 2, 3])
                   ^^^^^^^^^ inputs of 3, but the network takes 1x28x28 = 784
      """#),
    Mistake(
      "an answer for a word",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.predict("7")
      """#,
      #"""
      2  a.predict("7")
                   ^^^ an array is made of numbers, not '7'
      """#),
    Mistake(
      "errors on no examples",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      a.errors(5)
      """#,
      #"""
      2  a.errors(5)
                  ^ these are no examples but 5
         try mnist.test
      """#),
    Mistake(
      "nothing to go on with",
      #"""
      net a = 1x28x28 -> conv 3 5x5 relu -> pool 2x2 -> softmax 10
      resume(a)
      """#,
      #"""
      2  resume(a)
                ^ no training run of this network was stopped
      """#),
  ]
}
