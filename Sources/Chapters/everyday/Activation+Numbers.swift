import Networks
import Tensors

extension Activation {
  /// The function of each element of `tensor`, float64.
  func applied(to tensor: Tensor) throws -> Tensor {
    switch self {
    case .linear: tensor
    case .tanh: try tensor.tanh()
    case .relu: try tensor.maximum(Tensor(0.0))
    case .sigmoid: try Tensor(1.0).dividing(try tensor.negated().exp().adding(Tensor(1.0)))
    }
  }
}
