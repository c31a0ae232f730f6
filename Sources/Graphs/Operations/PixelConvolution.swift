import Kernels
import Tensors

/// The geometry of a convolution on images laid out by pixels, with the maximum of windows that do
/// not overlap behind it (1x1 for none).
///
/// All channels of a pixel lie side by side, so that a row of a window is one run of numbers. Only a
/// simplified graph has such convolutions; `Kernels/pooled_convolution.c` says how they work.
struct PixelConvolution: Equatable, Sendable {
  let sliding: Sliding
  let pool: Extent
  /// [batch, channel, row, column].
  let images: [Int]
  /// [filter, channel, row, column].
  let filters: [Int]

  /// The window over images without their padding.
  private var bare: nk_window { sliding.window(images: images, filters: filters) }
  var batch: Int { images[0] }
  var channels: Int { images[1] }
  var taps: Int { channels * bare.count }
  /// The padding before the first row and column.
  var before: Extent { Extent((bare.pad_top, bare.pad_left)) }

  /// The window over images with their padding.
  var window: nk_window {
    var window = bare
    func along(_ length: Int, _ before: Int, _ out: Int, _ stride: Int, _ size: Int) -> Int {
      max(length + before, (out - 1) * stride + size)
    }
    window.height = along(
      window.height, window.pad_top, window.out_height, window.stride_height, window.window_height)
    window.width = along(
      window.width, window.pad_left, window.out_width, window.stride_width, window.window_width)
    (window.pad_top, window.pad_left) = (0, 0)
    return window
  }

  /// The shape of what comes out.
  var outShape: [Int] {
    let window = window
    return [batch, filters[0], window.out_height / pool.height, window.out_width / pool.width]
  }

  /// The numbers of a row, rounded up to whole blocks of 64 bytes.
  static func step(_ count: Int, _ dtype: DType) -> Int {
    let block = 64 / dtype.itemSize
    return (count + block - 1) / block * block
  }

  /// The tap of a filter [channel, row, column] for each place of a window [row, column, channel].
  var order: [Int32] {
    let (rows, columns) = (filters[2], filters[3])
    var order: [Int32] = []
    order.reserveCapacity(taps)
    for i in 0..<rows {
      for j in 0..<columns {
        let place =
          sliding.flipped ? (rows - 1 - i) * columns + columns - 1 - j : i * columns + j
        for c in 0..<channels { order.append(Int32(c * rows * columns + place)) }
      }
    }
    return order
  }

  /// What the C kernels read, kept as long as the plan.
  func kept(by kernel: Kernel, _ dtype: DType) throws(ShapeError) -> UnsafePointer<nk_convolution> {
    let window = window
    let row = window.width * channels
    var offsets: [Int] = []
    for i in 0..<window.window_height {
      for k in 0..<window.window_width * channels { offsets.append(i * row + k) }
    }
    var starts: [Int32] = []
    for r in 0..<window.out_height {
      for c in 0..<window.out_width {
        starts.append(
          Int32(r * window.stride_height * row + c * window.stride_width * channels))
      }
    }
    let out = outShape
    var order: [Int32] = []
    for r in 0..<out[2] {
      for c in 0..<out[3] {
        for i in 0..<pool.height {
          for j in 0..<pool.width {
            order.append(
              Int32((r * pool.height + i) * window.out_width + c * pool.width + j))
          }
        }
      }
    }
    return try kernel.keep(
      nk_convolution(
        window: window, channels: channels, filters: filters[0], taps: taps,
        pool_height: pool.height, pool_width: pool.width, out_height: out[2], out_width: out[3],
        row: row, image_size: window.height * row,
        filters_step: Self.step(filters[0], dtype),
        window_row_step: Self.step(window.window_width * channels, dtype),
        offsets: kernel.keep(offsets), starts: kernel.keep(starts), order: kernel.keep(order)))
  }
}

extension PixelConvolution: CustomStringConvertible {
  var description: String {
    "conv \(sliding)" + (pool == Extent((1, 1)) ? "" : " and max pool \(pool)")
  }

  /// The kernels' tables have a number for each place of the window and each number in it: beyond
  /// this, an image of 1024x1024, they would cost more than they are worth.
  private static let mostPlaces = 1 << 20

  /// The geometry for a convolution and what pools it, if the kernels know it.
  init?(_ convolution: Node, pooledBy pooling: Pooling?) {
    guard let operation = convolution.operation as? Convolution else { return nil }
    let pool = pooling?.size ?? Extent((1, 1))
    if let pooling {
      guard pooling.mode == .max, pooling.stride == pooling.size, pooling.ignoreBorder,
        pool.height * pool.width <= Int(NK_GROUP)
      else { return nil }
    }
    self.init(
      sliding: operation.sliding, pool: pool, images: convolution.inputs[0].shape,
      filters: convolution.inputs[1].shape)
    let window = window
    guard batch > 0, filters[0] > 0, taps > 0, outShape.allSatisfy({ $0 > 0 }),
      taps <= Self.mostPlaces, window.outCount <= Self.mostPlaces,
      window.height * window.width <= Int(Int32.max) / channels
    else { return nil }
  }
}
