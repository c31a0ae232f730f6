import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions of arrays as sets.
  static var sets: [NativeFunction] {
    [
      NativeFunction(
        "unique",
        "ar, return_index=False, return_inverse=False, return_counts=False, axis=None",
        help: "Each element once, in order.\n\n    np.unique([3, 1, 3], return_counts=True)"
      ) { arguments in
        let tensor = try arguments.tensor("ar")
        let axis = try arguments.optionalInteger("axis")
        return try translated {
          var rows: Tensor?
          var found: DistinctElements
          if let axis, tensor.rank > 1 {
            let lines = try tensor.movingAxes([axis], to: [0])
            let numbers = try numbered(lines)
            found = try numbers.distinct()
            rows = try lines.taking(found.firstPlaces, axis: 0).movingAxes([0], to: [axis])
          } else {
            if let axis { _ = try tensor.swappingAxes(axis, axis) }
            found = try tensor.distinct()
          }
          var parts = [try rows?.copied() ?? found.values]
          if try arguments.flag("return_index") { parts.append(found.firstPlaces) }
          if try arguments.flag("return_inverse") {
            parts.append(rows == nil ? try found.inverse.reshaped(tensor.shape) : found.inverse)
          }
          if try arguments.flag("return_counts") { parts.append(found.counts) }
          return parts.count == 1 ? array(parts[0]) : tuple(of: parts)
        }
      },
      membership("isin", keepsShape: true), membership("in1d", keepsShape: false),
      setFunction("intersect1d", "Elements of both, in order.") { a, b in
        let type = a.dtype.promoted(with: b.dtype)
        let values = try a.converted(to: type).distinct().values
        return try values.compressed(values.isIn(b))
      },
      setFunction("union1d", "Elements of either, in order.") { a, b in
        try Tensor.concatenated([a.reshaped([-1]), b.reshaped([-1])]).distinct().values
      },
      setFunction("setdiff1d", "Elements of the first only, in order.") { a, b in
        let values = try a.distinct().values
        return try values.compressed(values.isIn(b).logicalNot())
      },
      setFunction("setxor1d", "Elements of one only, in order.") { a, b in
        let (left, right) = (try a.distinct().values, try b.distinct().values)
        return try Tensor.concatenated([
          left.compressed(left.isIn(right).logicalNot()),
          right.compressed(right.isIn(left).logicalNot()),
        ]).sorted()
      },
    ]
  }

  /// A number for each line along the first axis, in the order of the lines' elements.
  private static func numbered(_ lines: Tensor) throws -> Tensor {
    let count = lines.shape[0]
    let table = try lines.reshaped([
      count,
      lines.shape.dropFirst().reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }),
    ])
    guard table.shape[1] > 0, count > 0 else { return try Tensor(zeros: [count], .int64) }
    let keys = try (0..<table.shape[1]).reversed().map { try table.indexed([.whole, .at($0)]) }
    let order = try Tensor.lexicalOrder(keys)
    let sorted = try table.indexed([.positions(order)])
    let places = order.values(as: Int64.self)
    var numbers = [Int64](repeating: 0, count: count)
    let isSame = try sorted.indexed([.slice(start: 1, stop: nil, step: nil)])
      .equal(to: sorted.indexed([.slice(start: 0, stop: -1, step: nil)])).all(axis: 1)
      .values(as: Bool.self)
    var number: Int64 = 0
    for (index, place) in places.enumerated() {
      if index > 0, !isSame[index - 1] { number += 1 }
      numbers[Int(place)] = number
    }
    return try Tensor(numbers, shape: [count])
  }

  private static func membership(_ name: String, keepsShape: Bool) -> NativeFunction {
    NativeFunction(
      name, "element, test_elements, assume_unique=False, invert=False",
      help: "Whether elements are among others.\n\n    np.\(name)([1, 2, 3], [2, 5])"
    ) { arguments in
      let (tensor, others) = (
        try arguments.tensor("element"), try arguments.tensor("test_elements")
      )
      let inverts = try arguments.flag("invert")
      return try translated {
        let found = try (keepsShape ? tensor : tensor.reshaped([-1])).isIn(others)
        return try ArrayObject.value(inverts ? found.logicalNot() : found)
      }
    }
  }

  private static func setFunction(
    _ name: String, _ help: String, _ body: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> NativeFunction {
    NativeFunction(
      name, "ar1, ar2, assume_unique=False",
      help: "\(help)\n\n    np.\(name)([1, 2, 3], [2, 3, 4])"
    ) { arguments in
      let (a, b) = (try arguments.tensor("ar1"), try arguments.tensor("ar2"))
      return array(try translated { try body(a, b) })
    }
  }
}
