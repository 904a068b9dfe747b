import Foundation
import Shop
import Tillback

/// Brings every open refund to its end: sends what was queued while the till was offline, and asks the gateway about what is pending
/// or unknown. Run it by night, or whenever the network is back; several at once do no harm.
///
///     SettleOvernight [<minutes>]
///
/// Ends with 0 where nothing is left open, 1 for an error, 2 for a wrong command line, 5 where something is left.
@main
struct SettleOvernight {
    static func main() async {
        let given = Array(CommandLine.arguments.dropFirst())
        guard given.count < 2, let minutes = Int(given.first ?? "60"), (0...24 * 60).contains(minutes) else {
            wrong("usage: SettleOvernight [<minutes>], up to a day")
        }
        do {
            let client = try await Client.open(settings())
            _ = try await client.settle(deadline: .seconds(minutes * 60)) { step in
                say("\(step.ended) of \(step.found): \(step.refund.idempotencyKey) \(step.refund.status.rawValue)")
            }
            exit(try await left(client) > 0 ? 5 : 0)
        } catch let error as TillbackError {
            tell(error)
        } catch {
            say("\(error)")
        }
        exit(1)
    }

    /// Tells what is left, and how much that is.
    static func left(_ client: Client) async throws -> Int {
        var (open, review) = (0, 0)
        for try await refund in client.listRefunds(RefundFilter(statuses: [.queued, .pending, .unknown])) {
            open += 1
            let since = ISO8601DateFormatter().string(from: refund.createdAt)
            print("\(refund.idempotencyKey): \(refund.amount) \(refund.status.rawValue) since \(since)")
        }
        // What no evidence can settle needs a person, who tells by `resolve` what the gateway's dashboard shows.
        for try await refund in client.listRefunds(RefundFilter(statuses: [.review])) {
            review += 1
            let payment = refund.transactionID ?? refund.target
            print("\(refund.idempotencyKey): look at payment \(payment) in the gateway's dashboard.")
        }
        print("\(open) still open, \(review) for a person.")
        return open + review
    }
}
