use super::journal::tillback_refund_filter;
use super::transactions::{day, tillback_transaction_filter};
use crate::argument::{Out, Sized32, list, reference, sized, sized_or_none, tillback_reference};
use crate::boundary::{free, guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{Give, Owned, limited, start_on, tillback_client, wait_on};
use crate::error::tillback_error;
use crate::object;
use crate::text::{optional, text};
use crate::view::{Handed, tillback_report_row, tillback_report_tally, tillback_totals};
use crate::word::{self, tillback_dimension, tillback_ref_kind};
use std::ffi::{c_char, c_void};
use std::sync::Arc;
use tillback::{
    Error, ErrorCode, RefundFilter, Report, ReportOptions, ReportRow, ReportSource, TransactionFilter, blocking,
};
use tokio::sync::Mutex;

/// Where the rows of a report come from.
pub type tillback_report_source = i32;

/// `references`, each asked for once.
pub const TILLBACK_REPORT_REFERENCES: tillback_report_source = 1;
/// The column `csv_column` of the file `csv_path`.
pub const TILLBACK_REPORT_CSV: tillback_report_source = 2;
/// What the gateway lists from `from_day` to `to_day`, where it can list: Yedpay with an access token, and PayCross.
pub const TILLBACK_REPORT_DAYS: tillback_report_source = 3;
/// The payments that the journal's refunds are about, one row for each.
pub const TILLBACK_REPORT_JOURNAL: tillback_report_source = 4;

/// What a report is about, and how it is made. Make it with `tillback_report_request_init`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_report_request {
    /// Set by `tillback_report_request_init`.
    pub struct_size: u32,
    /// Where the rows come from.
    pub source: tillback_report_source,
    /// The account, but for the journal.
    pub account: *const c_char,
    /// Ids or references of payments.
    pub references: *const tillback_reference,
    /// How many.
    pub reference_count: usize,
    /// A CSV file (UTF-8, its first line the names of the columns).
    pub csv_path: *const c_char,
    /// The column with the ids or references.
    pub csv_column: *const c_char,
    /// What the CSV column holds.
    pub csv_kind: tillback_ref_kind,
    /// Whether the journal speaks alone; else the gateways are asked about each payment, and both are compared.
    pub offline: bool,
    /// Only payments of which something can still be given back.
    pub refundable: bool,
    /// The first day, such as `2026-11-01`, in the time zone of the report.
    pub from_day: *const c_char,
    /// The last day.
    pub to_day: *const c_char,
    /// What else has to hold of what the gateway lists; may be NULL. Its own times stay 0.
    pub filter: *const tillback_transaction_filter,
    /// Which refunds of the journal to begin with; NULL = all of them.
    pub refund_filter: *const tillback_refund_filter,
    /// Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. NULL = UTC.
    pub time_zone: *const c_char,
    /// A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again: at most 255
    /// characters. NULL = it begins anew each time.
    pub checkpoint: *const c_char,
    /// Questions under way at the same time, for each account: 1 to 1,024; 0 = 16.
    pub at_once: u32,
    /// Questions begun per second, at most, for each account; 0 = no limit.
    pub per_second: u32,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_report_request {
    const NAME: &'static str = "request";
    const LAST: usize = std::mem::offset_of!(tillback_report_request, per_second);
}

impl tillback_report_request {
    /// # Safety
    /// As the contract says, for each member.
    unsafe fn source(&self) -> Result<ReportSource, Error> {
        // SAFETY: as of this function.
        unsafe {
            let account = || text("account", self.account);
            match self.source {
                TILLBACK_REPORT_REFERENCES => {
                    let references = list("references", self.references, self.reference_count)?;
                    let read = references.iter().map(|one| {
                        // What is no reference marks its row; what is no text at all is a mistake of the program.
                        match reference("references", one.kind, one.text) {
                            Err(error) if error.code() == ErrorCode::ArgumentInvalid => Err(error),
                            read => Ok(read),
                        }
                    });
                    let read = read.collect::<Result<Vec<_>, _>>()?;
                    Ok(ReportSource::checked(account()?, read))
                }
                TILLBACK_REPORT_CSV => {
                    let (path, column) = (text("csv_path", self.csv_path)?, text("csv_column", self.csv_column)?);
                    let kind =
                        word::read_ref_kind(self.csv_kind).ok_or_else(|| misuse("csv_kind", "is no TILLBACK_REF_…"))?;
                    ReportSource::csv(account()?, path, column, kind)
                }
                TILLBACK_REPORT_DAYS => Ok(ReportSource::Days {
                    account: account()?.into(),
                    from: day("from_day", text("from_day", self.from_day)?)?,
                    to: day("to_day", text("to_day", self.to_day)?)?,
                    filter: match sized_or_none(self.filter)? {
                        Some(filter) => filter.read()?,
                        None => TransactionFilter::default(),
                    },
                }),
                TILLBACK_REPORT_JOURNAL => Ok(ReportSource::Journal {
                    filter: match sized_or_none(self.refund_filter)? {
                        Some(filter) => filter.read()?,
                        None => RefundFilter::default(),
                    },
                    ask: !self.offline,
                }),
                _ => Err(misuse("source", "is no TILLBACK_REPORT_…")),
            }
        }
    }

    /// # Safety
    /// As the contract says, for each member.
    unsafe fn options(&self) -> Result<ReportOptions, Error> {
        let mut options = ReportOptions { refundable: self.refundable, ..ReportOptions::default() };
        if self.at_once > 0 {
            options.at_once = self.at_once as usize;
        }
        options.per_second = (self.per_second > 0).then_some(self.per_second);
        // SAFETY: as of this function.
        unsafe {
            options.time_zone = optional("time_zone", self.time_zone)?.map(str::to_owned);
            options.checkpoint = optional("checkpoint", self.checkpoint)?.map(str::to_owned);
        }
        Ok(options)
    }
}

/// The rows of a report, made as they are asked for.
pub struct tillback_report {
    report: Arc<Mutex<Report>>,
    client: blocking::Client,
}

impl Give for Owned<Report> {
    type Given = *mut tillback_report;

    fn give(self) -> *mut tillback_report {
        object::give(tillback_report { report: Arc::new(Mutex::new(self.what)), client: self.client })
    }
}

/// Is told how `tillback_client_report_async` ended. Either object is its own to free; the other one is NULL.
pub type tillback_report_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        report: *mut tillback_report,
        error: *mut tillback_error,
    ),
>;

/// Is told how `tillback_report_next_async` ended. Either object is its own to free; both are NULL at the end of the report.
pub type tillback_report_row_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        row: *mut tillback_report_row,
        error: *mut tillback_error,
    ),
>;

/// Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the gateway
/// agree. Rows come as the gateways answer, several questions at once; what can't be read marks its row and ends nothing.
/// `call` is for each row. Free the report with `tillback_report_free`.
///
/// Errors: `TILLBACK_UNKNOWN_ACCOUNT`; `TILLBACK_OPTION_INVALID` for options or days that can't hold, or a checkpoint of another report;
/// `TILLBACK_UNSUPPORTED` where the gateway can't list, with the source that works; `TILLBACK_JOURNAL_MISSING` and the others of the
/// journal where it is the source, or keeps the checkpoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_report(
    client: *const tillback_client,
    request: *const tillback_report_request,
    call: *const tillback_call,
    report: *mut *mut tillback_report,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?;
            let (source, options) = (request.source()?, request.options()?);
            let own = limited(client, call)?;
            let client = own.clone();
            wait_on(&own, report, "report", |engine| async move {
                Ok(Owned { what: engine.report(source, options).await?, client })
            })
        })
    }
}

/// `tillback_client_report`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_report_async(
    client: *const tillback_client,
    request: *const tillback_report_request,
    call: *const tillback_call,
    done: tillback_report_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?;
            let (source, options) = (request.source()?, request.options()?);
            let own = limited(client, call)?;
            let client = own.clone();
            start_on(&own, done, userdata, |engine| async move {
                Ok(Owned { what: engine.report(source, options).await?, client })
            })
        })
    }
}

fn next(
    report: *const tillback_report,
) -> Result<(blocking::Client, impl Future<Output = Result<Option<ReportRow>, Error>>), Error> {
    let found = object::find(report, "report")?;
    let list = found.report.clone();
    Ok((found.client.clone(), async move { list.lock().await.next().await.transpose() }))
}

/// The next row of a report; NULL at the end.
///
/// Errors: about the source or the journal, and the report can't go on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_next(
    report: *mut tillback_report,
    row: *mut *mut tillback_report_row,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(report)?;
            wait_on(&client, row, "row", |_| next)
        })
    }
}

/// `tillback_report_next`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_next_async(
    report: *mut tillback_report,
    done: tillback_report_row_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(report)?;
            start_on(&client, done, userdata, |_| next)
        })
    }
}

/// Looks at a report that nobody else uses at the moment.
fn look<T>(report: *const tillback_report, look: impl FnOnce(&mut Report) -> Result<T, Error>) -> Result<T, Error> {
    let report = object::find(report, "report")?;
    let mut report = report.report.try_lock().map_err(|_| misuse("report", "is being used by another thread"))?;
    look(&mut report)
}

/// How many rows there were so far, with those before a checkpoint; and how many there will be at most, -1 where that is not known.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_progress(
    report: *const tillback_report,
    tally: *mut tillback_report_tally,
    expected: *mut i64,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (tally, most) = (Out::new("tally", tally)?, Out::new("expected", expected)?);
            let (counted, expected) = look(report, |report| Ok((report.tally(), report.expected())))?;
            tally.put(counted.into());
            most.put(expected.map_or(-1, |rows| i64::try_from(rows).unwrap_or(i64::MAX)));
            Ok(())
        })
    }
}

/// The sums of all rows so far, with those before a checkpoint, by one thing and by currency.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_totals(
    report: *const tillback_report,
    by: tillback_dimension,
    totals: *mut *mut tillback_totals,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("totals", totals)?;
            let by = word::read_dimension(by).ok_or_else(|| misuse("by", "is no TILLBACK_BY_…"))?;
            place.put(Handed::give(look(report, |report| Ok(report.totals().by(by)))?));
            Ok(())
        })
    }
}

/// What was handed to `tillback_report_save` last, of an earlier run that did not finish: 0 for a new report. A program that writes to a
/// file cuts it off here and goes on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_position(
    report: *const tillback_report,
    position: *mut u64,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("position", position)?;
            place.put(look(report, |report| Ok(report.position()))?);
            Ok(())
        })
    }
}

/// Keeps in the journal that every row given out so far has arrived, and that the program's output is so far: such as the length of its
/// file, which must be on the disk by then. A later report of the same name goes on behind them.
///
/// Errors: `TILLBACK_OPTION_INVALID` without a checkpoint's name; those of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_save(
    report: *mut tillback_report,
    position: u64,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let found = object::find(report, "report")?;
            let report = found.report.clone();
            found.client.run(|_| async move { report.lock().await.save(position).await })
        })
    }
}

/// Forgets the checkpoint: the report is complete, and one of the same name begins anew. Nothing to do without one. The report is still
/// to be freed.
///
/// Errors: those of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_finish(
    report: *mut tillback_report,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let found = object::find(report, "report")?;
            let report = found.report.clone();
            found.client.run(|_| async move { report.lock().await.forget().await })
        })
    }
}

/// Frees a report; NULL is fine. Its checkpoint stays, so that a later report of the same name goes on there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_free(report: *mut tillback_report) {
    free(report.cast_const(), "tillback_report_free");
}
