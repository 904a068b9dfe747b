package io.tillback

import io.tillback.engine.EngineJournal
import io.tillback.engine.EngineProxy
import io.tillback.engine.EngineSettings
import java.nio.file.Path
import kotlin.time.Duration

/** Where refunds are remembered. */
public class Journal private constructor(
    internal val told: EngineJournal,
) {
    public companion object {
        /** Nowhere: the client only reads, and refuses to refund. */
        public val NONE: Journal = Journal(EngineJournal.Nowhere)

        /** As long as the process lives. After a crash nobody knows what was sent: for tests. */
        public val IN_MEMORY: Journal = Journal(EngineJournal.Memory)

        /**
         * In this file, which is made where it isn't there, readable by its owner only. Several processes of one machine may share
         * it; a network file system won't do. On Android take a path in `Context.noBackupFilesDir`.
         *
         * @throws IllegalArgumentException where the path is not one of the system's own files.
         */
        public fun file(path: Path): Journal = file(path.told())

        /** The same by a path as text. */
        public fun file(path: String): Journal = Journal(EngineJournal.File(path))
    }
}

/** The way to the gateways. `toString` shows no address, which may hold a password. */
public class Proxy private constructor(
    internal val told: EngineProxy,
) {
    public companion object {
        /** No proxy, whatever the environment says. */
        public val DIRECT: Proxy = Proxy(EngineProxy.Direct)

        /** The one that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name. */
        public val ENVIRONMENT: Proxy = Proxy(EngineProxy.Environment)

        /** This one: `http://[user:password@]host:port`. */
        public fun at(url: String): Proxy = Proxy(EngineProxy.At(url))
    }
}

/**
 * How a client is set up.
 *
 * Times are from a millisecond to thirty days, so that `Duration.INFINITE` is refused.
 *
 * @property accounts each name is its own. A client without any reads its journal.
 * @property journal where refunds are remembered. Without one a client reads, and refuses to refund.
 * @property worker the name by which the history calls this program, such as `till 3`; `null`: the number of the process.
 * @property trust more certificates to trust, as PEM: of a company's proxy, or of the sandbox.
 * @property connectTimeout for the name, the connection and the TLS handshake together; `null`: 10 seconds.
 * @property replyTimeout from sending a request to the end of its reply; `null`: 40 seconds.
 * @property replyLimit bytes of a reply that are read at most; `null`: 8 MiB.
 * @property deadline how long a refund may take where the request names no deadline; `null`: 60 seconds.
 * @property quietPeriod how long after sending a gateway might still carry a refund out: no proof that it did not happen is taken
 *   earlier; `null`: 10 minutes.
 * @property firstPause between the first two questions about the same thing; later ones grow; `null`: half a second.
 */
public class Settings(
    public val accounts: List<Account>,
    public val journal: Journal = Journal.NONE,
    public val worker: String? = null,
    public val trust: List<ByteArray> = emptyList(),
    public val proxy: Proxy = Proxy.DIRECT,
    public val connectTimeout: Duration? = null,
    public val replyTimeout: Duration? = null,
    public val replyLimit: Long? = null,
    public val deadline: Duration? = null,
    public val quietPeriod: Duration? = null,
    public val firstPause: Duration? = null,
) {
    internal fun told(): EngineSettings =
        EngineSettings(
            accounts = accounts.map { it.told() },
            journal = journal.told,
            worker = worker,
            trust = trust,
            proxy = proxy.told,
            connectTimeoutMs = connectTimeout?.told(),
            replyTimeoutMs = replyTimeout?.told(),
            replyLimit = replyLimit,
            deadlineMs = deadline?.told(),
            quietPeriodMs = quietPeriod?.told(),
            firstPauseMs = firstPause?.told(),
        )
}
