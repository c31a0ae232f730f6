import Kernels

/// A recurrent layer's way through its steps and back, for one piece of its sequences at a time.
struct RecurrentPass<T: Real> {
  let form: RecurrentForm
  /// The side buffer; `RecurrentForm` says where it has what.
  let side: UnsafeMutablePointer<T>
  private let parts: [RecurrentForm.Part]

  init(form: RecurrentForm, side: UnsafeMutablePointer<T>) {
    self.form = form
    self.side = side
    parts = form.parts
  }

  private var units: Int { form.units }
  private var features: Int { form.features }

  /// [x, h] of a row, or [x, r h].
  private func inputs(_ row: Int, ofReset: Bool = false) -> UnsafeMutablePointer<T> {
    side + (ofReset ? form.resets : form.inputs) + row * form.width
  }
  private func gates(_ row: Int) -> UnsafeMutablePointer<T> {
    side + form.gates + row * form.columns
  }
  private func cells(_ row: Int) -> UnsafeMutablePointer<T> { side + form.cells + row * units }
  private func tanhs(_ row: Int) -> UnsafeMutablePointer<T> { side + form.tanhs + row * units }

  // MARK: - Forward

  /// Goes through all steps of a piece.
  ///
  /// - Parameters:
  ///   - x: the sequences, [batch, step, feature].
  ///   - panels: the packed weights of each of the form's parts.
  ///   - out: the last state, [batch, units], or all of them, [batch, step, units].
  func run(
    _ piece: Int, x: UnsafePointer<T>, panels: [UnsafePointer<T>], biases: UnsafePointer<T>,
    givesAll: Bool, to out: UnsafeMutablePointer<T>
  ) {
    let (first, count) = form.sequences(of: piece)
    let (steps, width) = (form.steps, form.width)
    guard count > 0 else { return }
    for sequence in 0..<count {
      (inputs(form.row(piece, 0) + sequence) + features).update(repeating: 0, count: units)
    }
    for step in 0..<steps {
      let row = form.row(piece, step)
      for sequence in 0..<count {
        let from = x + ((first + sequence) * steps + step) * features
        inputs(row + sequence).update(from: from, count: features)
        if form.cell == .gru {
          inputs(row + sequence, ofReset: true).update(from: from, count: features)
        }
      }
      // The new states go where the next step reads them, those of the last to the result.
      let (states, stateStep) =
        if step + 1 < steps {
          (inputs(row + count) + features, width)
        } else if givesAll {
          (out + (first * steps + step) * units, steps * units)
        } else {
          (out + first * units, units)
        }
      advance(
        row, count, isFirst: step == 0, panels: panels, biases: biases, to: states, stateStep)
      guard givesAll, step + 1 < steps else { continue }
      for sequence in 0..<count {
        (out + ((first + sequence) * steps + step) * units)
          .update(from: states + sequence * stateStep, count: units)
      }
    }
  }

  /// One step: the sums, the gates, the new states.
  private func advance(
    _ row: Int, _ count: Int, isFirst: Bool, panels: [UnsafePointer<T>],
    biases: UnsafePointer<T>, to states: UnsafeMutablePointer<T>, _ stateStep: Int
  ) {
    let (width, gates) = (form.width, gates(row))
    func multiply(_ index: Int) {
      let part = parts[index]
      T.packedProduct(
        inputs(row, ofReset: part.isOfReset), width, 1, panels[index], count, part.count, width, 1,
        0, gates + part.first, form.columns)
    }
    multiply(0)
    switch form.cell {
    case .lstm:
      T.lstm(
        gates, biases, isFirst ? nil : UnsafePointer(cells(row - count)), cells(row), tanhs(row),
        states, stateStep, count, units)
    case .gru:
      let before = inputs(row) + features
      T.gruGates(
        gates, biases, before, inputs(row, ofReset: true) + features, width, count, units)
      multiply(1)
      T.gru(gates, biases, before, states, width, stateStep, count, units)
    case .linear, .sigmoid, .tanh, .relu:
      T.bias(
        gates, biases, gates, units, 1, 0, count * units, form.cell.activation?.code ?? NK_LINEAR)
      for sequence in 0..<count {
        (states + sequence * stateStep).update(from: gates + sequence * units, count: units)
      }
    }
  }

  // MARK: - Back

  /// Goes back through all steps of a piece.
  ///
  /// - Parameters:
  ///   - slopes: how the cost changes with what `run` gave.
  ///   - panels: the packed weights of the states for each of the form's parts, turned.
  ///   - scratch: three numbers for each unit of each sequence of a piece.
  ///   - out: how the cost changes with the sums, a row for each row of the side buffer.
  ///   - totals: the sum of the piece's rows of it.
  func runBack(
    _ piece: Int, slopes: UnsafePointer<T>, givesAll: Bool, panels: [UnsafePointer<T>],
    scratch: UnsafeMutablePointer<T>, to out: UnsafeMutablePointer<T>,
    totals: UnsafeMutablePointer<T>
  ) {
    let (first, count) = form.sequences(of: piece)
    totals.update(repeating: 0, count: form.columns)
    guard count > 0 else { return }
    let (stateSlopes, others, more) = (
      scratch, scratch + count * units, scratch + 2 * count * units
    )
    stateSlopes.update(repeating: 0, count: count * units)
    others.update(repeating: 0, count: count * units)
    for step in (0..<form.steps).reversed() {
      if givesAll || step == form.steps - 1 {
        for sequence in 0..<count {
          let place = givesAll ? (first + sequence) * form.steps + step : first + sequence
          T.combine(1, slopes + place * units, 1, stateSlopes + sequence * units, units)
        }
      }
      let row = form.row(piece, step)
      retreat(
        row, count, isFirst: step == 0, panels: panels, stateSlopes, others, more,
        to: out + row * form.columns)
      T.addRows(out + row * form.columns, form.columns, totals, count, form.columns)
    }
  }

  /// One step back: from the slopes of the states to those of the sums and of the states before.
  private func retreat(
    _ row: Int, _ count: Int, isFirst: Bool, panels: [UnsafePointer<T>],
    _ stateSlopes: UnsafeMutablePointer<T>, _ others: UnsafeMutablePointer<T>,
    _ more: UnsafeMutablePointer<T>, to sums: UnsafeMutablePointer<T>
  ) {
    let (gates, columns) = (gates(row), form.columns)
    func multiply(_ index: Int, keep: T, to target: UnsafeMutablePointer<T>) {
      let part = parts[index]
      T.packedProduct(
        sums + part.first, columns, 1, panels[index], count, units, part.count, 1, keep, target,
        units)
    }
    switch form.cell {
    case .lstm:
      T.lstmGradient(
        gates, isFirst ? nil : UnsafePointer(cells(row - count)), tanhs(row), stateSlopes, others,
        sums, count, units)
      if !isFirst { multiply(0, keep: 0, to: stateSlopes) }
    case .gru:
      let before = inputs(row) + features
      T.gruGradient(gates, before, form.width, stateSlopes, sums, count, units)
      multiply(1, keep: 0, to: more)
      T.gruGatesGradient(gates, before, form.width, more, stateSlopes, sums, count, units)
      if !isFirst { multiply(0, keep: 1, to: stateSlopes) }
    case .linear, .sigmoid, .tanh, .relu:
      switch form.cell.activation {
      case .sigmoid: T.sigmoidGradient(gates, stateSlopes, sums, count * units)
      case .tanh: T.tanhGradient(gates, stateSlopes, sums, count * units)
      case .relu: T.reluGradient(gates, stateSlopes, sums, count * units)
      case nil: sums.update(from: stateSlopes, count: count * units)
      }
      if !isFirst { multiply(0, keep: 0, to: stateSlopes) }
    }
  }
}

extension RecurrentCell {
  /// What a plain cell does with its sums; nil for nothing.
  var activation: Activation.Kind? {
    switch self {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    default: nil
    }
  }
}
