import Tensors

/// An operation whose kernel is what `Tensors` does with whole tensors: for the many functions that
/// no network spends its time in.
protocol TensorOperation: Operation {
  /// Writes the result for the inputs' values into memory of the result's shape and type.
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError)
}

extension TensorOperation {
  func compile(_ kernel: Kernel) {
    let inputs = kernel.node.inputs.indices.map { kernel.tensor(ofInput: $0) }
    let result = kernel.outputTensor
    kernel.addTask { () throws(TensorError) in try compute(inputs, into: result) }
  }
}
