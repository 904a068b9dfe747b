use super::{Show, record};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};
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

/// What a program's own callback raised. An error of tillback's would say of the call under way what was said of another one: that
/// no money moved.
pub(crate) fn of_callback(error: PyErr, py: Python<'_>) -> PyErr {
    static BASE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    match BASE.import(py, "tillback.errors", "TillbackError") {
        Ok(base) if error.is_instance(py, base) => {
            let what = "progress raised an error of tillback's, which ended the waiting. What was sent goes on, and the same keys \
                        return it.";
            let other = PyRuntimeError::new_err(what);
            other.set_cause(py, Some(error));
            other
        }
        Ok(_) => error,
        Err(failed) => failed,
    }
}

impl<T: Show> Show for tillback::Done<T> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record!(
            py,
            Done {
                index: self.index,
                result: self.result.as_ref().ok(),
                error: self.result.as_ref().err(),
                answered: self.tally.answered,
                failed: self.tally.failed,
            }
        )
    }
}
