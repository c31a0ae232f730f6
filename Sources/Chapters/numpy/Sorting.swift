import Interpreter

extension NumPyModule {
  /// Functions that put elements in order, search and count.
  static var sorting: [NativeFunction] { [] }
}
