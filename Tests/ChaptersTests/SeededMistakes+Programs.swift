extension Mistake {
  /// Mistakes in programs around a network.
  static let seededPrograms: [Mistake] = [
    Mistake(
      "an arrow missing",
      #"""
      net a = 1x28x28 conv 20 5x5 -> softmax 10
      """#,
      #"""
      1  net a = 1x28x28 conv 20 5x5 -> softmax 10
                         ^^^^ expected `->` between the shape and the layers
         try ->
      """#),
    Mistake(
      "a string without its end",
      #"""
      name = "lenet
      print(name)
      """#,
      #"""
      1  name = "lenet
                ^^^^^^ this string has no closing "
         try adding " where the string ends
      """#),
    Mistake(
      "a missing colon",
      #"""
      for epoch in range(3)
          print(epoch)
      """#,
      #"""
      1  for epoch in range(3)
                              ^ expected `:` at the end of the `for` line
         try adding `:`
      """#),
    Mistake(
      "half a statement",
      #"""
      net = Network([
              FullyConnectedLayer(n_in=784, n_out=100),
              SoftmaxLayer(n_in=100, n_out=10)],
      """#,
      #"""
      1  net = Network([
                      ^ this `(` is never closed
         try adding `)`
      """#),
    Mistake(
      "division by zero inside a function",
      #"""
      def mean(xs):
          return sum(xs) / len(xs)
      mean([])
      """#,
      #"""
      2  return sum(xs) / len(xs)
                ^^^^^^^^^^^^^^^^^ division by zero
      called from line 3: mean([])
      """#),
    Mistake(
      "an axis that is not there",
      #"""
      import numpy as np
      scores = np.zeros((5, 10))
      np.argmax(scores, axis=2)
      """#,
      #"""
      3  np.argmax(scores, axis=2)
                                ^ axis 2 is out of bounds for array of dimension 2
      """#),
    Mistake(
      "shapes that do not broadcast",
      #"""
      import numpy as np
      W, b, x = np.zeros((784, 10)), np.zeros(784), np.zeros((5, 784))
      x.dot(W) + b
      """#,
      #"""
      3  x.dot(W) + b
         ^^^^^^^^^^^^ operands could not be broadcast together with shapes (5,10) (784,)
      """#),
    Mistake(
      "an index that is outside",
      #"""
      losses = [1, 2, 3]
      losses[3]
      """#,
      #"""
      2  losses[3]
         ^^^^^^^^^ the list has 3 elements, so 3 is outside
      """#),
    Mistake(
      "a key in another case",
      #"""
      params = {"W1": 1, "b1": 2}
      params["w1"]
      """#,
      #"""
      2  params["w1"]
         ^^^^^^^^^^^^ there is no key 'w1'
         try 'W1'
      """#),
    Mistake(
      "a misspelt import",
      #"""
      from network3 import FullyConectedLayer
      """#,
      #"""
      1  from network3 import FullyConectedLayer
                              ^^^^^^^^^^^^^^^^^^ network3 has no FullyConectedLayer in nnrepl
         try FullyConnectedLayer
      """#),
    Mistake(
      "a name before its import",
      #"""
      x = T.dmatrix("x")
      """#,
      #"""
      1  x = T.dmatrix("x")
             ^ there is no T
         try import theano.tensor as T
      """#),
    Mistake(
      "a British colour",
      #"""
      import matplotlib.pyplot as plt
      plt.plot([1, 2, 3], colour="red")
      """#,
      #"""
      2  plt.plot([1, 2, 3], colour="red")
                             ^^^^^^ there is no argument named colour
         try color=
      """#),
    Mistake(
      "a gradient of many costs",
      #"""
      import theano
      import theano.tensor as T
      x = T.dvector("x")
      T.grad(x ** 2, x)
      """#,
      #"""
      4  T.grad(x ** 2, x)
                        ^ cost must be a scalar, not TensorType(float64, vector)
         try cost.sum() or T.mean(cost)
      """#),
    Mistake(
      "a test of a symbol",
      #"""
      import theano.tensor as T
      x = T.dscalar("x")
      if x > 0:
          print("positive")
      """#,
      #"""
      3  if x > 0:
            ^^^^^ a symbolic comparison is neither true nor false until it is computed
         try T.switch(condition, a, b) chooses in the graph
      """#),
    Mistake(
      "the session's name changed inside a function",
      #"""
      count = 0
      def step():
          count = count + 1
      step()
      """#,
      #"""
      3  count = count + 1
                 ^^^^^ count has no value yet
         try global count, to use the session's count
      called from line 4: step()
      """#),
  ]
}
