import TerminalText

/// Writes the elements of an SVG file.
struct SVGSurface: Surface {
  let width: Int
  let height: Int
  private var elements: [String] = []

  /// An empty picture.
  init(width: Int, height: Int) {
    self.width = max(width, 1)
    self.height = max(height, 1)
  }

  /// The whole file.
  var text: String {
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" font-family=\"DejaVu Sans, Helvetica, sans-serif\">\n"
    let paper =
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(Self.name(Theme.paper))\"/>\n"
    return head + paper + elements.map { $0 + "\n" }.joined() + "</svg>\n"
  }

  mutating func fill(_ box: PixelBox, _ ink: Ink) {
    elements.append(
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(max(box.width, 0))\" "
        + "height=\"\(max(box.height, 0))\"" + Self.fill(ink) + "/>")
  }

  mutating func stroke(
    _ paths: [[ChartGeometry.Point]], width: Double, dashes: [Double], _ ink: Ink
  ) {
    let lines = paths.filter { $0.count > 1 }
    draw(.disc, at: paths.filter { $0.count == 1 }.map { $0[0] }, size: width * 2, ink)
    guard !lines.isEmpty else { return }
    let pattern =
      dashes.isEmpty
      ? "" : " stroke-dasharray=\"\(dashes.map(Self.number).joined(separator: " "))\""
    elements.append(
      "<path d=\"\(Self.data(lines, isClosed: false))\" fill=\"none\" "
        + "stroke=\"\(Self.name(ink.colour))\" stroke-width=\"\(Self.number(width))\""
        + pattern + Self.opacity(ink) + " stroke-linejoin=\"round\"/>")
  }

  mutating func fill(_ outlines: [[ChartGeometry.Point]], _ ink: Ink) {
    guard !outlines.isEmpty else { return }
    elements.append(
      "<path d=\"\(Self.data(outlines, isClosed: true))\"" + Self.fill(ink)
        + " fill-rule=\"evenodd\"/>")
  }

  mutating func draw(
    _ marker: Marker, at places: [ChartGeometry.Point], size: Double, _ ink: Ink
  ) {
    guard !places.isEmpty else { return }
    let radius = size * marker.scale / 2
    let strokes = marker.strokes
    if !strokes.isEmpty {
      let paths = places.flatMap { place in
        strokes.map {
          [Self.moved($0.from, to: place, radius), Self.moved($0.to, to: place, radius)]
        }
      }
      stroke(paths, width: max(radius / 2.5, 1.2), dashes: [], ink)
    } else if marker.corners.isEmpty {
      elements.append("<g" + Self.fill(ink) + ">")
      for place in places {
        elements.append(
          "<circle cx=\"\(Self.number(place.x))\" cy=\"\(Self.number(place.y))\" "
            + "r=\"\(Self.number(radius))\"/>")
      }
      elements.append("</g>")
    } else {
      fill(places.map { place in marker.corners.map { Self.moved($0, to: place, radius) } }, ink)
    }
  }

  mutating func draw(_ image: ImageMark, _ geometry: ChartGeometry, in box: PixelBox) {
    var surface = RasterSurface(width: box.width, height: box.height)
    surface.draw(
      image, geometry, in: PixelBox(x: 0, y: 0, width: box.width, height: box.height))
    draw(surface.raster, x: box.x, y: box.y)
  }

  /// Places a picture of pixels.
  mutating func draw(_ raster: Raster, x: Int, y: Int) {
    guard let file = try? pngData(raster) else { return }
    elements.append(
      "<image x=\"\(x)\" y=\"\(y)\" width=\"\(raster.width)\" height=\"\(raster.height)\" "
        + "style=\"image-rendering:pixelated\" "
        + "href=\"data:image/png;base64,\(base64(file))\"/>")
  }

  /// Places another picture.
  mutating func draw(_ other: SVGSurface, x: Int, y: Int) {
    elements.append("<g transform=\"translate(\(x) \(y))\">")
    elements += other.elements
    elements.append("</g>")
  }

  mutating func write(
    _ text: String, x: Int, y: Int, _ lettering: Lettering, _ colour: RGB
  ) {
    elements.append(
      "<text x=\"\(x)\" y=\"\(y + lettering.ascent)\" font-size=\"\(Self.size(lettering))\" "
        + "fill=\"\(Self.name(colour))\">\(Self.escaped(printable(text)))</text>")
  }

  func width(of text: String, _ lettering: Lettering) -> Int {
    // The mean width of letters and digits of the usual fonts; wide characters are squares.
    let columns = displayWidth(printable(text))
    return (columns * Self.size(lettering) * 11 + 10) / 20
  }

  func canWrite(_ text: String) -> Bool { true }

  private static func size(_ lettering: Lettering) -> Int {
    lettering.scale == 1 ? 9 : 7 * lettering.scale
  }

  private static func moved(
    _ point: ChartGeometry.Point, to place: ChartGeometry.Point, _ radius: Double
  ) -> ChartGeometry.Point {
    ChartGeometry.Point(x: place.x + point.x * radius, y: place.y - point.y * radius)
  }

  private static func data(_ paths: [[ChartGeometry.Point]], isClosed: Bool) -> String {
    paths.map { path in
      let points = path.map { "\(number($0.x)) \(number($0.y))" }
      return "M" + points.joined(separator: "L") + (isClosed ? "Z" : "")
    }.joined()
  }

  private static func fill(_ ink: Ink) -> String {
    " fill=\"\(name(ink.colour))\"" + opacity(ink)
  }

  private static func opacity(_ ink: Ink) -> String {
    ink.alpha < 1 ? " opacity=\"\(number(ink.alpha))\"" : ""
  }

  /// A number with two decimals at most.
  private static func number(_ value: Double) -> String {
    var text = fixed(value, decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func name(_ colour: RGB) -> String {
    let digits = [colour.red, colour.green, colour.blue].map { part in
      let text = String(part, radix: 16)
      return text.count < 2 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}

/// Bytes as text in the alphabet of RFC 4648.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  result.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
    for place in 0..<4 {
      let index = Int(bits >> UInt32(18 - 6 * place) & 63)
      result.append(place <= part.count ? alphabet[index] : UInt8(ascii: "="))
    }
  }
  return String(decoding: result, as: UTF8.self)
}
