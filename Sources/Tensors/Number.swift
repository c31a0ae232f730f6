import Glibc

/// An element type with arithmetic as NumPy defines it, which never traps.
///
/// Integers wrap round; dividing one by zero gives zero.
protocol Number: Scalar, Comparable, Numeric {
  static func plus(_ a: Self, _ b: Self) -> Self
  static func minus(_ a: Self, _ b: Self) -> Self
  static func times(_ a: Self, _ b: Self) -> Self
  /// The quotient; of integers rounded towards zero.
  static func quotient(_ a: Self, _ b: Self) -> Self
  /// The quotient rounded down.
  static func floorQuotient(_ a: Self, _ b: Self) -> Self
  /// What the rounded quotient leaves; has the sign of the divisor.
  static func remainder(_ a: Self, _ b: Self) -> Self
  /// What the quotient rounded towards zero leaves; has the sign of the dividend.
  static func truncatedRemainder(_ a: Self, _ b: Self) -> Self
  /// A power; the exponent of an integer is not negative.
  static func power(_ a: Self, _ b: Self) -> Self
  /// The number with the opposite sign.
  static func negative(_ a: Self) -> Self
  /// The number without its sign.
  static func unsigned(_ a: Self) -> Self
  /// Whether this is no number.
  var isUndefined: Bool { get }
  /// The sum of `count` elements that lie `step` apart.
  static func sum(_ first: UnsafePointer<Self>, count: Int, step: Int) -> Self
  /// The largest of `count` elements that lie `step` apart, and a start.
  static func largest(_ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int)
    -> Self
  /// The smallest of `count` elements that lie `step` apart, and a start.
  static func smallest(
    _ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int
  ) -> Self
}

extension Number {
  /// One divided by a number.
  @inline(__always)
  static func reciprocal(_ a: Self) -> Self {
    guard dtype.isComplex else { return quotient(1, a) }
    return Self.complexReciprocal(a)
  }

  /// The same for a complex number, whose larger part is taken out first, as NumPy does.
  private static func complexReciprocal(_ a: Self) -> Self {
    let (re, im) = (a.real, a.imaginary)
    if im.magnitude <= re.magnitude {
      let ratio = im / re
      let divisor = re + im * ratio
      return Self(real: 1 / divisor, imaginary: -ratio / divisor)
    }
    let ratio = re / im
    let divisor = re * ratio + im
    return Self(real: ratio / divisor, imaginary: -1 / divisor)
  }

  /// The larger of two; not a number if either is not.
  @inline(__always)
  static func larger(_ a: Self, _ b: Self) -> Self { a.isUndefined ? a : b <= a ? a : b }
  /// The smaller of two; not a number if either is not.
  @inline(__always)
  static func smaller(_ a: Self, _ b: Self) -> Self { a.isUndefined ? a : b >= a ? a : b }
  /// The larger of two; the one that is a number if only one is.
  @inline(__always)
  static func largerNumber(_ a: Self, _ b: Self) -> Self { b.isUndefined ? a : a >= b ? a : b }
  /// The smaller of two; the one that is a number if only one is.
  @inline(__always)
  static func smallerNumber(_ a: Self, _ b: Self) -> Self { b.isUndefined ? a : a <= b ? a : b }
}

extension Number where Self: FixedWidthInteger {
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a &- b }
  @inline(__always) static func times(_ a: Self, _ b: Self) -> Self { a &* b }
  @inline(__always) static func quotient(_ a: Self, _ b: Self) -> Self {
    b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
  }
  @inline(__always) static func negative(_ a: Self) -> Self { 0 &- a }
  @inline(__always) static func unsigned(_ a: Self) -> Self { a < 0 ? 0 &- a : a }

  @inline(__always)
  static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return a }
    return (a < 0) != (b < 0) && quotient &* b != a ? quotient &- 1 : quotient
  }

  @inline(__always)
  static func remainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }

  @inline(__always)
  static func truncatedRemainder(_ a: Self, _ b: Self) -> Self {
    b == 0 ? 0 : a.remainderReportingOverflow(dividingBy: b).partialValue
  }

  static func power(_ a: Self, _ b: Self) -> Self {
    var (result, square, exponent): (Self, Self, Self) = (1, a, b)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result &* square }
      square = square &* square
      exponent >>= 1
    }
    return result
  }

  @inline(__always) var isUndefined: Bool { false }

  @inline(__always)
  static func sum(_ first: UnsafePointer<Self>, count: Int, step: Int) -> Self {
    var total: Self = 0
    if step == 1 {
      for index in 0..<count { total &+= first[index] }
    } else {
      for index in 0..<count { total &+= first[index &* step] }
    }
    return total
  }

  static func largest(_ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int)
    -> Self
  {
    var result = start
    if step == 1 {
      for index in 0..<count { result = Swift.max(result, first[index]) }
    } else {
      for index in 0..<count { result = Swift.max(result, first[index &* step]) }
    }
    return result
  }

  static func smallest(
    _ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int
  ) -> Self {
    var result = start
    if step == 1 {
      for index in 0..<count { result = Swift.min(result, first[index]) }
    } else {
      for index in 0..<count { result = Swift.min(result, first[index &* step]) }
    }
    return result
  }
}

extension Number where Self: BinaryFloatingPoint & SIMDScalar {
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func times(_ a: Self, _ b: Self) -> Self { a * b }
  @inline(__always) static func quotient(_ a: Self, _ b: Self) -> Self { a / b }
  @inline(__always) static func negative(_ a: Self) -> Self { -a }
  @inline(__always) static func unsigned(_ a: Self) -> Self { a.magnitude }

  @inline(__always)
  static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return a / b }
    let rest = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - rest) / b
    if rest != 0 && (rest < 0) != (b < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: a / b, magnitudeOf: 0) }
    // The division may have fallen just below an integer.
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  @inline(__always)
  static func remainder(_ a: Self, _ b: Self) -> Self {
    let rest = a.truncatingRemainder(dividingBy: b)
    if b == 0 { return rest }
    if rest == 0 { return Self(signOf: b, magnitudeOf: 0) }
    return (rest < 0) != (b < 0) ? rest + b : rest
  }

  @inline(__always)
  static func truncatedRemainder(_ a: Self, _ b: Self) -> Self {
    a.truncatingRemainder(dividingBy: b)
  }

  @inline(__always) var isUndefined: Bool { isNaN }

  /// The sum in NumPy's order, pairwise.
  ///
  /// Eight running sums over up to 128 elements, halves above that; the error grows with the
  /// logarithm of the count.
  static func sum(_ first: UnsafePointer<Self>, count: Int, step: Int) -> Self {
    if count < 8 {
      // -0 is the neutral element: 0 would lose the sign of a sum of -0.
      var total: Self = -0.0
      for index in 0..<count { total += first[index &* step] }
      return total
    }
    if count > 128 {
      let half = count / 2 & ~7
      return sum(first, count: half, step: step)
        + sum(first + half &* step, count: count - half, step: step)
    }
    if step == 1 { return contiguousSum(first, count: count) }
    let element = { (index: Int) in first[index &* step] }
    var sums = SIMD8(
      element(0), element(1), element(2), element(3), element(4), element(5), element(6),
      element(7))
    var index = 8
    while index + 8 <= count {
      for lane in 0..<8 { sums[lane] += element(index + lane) }
      index += 8
    }
    let pairs = sums.evenHalf + sums.oddHalf
    let quarters = pairs.evenHalf + pairs.oddHalf
    var total = quarters[0] + quarters[1]
    while index < count {
      total += element(index)
      index += 1
    }
    return total
  }

  /// The same for 8 to 128 elements that lie in a row.
  @inline(__always)
  private static func contiguousSum(_ first: UnsafePointer<Self>, count: Int) -> Self {
    let raw = UnsafeRawPointer(first)
    let size = MemoryLayout<Self>.stride
    var sums = raw.loadUnaligned(as: SIMD8<Self>.self)
    var index = 8
    while index + 8 <= count {
      sums += raw.loadUnaligned(fromByteOffset: index &* size, as: SIMD8<Self>.self)
      index += 8
    }
    let pairs = sums.evenHalf + sums.oddHalf
    let quarters = pairs.evenHalf + pairs.oddHalf
    var total = quarters[0] + quarters[1]
    while index < count {
      total += first[index]
      index += 1
    }
    return total
  }

  /// The largest of elements in a row and a start; not a number if any is not.
  static func largest(_ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int)
    -> Self
  {
    extreme(start, first, count, step, { $0 .> $1 }, larger)
  }

  /// The smallest of elements in a row and a start; not a number if any is not.
  static func smallest(
    _ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int
  ) -> Self {
    extreme(start, first, count, step, { $0 .< $1 }, smaller)
  }

  @inline(__always)
  private static func extreme(
    _ start: Self, _ first: UnsafePointer<Self>, _ count: Int, _ step: Int,
    _ beats: (SIMD8<Self>, SIMD8<Self>) -> SIMDMask<SIMD8<Self>.MaskStorage>,
    _ better: (Self, Self) -> Self
  ) -> Self {
    var (result, index) = (start, 0)
    if step == 1 && count >= 16 {
      let raw = UnsafeRawPointer(first)
      let size = MemoryLayout<Self>.stride
      var best = raw.loadUnaligned(as: SIMD8<Self>.self)
      index = 8
      while index + 8 <= count {
        let next = raw.loadUnaligned(fromByteOffset: index &* size, as: SIMD8<Self>.self)
        best.replace(with: next, where: beats(next, best) .| (next .!= next))
        index += 8
      }
      for lane in 0..<8 { result = better(result, best[lane]) }
    }
    while index < count {
      result = better(result, first[index &* step])
      index += 1
    }
    return result
  }
}

extension Double: Number {
  @inline(__always) static func power(_ a: Double, _ b: Double) -> Double { pow(a, b) }
}

extension Float: Number {
  @inline(__always) static func power(_ a: Float, _ b: Float) -> Float { powf(a, b) }
}

extension Int64: Number {}
extension Int32: Number {}
extension Int16: Number {}
extension Int8: Number {}
extension UInt64: Number {}
extension UInt32: Number {}
extension UInt16: Number {}
extension UInt8: Number {}
