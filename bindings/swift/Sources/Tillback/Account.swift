import TillbackEngine

/// An account at a gateway. Its description shows no credential.
public struct Account: Sendable, Discreet {
    /// Which of a gateway's systems an account is at. Its description shows no address with a user, a query or a fragment, where a
    /// secret could be; the engine takes none.
    public enum Environment: Hashable, Sendable, Discreet {
        /// Where money moves.
        case production
        /// The gateway's own system for tests.
        case sandbox
        /// Another address, such as that of tillback's sandbox. TLS is required except towards loopback.
        case at(String)

        public var description: String {
            switch self {
            case .production: "production"
            case .sandbox: "sandbox"
            case .at(let url): url.contains { "@?#".contains($0) } ? "at …" : url
            }
        }

        var told: EngineEnvironment {
            switch self {
            case .production: .production
            case .sandbox: .sandbox
            case .at(let url): .at(url: url)
            }
        }
    }

    /// The name that you chose for it, 1 to 64 characters.
    public let name: String
    /// Which of the gateway's systems it is at.
    public let environment: Environment
    /// The gateway.
    public let gateway: GatewayName
    private let credentials: EngineCredentials

    /// An account at Pockyt.
    ///
    /// - Parameters:
    ///   - token: Secret.
    ///   - groupNo: Of partners.
    ///   - notificationURL: Where Pockyt sends its webhooks.
    public static func pockyt(
        name: String, environment: Environment, merchantNo: String, storeNo: String, token: String, groupNo: String? = nil,
        notificationURL: String? = nil
    ) -> Account {
        Account(
            name: name, environment: environment, gateway: .pockyt,
            credentials: .pockyt(
                merchantNo: merchantNo, storeNo: storeNo, token: token, groupNo: groupNo, notificationUrl: notificationURL))
    }

    /// An account at Yedpay, by exactly one of `accessToken` and `apiKey`, which are secret.
    ///
    /// - Parameter signKey: Secret; webhooks are verified with it.
    public static func yedpay(
        name: String, environment: Environment, accessToken: String? = nil, apiKey: String? = nil, signKey: String? = nil
    ) -> Account {
        Account(
            name: name, environment: environment, gateway: .yedpay,
            credentials: .yedpay(accessToken: accessToken, apiKey: apiKey, signKey: signKey))
    }

    /// An account at PayCross.
    ///
    /// - Parameters:
    ///   - secretKey: Secret.
    ///   - publicKey: Webhooks are verified with it.
    ///   - apmURL: The host for alternative methods of payment, where it is not PayCross's own.
    ///   - cardURL: The host for cards.
    ///   - adminURL: The host for reports.
    ///   - test: Whether only test transactions are made.
    public static func paycross(
        name: String, environment: Environment, shopID: String, secretKey: String, publicKey: String? = nil,
        apmURL: String? = nil, cardURL: String? = nil, adminURL: String? = nil, service: Service = .either,
        minorUnits: MinorUnits = .undecided, test: Bool? = nil
    ) -> Account {
        Account(
            name: name, environment: environment, gateway: .paycross,
            credentials: .paycross(
                shopId: shopID, secretKey: secretKey, publicKey: publicKey, apmUrl: apmURL, cardUrl: cardURL,
                adminUrl: adminURL, service: service.rawValue, minorUnits: minorUnits.rawValue, test: test))
    }

    public var description: String { "Account(\(name), \(gateway.rawValue), \(environment))" }

    var told: EngineAccount { EngineAccount(name: name, environment: environment.told, credentials: credentials) }
}
