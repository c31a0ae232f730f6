extension Mistake {
  /// Mistakes in names.
  static let names: [Mistake] = [
    Mistake(
      "tensorflow",
      #"""
      import tensorflow
      """#,
      #"""
      1  import tensorflow
                ^^^^^^^^^^ tensorflow is not in nnrepl yet
         try ?modules for what there is
      """#),
    Mistake(
      "a part of theano that is not there",
      #"""
      from theano import typed_list
      """#,
      #"""
      1  from theano import typed_list
                            ^^^^^^^^^^ theano's typed_list is not in nnrepl yet
         try ?theano lists what is
      """#),
    Mistake(
      "no module",
      #"""
      import nump
      """#,
      #"""
      1  import nump
                ^^^^ nnrepl has no module nump
         try numpy
      """#),
    Mistake(
      "no member",
      #"""
      from network3 import Netwrk
      """#,
      #"""
      1  from network3 import Netwrk
                              ^^^^^^ network3 has no Netwrk in nnrepl
         try Network
      """#),
    Mistake(
      "a misspelt name",
      #"""
      prnt(1)
      """#,
      #"""
      1  prnt(1)
         ^^^^ there is no prnt
         try print
      """#),
    Mistake(
      "a misspelt name on the second line",
      #"""
      lenet = 1
      x = lenett + 1
      """#,
      #"""
      2  x = lenett + 1
             ^^^^^^ there is no lenett
         try lenet
      """#),
    Mistake(
      "a misspelt method",
      #"""
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.SDG()
      """#,
      #"""
      2  net.SDG()
             ^^^ a network has no SDG
         try SGD
      """#),
    Mistake(
      "a misspelt attribute",
      #"""
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.layers[0].n_inn
      """#,
      #"""
      2  net.layers[0].n_inn
                       ^^^^^ a FullyConnectedLayer has no n_inn
         try n_in
      """#),
    Mistake(
      "a layer that is not there",
      #"""
      net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)], 10)
      net.layers[5]
      """#,
      #"""
      2  net.layers[5]
         ^^^^^^^^^^^^^ the list has 2 elements, so 5 is outside
      """#),
    Mistake(
      "a misspelt command",
      #"""
      %hist
      """#,
      #"""
      1  %hist
         ^^^^^ there is no command %hist
         try %history
      """#),
    Mistake(
      "a seed that is none",
      #"""
      %seed x
      """#,
      #"""
      1  %seed x
         ^^^^^^^ a seed is a whole number from 0 up, not 'x'
         try %seed 1
      """#),
    Mistake(
      "another program",
      #"""
      !ls
      """#,
      #"""
      1  !ls
         ^^^ nnrepl runs no other programs
      """#),
    Mistake(
      "help on nothing",
      #"""
      ?lenet
      """#,
      #"""
      1  ?lenet
         ^^^^^^ there is nothing about 'lenet'
         try ?help
      """#),
    Mistake(
      "a module before its import",
      #"""
      network3.size(mnist)
      """#,
      #"""
      1  network3.size(mnist)
         ^^^^^^^^ there is no network3
         try import network3
      """#),
  ]
}
