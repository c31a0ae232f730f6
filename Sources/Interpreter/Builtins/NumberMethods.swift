import BigInt
import Language
import OrderedCollections

/// The methods of `int` and `bool`.
enum IntegerMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "bit_length": method("", "How many bits the number takes.") { number, _ in
      .integer(number.magnitude.bitWidth)
    },
    "bit_count": method("", "How many bits are 1.") { number, _ in
      .integer(number.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    },
    "conjugate": method("", "The number.") { number, _ in try BigInteger.value(number) },
    "is_integer": method("", "True.") { _, _ in .boolean(true) },
    "as_integer_ratio": method("", "The number and 1.") { number, _ in
      .tuple([try BigInteger.value(number), .integer(1)])
    },
    "to_bytes": method(
      "length=1, byteorder='big', *, signed=False", "The number as so many bytes."
    ) { number, arguments in
      let count = try arguments.integer("length", atLeast: 0)
      guard count <= BigInteger.mostBits / 8 else {
        throw arguments.error("length", "more than \(BigInteger.mostBits / 8) bytes")
      }
      let isSigned = try arguments["signed"].isTrue()
      guard isSigned || number >= 0 else {
        throw Diagnostic(
          "OverflowError", "a negative number has bytes with signed=True only", hint: "signed=True")
      }
      let span = BigInt(1) << (8 * count)
      let fits =
        isSigned ? number < span / 2 && number >= -(span / 2) || number == 0 : number < span
      guard fits else { throw Diagnostic("OverflowError", "the number needs more bytes") }
      var rest = (number < 0 ? number + span : number).magnitude
      var bytes: [UInt8] = []
      for _ in 0..<count {
        bytes.append(UInt8(truncatingIfNeeded: rest.words.first ?? 0))
        rest >>= 8
      }
      let isLittle = try order(arguments)
      return .bytes(isLittle ? bytes : bytes.reversed())
    },
  ]

  /// Whether the least byte stands first.
  static func order(_ arguments: BoundArguments) throws -> Bool {
    switch try arguments.string("byteorder") {
    case "little": return true
    case "big": return false
    default: throw arguments.error("byteorder", "byteorder is 'little' or 'big'")
    }
  }

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (BigInt, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard let number = BigInteger.integer(receiver) else { return .none }
      return try body(number, arguments)
    }
  }
}

/// The methods of `float`.
enum RealMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "is_integer": method("", "Whether it is a whole number.") { number, _ in
      .boolean(number.isFinite && number == number.rounded(.towardZero))
    },
    "conjugate": method("", "The number.") { number, _ in .float(number) },
    "hex": method("", "The number in hexadecimal digits.") { number, _ in
      .string(hexadecimal(number))
    },
    "as_integer_ratio": method("", "Two whole numbers whose quotient it is.") { number, _ in
      guard number.isFinite else {
        throw Diagnostic(
          number.isNaN ? "ValueError" : "OverflowError", "\(number) is no quotient of whole numbers"
        )
      }
      guard number != 0 else { return .tuple([.integer(0), .integer(1)]) }
      let shift = 52 - Int(number.exponent)
      let scaled = BigInt(sign: number.sign, number.significand)
      var (top, bottom) =
        shift >= 0 ? (scaled, BigInt(1) << shift) : (scaled << -shift, BigInt(1))
      let divisor = top.greatestCommonDivisor(with: bottom)
      top /= divisor
      bottom /= divisor
      return .tuple([try BigInteger.value(top), try BigInteger.value(bottom)])
    },
  ]

  private static func hexadecimal(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let sign = number.sign == .minus ? "-" : ""
    guard number != 0 else { return sign + "0x0.0p+0" }
    let digits = String(number.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = number.isNormal ? Int(number.exponent) : -1022
    return "\(sign)0x\(number.isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (Double, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .float(let number) = receiver else { return .none }
      return try body(number, arguments)
    }
  }
}

extension BigInt {
  /// The 53 bits of a significand between 1 and 2 as a whole number.
  fileprivate init(sign: FloatingPointSign, _ significand: Double) {
    let whole = BigInt(Int(significand * 0x1p52))
    self = sign == .minus ? -whole : whole
  }
}

/// Functions that types have: `dict.fromkeys`, `int.from_bytes`, `str.maketrans`.
enum TypeFunctions {
  static func function(
    _ name: String, of type: String, _ interpreter: Interpreter
  ) -> NativeFunction? {
    switch (type, name) {
    case ("dict", "fromkeys"):
      NativeFunction(name, "keys, value=None", help: "A dict of keys that all have one value.") {
        arguments in
        let result = DictionaryObject()
        for key in try arguments["keys"].elements() {
          result.entries[try Key(key)] = arguments["value"]
        }
        return .dictionary(result)
      }
    case ("int", "from_bytes"):
      NativeFunction(
        name, "bytes, byteorder='big', *, signed=False", help: "The number that bytes stand for."
      ) { arguments in
        var bytes = try arguments["bytes"].elements().map { UInt8(clamping: $0.exactInteger ?? 0) }
        if try !IntegerMethods.order(arguments) { bytes.reverse() }
        var number = BigInt(0)
        for byte in bytes.reversed() { number = number << 8 | BigInt(byte) }
        if try arguments["signed"].isTrue(), let last = bytes.last, last >= 128 {
          number -= BigInt(1) << (8 * bytes.count)
        }
        return try BigInteger.value(number)
      }
    case ("float", "fromhex"):
      NativeFunction(name, "text", help: "The number written in hexadecimal digits.") { arguments in
        let text = StringText.trimmed(try arguments.string("text")).lowercased()
        let isPlain = text.contains("0x") || ["inf", "nan"].contains { text.hasSuffix($0) }
        guard let number = Double(isPlain ? text : "0x" + text) else {
          throw arguments.error("text", "that is not a number in hexadecimal digits")
        }
        return .float(number)
      }
    case ("bytes", "fromhex"):
      NativeFunction(name, "text", help: "The bytes written as pairs of hexadecimal digits.") {
        arguments in
        let digits = Array(try arguments.string("text").utf8.filter { $0 != 0x20 })
        guard digits.count.isMultiple(of: 2) else {
          throw arguments.error("text", "bytes are pairs of hexadecimal digits")
        }
        return .bytes(
          try stride(from: 0, to: digits.count, by: 2).map { index in
            let pair = String(decoding: digits[index...(index + 1)], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else {
              throw arguments.error("text", "\(pair) are not hexadecimal digits")
            }
            return byte
          })
      }
    case ("str", "maketrans"):
      NativeFunction(name, "x, y=None, z=None", help: "A table for translate.") { arguments in
        try translation(arguments)
      }
    default: nil
    }
  }

  private static func translation(_ arguments: BoundArguments) throws -> Value {
    let result = DictionaryObject()
    if case .dictionary(let given) = arguments["x"].plain {
      for (key, value) in given.entries {
        if case .string(let text) = key.value, let scalar = text.unicodeScalars.first {
          result.entries[try Key(.integer(Int(scalar.value)))] = value
        } else {
          result.entries[key] = value
        }
      }
      return .dictionary(result)
    }
    let from = Array(try arguments.string("x").unicodeScalars)
    let to = arguments["y"].isNone ? [] : Array(try arguments.string("y").unicodeScalars)
    guard from.count == to.count else {
      throw arguments.error("y", "the two strings are of one length")
    }
    for (a, b) in zip(from, to) {
      result.entries[try Key(.integer(Int(a.value)))] = .integer(Int(b.value))
    }
    if !arguments["z"].isNone {
      for scalar in try arguments.string("z").unicodeScalars {
        result.entries[try Key(.integer(Int(scalar.value)))] = Value.none
      }
    }
    return .dictionary(result)
  }
}
