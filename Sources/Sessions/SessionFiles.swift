import Chapters
import Datasets
import Glibc
import Interruptions
import Language

/// The files of a program: those inside the session's own folder, and data to read.
///
/// A path is made absolute and rid of `.` and `..` before it is compared with the folder. Links
/// are followed for reading, since only the user can make them; a file is written only where its
/// folder, links resolved, lies inside too.
final class SessionFiles {
  /// The session's folder: absolute, links resolved.
  let folder: String
  /// Where data are looked for, besides.
  private let places: [String]
  /// What relative paths start from.
  private(set) var working: String
  /// The folder as the user wrote it, made absolute.
  private let spelt: String

  /// The files of a session in `folder`, which may read data in `places`.
  init(folder: String, places: [String] = []) {
    let resolved = Self.resolved(folder) ?? folder
    self.folder = resolved
    self.places = places
    working = resolved
    let current = Self.resolved(".") ?? "/"
    spelt = Self.normal(folder.hasPrefix("/") ? folder : "\(current)/\(folder)")
  }

  /// The absolute path that a program's path means; nil where it lies outside the folder.
  func inside(_ path: String) -> String? {
    guard !path.isEmpty, !path.utf8.contains(0) else { return nil }
    let absolute = Self.normal(path.hasPrefix("/") ? path : "\(working)/\(path)")
    if Self.contains(folder, absolute) { return absolute }
    guard Self.contains(spelt, absolute) else { return nil }
    let rest = absolute.utf8.dropFirst(spelt == "/" ? 0 : spelt.utf8.count)
    return folder + String(decoding: rest, as: UTF8.self)
  }

  /// The path of a file to write; an error where it lies outside the folder.
  func writable(_ path: String) throws -> String {
    guard let absolute = inside(path) else { throw refusal(path, "writes") }
    let parent = absolute == folder ? folder : Self.parent(of: absolute)
    if let real = Self.resolved(parent), !Self.contains(folder, real) {
      throw refusal(path, "writes")
    }
    return absolute
  }

  /// The path of a file or folder to read: inside the folder, or among the data.
  func readable(_ path: String) -> String? {
    if let absolute = inside(path), Self.kind(absolute) != nil { return absolute }
    let parts = Self.parts(path)
    guard !path.utf8.contains(0), !parts.isEmpty else { return nil }
    // `../data/cifar-10-batches-py/data_batch_1` may lie where data are looked for.
    for place in places {
      for count in [2, 1] where parts.count >= count {
        let tail = parts.suffix(count)
        guard !tail.contains(".."), !tail.contains(".") else { continue }
        let candidate = place + "/" + tail.joined(separator: "/")
        if Self.kind(candidate) != nil { return candidate }
      }
    }
    return nil
  }

  /// The error that nothing readable lies under a path.
  func missing(_ path: String) -> Diagnostic {
    guard inside(path) != nil else { return refusal(path, "reads") }
    return Diagnostic("FileNotFoundError", "there is no \(path) in \(working)")
  }

  /// Goes to another folder.
  func change(to path: String) throws {
    guard let absolute = inside(path) else { throw refusal(path, "works") }
    guard Self.kind(absolute) == .folder, let real = Self.resolved(absolute) else {
      throw Diagnostic("FileNotFoundError", "there is no folder \(path) in \(working)")
    }
    guard Self.contains(folder, real) else { throw refusal(path, "works") }
    working = real
  }

  /// Writes `bytes` to a temporary file and renames it, so that a torn file is never seen.
  ///
  /// Gives way between two pieces where the user asks to stop; the file is then what it was.
  func write(_ bytes: [UInt8], to path: String) throws {
    let target = try writable(path)
    if Self.kind(target) == .folder { throw Self.failure(path, EISDIR) }
    let temporary = target + ".part"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(temporary, flags, 0o644)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    guard let file = fdopen(descriptor, "wb") else {
      let reason = errno
      _ = close(descriptor)
      throw Self.failure(path, reason)
    }
    let isWritten = Self.write(bytes, to: file)
    let isClosed = fclose(file) == 0
    if Interruption.isRequested {
      unlink(temporary)
      throw Interruption.requested
    }
    guard isWritten, isClosed, rename(temporary, target) == 0 else {
      let reason = errno
      unlink(temporary)
      throw Self.failure(path, reason)
    }
  }

  /// Whether all of `bytes` went into a file; the pieces stop where the user asks for it.
  private static func write(_ bytes: [UInt8], to file: UnsafeMutablePointer<FILE>) -> Bool {
    bytes.withUnsafeBytes { all in
      guard let first = all.baseAddress else { return true }
      var start = 0
      while start < all.count, !Interruption.isRequested {
        let size = min(1 << 23, all.count - start)
        guard fwrite(first + start, 1, size, file) == size else { return false }
        start += size
      }
      return start == all.count
    }
  }

  private func refusal(_ path: String, _ verb: String) -> Diagnostic {
    let last = Self.parts(path).last
    return Diagnostic(
      "PermissionError",
      "a program \(verb) only inside the session's folder, \(folder), not \(path)",
      hint: last.flatMap { $0 == ".." || $0 == "." ? nil : "\"\($0)\"" })
  }

  /// The error that `path` cannot be written, for the system's reason.
  static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT:
      Diagnostic("FileNotFoundError", "\(path) cannot be written: its folder does not exist")
    case EEXIST: Diagnostic("FileExistsError", "\(path) is there already")
    case EACCES, EROFS, EPERM:
      Diagnostic("PermissionError", "\(path) cannot be written: writing is not allowed there")
    case ENOSPC: Diagnostic("OSError", "\(path) cannot be written: the disk is full")
    case EISDIR: Diagnostic("IsADirectoryError", "\(path) cannot be written: that is a folder")
    case ENOTDIR: Diagnostic("NotADirectoryError", "\(path) cannot be written: no folder")
    case ENOTEMPTY: Diagnostic("OSError", "\(path) is a folder that is not empty")
    default: Diagnostic("OSError", "\(path): \(String(cString: strerror(code)))")
    }
  }

  /// What lies under an absolute path.
  static func kind(_ path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return nil
    }
  }

  /// The names in a folder, in any order; nil where there is none.
  static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The path with all links resolved; nil where nothing lies there.
  static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  private static func parent(of path: String) -> String {
    "/" + parts(path).dropLast().joined(separator: "/")
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path.utf8.elementsEqual(folder.utf8)
      || path.utf8.starts(with: (folder + "/").utf8)
  }

  private static func normal(_ path: String) -> String {
    var kept: [String] = []
    for part in parts(path) where part != "." {
      if part == ".." { _ = kept.popLast() } else { kept.append(part) }
    }
    return "/" + kept.joined(separator: "/")
  }

  /// What is between the `/`, byte by byte as the system sees it.
  ///
  /// To Swift a `/` with an accent behind it is another character than `/`.
  private static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }
}
