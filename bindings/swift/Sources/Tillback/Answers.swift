import TillbackEngine

extension EngineAnswer {
    /// Whether the call goes on behind it.
    var isStep: Bool {
        switch self {
        case .refundDone, .transactionDone, .settled: true
        case .over, .nothing, .refund, .settlement, .transaction, .transactions, .payee, .event, .check, .rows, .row, .texts, .flag:
            false
        }
    }

    func refund() throws -> Refund {
        guard case .refund(let refund) = self else { throw TillbackError.bug }
        return try Refund(refund)
    }

    func settlement() throws -> Settlement {
        guard case .settlement(let ended, let open) = self else { throw TillbackError.bug }
        return Settlement(ended: try ended.map(Refund.init), open: try open.map(Refund.init))
    }

    func settleStep() throws -> SettleStep {
        guard case .settled(let refund, let ended, let found) = self else { throw TillbackError.bug }
        return SettleStep(refund: try Refund(refund), ended: Int(ended), found: Int(found))
    }

    func transaction() throws -> Transaction {
        guard case .transaction(let transaction) = self else { throw TillbackError.bug }
        return try Transaction(transaction)
    }

    func transactions() throws -> [Transaction] {
        guard case .transactions(let transactions) = self else { throw TillbackError.bug }
        return try transactions.map(Transaction.init)
    }

    func refundDone() throws -> Done<Refund> {
        guard case .refundDone(let done, let refund) = self else { throw TillbackError.bug }
        return Done(done, try refund.map(Refund.init))
    }

    func transactionDone() throws -> Done<Transaction> {
        guard case .transactionDone(let done, let transaction) = self else { throw TillbackError.bug }
        return Done(done, try transaction.map(Transaction.init))
    }

    func payee() throws -> Payee {
        guard case .payee(let payee) = self else { throw TillbackError.bug }
        return Payee(payee)
    }

    func event() throws -> Event {
        guard case .event(let event) = self else { throw TillbackError.bug }
        return try Event(event)
    }

    func check() throws -> Check {
        guard case .check(let check) = self else { throw TillbackError.bug }
        return try Check(check)
    }

    func rows() throws -> EngineRows {
        guard case .rows(let rows) = self else { throw TillbackError.bug }
        return rows
    }

    func row() throws -> ReportRow {
        guard case .row(let row) = self else { throw TillbackError.bug }
        return try ReportRow(row)
    }

    func texts() throws -> [String] {
        guard case .texts(let texts) = self else { throw TillbackError.bug }
        return texts
    }

    func flag() throws -> Bool {
        guard case .flag(let flag) = self else { throw TillbackError.bug }
        return flag
    }
}

/// Something that is read one by one, in one place at a time.
struct Readable: Sendable {
    let begin: @Sendable () throws -> Void
    let next: @Sendable () throws -> EngineCall
    let end: @Sendable (_ arrived: Bool) -> Void

    init(_ list: EngineListing) {
        begin = { try list.begin() }
        next = { try list.next() }
        end = { list.end(arrived: $0) }
    }

    init(_ rows: EngineRows) {
        begin = { try rows.begin() }
        next = { try rows.next() }
        end = { rows.end(arrived: $0) }
    }
}
