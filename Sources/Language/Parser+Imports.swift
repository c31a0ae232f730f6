extension Parser {
  /// The modules that only Python 2 has.
  private static let python2Modules: Set<String> = [
    "cPickle", "cStringIO", "StringIO", "urllib2", "ConfigParser", "Queue", "Tkinter",
  ]

  /// `import a.b as c, d`.
  mutating func importModules() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    return .importModules(
      try commaSeparated { parser throws(SyntaxFailure) in
        let start = parser.start
        let path = try parser.modulePath()
        parser.notePython2Module(path, parser.range(from: start))
        return try parser.imported(path, from: start)
      })
  }

  /// `from a.b import c as d, e`, with or without brackets, and `*`.
  mutating func importNames() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let start = start
    var module = ""
    while kind == .symbol(.dot) || kind == .symbol(.ellipsis) {
      module += source[token.range]
      advance()
    }
    if module.isEmpty || kind != .keyword(.import) { module += try modulePath() }
    let moduleRange = range(from: start)
    notePython2Module(module, moduleRange)
    guard skip(.import) else { throw unexpected("expected `import` behind the module's name") }
    if skip(.star) { return .importNames(module: module, moduleRange: moduleRange, []) }
    let opening = token
    let isBracketed = skip(.openParenthesis)
    var names: [ImportedName] = []
    repeat {
      if isBracketed, kind == .symbol(.closeParenthesis), !names.isEmpty { break }
      let start = self.start
      let name = try self.name("a name to import").name
      names.append(try imported(name, from: start))
    } while skip(.comma)
    if isBracketed { try close(opening) }
    if module == "__future__", names.contains(where: { $0.name == "print_function" }) {
      printIsFunction = true
    }
    return .importNames(module: module, moduleRange: moduleRange, names)
  }

  private mutating func modulePath() throws(SyntaxFailure) -> String {
    var path = try name("a module's name").name
    while skip(.dot) { path += "." + (try name("a name behind `.`").name) }
    return path
  }

  private mutating func imported(
    _ name: String, from start: Int
  ) throws(SyntaxFailure) -> ImportedName {
    let written = range(from: start)
    let alias = skip(.as) ? try self.name("a name behind `as`").name : nil
    definedNames.insert(alias ?? String(name.prefix { $0 != "." }))
    return ImportedName(name, alias: alias, range: written)
  }

  private mutating func notePython2Module(_ name: String, _ range: SourceRange) {
    if Self.python2Modules.contains(name), !isGuarded { needPython2("`\(name)`", range) }
  }
}
