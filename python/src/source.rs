//! Where the rows of a report come from.

use crate::input;
use crate::output::{MODEL, raised};
use crate::stream::Trouble;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyIterator, PyType};
use std::path::PathBuf;
use std::sync::PoisonError;
use tillback::{Error, ErrorCode, RefKind, ReportSource, TransactionRef};

/// A `tillback.ReportSource`. What its iterator raises is left in `trouble`.
pub(crate) fn source(source: &Bound<'_, PyAny>, trouble: &Trouble) -> PyResult<ReportSource> {
    let py = source.py();
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if !source.is_instance(CLASS.import(py, MODEL, "ReportSource")?)? {
        return Err(input::mistyped("source", source, "a ReportSource"));
    }
    let fields = source.getattr("__dict__")?.cast_into::<PyDict>()?;
    let get = |name: &str| -> PyResult<Bound<'_, PyAny>> {
        Ok(fields.get_item(name)?.unwrap_or_else(|| py.None().into_bound(py)))
    };
    let account = || get("account")?.extract::<String>();
    Ok(match get("word")?.extract::<String>()?.as_str() {
        "references" => ReportSource::References {
            account: account()?.into(),
            references: Box::new(References {
                items: Some(get("names")?.try_iter()?.unbind()),
                trouble: trouble.clone(),
            }),
        },
        "csv" => {
            let path: PathBuf = get("path")?.extract()?;
            let kind = ref_kind(&get("kind")?)?;
            let column: String = get("column")?.extract()?;
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
    })
}

fn ref_kind(kind: &Bound<'_, PyAny>) -> PyResult<RefKind> {
    let word = input::word(kind)?;
    RefKind::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| {
        let what = "The kind of the references is not one of gateway_id, merchant and scanned.";
        input::invalid(kind.py(), ErrorCode::OptionInvalid, "kind", what)
    })
}

/// Drawn from the program's own iterator, by whichever thread makes the report.
struct References {
    /// `None` once it raised.
    items: Option<Py<PyIterator>>,
    trouble: Trouble,
}

impl Iterator for References {
    type Item = Result<TransactionRef, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let items = self.items.take()?;
        // `None` where the interpreter is coming to its end.
        Python::try_attach(|py| {
            let next = items.bind(py).clone().next()?;
            match next.and_then(|item| input::reference(&item)) {
                Ok(reference) => {
                    self.items = Some(items);
                    Some(Ok(reference))
                }
                Err(raised) => {
                    *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(raised);
                    None
                }
            }
        })?
    }
}
