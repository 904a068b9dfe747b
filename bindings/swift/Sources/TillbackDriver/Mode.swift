import Foundation
import Tillback

/// How the library is called.
enum Mode: String {
    case blocking
    case async

    func open(_ settings: Client.Settings) async throws -> any Shop {
        switch self {
        case .async: try await Client.open(settings)
        case .blocking: WaitingShop(client: try await onThread { try BlockingClient(settings) })
        }
    }
}

/// The end of a call that is cancelled after so long, by what its kind is cancelled with.
func stopping<T: Sendable>(
    _ shop: any Shop, after: Duration?, _ call: @escaping @Sendable (any Shop) async throws -> T
) async throws -> T {
    guard let after else { return try await call(shop) }
    let seconds = Double(after.components.seconds) + Double(after.components.attoseconds) / 1e18
    let deadline = DispatchTime.now() + seconds
    if let waiting = shop as? WaitingShop {
        let cancellation = Cancellation()
        DispatchQueue.global().asyncAfter(deadline: deadline) { cancellation.cancel() }
        return try await call(WaitingShop(client: waiting.client.cancelled(by: cancellation)))
    }
    let task = Task { try await call(shop) }
    DispatchQueue.global().asyncAfter(deadline: deadline) { task.cancel() }
    return try await task.value
}
