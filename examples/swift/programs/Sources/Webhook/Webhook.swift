import Foundation
import Shop
import Tillback

/// Takes one webhook, as a shop's web server would hand it over:
///
///     Webhook <file with headers> <file with the body>
///
/// The headers are `Name: value` lines, as they came. The body has to be the bytes as they came, because the signature is about them:
/// parsed and written again they would no longer fit.
///
/// Prints what happened on standard error, and on standard output the acknowledgement: the body to answer with. Ends with 0 where the
/// answer to the gateway is HTTP 200, 1 where it is 403 because nobody proved to be the gateway, 3 where it is 500 so that the gateway
/// sends it again, and 2 for a wrong command line.
@main
struct Webhook {
    static func main() async {
        let given = Array(CommandLine.arguments.dropFirst())
        guard given.count == 2, let headers = try? String(contentsOfFile: given[0], encoding: .utf8),
            let body = FileManager.default.contents(atPath: given[1])
        else { wrong("usage: Webhook <file with headers> <file with the body>") }
        do {
            let client = try await Client.open(settings())
            // Verifies, reads, and moves the refund in the journal that it speaks of.
            let event = try await client.receiveWebhook(account: account, headers: pairs(headers), body: body)
            try await tell(client, event)
            print(event.acknowledgement, terminator: "")
            exit(0)
        } catch let error as TillbackError {
            Shop.tell(error)
            exit(error.kind == .signature ? 1 : 3)
        } catch {
            say("\(error)")
            exit(3)
        }
    }

    static func pairs(_ headers: String) -> [(String, String)] {
        headers.split(whereSeparator: \.isNewline).compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            return (String(line[..<colon]), value)
        }
    }

    static func tell(_ client: Client, _ event: Event) async throws {
        let payment = event.transactionID ?? "unknown"
        say(
            "News from \(event.gateway.rawValue) about a \(event.subject.rawValue) of payment \(payment): "
                + (event.statusWord ?? "no status"))
        // It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook.
        for key in event.refundKeys {
            let refund = try await client.getRefund(key)
            let doubt = refund.contradicted ? ", but the gateway told otherwise before or since" : ""
            say("Refund \(refund.idempotencyKey) of \(refund.amount): \(refund.status.rawValue)\(doubt)")
        }
        if event.refundKeys.isEmpty { say("It is about no refund of ours.") }
    }
}
