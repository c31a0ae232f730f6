extension Mistake {
  /// Mistakes in data and options.
  static let data: [Mistake] = [
    Mistake(
      "training data of a wrong type",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(5, 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(5, 1, 10, 0.1, validation_data, test_data)
                 ^ training_data is a pair of inputs and labels, not 5
         try training_data, validation_data, test_data = load_data_shared()
      """#),
    Mistake(
      "validation data of a wrong type",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, 0.1, [1, 2], test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, 0.1, [1, 2], test_data)
                                            ^^^^^^ validation_data is a pair of inputs and labels, not a value of type list
         try training_data, validation_data, test_data = load_data_shared()
      """#),
    Mistake(
      "test data of a wrong type",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, 0.1, validation_data, ("a", "b"))
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, 0.1, validation_data, ("a", "b"))
                                                             ^^^^^^^^^^ an array is made of numbers, not 'a'
      """#),
    Mistake(
      "a missing argument of SGD",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, 0.1, validation_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, 0.1, validation_data)
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SGD() needs test_data
         try SGD(training_data, epochs, mini_batch_size, eta, validation_data, test_data, lmbda=0.0)
      """#),
    Mistake(
      "half an epoch",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1.5, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1.5, 10, 0.1, validation_data, test_data)
                                ^^^ epochs is a whole number, not 1.5
         try SGD(training_data, epochs, mini_batch_size, eta, validation_data, test_data, lmbda=0.0)
      """#),
    Mistake(
      "a sentence for something that is no data",
      #"""
      net a = 784 -> softmax 10
      train a on a
      """#,
      #"""
      2  train a on a
                    ^ these are no examples but a value of type network
         try mnist
      """#),
    Mistake(
      "a misspelt part of the data",
      #"""
      net a = 784 -> softmax 10
      train a on mnist.trian
      """#,
      #"""
      2  train a on mnist.trian
                          ^^^^^ a data set has no trian
         try train
      """#),
    Mistake(
      "inputs of another size",
      #"""
      net a = 100 -> softmax 10
      train a on mnist
      """#,
      #"""
        #  layer        output    parameters   sees
        0  input        100                0
        1  softmax 10   10             1,010   all
           total                       1,010
      2  train a on mnist
                    ^^^^^ the training inputs are 1x28x28 = 784, but the network takes 100
         try a network whose input is 1x28x28
      """#),
    Mistake(
      "size of something else",
      #"""
      import network3
      network3.size(3)
      """#,
      #"""
      2  network3.size(3)
                       ^ size wants a pair of inputs and labels
      """#),
    Mistake(
      "an image outside",
      #"""
      mnist.test[1000]
      """#,
      #"""
      1  mnist.test[1000]
         ^^^^^^^^^^^^^^^^ mnist.test has 500 examples, so 1000 is outside
      """#),
  ]
}
