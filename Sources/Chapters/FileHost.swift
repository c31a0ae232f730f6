/// What lies under a path.
public enum FileKind: Sendable {
  case file
  case folder
}

/// How a file is opened for writing.
public enum WritingMode: Sendable {
  /// An old file of that name is emptied.
  case replace
  /// Writing goes on at the end of an old file.
  case append
  /// There must be no file of that name.
  case create
}

/// A file that is being written.
public protocol FileSink: AnyObject {
  /// Writes some bytes.
  func write(_ bytes: [UInt8]) throws
  /// Hands what was written to the system.
  func flush() throws
  /// Ends the file; what is written later is an error.
  func close() throws
}

/// The files that a program may use: those inside the session's folder, and data to read.
///
/// Paths are as a program writes them, relative to `workingFolder` or absolute. Errors are
/// diagnostics: `PermissionError` for a path outside, `FileNotFoundError` and so on.
public protocol FileHost: AnyObject {
  /// The absolute path that relative ones start from; the session's folder or one inside it.
  var workingFolder: String { get }
  /// Goes to another folder inside the session's.
  func changeFolder(to path: String) throws
  /// The environment variables that a program may see.
  var environment: [String: String] { get }
  /// What lies under `path`; nil for nothing, and for what a program may not read.
  func kind(of path: String) -> FileKind?
  /// All bytes of a file, looked for among the data too.
  func read(_ path: String) throws -> [UInt8]
  /// Makes or replaces a file; a torn one is never seen.
  func write(_ bytes: [UInt8], to path: String) throws
  /// Opens a file for writing.
  func open(_ path: String, _ mode: WritingMode) throws -> any FileSink
  /// The names in a folder, sorted.
  func names(in path: String) throws -> [String]
  /// Makes a folder; its parent must be there.
  func makeFolder(_ path: String) throws
  /// Removes a file, or an empty folder.
  func remove(_ path: String) throws
  /// Gives a file or folder another name.
  func rename(_ path: String, to target: String) throws
  /// The size of a file in bytes, and when it was changed, in seconds since 1970.
  func details(of path: String) throws -> (size: Int, changed: Double)
}

extension FileHost {
  /// Whether there is a file or folder that a program may read.
  public func fileExists(_ path: String) -> Bool { kind(of: path) != nil }
}
