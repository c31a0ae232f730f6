import Chapters
import Datasets
import Glibc

/// Keeps a session's statements as they are accepted, and what each training run has reached, so that
/// a crash loses neither a statement nor an epoch.
///
/// A journal is a folder of its own with a file `journal`, one line a record, which is locked as long as
/// its session lives, and `training-N.npz` for training run N. A session that is left takes its journal
/// away; one that is still there and not locked tells of a crash.
public final class Journal {
  /// The session that is being restored.
  struct Restoring {
    let folder: String
    /// The training run to stop at, as it was stopped.
    var lastRun: Int?
  }

  private let folder: String
  private let workingFolder: String
  private let descriptor: Int32
  private var runs = 0
  /// The number of the training run that begins next.
  var nextRun: Int { runs + 1 }
  /// Set while the statements of another journal are run again.
  var restoring: Restoring?

  /// How many journals of crashed sessions are kept.
  private static let most = 20
  private static let fileName = "journal"

  /// A journal in a new folder inside `parent`; nil where that cannot be written.
  public init?(in parent: String, workingFolder: String, seed: UInt64) {
    Self.makeFolders(parent)
    self.workingFolder = workingFolder
    let stamp = UInt64.random(in: 0...UInt64.max)
    folder = parent + "/" + String(stamp, radix: 36)
    guard mkdir(folder, 0o700) == 0 else { return nil }
    descriptor = open(
      folder + "/" + Self.fileName, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    begin(seed: seed)
  }

  private func begin(seed: UInt64) {
    for line in JournalRecord.head(folder: workingFolder, seed: seed) { write(line) }
  }

  /// Begins anew, with the statements that another journal holds: they are noted as they run again.
  func restart(seed: UInt64, restoring folder: String) {
    _ = ftruncate(descriptor, 0)
    runs = 0
    begin(seed: seed)
    restoring = Restoring(folder: folder)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Lets the journal look as after a crash: for tests.
  func unlock() { flock(descriptor, LOCK_UN) }

  /// Notes that a statement has been accepted, before it runs.
  func accept(_ statement: String) { write(JournalRecord.line(accepted: statement)) }

  /// Notes how it ended.
  func end(_ ending: JournalRecord.Ending) { write(JournalRecord.line(ending)) }

  /// Takes the journal away: the session is left.
  public func remove() { Self.removeFolder(folder) }

  private func write(_ line: String) {
    // One call a line: what is torn is the last line at most. A full disk is no reason to stop.
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }

  // MARK: - Journals of crashed sessions

  /// A session that ended without being left.
  struct Abandoned {
    let folder: String
    let record: JournalRecord
    /// When it last noted something, in seconds since 1970.
    let time: Int
  }

  /// The crashed sessions that ran in a folder, the latest first; very old ones go.
  static func abandoned(in parent: String, workingFolder: String) -> [Abandoned] {
    var found: [Abandoned] = []
    for name in SessionFiles.names(in: parent) ?? [] {
      let folder = parent + "/" + name
      let path = folder + "/" + fileName
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      var status = stat()
      guard fstat(descriptor, &status) == 0, let bytes = try? Files.read(path),
        let record = JournalRecord(String(decoding: bytes, as: UTF8.self)),
        !record.entries.isEmpty
      else {
        // Nothing was accepted yet, or no journal of ours: of a folder that holds more, only the
        // journal can go, and then it is not asked for again.
        removeFolder(folder)
        continue
      }
      found.append(Abandoned(folder: folder, record: record, time: Int(status.st_mtim.tv_sec)))
    }
    found.sort { $0.time > $1.time }
    for old in found.dropFirst(most) { removeFolder(old.folder) }
    return found.prefix(most).filter { $0.record.folder == workingFolder }
  }

  /// Forgets a crashed session.
  static func forget(_ abandoned: Abandoned) { removeFolder(abandoned.folder) }

  private static func removeFolder(_ folder: String) {
    for name in SessionFiles.names(in: folder) ?? []
    where name == fileName || name.hasPrefix("training-") {
      unlink(folder + "/" + name)
    }
    rmdir(folder)
  }

  private static func makeFolders(_ path: String) {
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}

extension Journal: CheckpointStore {
  /// Begins the session's next training run.
  public func beginTraining() -> TrainingStart {
    runs += 1
    write(JournalRecord.line(training: runs))
    guard let restoring else { return TrainingStart(number: runs) }
    let reached = try? Files.read(Self.path(of: runs, in: restoring.folder))
    if let reached { keep(reached, ofRun: runs) }
    return TrainingStart(number: runs, reached: reached, stops: restoring.lastRun == runs)
  }

  /// Keeps what a training run has reached; where that cannot be written, what it had reached before
  /// stays.
  public func keep(_ bytes: [UInt8], ofRun number: Int) {
    let path = Self.path(of: number, in: folder)
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(file, base + written, buffer.count - written)
        if count <= 0 { break }
        written += count
      }
    }
    close(file)
    guard written == bytes.count, rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
  }

  private static func path(of run: Int, in folder: String) -> String {
    folder + "/training-\(run).npz"
  }
}
