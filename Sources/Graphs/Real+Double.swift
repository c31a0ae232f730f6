import COpenBLAS
import Kernels
import Tensors

extension Double: Real {
  static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, from stream: inout RandomStream
  ) {
    stream.fillUniform(buffer)
  }
  static func exp(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_exp_f64(x, y, n)
  }
  static func log(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_log_f64(x, y, n)
  }
  static func tanh(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_tanh_f64(x, y, n)
  }
  static func sigmoid(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_sigmoid_f64(x, y, n)
  }
  static func relu(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_relu_f64(x, y, n)
  }
  static func square(_ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int) {
    nk_square_f64(x, y, n)
  }
  static func scale(
    _ factor: Double, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    nk_scale_f64(factor, x, y, n)
  }
  static func sigmoidGradient(
    _ y: UnsafePointer<Double>, _ dy: UnsafePointer<Double>, _ dx: UnsafeMutablePointer<Double>,
    _ n: Int
  ) {
    nk_sigmoid_gradient_f64(y, dy, dx, n)
  }
  static func tanhGradient(
    _ y: UnsafePointer<Double>, _ dy: UnsafePointer<Double>, _ dx: UnsafeMutablePointer<Double>,
    _ n: Int
  ) {
    nk_tanh_gradient_f64(y, dy, dx, n)
  }
  static func reluGradient(
    _ y: UnsafePointer<Double>, _ dy: UnsafePointer<Double>, _ dx: UnsafeMutablePointer<Double>,
    _ n: Int
  ) {
    nk_relu_gradient_f64(y, dy, dx, n)
  }
  static func add(
    _ a: UnsafePointer<Double>, _ aStep: Int, _ b: UnsafePointer<Double>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    nk_add_f64(a, aStep, b, bStep, out, n)
  }
  static func subtract(
    _ a: UnsafePointer<Double>, _ aStep: Int, _ b: UnsafePointer<Double>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    nk_subtract_f64(a, aStep, b, bStep, out, n)
  }
  static func multiply(
    _ a: UnsafePointer<Double>, _ aStep: Int, _ b: UnsafePointer<Double>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    nk_multiply_f64(a, aStep, b, bStep, out, n)
  }
  static func divide(
    _ a: UnsafePointer<Double>, _ aStep: Int, _ b: UnsafePointer<Double>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    nk_divide_f64(a, aStep, b, bStep, out, n)
  }
  static func combine(
    _ a: Double, _ x: UnsafePointer<Double>, _ b: Double, _ y: UnsafeMutablePointer<Double>,
    _ n: Int
  ) {
    nk_combine_f64(a, x, b, y, n)
  }
  static func bias(
    _ x: UnsafePointer<Double>, _ bias: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ channels: Int, _ inner: Int, _ first: Int, _ last: Int, _ activation: nk_activation
  ) {
    nk_bias_f64(x, bias, y, channels, inner, first, last, activation)
  }
  static func sum(_ x: UnsafePointer<Double>, _ n: Int) -> Double {
    nk_sum_f64(x, n)
  }
  static func addRows(
    _ x: UnsafePointer<Double>, _ rowStep: Int, _ y: UnsafeMutablePointer<Double>, _ rows: Int,
    _ columns: Int
  ) {
    nk_add_rows_f64(x, rowStep, y, rows, columns)
  }
  static func squareSum(_ x: UnsafePointer<Double>, _ n: Int) -> Double { nk_square_sum_f64(x, n) }
  static func softmax(
    _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ rows: Int, _ columns: Int
  ) {
    nk_softmax_f64(x, y, rows, columns)
  }
  static func softmaxGradient(
    _ y: UnsafePointer<Double>, _ dy: UnsafePointer<Double>, _ dx: UnsafeMutablePointer<Double>,
    _ rows: Int, _ columns: Int
  ) {
    nk_softmax_gradient_f64(y, dy, dx, rows, columns)
  }
  static func logLikelihood(
    _ p: UnsafePointer<Double>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Double {
    nk_log_likelihood_f64(p, labels, rows, columns)
  }
  static func logLikelihoodGradient(
    _ p: UnsafePointer<Double>, _ labels: UnsafePointer<Int32>, _ dy: Double,
    _ dp: UnsafeMutablePointer<Double>, _ rows: Int, _ columns: Int
  ) {
    nk_log_likelihood_gradient_f64(p, labels, dy, dp, rows, columns)
  }
  static func crossEntropy(
    _ x: UnsafePointer<Double>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Double {
    nk_cross_entropy_f64(x, labels, rows, columns)
  }
  static func crossEntropyGradient(
    _ p: UnsafePointer<Double>, _ labels: UnsafePointer<Int32>, _ dy: Double,
    _ dx: UnsafeMutablePointer<Double>, _ rows: Int, _ columns: Int
  ) {
    nk_cross_entropy_gradient_f64(p, labels, dy, dx, rows, columns)
  }
  static func argmax(
    _ x: UnsafePointer<Double>, _ places: UnsafeMutablePointer<Int64>, _ outer: Int, _ length: Int,
    _ inner: Int
  ) {
    nk_argmax_f64(x, places, outer, length, inner)
  }
  static func pool(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Double>,
    _ y: UnsafeMutablePointer<Double>, _ places: UnsafeMutablePointer<Int32>?, _ planes: Int
  ) {
    nk_pool_f64(mode, window, x, y, places, planes)
  }
  static func poolGradient(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Double>?,
    _ y: UnsafePointer<Double>?, _ places: UnsafePointer<Int32>?, _ dy: UnsafePointer<Double>,
    _ dx: UnsafeMutablePointer<Double>, _ planes: Int
  ) {
    nk_pool_gradient_f64(mode, window, x, y, places, dy, dx, planes)
  }
  static func convolve(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Double>,
    _ filters: UnsafePointer<Double>, _ bias: UnsafePointer<Double>, _ activation: nk_activation,
    _ y: UnsafeMutablePointer<Double>, _ places: UnsafeMutablePointer<Int32>?,
    _ scratch: UnsafeMutablePointer<Double>
  ) {
    nk_convolve_f64(convolution, pixels, filters, bias, activation, y, places, scratch)
  }
  static func convolveFilterGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Double>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Double>, _ images: Int, _ filter: Int,
    _ sums: UnsafeMutablePointer<Double>
  ) {
    nk_convolve_filter_gradient_f64(convolution, pixels, places, slopes, images, filter, sums)
  }
  static func convolveImageGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ filters: UnsafePointer<Double>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Double>,
    _ pixels: UnsafeMutablePointer<Double>, _ scratch: UnsafeMutableRawPointer
  ) {
    nk_convolve_image_gradient_f64(convolution, filters, places, slopes, pixels, scratch)
  }
  static func imagesByPixel(
    _ image: UnsafePointer<Double>, _ pixels: UnsafeMutablePointer<Double>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int
  ) {
    nk_images_by_pixel_f64(image, pixels, channels, height, width, top, left, row)
  }
  static func imagesByChannel(
    _ pixels: UnsafePointer<Double>, _ image: UnsafeMutablePointer<Double>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int
  ) {
    nk_images_by_channel_f64(pixels, image, channels, height, width, top, left, row)
  }
  static func filtersByTap(
    _ filters: UnsafePointer<Double>, _ to: UnsafeMutablePointer<Double>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ step: Int, _ first: Int, _ last: Int
  ) {
    nk_filters_by_tap_f64(filters, to, order, count, taps, step, first, last)
  }
  static func filtersByRow(
    _ filters: UnsafePointer<Double>, _ to: UnsafeMutablePointer<Double>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ rows: Int, _ step: Int, _ row: Int
  ) {
    nk_filters_by_row_f64(filters, to, order, count, taps, rows, step, row)
  }
  static func filterOfRows(
    _ sums: UnsafePointer<Double>, _ filter: UnsafeMutablePointer<Double>,
    _ order: UnsafePointer<Int32>, _ taps: Int, _ rows: Int, _ step: Int
  ) {
    nk_filter_of_rows_f64(sums, filter, order, taps, rows, step)
  }
  static func thinProduct(
    _ a: UnsafePointer<Double>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Double>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Double, _ keep: Double,
    _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    nk_thin_product_f64(a, aRow, aStep, b, bRow, rows, columns, inner, scale, keep, c, cRow)
  }
  static func thinDots(
    _ a: UnsafePointer<Double>, _ aRow: Int, _ b: UnsafePointer<Double>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Double, _ keep: Double,
    _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    nk_thin_dots_f64(a, aRow, b, bRow, rows, columns, inner, scale, keep, c, cRow)
  }
  static func pack(
    _ b: UnsafePointer<Double>, _ bRow: Int, _ bStep: Int, _ inner: Int, _ columns: Int,
    _ panels: UnsafeMutablePointer<Double>
  ) {
    nk_pack_f64(b, bRow, bStep, inner, columns, panels)
  }
  static func packedProduct(
    _ a: UnsafePointer<Double>, _ aRow: Int, _ aStep: Int, _ panels: UnsafePointer<Double>,
    _ rows: Int,
    _ columns: Int, _ inner: Int, _ scale: Double, _ keep: Double,
    _ c: UnsafeMutablePointer<Double>,
    _ cRow: Int
  ) {
    nk_packed_product_f64(
      a, aRow, aStep, panels, rows, columns, inner, scale, keep, c, cRow)
  }
  static func turn(
    _ from: UnsafePointer<Double>, _ fromRow: Int, _ to: UnsafeMutablePointer<Double>, _ toRow: Int,
    _ rows: Int, _ columns: Int
  ) {
    nk_turn_f64(from, fromRow, to, toRow, rows, columns)
  }
  static func lstm(
    _ gates: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>,
    _ before: UnsafePointer<Double>?,
    _ cells: UnsafeMutablePointer<Double>, _ tanhs: UnsafeMutablePointer<Double>,
    _ states: UnsafeMutablePointer<Double>, _ stateRow: Int, _ rows: Int, _ units: Int
  ) {
    nk_lstm_f64(gates, bias, before, cells, tanhs, states, stateRow, rows, units)
  }
  static func lstmGradient(
    _ gates: UnsafePointer<Double>, _ before: UnsafePointer<Double>?,
    _ tanhs: UnsafePointer<Double>,
    _ stateSlopes: UnsafePointer<Double>, _ cellSlopes: UnsafeMutablePointer<Double>,
    _ gateSlopes: UnsafeMutablePointer<Double>, _ rows: Int, _ units: Int
  ) {
    nk_lstm_gradient_f64(gates, before, tanhs, stateSlopes, cellSlopes, gateSlopes, rows, units)
  }
  static func gruGates(
    _ gates: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>,
    _ before: UnsafePointer<Double>,
    _ reset: UnsafeMutablePointer<Double>, _ stateRow: Int, _ rows: Int, _ units: Int
  ) {
    nk_gru_gates_f64(gates, bias, before, reset, stateRow, rows, units)
  }
  static func gru(
    _ gates: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>,
    _ before: UnsafePointer<Double>,
    _ states: UnsafeMutablePointer<Double>, _ beforeRow: Int, _ stateRow: Int, _ rows: Int,
    _ units: Int
  ) {
    nk_gru_f64(gates, bias, before, states, beforeRow, stateRow, rows, units)
  }
  static func gruGradient(
    _ gates: UnsafePointer<Double>, _ before: UnsafePointer<Double>, _ beforeRow: Int,
    _ stateSlopes: UnsafeMutablePointer<Double>, _ gateSlopes: UnsafeMutablePointer<Double>,
    _ rows: Int,
    _ units: Int
  ) {
    nk_gru_gradient_f64(gates, before, beforeRow, stateSlopes, gateSlopes, rows, units)
  }
  static func gruGatesGradient(
    _ gates: UnsafePointer<Double>, _ before: UnsafePointer<Double>, _ beforeRow: Int,
    _ resetSlopes: UnsafePointer<Double>, _ stateSlopes: UnsafeMutablePointer<Double>,
    _ gateSlopes: UnsafeMutablePointer<Double>, _ rows: Int, _ units: Int
  ) {
    nk_gru_gates_gradient_f64(
      gates, before, beforeRow, resetSlopes, stateSlopes, gateSlopes, rows, units)
  }
  static func windows(
    _ window: UnsafePointer<nk_window>, _ image: UnsafePointer<Double>,
    _ matrix: UnsafeMutablePointer<Double>, _ channels: Int, _ flipped: Bool
  ) {
    nk_windows_f64(window, image, matrix, channels, flipped)
  }
  static func addWindows(
    _ window: UnsafePointer<nk_window>, _ matrix: UnsafePointer<Double>,
    _ image: UnsafeMutablePointer<Double>, _ channels: Int, _ flipped: Bool
  ) {
    nk_add_windows_f64(window, matrix, image, channels, flipped)
  }
  static func multiply(
    _ turnA: Bool, _ turnB: Bool, _ rows: Int, _ columns: Int, _ inner: Int, _ alpha: Self,
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int, _ beta: Self,
    _ c: UnsafeMutablePointer<Self>, _ cStep: Int
  ) {
    cblas_dgemm(
      CblasRowMajor, turnA ? CblasTrans : CblasNoTrans, turnB ? CblasTrans : CblasNoTrans,
      blasint(rows), blasint(columns), blasint(inner), alpha, a, blasint(max(1, aStep)), b,
      blasint(max(1, bStep)), beta, c, blasint(max(1, cStep)))
  }
}
