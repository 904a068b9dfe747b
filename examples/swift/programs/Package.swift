// swift-tools-version: 5.9

import PackageDescription

let tillback: Target.Dependency = .product(name: "Tillback", package: "swift")

let package = Package(
    name: "examples",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../../bindings/swift")],
    targets: [
        .target(name: "Shop", dependencies: [tillback]),
        // What an app's screen does; the screen itself is in TillScreen, for Apple's systems only.
        .target(name: "Till", dependencies: [tillback]),
        .executableTarget(name: "RefundReceipt", dependencies: ["Shop", tillback]),
        .executableTarget(name: "SettleOvernight", dependencies: ["Shop", tillback]),
        .executableTarget(name: "OfflineTill", dependencies: ["Shop", tillback]),
        .executableTarget(name: "Webhook", dependencies: ["Shop", tillback]),
    ],
    swiftLanguageVersions: [.v5, .version("6")]
)
