import Testing

/// Arrays of pixels as pictures: `PIL.Image`.
@Suite struct ImageModuleTests {
  @Test func picturesAreWritten() throws {
    let session = try RecordedSession()
    session.run(
      """
      import numpy as np, os
      try:
          import PIL.Image as Image
      except ImportError:
          import Image
      tile = Image.fromarray((255 * np.eye(4)).astype('uint8'))
      print(tile, tile.size)
      tile.save('tile.png')
      with open('tile.png', 'rb') as f: print(f.read()[:8])
      os.remove('tile.png')
      print(Image.fromarray(np.zeros((2, 3, 3), 'uint8')).mode)
      """)
    #expect(
      session.text == """
        <PIL.Image.Image image mode=L size=4x4> (4, 4)
        b'\\x89PNG\\r\\n\\x1a\\n'
        RGB

        """)
  }

  @Test(arguments: [
    (
      "Image.fromarray(np.eye(3))",
      """
      2  Image.fromarray(np.eye(3))
                         ^^^^^^^^^ a picture is of uint8, in rows and columns or with three parts a pixel, not float64 (3, 3)
         try (255 * x).astype('uint8')

      """
    ),
    (
      "Image.fromarray(np.zeros((2, 2), 'uint8')).save('a.jpg')",
      """
      2  Image.fromarray(np.zeros((2, 2), 'uint8')).save('a.jpg')
                                                         ^^^^^^^ pictures are written as PNG, not as a.jpg
         try "picture.png"

      """
    ),
    (
      "Image.open('a.png')",
      """
      2  Image.open('a.png')
               ^^^^ PIL.Image's open is not in nnrepl yet
         try Image.fromarray(pixels).save('picture.png')

      """
    ),
  ])
  func mistakes(_ program: String, _ text: String) throws {
    let session = try RecordedSession()
    session.run("import numpy as np; from PIL import Image\n" + program)
    #expect(session.text == text)
  }
}
