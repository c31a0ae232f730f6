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
  ]

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
      let module = Value.object(
        ModuleObject(text.name, help: source.help, members: try interpreter.members(of: text)))
      let parts = source.path.split(separator: ".").map(String.init)
      if parts.count == 2 { classifiers[parts[1]] = module } else { members[parts[0]] = module }
    }
    members["classifiers"] = .object(
      ModuleObject(name + ".classifiers", help: "cs231n's classifiers.", members: classifiers))
    return ModuleObject(name, help: "what cs231n's notebooks import.", members: members)
  }
}
