package io.tillback.driver

import io.tillback.Done
import io.tillback.GatewayName
import io.tillback.NotFoundException
import io.tillback.Outcome
import io.tillback.Refund
import io.tillback.RefundRequest
import io.tillback.RefundTarget
import io.tillback.ReportOptions
import io.tillback.SettleStep
import io.tillback.TillbackException
import io.tillback.Transaction
import io.tillback.TransactionStatus
import io.tillback.Until
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.util.Collections
import kotlin.time.Duration

/** Makes one call, and says what came of it. */
class Calls(private val shop: Shop, private val mode: Mode) {
    suspend fun answer(
        op: String,
        members: Members,
    ): JsonObject =
        try {
            val after = members.mayTime("cancel_after_ms")
            ok(made(op, members, after))
        } catch (error: TillbackException) {
            failed(error)
        } catch (_: Stopped) {
            stopped(null)
        } catch (known: Known) {
            known.answer
        }

    private suspend fun made(
        op: String,
        of: Members,
        after: Duration?,
    ): JsonElement =
        when (op) {
            "refund" -> {
                val request = request(of.members("request"))
                of.end()
                value(refunded(request, after))
            }
            "refund_many" -> {
                val requests = of.each("requests").map { request(it) }
                val options = of.options()
                of.end()
                many(mode.stopping(after) { shop.refundMany(requests, options) }, ::value)
            }
            "query_many" -> {
                val (account, references) = of.text("account") to of.references("references")
                val options = of.options()
                of.end()
                val told = Collections.synchronizedList(mutableListOf<Done<Transaction>>())
                try {
                    many(mode.stopping(after) { shop.queryMany(account, references, options, told::add) }, ::value)
                } catch (_: Stopped) {
                    many(told, ::value, outOf = references.size)
                }
            }
            else -> mode.stopping(after) { other(op, of) }
        }

    private suspend fun other(
        op: String,
        of: Members,
    ): JsonElement {
        fun <T> all(taken: T): T = taken.also { of.end() }
        return when (op) {
            "queue_refund" -> value(shop.queueRefund(all(request(of.members("request")))))
            "get_refund" -> value(shop.getRefund(all(of.text("idempotency_key"))))
            "wait_for_refund" -> {
                val (key, deadline) = of.text("idempotency_key") to of.time("deadline_ms")
                value(all(shop).waitForRefund(key, deadline))
            }
            "resolve" -> {
                val (key, outcome) = of.text("idempotency_key") to word<Outcome>(of.text("outcome"))
                value(shop.resolve(key, outcome, all(of.text("note"))))
            }
            "settle" -> {
                val steps = mutableListOf<SettleStep>()
                settlement(shop.settle(all(of.time("deadline_ms")), steps::add), steps.size)
            }
            "list_refunds" -> {
                val filter = refundFilter(of.mayMembers("filter"))
                list(shop.listRefunds(filter, all(of.take())), ::value)
            }
            "check_journal" -> list(all(shop).checkJournal(), ::JsonPrimitive)
            "transaction" -> {
                val account = of.text("account")
                value(shop.transaction(account, all(of.reference())))
            }
            "find" -> {
                val account = of.text("account")
                list(shop.find(account, all(of.reference())), ::value)
            }
            "wait_for" -> {
                val (account, reference) = of.text("account") to of.reference()
                val (until, deadline) = until(of.text("until")) to of.time("deadline_ms")
                value(all(shop).waitFor(account, reference, deadline, until))
            }
            "transactions" -> {
                val (account, filter) = of.text("account") to transactionFilter(of.mayMembers("filter"))
                list(shop.transactions(account, filter, all(of.take())), ::value)
            }
            "report" -> {
                val source = source(of.members("source"))
                val options =
                    ReportOptions(timeZone = of.mayText("time_zone"), refundable = of.mayFlag("refundable") ?: false)
                val (rows, tally) = shop.report(source, options, all(of.take()))
                report(rows, tally)
            }
            "register_payee" -> value(shop.registerPayee(all(payeeRequest(of.members("request")))))
            "payee" -> {
                val account = of.text("account")
                value(shop.payee(account, all(payeeRef(of.members("payee")))))
            }
            "update_payee" -> {
                val (account, number) = of.text("account") to of.text("customer_no")
                value(shop.updatePayee(account, number, all(of.texts("changes"))))
            }
            "receive_webhook", "verify_webhook" -> {
                val (account, headers) = of.text("account") to of.texts("headers").toList()
                val body = all(of.text("body")).toByteArray()
                value(
                    if (op == "receive_webhook") {
                        shop.receiveWebhook(account, headers, body)
                    } else {
                        shop.verifyWebhook(account, headers, body)
                    },
                )
            }
            "check" -> value(shop.check(all(of.text("account"))))
            "capabilities" -> value(shop.capabilities(word<GatewayName>(all(of.text("gateway")))))
            "accounts" -> list(all(shop).accounts, ::JsonPrimitive)
            else -> throw Mistake("no operation is called $op")
        }
    }

    /** The refund, and what a program finds out whose call was cancelled. */
    private suspend fun refunded(
        request: RefundRequest,
        after: Duration?,
    ): Refund =
        try {
            mode.stopping(after) { shop.refund(request) }
        } catch (_: Stopped) {
            try {
                shop.getRefund(request.idempotencyKey)
            } catch (_: NotFoundException) {
                throw Known(stopped(request.idempotencyKey))
            }
        }

    /** With the payment read first, where the runner wants it so. */
    private suspend fun request(of: Members): RefundRequest {
        val account = of.text("account")
        val reference = of.reference()
        val target: RefundTarget =
            if (of.mayFlag("read_first") == true) shop.transaction(account, reference) else reference
        val request =
            RefundRequest(
                account = account,
                transaction = target,
                idempotencyKey = of.text("idempotency_key"),
                amount = of.mayText("amount")?.let(io.tillback.Money::parse),
                reason = of.mayText("reason"),
                deadline = of.mayTime("deadline_ms"),
            )
        of.end()
        return request
    }

    private fun Members.take(): Int = mayNumber("take")?.toInt() ?: Int.MAX_VALUE

    private fun until(text: String): Until =
        when (text) {
            "final" -> Until.FINAL
            "refundable" -> Until.REFUNDABLE
            else -> Until.status(word<TransactionStatus>(text))
        }

    /** An answer that is known before the call came to its end. */
    private class Known(val answer: JsonObject) : Exception()
}
