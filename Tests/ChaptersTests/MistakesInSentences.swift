extension Mistake {
  /// Mistakes in sentences.
  static let sentences: [Mistake] = [
    Mistake(
      "unknown layer",
      #"""
      net a = 1x28x28 -> conf 20 5x5
      """#,
      #"""
      1  net a = 1x28x28 -> conf 20 5x5
                            ^^^^ `conf` is no layer; there are `conv`, `pool`, `dense`, `softmax`, `flatten`, `rnn`, `lstm`, `gru`
         try conv
      """#),
    Mistake(
      "unknown option",
      #"""
      net a = 1x28x28 -> conv 20 5x5 rellu -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 -> conv 20 5x5 rellu -> softmax 10
                                        ^^^^^ `rellu` is no option of `conv`; there are `stride`, `pad`, `relu`, `sigmoid`, `tanh`, `linear`, `dropout`
         try relu
      """#),
    Mistake(
      "an option of another layer",
      #"""
      net a = 1x28x28 -> conv 20 5x5 -> pool 2x2 relu -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 -> conv 20 5x5 -> pool 2x2 relu -> softmax 10
                                                    ^^^^ `relu` is no option of `pool`; there are `max`, `mean`, `l2`, `stride`
      """#),
    Mistake(
      "a filter larger than the image",
      #"""
      net a = 1x28x28 -> conv 20 30x30 -> softmax 10
      """#,
      #"""
        #  layer                   output     parameters   sees
        0  input                   1x28x28             0
        1  conv 20 30x30 sigmoid   ?
      1  net a = 1x28x28 -> conv 20 30x30 -> softmax 10
                                    ^^^^^ 30x30, but the input is 1x28x28, smaller than a filter
         try pad same
      """#),
    Mistake(
      "a window larger than the maps",
      #"""
      net a = 1x28x28 -> conv 20 5x5 -> pool 30x30 -> softmax 10
      """#,
      #"""
        #  layer                 output      parameters   sees
        0  input                 1x28x28              0
        1  conv 20 5x5 sigmoid   20x24x24           520   5x5
        2  pool 30x30            ?
      1  net a = 1x28x28 -> conv 20 5x5 -> pool 30x30 -> softmax 10
                                                ^^^^^ 30x30, but the layer before gives 20x24x24, smaller than a window
      """#),
    Mistake(
      "a convolution of a row of numbers",
      #"""
      net a = 784 -> conv 20 5x5
      """#,
      #"""
        #  layer                 output    parameters   sees
        0  input                 784                0
        1  conv 20 5x5 sigmoid   ?
      1  net a = 784 -> conv 20 5x5
                        ^^^^^^^^^^^ conv needs channels x height x width, but the input is 784
         try 1x28x28
      """#),
    Mistake(
      "no neuron",
      #"""
      net a = 784 -> dense 0 -> softmax 10
      """#,
      #"""
        #  layer             output    parameters   sees
        0  input             784                0
        1  dense 0 sigmoid   ?
      1  net a = 784 -> dense 0 -> softmax 10
                              ^ 0, but it must be at least 1
      """#),
    Mistake(
      "a huge layer",
      #"""
      net a = 784 -> dense 1000000000 -> softmax 10
      """#,
      #"""
        #  layer                      output    parameters   sees
        0  input                      784                0
        1  dense 1000000000 sigmoid   ?
      1  net a = 784 -> dense 1000000000 -> softmax 10
                              ^^^^^^^^^^ training the network would take 14,629 GB, more than the 8 GB it may
      """#),
    Mistake(
      "a huge input",
      #"""
      net a = 1x1000000x1000000 -> softmax 10
      """#,
      #"""
      1  net a = 1x1000000x1000000 -> softmax 10
                 ^^^^^^^^^^^^^^^^^ 1x1000000x1000000 is more than the 8 GB a network may take
      """#),
    Mistake(
      "no layer",
      #"""
      net a = 784
      """#,
      #"""
      1  net a = 784
                    ^ expected `->` and a layer
         try -> dense 10
      """#),
    Mistake(
      "unknown optimiser",
      #"""
      net a = 784 -> softmax 10
      train a on mnist with adm
      """#,
      #"""
      2  train a on mnist with adm
                               ^^^ `adm` is no optimiser; there are `sgd`, `momentum`, `rmsprop`, `adagrad`, `adam`
         try adam
      """#),
    Mistake(
      "unknown option of train",
      #"""
      net a = 784 -> softmax 10
      train a on mnist for 2 epochs batchh 3
      """#,
      #"""
      2  train a on mnist for 2 epochs batchh 3
                                       ^^^^^^ `batchh` is no option of `train`; there are `for`, `batch`, `rate`, `l2`, `momentum`, `with`
         try batch
      """#),
    Mistake(
      "momentum where there is none",
      #"""
      net a = 784 -> softmax 10
      train a on mnist momentum 0.9 with adam
      """#,
      #"""
      2  train a on mnist momentum 0.9 with adam
                                   ^^^ adam takes no momentum
         try with momentum
      """#),
  ]
}
