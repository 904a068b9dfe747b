// Made from Client.kt by `cargo xtask codegen`. Change that file, not this one.

package io.tillback

import io.tillback.engine.EngineClient
import io.tillback.engine.EngineHeader
import kotlin.time.Duration

/**
 * Refunds payments, finds them, and registers payees, on the thread that calls.
 *
 * Make one when the program begins and keep it; all threads may use it. **A thread that is interrupted stops the waiting and not
 * the refund**: its `InterruptedException` does not say that no money moved. Refund again with the same key, which returns the
 * refund that is under way as it stands, or begins where nothing was; or give the request a deadline, after which you get the refund
 * with the status of that moment.
 *
 * @throws ConfigurationException where a setting or an account is wrong.
 * @throws JournalException where the journal can't be used. It is never one other than the one that was named.
 */
public class BlockingClient(
    settings: Settings,
) : AutoCloseable {
    private val engine: EngineClient = asked { EngineClient(settings.told()) }

    /** The names of the accounts, in order. */
    public val accounts: List<String> get() = asked { engine.accounts() }

    /**
     * Gives money back, once.
     *
     * @return the refund. `REFUSED` is a status, not an exception; so are `PENDING`, `UNKNOWN` and `REVIEW`. Settle those later with
     *   [settle], and never refund them by other means.
     * @throws TillbackException no money moved because of this call, unless it is an [InternalException].
     */
    public fun refund(request: RefundRequest): Refund = waited { engine.refund(request.told()) }.refund()

    /**
     * Records a refund and sends nothing: for a till that is offline. [settle] sends it later.
     *
     * Without a [Transaction] just read, an amount is needed.
     *
     * @throws TillbackException nothing was recorded.
     */
    public fun queueRefund(request: RefundRequest): Refund = waited { engine.queueRefund(request.told()) }.refund()

    /**
     * Makes many refunds, several at once, each under its own key with everything that [refund] promises.
     *
     * @param progress called as each one ends. What it throws ends the call: refunds not yet sent are not sent any more, the others
     *   go on.
     * @return how each one ended, in the order of the requests. An error ends only its own.
     * @throws InvalidRequestException where a request or an option is malformed. Nothing was sent.
     */
    public fun refundMany(
        requests: List<RefundRequest>,
        options: ManyOptions = ManyOptions(),
        progress: (Done<Refund>) -> Unit = {},
    ): List<Done<Refund>> {
        val done = ArrayList<Done<Refund>>(requests.size)
        waited(step = { progress(it.refundDone().also(done::add)) }) {
            engine.refundMany(requests.map { it.told() }, options.told())
        }
        return done.sortedBy { it.index }
    }

    /**
     * Reads a refund from the journal, without asking the gateway.
     *
     * @throws NotFoundException where the journal knows no refund with this key.
     */
    public fun getRefund(idempotencyKey: String): Refund = waited { engine.getRefund(idempotencyKey) }.refund()

    /**
     * Follows a refund until its status is final or the deadline ends; then returns it as it is.
     *
     * @throws NotFoundException where the journal knows no refund with this key.
     */
    public fun waitForRefund(
        idempotencyKey: String,
        deadline: Duration,
    ): Refund = waited { engine.waitForRefund(idempotencyKey, deadline.told()) }.refund()

    /**
     * Drives every open refund on: sends what is queued, asks about what is unknown or pending. Call it from anywhere, any time;
     * several at once do each piece of work once.
     *
     * @param deadline how long it may take.
     * @param progress called with each refund that moved, and how far all of them are. What it throws ends the call.
     * @return the refunds that ended while it ran, and those that are still open.
     */
    public fun settle(
        deadline: Duration,
        progress: (SettleStep) -> Unit = {},
    ): Settlement = waited(step = { progress(it.settleStep()) }) { engine.settle(deadline.told()) }.settlement()

    /** The refunds of the journal, oldest first, read page by page, anew each time. */
    public fun listRefunds(filter: RefundFilter = RefundFilter()): Sequence<Refund> =
        sequenced({ Readable(engine.listRefunds(filter.told())) }) { it.refund() }

    /**
     * Settles a refund in `REVIEW`: a person looked into the gateway's dashboard.
     *
     * @param note what the person saw, 1 to 1,000 characters. It is kept in the history.
     * @throws ConflictException where it is not in review. Nothing was changed.
     */
    public fun resolve(
        idempotencyKey: String,
        outcome: Outcome,
        note: String,
    ): Refund = waited { engine.resolve(idempotencyKey, outcome.word, note) }.refund()

    /** Looks for damage in the journal: one sentence for each fault, so an empty list is good news. */
    public fun checkJournal(): List<String> =
        waited { engine.checkJournal() }.its<io.tillback.engine.EngineAnswer.Texts>().texts

    /**
     * Asks the gateway for a payment.
     *
     * @param timeout how long it may take.
     * @throws NotFoundException where the gateway knows no such payment.
     * @throws InvalidRequestException where several payments carry this reference; [find] returns them all.
     */
    public fun transaction(
        account: String,
        reference: TransactionRef,
        timeout: Duration? = null,
    ): Transaction = waited(timeout) { engine.transaction(account, reference.told()) }.transaction()

    /** Asks the gateway for every transaction with this id or reference: none, one or several. */
    public fun find(
        account: String,
        reference: TransactionRef,
        timeout: Duration? = null,
    ): List<Transaction> = waited(timeout) { engine.find(account, reference.told()) }.transactions()

    /**
     * Asks for many payments, several at once.
     *
     * @param timeout how long all of them together may take.
     * @param progress called as each one ends. What it throws ends the call.
     * @return how each one ended, in the order of the references. An error ends only its own.
     */
    public fun queryMany(
        account: String,
        references: List<TransactionRef>,
        options: ManyOptions = ManyOptions(),
        timeout: Duration? = null,
        progress: (Done<Transaction>) -> Unit = {},
    ): List<Done<Transaction>> {
        val done = ArrayList<Done<Transaction>>(references.size)
        waited(timeout, step = { progress(it.transactionDone().also(done::add)) }) {
            engine.queryMany(account, references.map { it.told() }, options.told())
        }
        return done.sortedBy { it.index }
    }

    /**
     * Asks for a payment with growing pauses until it is as wished, or the deadline ends; then returns it as it is.
     *
     * However many wait for the same payment, it is asked for once at a time; a webhook about it that [receiveWebhook] gets ends the
     * pause at once.
     */
    public fun waitFor(
        account: String,
        reference: TransactionRef,
        deadline: Duration,
        until: Until = Until.FINAL,
    ): Transaction =
        waited { engine.waitFor(account, reference.told(), until.word, deadline.told()) }.transaction()

    /**
     * What the gateway lists, fetched page by page as it is read, anew each time.
     *
     * @param timeout how long one page may take.
     * @throws UnsupportedException as it is read, where the gateway can't list; the message tells what works.
     */
    public fun transactions(
        account: String,
        filter: TransactionFilter = TransactionFilter(),
        timeout: Duration? = null,
    ): Sequence<Transaction> =
        sequenced({ Readable(engine.transactions(account, filter.told(), timeout?.told())) }) { it.transaction() }

    /**
     * Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the gateway
     * agree. What can't be read marks its row and ends nothing.
     */
    public fun report(
        source: ReportSource,
        options: ReportOptions = ReportOptions(),
    ): BlockingReport =
        BlockingReport(
            waited { engine.report(source.told, options.told()) }.its<io.tillback.engine.EngineAnswer.Rows>().rows,
        )

    /**
     * Registers somebody to be paid, once: the same registration again returns the same payee (Pockyt).
     *
     * @throws TimedOutException with the code `PAYEE_UNCERTAIN` it may have been registered. The same call looks for it first.
     */
    public fun registerPayee(
        request: PayeeRequest,
        timeout: Duration? = null,
    ): Payee = waited(timeout) { engine.registerPayee(request.told()) }.payee()

    /**
     * Reads a payee.
     *
     * @throws NotFoundException where the gateway knows no such payee.
     */
    public fun payee(
        account: String,
        payee: PayeeRef,
        timeout: Duration? = null,
    ): Payee = waited(timeout) { engine.payee(account, payee.told) }.payee()

    /**
     * Changes a payee.
     *
     * @param changes the gateway's own names of fields, such as `city`, and their new values.
     */
    public fun updatePayee(
        account: String,
        customerNo: String,
        changes: Map<String, String>,
        timeout: Duration? = null,
    ): Payee = waited(timeout) { engine.updatePayee(account, customerNo, changes) }.payee()

    /**
     * Verifies a delivered webhook and merges it into the journal.
     *
     * @param headers the headers as they came.
     * @param body the bytes as they came, because the signature is about them: parsed and written again they would not fit.
     * @return the event. Answer the gateway with [Event.acknowledgement] under HTTP 200, so that it stops sending.
     * @throws SignatureException where nobody proved to be the gateway. Nothing was changed.
     */
    public fun receiveWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ): Event =
        waited { engine.receiveWebhook(account, headers.map { (name, value) -> EngineHeader(name, value) }, body) }.event()

    /** Verifies a delivered webhook and changes nothing. Takes what [receiveWebhook] takes. */
    public fun verifyWebhook(
        account: String,
        headers: List<Pair<String, String>>,
        body: ByteArray,
    ): Event =
        waited { engine.verifyWebhook(account, headers.map { (name, value) -> EngineHeader(name, value) }, body) }.event()

    /**
     * Whether the account's credentials work, and whether they may refund.
     *
     * @throws AuthenticationException where the gateway refused the credentials.
     */
    public fun check(
        account: String,
        timeout: Duration? = null,
    ): Check = waited(timeout) { engine.check(account) }.check()

    /** What a gateway can do and prove. */
    public fun capabilities(gateway: GatewayName): Capabilities =
        Capabilities.of(asked { engine.capabilities(gateway.word) })

    /**
     * Waits until no call is under way and everything that goes on by itself has ended: refunds that were sent whose caller stopped
     * waiting.
     *
     * @return whether nothing is left. What is left is in the journal, and [settle] brings it to its end.
     */
    public fun finish(within: Duration): Boolean =
        waited { engine.finish(within.told()) }.its<io.tillback.engine.EngineAnswer.Flag>().flag

    /**
     * Ends the client and lets go of its journal. From now on no call begins. Calls under way get five seconds; those that take longer
     * are cancelled then, and send nothing more. What they left open is in the journal, and [settle] brings it to its end.
     *
     * It waits on the thread that calls it, also where that is interrupted. Called once more, it waits for the same end.
     */
    override fun close(): Unit = closed { engine.end() }
}
