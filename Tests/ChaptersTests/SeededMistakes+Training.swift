extension Mistake {
  /// Mistakes in texts, and in how a network is trained.
  static let seededTraining: [Mistake] = [
    Mistake(
      "= for ==",
      #"""
      x = 3
      if x = 3:
          print("three")
      """#,
      #"""
      2  if x = 3:
              ^ `=` assigns, and cannot stand in a test
         try `==` to compare
      """#),
    Mistake(
      "a bracket missing three lines up",
      #"""
      net = Network([
          FullyConnectedLayer(n_in=784, n_out=30),
          FullyConnectedLayer(n_in=30, n_out=30),
          SoftmaxLayer(n_in=30, n_out=10)
      net.SGD(training_data, 1, 10, 0.1, validation_data, test_data)
      """#,
      #"""
      1  net = Network([
                       ^ this `[` is never closed
         try adding `]`
      """#),
    Mistake(
      "tabs and spaces that agree with nothing",
      #"""
      for i in range(3):
              x = i
      \#ty = i
          z = i
      """#,
      #"""
      4  z = i
         ^ this line is indented less than its block, but more than what is around it
         try aligning it with one of the lines above
      """#),
    Mistake(
      "a mini-batch larger than the data",
      #"""
      training_data, validation_data, test_data = load_data_shared()
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 5000)
      net.SGD(training_data, 1, 5000, 0.1, validation_data, test_data)
      """#,
      #"""
      3  net.SGD(training_data, 1, 5000, 0.1, validation_data, test_data)
                                   ^^^^ mini-batches of 5000, but only 4000 training examples
         try at most 4000
      """#),
    Mistake(
      "a mini-batch larger than the data, in a sentence",
      #"""
      net a = 784 -> softmax 10
      train a on mnist.train[:50] batch 100
      """#,
      #"""
      2  train a on mnist.train[:50] batch 100
                                           ^^^ mini-batches of 100, but only 50 training examples
         try at most 50
      """#),
    Mistake(
      "a softmax layer of one class too few",
      #"""
      net a = 784 -> dense 30 -> softmax 9
      train a on mnist
      """#,
      #"""
        #  layer              output    parameters   sees
        0  input              784                0
        1  dense 30 sigmoid   30            23,550   all
        2  softmax 9          9                279   all
           total                            23,829
      2  train a on mnist
                    ^^^^^ training example 3 has the label 9, but the last layer's classes are 0 to 8
         try softmax 10
      """#),
    Mistake(
      "a rate with which the cost is no number",
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
  ]
}
