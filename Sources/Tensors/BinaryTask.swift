import Glibc

/// The loops behind `BinaryFunction`: one for each function and type.
enum BinaryTask {
  /// Fills `result`; the operands have its shape, or none and it is contiguous, and the type
  /// `working`.
  static func perform(
    _ function: BinaryFunction, _ a: Tensor, _ b: Tensor, _ result: Tensor, _ working: DType
  ) throws(TensorError) {
    if working == .bool, try performOnTruths(function, a, b, result) { return }
    if working.isFloatingPoint, try RealKernels.perform(function, a, b, result) { return }
    switch function {
    case .add, .subtract, .multiply, .divide, .maximum, .minimum, .fmax, .fmin, .floorDivide,
      .remainder, .fmod, .power:
      try working.perform(Arithmetic(function: function, a: a, b: b, result: result))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      try working.perform(Comparing(function: function, a: a, b: b, result: result))
    case .arctan2, .hypot, .copysign, .logaddexp:
      try working.perform(Geometry(function: function, a: a, b: b, result: result))
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift, .logicalAnd, .logicalOr,
      .logicalXor:
      try working.perform(Bits(function: function, a: a, b: b, result: result))
    }
  }

  /// The functions that are "and", "or" and "exclusive or" where the elements are truth values.
  private static func performOnTruths(
    _ function: BinaryFunction, _ a: Tensor, _ b: Tensor, _ result: Tensor
  ) throws(TensorError) -> Bool {
    switch function {
    case .add, .bitwiseOr, .logicalOr:
      try combine(a, b, result, UInt8.self, UInt8.self) { $0 | $1 }
    case .multiply, .bitwiseAnd, .logicalAnd:
      try combine(a, b, result, UInt8.self, UInt8.self) { $0 & $1 }
    case .bitwiseXor, .logicalXor:
      try combine(a, b, result, UInt8.self, UInt8.self) { $0 ^ $1 }
    default: return false
    }
    return true
  }

  /// Writes `body` of the matching elements into the result.
  @inline(__always)
  static func combine<A: Scalar, R: Scalar>(
    _ a: Tensor, _ b: Tensor, _ result: Tensor, _: A.Type, _: R.Type, _ body: (A, A) -> R
  ) throws(TensorError) {
    let (left, right) = (a.pointer(as: A.self), b.pointer(as: A.self))
    let out = result.pointer(as: R.self)
    try withExtendedLifetime((a.storage, b.storage, result.storage)) { () throws(TensorError) in
      if result.isContiguous, a.isContiguous, b.isContiguous {
        let (aStep, bStep) = (a.rank == 0 ? 0 : 1, b.rank == 0 ? 0 : 1)
        var (start, rest) = (0, result.count)
        while true {
          let count = Swift.min(rest, StridedRuns.elementsBetweenChecks)
          flat(
            left + start &* aStep, aStep, right + start &* bStep, bStep, out + start, 1, count, body
          )
          rest &-= count
          if rest == 0 { return }
          start &+= count
          try TensorError.giveWay()
        }
      }
      let runs = StridedRuns(shape: result.shape, strides: [result.strides, a.strides, b.strides])
      let steps = runs.steps
      try runs.forEachPiece { offsets, length in
        flat(
          left + offsets[1], steps[1], right + offsets[2], steps[2], out + offsets[0], steps[0],
          length, body)
      }
    }
  }

  @inline(__always)
  private static func flat<A: Scalar, R: Scalar>(
    _ a: UnsafeMutablePointer<A>, _ aStep: Int, _ b: UnsafeMutablePointer<A>, _ bStep: Int,
    _ out: UnsafeMutablePointer<R>, _ step: Int, _ count: Int, _ body: (A, A) -> R
  ) {
    // The usual steps have loops that the compiler can turn into vector instructions.
    switch (aStep, bStep, step) {
    case (1, 1, 1):
      for index in 0..<count { out[index] = body(a[index], b[index]) }
    case (1, 0, 1):
      let constant = b.pointee
      for index in 0..<count { out[index] = body(a[index], constant) }
    case (0, 1, 1):
      let constant = a.pointee
      for index in 0..<count { out[index] = body(constant, b[index]) }
    default:
      for index in 0..<count {
        out[index &* step] = body(a[index &* aStep], b[index &* bStep])
      }
    }
  }
}

private struct Arithmetic: NumberTask {
  let function: BinaryFunction
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    switch function {
    case .add: try combine(type) { S.plus($0, $1) }
    case .subtract: try combine(type) { S.minus($0, $1) }
    case .multiply: try combine(type) { S.times($0, $1) }
    case .divide: try combine(type) { S.quotient($0, $1) }
    case .maximum: try combine(type) { S.larger($0, $1) }
    case .minimum: try combine(type) { S.smaller($0, $1) }
    case .fmax: try combine(type) { S.largerNumber($0, $1) }
    case .fmin: try combine(type) { S.smallerNumber($0, $1) }
    case .floorDivide: try combine(type) { S.floorQuotient($0, $1) }
    case .remainder: try combine(type) { S.remainder($0, $1) }
    case .fmod: try combine(type) { S.truncatedRemainder($0, $1) }
    case .power:
      // Squares are usual, and NumPy takes the product for them too.
      if b.count == 1 || b.strides.allSatisfy({ $0 == 0 }), b.pointer(as: type).pointee == 2 {
        try combine(type) { base, _ in S.times(base, base) }
      } else {
        try combine(type) { S.power($0, $1) }
      }
    default: break
    }
  }

  @inline(__always)
  private func combine<S: Number>(_ type: S.Type, _ body: (S, S) -> S) throws(TensorError) {
    try BinaryTask.combine(a, b, result, type, type, body)
  }
}

private struct Comparing: NumberTask {
  let function: BinaryFunction
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    switch function {
    case .equal: try combine(type) { $0 == $1 }
    case .notEqual: try combine(type) { $0 != $1 }
    case .less: try combine(type) { $0 < $1 }
    case .lessOrEqual: try combine(type) { $0 <= $1 }
    case .greater: try combine(type) { $0 > $1 }
    case .greaterOrEqual: try combine(type) { $0 >= $1 }
    default: break
    }
  }

  @inline(__always)
  private func combine<S: Number>(_ type: S.Type, _ body: (S, S) -> Bool) throws(TensorError) {
    try BinaryTask.combine(a, b, result, type, Bool.self, body)
  }
}

private struct Geometry: RealTask {
  let function: BinaryFunction
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func run<S: Number & BinaryFloatingPoint>(_ type: S.Type) throws(TensorError) {
    switch function {
    case .arctan2: try combine(type) { atan2($0, $1) }
    case .hypot: try combine(type) { Glibc.hypot($0, $1) }
    case .copysign: try combine(type) { Double(signOf: $1, magnitudeOf: $0) }
    default:
      try combine(type) { x, y in
        if x == y { return x + 0.693147180559945309417 }
        return x > y ? x + log1p(exp(y - x)) : x < y ? y + log1p(exp(x - y)) : x - y
      }
    }
  }

  @inline(__always)
  private func combine<S: Number>(_ type: S.Type, _ body: (Double, Double) -> Double)
    throws(TensorError)
  {
    try BinaryTask.combine(a, b, result, type, type) { S(converting: body($0.real, $1.real)) }
  }
}

private struct Bits: IntegerTask {
  let function: BinaryFunction
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func run<S: Number & FixedWidthInteger>(_ type: S.Type) throws(TensorError) {
    switch function {
    case .bitwiseAnd: try combine(type) { $0 & $1 }
    case .bitwiseOr: try combine(type) { $0 | $1 }
    case .bitwiseXor: try combine(type) { $0 ^ $1 }
    case .leftShift: try combine(type) { $1 >= 0 && $1 < S.bitWidth ? $0 &<< $1 : 0 }
    default: try combine(type) { $1 >= 0 && $1 < S.bitWidth ? $0 &>> $1 : $0 < 0 ? ~0 : 0 }
    }
  }

  @inline(__always)
  private func combine<S: Number>(_ type: S.Type, _ body: (S, S) -> S) throws(TensorError) {
    try BinaryTask.combine(a, b, result, type, type, body)
  }
}
