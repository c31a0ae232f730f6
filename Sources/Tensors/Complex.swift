import Kernels

/// A complex number of two real parts, with NumPy's arithmetic and order.
///
/// `Complex<Double>` is the element of `complex128`, `Complex<Float>` of `complex64`.
public struct Complex<Part: ComplexPart>: Hashable, BitwiseCopyable, Sendable {
  /// The real part.
  public var re: Part
  /// The imaginary part.
  public var im: Part

  /// The number `re + im·i`.
  @inline(__always)
  public init(_ re: Part, _ im: Part = 0) {
    self.re = re
    self.im = im
  }

  /// The distance from zero.
  @inline(__always) var size: Part { Part(nk_hypot(Double(re), Double(im))) }
}

/// What a complex number is made of: `Double` or `Float`.
public protocol ComplexPart: BinaryFloatingPoint, BitwiseCopyable, Hashable, Sendable {
  /// The type of the numbers made of these parts.
  static var complexType: DType { get }
}

extension Double: ComplexPart {
  /// `complex128`.
  public static var complexType: DType { .complex128 }
}

extension Float: ComplexPart {
  /// `complex64`.
  public static var complexType: DType { .complex64 }
}

extension Complex: Scalar {
  /// `complex128` or `complex64`.
  public static var dtype: DType { Part.complexType }
  /// A number without an imaginary part.
  @inline(__always) public init(converting value: Double) { self.init(Part(value)) }
  /// A number without an imaginary part.
  @inline(__always) public init(converting value: Int64) { self.init(Part(value)) }
  /// The number of two real parts.
  @inline(__always) public init(real: Double, imaginary: Double) {
    self.init(Part(real), Part(imaginary))
  }
  /// The real part.
  @inline(__always) public var real: Double { Double(re) }
  /// The imaginary part.
  @inline(__always) public var imaginary: Double { Double(im) }
  /// The real part, rounded towards zero.
  @inline(__always) public var integer: Int64 { truncated(Double(re)) }
}

extension Complex: Comparable {
  // NumPy's order: by the real parts, then by the imaginary ones; no order where one is no number.
  /// Whether the left one comes first.
  @inline(__always) public static func < (a: Complex, b: Complex) -> Bool {
    a.re < b.re ? !a.im.isNaN && !b.im.isNaN : a.re == b.re && a.im < b.im
  }
  /// Whether the left one comes first or equals the right one.
  @inline(__always) public static func <= (a: Complex, b: Complex) -> Bool {
    a.re < b.re ? !a.im.isNaN && !b.im.isNaN : a.re == b.re && a.im <= b.im
  }
  /// Whether the left one comes last.
  @inline(__always) public static func > (a: Complex, b: Complex) -> Bool { b < a }
  /// Whether the left one comes last or equals the right one.
  @inline(__always) public static func >= (a: Complex, b: Complex) -> Bool { b <= a }
}

extension Complex: Numeric {
  /// A whole number.
  @inline(__always) public init(integerLiteral value: Int) { self.init(Part(value)) }
  /// A whole number, where the parts hold it.
  public init?<T: BinaryInteger>(exactly source: T) {
    guard let part = Part(exactly: source) else { return nil }
    self.init(part)
  }
  /// The distance from zero.
  public var magnitude: Part { size }

  /// The sum.
  @inline(__always) public static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.re + b.re, a.im + b.im)
  }
  /// The difference.
  @inline(__always) public static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.re - b.re, a.im - b.im)
  }
  /// The product.
  @inline(__always) public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  /// Multiplies in place.
  @inline(__always) public static func *= (a: inout Complex, b: Complex) { a = a * b }
}

extension Complex: Number {
  @inline(__always) static func plus(_ a: Complex, _ b: Complex) -> Complex { a + b }
  @inline(__always) static func minus(_ a: Complex, _ b: Complex) -> Complex { a - b }
  @inline(__always) static func times(_ a: Complex, _ b: Complex) -> Complex { a * b }
  @inline(__always) static func negative(_ a: Complex) -> Complex { Complex(-a.re, -a.im) }
  @inline(__always) static func unsigned(_ a: Complex) -> Complex { Complex(a.size) }
  @inline(__always) var isUndefined: Bool { re.isNaN || im.isNaN }

  /// Smith's quotient, as NumPy has it: the larger part of the divisor is taken out first.
  @inline(__always) static func quotient(_ a: Complex, _ b: Complex) -> Complex {
    let (x, y) = (b.re.magnitude, b.im.magnitude)
    if x >= y {
      if x == 0 && y == 0 { return Complex(a.re / x, a.im / x) }
      let ratio = b.im / b.re
      let scale = 1 / (b.re + b.im * ratio)
      return Complex((a.re + a.im * ratio) * scale, (a.im - a.re * ratio) * scale)
    }
    let ratio = b.re / b.im
    let scale = 1 / (b.im + b.re * ratio)
    return Complex((a.re * ratio + a.im) * scale, (a.im * ratio - a.re) * scale)
  }

  // `BinaryFunction.types` refuses these for complex numbers, which are not rounded.
  static func floorQuotient(_ a: Complex, _ b: Complex) -> Complex { quotient(a, b) }
  static func remainder(_ a: Complex, _ b: Complex) -> Complex { a }
  static func truncatedRemainder(_ a: Complex, _ b: Complex) -> Complex { a }

  /// The power: by products for small whole exponents, else the C library's.
  static func power(_ a: Complex, _ b: Complex) -> Complex {
    if b.re == 0 && b.im == 0 { return 1 }
    if a.re == 0 && a.im == 0 {
      return b.re > 0 && b.im == 0 ? Complex(0) : Complex(.nan, .nan)
    }
    if b.im == 0, let whole = Int(exactly: b.re), abs(whole) < 100 {
      if whole == 1 { return a }
      if whole == 2 { return a * a }
      if whole == 3 { return a * (a * a) }
      var (result, factor, rest): (Complex, Complex, Int) = (1, a, abs(whole))
      while rest > 0 {
        if rest & 1 == 1 { result = result * factor }
        rest >>= 1
        if rest > 0 { factor = factor * factor }
      }
      return whole < 0 ? quotient(1, result) : result
    }
    var parts = (0.0, 0.0)
    nk_complex_power(a.real, a.imaginary, b.real, b.imaginary, &parts.0, &parts.1)
    return Complex(real: parts.0, imaginary: parts.1)
  }

  /// The sum in NumPy's order, pairwise, with four running sums over up to 64 elements.
  static func sum(_ first: UnsafePointer<Complex>, count: Int, step: Int) -> Complex {
    if count < 4 {
      var total = Complex(-0.0, -0.0)
      for index in 0..<count { total = total + first[index &* step] }
      return total
    }
    if count > 64 {
      let half = count / 2 & ~3
      return sum(first, count: half, step: step)
        + sum(first + half &* step, count: count - half, step: step)
    }
    var sums = (first[0], first[step], first[2 &* step], first[3 &* step])
    var index = 4
    while index + 4 <= count {
      sums.0 = sums.0 + first[index &* step]
      sums.1 = sums.1 + first[(index + 1) &* step]
      sums.2 = sums.2 + first[(index + 2) &* step]
      sums.3 = sums.3 + first[(index + 3) &* step]
      index += 4
    }
    var total = (sums.0 + sums.1) + (sums.2 + sums.3)
    while index < count {
      total = total + first[index &* step]
      index += 1
    }
    return total
  }

  static func largest(
    _ start: Complex, _ first: UnsafePointer<Complex>, _ count: Int, _ step: Int
  ) -> Complex {
    var result = start
    for index in 0..<count { result = larger(result, first[index &* step]) }
    return result
  }

  static func smallest(
    _ start: Complex, _ first: UnsafePointer<Complex>, _ count: Int, _ step: Int
  ) -> Complex {
    var result = start
    for index in 0..<count { result = smaller(result, first[index &* step]) }
    return result
  }
}
