package io.tillback

import io.tillback.engine.EngineAnswer
import io.tillback.engine.EngineCall
import io.tillback.engine.EngineFailure
import kotlin.time.Duration

/** So often a thread that waits looks whether it was interrupted. */
private const val GLANCE_MS = 50u

/** Makes a call, and waits for its end. Who is interrupted meanwhile stops the waiting, and waits until that is done. */
internal fun waited(
    timeout: Duration? = null,
    step: (EngineAnswer) -> Unit = {},
    ready: () -> EngineCall,
): EngineAnswer =
    asked(ready).use { call ->
        if (timeout != null) asked { call.limit(timeout.told()) }
        try {
            var end: EngineAnswer? = null
            while (end == null) {
                end = asked { call.wait(GLANCE_MS) }.end(step)
                if (end == null && Thread.interrupted()) {
                    throw InterruptedException("The waiting was interrupted. A refund that was sent goes on.")
                }
            }
            end
        } catch (failed: TillbackException) {
            throw failed
        } catch (stopped: Throwable) {
            call.cancel()
            call.leave { call.wait(GLANCE_MS) }
            throw stopped
        }
    }

/** Waits until a client is closed. An interruption is for what comes afterwards. */
internal fun closed(close: () -> EngineCall?) {
    try {
        close()?.use { call ->
            while (call.wait(UInt.MAX_VALUE).isEmpty()) {
                // There is no other news than its end.
            }
        }
    } catch (_: EngineFailure) {
        // Another process made it, or it was closed meanwhile: there is nothing to wait for.
    }
}

/** The items of a list or a report, each read as it is asked for. */
internal fun <T : Any> sequenced(
    open: () -> Readable,
    item: (EngineAnswer) -> T,
): Sequence<T> =
    sequence {
        asked(open).use { readable ->
            while (true) {
                yield(item(readable.take { waited(ready = it) } ?: break))
            }
        }
    }
