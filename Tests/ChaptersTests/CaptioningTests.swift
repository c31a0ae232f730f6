import Testing

/// The layers of cs231n's captioning network, which its notebooks import: NumPy 2.4 gives these figures
/// for the modules' text, and the first cost is that of the course, 9.83235591003.
struct CaptioningTests {
  private static let setUp = """
    import numpy as np
    from cs231n.classifiers.rnn import CaptioningRNN
    from cs231n.captioning_solver import CaptioningSolver
    from cs231n.coco_utils import decode_captions, sample_coco_minibatch
    from cs231n.gradient_check import eval_numerical_gradient
    words = {'<NULL>': 0, 'cat': 1, 'dog': 2, '<START>': 3, '<END>': 4}

    """

  private func answer(_ program: String) throws -> String {
    try RecordedSession().run(Self.setUp + program)
  }

  @Test("The cost of a network of fixed weights")
  func cost() throws {
    let program = """
      model = CaptioningRNN({'<NULL>': 0, 'cat': 2, 'dog': 3}, input_dim=20, wordvec_dim=30,
                            hidden_dim=40, dtype=np.float64)
      for name, value in model.params.items():
          model.params[name] = np.linspace(-1.4, 1.3, num=value.size).reshape(value.shape)
      features = np.linspace(-1.5, 0.3, num=200).reshape(10, 20)
      captions = (np.arange(130) % 3).reshape(10, 13)
      print('%.11f' % model.loss(features, captions)[0])

      """
    #expect(try answer(program) == "9.83235591003\n")
  }

  @Test("Gradients agree with differences")
  func gradients() throws {
    let program = """
      np.random.seed(0)
      model = CaptioningRNN(words, input_dim=4, wordvec_dim=5, hidden_dim=6, dtype=np.float64)
      captions = np.random.randint(5, size=(3, 4))
      features = np.random.randn(3, 4)
      _, grads = model.loss(features, captions)
      cost = lambda _: model.loss(features, captions)[0]
      for name in sorted(grads):
          slopes = eval_numerical_gradient(cost, model.params[name], verbose=False, h=1e-6)
          print(name, np.max(np.abs(slopes - grads[name])) < 1e-7)

      """
    let names = ["W_embed", "W_proj", "W_vocab", "Wh", "Wx", "b", "b_proj", "b_vocab"]
    #expect(try answer(program) == names.map { "\($0) True\n" }.joined())
  }

  @Test(
    "Each rule trains the captions of three pictures",
    arguments: [
      ("sgd", "0.25"), ("sgd_momentum", "0.05"), ("rmsprop", "0.02"), ("adam", "0.05"),
    ])
  func training(_ rule: String, _ rate: String) throws {
    let program = """
      np.random.seed(0)
      data = {'train_captions': np.array([[3, 1, 4, 0], [3, 2, 4, 0], [3, 1, 2, 4]]),
              'train_features': np.eye(3), 'train_image_idxs': np.arange(3),
              'train_urls': ['a', 'b', 'c']}
      model = CaptioningRNN(words, input_dim=3, wordvec_dim=8, hidden_dim=16, dtype=np.float64)
      solver = CaptioningSolver(model, data, update_rule='\(rule)', batch_size=3, num_epochs=80,
                                optim_config={'learning_rate': \(rate)}, verbose=False)
      solver.train()
      print(len(solver.loss_history), solver.loss_history[-1] < 0.5 * solver.loss_history[0])
      print(decode_captions(model.sample(np.eye(3), 3), model.idx_to_word))

      """
    let lines = try answer(program).split(separator: "\n")
    #expect(lines == ["80 True", "['cat <END>', 'dog <END>', 'cat dog <END>']"])
  }

  @Test("What is not there says so")
  func missing() throws {
    #expect(
      try answer("from cs231n.coco_utils import load_coco_data\nload_coco_data(max_train=50)")
        .contains("HDF5 files, which nnrepl does not read"))
    #expect(
      try answer("from cs231n.image_utils import image_from_url\nimage_from_url('http://a')")
        .contains("no network"))
    #expect(
      try answer("CaptioningRNN(words, cell_type='lstm')").contains("'lstm' is not in nnrepl yet"))
  }
}
