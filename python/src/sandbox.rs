//! The simulated gateways on threads of their own. Everything but starting and stopping goes over their control interface, which
//! also works from a forked child.

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use std::mem;
use std::process;
use std::sync::{Mutex, PoisonError};
use tillback_sandbox::{HostAddress, Options, Server};

/// A running sandbox. It stops when nobody holds it any more.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Sandbox {
    server: Mutex<Option<Server>>,
    /// The process that has the server's threads.
    owner: u32,
    #[pyo3(get)]
    control_url: String,
    #[pyo3(get)]
    ca_pem: String,
    /// Name, plain and TLS of each host.
    #[pyo3(get)]
    hosts: Vec<(&'static str, String, String)>,
}

#[pymethods]
impl Sandbox {
    #[new]
    #[pyo3(signature = (*, seed, seeded, port))]
    fn start(py: Python<'_>, seed: u64, seeded: bool, port: Option<u16>) -> PyResult<Self> {
        let options = Options { seed, seeded, first_port: port, ..Options::default() };
        let started = py.detach(|| Server::start_blocking(options));
        let server = started.map_err(|error| PyOSError::new_err(error.to_string()))?;
        let host = |address: &HostAddress| {
            let host = address.host;
            (host.name(), server.url(host), server.tls_url(host))
        };
        Ok(Self {
            owner: process::id(),
            control_url: server.control_url(),
            ca_pem: server.ca_pem().to_owned(),
            hosts: server.hosts().iter().map(host).collect(),
            server: Mutex::new(Some(server)),
        })
    }

    /// Returns when nobody listens any more. Does nothing the second time, and nothing in a forked child.
    fn stop(&self, py: Python<'_>) {
        // A lock of the parent may be held for ever in the child.
        if self.owner != process::id() {
            return;
        }
        py.detach(|| {
            let server = self.server.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(server) = server {
                server.shutdown_blocking();
            }
        });
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if self.owner != process::id() {
            // To end what has no threads here could wait for one of them.
            let server = self.server.get_mut().unwrap_or_else(PoisonError::into_inner).take();
            mem::forget(server);
        }
    }
}
