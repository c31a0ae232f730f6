extension Mistake {
  /// Mistakes in data and options.
  static let data: [Mistake] = [
    Mistake(
      "mini-batches larger than the data",
      #"""
      net a = 784 -> softmax 10
      train a on mnist batch 1000000
      """#,
      #"""
      2  train a on mnist batch 1000000
                                ^^^^^^^ mini-batches of 1000000, but only 4000 training examples
         try at most 4000
      """#),
    Mistake(
      "mini-batches of another size",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 5, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 5, 0.1, validation_data, test_data)
                                   ^ mini-batches of 5, but the network is made for 10
         try 10
      """#),
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
      "a negative learning rate",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, -1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, -1, validation_data, test_data)
                                       ^^ a learning rate of -1.0
         try a positive number such as 0.1
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
      """#),
    Mistake(
      "a rate that diverges",
      #"""
      %seed 1
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, 1e30, validation_data, test_data)
      """#,
      #"""
      Training mini-batch number 0
      4  net.SGD(training_data, 1, 10, 1e30, validation_data, test_data)
                                       ^^^^ the cost became nan at mini-batch 2; the weights are those from before mini-batch 0
         try a smaller learning rate than 1e+30
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
      "a sentence for something that is no network",
      #"""
      train mnist on mnist
      """#,
      #"""
      1  train mnist on mnist
               ^^^^^ this is no network but a value of type data set
         try net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10
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
      2  train a on mnist
                    ^^^^^ the training inputs are 1x28x28 = 784, but the network takes 100
      """#),
    Mistake(
      "more labels than classes",
      #"""
      net a = 784 -> softmax 5
      train a on mnist
      """#,
      #"""
      2  train a on mnist
                    ^^^^^ training example 1 has the label 6, but the last layer's classes are 0 to 4
         try softmax 7
      """#),
    Mistake(
      "no softmax layer at the end",
      #"""
      net a = 784 -> dense 10
      train a on mnist
      """#,
      #"""
      2  train a on mnist
         ^^^^^^^^^^^^^^^^ training needs a softmax layer at the end, but the last layer is dense 10 sigmoid
         try a softmax layer after it, such as softmax 10
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
