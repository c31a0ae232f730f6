import Interpreter
import Interruptions
import Language
import OrderedCollections

/// `copy`: copies of values that can change.
enum CopyModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "copy", help: "copies of values that can change.",
      functions: [
        NativeFunction("copy", "x", help: "A copy whose parts are shared.\n\n    copy.copy([1])") {
          arguments in
          var copier = Copier(context, arguments.site, isDeep: false)
          return try copier.copy(arguments["x"], depth: 0)
        },
        NativeFunction(
          "deepcopy", "x, memo=None",
          help: "A copy that shares nothing.\n\n    copy.deepcopy([[1], [2]])"
        ) { arguments in
          var copier = Copier(context, arguments.site, isDeep: true)
          return try copier.copy(arguments["x"], depth: 0)
        },
      ])
  }

  /// Copies values; what is shared in the original is shared in the copy.
  private struct Copier {
    private let context: ModuleContext
    private let site: CallSite
    private let isDeep: Bool
    private var made: [ObjectIdentifier: Value] = [:]

    init(_ context: ModuleContext, _ site: CallSite, isDeep: Bool) {
      self.context = context
      self.site = site
      self.isDeep = isDeep
    }

    private mutating func part(_ value: Value, _ depth: Int) throws -> Value {
      isDeep ? try copy(value, depth: depth + 1) : value
    }

    mutating func copy(_ value: Value, depth: Int) throws -> Value {
      try Interruption.check()
      guard depth < 200 else {
        throw Diagnostic("RecursionError", "the values are nested too deeply to be copied")
      }
      switch value {
      case .tuple(let elements):
        return isDeep ? .tuple(try elements.map { try part($0, depth) }) : value
      case .list(let list):
        guard isDeep || depth == 0 else { return .list(list.elements) }
        if let known = made[ObjectIdentifier(list)] { return known }
        let copy = ListObject([])
        made[ObjectIdentifier(list)] = .list(copy)
        copy.elements = try list.elements.map { try part($0, depth) }
        return .list(copy)
      case .dictionary(let dictionary):
        if let known = made[ObjectIdentifier(dictionary)] { return known }
        let copy = DictionaryObject()
        made[ObjectIdentifier(dictionary)] = .dictionary(copy)
        for (key, value) in dictionary.entries { copy.entries[key] = try part(value, depth) }
        return .dictionary(copy)
      case .set(let set):
        return .set(SetObject(set.elements, isFrozen: set.isFrozen))
      case .object(let object):
        if let known = made[ObjectIdentifier(object)] { return known }
        let copy = try self.copy(object, value, depth)
        made[ObjectIdentifier(object)] = copy
        return copy
      default: return value
      }
    }

    /// An instance of a program's class: its attributes, without a call of its `__init__`.
    private mutating func copy(
      _ parts: InstanceParts, _ object: any NativeObject, _ value: Value, _ depth: Int
    ) throws -> Value {
      let interpreter = context.interpreter
      if let method = parts.method(isDeep ? "__deepcopy__" : "__copy__") {
        let memo = isDeep ? [Value.dictionary(DictionaryObject())] : []
        return try context.call(method, [value] + memo, site)
      }
      let copy = interpreter.emptyInstance(of: parts)
      made[ObjectIdentifier(object)] = copy
      var payload = parts.payload
      if let own = payload {
        // A list inside is the instance's own even in a shallow copy.
        payload = isDeep ? try part(own, depth) : try self.copy(own, depth: depth + 1)
      }
      if let state = parts.method("__getstate__"), let restore = parts.method("__setstate__") {
        interpreter.fill(copy, payload: payload, attributes: [])
        let kept = try context.call(state, [value], site)
        _ = try context.call(restore, [copy, try part(kept, depth)], site)
        return copy
      }
      interpreter.fill(
        copy, payload: payload,
        attributes: try parts.attributes.map { ($0.name, try part($0.value, depth)) })
      return copy
    }

    private mutating func copy(
      _ object: any NativeObject, _ value: Value, _ depth: Int
    ) throws -> Value {
      switch object {
      case is ModuleObject, is TypeObject, is ClassObject: return value
      case let tuple as NamedTuple:
        return .object(NamedTuple(tuple.kind, try tuple.elements.map { try part($0, depth) }))
      case let mapping as MappingObject:
        let copy = mapping.copied()
        for (key, value) in mapping.contents.entries {
          copy.contents.entries[key] = try part(value, depth)
        }
        return .object(copy)
      case let deque as DequeObject:
        return .object(
          DequeObject(
            try deque.elements.map { try part($0, depth) }, bound: deque.bound, context: context))
      default:
        if let parts = context.interpreter.parts(of: value) {
          return try self.copy(parts, object, value, depth)
        }
        // What a program or a module says of itself comes first.
        for name in isDeep ? ["__deepcopy__"] : ["__copy__"] {
          if let method = try object.attribute(name) {
            let memo = isDeep ? [Value.dictionary(DictionaryObject())] : []
            return try context.call(method, memo, site)
          }
        }
        if object is ArrayObject, let method = try object.attribute("copy") {
          return try context.call(method, [], site)
        }
        if object is any NumericObject { return value }
        throw Diagnostic(
          "TypeError", "a value of type \(object.typeName) cannot be copied",
          hint: "make a new one")
      }
    }
  }
}
