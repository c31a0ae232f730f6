import Language
import OrderedCollections

extension Interpreter {
  /// The names that `source`, a module written in the chapters' language, defines.
  ///
  /// It runs as the body of a function, so that its names are its own and the session does not see
  /// them; its functions keep them. It knows itself as `name`, if that is given.
  public func members(
    of source: SourceText, dialect: Dialect = .python3, called name: String? = nil
  ) throws -> [String: Value] {
    let range = SourceRange(0, source.bytes.count)
    var statements = try Parser.parse(source, dialect: dialect).statements
    if let name {
      let (target, text) = (Expression(.name("__name__"), range), Expression(.string(name), range))
      statements.insert(Statement(.assignment([target], text), range), at: 0)
    }
    let names = LocalNames(body: statements).assigned.sorted()
    let entries = names.map {
      DictionaryEntry(
        key: Expression(.string($0), range), value: Expression(.name($0), range))
    }
    let result = Statement(.returnValue(Expression(.dictionary(entries), range)), range)
    let compiler = Compiler(self, name: source.name, source: source, kind: .session)
    let function = try compiler.function(
      source.name, Parameters(), .statements(statements + [result]), documentation: nil,
      isGenerator: false, range, nil)
    compiler.emit(.returnValue, function, at: range)
    let made = try value(of: compiler.finish(at: range))
    let site = CallSite(source: source, range: range, arguments: [])
    guard case .dictionary(let dictionary) = try call(made, [], site: site) else { return [:] }
    var members: [String: Value] = [:]
    for (key, value) in dictionary.entries { members[key.value.text] = value }
    return members
  }
}

extension Interpreter {
  /// The class that a program defined last.
  public var lastClassName: String? { lastClass?.name }

  /// Gives methods without a class to none from here on.
  public func forgetLastClass() { lastClass = nil }

  /// Makes a method that stands by itself one of the class defined last, as chapters print them.
  public func addMethod(_ definition: FunctionDefinition, of source: SourceText) throws {
    guard let type = lastClass else { return }
    let range = SourceRange(0, source.bytes.count)
    let compiler = Compiler(self, name: source.name, source: source, kind: .session)
    let method = try compiler.method(definition, of: type.name, range)
    compiler.emit(.returnValue, method, at: range)
    type.set(symbols.symbol(definition.name), to: try value(of: compiler.finish(at: range)))
  }

  /// What code that belongs to no call returns.
  private func value(of code: Code) throws -> Value {
    let memory = registers.take(code.registerCount, given: 0)
    defer { registers.giveBack(memory, code.registerCount) }
    code.placeCells(memory, closure: [])
    var frame = Frame(code, registers: memory)
    do {
      return try execute(&frame)
    } catch {
      throw report(error)
    }
  }
}
