use super::{Show, record};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;
use std::time::Duration;
use tillback::Error;

impl Show for Duration {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.as_secs_f64().into_pyobject(py)?.into_any())
    }
}

/// The exception itself, to be looked at and not raised.
impl Show for Error {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let make = MAKE
            .get_or_try_init(py, || -> PyResult<_> { Ok(py.import("tillback.errors")?.getattr("_make")?.unbind()) })?;
        let words = self.gateway();
        let fields = PyDict::new(py);
        fields.set_item("code", self.code().as_str())?;
        fields.set_item("message", self.message())?;
        fields.set_item("field", self.field())?;
        fields.set_item("retry_after", self.retry_after().show(py)?)?;
        fields.set_item("gateway_code", words.code.as_deref())?;
        fields.set_item("gateway_message", words.message.as_deref())?;
        fields.set_item("http_status", words.http_status)?;
        fields.set_item("request_id", words.request_id.as_deref())?;
        fields.set_item("idempotency_key", self.idempotency_key())?;
        make.bind(py).call((), Some(&fields))
    }
}

/// The exception to raise.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    error.show(py).map_or_else(|failed| failed, PyErr::from_value)
}

impl<T: Show> Show for tillback::Done<T> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(py, Done {
            index: self.index,
            result: self.result.as_ref().ok(),
            error: self.result.as_ref().err(),
            answered: self.tally.answered,
            failed: self.tally.failed,
        })
    }
}
