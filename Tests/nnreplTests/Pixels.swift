import CPNG

/// The pixels of a PNG file, three bytes each.
struct Pixels {
  /// A file that libpng refuses.
  struct Unreadable: Error {
    let path: String
  }

  let width: Int
  let height: Int
  let bytes: [UInt8]

  init(png path: String) throws {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_file(&image, path) != 0 else { throw Unreadable(path: path) }
    image.format = png_uint_32(PNG_FORMAT_RGB)
    (width, height) = (Int(image.width), Int(image.height))
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, nil, &bytes, 0, nil) != 0 else {
      throw Unreadable(path: path)
    }
    self.bytes = bytes
  }
}
