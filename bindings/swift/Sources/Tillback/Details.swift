import Foundation
import TillbackEngine

/// What only one gateway says of a payment.
public enum Details: Hashable, Sendable {
    case pockyt(PockytDetails)
    case yedpay(YedpayDetails)
    case paycross(PaycrossDetails)

    init(_ told: EngineDetails) throws {
        switch told {
        case .pockyt(let details): self = .pockyt(PockytDetails(details))
        case .yedpay(let details): self = .yedpay(YedpayDetails(details))
        case .paycross(let details): self = .paycross(try PaycrossDetails(details))
        }
    }
}

/// Fields of a Pockyt transaction, as the gateway wrote them.
public struct PockytDetails: Hashable, Sendable {
    public let settleCurrency: String?
    public let transactionType: String?
    public let exchangeRate: String?

    init(_ told: EnginePockytDetails) {
        settleCurrency = told.settleCurrency
        transactionType = told.transactionType
        exchangeRate = told.exchangeRate
    }
}

/// Fields of a PayCross transaction. Its description shows no text that may be about the payer, and not the receipt's address, which
/// opens to whoever knows it.
public struct PaycrossDetails: Hashable, Sendable, Discreet {
    public let service: Service
    public let test: Bool?
    public let language: String?
    public let message: String?
    public let receiptURL: String?
    public let code: String?
    public let reason: String?
    public let providerStatus: String?
    public let providerRef: String?
    public let providerMessage: String?

    public var description: String { "PaycrossDetails(service: \(service.rawValue), code: \(code ?? "-"))" }

    init(_ told: EnginePaycrossDetails) throws {
        service = try word(told.service)
        test = told.test
        language = told.language
        message = told.message
        receiptURL = told.receiptUrl
        code = told.code
        reason = told.reason
        providerStatus = told.providerStatus
        providerRef = told.providerRef
        providerMessage = told.providerMessage
    }
}

/// Who did something at Yedpay, and the remark they left. Its description shows only the id.
public struct ActionDetails: Hashable, Sendable, Discreet {
    public let requestUserID: String?
    public let firstName: String?
    public let lastName: String?
    public let remark: String?

    public var description: String { "ActionDetails(\(requestUserID ?? "-"))" }

    init(_ told: EngineActionDetails) {
        requestUserID = told.requestUserId
        firstName = told.firstName
        lastName = told.lastName
        remark = told.remark
    }
}

/// Fields of a Yedpay transaction, by the names of its documentation. Some are about the payer, so its description shows only ids.
public struct YedpayDetails: Hashable, Sendable, Discreet {
    /// A web address with its role, such as `checkout`.
    public struct Link: Hashable, Sendable {
        public let rel: String
        public let href: String
    }

    public let userID: String?
    public let companyID: String?
    public let storeID: String?
    public let gatewayID: Int64?
    public let gatewaySubID: Int64?
    public let gatewaySubName: String?
    public let gatewayCode: String?
    public let barcodeID: String?
    public let paymentLinkID: String?
    public let charge: Money?
    public let refundCharge: Money?
    public let net: Money?
    public let tips: Money?
    public let forex: String?
    public let canSettleAfter: Date?
    public let isBalanceSettled: Bool?
    public let settledAt: Date?
    public let transactionID: String?
    public let referenceID: String?
    public let payer: String?
    public let buyerID: String?
    public let walletType: String?
    public let extraParameters: String?
    public let fixedID: String?
    public let expiredAt: Date?
    public let pinKey: String?
    public let links: [Link]
    public let cancellation: ActionDetails?
    public let refund: ActionDetails?
    public let failure: ActionDetails?

    public var description: String { "YedpayDetails(transactionID: \(transactionID ?? "-"), referenceID: \(referenceID ?? "-"))" }

    init(_ told: EngineYedpayDetails) {
        userID = told.userId
        companyID = told.companyId
        storeID = told.storeId
        gatewayID = told.gatewayId
        gatewaySubID = told.gatewaySubId
        gatewaySubName = told.gatewaySubName
        gatewayCode = told.gatewayCode
        barcodeID = told.barcodeId
        paymentLinkID = told.paymentLinkId
        charge = told.charge.map(Money.init)
        refundCharge = told.refundCharge.map(Money.init)
        net = told.net.map(Money.init)
        tips = told.tips.map(Money.init)
        forex = told.forex
        canSettleAfter = told.canSettleAfter?.date
        isBalanceSettled = told.isBalanceSettled
        settledAt = told.settledAt?.date
        transactionID = told.transactionId
        referenceID = told.referenceId
        payer = told.payer
        buyerID = told.buyerId
        walletType = told.walletType
        extraParameters = told.extraParameters
        fixedID = told.fixedId
        expiredAt = told.expiredAt?.date
        pinKey = told.pinKey
        links = told.links.map { Link(rel: $0.rel, href: $0.href) }
        cancellation = told.cancellation.map(ActionDetails.init)
        refund = told.refund.map(ActionDetails.init)
        failure = told.failure.map(ActionDetails.init)
    }
}
