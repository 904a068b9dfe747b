package io.tillback

import io.tillback.engine.EngineActionDetails
import io.tillback.engine.EngineDetails
import io.tillback.engine.EngineYedpayDetails
import java.time.Instant

/** What only one gateway says of a payment. */
public sealed interface Details {
    public companion object {
        internal fun of(told: EngineDetails): Details =
            when (told) {
                is EngineDetails.Pockyt ->
                    told.details.let { PockytDetails(it.settleCurrency, it.transactionType, it.exchangeRate) }
                is EngineDetails.Yedpay -> YedpayDetails.of(told.details)
                is EngineDetails.Paycross ->
                    told.details.let {
                        PaycrossDetails(
                            wordOf(it.service),
                            it.test,
                            it.language,
                            it.message,
                            it.receiptUrl,
                            it.code,
                            it.reason,
                            it.providerStatus,
                            it.providerRef,
                            it.providerMessage,
                        )
                    }
            }
    }
}

/**
 * Fields of a Pockyt transaction.
 *
 * @property settleCurrency as the gateway wrote it.
 * @property transactionType `payment`, `refund` or `void`.
 * @property exchangeRate the digits the gateway wrote.
 */
public data class PockytDetails(
    val settleCurrency: String?,
    val transactionType: String?,
    val exchangeRate: String?,
) : Details

/**
 * Fields of a PayCross transaction. `toString` shows no text that may be about the payer, and not the receipt's address, which opens
 * to whoever knows it.
 */
public data class PaycrossDetails(
    val service: Service,
    val test: Boolean?,
    val language: String?,
    val message: String?,
    val receiptUrl: String?,
    val code: String?,
    val reason: String?,
    val providerStatus: String?,
    val providerRef: String?,
    val providerMessage: String?,
) : Details {
    override fun toString(): String =
        "PaycrossDetails(service=${service.word}, test=$test, code=$code, providerStatus=$providerStatus)"
}

/** A web address with its role, such as `checkout`. `toString` shows only the role, because an address opens to whoever knows it. */
public data class Link(
    val rel: String,
    val href: String,
) {
    override fun toString(): String = "Link(rel=$rel)"
}

/** Who did something at Yedpay, and the remark they left. `toString` shows only the id. */
public data class ActionDetails(
    val requestUserId: String?,
    val firstName: String?,
    val lastName: String?,
    val remark: String?,
) {
    override fun toString(): String = "ActionDetails(requestUserId=$requestUserId)"

    internal companion object {
        fun of(told: EngineActionDetails?): ActionDetails? =
            told?.let { ActionDetails(it.requestUserId, it.firstName, it.lastName, it.remark) }
    }
}

/** Fields of a Yedpay transaction, by the names of its documentation. Some are about the payer, so `toString` shows only ids. */
public data class YedpayDetails(
    val userId: String?,
    val companyId: String?,
    val storeId: String?,
    val gatewayId: Long?,
    val gatewaySubId: Long?,
    val gatewaySubName: String?,
    val gatewayCode: String?,
    val barcodeId: String?,
    val paymentLinkId: String?,
    val charge: Money?,
    val refundCharge: Money?,
    val net: Money?,
    val tips: Money?,
    val forex: String?,
    val canSettleAfter: Instant?,
    val isBalanceSettled: Boolean?,
    val settledAt: Instant?,
    val transactionId: String?,
    val referenceId: String?,
    val payer: String?,
    val buyerId: String?,
    val walletType: String?,
    val extraParameters: String?,
    val fixedId: String?,
    val expiredAt: Instant?,
    val pinKey: String?,
    val links: List<Link>,
    val cancellation: ActionDetails?,
    val refund: ActionDetails?,
    val failure: ActionDetails?,
) : Details {
    override fun toString(): String =
        "YedpayDetails(gatewayCode=$gatewayCode, transactionId=$transactionId, referenceId=$referenceId)"

    internal companion object {
        fun of(told: EngineYedpayDetails): YedpayDetails =
            YedpayDetails(
                userId = told.userId,
                companyId = told.companyId,
                storeId = told.storeId,
                gatewayId = told.gatewayId,
                gatewaySubId = told.gatewaySubId,
                gatewaySubName = told.gatewaySubName,
                gatewayCode = told.gatewayCode,
                barcodeId = told.barcodeId,
                paymentLinkId = told.paymentLinkId,
                charge = told.charge?.let(::Money),
                refundCharge = told.refundCharge?.let(::Money),
                net = told.net?.let(::Money),
                tips = told.tips?.let(::Money),
                forex = told.forex,
                canSettleAfter = told.canSettleAfter?.read(),
                isBalanceSettled = told.isBalanceSettled,
                settledAt = told.settledAt?.read(),
                transactionId = told.transactionId,
                referenceId = told.referenceId,
                payer = told.payer,
                buyerId = told.buyerId,
                walletType = told.walletType,
                extraParameters = told.extraParameters,
                fixedId = told.fixedId,
                expiredAt = told.expiredAt?.read(),
                pinKey = told.pinKey,
                links = told.links.map { Link(it.rel, it.href) },
                cancellation = ActionDetails.of(told.cancellation),
                refund = ActionDetails.of(told.refund),
                failure = ActionDetails.of(told.failure),
            )
    }
}
