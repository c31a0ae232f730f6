import Foundation
import Testing

/// cs231n's two-layer network, whose notebook prints what comes out: the figures are those of
/// `two-layer-net-cifar10.md`, and NumPy 2.4.6 gives the same for our modules' text.
struct TwoLayerNetTests {
  private static let setUp = """
    import numpy as np
    from nn.classifiers.neural_net import two_layer_net, init_two_layer_model
    from nn.classifier_trainer import ClassifierTrainer
    from nn.gradient_check import eval_numerical_gradient

    def toy_model():
        return {'W1': np.linspace(-0.2, 0.6, num=40).reshape(4, 10),
                'b1': np.linspace(-0.3, 0.7, num=10),
                'W2': np.linspace(-0.4, 0.1, num=30).reshape(10, 3),
                'b2': np.linspace(-0.5, 0.9, num=3)}
    model = toy_model()
    X = np.linspace(-0.2, 0.5, num=20).reshape(5, 4)
    y = np.array([0, 1, 2, 2, 1])

    """

  @Test("Scores, loss and gradients of the toy model")
  func toy() throws {
    let session = try RecordedSession()
    session.run(Self.setUp)
    let answer = session.run(
      """
      print(two_layer_net(X, model, verbose=True))
      loss, grads = two_layer_net(X, model, y, 0.1)
      abs(loss - 1.38191946092) < 1e-11
      def error(name):
          slope = eval_numerical_gradient(
              lambda W: two_layer_net(X, model, y, 0.1)[0], model[name], verbose=False)
          return np.max(np.abs(slope - grads[name])
                        / np.maximum(1e-8, np.abs(slope) + np.abs(grads[name])))
      [name for name in grads if error(name) < 1e-6]

      """)
    #expect(
      answer == """
        Layer 1 result shape: (5, 10)
        Layer 2 result shape: (5, 3)
        [[-0.5328368   0.20031504  0.93346689]
         [-0.59412164  0.15498488  0.9040914 ]
         [-0.67658362  0.08978957  0.85616275]
         [-0.77092643  0.01339997  0.79772637]
         [-0.89110401 -0.08754544  0.71601312]]
        True
        ['W1', 'W2', 'b2', 'b1']

        """)
  }

  @Test(
    "The loss that each update ends with",
    arguments: [
      ("sgd", 0.0, "0.940686"), ("momentum", 0.9, "0.494394"), ("rmsprop", 0.9, "0.439368"),
    ])
  func update(_ name: String, _ momentum: Double, _ loss: String) throws {
    let session = try RecordedSession()
    session.run(Self.setUp)
    let answer = session.run(
      """
      _, losses, _, _ = ClassifierTrainer().train(
          X, y, X, y, model, two_layer_net, reg=0.001, learning_rate=1e-1, momentum=\(momentum),
          learning_rate_decay=1, update='\(name)', sample_batches=False, num_epochs=100)
      print('%f' % losses[-1])

      """)
    #expect(answer == "starting iteration  0\n\(loss)\n")
  }

  @Test("Examples of the wrong size say so, with the line of the module's own text")
  func mistake() throws {
    let session = try RecordedSession()
    session.run(Self.setUp)
    #expect(session.run("two_layer_net(X[:, :3], model)").contains("examples of 3 numbers"))
    #expect(session.failures == 1)
  }

  @Test("CIFAR-10 that is not there is told apart from other mistakes")
  func missing() throws {
    let session = try RecordedSession()
    let answer = session.run(
      "from nn.data_utils import load_CIFAR10\nload_CIFAR10('no/such/folder')")
    #expect(answer.contains("there is no CIFAR-10 in no/such/folder"))
  }
}
