import Foundation
import Shop
import Tillback

/// Refunds one receipt:
///
///     RefundReceipt 312345678901230001 order-1001-return-1 "5.00 USD" "Cup was broken"
///
/// The key is yours: take it from the return in your own books, never from a clock or a dice. Whoever runs this twice with the same
/// key refunds once, also when the first run crashed, lost its network or was killed.
///
/// Ends with 0 where the money went back, 1 where an error says that none moved, 2 for a wrong command line, 4 where the gateway
/// refused, and 5 where it is not known yet.
@main
struct RefundReceipt {
    static func main() {
        let given = Array(CommandLine.arguments.dropFirst())
        guard (2...4).contains(given.count) else {
            wrong("usage: RefundReceipt <scanned text> <key> [<amount> [<reason>]]")
        }
        do {
            exit(told(try refund(given[0], key: given[1], amount: given.dropFirst(2).first, reason: given.dropFirst(3).first)))
        } catch let error as TillbackError {
            if error.kind == .overRefund { say("That is more than is left of the payment.") }
            tell(error)
        } catch {
            say("\(error)")
        }
        exit(1)
    }

    static func refund(_ receipt: String, key: String, amount: String?, reason: String?) throws -> Refund {
        let payment = try TransactionRef.scan(receipt)
        let client = try BlockingClient(settings())
        guard let amount else {
            // All that is left goes back.
            return try client.refund(RefundRequest(account: account, transaction: payment, idempotencyKey: key))
        }
        return try client.refund(
            RefundRequest(
                account: account, transaction: payment, idempotencyKey: key, amount: try Money(parsing: amount),
                reason: reason))
    }

    static func told(_ refund: Refund) -> Int32 {
        print("\(refund.amount) of \(refund.target): \(refund.status.rawValue)")
        switch refund.status {
        case .succeeded:
            return 0
        case .refused:
            // Final as well: the gateway said no. Another try needs another key.
            print("The gateway's code: \(refund.gatewayCode ?? "none")")
            return 4
        case .review:
            print("A person has to look at the gateway's dashboard. What is known:")
            for entry in refund.history { print("  \(entry.what)") }
            return 5
        case .queued, .pending, .unknown:
            print("Not known yet. Don't refund it by other means: run this again with the same key, or SettleOvernight.")
            return 5
        }
    }
}
