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
  /// How much memory lies at `block`; more than asked for where a freed block is used again.
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

  deinit {
    FreedBlocks.give(block, capacity)
    Self.bytesInUse.subtract(byteCount + Self.alignment, ordering: .relaxed)
  }
}

/// Large blocks that tensors have freed, for the next ones: pages from the system come one by one,
/// each zeroed, which takes longer than most arithmetic.
private enum FreedBlocks {
  private struct Block: @unchecked Sendable {
    // Unchecked: whoever takes the block out of the list is the only one who has it.
    let address: UnsafeMutableRawPointer
    let capacity: Int
  }

  private static let smallest = 1 << 17
  private static let mostBlocks = 16
  private static let mostBytes = 1 << 28
  private static let blocks = Mutex<[Block]>([])

  static func take(_ size: Int) -> (UnsafeMutableRawPointer, Int)? {
    guard size >= smallest else { return malloc(size).map { ($0, size) } }
    let found = blocks.withLock { blocks -> Block? in
      // The one freed last is likely to be in the processor's cache still.
      let place = blocks.lastIndex { $0.capacity >= size && $0.capacity - size <= size / 4 }
      return place.map { blocks.remove(at: $0) }
    }
    if let found { return (found.address, found.capacity) }
    if let new = malloc(size) { return (new, size) }
    let all = blocks.withLock { blocks -> [Block] in
      defer { blocks = [] }
      return blocks
    }
    for block in all { free(block.address) }
    return malloc(size).map { ($0, size) }
  }

  static func give(_ address: UnsafeMutableRawPointer, _ capacity: Int) {
    guard capacity >= smallest, capacity <= mostBytes / 2 else { return free(address) }
    let block = Block(address: address, capacity: capacity)
    let surplus = blocks.withLock { blocks -> [Block] in
      blocks.append(block)
      var surplus: [Block] = []
      while blocks.count > mostBlocks || blocks.reduce(0, { $0 + $1.capacity }) > mostBytes {
        surplus.append(blocks.removeFirst())
      }
      return surplus
    }
    for block in surplus { free(block.address) }
  }
}
