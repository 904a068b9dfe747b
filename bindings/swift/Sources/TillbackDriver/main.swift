import Foundation

// The driver for Swift programs. `tests/conformance/README.md` describes the protocol.

guard CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--mode",
    let mode = Mode(rawValue: CommandLine.arguments[2])
else {
    FileHandle.standardError.write(Data("--mode is blocking or async\n".utf8))
    exit(2)
}

func serve(_ mode: Mode) async throws {
    var driver = Driver(mode)
    while let line = readLine(strippingNewline: true) {
        FileHandle.standardOutput.write(try await driver.answer(line) + Data("\n".utf8))
    }
}

try await serve(mode)
