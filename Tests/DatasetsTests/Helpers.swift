import Datasets
import Foundation
import Networks
import Tensors
import Testing

/// A folder of its own that is removed at the end of the body.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("nnrepl-datasets-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Writes bytes to a file in a folder, which is made where it is missing.
func write(_ bytes: [UInt8], _ path: String) throws {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// The error that the body throws, as text; nil where it throws none.
func errorText<Result>(_ body: () throws -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}

/// Numbers that look random and are the same in every run (xorshift64).
struct Mutations {
  private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(bound, 1)))
  }

  /// The bytes with one to four changes: another byte, a byte less, a byte more, a piece again.
  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) where !bytes.isEmpty {
      let place = below(bytes.count)
      switch below(5) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes[place] ^= 1 << UInt8(below(8))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8(below(256)), at: place)
      default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
      }
    }
    return bytes
  }
}
