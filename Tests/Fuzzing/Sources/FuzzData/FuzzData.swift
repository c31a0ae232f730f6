import Datasets
import FuzzDriver

/// Reads the bytes as each of the formats that data come in; nothing of that may trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzData(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  // Small bounds, so that the time goes into many inputs rather than into large ones.
  var unpacked = bytes
  if Gzip.isCompressed(bytes) {
    guard let small = try? Gzip.decompressed(bytes, limit: 1 << 20) else { return 0 }
    unpacked = small
  }
  var options = Unpickler.Options()
  options.maximumCount = 1 << 14
  _ = try? Unpickler.load(unpacked, options: options)
  _ = try? IDX.read(unpacked)
  _ = try? NPY.read(unpacked)
  _ = try? NPZ.read(unpacked)
  let text = String(decoding: unpacked, as: UTF8.self)
  let lines = NumberTable.lines(of: text)
  _ = try? NumberTable(lines: lines)
  var table = NumberTable.Options()
  (table.delimiter, table.missing, table.type) = (",", 0, .int64)
  _ = try? NumberTable(lines: lines, table)
  return 0
}

/// Hands over to libFuzzer.
@_cdecl("FuzzData_main")
public func run(_ count: CInt, _ arguments: Arguments) -> CInt {
  drive(count, arguments) { fuzzData($0, $1) }
}
