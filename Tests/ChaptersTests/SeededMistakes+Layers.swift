extension Mistake {
  /// Mistakes in layers and in brackets.
  static let seededLayers: [Mistake] = [
    Mistake(
      "filter_shape with its maps swapped",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5)),
          ConvPoolLayer(image_shape=(10, 20, 12, 12), filter_shape=(20, 40, 5, 5)),
          SoftmaxLayer(n_in=640, n_out=10)], 10)
      """#,
      #"""
        #  layer                               output      parameters   sees
        0  input                               1x28x28              0
        1  conv-pool 20 5x5 pool 2x2 sigmoid   20x12x12           520   6x6
        2  conv-pool 20 5x5 pool 2x2 sigmoid   ?
      3  ConvPoolLayer(image_shape=(10, 20, 12, 12), filter_shape=(20, 40, 5, 5)),
                                                                  ^^^^^^^^^^^^^^ 40 for the input feature maps, but image_shape has 20
         try filter_shape=(40, 20, 5, 5)
      """#),
    Mistake(
      "image_shape with the channels last",
      #"""
      Network([
          ConvPoolLayer(image_shape=(10, 28, 28, 1), filter_shape=(20, 1, 5, 5)),
          SoftmaxLayer(n_in=2880, n_out=10)], 10)
      """#,
      #"""
        #  layer                               output     parameters   sees
        0  input                               28x28x1             0
        1  conv-pool 20 5x5 pool 2x2 sigmoid   ?
      2  ConvPoolLayer(image_shape=(10, 28, 28, 1), filter_shape=(20, 1, 5, 5)),
                                   ^^^^^^^^^^^^^^^ 28 feature maps of 28x1: they come before the sides
         try image_shape=(10, 1, 28, 28)
      """#),
    Mistake(
      "a shape with the channels last",
      #"""
      net a = 28x28x1 -> conv 20 5x5 -> softmax 10
      """#,
      #"""
        #  layer                 output     parameters   sees
        0  input                 28x28x1             0
        1  conv 20 5x5 sigmoid   ?
      1  net a = 28x28x1 -> conv 20 5x5 -> softmax 10
                                    ^^^ 5x5, but the input is 28x28x1, smaller than a filter
         try 1x28x28
      """#),
    Mistake(
      "dropout as a percentage",
      #"""
      net a = 784 -> dense 100 dropout 50 -> softmax 10
      """#,
      #"""
        #  layer                            output    parameters   sees
        0  input                            784                0
        1  dense 100 sigmoid dropout 50.0   ?
      1  net a = 784 -> dense 100 dropout 50 -> softmax 10
                                          ^^ 50.0, but it must be at least 0 and less than 1
         try 0.5
      """#),
    Mistake(
      "a layer larger than memory",
      #"""
      Network([FullyConnectedLayer(784, 10**9), SoftmaxLayer(10**9, 10)], 10)
      """#,
      #"""
        #  layer                      output    parameters   sees
        0  input                      784                0
        1  dense 1000000000 sigmoid   ?
      1  Network([FullyConnectedLayer(784, 10**9), SoftmaxLayer(10**9, 10)], 10)
                                           ^^^^^ training the network would take 14,696 GB, more than the 8 GB it may
      """#),
    Mistake(
      "a bracket of a layer missing lines up",
      #"""
      net = Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28),
                        filter_shape=(20, 1, 5, 5),
                        poolsize=(2, 2),
          FullyConnectedLayer(n_in=20*12*12, n_out=100),
          SoftmaxLayer(n_in=100, n_out=10)], 10)
      """#,
      #"""
      2  ConvPoolLayer(image_shape=(10, 1, 28, 28),
                      ^ this `(` is not closed before the `]` 4 lines below
         try adding `)`
      """#),
    Mistake(
      "a bracket missing before a comprehension",
      #"""
      accuracies = np.mean([accuracy(x, y
                            for x, y in test_data])
      print(accuracies)
      """#,
      #"""
      1  accuracies = np.mean([accuracy(x, y
                                       ^ this `(` is not closed before the `]` 1 line below
         try adding `)`
      """#),
    Mistake(
      "lambda for lmbda",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD(training_data, 1, 10, 0.1, validation_data, test_data, lambda=0.1)
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, 0.1, validation_data, test_data, lambda=0.1)
                                                                        ^^^^^^ `lambda` is a word of the language, so it cannot be an argument's name
         try lmbda=
      """#),
  ]
}
