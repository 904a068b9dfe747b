import Foundation
import TillbackEngine

/// Where refunds are remembered.
public enum Journal: Hashable, Sendable {
    /// Nowhere: the client only reads, and refuses to refund.
    case none
    /// As long as the process lives. After a crash nobody knows what was sent: for tests.
    case inMemory
    /// In this file, which is made where it isn't there, readable by its owner only.
    ///
    /// On iOS take a path in the app's Application Support folder, never in an app group's container: the system ends an app that is
    /// suspended with a file open there. `docs/swift.md` says more of where it belongs.
    case file(String)

    /// The same by a file's address.
    ///
    /// - Throws: ``TillbackError`` where it is not the address of a file, such as a web address or one without `file:`.
    public static func file(_ url: URL) throws -> Journal {
        guard url.isFileURL else {
            throw TillbackError.here(
                "SETTING_INVALID", field: "journal",
                "The journal's URL is not that of a file. Make it with URL(fileURLWithPath:), or name the path. Nothing was sent.")
        }
        return .file(url.path)
    }

    var told: EngineJournal {
        switch self {
        case .none: .nowhere
        case .inMemory: .memory
        case .file(let path): .file(path: path)
        }
    }
}

/// The way to the gateways. Its description shows no address, which may hold a password.
public enum Proxy: Hashable, Sendable, Discreet {
    /// No proxy, whatever the environment says.
    case direct
    /// The one that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name.
    case environment
    /// This one: `http://[user:password@]host:port`.
    case at(String)

    public var description: String {
        switch self {
        case .direct: "direct"
        case .environment: "environment"
        case .at: "at …"
        }
    }

    var told: EngineProxy {
        switch self {
        case .direct: .direct
        case .environment: .environment
        case .at(let url): .at(url: url)
        }
    }
}

extension Client {
    /// How a client is set up.
    public struct Settings: Sendable {
        /// Each name is its own. A client without any reads its journal.
        public var accounts: [Account]
        /// Where refunds are remembered. Without a journal a client reads, and refuses to refund.
        public var journal: Journal
        /// The name by which the history calls this program, such as `till 3`; `nil`: the number of the process.
        public var worker: String?
        /// More certificates to trust, as PEM: of a company's proxy, or of the sandbox.
        public var trust: [Data] = []
        /// The way to the gateways.
        public var proxy: Proxy = .direct
        /// For the name, the connection and the TLS handshake together; `nil`: 10 seconds.
        public var connectTimeout: Duration?
        /// From sending a request to the end of its reply; `nil`: 40 seconds.
        public var replyTimeout: Duration?
        /// Bytes of a reply that are read at most; `nil`: 8 MiB.
        public var replyLimit: Int64?
        /// How long a refund may take where the request names no deadline; `nil`: 60 seconds.
        public var deadline: Duration?
        /// How long after sending a gateway might still carry a refund out: no proof that it did not happen is taken earlier; `nil`: 10
        /// minutes.
        public var quietPeriod: Duration?
        /// Between the first two questions about the same thing; later ones grow; `nil`: half a second.
        public var firstPause: Duration?

        public init(accounts: [Account], journal: Journal = .none, worker: String? = nil) {
            self.accounts = accounts
            self.journal = journal
            self.worker = worker
        }

        var told: EngineSettings {
            EngineSettings(
                accounts: accounts.map(\.told), journal: journal.told, worker: worker, trust: trust, proxy: proxy.told,
                connectTimeoutMs: connectTimeout?.told, replyTimeoutMs: replyTimeout?.told, replyLimit: replyLimit,
                deadlineMs: deadline?.told, quietPeriodMs: quietPeriod?.told, firstPauseMs: firstPause?.told)
        }
    }
}
