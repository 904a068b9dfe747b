//! The compiled half of the package `tillback`.

use pyo3::prelude::*;

#[pymodule]
mod _native {}
