import Datasets
import Interpreter
import Language
import Tensors

/// `nn.data_utils`: the images of CIFAR-10, from the files that its authors give out.
enum CIFARLoading {
  static func function(host: any Host) -> NativeFunction {
    NativeFunction(
      "load_CIFAR10", "root",
      help: "X_train, y_train, X_test, y_test of CIFAR-10: images as float64 of shape\n"
        + "(n, 32, 32, 3), 0 to 255, and labels 0 to 9. root is the folder of the batches; it is\n"
        + "looked for beside the notebook, in ./data, in $NNREPL_DATA and in ~/.cache/nnrepl.\n"
        + "The batches that are there are taken, and it is said how much of the whole they are.\n\n"
        + "    from nn.data_utils import load_CIFAR10"
    ) { arguments in
      let folder = try arguments.string("root")
      var training: [CIFAR.Batch] = []
      for name in CIFAR.trainingNames {
        guard let batch = try batch(name, in: folder, host, arguments) else { continue }
        training.append(batch)
      }
      let test = try batch(CIFAR.testName, in: folder, host, arguments)
      guard !training.isEmpty, let test else {
        throw arguments.error(
          "root", "there is no CIFAR-10 in \(folder): neither \(CIFAR.trainingNames[0]) nor others",
          kind: "DataNotFoundError",
          hint: "cifar-10-batches-py, unpacked, beside the notebook or in ./data")
      }
      let images = training.reduce(0) { $0 + $1.labels.count }
      if images < CIFAR.trainingCount || test.labels.count < CIFAR.testCount {
        let shortage = DataShortage.cifar(training: images, test: test.labels.count)
        host.write("CIFAR-10: \(shortage.summary); \(shortage.fit) would do\n")
        host.note(shortage)
      }
      return try arguments.about("root") {
        let images = try Tensor.concatenated(training.map(\.images), along: 0)
        let labels = try Tensor.concatenated(training.map(\.labels), along: 0)
        return .tuple(
          try [pixels(images), labels, pixels(test.images), test.labels].map {
            .object(ArrayObject($0))
          })
      }
    }
  }

  /// Planes of colours as pixels: `[n, 3, 32, 32]` uint8 as `[n, 32, 32, 3]` float64.
  private static func pixels(_ planes: Tensor) throws -> Tensor {
    try planes.transposed([0, 2, 3, 1]).converted(to: .float64).copied()
  }

  /// The batch in a file of the folder, nil where there is none.
  private static func batch(
    _ name: String, in folder: String, _ host: any Host, _ arguments: BoundArguments
  ) throws -> CIFAR.Batch? {
    let path = folder + "/" + name
    guard host.kind(of: path) == .file else { return nil }
    return try arguments.about("root") {
      do {
        return try CIFAR.read(host.read(path))
      } catch let error as DatasetError {
        throw error.about(path)
      }
    }
  }
}
