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

  /// The functions and classes that `statements` define.
  public static func definitions(of statements: [Statement]) -> Set<String> {
    Set(
      statements.compactMap { statement in
        switch statement.kind {
        case .function(let definition): definition.name
        case .classDefinition(let definition): definition.name
        default: nil
        }
      })
  }

  /// The last class that `statements` define: the one that methods without a class are added to.
  public static func lastClass(of statements: [Statement]) -> String? {
    for statement in statements.reversed() {
      if case .classDefinition(let definition) = statement.kind { return definition.name }
    }
    return nil
  }

  /// The names that `statements` read before they have assigned them themselves, statement by
  /// statement.
  public static func needed(by statements: [Statement]) -> Set<String> {
    var reads = Reads()
    reads.add(statements)
    return reads.direct.union(reads.byFunctions.subtracting(reads.made))
  }

  /// Follows what is read and what is made, into blocks too.
  private struct Reads {
    /// Read before they are made.
    private(set) var direct: Set<String> = []
    /// Read by functions, which are called when more may have been made.
    private(set) var byFunctions: Set<String> = []
    private(set) var made: Set<String> = []

    mutating func add(_ statements: [Statement]) {
      for statement in statements { add(statement) }
    }

    private mutating func add(_ statement: Statement) {
      switch statement.kind {
      case .forLoop(let target, let iterable, let body, let otherwise):
        read(iterable)
        // What the target holds is made before the body reads it.
        let pass = Statement(.pass, statement.range)
        let head = Statement(
          .forLoop(target: target, iterable: iterable, body: [pass], otherwise: []),
          statement.range)
        made.formUnion(LocalNames(body: [head]).assigned)
        add(body + otherwise)
      case .whileLoop(let test, let body, let otherwise):
        read(test)
        add(body + otherwise)
      case .conditional(let branches, let otherwise):
        for branch in branches {
          read(branch.test)
          add(branch.body)
        }
        add(otherwise)
      case .with(let items, let body):
        for item in items {
          read(item.context)
          if let target = item.target {
            let head = Statement(.assignment([target], item.context), statement.range)
            made.formUnion(LocalNames(body: [head]).assigned)
          }
        }
        add(body)
      default:
        var uses = NameUses()
        uses.visit([statement])
        note(uses)
        made.formUnion(LocalNames(body: [statement]).assigned)
      }
    }

    private mutating func read(_ expression: Expression) {
      var uses = NameUses()
      uses.visit([expression])
      note(uses)
    }

    private mutating func note(_ uses: NameUses) {
      direct.formUnion(uses.direct.subtracting(made))
      byFunctions.formUnion(uses.byFunctionsInside.subtracting(made))
    }
  }
}
