import Foundation
import TillbackEngine

/// Somebody to be registered, at most 255 characters in each text. Its description shows only the account.
public struct PayeeRequest: Hashable, Sendable, Discreet {
    /// The name of the account.
    public var account: String
    /// `individual`, or `business`, which needs a company.
    public var profile: ProfileType = .individual
    public var firstName: String
    public var lastName: String
    public var email: String
    /// Two capital letters (ISO 3166).
    public var countryCode: String
    public var dateOfBirth: Day?
    public var state: String?
    public var city: String?
    public var street: String?
    public var street2: String?
    public var zip: String?
    public var country: String?
    public var phone: String?
    /// Your own name for the payee, by which a lost answer is settled.
    public var customerCode: String?
    public var governmentID: String?
    public var governmentIDType: String?
    public var company: String?
    public var lang: String?
    public var payorNo: String?

    public init(account: String, firstName: String, lastName: String, email: String, countryCode: String) {
        self.account = account
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.countryCode = countryCode
    }

    public var description: String { "PayeeRequest(account: \(account))" }

    var told: EnginePayeeRequest {
        EnginePayeeRequest(
            account: account, profile: profile.rawValue, firstName: firstName, lastName: lastName, email: email,
            dateOfBirth: dateOfBirth?.description, countryCode: countryCode, state: state, city: city, street: street,
            street2: street2, zip: zip, country: country, phone: phone, customerCode: customerCode,
            governmentId: governmentID, governmentIdType: governmentIDType, company: company, lang: lang, payorNo: payorNo)
    }
}

/// The name of a payee. Its description doesn't show it.
public enum PayeeRef: Hashable, Sendable, Discreet {
    /// By the gateway's number.
    case customerNo(String)
    /// By your own code.
    case customerCode(String)
    /// By e-mail address.
    case email(String)

    public var description: String { "PayeeRef" }

    var told: EnginePayeeRef {
        switch self {
        case .customerNo(let number): .customerNo(number: number)
        case .customerCode(let code): .customerCode(code: code)
        case .email(let address): .email(address: address)
        }
    }
}

/// Somebody to be paid. Its description shows no name and no address.
public struct Payee: Hashable, Sendable, Discreet {
    public let account: String
    /// The gateway's number.
    public let customerNo: String
    /// Your own name for the payee.
    public let customerCode: String?
    public let firstName: String?
    public let lastName: String?
    public let email: String?
    /// The gateway's word for where it stands.
    public let status: String?
    public let createdAt: Date?
    public let updatedAt: Date?
    /// The untouched reply.
    public let raw: Data

    public var description: String { "Payee(\(customerNo), account: \(account))" }

    init(_ told: EnginePayee) {
        account = told.account
        customerNo = told.customerNo
        customerCode = told.customerCode
        firstName = told.firstName
        lastName = told.lastName
        email = told.email
        status = told.status
        createdAt = told.createdAt?.date
        updatedAt = told.updatedAt?.date
        raw = told.raw
    }
}
