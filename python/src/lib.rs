//! The compiled half of the package `tillback`: it converts and forwards.
//!
//! A call is made ready from Python objects ([`client`]), is then waited for or started ([`call`], [`mailbox`]), and its end
//! becomes Python objects again ([`output`]). What is written in Python decides nothing either; it is typed.

mod call;
mod client;
mod command_line;
mod host;
mod input;
mod log;
mod mailbox;
mod money;
mod output;
mod process;
mod sandbox;
mod source;
mod stream;
mod supply;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::call::{Call, Started};
    #[pymodule_export]
    use crate::client::Client;
    #[pymodule_export]
    use crate::command_line::command_line;
    #[pymodule_export]
    use crate::mailbox::Mailbox;
    #[pymodule_export]
    use crate::money::{money_from_decimal, money_from_minor, money_parse, money_to_decimal, reference};
    #[pymodule_export]
    use crate::output::TransactionHandle;
    #[pymodule_export]
    use crate::sandbox::Sandbox;
    #[pymodule_export]
    use crate::stream::{Listing, Rows};

    use crate::output::WORDS;
    use pyo3::exceptions::PyImportError;
    use pyo3::prelude::*;
    use pyo3::sync::PyOnceLock;
    use pyo3::types::PyDict;
    use tillback::ErrorCode;

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        only_one_interpreter(module.py())?;
        let codes: Vec<_> = ErrorCode::ALL
            .iter()
            .map(|code| (code.as_str(), code.number(), code.kind().as_str(), code.retry().as_str(), code.summary()))
            .collect();
        module.add("CATALOGUE", pyo3::types::PyTuple::new(module.py(), codes)?)?;
        let words = PyDict::new(module.py());
        for (class, all) in WORDS {
            words.set_item(class, pyo3::types::PyTuple::new(module.py(), all())?)?;
        }
        module.add("WORDS", words)
    }

    /// Classes are looked up once in a process, and must not come from two interpreters. Each has a `sys` of its own.
    fn only_one_interpreter(py: Python<'_>) -> PyResult<()> {
        static FIRST: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
        let sys = py.import("sys")?;
        if FIRST.get_or_init(py, || sys.clone().unbind()).bind(py).is(&sys) {
            return Ok(());
        }
        Err(PyImportError::new_err(
            "tillback is in use in another interpreter of this process, and works in one only. Use threads or processes.",
        ))
    }
}
