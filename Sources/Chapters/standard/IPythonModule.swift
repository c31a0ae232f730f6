import Interpreter
import Language

/// `IPython.display`: what cells of notebooks show without a `print`.
enum IPythonModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "IPython", help: "what Jupyter's cells use of it.", functions: [],
      others: ["display": .object(display(context))])
  }

  static func display(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "IPython.display", help: "what cells show without a print.",
      functions: [
        NativeFunction(
          "display", "*values",
          help: "Draws what has a picture, and writes the rest.\n\n"
            + "    from IPython.display import display\n    display([1, 2])"
        ) { arguments in
          for value in arguments.rest {
            if let figure = try Pictures.images(value) {
              try context.host.draw(figure)
            } else {
              context.host.write(value.representation + "\n")
            }
          }
          return .none
        },
        NativeFunction(
          "clear_output", "wait=False",
          help: "Takes away what the cell has shown, where that can be: in Jupyter."
        ) { _ in
          context.host.clearOutput()
          return .none
        },
      ])
  }
}
