extension Mistake {
  /// What readers of the chapter get wrong, each shown as early as it can be.
  ///
  /// The place, the reason and the fix, with the network's summary where a layer does not fit.
  static let seeded =
    seededNetworks + seededTraining + seededData + seededPrograms + seededLayers + seededSentences
    + seededNumbers

  /// Mistakes in networks and their options.
  static let seededNetworks: [Mistake] = [
    Mistake(
      "n_in of the layer behind a convolution",
      #"""
      >>> mini_batch_size = 10
      >>> net = Network([
              ConvPoolLayer(image_shape=(mini_batch_size, 1, 28, 28),
                            filter_shape=(20, 1, 5, 5),
                            poolsize=(2, 2)),
              FullyConnectedLayer(n_in=20*14*14, n_out=100),
              SoftmaxLayer(n_in=100, n_out=10)], mini_batch_size)
      """#,
      #"""
        #  layer                               output      parameters   sees
        0  input                               1x28x28              0
        1  conv-pool 20 5x5 pool 2x2 sigmoid   20x12x12           520   6x6
        2  dense 100 sigmoid                   ?
      6  FullyConnectedLayer(n_in=20*14*14, n_out=100),
                                  ^^^^^^^^ 3920, but the layer before gives 20x12x12 = 2880
         try n_in=20*12*12
      """#),
    Mistake(
      "pooling that does not divide the maps",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsize=(5, 5)),
          SoftmaxLayer(n_in=20*5*5, n_out=10)], 10)
      """#,
      #"""
        #  layer                               output     parameters   sees
        0  input                               1x28x28             0
        1  conv-pool 20 5x5 pool 5x5 sigmoid   20x4x4            520   9x9
        2  softmax 10                          ?
      3  SoftmaxLayer(n_in=20*5*5, n_out=10)], 10)
                           ^^^^^^ 500, but the layer before gives 20x4x4 = 320
         try n_in=20*4*4
      """#),
    Mistake(
      "filters larger than the image",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 30, 30)),
          SoftmaxLayer(n_in=2880, n_out=10)], 10)
      """#,
      #"""
        #  layer                                 output     parameters   sees
        0  input                                 1x28x28             0
        1  conv-pool 20 30x30 pool 2x2 sigmoid   ?
      2  ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 30, 30)),
                                                                 ^^^^^^^^^^^^^^^ filters of 30x30, larger than the 28x28 image
      """#),
    Mistake(
      "a kernel larger than the maps, in a sentence",
      #"""
      net a = 1x28x28 -> conv 20 5x5 -> pool 2x2 -> conv 40 15x15 -> softmax 10
      """#,
      #"""
        #  layer                   output      parameters   sees
        0  input                   1x28x28              0
        1  conv 20 5x5 sigmoid     20x24x24           520   5x5
        2  pool 2x2                20x12x12             0   6x6
        3  conv 40 15x15 sigmoid   ?
      1  net a = 1x28x28 -> conv 20 5x5 -> pool 2x2 -> conv 40 15x15 -> softmax 10
                                                               ^^^^^ 15x15, but the layer before gives 20x12x12, smaller than a filter
         try pad same
      """#),
    Mistake(
      "image_shape of the second layer",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5)),
          ConvPoolLayer(image_shape=(10, 20, 14, 14), filter_shape=(40, 20, 5, 5)),
          SoftmaxLayer(n_in=640, n_out=10)], 10)
      """#,
      #"""
        #  layer                               output      parameters   sees
        0  input                               1x28x28              0
        1  conv-pool 20 5x5 pool 2x2 sigmoid   20x12x12           520   6x6
        2  conv-pool 40 5x5 pool 2x2 sigmoid   ?
      3  ConvPoolLayer(image_shape=(10, 20, 14, 14), filter_shape=(40, 20, 5, 5)),
                                   ^^^^^^^^^^^^^^^^ 20x14x14, but the layer before gives 20x12x12
         try image_shape=(mini_batch_size, 20, 12, 12)
      """#),
    Mistake(
      "a misspelt option in a call",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsise=(2, 2)),
          SoftmaxLayer(n_in=2880, n_out=10)], 10)
      """#,
      #"""
      2  ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsise=(2, 2)),
                                                                                ^^^^^^^^ ConvPoolLayer() has no argument named poolsise
         try poolsize=
      """#),
    Mistake(
      "a misspelt option in a sentence",
      #"""
      net a = 1x28x28 -> conv 20 5x5 relu -> dense 100 drpout 0.5 -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 -> conv 20 5x5 relu -> dense 100 drpout 0.5 -> softmax 10
                                                          ^^^^^^ `drpout` is no option of `dense`; there are `relu`, `sigmoid`, `tanh`, `linear`, `dropout`
         try dropout
      """#),
    Mistake(
      "a misspelt activation in a sentence",
      #"""
      net a = 784 -> dense 100 relU -> softmax 10
      """#,
      #"""
      1  net a = 784 -> dense 100 relU -> softmax 10
                                  ^^^^ `relU` is no option of `dense`; there are `relu`, `sigmoid`, `tanh`, `linear`, `dropout`
         try relu
      """#),
    Mistake(
      "a misspelt layer",
      #"""
      net a = 784 -> dnse 100 -> softmax 10
      """#,
      #"""
      1  net a = 784 -> dnse 100 -> softmax 10
                        ^^^^ `dnse` is no layer; there are `conv`, `pool`, `dense`, `softmax`, `flatten`, `rnn`, `lstm`, `gru`
         try dense
      """#),
  ]
}
