//! The certificate, and both ways to start a server.

use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tillback_sandbox::{GatewayName, Host, Options, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Trusts the sandbox's authority and nobody else.
async fn connect(server: &Server, name: &'static str) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(server.ca_pem().as_bytes()).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let address = server.hosts().iter().find(|address| address.host == Host::Yedpay).unwrap().tls;
    let socket = TcpStream::connect(address).await.unwrap();
    TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(name).unwrap(), socket).await.unwrap()
}

#[tokio::test]
async fn a_client_that_knows_the_authority_is_served_and_kept() {
    let server = Server::start(Options::default()).await.unwrap();
    for name in ["localhost", "127.0.0.1"] {
        let line = connect(&server, name).await;
        let (mut sender, connection) = http1::handshake(TokioIo::new(line)).await.unwrap();
        tokio::spawn(connection);
        for _ in 0..2 {
            let request = http::Request::get("/v1/me").header("host", "localhost").body(Full::<&[u8]>::default());
            let response = sender.send_request(request.unwrap()).await.unwrap();
            assert_eq!(response.status(), 401);
            response.into_body().collect().await.unwrap();
        }
    }
    assert_eq!(server.with(|sandbox| sandbox.requests().len()), 4);
    server.shutdown().await;
}

#[tokio::test]
async fn a_reset_under_tls_is_a_reset() {
    let server = Server::start(Options::default()).await.unwrap();
    let mut line = connect(&server, "localhost").await;
    line.write_all(b"GET /v1/me HTTP/1.1\r\nhost: x\r\nx-sandbox-fault: reset-after\r\n\r\n").await.unwrap();
    let error = line.read_u8().await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
}

#[test]
fn a_blocking_program_starts_and_stops_a_server() {
    let server = Server::start_blocking(Options::default()).unwrap();
    let address = server.hosts()[0].plain;
    std::net::TcpStream::connect(address).unwrap();
    server.down_blocking(GatewayName::Pockyt);
    assert!(std::net::TcpStream::connect(address).is_err());
    server.up_blocking(GatewayName::Pockyt).unwrap();
    std::net::TcpStream::connect(address).unwrap();
    drop(server);
    while std::net::TcpStream::connect(address).is_ok() {
        std::thread::yield_now();
    }
}

#[test]
fn a_blocking_program_waits_until_nobody_listens() {
    let server = Server::start_blocking(Options::default()).unwrap();
    let mut addresses: Vec<_> = server.hosts().iter().flat_map(|host| [host.plain, host.tls]).collect();
    addresses.push(server.control_url().strip_prefix("http://").unwrap().parse().unwrap());
    server.shutdown_blocking();
    for address in addresses {
        assert_eq!(std::net::TcpStream::connect(address).unwrap_err().kind(), std::io::ErrorKind::ConnectionRefused);
    }
}

#[tokio::test]
async fn a_blocking_start_works_inside_a_runtime() {
    let server = Server::start_blocking(Options::default()).unwrap();
    assert_eq!(server.hosts().len(), 5);
}

#[tokio::test]
async fn a_port_in_use_is_an_error() {
    let server = Server::start(Options::default()).await.unwrap();
    let port = server.control_url().rsplit(':').next().unwrap().parse().unwrap();
    let error = Server::start(Options { first_port: Some(port), ..Options::default() }).await.unwrap_err();
    assert!(error.to_string().contains("can't start"));
}

#[tokio::test]
async fn the_accounts_are_complete() {
    let server = Server::start(Options::default()).await.unwrap();
    let accounts = server.accounts();
    assert_eq!(accounts.yedpay.sign_key.len(), 32);
    assert!(accounts.paycross.public_key.len() > 300);
    assert!(ring::signature::RsaKeyPair::from_pkcs8(&accounts.paycross.private_key).is_ok());
}
