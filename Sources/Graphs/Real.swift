import COpenBLAS
import Kernels
import Tensors

/// The floating-point types that plans compute in, each with its set of C kernels.
///
/// `Kernels.h` says what each kernel does; the corresponding C function is `nk_NAME_f32` or
/// `nk_NAME_f64`, and `cblas_sgemm` or `cblas_dgemm` for `multiply`.
protocol Real: BinaryFloatingPoint, Scalar {
  static func exp(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func log(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func tanh(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func sigmoid(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func relu(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func square(_ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func scale(
    _ factor: Self, _ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func sigmoidGradient(
    _ y: UnsafePointer<Self>, _ dy: UnsafePointer<Self>, _ dx: UnsafeMutablePointer<Self>, _ n: Int)
  static func tanhGradient(
    _ y: UnsafePointer<Self>, _ dy: UnsafePointer<Self>, _ dx: UnsafeMutablePointer<Self>, _ n: Int)
  static func reluGradient(
    _ y: UnsafePointer<Self>, _ dy: UnsafePointer<Self>, _ dx: UnsafeMutablePointer<Self>, _ n: Int)
  static func add(
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Self>, _ n: Int)
  static func subtract(
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Self>, _ n: Int)
  static func multiply(
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Self>, _ n: Int)
  static func divide(
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int,
    _ out: UnsafeMutablePointer<Self>, _ n: Int)
  static func combine(
    _ a: Self, _ x: UnsafePointer<Self>, _ b: Self, _ y: UnsafeMutablePointer<Self>, _ n: Int)
  static func bias(
    _ x: UnsafePointer<Self>, _ bias: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>,
    _ channels: Int, _ inner: Int, _ first: Int, _ last: Int, _ activation: nk_activation)
  static func sum(_ x: UnsafePointer<Self>, _ n: Int) -> Self
  static func softmax(
    _ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ rows: Int, _ columns: Int)
  static func softmaxGradient(
    _ y: UnsafePointer<Self>, _ dy: UnsafePointer<Self>, _ dx: UnsafeMutablePointer<Self>,
    _ rows: Int, _ columns: Int)
  static func logLikelihood(
    _ p: UnsafePointer<Self>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Self
  static func logLikelihoodGradient(
    _ p: UnsafePointer<Self>, _ labels: UnsafePointer<Int32>, _ dy: Self,
    _ dp: UnsafeMutablePointer<Self>, _ rows: Int, _ columns: Int)
  static func crossEntropy(
    _ x: UnsafePointer<Self>, _ labels: UnsafePointer<Int32>, _ rows: Int, _ columns: Int
  ) -> Self
  static func crossEntropyGradient(
    _ p: UnsafePointer<Self>, _ labels: UnsafePointer<Int32>, _ dy: Self,
    _ dx: UnsafeMutablePointer<Self>, _ rows: Int, _ columns: Int)
  static func argmax(
    _ x: UnsafePointer<Self>, _ places: UnsafeMutablePointer<Int64>, _ outer: Int, _ length: Int,
    _ inner: Int)
  static func pool(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Self>,
    _ y: UnsafeMutablePointer<Self>, _ places: UnsafeMutablePointer<Int32>?, _ planes: Int)
  static func poolGradient(
    _ mode: nk_pooling, _ window: UnsafePointer<nk_window>, _ x: UnsafePointer<Self>?,
    _ y: UnsafePointer<Self>?, _ places: UnsafePointer<Int32>?, _ dy: UnsafePointer<Self>,
    _ dx: UnsafeMutablePointer<Self>, _ planes: Int)
  static func windows(
    _ window: UnsafePointer<nk_window>, _ image: UnsafePointer<Self>,
    _ matrix: UnsafeMutablePointer<Self>, _ channels: Int, _ flipped: Bool)
  static func addWindows(
    _ window: UnsafePointer<nk_window>, _ matrix: UnsafePointer<Self>,
    _ image: UnsafeMutablePointer<Self>, _ channels: Int, _ flipped: Bool)
  static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Self>, from stream: inout RandomStream)
  /// c = alpha op(a) op(b) + beta c, with the steps from row to row after each matrix.
  static func multiply(
    _ turnA: Bool, _ turnB: Bool, _ rows: Int, _ columns: Int, _ inner: Int, _ alpha: Self,
    _ a: UnsafePointer<Self>, _ aStep: Int, _ b: UnsafePointer<Self>, _ bStep: Int, _ beta: Self,
    _ c: UnsafeMutablePointer<Self>, _ cStep: Int)
}

/// y = f(x) for a number of elements.
typealias UnaryKernel<T> = (UnsafePointer<T>, UnsafeMutablePointer<T>, Int) -> Void
/// dx = dy f'(x), told by y, for a number of elements.
typealias GradientKernel<T> = (
  UnsafePointer<T>, UnsafePointer<T>, UnsafeMutablePointer<T>, Int
) -> Void
/// Two operands with their steps, the result, and the number of elements.
typealias BinaryKernel<T> = (
  UnsafePointer<T>, Int, UnsafePointer<T>, Int, UnsafeMutablePointer<T>, Int
) -> Void

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
