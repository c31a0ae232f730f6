extension Int {
  /// The whole number of a real one, cut off towards zero; 0 for what is no number.
  ///
  /// What is too far out stays within 2^53, from where sums of pixels cannot overflow: positions in
  /// pictures come from data, which may be anything.
  public init(clamped value: Double) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -0x1p53), 0x1p53))
  }
}
