import Figures

/// Reads sixel pictures back, as a terminal would; written from DEC's manual, not from the encoder.
struct SixelDecoder {
  /// What a terminal would show: rows of colours, nil where nothing was painted.
  struct Picture: Equatable {
    var width: Int
    var height: Int
    var pixels: [RGB?]
  }

  /// The first sixel sequence of a text; nil where there is none or it is not well formed.
  static func decode(_ text: String) -> Picture? {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(of: 0x1B), bytes[start...].starts(with: [0x1B, 0x50]),
      let end = bytes[(start + 1)...].firstIndex(of: 0x1B), end + 1 < bytes.count,
      bytes[end + 1] == UInt8(ascii: "\\"),
      let body = bytes[start..<end].firstIndex(of: UInt8(ascii: "q"))
    else { return nil }
    var decoder = SixelDecoder(bytes: Array(bytes[(body + 1)..<end]))
    return decoder.read()
  }

  private var bytes: [UInt8]
  private var place = 0
  private var colours: [Int: RGB] = [:]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func numbers() -> [Int] {
    var result: [Int] = [0]
    while place < bytes.count {
      if (0x30...0x39).contains(bytes[place]) {
        result[result.count - 1] = result[result.count - 1] * 10 + Int(bytes[place] - 0x30)
      } else if bytes[place] == UInt8(ascii: ";") {
        result.append(0)
      } else {
        break
      }
      place += 1
    }
    return result
  }

  private mutating func read() -> Picture? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    place = 1
    let attributes = numbers()
    guard attributes.count == 4, attributes[0] == attributes[1] else { return nil }
    var picture = Picture(width: attributes[2], height: attributes[3], pixels: [])
    picture.pixels = Array(repeating: nil, count: picture.width * picture.height)
    var (x, y, repeats, colour) = (0, 0, 1, 0)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "#"):
        let values = numbers()
        colour = values[0]
        if values.count == 5 {
          guard values[1] == 2, values[2...].allSatisfy({ $0 <= 100 }), colour < 256 else {
            return nil
          }
          let parts = values[2...].map { UInt8(($0 * 255 + 50) / 100) }
          colours[colour] = RGB(parts[0], parts[1], parts[2])
        }
      case UInt8(ascii: "!"): repeats = numbers()[0]
      case UInt8(ascii: "$"): x = 0
      case UInt8(ascii: "-"): (x, y) = (0, y + 6)
      case 0x3F...0x7E:
        for _ in 0..<repeats {
          for bit in 0..<6 where (byte - 0x3F) >> UInt8(bit) & 1 == 1 {
            guard x < picture.width, y + bit < picture.height else { return nil }
            picture.pixels[(y + bit) * picture.width + x] = colours[colour]
          }
          x += 1
        }
        repeats = 1
      default: return nil
      }
    }
    return picture
  }
}
