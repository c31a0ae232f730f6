import CPNG
import Interruptions

/// A picture could not be written.
public struct FigureError: Error, Equatable, CustomStringConvertible {
  /// What failed.
  public var message: String
  /// What to do, where something is known.
  public var hint: String?

  /// The message.
  public var description: String { message }
}

/// The figure as a PNG file.
///
/// The corresponding C function is `png_image_write_to_memory`.
public func pngData(_ figure: Figure, options: RenderOptions = RenderOptions()) throws(FigureError)
  -> [UInt8]
{
  try pngData(picture(of: figure, options: options.bounded, isFile: true).raster)
}

/// A picture as a PNG file of 8 bits a channel.
public func pngData(_ raster: Raster) throws(FigureError) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(3 * raster.pixels.count)
  for pixel in raster.pixels {
    bytes.append(pixel.red)
    bytes.append(pixel.green)
    bytes.append(pixel.blue)
  }
  // What calls this knows why, whatever the message.
  if Interruption.isRequested { throw FigureError(message: "interrupted", hint: nil) }
  var image = png_image()
  image.version = png_uint_32(PNG_IMAGE_VERSION)
  image.width = png_uint_32(clamping: raster.width)
  image.height = png_uint_32(clamping: raster.height)
  image.format = png_uint_32(PNG_FORMAT_RGB)
  defer { png_image_free(&image) }
  // Room for what cannot be packed at all, with zlib's and the chunks' headers.
  let plain = bytes.count + raster.height
  let room = plain + plain / 8 + 4096
  var size = room
  var file = [UInt8](repeating: 0, count: room)
  guard png_image_write_to_memory(&image, &file, &size, 0, bytes, 0, nil) != 0, size <= room else {
    throw failure(of: image)
  }
  return Array(file.prefix(size))
}

private func failure(of image: png_image) -> FigureError {
  let reason = withUnsafeBytes(of: image.message) { bytes in
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
  return FigureError(message: "libpng cannot write this picture: \(reason)", hint: nil)
}
