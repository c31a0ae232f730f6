import Glibc

/// Whole files in, as `FileWriter` is the way out: no other code of this module opens a file.
public enum Files {
  /// Larger files are refused: no data set read here comes near it.
  static let sizeLimit = 4 << 30

  /// Whether `path` is a regular file (or a link to one).
  public static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// All bytes of the file at `path`.
  public static func read(_ path: String) throws(DatasetError) -> [UInt8] {
    // O_NONBLOCK: opening a pipe would otherwise wait for its writer; files don't care.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("can't be opened", path) }
    defer { _ = close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("can't be read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DatasetError("is not a file", path: path)
    }
    let size = Int(status.st_size)
    guard size <= sizeLimit else {
      throw DatasetError(
        "has \(size) bytes; files above \(sizeLimit) bytes are not read", path: path)
    }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        // A file that shrinks meanwhile ends early; its reader says what is missing.
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw failure("can't be read", path) }
    return bytes
  }

  /// The system's reason for the last failure, as an error about `path`.
  static func failure(_ what: String, _ path: String) -> DatasetError {
    DatasetError("\(what): \(String(cString: strerror(errno)))", path: path)
  }
}

/// A file written under a name of its own that gets its real name at the end.
///
/// So a reader never sees half a file, and an interrupted writer leaves the old one.
final class FileWriter {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  init(_ path: String) throws(DatasetError) {
    self.path = path
    temporary = "\(path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Files.failure("can't be written", path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    _ = close(descriptor)
    _ = unlink(temporary)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var sent = 0
    while sent < bytes.count {
      let put = Glibc.write(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      if put < 0 && errno == EINTR { continue }
      guard put > 0 else { throw Files.failure("can't be written", path) }
      sent += put
    }
  }

  /// Closes the file and gives it its name; without this call it is removed.
  func finish() throws(DatasetError) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw Files.failure("can't be written", path)
    }
    _ = close(descriptor)
    descriptor = -1
  }
}
