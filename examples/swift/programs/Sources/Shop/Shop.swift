import Foundation
import Tillback

// What all examples share: the shop's account and settings, read from the environment. See examples/README.md for the variables.

/// The name of our account. A client may have several, each under its own name.
public let account = "shop"

/// Refunds are remembered in a file. Make one client when the program begins and keep it: all tasks and threads may use it.
public func settings() -> Client.Settings {
    Client.Settings(accounts: [ours()], journal: .file(variable("TILLBACK_JOURNAL") ?? "refunds.tillback"), worker: "example")
}

/// Tells why a call failed. An error means that no money moved because of the call.
public func tell(_ error: TillbackError) {
    say("\(error.code): \(error.message)")
    if let field = error.field { say("It is about \(field).") }
    if error.retry == .later {
        say("Try again with the same key\(error.retryAfter.map { ", in \($0)" } ?? "").")
    }
}

/// A line that is seen at once, whoever reads it.
public func show(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}

/// A line for whoever looks after the program.
public func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
}

/// Ends the program: the command line is wrong, or a variable is.
public func wrong(_ why: String) -> Never {
    say(why)
    exit(2)
}

private func ours() -> Account {
    let base = variable("TILLBACK_BASE_URL")
    let environment: Account.Environment = base.map { .at($0) } ?? .production
    switch variable("TILLBACK_GATEWAY") {
    case "pockyt":
        return .pockyt(
            name: account, environment: environment, merchantNo: variable("POCKYT_MERCHANT_NO") ?? "",
            storeNo: variable("POCKYT_STORE_NO") ?? "", token: variable("POCKYT_TOKEN") ?? "")
    case "yedpay":
        return .yedpay(
            name: account, environment: environment, accessToken: variable("YEDPAY_ACCESS_TOKEN"),
            apiKey: variable("YEDPAY_API_KEY"), signKey: variable("YEDPAY_SIGN_KEY"))
    case "paycross":
        // A test speaks to this one host, so nothing may be asked elsewhere.
        return .paycross(
            name: account, environment: environment, shopID: variable("PAYCROSS_SHOP_ID") ?? "",
            secretKey: variable("PAYCROSS_SECRET_KEY") ?? "", publicKey: variable("PAYCROSS_PUBLIC_KEY"),
            service: base == nil ? .either : .apm)
    default:
        wrong("Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.")
    }
}

/// An environment variable; `nil` where it is empty or not there, which stands for the default everywhere.
private func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}
