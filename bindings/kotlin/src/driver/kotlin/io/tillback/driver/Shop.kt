package io.tillback.driver

import io.tillback.*
import kotlin.time.Duration

/** Every operation, as both clients have it. */
interface Shop : AutoCloseable {
    val accounts: List<String>

    suspend fun refund(request: RefundRequest): Refund

    suspend fun queueRefund(request: RefundRequest): Refund

    suspend fun refundMany(
        requests: List<RefundRequest>,
        options: ManyOptions,
    ): List<Done<Refund>>

    suspend fun getRefund(key: String): Refund

    suspend fun waitForRefund(
        key: String,
        deadline: Duration,
    ): Refund

    suspend fun settle(
        deadline: Duration,
        progress: (SettleStep) -> Unit,
    ): Settlement

    suspend fun listRefunds(
        filter: RefundFilter,
        take: Int,
    ): List<Refund>

    suspend fun resolve(
        key: String,
        outcome: Outcome,
        note: String,
    ): Refund

    suspend fun checkJournal(): List<String>

    suspend fun transaction(
        account: String,
        reference: TransactionRef,
    ): Transaction

    suspend fun find(
        account: String,
        reference: TransactionRef,
    ): List<Transaction>

    suspend fun queryMany(
        account: String,
        references: List<TransactionRef>,
        options: ManyOptions,
        progress: (Done<Transaction>) -> Unit,
    ): List<Done<Transaction>>

    suspend fun waitFor(
        account: String,
        reference: TransactionRef,
        deadline: Duration,
        until: Until,
    ): Transaction

    suspend fun transactions(
        account: String,
        filter: TransactionFilter,
        take: Int,
    ): List<Transaction>

    /** Some rows, and the tally behind them. */
    suspend fun report(
        source: ReportSource,
        options: ReportOptions,
        take: Int,
    ): Pair<List<ReportRow>, ReportTally>

    suspend fun registerPayee(request: PayeeRequest): Payee

    suspend fun payee(
        account: String,
        payee: PayeeRef,
    ): Payee

    suspend fun updatePayee(
        account: String,
        customerNo: String,
        changes: Map<String, String>,
    ): Payee

    suspend fun receiveWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ): Event

    suspend fun verifyWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ): Event

    suspend fun check(account: String): Check

    fun capabilities(gateway: GatewayName): Capabilities
}
