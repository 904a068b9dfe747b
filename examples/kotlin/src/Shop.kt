/** What all examples share: the shop's account and settings, read from the environment. See ../README.md for the variables. */
package shop

import io.tillback.Account
import io.tillback.Environment
import io.tillback.Journal
import io.tillback.PaycrossAccount
import io.tillback.PockytAccount
import io.tillback.Retry
import io.tillback.Service
import io.tillback.Settings
import io.tillback.TillbackException
import io.tillback.YedpayAccount
import java.nio.file.Path
import kotlin.system.exitProcess

/** The name of our account. A client may have several, each under its own name. */
const val ACCOUNT = "shop"

/** Refunds are remembered in a file. Make one client when the program begins and keep it: all coroutines and threads may use it. */
fun settings() = Settings(listOf(account()), Journal.file(Path.of(variable("TILLBACK_JOURNAL") ?: "refunds.tillback")), worker = "example")

/** Tells why a call failed. An exception means that no money moved because of the call. */
fun tell(error: TillbackException) {
    System.err.println("${error.code}: ${error.message}")
    error.field?.let { System.err.println("It is about $it.") }
    if (error.retry == Retry.LATER) {
        System.err.println("Try again with the same key${error.retryAfter?.let { ", in $it" } ?: ""}.")
    }
}

/** Ends the program: the command line is wrong, or a variable is. */
fun wrong(why: String): Nothing {
    System.err.println(why)
    exitProcess(2)
}

private fun account(): Account {
    val baseUrl = variable("TILLBACK_BASE_URL")
    val environment = baseUrl?.let(Environment::at) ?: Environment.PRODUCTION
    return when (variable("TILLBACK_GATEWAY")) {
        "pockyt" ->
            PockytAccount(
                ACCOUNT,
                environment,
                merchantNo = variable("POCKYT_MERCHANT_NO").orEmpty(),
                storeNo = variable("POCKYT_STORE_NO").orEmpty(),
                token = variable("POCKYT_TOKEN").orEmpty(),
            )
        "yedpay" ->
            YedpayAccount(
                ACCOUNT,
                environment,
                accessToken = variable("YEDPAY_ACCESS_TOKEN"),
                apiKey = variable("YEDPAY_API_KEY"),
                signKey = variable("YEDPAY_SIGN_KEY"),
            )
        "paycross" ->
            PaycrossAccount(
                ACCOUNT,
                environment,
                shopId = variable("PAYCROSS_SHOP_ID").orEmpty(),
                secretKey = variable("PAYCROSS_SECRET_KEY").orEmpty(),
                publicKey = variable("PAYCROSS_PUBLIC_KEY"),
                // A test speaks to this one host, so nothing may be asked elsewhere.
                service = if (baseUrl == null) Service.EITHER else Service.APM,
            )
        else -> wrong("Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.")
    }
}

/** An environment variable; `null` where it is empty or not there, which stands for the default everywhere. */
private fun variable(name: String): String? = System.getenv(name)?.ifEmpty { null }
