import Graphs
import Interpreter
import Language
import Networks
import Tensors

/// What modules bring: arrays, networks, instances of the program's classes.
extension StateWriter {
  func description(of object: any NativeObject) throws -> Value {
    switch object {
    case let array as ArrayObject:
      return .record([
        ("array", try keep(array.tensor)), ("role", .string(array.role.rawValue)),
        ("matrix", .boolean(array.isMatrix)),
      ])
    case let number as NumPyScalar:
      let tensor = try translated { try Tensor(number.value, as: number.dtype) }
      return .record([("scalar", try keep(tensor, called: "number"))])
    case let complex as ComplexObject:
      return .record([("complex", .list([.float(complex.re), .float(complex.im)]))])
    case let range as RangeObject:
      return .record([
        ("range", .list([range.start, range.stop, range.step].map { .integer($0) }))
      ])
    case let module as ModuleObject: return .record([("module", .string(module.name))])
    case let mapping as MappingObject: return try description(of: mapping)
    case let deque as DequeObject:
      return .record([
        ("deque", try references(to: Array(deque.elements))),
        ("maxlen", deque.bound.map { .integer($0) } ?? Value.none),
      ])
    case let network as NetworkObject: return try description(of: network)
    case let layer as LayerObject: return try description(of: layer)
    case let shared as SharedVariable: return try description(of: shared)
    case let history as HistoryObject:
      return .record([("history", SavedTraining.record(of: history.history))])
    case let examples as ExamplesObject:
      return .record([
        ("examples", try keep(examples.examples.inputs, called: "x")),
        ("labels", try keep(examples.examples.labels, called: "y")),
        ("image", examples.examples.imageShape.map(Value.sizes) ?? .none),
        ("title", .string(examples.name)),
      ])
    case let image as ImageObject:
      return .record([
        ("image", try keep(image.pixels)), ("label", .integer(image.label)),
        ("shape", .sizes(image.shape)), ("title", .string(image.name)),
      ])
    case let accuracy as Accuracy:
      return .record([("accuracy", .list([.float(accuracy.share), .integer(accuracy.count)]))])
    case let state as RandomStateObject:
      return .record([("RandomState", try reference(to: state.keptState()))])
    case let random as RandomObject:
      return .record([("Random", try reference(to: random.keptState()))])
    case let generator as GeneratorObject:
      return .record([("Generator", .list(generator.keptState.map { .string($0) }))])
    case is any NumericObject where object.typeName == "int":
      return .record([("integer", .string(object.representation))])
    default:
      guard let parts = interpreter.parts(of: .object(object)) else {
        throw Unsaved(Self.article(object.typeName))
      }
      return try description(of: parts)
    }
  }

  private static func article(_ name: String) -> String {
    ("aeiouAEIOU".contains(name.first ?? "x") ? "an " : "a ") + name
  }

  private func description(of parts: InstanceParts) throws -> Value {
    guard let type = interpreter.value(of: parts.name),
      interpreter.parts(ofClass: type)?.isSameClass(as: parts) ?? false, let name = name(of: type)
    else { throw Unsaved("\(Self.article(parts.name)), whose class is not one of the session's") }
    var attributes: [(String, Value)] = []
    for (name, value) in parts.attributes { attributes.append((name, try reference(to: value))) }
    return .record([
      ("instance", .string(name)),
      ("payload", try parts.payload.map { try references(to: [$0]) } ?? .none),
      ("attributes", .record(attributes)),
    ])
  }

  private func description(of mapping: MappingObject) throws -> Value {
    var entries: [(String, Value)] = [
      ("mapping", .string(mapping.typeName)), ("pairs", try pairs(of: mapping.contents)),
    ]
    if case .factory(let factory) = mapping.rule {
      entries.append(("factory", try reference(to: factory)))
    }
    return .record(entries)
  }

  private func description(of shared: SharedVariable) throws -> Value {
    if let parameter = shared.ownParameter, let owner = owners[ObjectIdentifier(parameter)] {
      return .record([
        ("weights", try reference(to: .object(owner.network))), ("number", .integer(owner.index)),
      ])
    }
    return .record([("shared", try keep(shared.tensor))])
  }

  private func description(of layer: LayerObject) throws -> Value {
    if let owner = owners[ObjectIdentifier(layer)] {
      return .record([
        ("part", try reference(to: .object(owner.network))), ("number", .integer(owner.index)),
      ])
    }
    return .record([("layer", try call(of: layer))])
  }

  /// How a layer was made: the constructor's name with its arguments.
  private func call(of layer: LayerObject) throws -> Value {
    var arguments: [(String, Value)] = []
    for (name, value) in layer.arguments.named {
      // An activation function, by whatever name the program has it.
      if case .native(let function) = value {
        arguments.append((name, .record([("builtin", .string(function.name))])))
      } else {
        arguments.append((name, try reference(to: value)))
      }
    }
    return .record([("call", .string(layer.constructor)), ("arguments", .record(arguments))])
  }

  private func description(of object: NetworkObject) throws -> Value {
    let network = object.network
    let state = network.state
    var entries: [(String, Value)] = [
      ("network", .string(object.constructor)),
      ("input", object.givenInput.map(Value.sizes) ?? .none),
      ("batch", object.givenBatchSize.map { .integer($0) } ?? .none),
      ("seed", .bits(network.seed)),
      ("layers", .list(try object.layers.map { try call(of: $0) })),
      (
        "values",
        .list(try network.parameters.map { try keep($0.value, called: $0.name) })
      ),
      ("positions", SavedTraining.record(of: state.randomPositions)),
      ("history", SavedTraining.record(of: state.history)),
    ]
    if let run = object.stopped {
      let state = run.trainer.state
      let memory = state.values.dropFirst(network.parameters.count)
      entries.append(
        (
          "stopped",
          .record([
            ("style", .string(run.style.rawValue)),
            ("data", try references(to: run.data)),
            ("options", SavedTraining.record(of: run.trainer.options)),
            (
              "memory",
              .list(
                try memory.enumerated().map { try keep($1, called: "optimiser \($0 + 1)") })
            ),
            ("state", SavedTraining.record(of: state)),
          ])
        ))
    }
    return .record(entries)
  }
}

extension Value {
  /// A list of sizes.
  static func sizes(_ sizes: [Int]) -> Value { .list(sizes.map { .integer($0) }) }
  /// A word of 64 bits as a number.
  static func bits(_ bits: UInt64) -> Value { .integer(Int(bitPattern: UInt(bits))) }
}
