import Graphs
import Tensors

/// A feed-forward network: layers one after the other, with their weights.
///
///     let network = try Network(
///       inputShape: [1, 28, 28],
///       layers: [
///         .convolution(filters: 20, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
///         .dense(units: 100, activation: .relu), .softmax(units: 10),
///       ], seed: 1)
///     print(network.summary)
///
/// Not to be used from two threads at once.
public final class Network {
  /// The shape of one example.
  public let inputShape: [Int]
  /// The layers, first to last; the input is not among them.
  public let layers: [Layer]
  /// The mini-batch size, where the network or one of its layers fixes one.
  public let batchSize: Int?
  /// What the initial weights and the dropout masks are drawn from.
  public let seed: UInt64
  /// The type of the weights and of everything computed with them.
  public let dtype: DType
  /// How training has gone.
  public internal(set) var history = History()
  /// The table of layers: what each is, gives, holds and sees.
  public let summary: String

  /// How far each stream of dropout masks has been drawn, so that another run goes on from there.
  var randomPositions: [String: UInt64] = [:]
  private var evaluator: Evaluator?
  /// What shape inference found out, layer by layer.
  let geometries: [LayerGeometry]

  /// Infers and checks all shapes, then takes memory and draws the initial weights.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of one example, such as `[784]` or `[1, 28, 28]`; nil where the first
  ///     layer says it, as the chapter's layers do.
  ///   - layers: The layers, first to last.
  ///   - batchSize: The mini-batch size that the layers are checked against and training keeps to;
  ///     nil where any will do.
  ///   - seed: Networks of the same layers and seed start with the same weights.
  ///   - dtype: `float32` or, to check gradients, `float64`.
  public init(
    inputShape: [Int]? = nil, layers: [LayerSpec], batchSize: Int? = nil, seed: UInt64,
    dtype: DType = .float32
  ) throws(NetworkError) {
    guard dtype.isFloatingPoint else {
      throw NetworkError(message: "weights of type \(dtype)", hint: "float32 or float64")
    }
    let blueprint = try Blueprint(inputShape: inputShape, layers: layers, batchSize: batchSize)
    self.inputShape = blueprint.inputShape
    self.batchSize = blueprint.batchSize
    self.seed = seed
    self.dtype = dtype
    self.summary = SummaryTable(blueprint).text
    self.geometries = blueprint.layers.map(\.geometry)
    // Streams are numbered by the layers that have weights: the chapter's convolution-and-pooling
    // layer and the two layers of a sentence then start, and drop out, alike.
    var ordinal = 0
    var built: [Layer] = []
    for (index, entry) in blueprint.layers.enumerated() {
      if entry.geometry.weights != nil { ordinal += 1 }
      do {
        built.append(
          Layer(
            number: index + 1, spec: entry.spec, inputShape: entry.inputShape,
            outputShape: entry.geometry.output,
            weights: try entry.geometry.weights?.parameter(
              named: "weights \(ordinal)", seed: seed, dtype: dtype),
            biases: try entry.geometry.biases?.parameter(
              named: "biases \(ordinal)", seed: seed, dtype: dtype)))
      } catch {
        throw NetworkError(layer: index + 1, message: "\(error)")
      }
    }
    self.layers = built
  }

  /// Every layer's weights and biases, first layer first, weights before biases.
  public var parameters: [Parameter] {
    layers.flatMap { [$0.weights, $0.biases].compactMap(\.self) }
  }

  /// The number of values in one input.
  public var featureCount: Int { inputShape.reduce(1, *) }
  /// The number of values that the last layer gives.
  public var outputCount: Int { layers.last?.outputShape.reduce(1, *) ?? 0 }

  var kinds: [any LayerKind] { layers.map(\.spec.kind) }

  /// The plan that answers questions, made at the first one.
  ///
  /// Its mini-batches are large where the layers are small: answers do not depend on them.
  func sharedEvaluator() throws -> Evaluator {
    if let evaluator { return evaluator }
    let values = geometries.reduce(1) { $0.addingSaturated($1.valuesPerExample) }
    let batchSize = max(1, min(100, (1 << 23) / values))
    let made = try Evaluator(of: self, batchSize: batchSize)
    evaluator = made
    return made
  }
}
