//! Where the rows of a report come from.

use crate::input;
use crate::output::MODEL;
use crate::supply::{Supply, all_of};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};
use std::path::PathBuf;
use tillback::{Error, ErrorCode, ReportSource};

/// Where the rows of a report come from.
pub(crate) enum Source {
    Ready(ReportSource),
    /// The program's own iterator.
    Drawn(ReportSource, Supply),
    /// A file, which is opened by a thread that may wait.
    File(Box<dyn FnOnce() -> Result<ReportSource, Error> + Send>),
}

/// A `tillback.ReportSource`.
pub(crate) fn source(source: &Bound<'_, PyAny>) -> PyResult<Source> {
    let py = source.py();
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if !source.is_instance(CLASS.import(py, MODEL, "ReportSource")?)? {
        return Err(input::mistyped("source", source, "a ReportSource"));
    }
    let fields = source.getattr("__dict__")?.cast_into::<PyDict>()?;
    let get = |name: &str| -> PyResult<Bound<'_, PyAny>> {
        Ok(fields.get_item(name)?.unwrap_or_else(|| py.None().into_bound(py)))
    };
    let account = || input::account_name(&get("account")?);
    Ok(Source::Ready(match input::word(&get("word")?, "word")?.as_str() {
        "references" => {
            let (account, names) = (account()?, get("names")?);
            if let Some(all) = all_of(&names)? {
                return Ok(Source::Ready(ReportSource::checked(account, all)));
            }
            let supply = Supply::new(&names)?;
            return Ok(Source::Drawn(ReportSource::streamed(account, supply.clone()), supply));
        }
        "csv" => {
            let path: PathBuf = get("path")?.extract()?;
            let kind = input::one_of(&get("kind")?, "kind")?;
            let (account, column) = (account()?, input::column(&get("column")?)?);
            return Ok(Source::File(Box::new(move || ReportSource::csv(account, path, &column, kind))));
        }
        "days" => ReportSource::Days {
            account: account()?.into(),
            from: input::day(&get("first")?, "first")?,
            to: input::day(&get("last")?, "last")?,
            filter: input::transaction_filter(&fields)?,
        },
        "journal" => ReportSource::Journal { filter: input::refund_filter(&fields)?, ask: get("ask")?.extract()? },
        _ => {
            let what = "The source is not one of references, csv, days and journal.";
            return Err(input::invalid(py, ErrorCode::OptionInvalid, "source", what));
        }
    }))
}
