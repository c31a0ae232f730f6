import Glibc
import Synchronization

/// Raw memory that tensors share, aligned to 64 bytes and freed with its last view.
public final class TensorStorage: @unchecked Sendable {
  // Unchecked: the pointer never changes, but the elements behind it may be written through any
  // view. As in NumPy, whoever writes a tensor from one thread must not use it from another.

  /// The first byte; a multiple of 64.
  let base: UnsafeMutableRawPointer
  /// The size in bytes.
  let byteCount: Int
  private let block: UnsafeMutableRawPointer

  /// The most bytes that all tensors together may take: this machine's physical memory.
  static let limit: Int = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: pageSize)
    return pages > 0 && pageSize > 0 && !overflow ? bytes : 1 << 30
  }()
  private static let bytesInUse = Atomic<Int>(0)
  private static let alignment = 64

  /// Takes memory, all zero bits if so wanted.
  init(byteCount: Int, zeroed: Bool) throws(TensorError) {
    let total = byteCount + Self.alignment
    let before = Self.bytesInUse.add(total, ordering: .relaxed).oldValue
    // calloc leaves pages untouched until they are used, which large zero tensors profit from.
    guard before <= Self.limit - byteCount, let block = zeroed ? calloc(1, total) : malloc(total)
    else {
      Self.bytesInUse.subtract(total, ordering: .relaxed)
      throw TensorError(
        "not enough memory for an array of \(byteCount >> 20) MiB",
        hint: "\(before >> 20) of \(Self.limit >> 20) MiB are in use; `del` arrays no longer needed"
      )
    }
    self.block = block
    self.base = block.alignedUp(toMultipleOf: Self.alignment)
    self.byteCount = byteCount
  }

  deinit {
    free(block)
    Self.bytesInUse.subtract(byteCount + Self.alignment, ordering: .relaxed)
  }
}
