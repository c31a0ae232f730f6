/// The tree of a program as text, a node a line with its range as `line:column-line:column`, for
/// tests and for finding out what the parser made of a text.
///
/// Columns count bytes from 1.
///
///     expression 1:1-1:6
///       binary + 1:1-1:6
///         name a 1:1-1:2
///         name b 1:5-1:6
public func dump(_ statements: [Statement], in source: SourceText) -> String {
  var dump = SyntaxDump(source: source)
  for statement in statements { dump.add(statement) }
  return dump.text
}

private struct SyntaxDump {
  let source: SourceText
  var text = ""
  var level = 0

  // MARK: - Lines

  mutating func line(_ label: String, _ range: SourceRange? = nil) {
    text += String(repeating: "  ", count: level) + label
    if let range {
      let (first, last) = (Int(range.lower), Int(range.upper))
      text += " \(position(first))-\(position(last))"
    }
    text += "\n"
  }

  private func position(_ offset: Int) -> String {
    let (line, column) = source.position(of: offset)
    return "\(line + 1):\(column + 1)"
  }

  mutating func nested(_ body: (inout SyntaxDump) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }

  mutating func group(_ label: String, _ body: (inout SyntaxDump) -> Void) {
    line(label)
    nested(body)
  }

  mutating func group(_ label: String, _ statements: [Statement]) {
    guard !statements.isEmpty else { return }
    group(label) { dump in for statement in statements { dump.add(statement) } }
  }

  mutating func group(_ label: String, _ expression: Expression?) {
    guard let expression else { return }
    group(label) { $0.add(expression) }
  }

  // MARK: - Statements

  mutating func add(_ statement: Statement) {
    let (label, parts) = describe(statement.kind)
    line(label, statement.range)
    nested(parts)
  }

  private typealias Parts = (inout SyntaxDump) -> Void

  private func describe(_ kind: Statement.Kind) -> (String, Parts) {
    switch kind {
    case .expression(let value, let silent):
      return (silent ? "expression silent" : "expression", { $0.add(value) })
    case .assignment(let targets, let value):
      return ("assignment", { $0.add(targets + [value]) })
    case .augmentedAssignment(let target, let binary, let value):
      return ("assignment \(binary.rawValue)=", { $0.add([target, value]) })
    case .print(let values, let destination, let endsLine):
      return (
        endsLine ? "print" : "print open",
        { dump in
          dump.group("to", destination)
          dump.add(values)
        }
      )
    case .delete(let targets): return ("del", { $0.add(targets) })
    case .pass: return ("pass", { _ in })
    case .breakLoop: return ("break", { _ in })
    case .continueLoop: return ("continue", { _ in })
    case .returnValue(let value): return ("return", { $0.add(value) })
    case .raise(let error, let cause):
      return (
        "raise",
        { dump in
          dump.add(error)
          dump.group("from", cause)
        }
      )
    case .global(let names): return ("global " + names.joined(separator: " "), { _ in })
    case .nonlocal(let names): return ("nonlocal " + names.joined(separator: " "), { _ in })
    case .importModules(let names): return ("import", { $0.add(names) })
    case .importNames(let module, _, let names):
      return ("from \(module) import" + (names.isEmpty ? " *" : ""), { $0.add(names) })
    case .assert(let test, let message):
      return (
        "assert",
        { dump in
          dump.add(test)
          dump.group("message", message)
        }
      )
    case .command(let command):
      return ("command \(command.name) \(quoted(command.arguments))", { _ in })
    default: return describeCompound(kind)
    }
  }

  private func describeCompound(_ kind: Statement.Kind) -> (String, Parts) {
    switch kind {
    case .conditional(let branches, let otherwise):
      return (
        "if",
        { dump in
          for branch in branches {
            dump.add(branch.test)
            dump.group("then", branch.body)
          }
          dump.group("else", otherwise)
        }
      )
    case .whileLoop(let test, let body, let otherwise):
      return (
        "while",
        { dump in
          dump.add(test)
          dump.group("do", body)
          dump.group("else", otherwise)
        }
      )
    case .forLoop(let target, let iterable, let body, let otherwise):
      return (
        "for",
        { dump in
          dump.add([target, iterable])
          dump.group("do", body)
          dump.group("else", otherwise)
        }
      )
    case .function(let definition):
      return (
        "def \(definition.name)" + (definition.isGenerator ? " generator" : ""),
        { dump in
          for decorator in definition.decorators { dump.group("decorator", decorator) }
          dump.add(definition.parameters)
          dump.group("do", definition.body)
        }
      )
    case .classDefinition(let definition):
      return (
        "class \(definition.name)",
        { dump in
          for decorator in definition.decorators { dump.group("decorator", decorator) }
          dump.add(definition.bases)
          dump.group("do", definition.body)
        }
      )
    case .tryStatement(let statement): return ("try", { $0.add(statement) })
    case .with(let items, let body):
      return (
        "with",
        { dump in
          for item in items {
            dump.add(item.context)
            dump.group("as", item.target)
          }
          dump.group("do", body)
        }
      )
    default: return ("?", { _ in })
    }
  }

  private mutating func add(_ statement: TryStatement) {
    group("do", statement.body)
    for handler in statement.handlers {
      group("except") { dump in
        dump.add(handler.kind)
        dump.group("as", handler.target)
        dump.group("do", handler.body)
      }
    }
    group("else", statement.otherwise)
    group("finally", statement.finally)
  }

  private mutating func add(_ names: [ImportedName]) {
    for name in names {
      line(name.alias.map { "\(name.name) as \($0)" } ?? name.name, name.range)
    }
  }

  private mutating func add(_ parameters: Parameters) {
    for parameter in parameters.positional { add(parameter, "parameter") }
    if let rest = parameters.rest { line("parameter *\(rest)") }
    for parameter in parameters.keywordOnly { add(parameter, "keyword-only") }
    if let rest = parameters.keywordRest { line("parameter **\(rest)") }
  }

  private mutating func add(_ parameter: Parameters.Parameter, _ label: String) {
    line(parameter.name.isEmpty ? label : "\(label) \(parameter.name)", parameter.range)
    nested { dump in
      dump.group("into", parameter.unpacking)
      dump.add(parameter.defaultValue)
    }
  }

  // MARK: - Expressions

  mutating func add(_ expressions: [Expression]) {
    for expression in expressions { add(expression) }
  }

  mutating func add(_ expression: Expression?) {
    guard let expression else { return }
    let (label, parts) = describe(expression.kind)
    line(label, expression.range)
    nested(parts)
  }

  private mutating func add(_ arguments: [Argument]) {
    for argument in arguments {
      switch argument.kind {
      case .positional: add(argument.value)
      case .keyword(let name): group("\(name)=", argument.value)
      case .spread: group("*", argument.value)
      case .spreadKeywords: group("**", argument.value)
      }
    }
  }

  private func describe(_ kind: Expression.Kind) -> (String, Parts) {
    switch kind {
    case .name(let name): return ("name \(name)", { _ in })
    case .builtin(let name): return ("builtin \(name)", { _ in })
    case .none: return ("None", { _ in })
    case .ellipsis: return ("...", { _ in })
    case .boolean(let value): return (value ? "True" : "False", { _ in })
    case .integer(let value): return ("integer \(value)", { _ in })
    case .bigInteger(let digits): return ("integer \(digits)", { _ in })
    case .float(let value): return ("float \(value)", { _ in })
    case .imaginary(let value): return ("imaginary \(value)", { _ in })
    case .string(let text): return ("string \(quoted(text))", { _ in })
    case .bytes(let bytes):
      return ("bytes \(quoted(String(decoding: bytes, as: UTF8.self)))", { _ in })
    case .formatted(let parts): return ("formatted", { $0.add(parts) })
    case .list(let items): return ("list", { $0.add(items) })
    case .tuple(let items): return ("tuple", { $0.add(items) })
    case .set(let items): return ("set", { $0.add(items) })
    case .dictionary(let entries):
      return (
        "dictionary",
        { dump in
          for entry in entries {
            if let key = entry.key {
              dump.add([key, entry.value])
            } else {
              dump.group("**", entry.value)
            }
          }
        }
      )
    case .unary(let sign, let operand): return ("unary \(sign.rawValue)", { $0.add(operand) })
    case .binary(let sign, let left, let right):
      return ("binary \(sign.rawValue)", { $0.add([left, right]) })
    case .and(let operands): return ("and", { $0.add(operands) })
    case .or(let operands): return ("or", { $0.add(operands) })
    default: return describeLarge(kind)
    }
  }

  private func describeLarge(_ kind: Expression.Kind) -> (String, Parts) {
    switch kind {
    case .comparison(let first, let links):
      return (
        "comparison " + links.map(\.comparator.rawValue).joined(separator: " "),
        { $0.add([first] + links.map(\.operand)) }
      )
    case .conditional(let test, let then, let otherwise):
      return (
        "conditional",
        { dump in
          dump.add(test)
          dump.group("then", then)
          dump.group("else", otherwise)
        }
      )
    case .lambda(let parameters, let body):
      return (
        "lambda",
        { dump in
          dump.add(parameters)
          dump.add(body)
        }
      )
    case .call(let function, let arguments):
      return (
        "call",
        { dump in
          dump.add(function)
          dump.add(arguments)
        }
      )
    case .attribute(let object, let name, _): return ("attribute \(name)", { $0.add(object) })
    case .subscripted(let object, let index): return ("subscript", { $0.add([object, index]) })
    case .slice(let lower, let upper, let step):
      return (
        "slice",
        { dump in
          dump.group("from", lower)
          dump.group("to", upper)
          dump.group("step", step)
        }
      )
    case .starred(let value): return ("starred", { $0.add(value) })
    case .comprehension(let comprehension):
      return ("comprehension \(comprehension.kind.label)", { $0.add(comprehension) })
    case .yield(let value): return ("yield", { $0.add(value) })
    case .yieldFrom(let value): return ("yield from", { $0.add(value) })
    default: return ("?", { _ in })
    }
  }

  private mutating func add(_ comprehension: Comprehension) {
    add(comprehension.element)
    if case .dictionary(let value) = comprehension.kind { add(value) }
    for clause in comprehension.clauses {
      group("for") { dump in
        dump.add([clause.target, clause.iterable])
        for condition in clause.conditions { dump.group("if", condition) }
      }
    }
  }

  private mutating func add(_ parts: [FormattedPart]) {
    for part in parts {
      switch part {
      case .text(let text): line("text \(quoted(text))")
      case .value(let value, let conversion, let format):
        group(conversion.map { "value !\($0)" } ?? "value") { dump in
          dump.add(value)
          if !format.isEmpty { dump.group("format") { $0.add(format) } }
        }
      }
    }
  }

  private func quoted(_ text: String) -> String { text.debugDescription }
}

extension Comprehension.Kind {
  fileprivate var label: String {
    switch self {
    case .list: "list"
    case .set: "set"
    case .generator: "generator"
    case .dictionary: "dictionary"
    }
  }
}
