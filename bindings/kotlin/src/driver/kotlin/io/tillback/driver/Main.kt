package io.tillback.driver

import io.tillback.TillbackException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject

/*
 * The driver for Kotlin programs: makes the calls that the runner tells it to make, and answers with what came of them.
 * `tests/conformance/README.md` describes the protocol.
 */

/** The driver could not make the call: a mistake of the scenario or of this driver, and never of tillback. */
class Mistake(message: String) : Exception(message)

private class Driver(private val mode: Mode) {
    private var shop: Shop? = null

    suspend fun answer(line: JsonObject): JsonObject {
        val members = Members(line)
        return when (val op = members.text("op")) {
            "open" -> open(members.members("client").also { members.end() })
            "together" -> {
                val calls = members.array("calls")
                members.end()
                ok(together(calls))
            }
            else -> Calls(shop ?: throw Mistake("no client was opened"), mode).answer(op, members)
        }
    }

    private fun open(client: Members): JsonObject =
        try {
            val opened = mode.open(settings(client))
            shop?.close()
            shop = opened
            ok(JsonObject(emptyMap()))
        } catch (error: TillbackException) {
            failed(error)
        }

    /** In threads where the calls block, in concurrent coroutines where they suspend. */
    private suspend fun together(calls: JsonArray): JsonArray =
        coroutineScope {
            val answers = calls.map { async(Dispatchers.IO) { answer(it.jsonObject) } }
            JsonArray(answers.awaitAll())
        }
}

fun main(arguments: Array<String>) {
    val mode =
        when (arguments.toList()) {
            listOf("--mode", "async") -> Asynchronous
            listOf("--mode", "blocking") -> Blocking
            else -> throw IllegalArgumentException("--mode is blocking or async")
        }
    val driver = Driver(mode)
    for (line in generateSequence(::readLine)) {
        val answer =
            try {
                runBlocking { driver.answer(Json.parseToJsonElement(line).jsonObject) }
            } catch (error: Exception) {
                buildJsonObject { put("driver", JsonPrimitive("${error::class.simpleName}: ${error.message}")) }
            }
        println(answer)
        System.out.flush()
    }
}
