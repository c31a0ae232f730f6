extension Mistake {
  /// Mistakes in data, and in what is asked of memory.
  static let seededData: [Mistake] = [
    Mistake(
      "empty data",
      #"""
      import numpy as np
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD((np.zeros((0, 784)), np.zeros(0)), 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      4  net.SGD((np.zeros((0, 784)), np.zeros(0)), 1, 10, 0.1, validation_data, test_data)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there are no training examples
      """#),
    Mistake(
      "empty data, in a sentence",
      #"""
      net a = 784 -> softmax 10
      train a on mnist.train[:0]
      """#,
      #"""
      2  train a on mnist.train[:0]
                    ^^^^^^^^^^^^^^^ there are no training examples
      """#),
    Mistake(
      "more memory than there is",
      #"""
      import numpy as np
      np.zeros((10**6, 10**6))
      """#,
      #"""
      2  np.zeros((10**6, 10**6))
                  ^^^^^^^^^^^^^^ an array of shape (1000000,1000000) and type float64 does not fit in memory
         try fewer elements: this machine has room for … MiB
      """#),
    Mistake(
      "mini-batches of a layer that are not the network's",
      #"""
      Network([
          ConvPoolLayer(image_shape=(20, 1, 28, 28), filter_shape=(20, 1, 5, 5)),
          SoftmaxLayer(n_in=2880, n_out=10)], 10)
      """#,
      #"""
        #  layer                               output     parameters   sees
        0  input                               1x28x28             0
        1  conv-pool 20 5x5 pool 2x2 sigmoid   ?
      2  ConvPoolLayer(image_shape=(20, 1, 28, 28), filter_shape=(20, 1, 5, 5)),
                                   ^^^^^^^^^^^^^^^ mini-batches of 20, but the network's are of 10
         try image_shape=(10, 1, 28, 28)
      """#),
    Mistake(
      "mini-batches of SGD that are not the network's",
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
      "the softmax layer forgotten",
      #"""
      net a = 784 -> dense 10
      train a on mnist
      """#,
      #"""
        #  layer              output    parameters   sees
        0  input              784                0
        1  dense 10 sigmoid   10             7,850   all
           total                             7,850
      2  train a on mnist
         ^^^^^^^^^^^^^^^^ training needs a softmax layer at the end, but the last layer is dense 10 sigmoid
         try a softmax layer after it, such as softmax 10
      """#),
    Mistake(
      "data and labels of different lengths",
      #"""
      import numpy as np
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD((np.zeros((100, 784)), np.zeros(99)), 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      4  net.SGD((np.zeros((100, 784)), np.zeros(99)), 1, 10, 0.1, validation_data, test_data)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inputs of shape (100, 784) and labels of shape (99,) are not one label for each input
         try inputs of shape (n, features) and labels of shape (n,)
      """#),
    Mistake(
      "images of another size",
      #"""
      import numpy as np
      net a = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> softmax 10
      data = (np.zeros((100, 32, 32)), np.zeros(100))
      train a on data
      """#,
      #"""
        #  layer              output      parameters   sees
        0  input              1x28x28              0
        1  conv 20 5x5 relu   20x24x24           520   5x5
        2  pool 2x2           20x12x12             0   6x6
        3  softmax 10         10              28,810   all
           total                              29,330
      4  train a on data
                    ^^^^ the training inputs are 1024, but the network takes 1x28x28 = 784
         try a network whose input is 1024
      """#),
    Mistake(
      "labels that are words",
      #"""
      import numpy as np
      net a = 784 -> softmax 10
      data = (np.zeros((100, 784)), ["seven"] * 100)
      train a on data
      """#,
      #"""
      4  train a on data
                    ^^^^ an array is made of numbers, not 'seven'
      """#),
    Mistake(
      "a negative rate",
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
      "dropout of more than all",
      #"""
      Network([SoftmaxLayer(n_in=784, n_out=10, p_dropout=1.5)], 10)
      """#,
      #"""
        #  layer                    output    parameters   sees
        0  input                    784                0
        1  softmax 10 dropout 1.5   ?
      1  Network([SoftmaxLayer(n_in=784, n_out=10, p_dropout=1.5)], 10)
                                                             ^^^ 1.5, but it must be at least 0 and less than 1
      """#),
    Mistake(
      "dropout of more than all, in a sentence",
      #"""
      net a = 784 -> dense 100 dropout 1.5 -> softmax 10
      """#,
      #"""
        #  layer                           output    parameters   sees
        0  input                           784                0
        1  dense 100 sigmoid dropout 1.5   ?
      1  net a = 784 -> dense 100 dropout 1.5 -> softmax 10
                                          ^^^ 1.5, but it must be at least 0 and less than 1
      """#),
    Mistake(
      "a name that is no network",
      #"""
      lenet = [784, 30, 10]
      train lenet on mnist
      """#,
      #"""
      2  train lenet on mnist
               ^^^^^ this is no network but a value of type list
         try net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10
      """#),
    Mistake(
      "weights that nobody has saved",
      #"""
      import numpy as np
      np.load("weights.npz")
      """#,
      #"""
      2  np.load("weights.npz")
                 ^^^^^^^^^^^^^ there is no weights.npz in .
      """#),
  ]
}
