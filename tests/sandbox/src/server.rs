//! The sandbox as a server on loopback.

use crate::account::Accounts;
use crate::control;
use crate::delivery::{self, Delivery};
use crate::door::{Doors, HostAddress, loopback};
use crate::host::Host;
use crate::ledger::GatewayName;
use crate::sandbox::Sandbox;
use crate::shared::Shared;
use crate::tls;
use crate::webhook_key::webhook_key;
use jiff::Timestamp;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;

/// How a server is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where ids come from: the same seed and the same calls give the same ids.
    pub seed: u64,
    /// Whether the seeded transactions are there.
    pub seeded: bool,
    /// The port of the control interface. The gateways follow in the order of [`Host::ALL`], each plain and then TLS,
    /// eleven ports in all. Without it the system picks free ones.
    pub first_port: Option<u16>,
    /// How many of the newest requests are kept for reading.
    pub keep_requests: usize,
    /// Waits before each repetition of a notification that was not answered with 200.
    pub notification_pauses: Vec<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            seeded: true,
            first_port: None,
            keep_requests: 10_000,
            notification_pauses: [100, 300, 1000, 3000, 10_000].map(Duration::from_millis).to_vec(),
        }
    }
}

/// Why a server did not start.
#[derive(Debug)]
pub struct StartError(Box<dyn Error + Send + Sync>);

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the sandbox can't start: {}", self.0)
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// A running sandbox. It stops when it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    doors: Arc<Doors>,
    hosts: Vec<HostAddress>,
    control: SocketAddr,
    ca_pem: String,
    tasks: Vec<JoinHandle<()>>,
    handle: Handle,
    /// Of a server that was started from a blocking program.
    runtime: Option<Runtime>,
}

impl Server {
    /// Starts on the runtime that this is called in.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        Self::try_start(options).await.map_err(StartError)
    }

    /// Starts on a runtime of its own with its own threads. Works everywhere, also inside another runtime.
    pub fn start_blocking(options: Options) -> Result<Self, StartError> {
        let failed = |error: io::Error| StartError(error.into());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("tillback-sandbox")
            .enable_all()
            .build()
            .map_err(failed)?;
        let started = wait_for(runtime.handle(), Self::start(options));
        let mut server = started.ok_or_else(|| failed(io::Error::other("the start was broken off")))??;
        server.runtime = Some(runtime);
        Ok(server)
    }

    async fn try_start(options: Options) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let now = Timestamp::now();
        let mut sandbox =
            if options.seeded { Sandbox::new(options.seed, now) } else { Sandbox::empty(options.seed, now) };
        sandbox.keep_requests(options.keep_requests);
        let shared = Arc::new(Shared::new(sandbox));
        let identity = tls::identity()?;
        let control = TcpListener::bind(loopback(options.first_port.unwrap_or(0))).await?;
        let address = control.local_addr()?;
        let first = options.first_port.map(|port| port.saturating_add(1));
        let (doors, hosts) = Doors::open(first, &identity.acceptor, &shared).await?;
        let doors = Arc::new(doors);
        let desk = control::Desk {
            shared: Arc::clone(&shared),
            doors: Arc::clone(&doors),
            hosts: hosts.clone(),
            ca_pem: identity.ca_pem.clone(),
        };
        // The key takes a while to make; whoever needs it earlier waits for this thread.
        std::thread::spawn(webhook_key);
        let tasks = vec![
            tokio::spawn(control::run(control, desk)),
            tokio::spawn(delivery::run(Arc::clone(&shared), options.notification_pauses)),
        ];
        Ok(Self {
            shared,
            doors,
            hosts,
            control: address,
            ca_pem: identity.ca_pem,
            tasks,
            handle: Handle::current(),
            runtime: None,
        })
    }

    /// Where every host listens.
    pub fn hosts(&self) -> &[HostAddress] {
        &self.hosts
    }

    /// `http://127.0.0.1:port` of a host. Paths follow as at the real one, so PayCross's begin with `/beyag` on
    /// [`Host::PaycrossApm`].
    pub fn url(&self, host: Host) -> String {
        format!("http://{}", self.address(host).plain)
    }

    /// `https://localhost:port` of a host. Its certificate is signed by [`Server::ca_pem`].
    pub fn tls_url(&self, host: Host) -> String {
        format!("https://localhost:{}", self.address(host).tls.port())
    }

    /// `http://127.0.0.1:port` of the control interface.
    pub fn control_url(&self) -> String {
        format!("http://{}", self.control)
    }

    /// The certificate of the sandbox's own authority. It changes with each start.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// The credentials of the seeded accounts. May take a moment right after the start, until a key is made.
    pub fn accounts(&self) -> Accounts {
        // The key is waited for outside the lock, so that requests are served meanwhile.
        webhook_key();
        self.with(|sandbox| sandbox.accounts().clone())
    }

    /// Works on the sandbox by hand. Requests wait meanwhile, and so would a second call inside the first, for ever.
    pub fn with<T>(&self, work: impl FnOnce(&mut Sandbox) -> T) -> T {
        self.shared.with(|sandbox, _| work(sandbox))
    }

    /// The same, with the time.
    pub fn with_time<T>(&self, work: impl FnOnce(&mut Sandbox, Timestamp) -> T) -> T {
        self.shared.with(work)
    }

    /// The notifications that went out, oldest first.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.deliveries().all()
    }

    /// Closes the listeners of a gateway and drops its connections: new ones are refused.
    pub async fn down(&self, gateway: GatewayName) {
        self.doors.down(gateway).await;
    }

    /// Opens the listeners of a gateway again, on the ports they had.
    pub async fn up(&self, gateway: GatewayName) -> io::Result<()> {
        self.doors.up(gateway).await
    }

    /// [`Server::down`] for a blocking program.
    pub fn down_blocking(&self, gateway: GatewayName) {
        let doors = Arc::clone(&self.doors);
        wait_for(&self.handle, async move { doors.down(gateway).await });
    }

    /// [`Server::up`] for a blocking program.
    pub fn up_blocking(&self, gateway: GatewayName) -> io::Result<()> {
        let doors = Arc::clone(&self.doors);
        let opened = wait_for(&self.handle, async move { doors.up(gateway).await });
        opened.unwrap_or_else(|| Err(io::Error::other("the server has stopped")))
    }

    /// Stops and waits until every listener is closed.
    pub async fn shutdown(mut self) {
        self.doors.close().await;
        for task in std::mem::take(&mut self.tasks) {
            task.abort();
            // An aborted task ends with an error by design; what counts is that it has ended.
            let _ = task.await;
        }
    }

    /// [`Server::shutdown`] for a blocking program. One that was started with [`Server::start_blocking`] also waits a moment
    /// for its threads.
    pub fn shutdown_blocking(mut self) {
        let runtime = self.runtime.take();
        let handle = self.handle.clone();
        wait_for(&handle, self.shutdown());
        if let Some(runtime) = runtime {
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
    }

    fn address(&self, host: Host) -> HostAddress {
        let found = self.hosts.iter().find(|address| address.host == host);
        *found.expect("every host has a listener")
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("control", &self.control).field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.doors.abort();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Runs `work` on the runtime behind `handle` and blocks this thread until it is done; `None` where the runtime ended.
fn wait_for<T: Send + 'static>(handle: &Handle, work: impl Future<Output = T> + Send + 'static) -> Option<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    handle.spawn(async move {
        // Nobody receives only where the caller's thread is gone.
        let _ = sender.send(work.await);
    });
    receiver.recv().ok()
}
