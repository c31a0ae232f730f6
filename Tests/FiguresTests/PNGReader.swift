import CPNG
import Figures

/// Reads PNG files with libpng, to compare what was written.
enum PNGReader {
  /// The picture in a file; nil where libpng refuses it.
  static func read(_ file: [UInt8]) -> (width: Int, height: Int, pixels: [RGB])? {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file, file.count) != 0 else { return nil }
    image.format = png_uint_32(PNG_FORMAT_RGB)
    let (width, height) = (Int(image.width), Int(image.height))
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, nil, &bytes, 0, nil) != 0 else { return nil }
    let pixels = stride(from: 0, to: bytes.count, by: 3).map {
      RGB(bytes[$0], bytes[$0 + 1], bytes[$0 + 2])
    }
    return (width, height, pixels)
  }
}
