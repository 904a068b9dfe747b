//! Where the rows of a report come from.

use crate::input;
use crate::output::{MODEL, raised};
use crate::supply::Supply;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};
use std::path::PathBuf;
use tillback::{ErrorCode, ReportSource};

/// A `tillback.ReportSource`, and what draws its references where the program's own iterator gives them.
pub(crate) fn source(source: &Bound<'_, PyAny>) -> PyResult<(ReportSource, Option<Supply>)> {
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
    let read = match input::word(&get("word")?)?.as_str() {
        "references" => {
            let supply = Supply::new(&get("names")?)?;
            return Ok((ReportSource::streamed(account()?, supply.clone()), Some(supply)));
        }
        "csv" => {
            let path: PathBuf = get("path")?.extract()?;
            let kind = input::one_of(&get("kind")?)?;
            let column = input::column(&get("column")?)?;
            ReportSource::csv(account()?, path, &column, kind).map_err(|error| raised(py, &error))?
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
    };
    Ok((read, None))
}
