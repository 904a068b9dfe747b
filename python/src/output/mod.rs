//! What the engine tells, as objects of `tillback.model` and `tillback.errors`.

mod error;
mod event;
mod payee;
mod refund;
mod report;
mod transaction;
mod word;

pub(crate) use error::{of_callback, raised};
pub(crate) use transaction::TransactionHandle;
pub(crate) use word::WORDS;

use jiff::tz::TimeZone;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDate, PyDateTime, PyString, PyTuple, PyType, PyTzInfo};
use std::sync::Arc;
use tillback::{AccountName, Date, Error, Money, Raw, Timestamp};

/// Makes the Python object for a value.
pub(crate) trait Show {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// Makes a record of `tillback.model` from all of its fields, by name: the class decides about their order.
macro_rules! record {
    ($py:expr, $class:ident { $($field:ident: $value:expr),* $(,)? }) => {{
        static MAKE: pyo3::sync::PyOnceLock<pyo3::Py<pyo3::PyAny>> = pyo3::sync::PyOnceLock::new();
        let fields = pyo3::types::PyDict::new($py);
        $(fields.set_item(pyo3::intern!($py, stringify!($field)), $crate::output::Show::show(&$value, $py)?)?;)*
        $crate::output::maker($py, &MAKE, stringify!($class))?.call1((fields,))
    }};
}
pub(crate) use record;

/// What makes objects of a class of `tillback.model` without checking what they are made of.
fn maker<'py>(py: Python<'py>, known: &'py PyOnceLock<Py<PyAny>>, class: &str) -> PyResult<&'py Bound<'py, PyAny>> {
    let make = || -> PyResult<_> { Ok(py.import(MODEL)?.getattr(class)?.getattr("_trusted")?.unbind()) };
    known.get_or_try_init(py, make).map(|make| make.bind(py))
}

pub(crate) const MODEL: &str = "tillback.model";

impl Show for () {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(py.None().into_bound(py))
    }
}

impl Show for str {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, self).into_any())
    }
}

impl Show for String {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_str().show(py)
    }
}

impl Show for AccountName {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_str().show(py)
    }
}

impl Show for Raw {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyBytes::new(py, self.as_bytes()).into_any())
    }
}

macro_rules! as_python_has_it {
    ($($type:ty),*) => {$(
        impl Show for $type {
            fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                pyo3::IntoPyObjectExt::into_bound_py_any(*self, py)
            }
        }
    )*};
}
as_python_has_it!(bool, u16, u32, u64, usize, i64);

impl<T: Show + ?Sized> Show for &T {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (**self).show(py)
    }
}

impl<T: Show> Show for Arc<T> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (**self).show(py)
    }
}

impl<T: Show> Show for Option<T> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.show(py),
            None => ().show(py),
        }
    }
}

impl<T: Show> Show for Vec<T> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items: Vec<_> = self.iter().map(|item| item.show(py)).collect::<PyResult<_>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}

impl<T: Show> Show for Result<T, Error> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Ok(value) => value.show(py),
            Err(error) => Err(raised(py, error)),
        }
    }
}

impl Show for Money {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        maker(py, &MAKE, "Money")?.call1((self.minor(), self.currency().code()))
    }
}

impl Show for Timestamp {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let at = TimeZone::UTC.to_datetime(*self);
        let utc = PyTzInfo::utc(py)?.to_owned();
        let micros = at.subsec_nanosecond().unsigned_abs() / 1_000;
        let (year, second) = (at.year().into(), at.second().unsigned_abs());
        let (month, day) = (at.month().unsigned_abs(), at.day().unsigned_abs());
        let (hour, minute) = (at.hour().unsigned_abs(), at.minute().unsigned_abs());
        Ok(PyDateTime::new(py, year, month, day, hour, minute, second, micros, Some(&utc))?.into_any())
    }
}

impl Show for Date {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (month, day) = (self.month().unsigned_abs(), self.day().unsigned_abs());
        Ok(PyDate::new(py, self.year().into(), month, day)?.into_any())
    }
}

/// A sum of many amounts, which may be larger than any one of them: `decimal.Decimal`.
pub(crate) struct Decimal(pub(crate) String);

impl Show for Decimal {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        CLASS.import(py, "decimal", "Decimal")?.call1((self.0.as_str(),))
    }
}
