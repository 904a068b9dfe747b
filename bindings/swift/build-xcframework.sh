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

# One object for each architecture, in which only the names are seen that CTillback.h has: SQLite and all else that is in there would
# clash with an app's own. `-force_load`, because nothing asks for the library's members yet.
alone() { # <triple> <SDK> <target of clang>
    xcrun --sdk "$2" clang -target "$3" -nostdlib -r -Wl,-force_load,"$target/$1/dist/$library" \
        -Wl,-exported_symbols_list,"$made/exported" -o "$made/$1.o"
    xcrun libtool -static "$made/$1.o" -o "$made/$1.a"
    # Defined, global, and none of ours.
    if nm -gU "$made/$1.o" | awk 'NF == 3 { print $3 }' | grep -v -e '^_uniffi_tillback' -e '^_ffi_tillback'; then
        echo "These names of $1 would clash with others." >&2
        exit 1
    fi
}
printf '%s\n' '_uniffi_tillback*' '_ffi_tillback*' > "$made/exported"
alone aarch64-apple-ios iphoneos arm64-apple-ios$IPHONEOS_DEPLOYMENT_TARGET
alone aarch64-apple-ios-sim iphonesimulator arm64-apple-ios$IPHONEOS_DEPLOYMENT_TARGET-simulator
alone x86_64-apple-ios iphonesimulator x86_64-apple-ios$IPHONEOS_DEPLOYMENT_TARGET-simulator
alone aarch64-apple-darwin macosx arm64-apple-macos$MACOSX_DEPLOYMENT_TARGET
alone x86_64-apple-darwin macosx x86_64-apple-macos$MACOSX_DEPLOYMENT_TARGET

cp "$made/aarch64-apple-ios.a" "$made/ios/$library"
lipo -create "$made"/{aarch64-apple-ios-sim,x86_64-apple-ios}.a -output "$made/simulator/$library"
lipo -create "$made"/{aarch64-apple-darwin,x86_64-apple-darwin}.a -output "$made/macos/$library"

xcodebuild -create-xcframework \
    -library "$made/ios/$library" -headers "$made/headers" \
    -library "$made/simulator/$library" -headers "$made/headers" \
    -library "$made/macos/$library" -headers "$made/headers" \
    -output CTillback.xcframework

# For a release: what Package.swift of a binary target asks for.
ditto -c -k --keepParent CTillback.xcframework "$made/CTillback.xcframework.zip"
swift package compute-checksum "$made/CTillback.xcframework.zip"
