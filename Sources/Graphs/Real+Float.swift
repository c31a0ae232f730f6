import COpenBLAS
import Kernels
import Tensors

extension Float: Real {
  static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, from stream: inout RandomStream
  ) {
    stream.fillUniform(buffer)
  }
  static func exp(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_exp_f32(x, y, n)
  }
  static func log(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_log_f32(x, y, n)
  }
  static func tanh(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_tanh_f32(x, y, n)
  }
  static func sigmoid(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_sigmoid_f32(x, y, n)
  }
  static func relu(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_relu_f32(x, y, n)
  }
  static func square(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int) {
    nk_square_f32(x, y, n)
  }
  static func scale(
    _ factor: Float, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_scale_f32(factor, x, y, n)
  }
  static func sigmoidGradient(
    _ y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>,
    _ n: Int
  ) {
    nk_sigmoid_gradient_f32(y, dy, dx, n)
  }
  static func tanhGradient(
    _ y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>,
    _ n: Int
  ) {
    nk_tanh_gradient_f32(y, dy, dx, n)
  }
  static func reluGradient(
    _ y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>,
    _ n: Int
  ) {
    nk_relu_gradient_f32(y, dy, dx, n)
  }
  static func add(
    _ a: UnsafePointer<Float>, _ aStep: Int, _ b: UnsafePointer<Float>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_add_f32(a, aStep, b, bStep, out, n)
  }
  static func subtract(
    _ a: UnsafePointer<Float>, _ aStep: Int, _ b: UnsafePointer<Float>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_subtract_f32(a, aStep, b, bStep, out, n)
  }
  static func multiply(
    _ a: UnsafePointer<Float>, _ aStep: Int, _ b: UnsafePointer<Float>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_multiply_f32(a, aStep, b, bStep, out, n)
  }
  static func divide(
    _ a: UnsafePointer<Float>, _ aStep: Int, _ b: UnsafePointer<Float>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_divide_f32(a, aStep, b, bStep, out, n)
  }
  static func combine(
    _ a: Float, _ x: UnsafePointer<Float>, _ b: Float, _ y: UnsafeMutablePointer<Float>, _ n: Int
  ) {
    nk_combine_f32(a, x, b, y, n)
  }
  static func bias(
    _ x: UnsafePointer<Float>, _ bias: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
    _ channels: Int, _ inner: Int, _ first: Int, _ last: Int, _ activation: nk_activation
  ) {
    nk_bias_f32(x, bias, y, channels, inner, first, last, activation)
  }
  static func sum(_ x: UnsafePointer<Float>, _ n: Int) -> Float {
    nk_sum_f32(x, n)
  }
  static func addRows(
    _ x: UnsafePointer<Float>, _ rowStep: Int, _ y: UnsafeMutablePointer<Float>, _ rows: Int,
    _ columns: Int
  ) {
    nk_add_rows_f32(x, rowStep, y, rows, columns)
  }
  static func squareSum(_ x: UnsafePointer<Float>, _ n: Int) -> Float { nk_square_sum_f32(x, n) }
  static func softmax(
    _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int
  ) {
    nk_softmax_f32(x, y, rows, columns)
  }
  static func softmaxGradient(
    _ y: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>,
    _ rows: Int, _ columns: Int
  ) {
    nk_softmax_gradient_f32(y, dy, dx, rows, columns)
  }
  static func logLikelihood(
    _ p: UnsafePointer<Float>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Float {
    nk_log_likelihood_f32(p, labels, rows, columns)
  }
  static func logLikelihoodGradient(
    _ p: UnsafePointer<Float>, _ labels: UnsafePointer<Int32>, _ dy: Float,
    _ dp: UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int
  ) {
    nk_log_likelihood_gradient_f32(p, labels, dy, dp, rows, columns)
  }
  static func crossEntropy(
    _ x: UnsafePointer<Float>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Float {
    nk_cross_entropy_f32(x, labels, rows, columns)
  }
  static func crossEntropyGradient(
    _ p: UnsafePointer<Float>, _ labels: UnsafePointer<Int32>, _ dy: Float,
    _ dx: UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int
  ) {
    nk_cross_entropy_gradient_f32(p, labels, dy, dx, rows, columns)
  }
  static func argmax(
    _ x: UnsafePointer<Float>, _ places: UnsafeMutablePointer<Int64>, _ outer: Int, _ length: Int,
    _ inner: Int
  ) {
    nk_argmax_f32(x, places, outer, length, inner)
  }
  static func pool(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Float>,
    _ y: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int32>?, _ planes: Int
  ) {
    nk_pool_f32(mode, window, x, y, places, planes)
  }
  static func poolGradient(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Float>?,
    _ y: UnsafePointer<Float>?, _ places: UnsafePointer<Int32>?, _ dy: UnsafePointer<Float>,
    _ dx: UnsafeMutablePointer<Float>, _ planes: Int
  ) {
    nk_pool_gradient_f32(mode, window, x, y, places, dy, dx, planes)
  }
  static func convolve(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Float>,
    _ filters: UnsafePointer<Float>, _ bias: UnsafePointer<Float>, _ activation: nk_activation,
    _ y: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int32>?,
    _ scratch: UnsafeMutablePointer<Float>
  ) {
    nk_convolve_f32(convolution, pixels, filters, bias, activation, y, places, scratch)
  }
  static func convolveFilterGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Float>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Float>, _ images: Int, _ filter: Int,
    _ sums: UnsafeMutablePointer<Float>
  ) {
    nk_convolve_filter_gradient_f32(convolution, pixels, places, slopes, images, filter, sums)
  }
  static func convolveImageGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ filters: UnsafePointer<Float>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Float>,
    _ pixels: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutableRawPointer
  ) {
    nk_convolve_image_gradient_f32(convolution, filters, places, slopes, pixels, scratch)
  }
  static func imagesByPixel(
    _ image: UnsafePointer<Float>, _ pixels: UnsafeMutablePointer<Float>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int
  ) {
    nk_images_by_pixel_f32(image, pixels, channels, height, width, top, left, row)
  }
  static func imagesByChannel(
    _ pixels: UnsafePointer<Float>, _ image: UnsafeMutablePointer<Float>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int
  ) {
    nk_images_by_channel_f32(pixels, image, channels, height, width, top, left, row)
  }
  static func filtersByTap(
    _ filters: UnsafePointer<Float>, _ to: UnsafeMutablePointer<Float>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ step: Int, _ first: Int, _ last: Int
  ) {
    nk_filters_by_tap_f32(filters, to, order, count, taps, step, first, last)
  }
  static func filtersByRow(
    _ filters: UnsafePointer<Float>, _ to: UnsafeMutablePointer<Float>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ rows: Int, _ step: Int, _ row: Int
  ) {
    nk_filters_by_row_f32(filters, to, order, count, taps, rows, step, row)
  }
  static func filterOfRows(
    _ sums: UnsafePointer<Float>, _ filter: UnsafeMutablePointer<Float>,
    _ order: UnsafePointer<Int32>, _ taps: Int, _ rows: Int, _ step: Int
  ) {
    nk_filter_of_rows_f32(sums, filter, order, taps, rows, step)
  }
  static func thinProduct(
    _ a: UnsafePointer<Float>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Float>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Float, _ keep: Float,
    _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    nk_thin_product_f32(a, aRow, aStep, b, bRow, rows, columns, inner, scale, keep, c, cRow)
  }
  static func thinDots(
    _ a: UnsafePointer<Float>, _ aRow: Int, _ b: UnsafePointer<Float>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Float, _ keep: Float,
    _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    nk_thin_dots_f32(a, aRow, b, bRow, rows, columns, inner, scale, keep, c, cRow)
  }
  static func pack(
    _ b: UnsafePointer<Float>, _ bRow: Int, _ bStep: Int, _ inner: Int, _ columns: Int,
    _ panels: UnsafeMutablePointer<Float>
  ) {
    nk_pack_f32(b, bRow, bStep, inner, columns, panels)
  }
  static func packedProduct(
    _ a: UnsafePointer<Float>, _ aRow: Int, _ aStep: Int, _ panels: UnsafePointer<Float>,
    _ rows: Int,
    _ columns: Int, _ inner: Int, _ scale: Float, _ keep: Float, _ c: UnsafeMutablePointer<Float>,
    _ cRow: Int
  ) {
    nk_packed_product_f32(
      a, aRow, aStep, panels, rows, columns, inner, scale, keep, c, cRow)
  }
  static func turn(
    _ from: UnsafePointer<Float>, _ fromRow: Int, _ to: UnsafeMutablePointer<Float>, _ toRow: Int,
    _ rows: Int, _ columns: Int
  ) {
    nk_turn_f32(from, fromRow, to, toRow, rows, columns)
  }
  static func lstm(
    _ gates: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>,
    _ before: UnsafePointer<Float>?,
    _ cells: UnsafeMutablePointer<Float>, _ tanhs: UnsafeMutablePointer<Float>,
    _ states: UnsafeMutablePointer<Float>, _ stateRow: Int, _ rows: Int, _ units: Int
  ) {
    nk_lstm_f32(gates, bias, before, cells, tanhs, states, stateRow, rows, units)
  }
  static func lstmGradient(
    _ gates: UnsafePointer<Float>, _ before: UnsafePointer<Float>?, _ tanhs: UnsafePointer<Float>,
    _ stateSlopes: UnsafePointer<Float>, _ cellSlopes: UnsafeMutablePointer<Float>,
    _ gateSlopes: UnsafeMutablePointer<Float>, _ rows: Int, _ units: Int
  ) {
    nk_lstm_gradient_f32(gates, before, tanhs, stateSlopes, cellSlopes, gateSlopes, rows, units)
  }
  static func gruGates(
    _ gates: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>,
    _ before: UnsafePointer<Float>,
    _ reset: UnsafeMutablePointer<Float>, _ stateRow: Int, _ rows: Int, _ units: Int
  ) {
    nk_gru_gates_f32(gates, bias, before, reset, stateRow, rows, units)
  }
  static func gru(
    _ gates: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>,
    _ before: UnsafePointer<Float>,
    _ states: UnsafeMutablePointer<Float>, _ beforeRow: Int, _ stateRow: Int, _ rows: Int,
    _ units: Int
  ) {
    nk_gru_f32(gates, bias, before, states, beforeRow, stateRow, rows, units)
  }
  static func gruGradient(
    _ gates: UnsafePointer<Float>, _ before: UnsafePointer<Float>, _ beforeRow: Int,
    _ stateSlopes: UnsafeMutablePointer<Float>, _ gateSlopes: UnsafeMutablePointer<Float>,
    _ rows: Int,
    _ units: Int
  ) {
    nk_gru_gradient_f32(gates, before, beforeRow, stateSlopes, gateSlopes, rows, units)
  }
  static func gruGatesGradient(
    _ gates: UnsafePointer<Float>, _ before: UnsafePointer<Float>, _ beforeRow: Int,
    _ resetSlopes: UnsafePointer<Float>, _ stateSlopes: UnsafeMutablePointer<Float>,
    _ gateSlopes: UnsafeMutablePointer<Float>, _ rows: Int, _ units: Int
  ) {
    nk_gru_gates_gradient_f32(
      gates, before, beforeRow, resetSlopes, stateSlopes, gateSlopes, rows, units)
  }
  static func windows(
    _ window: UnsafePointer<nk_window>, _ image: UnsafePointer<Float>,
    _ matrix: UnsafeMutablePointer<Float>, _ channels: Int, _ flipped: Bool
  ) {
    nk_windows_f32(window, image, matrix, channels, flipped)
  }
  static func addWindows(
    _ window: UnsafePointer<nk_window>, _ matrix: UnsafePointer<Float>,
    _ image: UnsafeMutablePointer<Float>, _ channels: Int, _ flipped: Bool
  ) {
    nk_add_windows_f32(window, matrix, image, channels, flipped)
  }
  static func multiply(
    _ turnA: Bool, _ turnB: Bool, _ rows: Int, _ columns: Int, _ inner: Int, _ alpha: Self,
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int, _ beta: Self,
    _ c: UnsafeMutablePointer<Self>, _ cStep: Int
  ) {
    cblas_sgemm(
      CblasRowMajor, turnA ? CblasTrans : CblasNoTrans, turnB ? CblasTrans : CblasNoTrans,
      blasint(rows), blasint(columns), blasint(inner), alpha, a, blasint(max(1, aStep)), b,
      blasint(max(1, bStep)), beta, c, blasint(max(1, cStep)))
  }
}
