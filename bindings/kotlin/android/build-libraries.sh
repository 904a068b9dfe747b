#!/usr/bin/env bash
# Builds the compiled half for the four kinds of Android devices, into src/main/jniLibs:
#
#     ANDROID_NDK_HOME=… ./build-libraries.sh
#
# It needs the NDK (r27 or later) and `rustup target add` of the four targets below.
set -euo pipefail
cd "$(dirname "$0")"
: "${ANDROID_NDK_HOME:?"Say where the NDK is."}"

api=26
tools=$(echo "$ANDROID_NDK_HOME"/toolchains/llvm/prebuilt/*/bin)
root=$(cd ../../.. && pwd)
target=${CARGO_TARGET_DIR:-$root/target}

build() {
    local abi=$1 triple=$2 clang=$3
    local name=${triple//-/_}
    local compiler=$tools/$clang$api-clang
    env "CC_$name=$compiler" "AR_$name=$tools/llvm-ar" \
        "CARGO_TARGET_${name^^}_LINKER=$compiler" \
        "CARGO_TARGET_${name^^}_RUSTFLAGS=-Clink-arg=-Wl,-z,max-page-size=16384 -Clink-arg=-Wl,-z,common-page-size=16384" \
        cargo build --manifest-path "$root/Cargo.toml" --package tillback-uniffi --profile dist --target "$triple"
    mkdir -p "src/main/jniLibs/$abi"
    cp "$target/$triple/dist/libtillback_uniffi.so" "src/main/jniLibs/$abi/"
    # Google Play refuses libraries whose parts begin on smaller pages.
    if "$tools/llvm-readelf" --program-headers --wide "src/main/jniLibs/$abi/libtillback_uniffi.so" |
        awk '$1 == "LOAD" && $NF != "0x4000" { small = 1 } END { exit !small }'; then
        echo "$abi has pages smaller than 16 KB." >&2
        exit 1
    fi
}

build arm64-v8a aarch64-linux-android aarch64-linux-android
build armeabi-v7a armv7-linux-androideabi armv7a-linux-androideabi
build x86_64 x86_64-linux-android x86_64-linux-android
build x86 i686-linux-android i686-linux-android
