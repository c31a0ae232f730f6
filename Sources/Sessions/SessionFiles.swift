import Glibc
import Language

/// Writing files for a program: only inside the session's own folder.
struct SessionFiles {
  let folder: String

  /// The path of a file that a program names; an error where it lies outside the folder.
  func resolved(_ path: String) throws -> String {
    let parts = path.split(separator: "/")
    guard !path.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."),
      !path.utf8.contains(0)
    else {
      throw Diagnostic(
        "IOError", "a program writes only inside the session's folder, not to \(path)",
        hint: parts.last.map { "\"\($0)\"" })
    }
    return folder + "/" + path
  }

  /// Writes `bytes` to a temporary file and renames it, so that a torn file is never seen.
  func write(_ bytes: [UInt8], to path: String) throws {
    let target = try resolved(path)
    let temporary = target + ".part"
    guard let file = fopen(temporary, "wb") else { throw failure(path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    let isClosed = fclose(file) == 0
    guard count == bytes.count, isClosed, rename(temporary, target) == 0 else {
      unlink(temporary)
      throw failure(path)
    }
  }

  private func failure(_ path: String) -> Diagnostic {
    let reason =
      switch errno {
      case ENOENT: "its folder does not exist"
      case EACCES, EROFS: "writing is not allowed there"
      case ENOSPC: "the disk is full"
      case EISDIR: "that is a folder"
      default: "the system refused"
      }
    return Diagnostic("IOError", "\(path) cannot be written: \(reason)")
  }
}
