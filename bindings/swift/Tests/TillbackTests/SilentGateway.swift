import Foundation
import XCTest

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A gateway that takes connections and never says a word.
final class SilentGateway: @unchecked Sendable {
    private let line: Int32
    let url: String

    init() throws {
        #if canImport(Glibc)
            line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            line = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var here = sockaddr_in()
        here.sin_family = sa_family_t(AF_INET)
        here.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (line, bound) = (line, size)
        let isBound = withUnsafeMutablePointer(to: &here) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(line, address, bound) == 0 && listen(line, 8) == 0 && getsockname(line, address, &size) == 0
            }
        }
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        url = "http://127.0.0.1:\(UInt16(bigEndian: here.sin_port))"
    }

    /// Waits until somebody is connected.
    func untilCalled() async {
        let line = line
        await withCheckedContinuation { called in
            Thread.detachNewThread {
                _ = accept(line, nil, nil)
                called.resume()
            }
        }
    }

    deinit {
        close(line)
    }
}
