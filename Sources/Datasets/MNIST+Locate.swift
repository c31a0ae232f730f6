extension MNIST {
  /// Where the digits are.
  public enum Location: Hashable, Sendable {
    /// A file such as `mnist.pkl.gz`.
    case pickle(String)
    /// A folder with the four IDX files, packed by gzip or not.
    case images(folder: String)
    /// The 5,000 images that the program itself holds.
    case sample

    /// One line about the location, without reading it: `./data/mnist.pkl.gz`.
    public var summary: String {
      switch self {
      case .pickle(let path), .images(let path): path
      case .sample: "embedded sample of 5,000"
      }
    }
  }

  /// The name the chapters give the whole of MNIST.
  public static let fileName = "mnist.pkl.gz"

  /// The names of the IDX files, each with or without `.gz`.
  static let imageFiles = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
  ]

  /// The folders in which data are looked for, in this order.
  ///
  /// The given ones (the notebook's), `./data`, `$NNREPL_DATA` and the user's cache.
  public static func places(
    near folders: [String], environment: [String: String]
  ) -> [String] {
    let value = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let cache = value("XDG_CACHE_HOME") ?? value("HOME").map { $0 + "/.cache" }
    return folders + ["./data"]
      + [value("NNREPL_DATA"), cache.map { $0 + "/nnrepl" }]
      .compactMap { $0 }
  }

  /// Finds the file that a chapter names; nil where there is none.
  ///
  /// A name such as `../data/mnist.pkl.gz` is tried as it stands, seen from each of the given
  /// folders, then its last part in each of the places. For `mnist.pkl.gz` the four IDX files do
  /// as well. Nothing is read.
  public static func locate(
    _ name: String = fileName, near folders: [String] = ["."], environment: [String: String]
  ) -> Location? {
    let asGiven = name.hasPrefix("/") ? [name] : folders.map { joined($0, name) }
    if let path = asGiven.first(where: Files.isFile) { return .pickle(path) }
    let last = String(name.split(separator: "/").last ?? "")
    for place in places(near: folders, environment: environment) {
      let path = joined(place, last)
      if Files.isFile(path) { return .pickle(path) }
      if last == fileName, holdsImages(place) { return .images(folder: place) }
    }
    return nil
  }

  private static func holdsImages(_ folder: String) -> Bool {
    imageFiles.allSatisfy { name in
      let path = joined(folder, name)
      return Files.isFile(path + ".gz") || Files.isFile(path)
    }
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
