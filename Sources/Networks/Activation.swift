/// A neuron's activation function.
public enum Activation: String, Sendable, CaseIterable {
  /// The value itself.
  case linear
  /// 1 / (1 + exp(-z)).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// The rectified linear unit: z where z is positive, else 0.
  case relu
}
