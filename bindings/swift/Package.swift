// swift-tools-version: 5.9

import PackageDescription

// The compiled half. For Apple's systems it is an XCFramework, which build-xcframework.sh makes. Else it is where the linker is told:
// `swift build -Xlinker -L… -Xlinker -rpath -Xlinker …`, as `cargo xtask test --only swift` does.
#if os(macOS)
    let compiled: Target = .binaryTarget(name: "CTillback", path: "CTillback.xcframework")
#else
    let compiled: Target = .systemLibrary(name: "CTillback")
#endif

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
        .target(
            name: "Tillback", dependencies: ["TillbackEngine"],
            // What the App Store asks for.
            resources: [.copy("PrivacyInfo.xcprivacy")]),
        // Makes the calls of the shared scenarios.
        .executableTarget(name: "TillbackDriver", dependencies: ["Tillback"]),
        .testTarget(name: "TillbackTests", dependencies: ["Tillback", "TillbackEngine"]),
    ],
    // Swift 6 mode where the compiler has it.
    swiftLanguageVersions: [.v5, .version("6")]
)
