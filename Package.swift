// swift-tools-version: 6.3
import PackageDescription

/// Swift settings of every target: Swift 6 concurrency, `any` spelt out, warnings are errors.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Tests may use what their imports bring along.
let tested: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error),
]

/// The parts whose loops a test must not wait for: optimised in debug builds too.
let optimised: [SwiftSetting] =
  strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The interpreter's loop touches its memory too often to have each access watched at run time.
let unwatched: [SwiftSetting] =
  optimised + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

let package = Package(
  name: "nnrepl",
  products: [
    .executable(name: "nnrepl", targets: ["nnrepl"]),
    // For Tests/Fuzzing, a package of its own.
    .library(name: "Language", targets: ["Language"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "Sessions", targets: ["Sessions", "Interruptions"]),
    // For Benchmarks/Engine, another.
    .library(
      name: "Engine", targets: ["Tensors", "Graphs", "Networks", "Datasets", "NetworkCases"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // The system's libraries: module maps and shims, no logic.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),

    // What any text on its way to a terminal needs: its width, and nothing that moves a cursor.
    .target(name: "TerminalText", swiftSettings: optimised),

    // The wish to stop what runs, which every loop that takes long looks for.
    .target(name: "Interruptions", swiftSettings: optimised),

    // The engine, from loops to networks.
    .target(
      name: "Kernels",
      cSettings: [
        .unsafeFlags(["-Wall", "-Wextra", "-Werror"]),
        .unsafeFlags(["-O3"], .when(configuration: .debug)),
      ],
      linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "Tensors", dependencies: ["Interruptions", "Kernels", "COpenBLAS"],
      swiftSettings: optimised),
    .target(
      name: "Graphs", dependencies: ["Interruptions", "Kernels", "COpenBLAS", "Tensors"],
      swiftSettings: optimised),
    .target(
      name: "Networks", dependencies: ["Interruptions", "Tensors", "Graphs"],
      swiftSettings: strict),
    // 5,000 digits from Assets/mnist-sample, part of the binary.
    .target(name: "CMNISTSample"),
    .target(
      name: "Datasets",
      dependencies: ["CMNISTSample", "CZlib", "Interruptions", "Tensors", "Networks"],
      swiftSettings: optimised),
    .target(
      name: "Figures", dependencies: ["CPNG", "TerminalText", "Interruptions"],
      swiftSettings: optimised),

    // The language, from text to sessions.
    .target(name: "Language", dependencies: ["TerminalText"], swiftSettings: strict),
    .target(
      name: "Interpreter",
      dependencies: [
        "Interruptions", "Language",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: unwatched),
    .target(
      name: "Chapters",
      dependencies: [
        "Interruptions", "Tensors", "Graphs", "Networks", "Datasets", "Figures", "Language",
        "Interpreter",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: strict),
    .target(
      name: "Sessions",
      dependencies: [
        "Interruptions", "Tensors", "Networks", "Datasets", "Figures", "TerminalText", "Language",
        "Interpreter", "Chapters",
      ],
      swiftSettings: strict),
    .target(
      name: "NotebookFiles",
      dependencies: ["Interruptions", "Language", "Interpreter", "Sessions", "Figures"],
      swiftSettings: strict),
    .target(
      name: "Terminal",
      dependencies: [
        "CReadline", "TerminalText", "Interruptions", "Language", "Figures", "Sessions",
        "NotebookFiles",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "nnrepl",
      dependencies: [
        "Interruptions", "Language", "Interpreter", "Sessions", "NotebookFiles", "Terminal",
        "Figures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: ["Tensors", "Graphs"], path: "Tests/TestSupport",
      swiftSettings: strict),
    // Shared with Benchmarks/Engine.
    .target(
      name: "NetworkCases", dependencies: ["Tensors", "Graphs", "Networks"],
      path: "Tests/NetworkCases",
      swiftSettings: strict),
    .target(
      name: "SessionSupport", dependencies: ["Language", "Sessions", "NotebookFiles", "Figures"],
      path: "Tests/SessionSupport", swiftSettings: strict),
    .executableTarget(
      name: "ProgramRunner",
      dependencies: ["Figures", "Interpreter", "Language", "Sessions"],
      path: "Tests/ProgramRunner", swiftSettings: strict),
    .testTarget(
      name: "TensorsTests", dependencies: ["Interruptions", "Tensors", "TestSupport"],
      swiftSettings: tested),
    .testTarget(
      name: "GraphsTests", dependencies: ["Graphs", "Kernels", "TestSupport"], swiftSettings: tested
    ),
    .testTarget(
      name: "NetworksTests",
      dependencies: ["Interruptions", "Networks", "NetworkCases", "TestSupport"],
      swiftSettings: tested),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "Interruptions", "TestSupport"],
      swiftSettings: tested),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Interruptions", "TerminalText"],
      swiftSettings: tested),
    .testTarget(name: "LanguageTests", dependencies: ["Language"], swiftSettings: tested),
    .testTarget(
      name: "InterpreterTests", dependencies: ["Interpreter", "Interruptions"],
      exclude: ["Programs"],
      swiftSettings: tested),
    .testTarget(
      name: "ChaptersTests", dependencies: ["Chapters", "Sessions", "Interruptions"],
      exclude: [
        "Programs", "ArrayFunctions", "ArrayPrograms", "GraphPrograms", "LanguagePrograms",
      ],
      swiftSettings: tested),
    .testTarget(
      name: "NotebookFilesTests", dependencies: ["NotebookFiles", "SessionSupport"],
      swiftSettings: tested),
    .testTarget(
      name: "TerminalTests", dependencies: ["Interruptions", "Terminal", "SessionSupport"],
      swiftSettings: tested),
    .testTarget(
      name: "nnreplTests", dependencies: ["nnrepl", "TerminalText"], exclude: ["Pastes"],
      swiftSettings: tested),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c17
)
