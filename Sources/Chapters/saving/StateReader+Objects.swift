import Interpreter
import Language
import Networks
import Tensors

/// What modules bring, made again.
extension StateReader {
  func native(_ word: String, _ fields: Fields) throws -> Value {
    switch word {
    case "array":
      let tensor = try array(fields[word])
      if case .boolean(true)? = fields["matrix"], tensor.rank == 2 {
        return .object(ArrayObject(matrix: tensor))
      }
      guard let role = ArrayObject.Role(rawValue: try fields.text("role")) else {
        throw Fields.damaged("role")
      }
      return .object(ArrayObject(tensor, role: role))
    case "scalar":
      let tensor = try array(fields[word])
      guard tensor.count == 1 else { throw Fields.damaged(word) }
      return NumPyScalar.value(try translated { try tensor.item() }, tensor.dtype)
    case "complex":
      let parts = try numbers(fields.list(word), 2, word)
      return .object(ComplexObject(parts[0], parts[1]))
    case "range":
      guard let parts = try fields.sizes(word), parts.count == 3 else { throw Fields.damaged(word) }
      return .object(try RangeObject(start: parts[0], stop: parts[1], step: parts[2]))
    case "integer":
      guard let int = interpreter.builtins["int"] else { throw Fields.damaged(word) }
      return try interpreter.call(int, [.string(fields.text(word))], site: .unwritten)
    case "module": return .object(try interpreter.importedModule(named: fields.text(word)))
    case "mapping": return .object(try mapping(fields))
    case "deque":
      return .object(
        DequeObject(
          try values(of: fields.list(word)), bound: fields["maxlen"]?.exactInteger,
          context: ModuleContext(host: host, interpreter: interpreter)))
    case "network": return .object(try network(fields))
    case "layer":
      return .object(try layer(fields.record(word)))
    case "part":
      let network = try self.network(behind: fields[word])
      let number = try fields.integer("number")
      guard network.layers.indices.contains(number) else { throw Fields.damaged("number") }
      return .object(network.layers[number])
    case "weights":
      let parameters = try network(behind: fields[word]).network.parameters
      let number = try fields.integer("number")
      guard parameters.indices.contains(number) else { throw Fields.damaged("number") }
      return .object(SharedVariable(.parameter(parameters[number])))
    case "shared": return .object(SharedVariable(.tensor(try array(fields[word]))))
    case "history":
      return .object(HistoryObject(try SavedTraining.history(fields.record(word))))
    case "examples":
      let examples = try translated {
        try Examples(
          inputs: array(fields[word]), labels: array(fields["labels"]),
          imageShape: fields.sizes("image"))
      }
      return .object(ExamplesObject(examples, name: try fields.text("title")))
    case "image":
      return .object(
        ImageObject(
          pixels: try array(fields[word]), label: try fields.integer("label"),
          name: try fields.text("title"), shape: try fields.sizes("shape") ?? []))
    case "accuracy":
      let parts = try numbers(fields.list(word), 2, word)
      guard let total = Int(exactly: parts[1]) else { throw Fields.damaged(word) }
      return .object(Accuracy(parts[0], of: total))
    case "RandomState":
      let object = RandomStateObject(host: host)
      try object.takeOver(value(of: fields[word] ?? .none))
      return .object(object)
    case "Random":
      let object = RandomObject(ModuleContext(host: host, interpreter: interpreter))
      try object.takeOver(value(of: fields[word] ?? .none))
      return .object(object)
    case "Generator":
      let words = try fields.list(word).map(\.text)
      guard let object = GeneratorObject(keptState: words) else { throw Fields.damaged(word) }
      return .object(object)
    default: throw Fields.damaged("objects")
    }
  }

  private func numbers(_ values: [Value], _ count: Int, _ what: String) throws -> [Double] {
    let numbers = values.compactMap(\.number)
    guard numbers.count == count, values.count == count else { throw Fields.damaged(what) }
    return numbers
  }

  private func mapping(_ fields: Fields) throws -> MappingObject {
    let rule: MappingObject.Rule
    switch try fields.text("mapping") {
    case "OrderedDict": rule = .ordered
    case "Counter": rule = .counter
    case "defaultdict": rule = .factory(try value(of: fields["factory"] ?? .none))
    default: throw Fields.damaged("mapping")
    }
    let context = ModuleContext(host: host, interpreter: interpreter)
    let mapping = MappingObject(rule, context: context)
    try fill(mapping.contents, with: fields.list("pairs"))
    return mapping
  }

  private func network(behind reference: Value?) throws -> NetworkObject {
    guard let network = try value(of: reference ?? .none).object(as: NetworkObject.self) else {
      throw Fields.damaged("network")
    }
    return network
  }

  /// A layer, made by its constructor.
  private func layer(_ fields: Fields) throws -> LayerObject {
    let arguments = try fields.record("arguments")
    let given = try arguments.names.map { name in
      (name: name, value: try value(of: arguments[name] ?? .none))
    }
    guard case .native(let constructor)? = interpreter.builtins[try fields.text("call")],
      let layer = try constructor.call(
        CallArguments(positional: [], keywords: given, site: .unwritten)
      ).object(as: LayerObject.self)
    else { throw Fields.damaged("layer") }
    return layer
  }

  private func network(_ fields: Fields) throws -> NetworkObject {
    let layers = try fields.list("layers").map { try layer(Fields($0, "layers")) }
    let object = try NetworkObject(
      constructor: fields.text("network"), inputShape: fields.sizes("input"), layers: layers,
      batchSize: fields["batch"]?.exactInteger,
      seed: UInt64(bitPattern: Int64(fields.integer("seed"))), site: .unwritten, host: host)
    let values = try fields.list("values").map { try array($0) }
    try translated {
      try object.network.restore(
        values: values, randomPositions: SavedTraining.positions(fields.record("positions")),
        history: SavedTraining.history(fields.record("history")))
    }
    if let stopped = fields["stopped"], !stopped.isNone {
      object.stopped = try run(Fields(stopped, "stopped"), object, weights: values)
    }
    return object
  }

  /// A training run that was stopped, with the data that it went through.
  private func run(
    _ fields: Fields, _ network: NetworkObject, weights: [Tensor]
  ) throws -> TrainingRun {
    guard let style = TrainingRun.Style(rawValue: try fields.text("style")) else {
      throw Fields.damaged("style")
    }
    let memory = try fields.list("memory").map { try array($0) }
    let state = try SavedTraining.state(fields.record("state"), values: weights + memory)
    let data = try values(of: fields.list("data"))
    let options = try SavedTraining.options(fields.record("options"))
    return try translated {
      let run = try TrainingRun(
        of: network, on: data, options: options, style: style, host: host)
      try run.trainer.restore(state)
      return run
    }
  }
}
