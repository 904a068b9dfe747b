package io.tillback

import io.tillback.engine.EngineLog
import io.tillback.engine.engineFollowLog
import io.tillback.engine.engineLeaveLog

/** How much a line of the log matters. */
public enum class LogLevel(override val word: String) : Word {
    /** A bug, in tillback or in the program that uses it. */
    ERROR("error"),

    /** Something a person should know, such as a journal that can't be written. */
    WARN("warn"),

    /** One line for what begins and ends. */
    INFO("info"),

    /** Each step. */
    DEBUG("debug"),
}

/** The log of tillback, for the program's own. Lines hold ids and statuses, never secrets, names, reasons or bodies. */
public object Log {
    /**
     * Hands every line up to [most] to [sink], in place of the sink before.
     *
     * @param sink called by whichever thread has something to tell, so it should be quick, and must not use tillback. What it throws is
     *   dropped: a log must not end a call about money.
     */
    public fun follow(
        most: LogLevel,
        sink: (LogLevel, String) -> Unit,
    ) {
        val lines =
            object : EngineLog {
                override fun tell(
                    level: String,
                    line: String,
                ) {
                    runCatching { sink(wordOf(level), line) }
                }
            }
        EngineThread.name()
        check(asked { engineFollowLog(most.word, lines) }) { "Another part of this process has taken tillback's log." }
    }

    /** Ends that. When this returns, nothing more is told. */
    public fun leave(): Unit = engineLeaveLog()
}
