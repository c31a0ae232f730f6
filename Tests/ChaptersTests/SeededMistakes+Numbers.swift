extension Mistake {
  /// Mistakes in labels, and numbers in the places of others.
  static let seededNumbers: [Mistake] = [
    Mistake(
      "labels one-hot",
      #"""
      import numpy as np
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD((np.zeros((100, 784)), np.eye(100, 10)), 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      4  net.SGD((np.zeros((100, 784)), np.eye(100, 10)), 1, 10, 0.1, validation_data, test_data)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ labels of shape (100, 10) are a row for each input, not one number
         try numpy.argmax(labels, axis=1), where each row marks a class
      """#),
    Mistake(
      "labels that are no whole numbers",
      #"""
      import numpy as np
      net a = 784 -> softmax 10
      data = (np.zeros((100, 784)), np.arange(100) / 10)
      train a on data
      """#,
      #"""
      4  train a on data
                    ^^^^ label 1 is 0.1, but classes are whole numbers from 0 on
      """#),
    Mistake(
      "labels from 1 to 10",
      #"""
      import numpy as np
      training_data, validation_data, test_data = load_data_shared()
      x, y = np.zeros((100, 784)), np.arange(100) % 10 + 1
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD((x, y), 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
        #  layer              output    parameters   sees
        0  input              784                0
        1  dense 30 sigmoid   30            23,550   all
        2  softmax 10         10               310   all
           total                            23,860
      5  net.SGD((x, y), 1, 10, 0.1, validation_data, test_data)
                 ^^^^^^ training example 9 has the label 10, but the last layer's classes are 0 to 9
         try labels that count from 0: one less each
      """#),
    Mistake(
      "more labels than classes",
      #"""
      net a = 784 -> softmax 5
      train a on mnist
      """#,
      #"""
        #  layer       output    parameters   sees
        0  input       784                0
        1  softmax 5   5              3,925   all
           total                      3,925
      2  train a on mnist
                    ^^^^^ training example 1 has the label 6, but the last layer's classes are 0 to 4
         try softmax 10
      """#),
    Mistake(
      "two parts of the data for one",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD((training_data, test_data), 60, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD((training_data, test_data), 60, 10, 0.1, validation_data, test_data)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ training_data is a pair of inputs and labels, not a value of type tuple
         try training_data, validation_data, test_data = load_data_shared()
      """#),
    Mistake(
      "an input that is no number",
      #"""
      import numpy as np
      training_data, validation_data, test_data = load_data_shared()
      x = np.zeros((100, 784))
      x[37, 5] = np.nan
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD((x, np.zeros(100)), 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      Training mini-batch number 0
      6  net.SGD((x, np.zeros(100)), 1, 10, 0.1, validation_data, test_data)
                 ^^^^^^^^^^^^^^^^^^ training example 37 has an input that is no number; the weights are those from before mini-batch 0
         try numpy.nan_to_num(…) of the inputs
      """#),
    Mistake(
      "epochs and mini-batches swapped",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD(training_data, 10, 60, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 10, 60, 0.1, validation_data, test_data)
                                    ^^ mini-batches of 60, but the network is made for 10
         try 60 epochs, then mini-batches of 10
      """#),
    Mistake(
      "rate and mini-batches swapped",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([SoftmaxLayer(n_in=784, n_out=10)], 10)
      net.SGD(training_data, 60, 0.1, 10, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 60, 0.1, 10, validation_data, test_data)
                                    ^^^ mini_batch_size is a whole number, not 0.1
         try SGD(training_data, epochs, mini_batch_size, eta, validation_data, test_data, lmbda=0.0)
      """#),
    Mistake(
      "a division that gives no whole number",
      #"""
      FullyConnectedLayer(n_in=20*24/2*24/2, n_out=100)
      """#,
      #"""
      1  FullyConnectedLayer(n_in=20*24/2*24/2, n_out=100)
                                  ^^^^^^^^^^^^ n_in is a whole number, not 2880.0
         try 2880, which `//` gives where `/` stands
      """#),
    Mistake(
      "a string where a number goes",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SGD(training_data, 1, 10, "0.1", validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 10, "0.1", validation_data, test_data)
                                       ^^^^^ eta is a number, not '0.1'
         try 0.1
      """#),
  ]
}
