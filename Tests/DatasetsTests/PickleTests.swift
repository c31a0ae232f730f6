import Datasets
import Foundation
import Tensors
import Testing

/// A pickle that Python made and the text of what it holds.
struct PickleFixture {
  let maker, name: String
  let level: Int
  let bytes: [UInt8]
  let expected: String

  static let all = pickleTable.split(separator: "\n").compactMap { line -> PickleFixture? in
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let level = Int(parts[2]), let data = Data(base64Encoded: parts[3])
    else { return nil }
    return PickleFixture(
      maker: parts[0], name: parts[1], level: level, bytes: Array(data), expected: parts[4])
  }
}

/// The value with the elements of an array that is the whole, as the table has it.
private func text(_ value: PickleValue) -> String {
  guard case .array(let tensor) = value else { return value.description }
  let items =
    tensor.dtype == .bool
    ? tensor.values(as: Bool.self).map { $0 ? "True" : "False" }
    : tensor.dtype.isFloatingPoint
      ? tensor.values(as: Double.self).map { "\($0)" }
      : tensor.values(as: Int64.self).map { "\($0)" }
  return "\(value.description) \(items.joined(separator: " "))"
}

@Suite struct PickleTests {
  @Test func theTableIsWhole() {
    #expect(PickleFixture.all.count == pickleTable.split(separator: "\n").count)
    #expect(Set(PickleFixture.all.map(\.level)) == Set(0...5))
  }

  /// Expected text by Scripts/reference/pickles.py.
  @Test(arguments: 0...5)
  func readsWhatPythonWrote(level: Int) throws {
    for fixture in PickleFixture.all where fixture.level == level {
      // Arrays inside other values are shown without their elements.
      let expected = fixture.name == "pairs" ? pairsText : fixture.expected
      let found = try Unpickler.load(fixture.bytes)
      #expect(text(found) == expected, "\(fixture.maker), \(fixture.name)")
    }
  }

  private let pairsText =
    "((array(float32, [2, 2]), array(int64, [2])), (array(float32, [2, 2]), array(int64, [2])))"

  @Test func cutAnywhereIsAnError() {
    for fixture in PickleFixture.all {
      for count in 0..<fixture.bytes.count {
        let message = errorText { try Unpickler.load(Array(fixture.bytes.prefix(count))) }
        #expect(
          message != nil,
          "\(fixture.maker), \(fixture.name), protocol \(fixture.level), first \(count) bytes")
      }
    }
  }

  @Test func changedBytesNeverCrash() {
    var mutations = Mutations()
    for fixture in PickleFixture.all where fixture.bytes.count < 1000 {
      for _ in 0..<20 {
        _ = errorText { try Unpickler.load(mutations.changed(fixture.bytes)).description }
      }
    }
  }

  @Test func dictionariesAreFoundByKey() throws {
    // Python 2: pickle.dumps({"labels": [3], u"n": 1}, 2), keys as str and as unicode.
    let bytes = Array(
      "\u{80}\u{2}}q\0(U\u{6}labelsq\u{1}]q\u{2}K\u{3}aX\u{1}\0\0\0nq\u{3}K\u{1}u."
        .unicodeScalars.map { UInt8($0.value) })
    let value = try Unpickler.load(bytes)
    #expect(value["labels"]?.description == "[3]")
    #expect(value["n"]?.description == "1")
    #expect(value["x"] == nil)
  }
}
