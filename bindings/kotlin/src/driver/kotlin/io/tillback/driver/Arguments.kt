package io.tillback.driver

import io.tillback.Account
import io.tillback.Environment
import io.tillback.Journal
import io.tillback.ManyOptions
import io.tillback.MinorUnits
import io.tillback.PaycrossAccount
import io.tillback.PayeeRef
import io.tillback.PayeeRequest
import io.tillback.PockytAccount
import io.tillback.ProfileType
import io.tillback.RefKind
import io.tillback.RefundFilter
import io.tillback.RefundStatus
import io.tillback.ReportSource
import io.tillback.Service
import io.tillback.Settings
import io.tillback.TransactionFilter
import io.tillback.TransactionRef
import io.tillback.Word
import io.tillback.YedpayAccount
import kotlinx.serialization.json.jsonPrimitive
import java.time.Instant
import java.time.LocalDate
import kotlin.enums.enumEntries
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

/* What the runner writes, as the library takes it. */

inline fun <reified E> word(of: String): E where E : Enum<E>, E : Word =
    enumEntries<E>().firstOrNull { it.word == of } ?: throw Mistake("$of is no ${E::class.simpleName}")

fun Members.time(name: String): Duration = number(name).milliseconds

fun Members.mayTime(name: String): Duration? = mayNumber(name)?.milliseconds

fun Members.reference(): TransactionRef = TransactionRef.of(word<RefKind>(text("kind")), text("reference"))

fun Members.references(name: String): List<TransactionRef> = each(name).map { one -> one.reference().also { one.end() } }

fun Members.options(): ManyOptions = ManyOptions(number("at_once").toInt(), mayNumber("per_second")?.toInt())

private fun Members.mayInstant(name: String): Instant? = mayText(name)?.let(Instant::parse)

private fun Members.mayDay(name: String): LocalDate? = mayText(name)?.let(LocalDate::parse)

fun refundFilter(members: Members?): RefundFilter {
    members ?: return RefundFilter()
    val filter =
        RefundFilter(
            account = members.mayText("account"),
            statuses = members.mayArray("statuses").orEmpty().map { word<RefundStatus>(it.jsonPrimitive.content) }.toSet(),
            from = members.mayInstant("from"),
            to = members.mayInstant("to"),
            transactionId = members.mayText("transaction_id"),
            contradicted = members.mayFlag("contradicted") ?: false,
        )
    members.end()
    return filter
}

fun transactionFilter(members: Members?): TransactionFilter {
    members ?: return TransactionFilter()
    val filter =
        TransactionFilter(
            from = members.mayInstant("from"),
            to = members.mayInstant("to"),
            day = members.mayDay("day"),
            status = members.mayText("status"),
            method = members.mayText("method"),
            reference = members.mayText("reference"),
            owner = members.mayText("owner"),
            pageSize = members.mayNumber("page_size")?.toInt(),
        )
    members.end()
    return filter
}

fun source(members: Members): ReportSource {
    val days = members.mayArray("days")
    val source =
        when {
            members.mayFlag("journal") == true -> ReportSource.journal(ask = members.mayFlag("ask") ?: true)
            days != null -> {
                val (first, last) = days.map { LocalDate.parse(it.jsonPrimitive.content) }
                ReportSource.days(members.text("account"), first, last)
            }
            else -> ReportSource.references(members.text("account"), members.references("references"))
        }
    members.end()
    return source
}

fun payeeRef(members: Members): PayeeRef {
    val (number, code, email) = listOf("customer_no", "customer_code", "email").map(members::mayText)
    members.end()
    return when {
        number != null -> PayeeRef.customerNo(number)
        code != null -> PayeeRef.customerCode(code)
        email != null -> PayeeRef.email(email)
        else -> throw Mistake("a payee has no name")
    }
}

fun payeeRequest(members: Members): PayeeRequest {
    val request =
        PayeeRequest(
            account = members.text("account"),
            firstName = members.text("first_name"),
            lastName = members.text("last_name"),
            email = members.text("email"),
            countryCode = members.text("country_code"),
            profile = members.mayText("profile")?.let { word<ProfileType>(it) } ?: ProfileType.INDIVIDUAL,
            dateOfBirth = members.mayDay("date_of_birth"),
            state = members.mayText("state"),
            city = members.mayText("city"),
            street = members.mayText("street"),
            street2 = members.mayText("street2"),
            zip = members.mayText("zip"),
            country = members.mayText("country"),
            phone = members.mayText("phone"),
            customerCode = members.mayText("customer_code"),
            governmentId = members.mayText("government_id"),
            governmentIdType = members.mayText("government_id_type"),
            company = members.mayText("company"),
            lang = members.mayText("lang"),
            payorNo = members.mayText("payor_no"),
        )
    members.end()
    return request
}

fun settings(members: Members): Settings {
    val settings =
        Settings(
            accounts = members.each("accounts").map(::account),
            journal =
                when (val journal = members.mayText("journal")) {
                    null -> Journal.NONE
                    "memory" -> Journal.IN_MEMORY
                    else -> Journal.file(journal)
                },
            worker = members.mayText("worker"),
            connectTimeout = members.mayTime("connect_timeout_ms"),
            replyTimeout = members.mayTime("reply_timeout_ms"),
            replyLimit = members.mayNumber("reply_limit"),
            deadline = members.mayTime("deadline_ms"),
            quietPeriod = members.mayTime("quiet_period_ms"),
            firstPause = members.mayTime("first_pause_ms"),
            trust = members.mayArray("trust").orEmpty().map { it.jsonPrimitive.content.toByteArray() },
        )
    members.end()
    return settings
}

private fun account(members: Members): Account {
    val name = members.text("name")
    val environment =
        when (val word = members.text("environment")) {
            "production" -> Environment.PRODUCTION
            "sandbox" -> Environment.SANDBOX
            else -> Environment.at(word)
        }
    val gateway = members.text("gateway")
    val secrets = members.members("credentials")
    members.end()
    val account =
        when (gateway) {
            "pockyt" ->
                PockytAccount(
                    name,
                    environment,
                    secrets.text("merchant_no"),
                    secrets.text("store_no"),
                    secrets.text("token"),
                    secrets.mayText("group_no"),
                    secrets.mayText("notification_url"),
                )
            "yedpay" ->
                YedpayAccount(
                    name,
                    environment,
                    secrets.mayText("access_token"),
                    secrets.mayText("api_key"),
                    secrets.mayText("sign_key"),
                )
            "paycross" -> paycross(name, environment, secrets)
            else -> throw Mistake("$gateway is no gateway")
        }
    secrets.end()
    return account
}

private fun paycross(
    name: String,
    environment: Environment,
    secrets: Members,
): Account {
    val hosts = secrets.mayMembers("hosts")
    val account =
        PaycrossAccount(
            name,
            environment,
            secrets.text("shop_id"),
            secrets.text("secret_key"),
            secrets.mayText("public_key"),
            hosts?.mayText("apm"),
            hosts?.mayText("card"),
            hosts?.mayText("admin"),
            secrets.mayText("service")?.let { word<Service>(it) } ?: Service.EITHER,
            secrets.mayText("minor_units")?.let { word<MinorUnits>(it) } ?: MinorUnits.UNDECIDED,
            secrets.mayFlag("test"),
        )
    hosts?.end()
    return account
}
