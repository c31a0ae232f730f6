import Glibc

/// Reads and replaces whole text files.
public enum TextFile {
  /// A file that could not be read or written.
  public struct Failure: Error, Equatable {
    /// What went wrong, with the path.
    public let message: String
  }

  /// The most bytes a text file may have: no chapter is longer, and a device has no end.
  public static let limit = 64 << 20

  /// The text of the file at `path`; bytes that are not UTF-8 are an error, since a file that is
  /// saved again must keep every byte.
  public static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("can't read", path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("can't read", path)
      }
      bytes += chunk[..<count]
      if bytes.count > limit {
        throw Failure(message: "'\(path)' is longer than \(limit >> 20) MB")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(message: "'\(path)' is not UTF-8 text")
    }
    return text
  }

  /// Puts `text` in the place of the file at `path`: readers see the old text or the new one,
  /// never a part.
  ///
  /// A file that was there keeps its permissions; a new one gets `mode`.
  public static func write(
    _ text: String, to path: String, mode: UInt32 = 0o644
  ) throws(Failure) {
    // A link stays a link: what it leads to is replaced.
    let target = realPath(path) ?? path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : mode
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("can't write", path) }
    var isWritten = fchmod(descriptor, mode) == 0
    let bytes = Array(text.utf8)
    var offset = 0
    while isWritten, offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if count > 0 { offset += count } else if errno != EINTR { isWritten = false }
    }
    isWritten = isWritten && fsync(descriptor) == 0
    let error = errno
    close(descriptor)
    guard isWritten, rename(temporary, target) == 0 else {
      let reason = isWritten ? errno : error
      unlink(temporary)
      throw failure("can't write", path, reason)
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func failure(_ what: String, _ path: String, _ code: Int32 = errno) -> Failure {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return Failure(message: "\(what) '\(path)': \(reason)")
  }
}
