//! Words of closed and open sets, as members of the enums of `tillback.model`.

use super::{MODEL, Show};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};
use tillback::{
    Dimension, ErrorKind, EventSubject, GatewayName, HistorySource, ListScope, MayRefund, MinorUnits, Outcome, RefKind,
    RefundStatus, Retry, Service, TransactionKind, TransactionStatus,
};

/// The member of an enum for a word.
macro_rules! member {
    ($py:expr, $class:ident, $word:expr) => {{
        static CLASS: pyo3::sync::PyOnceLock<pyo3::Py<pyo3::types::PyType>> = pyo3::sync::PyOnceLock::new();
        static MEMBERS: pyo3::sync::PyOnceLock<pyo3::Py<pyo3::types::PyDict>> = pyo3::sync::PyOnceLock::new();
        $crate::output::word::find($py, stringify!($class), (&CLASS, &MEMBERS), $word)
    }};
}
pub(super) use member;

type Known = (&'static PyOnceLock<Py<PyType>>, &'static PyOnceLock<Py<PyDict>>);

pub(super) fn find<'py>(py: Python<'py>, name: &str, known: Known, word: &str) -> PyResult<Bound<'py, PyAny>> {
    let class = known.0.import(py, MODEL, name)?;
    let members = known.1.get_or_try_init(py, || -> PyResult<_> {
        Ok(class.getattr("_value2member_map_")?.cast_into::<PyDict>()?.unbind())
    })?;
    match members.bind(py).get_item(word)? {
        Some(member) => Ok(member),
        // A gateway's own word.
        None => class.call1((word,)),
    }
}

macro_rules! words {
    ($($class:ident),*) => {$(
        impl Show for $class {
            fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                member!(py, $class, self.as_str())
            }
        }
    )*};
}
words!(
    EventSubject,
    GatewayName,
    HistorySource,
    ListScope,
    MayRefund,
    RefundStatus,
    Service,
    TransactionKind,
    TransactionStatus
);

type Words = fn() -> Vec<&'static str>;

/// The words of each enum, so that a test can compare them with the classes.
pub(crate) const WORDS: &[(&str, Words)] = &[
    ("GatewayName", || GatewayName::ALL.map(GatewayName::as_str).to_vec()),
    ("RefundStatus", || RefundStatus::ALL.map(RefundStatus::as_str).to_vec()),
    ("HistorySource", || HistorySource::ALL.map(HistorySource::as_str).to_vec()),
    ("TransactionStatus", || TransactionStatus::ALL.map(TransactionStatus::as_str).to_vec()),
    ("EventSubject", || EventSubject::ALL.map(EventSubject::as_str).to_vec()),
    ("ListScope", || ListScope::ALL.map(ListScope::as_str).to_vec()),
    ("MayRefund", || MayRefund::ALL.map(MayRefund::as_str).to_vec()),
    ("Outcome", || Outcome::ALL.map(Outcome::as_str).to_vec()),
    ("Dimension", || Dimension::ALL.map(Dimension::as_str).to_vec()),
    ("Retry", || Retry::ALL.map(Retry::as_str).to_vec()),
    ("RefKind", || RefKind::ALL.map(RefKind::as_str).to_vec()),
    ("Service", || Service::ALL.map(Service::as_str).to_vec()),
    ("MinorUnits", || MinorUnits::ALL.map(MinorUnits::as_str).to_vec()),
    ("ErrorKind", || ErrorKind::ALL.map(ErrorKind::as_str).to_vec()),
];
