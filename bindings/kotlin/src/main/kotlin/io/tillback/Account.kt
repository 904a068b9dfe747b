package io.tillback

import io.tillback.engine.EngineAccount
import io.tillback.engine.EngineCredentials
import io.tillback.engine.EngineEnvironment

/** Which of a gateway's systems an account is at. */
public class Environment private constructor(
    internal val told: EngineEnvironment,
) {
    override fun equals(other: Any?): Boolean = other is Environment && told == other.told

    override fun hashCode(): Int = told.hashCode()

    /** `production`, `sandbox`, or the address. */
    override fun toString(): String =
        when (told) {
            is EngineEnvironment.Production -> "production"
            is EngineEnvironment.Sandbox -> "sandbox"
            is EngineEnvironment.At -> told.url
        }

    public companion object {
        /** Where money moves. */
        public val PRODUCTION: Environment = Environment(EngineEnvironment.Production)

        /** The gateway's own system for tests. */
        public val SANDBOX: Environment = Environment(EngineEnvironment.Sandbox)

        /** Another address, such as that of tillback's sandbox: `http://127.0.0.1:4010`. TLS is required except towards loopback. */
        public fun at(url: String): Environment = Environment(EngineEnvironment.At(url))
    }
}

/** An account at a gateway. Its `toString` shows no credential. */
public sealed class Account {
    /** The name that you chose for it, 1 to 64 characters. */
    public abstract val name: String

    /** Which of the gateway's systems it is at. */
    public abstract val environment: Environment

    internal abstract fun credentials(): EngineCredentials

    internal fun told(): EngineAccount = EngineAccount(name, environment.told, credentials())

    override fun toString(): String = "${this::class.simpleName}(name=$name, environment=$environment)"
}

/**
 * An account at Pockyt.
 *
 * @param token secret.
 * @param groupNo of partners.
 * @param notificationUrl where Pockyt sends its webhooks.
 */
public class PockytAccount(
    override val name: String,
    override val environment: Environment,
    private val merchantNo: String,
    private val storeNo: String,
    private val token: String,
    private val groupNo: String? = null,
    private val notificationUrl: String? = null,
) : Account() {
    override fun credentials(): EngineCredentials =
        EngineCredentials.Pockyt(merchantNo, storeNo, token, groupNo, notificationUrl)
}

/**
 * An account at Yedpay, by exactly one of [accessToken] and [apiKey], which are secret.
 *
 * @param signKey secret; webhooks are verified with it.
 */
public class YedpayAccount(
    override val name: String,
    override val environment: Environment,
    private val accessToken: String? = null,
    private val apiKey: String? = null,
    private val signKey: String? = null,
) : Account() {
    override fun credentials(): EngineCredentials = EngineCredentials.Yedpay(accessToken, apiKey, signKey)
}

/**
 * An account at PayCross.
 *
 * @param secretKey secret.
 * @param publicKey webhooks are verified with it.
 * @param apmUrl the host for alternative methods of payment, where it is not PayCross's own.
 * @param cardUrl the host for cards.
 * @param adminUrl the host for reports.
 * @param test whether only test transactions are made.
 */
public class PaycrossAccount(
    override val name: String,
    override val environment: Environment,
    private val shopId: String,
    private val secretKey: String,
    private val publicKey: String? = null,
    private val apmUrl: String? = null,
    private val cardUrl: String? = null,
    private val adminUrl: String? = null,
    private val service: Service = Service.EITHER,
    private val minorUnits: MinorUnits = MinorUnits.UNDECIDED,
    private val test: Boolean? = null,
) : Account() {
    override fun credentials(): EngineCredentials =
        EngineCredentials.Paycross(
            shopId,
            secretKey,
            publicKey,
            apmUrl,
            cardUrl,
            adminUrl,
            service.word,
            minorUnits.word,
            test,
        )
}
