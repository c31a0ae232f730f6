/// Draws into a picture of pixels.
struct RasterSurface: Surface {
  private(set) var raster: Raster
  private var pen: Pen

  /// An empty picture.
  init(width: Int, height: Int) {
    raster = Raster(width: width, height: height, colour: Theme.paper)
    pen = Pen(width: raster.width, height: raster.height)
  }

  mutating func fill(_ box: PixelBox, _ ink: Ink) {
    guard ink.alpha < 1 else {
      raster.fill(x: box.x, y: box.y, width: box.width, height: box.height, ink.colour)
      return
    }
    for y in max(box.y, 0)..<max(max(box.y, 0), min(box.y + box.height, raster.height)) {
      for x in max(box.x, 0)..<max(max(box.x, 0), min(box.x + box.width, raster.width)) {
        raster.blend(x, y, ink.colour, amount: ink.alpha)
      }
    }
  }

  mutating func stroke(
    _ paths: [[ChartGeometry.Point]], width: Double, dashes: [Double], _ ink: Ink
  ) {
    for path in paths {
      for part in Self.dashed(path, dashes) {
        if part.count == 1 { pen.disc(part[0], radius: width) }
        for (from, to) in zip(part, part.dropFirst()) {
          pen.stroke(from, to, radius: width / 2)
        }
      }
    }
    pen.paint(ink, on: &raster)
  }

  mutating func fill(_ outlines: [[ChartGeometry.Point]], _ ink: Ink) {
    for outline in outlines { pen.polygon(outline) }
    pen.paint(ink, on: &raster)
  }

  mutating func draw(
    _ marker: Marker, at places: [ChartGeometry.Point], size: Double, _ ink: Ink
  ) {
    let radius = size * marker.scale / 2
    for place in places {
      let corners = marker.corners.map { Self.moved($0, to: place, radius) }
      let strokes = marker.strokes
      if !corners.isEmpty {
        pen.polygon(corners)
      } else if strokes.isEmpty {
        pen.disc(place, radius: radius)
      }
      for stroke in strokes {
        pen.stroke(
          Self.moved(stroke.from, to: place, radius), Self.moved(stroke.to, to: place, radius),
          radius: max(radius / 5, 0.6))
      }
    }
    pen.paint(ink, on: &raster)
  }

  mutating func draw(_ image: ImageMark, _ geometry: ChartGeometry, in box: PixelBox) {
    let samples = image.sampled(columns: box.width, rows: box.height, geometry)
    for row in 0..<box.height {
      for column in 0..<box.width {
        if let colour = image.colour(of: samples[row * box.width + column]) {
          raster.set(box.x + column, box.y + row, colour)
        }
      }
    }
  }

  mutating func write(
    _ text: String, x: Int, y: Int, _ lettering: Lettering, _ colour: RGB
  ) {
    BitmapFont(scale: lettering.scale).draw(text, x: x, y: y, colour, on: &raster)
  }

  func width(of text: String, _ lettering: Lettering) -> Int {
    BitmapFont(scale: lettering.scale).width(of: text)
  }

  func canWrite(_ text: String) -> Bool { BitmapFont.canDraw(text) }

  private static func moved(
    _ point: ChartGeometry.Point, to place: ChartGeometry.Point, _ radius: Double
  ) -> ChartGeometry.Point {
    ChartGeometry.Point(x: place.x + point.x * radius, y: place.y - point.y * radius)
  }

  /// The strokes of a dashed path; a path without dashes is one.
  private static func dashed(
    _ path: [ChartGeometry.Point], _ dashes: [Double]
  ) -> [[ChartGeometry.Point]] {
    guard dashes.count > 1, dashes.allSatisfy({ $0 >= 0.5 }), path.count > 1 else { return [path] }
    var result: [[ChartGeometry.Point]] = []
    var part = [path[0]]
    var (index, left) = (0, dashes[0])
    for (from, to) in zip(path, path.dropFirst()) {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0, length.isFinite else { continue }
      var done = 0.0
      while length - done > left {
        done += left
        let place = ChartGeometry.Point(
          x: from.x + dx * done / length, y: from.y + dy * done / length)
        if index.isMultiple(of: 2) {
          result.append(part + [place])
          part = []
        } else {
          part = [place]
        }
        index += 1
        left = dashes[index % dashes.count]
      }
      left -= length - done
      if index.isMultiple(of: 2) { part.append(to) }
    }
    if part.count > 1 { result.append(part) }
    return result
  }
}
