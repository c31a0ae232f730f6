// swift-tools-version: 6.3
import PackageDescription

/// Programs that feed random bytes to what reads texts and files, with libFuzzer; see README.md.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "nnrepl", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzSource", dependencies: [.product(name: "Language", package: "nnrepl")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "FuzzProgram",
      dependencies: [
        .product(name: "Language", package: "nnrepl"),
        .product(name: "Sessions", package: "nnrepl"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "FuzzData",
      dependencies: [
        .product(name: "Datasets", package: "nnrepl")
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
