package io.tillback

import io.tillback.engine.EngineInstant
import java.time.Instant
import java.time.LocalDate
import kotlin.time.Duration

internal fun EngineInstant.read(): Instant = Instant.ofEpochSecond(seconds, nanoseconds.toLong())

internal fun Instant.told(): EngineInstant = EngineInstant(epochSecond, nano)

internal fun String.day(): LocalDate = LocalDate.parse(this)

/** Whole milliseconds. What is infinite is as long as it takes; what is negative is refused by the engine. */
internal fun Duration.told(): Long = if (isNegative()) minOf(inWholeMilliseconds, -1) else inWholeMilliseconds
