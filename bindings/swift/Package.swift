// swift-tools-version: 5.9

import Foundation
import PackageDescription

// The compiled half: for Apple's systems out of an XCFramework, which build-xcframework.sh makes, and else where `-L` says it is, as
// `cargo xtask test --only swift` does.
let framework = "CTillback.xcframework"
let isThere = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(framework)")
let compiled: Target =
    isThere ? .binaryTarget(name: "CTillback", path: framework) : .systemLibrary(name: "CTillback")

let package = Package(
    name: "tillback",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "Tillback", targets: ["Tillback"])
    ],
    targets: [
        compiled,
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
