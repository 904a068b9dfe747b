package io.tillback.driver

import io.tillback.*
import kotlin.time.Duration

/** The client whose calls block. */
class WaitingShop(private val client: BlockingClient) : Shop, AutoCloseable by client {
    override val accounts get() = client.accounts

    override suspend fun refund(request: RefundRequest) = client.refund(request)

    override suspend fun queueRefund(request: RefundRequest) = client.queueRefund(request)

    override suspend fun refundMany(
        requests: List<RefundRequest>,
        options: ManyOptions,
    ) = client.refundMany(requests, options)

    override suspend fun getRefund(key: String) = client.getRefund(key)

    override suspend fun waitForRefund(
        key: String,
        deadline: Duration,
    ) = client.waitForRefund(key, deadline)

    override suspend fun settle(
        deadline: Duration,
        progress: (SettleStep) -> Unit,
    ) = client.settle(deadline, progress)

    override suspend fun resolve(
        key: String,
        outcome: Outcome,
        note: String,
    ) = client.resolve(key, outcome, note)

    override suspend fun checkJournal() = client.checkJournal()

    override suspend fun transaction(
        account: String,
        reference: TransactionRef,
    ) = client.transaction(account, reference)

    override suspend fun find(
        account: String,
        reference: TransactionRef,
    ) = client.find(account, reference)

    override suspend fun waitFor(
        account: String,
        reference: TransactionRef,
        deadline: Duration,
        until: Until,
    ) = client.waitFor(account, reference, deadline, until)

    override suspend fun registerPayee(request: PayeeRequest) = client.registerPayee(request)

    override suspend fun payee(
        account: String,
        payee: PayeeRef,
    ) = client.payee(account, payee)

    override suspend fun updatePayee(
        account: String,
        customerNo: String,
        changes: Map<String, String>,
    ) = client.updatePayee(account, customerNo, changes)

    override suspend fun receiveWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ) = client.receiveWebhook(account, headers, body)

    override suspend fun verifyWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ) = client.verifyWebhook(account, headers, body)

    override suspend fun check(account: String) = client.check(account)

    override suspend fun queryMany(
        account: String,
        references: List<TransactionRef>,
        options: ManyOptions,
        progress: (Done<Transaction>) -> Unit,
    ) = client.queryMany(account, references, options, progress = progress)

    override suspend fun listRefunds(
        filter: RefundFilter,
        take: Int,
    ) = client.listRefunds(filter).take(take).toList()

    override suspend fun transactions(
        account: String,
        filter: TransactionFilter,
        take: Int,
    ) = client.transactions(account, filter).take(take).toList()

    override suspend fun report(
        source: ReportSource,
        options: ReportOptions,
        take: Int,
    ) = client.report(source, options).use { report -> report.rows.take(take).toList() to report.tally }

    override fun capabilities(gateway: GatewayName) = client.capabilities(gateway)
}
