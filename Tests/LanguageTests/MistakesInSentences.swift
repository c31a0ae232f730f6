/// What a reader sees for a mistake in `net`, `train` and `plot`: cases of `MistakeTests`.
enum MistakesInSentences {
  static let cases: [(String, String)] = [
    (
      "trian net on mnist\n",
      #"""
      1  trian net on mnist
         ^^^^^ `trian` begins no statement
         try train
      """#
    ),
    (
      "train n on m for 3 epocs\n",
      #"""
      1  train n on m for 3 epocs
                            ^^^^^ expected `epochs` behind the number
         try for 20 epochs
      """#
    ),
    (
      "train n on m rte 3\n",
      #"""
      1  train n on m rte 3
                      ^^^ `rte` is no option of `train`; there are `for`, `batch`, `rate`, `l2`, `momentum`, `with`
         try rate
      """#
    ),
    (
      "train n on m rate 1 rate 2\n",
      #"""
      1  train n on m rate 1 rate 2
                             ^^^^ `rate` is given twice
      """#
    ),
    (
      "train n on m with adm\n",
      #"""
      1  train n on m with adm
                           ^^^ `adm` is no optimiser; there are `sgd`, `momentum`, `rmsprop`, `adagrad`, `adam`
         try adam
      """#
    ),
    (
      "train n m\n",
      #"""
      1  train n m
                 ^ expected `on` and the data
         try train n on mnist
      """#
    ),
    (
      "net a = 784 -> dens 10\n",
      #"""
      1  net a = 784 -> dens 10
                        ^^^^ `dens` is no layer; there are `conv`, `pool`, `dense`, `softmax`, `flatten`, `rnn`, `lstm`, `gru`
         try dense
      """#
    ),
    (
      "net a = 784 -> embed 10\n",
      #"""
      1  net a = 784 -> embed 10
                        ^^^^^ `embed` is not in nnrepl yet
      """#
    ),
    (
      "net a = 784 -> dense 10 reul\n",
      #"""
      1  net a = 784 -> dense 10 reul
                                 ^^^^ `reul` is no option of `dense`; there are `relu`, `sigmoid`, `tanh`, `linear`, `dropout`
         try relu
      """#
    ),
    (
      "net a = 784 -> pool 2\n",
      #"""
      1  net a = 784 -> pool 2
                             ^ expected a size behind `pool`
         try 2x2
      """#
    ),
    (
      "net a = 784 -> conv 20\n",
      #"""
      1  net a = 784 -> conv 20
                               ^ expected a size behind `conv 20`
         try 5x5
      """#
    ),
    (
      "net a = 784 dense 10\n",
      #"""
      1  net a = 784 dense 10
                     ^^^^^ expected `->` between the shape and the layers
         try ->
      """#
    ),
    (
      "net a 784\n",
      #"""
      1  net a 784
               ^^^ expected `=` and the shape of the input
         try net a = 784 -> dense 10
      """#
    ),
    (
      "net a = 784 -> flatten 3\n",
      #"""
      1  net a = 784 -> flatten 3
                                ^ `flatten` takes nothing
         try `->` before the next layer
      """#
    ),
    (
      "plot x to\n",
      #"""
      1  plot x to
                  ^ expected a file's name behind `to`
         try to "figure.png"
      """#
    ),
  ]
}
