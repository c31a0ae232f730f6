/// The step of one window over an image, and how many times it fits.
struct ConvolutionWindow {
  var size: Extent
  var stride: Extent
  var padding: LayerSpec.Padding

  /// The size of the output; nil where a valid window is larger than the image.
  func output(on image: Extent) -> Extent? {
    switch padding {
    case .valid:
      guard size.fits(in: image) else { return nil }
      return Extent(
        (image.height - size.height) / stride.height + 1,
        (image.width - size.width) / stride.width + 1)
    case .same:
      // Ceiling division, written so that it cannot overflow.
      return Extent(
        (image.height - 1) / stride.height + 1, (image.width - 1) / stride.width + 1)
    }
  }

  /// The window's options as they are typed: ` stride 2 pad same`, or nothing.
  static func optionsText(stride: Extent, default standard: Extent) -> String {
    if stride == standard { return "" }
    return " stride " + (stride.height == stride.width ? "\(stride.height)" : stride.text)
  }
}
