//! The listeners of the gateways, which can be closed and opened again on the same port.

use crate::connection;
use crate::host::Host;
use crate::ledger::GatewayName;
use crate::shared::Shared;
use serde::Serialize;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

/// Where one host of a gateway listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HostAddress {
    pub host: Host,
    pub plain: SocketAddr,
    pub tls: SocketAddr,
}

/// All listeners of a server.
pub(crate) struct Doors {
    doors: Mutex<Vec<Door>>,
}

struct Door {
    host: Host,
    address: SocketAddr,
    tls: Option<TlsAcceptor>,
    shared: Arc<Shared>,
    listening: Option<Listening>,
}

/// Ends with its connections when it is dropped.
struct Listening {
    /// Dropped, it asks the task to end.
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

pub(crate) fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

impl Doors {
    /// Opens two listeners for each host. The ports follow `first` in the order of [`Host::ALL`], plain before TLS.
    pub(crate) async fn open(
        first: Option<u16>,
        tls: &TlsAcceptor,
        shared: &Arc<Shared>,
    ) -> io::Result<(Self, Vec<HostAddress>)> {
        let mut doors = Vec::new();
        let mut addresses = Vec::new();
        let mut port = first.unwrap_or(0);
        let step = u16::from(first.is_some());
        for host in Host::ALL {
            let plain = Door::open(host, port, None, shared).await?;
            port = port.saturating_add(step);
            let secure = Door::open(host, port, Some(tls.clone()), shared).await?;
            port = port.saturating_add(step);
            addresses.push(HostAddress { host, plain: plain.address, tls: secure.address });
            doors.extend([plain, secure]);
        }
        Ok((Self { doors: Mutex::new(doors) }, addresses))
    }

    /// Closes every listener of a gateway and drops its connections: new ones are refused.
    pub(crate) async fn down(&self, gateway: GatewayName) {
        for door in self.doors.lock().await.iter_mut().filter(|door| door.host.gateway() == gateway) {
            door.close().await;
        }
    }

    /// Opens the listeners of a gateway again, on the ports they had.
    pub(crate) async fn up(&self, gateway: GatewayName) -> io::Result<()> {
        for door in self.doors.lock().await.iter_mut().filter(|door| door.host.gateway() == gateway) {
            door.reopen().await?;
        }
        Ok(())
    }

    pub(crate) async fn close(&self) {
        for door in self.doors.lock().await.iter_mut() {
            door.close().await;
        }
    }

    /// Ends the listeners without waiting for them.
    pub(crate) fn abort(&self) {
        // While another holds the lock, a listener is being closed or opened; it ends when the last user of the doors does.
        if let Ok(mut doors) = self.doors.try_lock() {
            doors.clear();
        }
    }
}

impl Door {
    async fn open(host: Host, port: u16, tls: Option<TlsAcceptor>, shared: &Arc<Shared>) -> io::Result<Self> {
        let listener = TcpListener::bind(loopback(port)).await?;
        let mut door = Self { host, address: listener.local_addr()?, tls, shared: Arc::clone(shared), listening: None };
        door.listen(listener);
        Ok(door)
    }

    fn listen(&mut self, listener: TcpListener) {
        let (stop, stopped) = oneshot::channel();
        let accepting = accept(listener, self.tls.clone(), self.host, Arc::clone(&self.shared), stopped);
        self.listening = Some(Listening { stop, task: tokio::spawn(accepting) });
    }

    async fn close(&mut self) {
        if let Some(listening) = self.listening.take() {
            drop(listening.stop);
            // What counts is that it has ended, however that was.
            let _ = listening.task.await;
        }
    }

    async fn reopen(&mut self) -> io::Result<()> {
        if self.listening.is_none() {
            let listener = TcpListener::bind(self.address).await?;
            self.listen(listener);
        }
        Ok(())
    }
}

/// Accepts until it is stopped, and returns when its connections are closed: a program that was told so may rely on it.
async fn accept(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    host: Host,
    shared: Arc<Shared>,
    mut stopped: oneshot::Receiver<()>,
) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => {
                    connections.spawn(connection::run(socket, tls.clone(), host, Arc::clone(&shared)));
                }
                Err(error) => {
                    // Out of file descriptors, most likely: others have to close first.
                    tracing::warn!(%error, "can't accept");
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    connections.shutdown().await;
}
