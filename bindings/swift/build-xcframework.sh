#!/usr/bin/env bash
# Builds the compiled half for iOS, its simulator and macOS, as CTillback.xcframework beside this file, where Package.swift finds it:
#
#     ./build-xcframework.sh
#
# It needs a Mac with Xcode 15 or later, and `rustup target add` of the five targets below.
set -euo pipefail
cd "$(dirname "$0")"

root=$(cd ../.. && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
made=$target/xcframework
library=libtillback_uniffi.a
export IPHONEOS_DEPLOYMENT_TARGET=16.0 MACOSX_DEPLOYMENT_TARGET=13.0

for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios aarch64-apple-darwin x86_64-apple-darwin; do
    cargo build --manifest-path "$root/Cargo.toml" --package tillback-uniffi --profile dist --target "$triple"
done

rm -rf "$made" CTillback.xcframework
# In a folder of its own: two such packages in one app would else overwrite each other's module map.
mkdir -p "$made"/{ios,simulator,macos} "$made/headers/CTillback"
cp Sources/CTillback/CTillback.h "$made/headers/CTillback/"
sed '/link "tillback_uniffi"/d' Sources/CTillback/module.modulemap > "$made/headers/CTillback/module.modulemap"

cp "$target/aarch64-apple-ios/dist/$library" "$made/ios/"
lipo -create "$target"/{aarch64-apple-ios-sim,x86_64-apple-ios}/dist/$library -output "$made/simulator/$library"
lipo -create "$target"/{aarch64-apple-darwin,x86_64-apple-darwin}/dist/$library -output "$made/macos/$library"

xcodebuild -create-xcframework \
    -library "$made/ios/$library" -headers "$made/headers" \
    -library "$made/simulator/$library" -headers "$made/headers" \
    -library "$made/macos/$library" -headers "$made/headers" \
    -output CTillback.xcframework

# For a release: what Package.swift of a binary target asks for.
ditto -c -k --keepParent CTillback.xcframework "$made/CTillback.xcframework.zip"
swift package compute-checksum "$made/CTillback.xcframework.zip"
