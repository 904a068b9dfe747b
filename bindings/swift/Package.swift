// swift-tools-version: 5.9

import PackageDescription

let package = Package(
    name: "tillback",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "Tillback", targets: ["Tillback"])
    ],
    targets: [
        // The compiled half. Where it is, `-L` says: `cargo xtask test --only swift` does.
        .systemLibrary(name: "CTillback"),
        // Made by `cargo xtask codegen`, and no API.
        .target(name: "TillbackEngine", dependencies: ["CTillback"]),
        .target(name: "Tillback", dependencies: ["TillbackEngine"]),
        // Makes the calls of the shared scenarios.
        .executableTarget(name: "TillbackDriver", dependencies: ["Tillback"]),
        .testTarget(name: "TillbackTests", dependencies: ["Tillback", "TillbackEngine"]),
    ],
    // Swift 6 mode where the compiler has it.
    swiftLanguageVersions: [.v5, .version("6")]
)
