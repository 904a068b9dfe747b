package io.tillback

import io.tillback.engine.EngineAnswer
import io.tillback.engine.EngineCall
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext
import kotlin.time.Duration

/**
 * Makes a client on a thread that may wait: opening the journal may take a while where another process is just writing to it.
 *
 * @throws ConfigurationException where a setting or an account is wrong.
 * @throws JournalException where the journal can't be used. It is never one other than the one that was named.
 */
public suspend fun Client.Companion.open(settings: Settings): Client = withContext(Dispatchers.IO) { Client(settings) }

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
                end = asked { call.next() }.end(step)
            }
            end
        } catch (failed: TillbackException) {
            throw failed
        } catch (stopped: Throwable) {
            call.cancel()
            withContext(NonCancellable) { call.leave { call.next() } }
            throw stopped
        }
    }

/** The items of a list or a report, each read as it is asked for. */
internal fun <T : Any> streamed(
    open: () -> Readable,
    item: (EngineAnswer) -> T,
): Flow<T> =
    flow {
        asked(open).use { readable ->
            while (true) {
                asked { readable.begin() }
                var arrived = false
                val answer =
                    try {
                        awaited { readable.next() }.also { arrived = true }
                    } finally {
                        readable.end(arrived)
                    }
                if (answer is EngineAnswer.Nothing) break
                emit(item(answer))
            }
        }
    }
