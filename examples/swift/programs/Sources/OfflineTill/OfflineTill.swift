import Foundation
import Shop
import Tillback

/// A till that is often offline. It writes a refund down first, which needs no network, and then tries to settle what is written down:
///
///     OfflineTill [<scanned text> <key> <amount>]
///
/// Whoever ends the program in between, be it the system, loses nothing: its next start goes on where this one stopped, without an
/// argument too. Ends as SettleOvernight does.
@main
struct OfflineTill {
    static func main() async {
        let given = Array(CommandLine.arguments.dropFirst())
        guard [0, 3].contains(given.count) else { wrong("usage: OfflineTill [<scanned text> <key> <amount>]") }
        guard Log.follow(.info, { level, line in say("\(level.rawValue): \(line)") }) else { wrong("Somebody else has the log.") }
        do {
            exit(try await give(given))
        } catch let error as TillbackError {
            tell(error)
        } catch {
            say("\(error)")
        }
        exit(1)
    }

    static func give(_ given: [String]) async throws -> Int32 {
        let client = try Client(settings())
        if given.count == 3 {
            // The amount is said, because nobody can be asked how much is left.
            let refund = try await client.queueRefund(
                RefundRequest(
                    account: account, transaction: try .scan(given[0]), idempotencyKey: given[1],
                    amount: try Money(parsing: given[2])))
            show("\(refund.idempotencyKey): \(refund.amount) \(refund.status.rawValue), written down")
        }
        // A refund that another run was just sending when it was killed is left alone for a minute.
        let settled = try await client.settle(deadline: .seconds(90)) { step in
            show("\(step.refund.idempotencyKey): \(step.refund.status.rawValue)")
        }
        show("\(settled.open.count) still open.")
        return settled.open.isEmpty ? 0 : 5
    }
}
