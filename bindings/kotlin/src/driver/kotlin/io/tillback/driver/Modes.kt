package io.tillback.driver

import io.tillback.BlockingClient
import io.tillback.Client
import io.tillback.Settings
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.withTimeout
import java.util.Timer
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.concurrent.schedule
import kotlin.time.Duration

/** The call was cancelled, by whatever its kind is cancelled with. */
class Stopped : Exception()

/** How the library is called. */
interface Mode {
    fun open(settings: Settings): Shop

    /** The end of a call that is cancelled after so long. */
    suspend fun <T> stopping(
        after: Duration?,
        call: suspend () -> T,
    ): T
}

/** Calls that suspend; what ends them is the end of their coroutine. */
object Asynchronous : Mode {
    override fun open(settings: Settings): Shop = AwaitingShop(Client(settings))

    override suspend fun <T> stopping(
        after: Duration?,
        call: suspend () -> T,
    ): T =
        if (after == null) {
            call()
        } else {
            try {
                withTimeout(after) { call() }
            } catch (_: TimeoutCancellationException) {
                throw Stopped()
            }
        }
}

/** Calls that block; what ends them is the interruption of their thread. */
object Blocking : Mode {
    override fun open(settings: Settings): Shop = WaitingShop(BlockingClient(settings))

    override suspend fun <T> stopping(
        after: Duration?,
        call: suspend () -> T,
    ): T {
        if (after == null) return call()
        val thread = Thread.currentThread()
        val timer = Timer(true)
        val waits = AtomicBoolean(true)
        timer.schedule(after.inWholeMilliseconds) { synchronized(waits) { if (waits.get()) thread.interrupt() } }
        try {
            return call()
        } catch (_: InterruptedException) {
            throw Stopped()
        } finally {
            timer.cancel()
            // What comes too late must not end the next call.
            synchronized(waits) { waits.set(false) }
            Thread.interrupted()
        }
    }
}
