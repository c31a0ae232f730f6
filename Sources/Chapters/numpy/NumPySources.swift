import Interpreter
import Language

/// The parts of `numpy` that are written in the chapters' own language, and what it lacks on purpose.
struct NumPySources {
  /// The text.
  let text: SourceText
  /// The names that it defines at its left margin and that do not begin with `_`.
  let names: Set<String>

  private init(_ name: String, _ text: String) {
    self.text = SourceText(text, name: name)
    names = Set(
      text.split(separator: "\n").compactMap { line in
        for word in ["def ", "class "] where line.hasPrefix(word) && !line.hasPrefix(word + "_") {
          return String(
            line.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }
        return nil
      })
  }

  /// Those of `numpy` itself.
  static let all = [
    NumPySources("numpy", numPySource), NumPySources("numpy", numberSource),
    NumPySources("numpy", nanSource), NumPySources("numpy", polynomialSource),
  ]

  /// `numpy.testing`.
  static let testing = NumPySources("numpy.testing", testingSource)

  /// All names of `numpy` that are made late.
  static let names: Set<String> = all.reduce(into: []) { $0.formUnion($1.names) }

  private static let refusals: [String: String] = [
    "ma": "masked arrays; np.nanmean and its like pass over what is no number",
    "datetime64": "dates; the module datetime has them", "timedelta64": "spans of time",
    "char": "arrays of texts; a list of str does", "strings": "arrays of texts; a list of str does",
    "str_": "arrays of texts; a list of str does", "bytes_": "arrays of bytes",
    "object_": "arrays of objects; a list does", "void": "records", "rec": "records",
    "recarray": "records", "memmap": "files as arrays; np.load reads one",
    "polynomial": "numpy.polynomial; np.poly1d and np.polyfit are there",
    "longdouble": "numbers of more than 64 bits", "float128": "numbers of more than 64 bits",
    "complex256": "numbers of more than 64 bits", "clongdouble": "numbers of more than 64 bits",
    "nditer": "nditer; np.ndindex and np.ndenumerate walk through arrays",
    "packbits": "packed bits", "unpackbits": "packed bits", "ctypeslib": "C libraries",
    "f2py": "Fortran", "busday_count": "dates", "busday_offset": "dates", "is_busday": "dates",
  ]

  /// Throws for what is left out on purpose.
  static func refuse(_ name: String) throws {
    guard let what = refusals[name] else { return }
    throw Diagnostic("AttributeError", "np.\(name) is not in nnrepl, which has no \(what)")
  }
}
