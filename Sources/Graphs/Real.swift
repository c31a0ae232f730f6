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
  static func addRows(
    _ x: UnsafePointer<Self>, _ rowStep: Int, _ y: UnsafeMutablePointer<Self>, _ rows: Int,
    _ columns: Int)
  static func squareSum(_ x: UnsafePointer<Self>, _ n: Int) -> Self
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
  static func convolve(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Self>,
    _ filters: UnsafePointer<Self>, _ bias: UnsafePointer<Self>, _ activation: nk_activation,
    _ y: UnsafeMutablePointer<Self>, _ places: UnsafeMutablePointer<Int32>?,
    _ scratch: UnsafeMutablePointer<Self>)
  static func convolveFilterGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ pixels: UnsafePointer<Self>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Self>, _ images: Int, _ filter: Int,
    _ sums: UnsafeMutablePointer<Self>)
  static func convolveImageGradient(
    _ convolution: UnsafePointer<nk_convolution>, _ filters: UnsafePointer<Self>,
    _ places: UnsafePointer<Int32>?, _ slopes: UnsafePointer<Self>,
    _ pixels: UnsafeMutablePointer<Self>, _ scratch: UnsafeMutableRawPointer)
  static func imagesByPixel(
    _ image: UnsafePointer<Self>, _ pixels: UnsafeMutablePointer<Self>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int)
  static func imagesByChannel(
    _ pixels: UnsafePointer<Self>, _ image: UnsafeMutablePointer<Self>, _ channels: Int,
    _ height: Int, _ width: Int, _ top: Int, _ left: Int, _ row: Int)
  static func filtersByTap(
    _ filters: UnsafePointer<Self>, _ to: UnsafeMutablePointer<Self>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ step: Int, _ first: Int, _ last: Int
  )
  static func filtersByRow(
    _ filters: UnsafePointer<Self>, _ to: UnsafeMutablePointer<Self>,
    _ order: UnsafePointer<Int32>, _ count: Int, _ taps: Int, _ rows: Int, _ step: Int, _ row: Int)
  static func filterOfRows(
    _ sums: UnsafePointer<Self>, _ filter: UnsafeMutablePointer<Self>,
    _ order: UnsafePointer<Int32>, _ taps: Int, _ rows: Int, _ step: Int)
  static func thinProduct(
    _ a: UnsafePointer<Self>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Self>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Self, _ keep: Self,
    _ c: UnsafeMutablePointer<Self>, _ cRow: Int
  )
  static func thinDots(
    _ a: UnsafePointer<Self>, _ aRow: Int, _ b: UnsafePointer<Self>, _ bRow: Int,
    _ rows: Int, _ columns: Int, _ inner: Int, _ scale: Self, _ keep: Self,
    _ c: UnsafeMutablePointer<Self>, _ cRow: Int
  )
  static func pack(
    _ b: UnsafePointer<Self>, _ bRow: Int, _ bStep: Int, _ inner: Int, _ columns: Int,
    _ panels: UnsafeMutablePointer<Self>
  )
  static func packedProduct(
    _ a: UnsafePointer<Self>, _ aRow: Int, _ aStep: Int, _ panels: UnsafePointer<Self>, _ rows: Int,
    _ columns: Int, _ inner: Int, _ scale: Self, _ keep: Self, _ c: UnsafeMutablePointer<Self>,
    _ cRow: Int
  )
  static func turn(
    _ from: UnsafePointer<Self>, _ fromRow: Int, _ to: UnsafeMutablePointer<Self>, _ toRow: Int,
    _ rows: Int, _ columns: Int
  )
  static func lstm(
    _ gates: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>,
    _ before: UnsafePointer<Self>?,
    _ cells: UnsafeMutablePointer<Self>, _ tanhs: UnsafeMutablePointer<Self>,
    _ states: UnsafeMutablePointer<Self>, _ stateRow: Int, _ rows: Int, _ units: Int
  )
  static func lstmGradient(
    _ gates: UnsafePointer<Self>, _ before: UnsafePointer<Self>?, _ tanhs: UnsafePointer<Self>,
    _ stateSlopes: UnsafePointer<Self>, _ cellSlopes: UnsafeMutablePointer<Self>,
    _ gateSlopes: UnsafeMutablePointer<Self>, _ rows: Int, _ units: Int
  )
  static func gruGates(
    _ gates: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>, _ before: UnsafePointer<Self>,
    _ reset: UnsafeMutablePointer<Self>, _ stateRow: Int, _ rows: Int, _ units: Int
  )
  static func gru(
    _ gates: UnsafeMutablePointer<Self>, _ bias: UnsafePointer<Self>, _ before: UnsafePointer<Self>,
    _ states: UnsafeMutablePointer<Self>, _ beforeRow: Int, _ stateRow: Int, _ rows: Int,
    _ units: Int
  )
  static func gruGradient(
    _ gates: UnsafePointer<Self>, _ before: UnsafePointer<Self>, _ beforeRow: Int,
    _ stateSlopes: UnsafeMutablePointer<Self>, _ gateSlopes: UnsafeMutablePointer<Self>,
    _ rows: Int,
    _ units: Int
  )
  static func gruGatesGradient(
    _ gates: UnsafePointer<Self>, _ before: UnsafePointer<Self>, _ beforeRow: Int,
    _ resetSlopes: UnsafePointer<Self>, _ stateSlopes: UnsafeMutablePointer<Self>,
    _ gateSlopes: UnsafeMutablePointer<Self>, _ rows: Int, _ units: Int
  )
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
