import Synchronization

/// The wish to stop what is running: set by a signal handler, read by whatever takes long.
///
/// One atomic flag for the process, since a signal knows no session.
public enum Interruption: Error {
  /// What a running statement throws when it gives way to the user.
  case requested

  private static let flag = Atomic<Bool>(false)

  /// Asks whatever runs to stop; may be called from a signal handler.
  public static func request() { flag.store(true, ordering: .relaxed) }

  /// Forgets an earlier wish.
  public static func clear() { flag.store(false, ordering: .relaxed) }

  /// Whether somebody asked.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Gives way if somebody asked.
  public static func check() throws {
    if isRequested { throw Interruption.requested }
  }
}
