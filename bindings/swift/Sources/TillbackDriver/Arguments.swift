import Foundation
import Tillback

// What the runner writes, as the library takes it.

extension Members {
    func reference() throws -> TransactionRef {
        let kind: RefKind = try word(try text("kind"))
        return try TransactionRef(kind, try text("reference"))
    }

    func references(_ name: String) throws -> [TransactionRef] {
        try each(name).map { one in
            let reference = try one.reference()
            try one.end()
            return reference
        }
    }

    func options() throws -> ManyOptions {
        ManyOptions(atOnce: Int(try number("at_once")), perSecond: try mayNumber("per_second").map { Int($0) })
    }

    /// Foundation reads no more than milliseconds.
    func mayDate(_ name: String) throws -> Date? {
        try mayText(name).map { text in
            let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
            guard text.last == "Z", parts.count <= 2, let whole = ISO8601DateFormatter().date(from: "\(parts[0])Z"),
                let rest = parts.count == 2 ? Double("0.\(parts[1])") : 0
            else { throw Mistake("\(text) is no instant") }
            return whole + rest
        }
    }

    func mayDay(_ name: String) throws -> Day? { try mayText(name).map(day) }
}

func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { throw Mistake("\(text) is no day") }
    return Day(parts[0], parts[1], parts[2])
}

func refundFilter(_ members: Members?) throws -> RefundFilter {
    var filter = RefundFilter()
    guard let members else { return filter }
    filter.account = try members.mayText("account")
    filter.statuses = Set(try (members.may("statuses", as: [String].self) ?? []).map { try word($0) })
    filter.from = try members.mayDate("from")
    filter.to = try members.mayDate("to")
    filter.transactionID = try members.mayText("transaction_id")
    filter.contradicted = try members.mayFlag("contradicted") ?? false
    try members.end()
    return filter
}

func transactionFilter(_ members: Members?) throws -> TransactionFilter {
    var filter = TransactionFilter()
    guard let members else { return filter }
    filter.from = try members.mayDate("from")
    filter.to = try members.mayDate("to")
    filter.day = try members.mayDay("day")
    filter.status = try members.mayText("status")
    filter.method = try members.mayText("method")
    filter.reference = try members.mayText("reference")
    filter.owner = try members.mayText("owner")
    filter.pageSize = try members.mayNumber("page_size").map { Int($0) }
    try members.end()
    return filter
}

func source(_ members: Members) throws -> ReportSource {
    let source: ReportSource
    if try members.mayFlag("journal") == true {
        source = .journal(ask: try members.mayFlag("ask") ?? true)
    } else if let days = try members.may("days", as: [String].self), days.count == 2 {
        source = .days(from: try day(days[0]), through: try day(days[1]), account: try members.text("account"))
    } else {
        source = .references(try members.references("references"), account: try members.text("account"))
    }
    try members.end()
    return source
}

func payeeRef(_ members: Members) throws -> PayeeRef {
    let payee: PayeeRef
    if let number = try members.mayText("customer_no") {
        payee = .customerNo(number)
    } else if let code = try members.mayText("customer_code") {
        payee = .customerCode(code)
    } else {
        payee = .email(try members.text("email"))
    }
    try members.end()
    return payee
}

func payeeRequest(_ members: Members) throws -> PayeeRequest {
    var request = PayeeRequest(
        account: try members.text("account"), firstName: try members.text("first_name"),
        lastName: try members.text("last_name"), email: try members.text("email"),
        countryCode: try members.text("country_code"))
    if let profile = try members.mayText("profile") { request.profile = try word(profile) }
    request.dateOfBirth = try members.mayDay("date_of_birth")
    request.state = try members.mayText("state")
    request.city = try members.mayText("city")
    request.street = try members.mayText("street")
    request.street2 = try members.mayText("street2")
    request.zip = try members.mayText("zip")
    request.country = try members.mayText("country")
    request.phone = try members.mayText("phone")
    request.customerCode = try members.mayText("customer_code")
    request.governmentID = try members.mayText("government_id")
    request.governmentIDType = try members.mayText("government_id_type")
    request.company = try members.mayText("company")
    request.lang = try members.mayText("lang")
    request.payorNo = try members.mayText("payor_no")
    try members.end()
    return request
}

func settings(_ members: Members) throws -> Client.Settings {
    var settings = Client.Settings(accounts: try members.each("accounts").map(account))
    switch try members.mayText("journal") {
    case nil: settings.journal = .none
    case "memory": settings.journal = .inMemory
    case let path?: settings.journal = .file(path)
    }
    settings.worker = try members.mayText("worker")
    settings.connectTimeout = try members.mayTime("connect_timeout_ms")
    settings.replyTimeout = try members.mayTime("reply_timeout_ms")
    settings.replyLimit = try members.mayNumber("reply_limit")
    settings.deadline = try members.mayTime("deadline_ms")
    settings.quietPeriod = try members.mayTime("quiet_period_ms")
    settings.firstPause = try members.mayTime("first_pause_ms")
    try members.end()
    return settings
}

private func account(_ members: Members) throws -> Account {
    let name = try members.text("name")
    let environment: Account.Environment
    switch try members.text("environment") {
    case "production": environment = .production
    case "sandbox": environment = .sandbox
    case let url: environment = .at(url)
    }
    let gateway: GatewayName = try word(try members.text("gateway"))
    let secrets = try members.members("credentials")
    try members.end()
    let account: Account
    switch gateway {
    case .pockyt:
        account = .pockyt(
            name: name, environment: environment, merchantNo: try secrets.text("merchant_no"),
            storeNo: try secrets.text("store_no"), token: try secrets.text("token"), groupNo: try secrets.mayText("group_no"),
            notificationURL: try secrets.mayText("notification_url"))
    case .yedpay:
        account = .yedpay(
            name: name, environment: environment, accessToken: try secrets.mayText("access_token"),
            apiKey: try secrets.mayText("api_key"), signKey: try secrets.mayText("sign_key"))
    case .paycross:
        let hosts = try secrets.mayMembers("hosts")
        account = .paycross(
            name: name, environment: environment, shopID: try secrets.text("shop_id"),
            secretKey: try secrets.text("secret_key"), publicKey: try secrets.mayText("public_key"),
            apmURL: try hosts?.mayText("apm"), cardURL: try hosts?.mayText("card"), adminURL: try hosts?.mayText("admin"),
            service: try secrets.mayText("service").map { try word($0) } ?? .either,
            minorUnits: try secrets.mayText("minor_units").map { try word($0) } ?? .undecided,
            test: try secrets.mayFlag("test"))
        try hosts?.end()
    }
    try secrets.end()
    return account
}
