import Interpreter

/// A value that a graph computes: `%graph` shows it.
public protocol GraphShowing: NativeObject {
  /// The graph, a node a line, before and after it was simplified.
  func graphListing() throws -> String
}
