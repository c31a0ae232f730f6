import Kernels

extension Number {
  /// A number whose order is that of the values; what is not a number comes last.
  @inline(__always)
  var sortKey: UInt64 {
    guard Self.dtype.isFloatingPoint else {
      return UInt64(bitPattern: integer) ^ (Self.dtype == .uint64 ? 0 : 1 << 63)
    }
    if isUndefined { return .max }
    // Adding zero makes both zeros the same.
    let bits = (real + 0).bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
  }

  /// Whether a number comes before another in a sorted row; what is not a number comes last.
  ///
  /// Complex numbers go by their real parts, then by the imaginary ones, and those with one part that
  /// is no number by the other part, as in NumPy.
  @inline(__always)
  func precedes(_ other: Self) -> Bool {
    guard Self.dtype.isComplex else { return sortKey < other.sortKey }
    let (a, b) = ((real, imaginary), (other.real, other.imaginary))
    if a.0 < b.0 { return !a.1.isNaN || b.1.isNaN }
    if a.0 > b.0 { return b.1.isNaN && !a.1.isNaN }
    if a.0 == b.0 || a.0.isNaN && b.0.isNaN { return a.1 < b.1 || b.1.isNaN && !a.1.isNaN }
    return b.0.isNaN
  }

  /// The value of a key.
  @inline(__always)
  init(sortKey key: UInt64) {
    if Self.dtype.isFloatingPoint {
      let bits = key ^ (key >> 63 == 1 ? 1 << 63 : .max)
      self.init(converting: Double(bitPattern: bits))
    } else {
      self.init(converting: Int64(bitPattern: key ^ (Self.dtype == .uint64 ? 0 : 1 << 63)))
    }
  }
}

/// Sorts lines of numbers one after the other, in memory taken once.
struct LineSorter {
  private let memory: Tensor
  private let length: Int

  /// Memory for lines of `length`; with `hasPlaces` also for where the numbers were.
  init(length: Int, hasPlaces: Bool) throws(TensorError) {
    // Places are counted in 32 bits.
    guard length < Int(Int32.max) else {
      throw TensorError("sorting: at most \(Int32.max - 1) elements")
    }
    self.length = length
    let extra = length < NK_SORT_BINNED ? 0 : NK_SORT_EXTRA
    memory = try Tensor(uninitialized: [(hasPlaces ? 4 : 2) * length + extra], .int64)
  }

  /// Puts a line in order.
  @inline(__always)
  func sort<S: Number>(_ line: UnsafeMutablePointer<S>) {
    withExtendedLifetime(memory) {
      if S.self == Double.self {
        line.withMemoryRebound(to: Double.self, capacity: length) { sort(reals: $0) }
        return
      }
      if S.dtype.isComplex {
        var numbers = UnsafeMutableBufferPointer(start: line, count: length)
        numbers.sort { $0.precedes($1) }
        return
      }
      let keys = memory.storage.base.assumingMemoryBound(to: UInt64.self)
      for index in 0..<length { keys[index] = line[index].sortKey }
      nk_sort_keys(keys, keys + length, length)
      for index in 0..<length { line[index] = S(sortKey: keys[index]) }
    }
  }

  private func sort(reals line: UnsafeMutablePointer<Double>) {
    var count = 0
    for index in 0..<length where !line[index].isNaN {
      line[count] = line[index]
      count += 1
    }
    for index in count..<length { line[index] = .nan }
    nk_sort_f64(line, memory.storage.base.assumingMemoryBound(to: Double.self), count)
  }

  /// Writes the places of a line's numbers in their order; equals keep theirs.
  @inline(__always)
  func order<S: Number>(_ line: UnsafePointer<S>, into order: UnsafeMutablePointer<Int64>) {
    if S.dtype.isComplex {
      let places = (0..<length).sorted {
        line[$0].precedes(line[$1]) || !line[$1].precedes(line[$0]) && $0 < $1
      }
      for index in 0..<length { order[index] = Int64(places[index]) }
      return
    }
    withExtendedLifetime(memory) {
      let items = memory.storage.base.assumingMemoryBound(to: nk_keyed.self)
      for index in 0..<length {
        items[index] = nk_keyed(key: line[index].sortKey, place: Int64(index))
      }
      nk_sort_keyed(items, items + length, length)
      for index in 0..<length { order[index] = items[index].place }
    }
  }
}
