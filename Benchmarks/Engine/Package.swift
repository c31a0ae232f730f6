// swift-tools-version: 6.3
import PackageDescription

// The engine's speed, measured apart from the language: a package of its own, so that a build of it
// compiles the engine alone.
let package = Package(
  name: "EngineBenchmark",
  dependencies: [.package(name: "nnrepl", path: "../..")],
  targets: [
    .executableTarget(
      name: "EngineBenchmark", dependencies: [.product(name: "Engine", package: "nnrepl")])
  ],
  swiftLanguageModes: [.v6]
)
