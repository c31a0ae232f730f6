import Interpreter

extension NumPyModule {
  /// Functions that read and write arrays in files.
  static var files: [NativeFunction] { [] }
}
