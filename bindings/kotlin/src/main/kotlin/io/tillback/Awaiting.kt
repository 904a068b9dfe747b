package io.tillback

import io.tillback.engine.EngineAnswer
import io.tillback.engine.EngineCall
import io.tillback.engine.EngineFailure
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.withContext
import kotlin.coroutines.ContinuationInterceptor
import kotlin.time.Duration

/** Makes a call, and suspends until its end. Who is cancelled meanwhile stops the waiting, and waits until that is done. */
internal suspend fun awaited(
    timeout: Duration? = null,
    step: (EngineAnswer) -> Unit = {},
    ready: () -> EngineCall,
): EngineAnswer =
    asked(ready).use { call ->
        if (timeout != null) asked { call.limit(timeout.told()) }
        try {
            var end: EngineAnswer? = null
            while (end == null) {
                end = asked { call.news() }.end(step)
            }
            end
        } catch (failed: TillbackException) {
            throw failed
        } catch (stopped: Throwable) {
            call.cancel()
            withContext(NonCancellable) { call.leave { call.news() } }
            throw stopped
        }
    }

/**
 * What the engine tells next. It does so on the one thread that does its work: where no dispatcher leads away from there, as in
 * `suspend fun main`, the program would go on there and hold up every call, its own included.
 */
private suspend fun EngineCall.news(): List<EngineAnswer> {
    EngineThread.name()
    val context = currentCoroutineContext()
    val dispatcher = context[ContinuationInterceptor] as? CoroutineDispatcher
    return if (dispatcher?.isDispatchNeeded(context) == true) next() else withContext(Dispatchers.Default) { next() }
}

/** Suspends until a client is closed. A cancellation is for what comes afterwards. */
internal suspend fun closedAwaiting(close: () -> EngineCall?): Unit =
    withContext(NonCancellable) {
        try {
            close()?.use { call ->
                while (call.news().isEmpty()) {
                    // There is no other news than its end.
                }
            }
        } catch (_: EngineFailure) {
            // Another process made it, or it was closed meanwhile: there is nothing to wait for.
        }
    }

/** Makes a client on a thread that may wait. */
internal suspend fun opened(settings: Settings): Client = withContext(Dispatchers.IO) { Client(settings) }

/**
 * The items of a list or a report, each read as it is asked for. `flow` would look for a cancellation between the moment an item
 * counts as arrived and the collector, and lose it.
 */
internal fun <T : Any> streamed(
    open: () -> Readable,
    item: (EngineAnswer) -> T,
): Flow<T> =
    object : Flow<T> {
        override suspend fun collect(collector: FlowCollector<T>) {
            asked(open).use { readable ->
                while (true) {
                    collector.emit(item(readable.take { awaited(ready = it) } ?: break))
                }
            }
        }
    }
