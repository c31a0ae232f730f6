import Interpreter

/// The functions of Python's own that need a session.
public enum StandardWords {
  /// `open`, for files in the session's folder.
  public static func open(host: any Host, interpreter: Interpreter) -> NativeFunction {
    OpenFunction.make(ModuleContext(host: host, interpreter: interpreter))
  }
}
