import Interpreter
import Language

/// The modules beside cs231n's notebooks, which the chapters import and do not print: `nn.…`, and
/// `cs231n.…` for the same.
///
/// What is arithmetic is written in the chapters' own language and compiled at the first import.
enum CS231nModules {
  private static let sources: [(path: String, help: String, text: String)] = [
    ("classifiers.neural_net", "two_layer_net and init_two_layer_model.", neuralNetSource),
    (
      "classifier_trainer", "ClassifierTrainer: gradient descent on a dict of weights.",
      classifierTrainerSource
    ),
    ("gradient_check", "gradients by finite differences.", gradientCheckSource),
    ("vis_utils", "visualize_grid: many images as one.", visualisationSource),
    ("layers", "affine, ReLU and softmax layers.", layersSource),
    ("rnn_layers", "the layers of a recurrent network.", recurrentLayersSource),
    ("classifiers.rnn", "CaptioningRNN: words about a picture.", captioningNetworkSource),
    ("captioning_solver", "CaptioningSolver: trains a CaptioningRNN.", captioningSolverSource),
    ("optim", "sgd, sgd_momentum, rmsprop, adam.", optimSource),
    ("coco_utils", "captions of pictures.", captionDataSource),
    ("image_utils", "pictures.", ""),
  ]

  /// What of a module is not arithmetic.
  private static func natives(of path: String) -> [NativeFunction] {
    switch path {
    case "coco_utils": [CaptionData.loading()]
    case "image_utils": [CaptionData.picture()]
    default: []
    }
  }

  private static let roots = ["nn", "cs231n"]

  /// The names of the modules.
  static let names: [String] = roots.flatMap { root in
    [root, root + ".classifiers", root + ".data_utils"] + sources.map { "\(root).\($0.path)" }
  }

  /// The package `name` with all its modules inside, if it is one of these.
  static func make(
    _ name: String, _ host: any Host, _ interpreter: Interpreter
  ) throws -> ModuleObject? {
    guard roots.contains(name) else { return nil }
    var members: [String: Value] = [
      "data_utils": .object(
        ModuleObject(
          name + ".data_utils", help: "load_CIFAR10: the images of CIFAR-10.",
          functions: [CIFARLoading.function(host: host)]))
    ]
    var classifiers: [String: Value] = [:]
    for source in sources {
      let text = SourceText(source.text, name: "\(name).\(source.path)")
      var own = try interpreter.members(of: text)
      for function in natives(of: source.path) { own[function.name] = .native(function) }
      let module = Value.object(ModuleObject(text.name, help: source.help, members: own))
      let parts = source.path.split(separator: ".").map(String.init)
      if parts.count == 2 { classifiers[parts[1]] = module } else { members[parts[0]] = module }
    }
    members["classifiers"] = .object(
      ModuleObject(name + ".classifiers", help: "cs231n's classifiers.", members: classifiers))
    return ModuleObject(name, help: "what cs231n's notebooks import.", members: members)
  }
}
