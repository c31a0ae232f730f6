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
  /// How much memory lies at `block`; more than asked for where a freed block is used again, and 0
  /// where it is somebody else's.
  private let capacity: Int

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
    guard before <= Self.limit - byteCount,
      let (block, capacity) = zeroed
        ? calloc(1, total).map({ ($0, total) }) : FreedBlocks.take(total)
    else {
      Self.bytesInUse.subtract(total, ordering: .relaxed)
      throw TensorError(
        "not enough memory for an array of \(byteCount >> 20) MiB", kind: .memory,
        hint: "\(before >> 20) of \(Self.limit >> 20) MiB are in use; `del` arrays no longer needed"
      )
    }
    self.block = block
    self.capacity = capacity
    self.base = block.alignedUp(toMultipleOf: Self.alignment)
    self.byteCount = byteCount
  }

  /// Memory that somebody else frees, not before this.
  init(borrowing address: UnsafeMutableRawPointer, byteCount: Int) {
    block = address
    capacity = 0
    base = address
    self.byteCount = byteCount
  }

  deinit {
    if capacity == 0 { return }
    FreedBlocks.give(block, capacity)
    Self.bytesInUse.subtract(byteCount + Self.alignment, ordering: .relaxed)
  }
}

/// Blocks that tensors have freed, for the next ones: pages from the system come one by one, each
/// zeroed, which takes longer than most arithmetic.
///
/// Blocks come in sizes of 4, 5, 6 or 7 eighths of a power of two, each with a pile of its own.
private enum FreedBlocks {
  private struct Block: @unchecked Sendable {
    // Unchecked: whoever takes a block from its pile is the only one who has it.
    let address: UnsafeMutableRawPointer
  }
  private struct Piles: Sendable {
    var blocks = [[Block]](repeating: [], count: FreedBlocks.sizes)
    var bytes = 0
  }

  /// Below this, malloc keeps blocks itself.
  private static let smallest = 1 << 10
  private static let largest = 1 << 27
  private static let sizes = 4 * 18
  private static let mostBytes = 1 << 28
  private static let mostInPile = 16
  private static let piles = Mutex(Piles())

  /// The number of the pile for blocks of at least `size` bytes, and how large they are.
  @inline(__always)
  private static func pile(_ size: Int) -> (number: Int, capacity: Int) {
    let shift = Int.bitWidth - 1 - (size - 1).leadingZeroBitCount - 2
    let eighths = (size - 1) >> shift + 1
    return (4 * (shift - 8) + eighths - 5, eighths << shift)
  }

  static func take(_ size: Int) -> (UnsafeMutableRawPointer, Int)? {
    guard size > smallest, size <= largest else { return malloc(size).map { ($0, size) } }
    let (number, capacity) = pile(size)
    // The one freed last is likely to be in the processor's cache still.
    let found = piles.withLock { piles -> Block? in
      guard let block = piles.blocks[number].popLast() else { return nil }
      piles.bytes -= capacity
      return block
    }
    if let found { return (found.address, capacity) }
    if let new = malloc(capacity) {
      if capacity >= hugeFrom { preferHugePages(new, capacity) }
      return (new, capacity)
    }
    empty()
    return malloc(capacity).map { ($0, capacity) }
  }

  /// From here on, as in NumPy, memory is asked for in pages of 2 MiB.
  private static let hugeFrom = 1 << 22

  /// Large pages come with fewer faults and are found faster.
  private static func preferHugePages(_ address: UnsafeMutableRawPointer, _ size: Int) {
    let first = address.alignedUp(toMultipleOf: 4096)
    _ = madvise(first, size - (first - address), Int32(MADV_HUGEPAGE))
  }

  static func give(_ address: UnsafeMutableRawPointer, _ capacity: Int) {
    let (number, size) = capacity > smallest && capacity <= largest ? pile(capacity) : (0, 0)
    // A block of another size came from elsewhere: zeroed, and not to be kept.
    guard size == capacity else { return free(address) }
    let block = Block(address: address)
    let isKept = piles.withLock { piles -> Bool in
      guard piles.bytes + capacity <= mostBytes, piles.blocks[number].count < mostInPile
      else { return false }
      piles.blocks[number].append(block)
      piles.bytes += capacity
      return true
    }
    if !isKept { free(address) }
  }

  private static func empty() {
    let all = piles.withLock { piles -> Piles in
      defer { piles = Piles() }
      return piles
    }
    for pile in all.blocks { for block in pile { free(block.address) } }
  }
}
