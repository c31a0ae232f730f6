import Language

/// Which names a text of the session assigns and which it reads, found without running it.
public enum ProgramNames {
  /// The variables that `statements` assign: not what they import, and no functions and classes.
  public static func variables(of statements: [Statement]) -> Set<String> {
    let values = statements.filter { statement in
      switch statement.kind {
      case .function, .classDefinition, .importModules, .importNames: false
      default: true
      }
    }
    return LocalNames(body: values).assigned
  }

  /// The names that `statements` read before they have assigned them themselves, statement by
  /// statement.
  public static func needed(by statements: [Statement]) -> Set<String> {
    var needed: Set<String> = []
    var made: Set<String> = []
    for statement in statements {
      var uses = NameUses()
      uses.visit([statement])
      needed.formUnion(uses.direct.union(uses.byFunctionsInside).subtracting(made))
      made.formUnion(LocalNames(body: [statement]).assigned)
    }
    return needed
  }
}
