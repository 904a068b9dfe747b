package io.tillback

import io.tillback.engine.EnginePayee
import io.tillback.engine.EnginePayeeRef
import io.tillback.engine.EnginePayeeRequest
import java.time.Instant
import java.time.LocalDate

/**
 * Somebody to be registered, at most 255 characters in each text. `toString` shows only the account.
 *
 * @property countryCode two capital letters (ISO 3166).
 * @property company what a business is called; it needs one.
 * @property customerCode your own name for the payee, by which a lost answer is settled.
 */
public data class PayeeRequest(
    val account: String,
    val firstName: String,
    val lastName: String,
    val email: String,
    val countryCode: String,
    val profile: ProfileType = ProfileType.INDIVIDUAL,
    val dateOfBirth: LocalDate? = null,
    val state: String? = null,
    val city: String? = null,
    val street: String? = null,
    val street2: String? = null,
    val zip: String? = null,
    val country: String? = null,
    val phone: String? = null,
    val customerCode: String? = null,
    val governmentId: String? = null,
    val governmentIdType: String? = null,
    val company: String? = null,
    val lang: String? = null,
    val payorNo: String? = null,
) {
    override fun toString(): String = "PayeeRequest(account=$account)"

    internal fun told(): EnginePayeeRequest =
        EnginePayeeRequest(
            account = account,
            profile = profile.word,
            firstName = firstName,
            lastName = lastName,
            email = email,
            dateOfBirth = dateOfBirth?.toString(),
            countryCode = countryCode,
            state = state,
            city = city,
            street = street,
            street2 = street2,
            zip = zip,
            country = country,
            phone = phone,
            customerCode = customerCode,
            governmentId = governmentId,
            governmentIdType = governmentIdType,
            company = company,
            lang = lang,
            payorNo = payorNo,
        )
}

/** The name of a payee. `toString` doesn't show it. */
public class PayeeRef private constructor(
    internal val told: EnginePayeeRef,
) {
    override fun toString(): String = "PayeeRef"

    public companion object {
        /** By the gateway's number. */
        public fun customerNo(number: String): PayeeRef = PayeeRef(EnginePayeeRef.CustomerNo(number))

        /** By your own code. */
        public fun customerCode(code: String): PayeeRef = PayeeRef(EnginePayeeRef.CustomerCode(code))

        /** By e-mail address. */
        public fun email(address: String): PayeeRef = PayeeRef(EnginePayeeRef.Email(address))
    }
}

/**
 * Somebody to be paid. `toString` shows no name and no address.
 *
 * @property customerNo the gateway's number.
 * @property customerCode your own name for the payee.
 * @property status the gateway's word for where it stands.
 * @property raw the untouched reply.
 */
public data class Payee(
    val account: String,
    val customerNo: String,
    val customerCode: String?,
    val firstName: String?,
    val lastName: String?,
    val email: String?,
    val status: String?,
    val createdAt: Instant?,
    val updatedAt: Instant?,
    val raw: Raw,
) {
    override fun toString(): String = "Payee(account=$account, customerNo=$customerNo, status=$status)"

    internal companion object {
        fun of(told: EnginePayee): Payee =
            Payee(
                account = told.account,
                customerNo = told.customerNo,
                customerCode = told.customerCode,
                firstName = told.firstName,
                lastName = told.lastName,
                email = told.email,
                status = told.status,
                createdAt = told.createdAt?.read(),
                updatedAt = told.updatedAt?.read(),
                raw = Raw(told.raw),
            )
    }
}
