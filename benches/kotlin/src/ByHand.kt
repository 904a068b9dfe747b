package bench

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.RequestBody.Companion.toRequestBody
import java.math.BigDecimal
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.security.MessageDigest
import java.time.Duration
import java.util.HexFormat
import java.util.UUID

private const val REFUND = "/app-data-search/v3/refund"
private const val QUERY = "/app-data-search/v3/tran-query"
private val TIMEOUT: Duration = Duration.ofSeconds(50)
private val HEADERS = mapOf("User-Agent" to "tillback/0.1.0", "Accept" to "application/json", "Accept-Encoding" to "identity")

/** How requests are sent. */
interface Line {
    /** The status and the body of the answer. */
    fun post(
        path: String,
        body: ByteArray,
        headers: Map<String, String>,
    ): Pair<Int, ByteArray>
}

class HttpClientLine(private val url: String) : Line {
    private val client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()

    override fun post(
        path: String,
        body: ByteArray,
        headers: Map<String, String>,
    ): Pair<Int, ByteArray> {
        val request = HttpRequest.newBuilder(URI(url + path)).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(body))
        request.header("Content-Type", "application/json")
        headers.forEach(request::header)
        val reply = client.send(request.build(), BodyHandlers.ofByteArray())
        return reply.statusCode() to reply.body()
    }
}

class OkHttpLine(private val url: String) : Line {
    private val client = OkHttpClient.Builder().callTimeout(TIMEOUT).build()

    override fun post(
        path: String,
        body: ByteArray,
        headers: Map<String, String>,
    ): Pair<Int, ByteArray> {
        val request = okhttp3.Request.Builder().url(url + path).post(body.toRequestBody(JSON))
        headers.forEach(request::header)
        return client.newCall(request.build()).execute().use { it.code to it.body.bytes() }
    }

    private companion object {
        val JSON = "application/json".toMediaType()
    }
}

/**
 * A refund at Pockyt as a shop would write it by hand: the request built and signed, the reply parsed and checked. It sends the same
 * bytes as tillback and gets no work for free: src/by_hand.rs is the same in Rust.
 */
class ByHand(
    private val shop: Shop,
    private val line: Line,
) : Contender {
    private val token = md5(shop.token)

    // Marks of programs that ran before are known to the sandbox.
    private var next = System.nanoTime()

    override fun refund(payment: String) {
        val mark = "rf-" + (next++).toString().padStart(26, '0')
        val body =
            signed(
                "currency" to "USD",
                "merchantNo" to shop.merchantNo,
                "refundAmount" to AMOUNT,
                "refundReference" to mark,
                "settleCurrency" to "USD",
                "storeNo" to shop.storeNo,
                "transactionNo" to payment,
            )
        val headers = HEADERS + ("Pockyt-Request-ID" to UUID.randomUUID().toString())
        val result = result(line.post(REFUND, body, headers))
        // Believes nothing but a yes to this refund, this amount, this currency.
        check(
            result.text("transactionNo") == payment &&
                result.text("refundReference") == mark &&
                BigDecimal(result.text("refundAmount")).compareTo(BigDecimal(AMOUNT)) == 0 &&
                result.text("currency") == "USD" &&
                result.text("status") == "success",
        ) { "the refund was answered with $result" }
    }

    override fun look(payment: String) {
        val body = signed("merchantNo" to shop.merchantNo, "storeNo" to shop.storeNo, "transactionNo" to payment)
        val found = result(line.post(QUERY, body, HEADERS))
        check(
            found.text("transactionNo") == payment &&
                found.text("currency") == "USD" &&
                found.text("status") == "success" &&
                BigDecimal(found.text("amount")) - BigDecimal(found.text("refundAmount")) >= BigDecimal(AMOUNT),
        ) { "the query was answered with $found" }
    }

    private fun result(answer: Pair<Int, ByteArray>): JsonObject {
        val reply = Json.parseToJsonElement(answer.second.decodeToString()).jsonObject
        check(answer.first == 200 && reply.text("ret_code") == "000100") { "the answer was ${answer.first} $reply" }
        return reply.getValue("result").jsonObject
    }

    private fun signed(vararg fields: Pair<String, String>): ByteArray {
        // The fields are in the order of their names, as the signature wants them.
        val text = fields.joinToString("") { (name, value) -> "$name=$value&" }
        val all = fields.toMap() + ("verifySign" to md5(text + token))
        return JsonObject(all.mapValues { JsonPrimitive(it.value) }).toString().encodeToByteArray()
    }

    private fun JsonObject.text(name: String): String? = this[name]?.jsonPrimitive?.contentOrNull

    private fun md5(text: String): String =
        HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.encodeToByteArray()))
}
