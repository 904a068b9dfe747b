package io.tillback

import io.tillback.engine.engineCatalogue
import io.tillback.engine.engineWords
import io.tillback.engine.finalStatuses
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class WordsTest {
    @Test
    fun `every closed set is the engine's`() {
        val here =
            mapOf<String, List<Word>>(
                "GatewayName" to GatewayName.entries,
                "RefundStatus" to RefundStatus.entries,
                "HistorySource" to HistorySource.entries,
                "TransactionStatus" to TransactionStatus.entries,
                "EventSubject" to EventSubject.entries,
                "ListScope" to ListScope.entries,
                "MayRefund" to MayRefund.entries,
                "Outcome" to Outcome.entries,
                "Dimension" to Dimension.entries,
                "Retry" to Retry.entries,
                "RefKind" to RefKind.entries,
                "Service" to Service.entries,
                "MinorUnits" to MinorUnits.entries,
                "ErrorKind" to ErrorKind.entries,
                "LogLevel" to LogLevel.entries,
                "AgreementWord" to AgreementWord.entries,
                "GatewayView" to GatewayView.entries,
                "ProfileType" to ProfileType.entries,
            )
        assertEquals(
            engineWords().associate { it.`set` to it.words.toSet() },
            here.mapValues { (_, words) -> words.map { it.word }.toSet() },
        )
    }

    @Test
    fun `what is final is final for the engine`() =
        assertEquals(finalStatuses().toSet(), RefundStatus.entries.filter { it.isFinal }.map { it.word }.toSet())

    @Test
    fun `every kind of error has an exception of its own`() {
        val kinds = engineCatalogue().map { it.kind }.toSet()
        val classes =
            kinds.associateWith { kind ->
                val problem = io.tillback.engine.engineBug().copy(kind = kind)
                TillbackException.of(problem)::class
            }
        assertEquals(kinds.size, classes.values.toSet().size, classes.toString())
    }
}
