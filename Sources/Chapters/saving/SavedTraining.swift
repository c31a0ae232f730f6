import Datasets
import Interpreter
import Networks
import Tensors

/// What training leaves behind, as records of a state file.
enum SavedTraining {
  static func record(of positions: [String: UInt64]) -> Value {
    .record(positions.sorted { $0.key < $1.key }.map { ($0.key, .bits($0.value)) })
  }

  static func positions(_ fields: Fields) throws -> [String: UInt64] {
    var result: [String: UInt64] = [:]
    for name in fields.names { result[name] = UInt64(bitPattern: Int64(try fields.integer(name))) }
    return result
  }

  static func record(of options: TrainingOptions) -> Value {
    let (name, momentum): (String, Double?) =
      switch options.optimiser {
      case .sgd: ("sgd", nil)
      case .momentum(let momentum): ("momentum", momentum)
      case .rmsprop: ("rmsprop", nil)
      case .adagrad: ("adagrad", nil)
      case .adam: ("adam", nil)
      }
    return .record([
      ("epochs", .integer(options.epochs)), ("batch", .integer(options.batchSize)),
      ("rate", .float(options.learningRate)), ("l2", .float(options.l2)),
      ("optimiser", .string(name)), ("momentum", momentum.map { .float($0) } ?? .none),
    ])
  }

  static func options(_ fields: Fields) throws -> TrainingOptions {
    let optimiser: Optimiser
    switch try fields.text("optimiser") {
    case "sgd": optimiser = .sgd
    case "momentum": optimiser = .momentum(try fields.number("momentum"))
    case "rmsprop": optimiser = .rmsprop
    case "adagrad": optimiser = .adagrad
    case "adam": optimiser = .adam
    default: throw Fields.damaged("optimiser")
    }
    return TrainingOptions(
      epochs: try fields.integer("epochs"), batchSize: try fields.integer("batch"),
      learningRate: try fields.number("rate"), l2: try fields.number("l2"), optimiser: optimiser)
  }

  static func record(of history: History) -> Value {
    let costs = history.costs
    return .record([
      (
        "epochs",
        .list(
          history.records.map { record in
            .list([
              .integer(record.epoch), .float(record.cost), optional(record.validationAccuracy),
              .boolean(record.isBest), optional(record.testAccuracy), .float(record.seconds),
            ])
          })
      ),
      ("costs", .list(costs.points.map { .float($0) })), ("stride", .integer(costs.stride)),
      ("sum", .float(costs.sum)), ("pending", .integer(costs.pending)),
    ])
  }

  static func history(_ fields: Fields) throws -> History {
    let records = try fields.list("epochs").map { value in
      guard case .list(let list) = value, list.elements.count == 6,
        let epoch = list.elements[0].exactInteger, let cost = list.elements[1].number,
        case .boolean(let isBest) = list.elements[3], let seconds = list.elements[5].number
      else { throw Fields.damaged("epochs") }
      return EpochRecord(
        epoch: epoch, cost: cost, validationAccuracy: list.elements[2].number, isBest: isBest,
        testAccuracy: list.elements[4].number, seconds: seconds)
    }
    let points = try fields.list("costs").map { value in
      guard let number = value.number else { throw Fields.damaged("costs") }
      return number
    }
    guard
      let costs = CostCurve(
        points: points, stride: try fields.integer("stride"), sum: try fields.number("sum"),
        pending: try fields.integer("pending"))
    else { throw Fields.damaged("costs") }
    return History(records: records, costs: costs)
  }

  /// Where a run stands, but for the values of weights and optimiser.
  static func record(of state: TrainerState) -> Value {
    .record([
      ("batches_done", .integer(state.batchesDone)), ("epochs_done", .integer(state.epochsDone)),
      ("epoch_cost", .float(state.epochCost)), ("epoch_seconds", .float(state.epochSeconds)),
      ("best_valid", .float(state.bestValidationAccuracy)),
      ("best_batch", state.bestBatch.map { .integer($0) } ?? .none),
      ("best_test", optional(state.bestTestAccuracy)),
      ("positions", record(of: state.randomPositions)), ("history", record(of: state.history)),
    ])
  }

  static func state(_ fields: Fields, values: [Tensor]) throws -> TrainerState {
    TrainerState(
      values: values, randomPositions: try positions(fields.record("positions")),
      history: try history(fields.record("history")),
      batchesDone: try fields.integer("batches_done"),
      epochsDone: try fields.integer("epochs_done"), epochCost: try fields.number("epoch_cost"),
      epochSeconds: try fields.number("epoch_seconds"),
      bestValidationAccuracy: try fields.number("best_valid"),
      bestBatch: fields["best_batch"]?.exactInteger, bestTestAccuracy: fields["best_test"]?.number)
  }

  private static func optional(_ number: Double?) -> Value { number.map { .float($0) } ?? .none }

  // MARK: - Checkpoints

  /// A file of its own for where a run stands: an npz file with `session.json` and the values in order.
  static func bytes(of state: TrainerState) throws -> [UInt8] {
    let text = try JSONWriter.text(of: record(of: state))
    return try translated {
      try NPZ.bytes(
        of: state.values.enumerated().map { ("value \($0 + 1)", $1) },
        others: [(StateWriter.description, Array(text.utf8))], isPacked: false)
    }
  }

  /// What such a file says.
  static func state(in bytes: [UInt8]) throws -> TrainerState {
    let (arrays, others) = try StateReader.contents(of: bytes)
    guard let text = others.first else { throw Fields.damaged("description") }
    let fields = try Fields(
      JSONReader.value(String(decoding: text.bytes, as: UTF8.self)), "description")
    return try state(fields, values: arrays.map(\.array))
  }
}

/// What is known of the training of a value.
public enum TrainingStatus {
  /// Where a network's training was stopped; nil for all else.
  public static func of(_ value: Value) -> String? {
    value.object(as: NetworkObject.self)?.stopped?.place
  }
}
