/*
 * Takes webhooks, as a part of a shop's web server:
 *
 *     Webhook [<port>]
 *
 * Gateways deliver to /webhook, by way of the proxy that speaks HTTPS. The answer is the acknowledgement under HTTP 200, 403 where
 * nobody proved to be the gateway, and 500 where something else went wrong, so that the gateway sends it again.
 */
package shop

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import io.tillback.BlockingClient
import io.tillback.Event
import io.tillback.SignatureException
import io.tillback.TillbackException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.util.concurrent.Executors

fun main(arguments: Array<String>) {
    val port = (arguments.firstOrNull() ?: "8080").toIntOrNull()?.takeIf { it in 0..65_535 } ?: wrong("usage: Webhook [<port>]")
    val client =
        try {
            BlockingClient(settings())
        } catch (error: TillbackException) {
            tell(error)
            wrong("Nothing can be taken without an account.")
        }
    val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0)
    server.executor = Executors.newCachedThreadPool()
    server.createContext("/webhook") { exchange -> exchange.use { client.take(it) } }
    server.start()
    System.err.println("running on http://127.0.0.1:${server.address.port}")
}

private fun BlockingClient.take(exchange: HttpExchange) {
    val headers = exchange.requestHeaders.flatMap { (name, values) -> values.map { name to it } }
    // The bytes as they came, because the signature is about them: parsed and written again they would no longer fit.
    val body = exchange.requestBody.readAllBytes()
    val (status, answer) =
        try {
            // Verifies, reads, and moves the refund in the journal that it speaks of.
            val event = receiveWebhook(ACCOUNT, headers, body)
            tell(event)
            200 to event.acknowledgement.toByteArray()
        } catch (error: SignatureException) {
            tell(error)
            403 to ByteArray(0)
        } catch (error: TillbackException) {
            tell(error)
            500 to ByteArray(0)
        }
    exchange.sendResponseHeaders(status, if (answer.isEmpty()) -1 else answer.size.toLong())
    exchange.responseBody.write(answer)
}

private fun BlockingClient.tell(event: Event) {
    System.err.println(
        "News from ${event.gateway.word} about a ${event.subject.word} of payment ${event.transactionId}: ${event.statusWord}",
    )
    // It can be repeated, late or replayed: the journal knows what to make of it, so look there, not at the webhook.
    for (key in event.refundKeys) {
        val refund = getRefund(key)
        val doubt = if (refund.contradicted) ", but the gateway told otherwise before or since" else ""
        System.err.println("Refund ${refund.idempotencyKey} of ${refund.amount}: ${refund.status.word}$doubt")
    }
    if (event.refundKeys.isEmpty()) System.err.println("It is about no refund of ours.")
}
