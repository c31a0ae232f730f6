import Tensors

/// What this machine can do at best, as far as a network can use it.
public enum MachineRate {
  /// Floating-point operations a second in a product of two matrices of 1024 x 1024 numbers, on all
  /// threads: the best of a few, which take some tenths of a second.
  public static func measured() throws -> Double {
    let side = 1024
    func matrix(_ seed: UInt64) throws -> Node {
      var stream = RandomStream(seed: seed, name: "rate")
      let values = (0..<side * side).map { _ in Float(stream.uniform()) }
      return try .constant(Tensor(values, shape: [side, side]))
    }
    let product = try matrix(1).matrixProduct(matrix(2))
    let plan = try Plan(inputs: [], outputs: [product])
    let times = (0..<4).map { _ in ContinuousClock().measure { plan.run() } }
    let best = (times.min() ?? .zero) / .seconds(1)
    return best > 0 ? product.operation.arithmetic(of: product) / best : 0
  }
}
