extension Mistake {
  /// Mistakes in the layers and networks of the chapter.
  static let chapterLayers: [Mistake] = [
    Mistake(
      "n_in of the softmax layer",
      #"""
      Network([FullyConnectedLayer(784, 30), SoftmaxLayer(n_in=100, n_out=10)], 10)
      """#,
      #"""
        #  layer              output    parameters   sees
        0  input              784                0
        1  dense 30 sigmoid   30            23,550   all
        2  softmax 10         ?
      1  Network([FullyConnectedLayer(784, 30), SoftmaxLayer(n_in=100, n_out=10)], 10)
                                                                  ^^^ 100, but the layer before gives 30
         try n_in=30
      """#),
    Mistake(
      "image_shape of three numbers",
      #"""
      ConvPoolLayer(image_shape=(1, 28, 28), filter_shape=(20, 1, 5, 5))
      """#,
      #"""
      1  ConvPoolLayer(image_shape=(1, 28, 28), filter_shape=(20, 1, 5, 5))
                                   ^^^^^^^^^^^ image_shape has 4 numbers, not 3
      """#),
    Mistake(
      "poolsize larger than the maps",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsize=(30, 30)),
          SoftmaxLayer(n_in=20, n_out=10)], 10)
      """#,
      #"""
        #  layer                                 output     parameters   sees
        0  input                                 1x28x28             0
        1  conv-pool 20 5x5 pool 30x30 sigmoid   ?
      2  ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsize=(30, 30)),
                                                                                         ^^^^^^^^ (30, 30), larger than the 24x24 that the filters give
      """#),
    Mistake(
      "unknown keyword",
      #"""
      FullyConnectedLayer(n_inn=784, n_out=100)
      """#,
      #"""
      1  FullyConnectedLayer(n_inn=784, n_out=100)
                             ^^^^^ FullyConnectedLayer() has no argument named n_inn
         try n_in=
      """#),
    Mistake(
      "unknown activation",
      #"""
      FullyConnectedLayer(784, 100, activation_fn="relu")
      """#,
      #"""
      1  FullyConnectedLayer(784, 100, activation_fn="relu")
                                                     ^^^^^^ relu is not an activation function here
         try ReLU
      """#),
    Mistake(
      "a function that is none",
      #"""
      FullyConnectedLayer(784, 100, activation_fn=len)
      """#,
      #"""
      1  FullyConnectedLayer(784, 100, activation_fn=len)
                                                     ^^^ len is not an activation function here
         try linear, sigmoid, tanh, ReLU
      """#),
    Mistake(
      "a missing argument",
      #"""
      FullyConnectedLayer(784)
      """#,
      #"""
      1  FullyConnectedLayer(784)
         ^^^^^^^^^^^^^^^^^^^^^^^^ FullyConnectedLayer() needs n_out
         try FullyConnectedLayer(n_in, n_out, activation_fn=None, p_dropout=0.0)
      """#),
    Mistake(
      "too many arguments",
      #"""
      SoftmaxLayer(784, 10, 0.5, 7)
      """#,
      #"""
      1  SoftmaxLayer(784, 10, 0.5, 7)
                                    ^ SoftmaxLayer() takes at most 3 arguments, and 4 are given
         try SoftmaxLayer(n_in, n_out, p_dropout=0.0)
      """#),
    Mistake(
      "a size that is no whole number",
      #"""
      SoftmaxLayer(784.5, 10)
      """#,
      #"""
      1  SoftmaxLayer(784.5, 10)
                      ^^^^^ n_in is a whole number, not 784.5
      """#),
    Mistake(
      "a size below one",
      #"""
      Network([SoftmaxLayer(n_in=784, n_out=-10)], 10)
      """#,
      #"""
        #  layer         output    parameters   sees
        0  input         784                0
        1  softmax -10   ?
      1  Network([SoftmaxLayer(n_in=784, n_out=-10)], 10)
                                               ^^^ -10, but it must be at least 1
      """#),
    Mistake(
      "an element that is no layer",
      #"""
      Network([FullyConnectedLayer(784, 30), 5], 10)
      """#,
      #"""
      1  Network([FullyConnectedLayer(784, 30), 5], 10)
                                                ^ element 1 is no layer but 5
      """#),
    Mistake(
      "a layer without the list",
      #"""
      Network(SoftmaxLayer(784, 10), 10)
      """#,
      #"""
      1  Network(SoftmaxLayer(784, 10), 10)
                 ^^^^^^^^^^^^^^^^^^^^^ this is no list of layers but a value of type SoftmaxLayer
         try [ ] around the layers
      """#),
    Mistake(
      "no layer",
      #"""
      Network([], 10)
      """#,
      #"""
      1  Network([], 10)
         ^^^^^^^^^^^^^^^ a network needs at least one layer
         try softmax 10
      """#),
    Mistake(
      "mini-batches of none",
      #"""
      Network([SoftmaxLayer(784, 10)], 0)
      """#,
      #"""
      1  Network([SoftmaxLayer(784, 10)], 0)
                                          ^ mini_batch_size is at least 1, not 0
      """#),
    Mistake(
      "weights of a layer in no network",
      #"""
      SoftmaxLayer(784, 10).w
      """#,
      #"""
      1  SoftmaxLayer(784, 10).w
                               ^ the layer has weights once it is part of a network
         try Network([...], mini_batch_size)
      """#),
    Mistake(
      "a size beyond any memory",
      #"""
      Network([FullyConnectedLayer(2**40, 2**40), SoftmaxLayer(2**40, 10)], 10)
      """#,
      #"""
        #  layer                         output           parameters   sees
        0  input                         1099511627776             0
        1  dense 1099511627776 sigmoid   ?
      1  Network([FullyConnectedLayer(2**40, 2**40), SoftmaxLayer(2**40, 10)], 10)
                                             ^^^^^ training the network would take more than the 8 GB it may
      """#),
  ]
}
