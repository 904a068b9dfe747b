//! The simulated gateways on threads of their own. Everything but starting and stopping goes over their control interface.

use crate::boundary::answered;
use crate::call::lock;
use crate::output::{Paper, Show, object};
use napi_derive::napi;
use std::sync::Mutex;
use tillback::{Error, ErrorCode};
use tillback_sandbox::{HostAddress, Options, Server};

/// A running sandbox. It stops when nobody holds it any more, such as at the end of a thread.
#[napi]
pub struct Sandbox {
    server: Mutex<Option<Server>>,
    started: Result<Addresses, Error>,
}

#[derive(Clone)]
struct Addresses {
    control: String,
    ca_pem: String,
    hosts: Vec<Address>,
}

#[derive(Clone)]
struct Address {
    name: &'static str,
    plain: String,
    tls: String,
}

#[napi]
impl Sandbox {
    /// Never fails: `started` tells. It listens before this returns, which takes some milliseconds.
    #[napi(constructor, catch_unwind)]
    pub fn new(seed: u32, seeded: bool, port: Option<u16>) -> Self {
        let options = Options { seed: seed.into(), seeded, first_port: port, ..Options::default() };
        match Server::start_blocking(options) {
            Ok(server) => Self { started: Ok(addresses(&server)), server: Mutex::new(Some(server)) },
            Err(error) => {
                let what = format!("The sandbox could not be started: {error}.");
                Self {
                    started: Err(Error::new(ErrorCode::SettingInvalid, what).about("port")),
                    server: Mutex::default(),
                }
            }
        }
    }

    /// Where it listens, or why it doesn't.
    #[napi(catch_unwind)]
    pub fn started(&self) -> String {
        answered(|| self.started.clone())
    }

    /// Returns when nobody listens any more. Does nothing the second time.
    #[napi(catch_unwind)]
    pub fn stop(&self) {
        let server = lock(&self.server).take();
        if let Some(server) = server {
            server.shutdown_blocking();
        }
    }
}

fn addresses(server: &Server) -> Addresses {
    let host = |address: &HostAddress| {
        let host = address.host;
        Address { name: host.name(), plain: server.url(host), tls: server.tls_url(host) }
    };
    Addresses {
        control: server.control_url(),
        ca_pem: server.ca_pem().to_owned(),
        hosts: server.hosts().iter().map(host).collect(),
    }
}

impl Show for Addresses {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { control: self.control, caPem: self.ca_pem, hosts: self.hosts });
    }
}

impl Show for Address {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { name: self.name, plain: self.plain, tls: self.tls });
    }
}
