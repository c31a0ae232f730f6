extension Mistake {
  /// Mistakes in files.
  static let files: [Mistake] = [
    Mistake(
      "a missing file",
      #"""
      load_data_shared("nope.pkl.gz")
      """#,
      #"""
      1  load_data_shared("nope.pkl.gz")
                          ^^^^^^^^^^^^^ there is no nope.pkl.gz
         try ?mnist for where data are looked for
      """#),
    Mistake(
      "the expanded data before they are made",
      #"""
      load_data_shared("../data/mnist_expanded.pkl.gz")
      """#,
      #"""
      1  load_data_shared("../data/mnist_expanded.pkl.gz")
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no ../data/mnist_expanded.pkl.gz
         try expand_mnist(), which makes it
      """#),
    Mistake(
      "no pickle",
      #"""
      load_data_shared("bad.pkl.gz")
      """#,
      #"""
      1  load_data_shared("bad.pkl.gz")
                          ^^^^^^^^^^^^ ./bad.pkl.gz: is not a pickle: it begins with the byte 110
      """#),
    Mistake(
      "a hostile pickle",
      #"""
      load_data_shared("evil.pkl.gz")
      """#,
      #"""
      1  load_data_shared("evil.pkl.gz")
                          ^^^^^^^^^^^^^ ./evil.pkl.gz: the pickle wants to call os.system; nnrepl reads pickles as data and never calls anything
         try a file of NumPy arrays, numbers, text, lists, tuples, dictionaries and sets
      """#),
    Mistake(
      "a truncated file",
      #"""
      load_data_shared("cut.pkl.gz")
      """#,
      #"""
      1  load_data_shared("cut.pkl.gz")
                          ^^^^^^^^^^^^ ./cut.pkl.gz: is cut short: the compressed data stops after 10 bytes
         try copy or download the file again
      """#),
    Mistake(
      "an empty file",
      #"""
      load_data_shared("empty.pkl.gz")
      """#,
      #"""
      1  load_data_shared("empty.pkl.gz")
                          ^^^^^^^^^^^^^^ ./empty.pkl.gz: the pickle is cut short: it ends after 0 bytes, before its end
         try copy or download the file again
      """#),
    Mistake(
      "a pickle of something else",
      #"""
      load_data_shared("five.pkl.gz")
      """#,
      #"""
      1  load_data_shared("five.pkl.gz")
                          ^^^^^^^^^^^^^ ./five.pkl.gz: holds something else than three (images, labels) pairs: training, validation, test
      """#),
    Mistake(
      "a name that is no string",
      #"""
      load_data_shared(5)
      """#,
      #"""
      1  load_data_shared(5)
                          ^ filename is a string, not 5
      """#),
    Mistake(
      "saved outside the folder",
      #"""
      show mnist.test[7] to "../x.png"
      """#,
      #"""
      1  show mnist.test[7] to "../x.png"
                               ^^^^^^^^^^ a program writes only inside the session's folder, ., not ../x.png
         try "x.png"
      """#),
    Mistake(
      "saved by an absolute path",
      #"""
      plot [1, 4, 9] to "/tmp/x.png"
      """#,
      #"""
      1  plot [1, 4, 9] to "/tmp/x.png"
                           ^^^^^^^^^^^^ a program writes only inside the session's folder, ., not /tmp/x.png
         try "x.png"
      """#),
    Mistake(
      "saved as something else",
      #"""
      show mnist.test[7] to "x.jpg"
      """#,
      #"""
      1  show mnist.test[7] to "x.jpg"
                               ^^^^^^^ a picture is saved as PNG or SVG, not as x.jpg
         try "picture.png"
      """#),
    Mistake(
      "saved in a folder that is not there",
      #"""
      show mnist.test[7] to "a/x.png"
      """#,
      #"""
      1  show mnist.test[7] to "a/x.png"
                               ^^^^^^^^^ a/x.png cannot be written: its folder does not exist
      """#),
    Mistake(
      "expanded data written outside",
      #"""
      expand_mnist("../x.pkl.gz")
      """#,
      #"""
      1  expand_mnist("../x.pkl.gz")
                      ^^^^^^^^^^^^^ a program writes only inside the session's folder, ., not ../x.pkl.gz
         try "x.pkl.gz"
      """#),
  ]
}
