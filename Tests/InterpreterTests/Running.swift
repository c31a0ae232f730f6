import Interpreter
import Language

/// Modules for programs that import nothing.
struct NoModules: ModuleSource {
  func module(named name: String) throws -> any NativeObject {
    throw Diagnostic("ImportError", "there is no module \(name)")
  }
}

/// What a program printed and echoed, then its error if it had one.
func output(of program: String, dialect: Dialect = .python3, budget: Int = 2 << 20) -> String {
  let interpreter = Interpreter(modules: NoModules())
  var text = ""
  interpreter.dialect = dialect
  interpreter.stackBudget = budget
  interpreter.write = { text += $0 }
  interpreter.display = { if !$0.isNone { text += $0.representation + "\n" } }
  let source = SourceText(program)
  do {
    try interpreter.run(Parser.parse(source, dialect: dialect).statements, of: source)
  } catch let diagnostic as Diagnostic {
    text += diagnostic.kind + "\n" + diagnostic.rendered()
    if !text.hasSuffix("\n") { text += "\n" }
  } catch {
    text += "\(error)\n"
  }
  return text
}
