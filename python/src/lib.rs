//! The compiled half of the package `tillback`.

mod command_line;
mod sandbox;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::command_line::command_line;
    #[pymodule_export]
    use super::sandbox::Sandbox;
}
