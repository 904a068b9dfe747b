package io.tillback.driver

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** The members of an object, each to be taken once. */
class Members(of: JsonObject) {
    private val left = of.filterValues { it !is JsonNull }.toMutableMap()

    private fun may(name: String): JsonElement? = left.remove(name)

    private fun must(name: String): JsonElement = may(name) ?: throw Mistake("$name is missing")

    fun text(name: String): String = must(name).jsonPrimitive.content

    fun mayText(name: String): String? = may(name)?.jsonPrimitive?.content

    fun number(name: String): Long = must(name).jsonPrimitive.long

    fun mayNumber(name: String): Long? = may(name)?.jsonPrimitive?.long

    fun mayFlag(name: String): Boolean? = may(name)?.jsonPrimitive?.boolean

    fun members(name: String): Members = Members(must(name).jsonObject)

    fun mayMembers(name: String): Members? = may(name)?.jsonObject?.let(::Members)

    fun array(name: String): JsonArray = must(name).jsonArray

    fun mayArray(name: String): JsonArray? = may(name)?.jsonArray

    fun each(name: String): List<Members> = array(name).map { Members(it.jsonObject) }

    /** All texts there are, by name. */
    fun texts(name: String): Map<String, String> = must(name).jsonObject.mapValues { it.value.jsonPrimitive.content }

    /** Nothing may be left that nobody knows. */
    fun end() {
        if (left.isNotEmpty()) throw Mistake("nobody knows ${left.keys}")
    }
}
