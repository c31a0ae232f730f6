/// One pass of a mixed-radix transform: butterflies of one radix over the whole length.
struct FourierPass {
  private typealias Number = Complex<Double>

  private let radix: Int
  /// The product of the radices of the passes before.
  private let before: Int
  /// The product of those of the passes behind.
  private let behind: Int
  /// For each output but the first of a butterfly, and each place behind: the factor it is turned by.
  private let twiddles: [Complex<Double>]
  /// The roots of one of the radix, for those without a butterfly of their own.
  private let roots: [Complex<Double>]

  init(radix: Int, before: Int, length: Int) {
    (self.radix, self.before, behind) = (radix, before, length / before / radix)
    var twiddles: [Complex<Double>] = []
    for output in 1..<radix {
      for place in 0..<behind {
        twiddles.append(FourierPlan.root(output * before * place, of: length))
      }
    }
    self.twiddles = twiddles
    roots = radix > 5 ? (0..<radix).map { FourierPlan.root($0, of: radix) } : []
  }

  /// Runs the pass; the sign is that of the exponent.
  func run(_ input: [Complex<Double>], into output: inout [Complex<Double>], sign: Double) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var values = [Number](repeating: 0, count: radix)
        var results = values
        for group in 0..<before {
          for place in 0..<behind {
            for index in 0..<radix {
              values[index] = input[place + behind * (index + radix * group)]
            }
            butterfly(values, &results, sign)
            output[place + behind * group] = results[0]
            for index in 1..<radix {
              let factor = twiddles[(index - 1) * behind + place]
              output[place + behind * (group + before * index)] =
                place == 0
                ? results[index] : results[index] * Number(factor.re, sign * factor.im)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func butterfly(_ x: [Number], _ y: inout [Number], _ sign: Double) {
    /// The number turned by a quarter in the direction of the sign.
    func quarter(_ value: Number) -> Number { Number(-sign * value.im, sign * value.re) }
    func scaled(_ factor: Double, _ value: Number) -> Number {
      Number(factor * value.re, factor * value.im)
    }
    switch radix {
    case 2:
      y[0] = x[0] + x[1]
      y[1] = x[0] - x[1]
    case 3:
      let (sum, difference) = (x[1] + x[2], x[1] - x[2])
      y[0] = x[0] + sum
      let middle = x[0] + scaled(-0.5, sum)
      let side = quarter(scaled(0.86602540378443864676, difference))
      y[1] = middle + side
      y[2] = middle - side
    case 4:
      let (a, b) = (x[0] + x[2], x[0] - x[2])
      let (c, d) = (x[1] + x[3], quarter(x[1] - x[3]))
      y[0] = a + c
      y[1] = b + d
      y[2] = a - c
      y[3] = b - d
    case 5:
      let (cos1, sin1) = (0.3090169943749474241, 0.95105651629515357212)
      let (cos2, sin2) = (-0.8090169943749474241, 0.58778525229247312917)
      let (a, d) = (x[1] + x[4], x[1] - x[4])
      let (b, c) = (x[2] + x[3], x[2] - x[3])
      y[0] = x[0] + a + b
      let (middle1, side1) = (
        x[0] + scaled(cos1, a) + scaled(cos2, b), quarter(scaled(sin1, d) + scaled(sin2, c))
      )
      let (middle2, side2) = (
        x[0] + scaled(cos2, a) + scaled(cos1, b), quarter(scaled(sin2, d) - scaled(sin1, c))
      )
      y[1] = middle1 + side1
      y[4] = middle1 - side1
      y[2] = middle2 + side2
      y[3] = middle2 - side2
    default:
      for output in 0..<radix {
        var (total, turn) = (x[0], 0)
        for index in 1..<radix {
          turn += output
          if turn >= radix { turn -= radix }
          total = total + x[index] * Number(roots[turn].re, sign * roots[turn].im)
        }
        y[output] = total
      }
    }
  }
}
