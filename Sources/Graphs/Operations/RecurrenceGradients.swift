import Kernels
import Tensors

/// How the cost changes with the sums [x, h] W + b of a recurrent layer, going back through its steps:
/// a row for each sequence and step, in the order of `RecurrentForm`.
///
/// Inputs: the layer's node for its side buffer, the weights, the slopes of what it gave. The side buffer
/// has the sum of each piece's rows.
struct RecurrentSumGradient: RealOperation {
  let form: RecurrentForm
  let givesAll: Bool
  var label: String { "gradient of \(form.cell.rawValue) sums\(givesAll ? ", every state" : "")" }
  func arithmetic(of node: Node) -> Double {
    form.arithmetic * Double(form.units) / Double(max(1, form.width))
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form([form.rows, form.columns], try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of a recurrent layer is not known")
  }
  func readsValue(ofInput index: Int) -> Bool { index > 0 }
  func sideBytes(for node: Node) -> Int { form.pieces * form.columns * node.dtype.itemSize }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    guard let side = kernel.side(ofInput: 0, as: T.self), kernel.node.count > 0,
      let totals = kernel.side(as: T.self)
    else { return }
    let panels = try form.pack(
      kernel.input(1, as: T.self), form.parts, kernel, rows: form.features..<form.width,
      turned: true)
    let pass = RecurrentPass(form: form, side: side)
    let (slopes, out) = (kernel.input(2, as: T.self), kernel.output(as: T.self))
    let scratch = kernel.scratch(3 * form.rowsPerPiece * form.units, as: T.self)
    kernel.add(pieces: form.pieces) { piece, worker in
      pass.runBack(
        piece, slopes: slopes, givesAll: givesAll, panels: panels, scratch: scratch[worker],
        to: out, totals: totals + piece * pass.form.columns)
    }
  }
}

/// How the cost changes with the weights of a recurrent layer: its inputs and states by the slopes of
/// its sums, for all steps in one product.
struct RecurrentWeightGradient: RealOperation {
  let form: RecurrentForm
  let shape: [Int]
  var label: String { "gradient of \(form.cell.rawValue) weights" }
  func arithmetic(of node: Node) -> Double { form.arithmetic }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(shape, try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of a recurrent layer is not known")
  }
  func readsValue(ofInput index: Int) -> Bool { index == 1 }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    guard let side = kernel.side(ofInput: 0, as: T.self), kernel.node.count > 0 else { return }
    let (slopes, out) = (kernel.input(1, as: T.self), kernel.output(as: T.self))
    for part in form.parts {
      let inputs = side + (part.isOfReset ? form.resets : form.inputs)
      try Product(
        rows: form.width, columns: part.count, inner: form.rows,
        left: inputs, leftStride: form.width, turnsLeft: true,
        right: slopes + part.first, rightStride: form.columns, turnsRight: false,
        target: out + part.first, targetStride: form.columns, scale: 1, keep: 0
      ).addSteps(to: kernel)
    }
  }
}

/// How the cost changes with the biases of a recurrent layer: the slopes of its sums, which have been added
/// up in pieces.
struct RecurrentBiasGradient: RealOperation {
  let form: RecurrentForm
  var label: String { "gradient of \(form.cell.rawValue) biases" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form([form.columns], try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of a recurrent layer is not known")
  }
  func arithmetic(of node: Node) -> Double { Double(form.rows * form.columns) }
  func readsValue(ofInput index: Int) -> Bool { false }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let out = kernel.output(as: T.self)
    let (pieces, columns) = (form.pieces, form.columns)
    let totals = kernel.side(ofInput: 0, as: T.self)
    kernel.add(pieces: 1) { _, _ in
      out.update(repeating: 0, count: columns)
      if let totals { T.addRows(totals, columns, out, pieces, columns) }
    }
  }
}

/// How the cost changes with the sequences a recurrent layer is given.
struct RecurrentInputGradient: RealOperation {
  let form: RecurrentForm
  let shape: [Int]
  var label: String { "gradient of \(form.cell.rawValue) inputs" }
  func arithmetic(of node: Node) -> Double {
    form.arithmetic * Double(form.features) / Double(max(1, form.width))
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(shape, try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("the second derivative of a recurrent layer is not known")
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    guard kernel.node.count > 0 else { return }
    let (slopes, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let part = RecurrentForm.Part(first: 0, count: form.columns)
    let panels = try form.pack(
      kernel.input(1, as: T.self), [part], kernel, rows: 0..<form.features, turned: true)[0]
    let form = form
    kernel.add(pieces: form.pieces) { piece, _ in
      let (first, count) = form.sequences(of: piece)
      for step in 0..<form.steps {
        T.packedProduct(
          slopes + form.row(piece, step) * form.columns, form.columns, 1, panels, count,
          form.features, form.columns, 1, 0, out + (first * form.steps + step) * form.features,
          form.steps * form.features)
      }
    }
  }
}
