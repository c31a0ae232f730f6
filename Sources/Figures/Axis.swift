import Glibc

/// A range of numbers and where its ticks stand.
struct Axis: Equatable {
  /// A labelled place on an axis.
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  /// The limit at the left or below.
  let low: Double
  /// The limit at the right or above; less than `low` on an axis that runs backwards.
  let high: Double
  let scale: AxisOptions.Scale
  let ticks: [Tick]

  /// Numbers beyond this size would overflow when subtracted.
  static let limit = 1e300
  /// More ticks than this are no help.
  private static let mostTicks = 200

  /// An axis over the finite ones of `values`.
  ///
  /// - Parameters:
  ///   - fixed: Limits that hold instead of the data's, where they are finite and differ.
  ///   - count: About how many steps between ticks.
  ///   - extended: Whether the limits move out to the next tick.
  ///   - wholeSteps: Whether whole numbers are counts, such as epochs, without ticks in between.
  init(
    covering values: some Sequence<Double>, fixed: ClosedRange<Double>? = nil, steps count: Int,
    extended: Bool, wholeSteps: Bool = false
  ) {
    var bounds = AxisBounds()
    for value in values { bounds.add(value) }
    self.init(
      covering: bounds,
      AxisOptions(
        low: fixed?.lowerBound, high: fixed?.upperBound, margin: extended ? .toTick : .none,
        wholeSteps: wholeSteps), steps: count)
  }

  /// An axis over the numbers of some data, as `options` say.
  init(covering bounds: AxisBounds, _ options: AxisOptions, steps count: Int) {
    let isLogarithmic = options.scale == .logarithmic
    var low = 0.0
    var high = 1.0
    if isLogarithmic {
      (low, high) = bounds.leastPositive.isFinite ? (bounds.leastPositive, bounds.high) : (1, 10)
    } else if !bounds.isEmpty {
      (low, high) = (bounds.low, bounds.high)
    }
    func usable(_ limit: Double?) -> Double? {
      guard let limit, limit.isFinite, !isLogarithmic || limit > 0 else { return nil }
      return Self.clamped(limit)
    }
    let (wantedLow, wantedHigh) = (usable(options.low), usable(options.high))
    let turns = wantedLow.flatMap { low in wantedHigh.map { low > $0 } } ?? options.isReversed
    if let wantedLow { if turns { high = wantedLow } else { low = wantedLow } }
    if let wantedHigh { if turns { low = wantedHigh } else { high = wantedHigh } }
    if low > high { (low, high) = (high, low) }
    var isLowFixed = (turns ? wantedHigh : wantedLow) != nil
    var isHighFixed = (turns ? wantedLow : wantedHigh) != nil

    if isLogarithmic { (low, high) = (max(log10(low), -300), max(log10(high), -300)) }
    // A range too thin for its numbers' digits is one number: show it in the middle.
    if high - low <= max(abs(low), abs(high)) * 1e-9 {
      let middle = low + (high - low) / 2
      let margin =
        middle == 0 || isLogarithmic ? 1 : max(abs(middle) * 0.1, .leastNormalMagnitude * 1e20)
      (low, high) = (middle - margin, middle + margin)
      (isLowFixed, isHighFixed) = (false, false)
    } else if case .share(let share) = options.margin {
      let margin = (high - low) * share
      let (isLowBase, isHighBase) = (
        bounds.standsOnZero && low == 0, bounds.standsOnZero && high == 0
      )
      if !isLowFixed && !isLowBase { low -= margin }
      if !isHighFixed && !isHighBase { high += margin }
    }
    var step = Self.niceStep(atLeast: (high - low) / Double(max(count, 1)))
    if isLogarithmic {
      step = max(step.rounded(.up), 1)
    } else if options.wholeSteps && bounds.isIntegral && !bounds.isEmpty {
      step = max(step, 1)
    }
    if options.margin == .toTick, !isLogarithmic {
      if !isLowFixed { low = (low / step).rounded(.down) * step }
      if !isHighFixed { high = (high / step).rounded(.up) * step }
    }
    let places =
      isLogarithmic
      ? Self.powers(from: low, to: high, step: step) : Self.ticks(from: low, to: high, step: step)
    if isLogarithmic { (low, high) = (pow(10, max(low, -305)), pow(10, min(high, 305))) }
    self.low = turns ? high : low
    self.high = turns ? low : high
    scale = options.scale
    ticks = options.ticks.map { Self.chosen($0, from: low, to: high) } ?? places
  }

  /// Whether a number has a place on an axis of this kind, be it outside the limits.
  func holds(_ value: Double) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }

  /// Where a number lies: 0 at `low`, 1 at `high`, and outside of 0...1 beyond them.
  func fraction(of value: Double) -> Double {
    let fraction =
      scale == .linear
      ? (Self.clamped(value) - low) / (high - low)
      : log10(max(value, .leastNormalMagnitude) / low) / log10(high / low)
    return fraction.isFinite ? min(max(fraction, -1e9), 1e9) : 0
  }

  /// The number at a place: `low` at 0, `high` at 1.
  func value(at fraction: Double) -> Double {
    scale == .linear
      ? low + (high - low) * fraction : low * pow(10, log10(high / low) * fraction)
  }

  /// The least of 1, 2 and 5 times a power of ten that is not below `size`.
  static func niceStep(atLeast size: Double) -> Double {
    let power = pow(10, floor(log10(size)))
    guard size > 0, power > 0, power.isFinite else { return 1 }
    // The tolerance keeps 0.3 / 3 from becoming 0.2.
    return [1, 2, 5].first { $0 * power >= size * (1 - 1e-9) }.map { $0 * power } ?? 10 * power
  }

  fileprivate static func clamped(_ value: Double) -> Double { min(max(value, -limit), limit) }

  private static func ticks(from low: Double, to high: Double, step: Double) -> [Tick] {
    let first = (low / step - 1e-6).rounded(.up)
    let last = (high / step + 1e-6).rounded(.down)
    guard first <= last, last - first <= 100 else { return [] }
    let values = stride(from: first, through: last, by: 1).map { $0 * step }
    let isPlain = max(abs(low), abs(high)) < 1e6 && step > 1e-5
    let decimals = Int(clamped: max(0, -floor(log10(step) + 1e-9)))
    return values.map {
      Tick(value: $0, label: isPlain ? fixed($0, decimals: decimals) : scientific($0))
    }
  }

  /// Ticks at powers of ten; also at twice and five times as much where there are few.
  private static func powers(from low: Double, to high: Double, step: Double) -> [Tick] {
    let factors = high - low < 2 ? [1.0, 2, 5] : [1.0]
    var result: [Tick] = []
    var power = (low / step).rounded(.down) * step
    while power <= high + 1e-9, result.count < mostTicks {
      for factor in factors {
        let value = factor * pow(10, power)
        let place = log10(value)
        if place >= low - 1e-9, place <= high + 1e-9, value.isFinite {
          result.append(Tick(value: value, label: scientific(value)))
        }
      }
      power += step
    }
    return result
  }

  /// The ticks that somebody chose, those inside the limits.
  private static func chosen(_ ticks: [AxisOptions.Tick], from low: Double, to high: Double)
    -> [Tick]
  {
    let margin = (high - low) * 1e-9
    return ticks.lazy.filter { $0.value >= low - margin && $0.value <= high + margin }
      .prefix(mostTicks).map { Tick(value: $0.value, label: $0.label ?? plain($0.value)) }
  }
}

/// What the numbers along an axis are like.
struct AxisBounds {
  private(set) var low = 0.0
  private(set) var high = 0.0
  /// The least number above zero; infinite where there is none.
  private(set) var leastPositive = Double.infinity
  private(set) var isIntegral = true
  private(set) var isEmpty = true
  /// Whether bars stand on zero, which then is a limit without a margin.
  var standsOnZero = false

  /// Takes a number into account, if it is finite.
  mutating func add(_ number: Double) {
    guard number.isFinite else { return }
    let number = Axis.clamped(number)
    low = isEmpty ? number : min(low, number)
    high = isEmpty ? number : max(high, number)
    if number > 0 { leastPositive = min(leastPositive, number) }
    isIntegral = isIntegral && number == number.rounded()
    isEmpty = false
  }
}
