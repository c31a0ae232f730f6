import Figures
import Interpreter
import Language
import Tensors

/// `PIL.Image`, of which chapters use one thing: an array of pixels becomes a file.
enum ImageModule {
  /// The names that it is imported by; the last is that of PIL itself, before Pillow.
  static let names = ["PIL", "PIL.Image", "Image"]

  static func make(_ name: String, host: any Host) -> ModuleObject? {
    guard names.contains(name) else { return nil }
    let image = ModuleObject(
      name == "Image" ? "Image" : "PIL.Image", help: "arrays of pixels as PNG files.",
      functions: [fromArray(host)]
    ) { name in
      guard ["open", "new", "merge", "blend", "composite", "frombuffer"].contains(name) else {
        return
      }
      throw Diagnostic(
        "NotImplementedError", "PIL.Image's \(name) is not in nnrepl yet",
        hint: "Image.fromarray(pixels).save('picture.png')")
    }
    guard name == "PIL" else { return image }
    return ModuleObject(
      "PIL", help: "pictures as files.", functions: [], others: ["Image": .object(image)])
  }

  private static func fromArray(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "fromarray", "obj, mode=None",
      help: "A picture of an array of uint8: rows and columns of grey, or with three parts a pixel."
        + "\n\n    import numpy as np\n    from PIL import Image\n"
        + "    Image.fromarray(np.zeros((28, 28), 'uint8'))"
    ) { [unowned host] arguments in
      let pixels = try arguments.about("obj") { try ArrayObject.tensor(arguments["obj"]) }
      let parts = pixels.rank == 3 ? pixels.shape[2] : 1
      guard pixels.rank == 2 || pixels.rank == 3 && parts == 3,
        pixels.dtype == .uint8 || pixels.dtype == .bool
      else {
        throw arguments.error(
          "obj",
          "a picture is of uint8, in rows and columns or with three parts a pixel, not "
            + "\(pixels.dtype.name) \(pixels.shapeText)", kind: "TypeError",
          spoken: "Cannot handle this data type", hint: "(255 * x).astype('uint8')")
      }
      guard pixels.count > 0, pixels.shape.allSatisfy({ $0 <= 1 << 16 }) else {
        throw arguments.error("obj", "a picture has 1 to 65,536 rows and columns")
      }
      let scaled = pixels.dtype == .bool ? 255 : 1
      let values = try translated { try pixels.converted(to: .uint8).values(as: UInt8.self) }
        .map { UInt8(truncatingIfNeeded: Int($0) * scaled) }
      let colours = (0..<pixels.shape[0] * pixels.shape[1]).map { place in
        parts == 1
          ? RGB(values[place], values[place], values[place])
          : RGB(values[3 * place], values[3 * place + 1], values[3 * place + 2])
      }
      guard
        let raster = Raster(width: pixels.shape[1], height: pixels.shape[0], pixels: colours)
      else { throw arguments.error("obj", "no picture") }
      return .object(PillowImage(raster, isGrey: parts == 1, host: host))
    }
  }
}

/// A picture in memory: `PIL.Image.Image`.
final class PillowImage: NativeObject {
  private let raster: Raster
  private let isGrey: Bool
  private unowned let host: any Host

  init(_ raster: Raster, isGrey: Bool, host: any Host) {
    self.raster = raster
    self.isGrey = isGrey
    self.host = host
  }

  var typeName: String { "PIL.Image.Image" }
  var representation: String {
    "<PIL.Image.Image image mode=\(mode) size=\(raster.width)x\(raster.height)>"
  }
  var attributeNames: [String] { ["height", "mode", "save", "size", "width"] }
  private var mode: String { isGrey ? "L" : "RGB" }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "width": .integer(raster.width)
    case "height": .integer(raster.height)
    case "size": .tuple([.integer(raster.width), .integer(raster.height)])
    case "mode": .string(mode)
    case "save":
      .native(
        NativeFunction(
          "save", "fp, format=None", help: "Writes a PNG file in the session's folder."
        ) { [self] arguments in
          let path = try arguments.string("fp")
          guard path.lowercased().hasSuffix(".png") else {
            throw arguments.error(
              "fp", "pictures are written as PNG, not as \(path)", hint: "\"picture.png\"")
          }
          do {
            try host.write(pngData(raster), to: path)
          } catch let error as FigureError {
            throw arguments.error("fp", error.message, kind: "OSError", hint: error.hint)
          }
          return .none
        })
    default: nil
    }
  }
}
