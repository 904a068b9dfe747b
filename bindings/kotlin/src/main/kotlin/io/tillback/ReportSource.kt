package io.tillback

import io.tillback.engine.EngineReportOptions
import io.tillback.engine.EngineSource
import java.nio.file.Path
import java.time.LocalDate

/** Where the rows of a report come from. */
public class ReportSource private constructor(
    internal val told: EngineSource,
) {
    public companion object {
        /** These payments of an account, each asked for once. */
        public fun references(
            account: String,
            references: List<TransactionRef>,
        ): ReportSource = ReportSource(EngineSource.References(account, references.map { it.told() }))

        /**
         * A column of a CSV file with a line of headings. What is no reference becomes a row that says so.
         *
         * @throws IllegalArgumentException where the path is not one of the system's own files.
         */
        public fun csv(
            account: String,
            path: Path,
            column: String,
            kind: RefKind = RefKind.SCANNED,
        ): ReportSource = ReportSource(EngineSource.Csv(account, path.told(), column, kind.word))

        /** What the gateway lists of these days, both included, in the time zone of the report. */
        public fun days(
            account: String,
            first: LocalDate,
            last: LocalDate,
            filter: TransactionFilter = TransactionFilter(),
        ): ReportSource = ReportSource(EngineSource.Days(account, first.toString(), last.toString(), filter.told()))

        /** The payments that the journal's refunds are about. With [ask], the gateways are asked about each. */
        public fun journal(
            filter: RefundFilter = RefundFilter(),
            ask: Boolean = true,
        ): ReportSource = ReportSource(EngineSource.Journal(filter.told(), ask))
    }
}

/**
 * How a report is made.
 *
 * @property many how many questions at once, and how fast, for each account. Fewer are asked while a gateway asks for less or
 *   answers ever more slowly.
 * @property timeZone whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`; `null`: UTC.
 * @property refundable only payments of which something can still be given back.
 * @property checkpoint a name under which the journal keeps how far the report is, so that it goes on there when it is asked for
 *   again; `null`: it begins anew each time.
 */
public data class ReportOptions(
    val many: ManyOptions = ManyOptions(),
    val timeZone: String? = null,
    val refundable: Boolean = false,
    val checkpoint: String? = null,
) {
    internal fun told(): EngineReportOptions = EngineReportOptions(many.told(), timeZone, refundable, checkpoint)
}
