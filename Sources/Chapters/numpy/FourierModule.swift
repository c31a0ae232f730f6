import Interpreter
import Language
import Tensors

/// `numpy.fft`: discrete Fourier transforms.
enum FourierModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "numpy.fft", help: "discrete Fourier transforms.",
      functions: alongAxis + overAxes + frequencies, others: [:])
  }

  private typealias Transform = (Tensor, Int?, Int, FourierNorm) throws(TensorError) -> Tensor

  private static func norm(_ arguments: BoundArguments) throws -> FourierNorm {
    if arguments["norm"].isNone { return .backward }
    let word = try arguments.word("norm", ["backward", "ortho", "forward"])
    return FourierNorm(rawValue: word) ?? .backward
  }

  private static var alongAxis: [NativeFunction] {
    func function(
      _ name: String, _ help: String, _ transform: @escaping Transform
    ) -> NativeFunction {
      NativeFunction(
        name, "a, n=None, axis=-1, norm=None", help: "\(help)\n\n    np.fft.\(name)([1, 2, 3, 4])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let length = arguments["n"].isNone ? nil : try arguments.integer("n")
        let (axis, norm) = (try arguments.integer("axis"), try norm(arguments))
        return NumPyModule.array(
          try arguments.about("a") { try transform(tensor, length, axis, norm) })
      }
    }
    return [
      function("fft", "The discrete Fourier transform.") { a, n, axis, norm throws(TensorError) in
        try a.fourierTransformed(length: n, axis: axis, norm)
      },
      function("ifft", "The inverse of fft.") { a, n, axis, norm throws(TensorError) in
        try a.fourierTransformed(length: n, axis: axis, isInverse: true, norm)
      },
      function("rfft", "The transform of real numbers, without the half that mirrors.") {
        a, n, axis, norm throws(TensorError) in
        try a.realFourierTransformed(length: n, axis: axis, norm)
      },
      function("irfft", "The inverse of rfft.") { a, n, axis, norm throws(TensorError) in
        try a.inverseRealFourierTransformed(length: n, axis: axis, norm)
      },
    ]
  }

  private static var overAxes: [NativeFunction] {
    func function(
      _ name: String, axes: String, isInverse: Bool, _ help: String
    ) -> NativeFunction {
      NativeFunction(
        name, "a, s=None, axes=\(axes), norm=None",
        help: "\(help)\n\n    np.fft.\(name)([[1, 2], [3, 4]])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let norm = try norm(arguments)
        let sizes: [Int]? = arguments["s"].isNone ? nil : try NumPyModule.shape(arguments, "s")
        let count = sizes?.count ?? tensor.rank
        let chosen =
          try arguments.axes("axes") ?? Array(Swift.max(tensor.rank - count, 0)..<tensor.rank)
        guard sizes == nil || sizes?.count == chosen.count else {
          throw arguments.error("s", "Shape and axes have different lengths.")
        }
        return NumPyModule.array(
          try arguments.about("a") {
            guard tensor.rank > 0 || !chosen.isEmpty else {
              throw TensorError("at least one axis is needed")
            }
            var result = tensor
            for index in chosen.indices.reversed() {
              result = try result.fourierTransformed(
                length: sizes?[index], axis: chosen[index], isInverse: isInverse, norm)
            }
            return result
          })
      }
    }
    return [
      function("fft2", axes: "(-2, -1)", isInverse: false, "The transform over two axes."),
      function("ifft2", axes: "(-2, -1)", isInverse: true, "The inverse of fft2."),
      function("fftn", axes: "None", isInverse: false, "The transform over all axes."),
      function("ifftn", axes: "None", isInverse: true, "The inverse of fftn."),
    ]
  }

  private static var frequencies: [NativeFunction] {
    func shifting(_ name: String, _ help: String, isBack: Bool) -> NativeFunction {
      NativeFunction(
        name, "x, axes=None", help: "\(help)\n\n    np.fft.\(name)([0, 1, 2, -2, -1])"
      ) { arguments in
        let tensor = try arguments.tensor("x")
        let axes = try arguments.axes("axes") ?? Array(0..<tensor.rank)
        return NumPyModule.array(
          try arguments.about("x") {
            var shifts: [Int] = []
            for axis in axes {
              let place = axis < 0 ? axis + tensor.rank : axis
              guard tensor.shape.indices.contains(place) else {
                throw TensorError(
                  "axis \(axis) is out of bounds for array of dimension \(tensor.rank)")
              }
              let half = tensor.shape[place] / 2
              shifts.append(isBack ? -half : half)
            }
            return axes.isEmpty ? tensor : try tensor.rolled(shifts, axes: axes)
          })
      }
    }
    func places(_ name: String, _ help: String, isReal: Bool) -> NativeFunction {
      NativeFunction(name, "n, d=1.0", help: "\(help)\n\n    np.fft.\(name)(8, 0.1)") { arguments in
        let (count, distance) = (try arguments.integer("n"), try arguments.number("d"))
        guard count > 0, count <= NumPyModule.mostElements else {
          throw arguments.error("n", "n is a whole number from 1 on", kind: "ValueError")
        }
        let scale = 1 / (Double(count) * distance)
        let middle = (count - 1) / 2 + 1
        let numbers =
          isReal
          ? (0...count / 2).map { Double($0) * scale }
          : (0..<count).map { Double($0 < middle ? $0 : $0 - count) * scale }
        return NumPyModule.array(try translated { try Tensor(numbers, shape: [numbers.count]) })
      }
    }
    return [
      places("fftfreq", "The frequencies of fft's numbers.", isReal: false),
      places("rfftfreq", "The frequencies of rfft's numbers.", isReal: true),
      shifting("fftshift", "Frequency zero in the middle.", isBack: false),
      shifting("ifftshift", "The inverse of fftshift.", isBack: true),
    ]
  }
}
