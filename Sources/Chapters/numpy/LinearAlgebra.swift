import Interpreter

extension NumPyModule {
  /// `numpy.linalg`: inverses, solutions and decompositions of matrices.
  static func linearAlgebra() -> ModuleObject {
    ModuleObject("numpy.linalg", help: "linear algebra.", functions: [])
  }
}
