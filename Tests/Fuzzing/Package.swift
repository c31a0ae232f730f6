// swift-tools-version: 6.3
import PackageDescription

/// Programs that feed random bytes to what reads texts and files, with libFuzzer; see README.md.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "nnrepl", path: "../..")],
  targets: [
    .target(name: "FuzzDriver"),
    .executableTarget(
      name: "FuzzSource",
      dependencies: ["FuzzDriver", .product(name: "Language", package: "nnrepl")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "FuzzProgram",
      dependencies: [
        "FuzzDriver",
        .product(name: "Language", package: "nnrepl"),
        .product(name: "Sessions", package: "nnrepl"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "FuzzData",
      dependencies: ["FuzzDriver", .product(name: "Datasets", package: "nnrepl")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
