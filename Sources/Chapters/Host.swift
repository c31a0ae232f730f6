import Datasets
import Figures
import Networks

/// What a module may ask of the session that it runs in.
public protocol Host: FileHost {
  /// Writes what a program prints.
  func write(_ text: String)
  /// Writes what a program has to say of mistakes, as to `sys.stderr`.
  func writeError(_ text: String)
  /// Takes away what the cell has shown so far, where that can be.
  func clearOutput()
  /// Shows a few lines that live until the next ones, or none; only where `showsProgress`.
  func progress(_ text: String?)
  /// Whether somebody sees live lines.
  var showsProgress: Bool { get }
  /// Whether training says where its time went, as under `%profile`.
  var profilesTraining: Bool { get }
  /// Where training runs keep what they have reached; nil where nothing is kept.
  var checkpoints: (any CheckpointStore)? { get }
  /// Shows a picture.
  func draw(_ figure: Figure) throws
  /// Writes a picture to a file, in the format its name ends with.
  func save(_ figure: Figure, to path: String) throws
  /// Remembers that only a part of some data is there, to explain mistakes that come from it.
  func note(_ shortage: DataShortage)
  /// A seed for the next thing that needs random numbers; the same again after `%seed`.
  func nextSeed() -> UInt64
  /// How often the session's random numbers were started again, as `%seed` does.
  var seedCount: Int { get }
  /// The handwritten digits; loaded at the first use.
  func mnist() throws -> DataSplits
  /// The data in the file that a chapter names; looked for in the usual places too.
  func data(at path: String) throws -> DataSplits
  /// Keeps data for the session under a file's name, and writes them to a file where there is one.
  func keep(_ data: DataSplits, as name: String, savingTo path: String?) throws
}
