import SwiftUI
import Till
import Tillback

#if os(iOS)
    import UIKit
#endif

/// The till's screen. The app makes the client once, with a journal in its own folder that no backup brings back, and keeps it:
///
///     let journal = try journalFolder().appendingPathComponent("refunds.tillback")
///     let client = try await Client.open(Client.Settings(accounts: accounts, journal: .file(journal)))
///     TillScreen(Till(client, account: "shop"))
struct TillScreen: View {
    @StateObject private var shown: Shown
    @State private var receipt = ""
    @State private var key = ""
    @State private var amount = ""
    @Environment(\.scenePhase) private var phase

    init(_ till: Till) {
        _shown = StateObject(wrappedValue: Shown(till))
    }

    var body: some View {
        Form {
            TextField("Receipt", text: $receipt)
            TextField("Number of the return", text: $key)
            TextField("Amount, as 12.50 USD", text: $amount)
            // Pressed twice, it is one refund: the number of the return names it.
            Button("Give back") {
                Task { await unsuspended { await shown.till.giveBack(receipt: receipt, key: key, amount: amount) } }
            }
                .disabled(receipt.isEmpty || key.isEmpty || amount.isEmpty)
            Button("Try again") { Task { await shown.till.settle() } }
            Text(shown.till.message)
            ForEach(shown.till.lines) { line in
                Text(verbatim: "\(line.id)  \(line.amount)  \(said(line.status))")
            }
        }
        // What is still open from before, such as from an app that was suspended or killed.
        .onChange(of: phase) { phase in
            if phase == .active { Task { await shown.till.settle() } }
        }
        .task { await shown.till.keepSettling() }
    }

    private func said(_ status: RefundStatus) -> String {
        switch status {
        case .queued: "waits for the network"
        case .pending: "the gateway works on it"
        case .unknown: "not known yet: don't refund it by other means"
        case .review: "look into the gateway's dashboard"
        case .succeeded: "the money went back"
        case .refused: "the gateway said no"
        }
    }
}

/// Draws the screen anew when the till has something new to show.
@MainActor
private final class Shown: ObservableObject {
    let till: Till

    init(_ till: Till) {
        self.till = till
        till.changed = { [weak self] in self?.objectWillChange.send() }
    }
}

/// Lets the app go on for some seconds where it leaves the front meanwhile, so that a refund that was sent hears its answer. When they
/// are over, nothing is lost: `settle` finds the end.
@MainActor
private func unsuspended(_ work: () async -> Void) async {
    #if os(iOS)
        let grace = Grace()
        await work()
        grace.end()
    #else
        await work()
    #endif
}

#if os(iOS)
    @MainActor
    private final class Grace {
        private var id = UIBackgroundTaskIdentifier.invalid

        init() {
            id = UIApplication.shared.beginBackgroundTask(withName: "refund") { [weak self] in self?.end() }
        }

        func end() {
            if id == .invalid { return }
            UIApplication.shared.endBackgroundTask(id)
            id = .invalid
        }
    }
#endif

/// A folder that only this app reads, that no backup brings back, because an old journal would send again what was queued in it, and
/// whose files can be written while the device is locked.
func journalFolder() throws -> URL {
    var folder = try FileManager.default.url(
        for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true
    ).appendingPathComponent("tillback", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #if os(iOS)
        // Of a folder that was there already, too. Files take it over when they are made.
        try FileManager.default.setAttributes(
            [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication], ofItemAtPath: folder.path)
    #endif
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try folder.setResourceValues(values)
    return folder
}
