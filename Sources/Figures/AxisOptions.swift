/// What is asked of an axis.
public struct AxisOptions: Sendable, Equatable {
  /// How numbers are laid out.
  public enum Scale: String, Sendable, CaseIterable {
    case linear
    /// Equal steps multiply by equal factors; numbers that are not positive are gaps.
    case logarithmic
  }

  /// How much more than the data is shown where no limit is set.
  public enum Margin: Sendable, Equatable {
    /// Nothing.
    case none
    /// As much as is missing to the next ticks.
    case toTick
    /// A share of the extent of the data at both ends.
    case share(Double)
    /// What suits the marks: nothing around lines and images, some around points and bars.
    case automatic
  }

  /// A tick at a place of the reader's choice.
  public struct Tick: Sendable, Equatable {
    /// The place.
    public var value: Double
    /// What is written there; nil for the number.
    public var label: String?

    /// Makes a tick.
    public init(value: Double, label: String? = nil) {
      self.value = value
      self.label = label
    }
  }

  /// What the axis counts or measures.
  public var label: String?
  /// The limit at the left or below; nil takes it from the data.
  public var low: Double?
  /// The limit at the right or above; nil takes it from the data.
  ///
  /// One below `low` turns the axis.
  public var high: Double?
  /// Numbers that have room besides the data, where no limit is set.
  public var covered: [Double] = []
  /// Whether the axis runs backwards where its limits come from the data.
  public var isReversed = false
  /// How numbers are laid out.
  public var scale = Scale.linear
  /// How much more than the data is shown.
  public var margin: Margin
  /// The ticks; nil for round numbers.
  public var ticks: [Tick]?
  /// Whether whole numbers are counts, such as epochs, without ticks in between.
  public var wholeSteps: Bool

  /// Makes options.
  public init(
    label: String? = nil, low: Double? = nil, high: Double? = nil, margin: Margin = .automatic,
    wholeSteps: Bool = false
  ) {
    self.label = label
    self.low = low
    self.high = high
    self.margin = margin
    self.wholeSteps = wholeSteps
  }
}
