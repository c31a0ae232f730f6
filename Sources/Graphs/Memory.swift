import Tensors

/// The memory of a plan: taken when it is compiled, freed with it.
final class Memory {
  private var blocks: [Tensor] = []
  /// All bytes taken.
  private(set) var byteCount = 0

  /// Takes zeroed memory, aligned to 64 bytes; 64 bytes more can be read, since kernels read whole
  /// vectors.
  func take(_ bytes: Int) throws(ShapeError) -> UnsafeMutableRawPointer {
    do {
      let block = try Tensor(zeros: [max(0, bytes) + 64], .uint8)
      blocks.append(block)
      byteCount += block.count
      return try block.base()
    } catch {
      throw ShapeError((error as? TensorError)?.message ?? "not enough memory for the plan")
    }
  }
}

extension Tensor {
  /// Where the elements lie: valid as long as some tensor that shares them is kept.
  func base() throws(ShapeError) -> UnsafeMutableRawPointer {
    guard let base = try? withUnsafeMutableBytes({ $0.baseAddress }) else {
      throw ShapeError("a tensor whose elements do not lie one after the other")
    }
    return base
  }
}

/// Memory that steps use only while they run: one block for each thread, as large as the most
/// demanding step wants it.
final class ScratchArea {
  private var byteCount = 64
  private(set) var blocks: UnsafeMutablePointer<UnsafeMutableRawPointer>?

  func reserve(_ bytes: Int) { byteCount = max(byteCount, bytes) }

  /// Takes the memory once all steps are known.
  func settle(threads: Int, memory: Memory) throws(ShapeError) {
    let table = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: threads)
    for thread in 0..<threads {
      do throws(ShapeError) {
        (table + thread).initialize(to: try memory.take(byteCount))
      } catch {
        table.deallocate()
        throw error
      }
    }
    blocks = table
  }

  deinit { blocks?.deallocate() }
}

/// A thread's part of the scratch area, as elements of one type.
struct Scratch<T> {
  let area: ScratchArea

  subscript(worker: Int) -> UnsafeMutablePointer<T> {
    guard let blocks = area.blocks else { preconditionFailure("the plan is still being compiled") }
    return blocks[worker].assumingMemoryBound(to: T.self)
  }
}
