import Chapters
import Datasets
import Glibc
import Language

extension Session {
  /// The absolute path that a program's relative ones start from.
  public var workingFolder: String { files.working }

  /// Goes to another folder inside the session's.
  public func changeFolder(to path: String) throws { try files.change(to: path) }

  /// The environment variables that a program may see: none that may hold a secret.
  public var environment: [String: String] {
    settings.environment.filter { name, _ in
      ["HOME", "USER", "LANG", "TERM", "PATH", "SHELL", "TZ"].contains(name)
        || name.hasPrefix("NNREPL_")
    }
  }

  /// What lies under `path`.
  public func kind(of path: String) -> FileKind? {
    files.readable(path).flatMap(SessionFiles.kind) ?? (isStoodInFor(path) ? .file : nil)
  }

  /// Whether the embedded sample takes the place of a file: the book's, where nobody has put it.
  private func isStoodInFor(_ path: String) -> Bool {
    mnistLocation == nil && path.split(separator: "/").last.map(String.init) == MNIST.fileName
  }

  /// All bytes of a file.
  public func read(_ path: String) throws -> [UInt8] {
    guard let found = files.readable(path) else {
      guard isStoodInFor(path) else { throw files.missing(path) }
      do {
        return try MNIST.sampleFile()
      } catch {
        throw Diagnostic("OSError", "\(path) \(error.message)", hint: error.hint)
      }
    }
    guard SessionFiles.kind(found) == .file else {
      throw Diagnostic("IsADirectoryError", "\(path) is a folder")
    }
    do {
      return try Files.read(found)
    } catch {
      throw Diagnostic("OSError", "\(path) \(error.message)", hint: error.hint)
    }
  }

  /// Makes or replaces a file.
  public func write(_ bytes: [UInt8], to path: String) throws {
    try files.write(bytes, to: path)
  }

  /// Opens a file for writing.
  public func open(_ path: String, _ mode: WritingMode) throws -> any FileSink {
    let target = try files.writable(path)
    // A link would lead out of the folder, and a pipe would wait for its reader.
    let flags =
      switch mode {
      case .replace: O_TRUNC
      case .append: O_APPEND
      case .create: O_EXCL
      }
    let descriptor = Glibc.open(
      target, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0o644)
    guard descriptor >= 0 else { throw SessionFiles.failure(path, errno) }
    guard let file = fdopen(descriptor, mode == .append ? "ab" : "wb") else {
      let reason = errno
      _ = Glibc.close(descriptor)
      throw SessionFiles.failure(path, reason)
    }
    return BufferedSink(file, path: path)
  }

  /// The names in a folder.
  public func names(in path: String) throws -> [String] {
    guard let found = files.readable(path) else { throw files.missing(path) }
    guard let names = SessionFiles.names(in: found) else {
      throw Diagnostic("NotADirectoryError", "\(path) is no folder")
    }
    return names.sorted()
  }

  /// Makes a folder.
  public func makeFolder(_ path: String) throws {
    let target = try files.writable(path)
    guard mkdir(target, 0o755) == 0 else { throw SessionFiles.failure(path, errno) }
  }

  /// Removes a file, or an empty folder.
  public func remove(_ path: String) throws {
    let target = try files.writable(path)
    let isFolder = SessionFiles.kind(target) == .folder
    guard (isFolder ? rmdir(target) : unlink(target)) == 0 else {
      if errno == ENOENT { throw files.missing(path) }
      throw SessionFiles.failure(path, errno)
    }
  }

  /// Gives a file or folder another name.
  public func rename(_ path: String, to target: String) throws {
    guard Glibc.rename(try files.writable(path), try files.writable(target)) == 0 else {
      if errno == ENOENT { throw files.missing(path) }
      throw SessionFiles.failure(path, errno)
    }
  }

  /// The size of a file in bytes, and when it was changed.
  public func details(of path: String) throws -> (size: Int, changed: Double) {
    var status = stat()
    guard let found = files.readable(path), stat(found, &status) == 0 else {
      throw files.missing(path)
    }
    let changed = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
    return (Int(status.st_size), changed)
  }
}

/// A file of C's library, whose buffer is written at the program's end too.
private final class BufferedSink: FileSink {
  private var file: UnsafeMutablePointer<FILE>?
  private let path: String

  init(_ file: UnsafeMutablePointer<FILE>, path: String) {
    self.file = file
    self.path = path
  }

  deinit { if let file { fclose(file) } }

  func write(_ bytes: [UInt8]) throws {
    guard let file else { throw Diagnostic("ValueError", "\(path) is closed") }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw SessionFiles.failure(path, errno)
    }
  }

  func flush() throws {
    guard let file, fflush(file) == 0 else { throw SessionFiles.failure(path, errno) }
  }

  func close() throws {
    guard let file else { return }
    self.file = nil
    guard fclose(file) == 0 else { throw SessionFiles.failure(path, errno) }
  }
}
