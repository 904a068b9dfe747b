//! Asks the sandbox's control interface, as a test in any language could.

use crate::step::ControlRequest;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::error::Error;
use tokio::net::TcpStream;

/// What it answered; anything but a success is an error.
pub(crate) async fn ask(base: &str, request: &ControlRequest) -> Result<Value, String> {
    let answered = exchange(base, request).await.map_err(|error| format!("the sandbox does not answer: {error}"))?;
    let (status, body) = answered;
    match status {
        200..=299 => Ok(body),
        _ => Err(format!("the sandbox refuses {} {}: {body}", request.method, request.path)),
    }
}

async fn exchange(base: &str, request: &ControlRequest) -> Result<(u16, Value), Box<dyn Error + Send + Sync>> {
    let authority = base.trim_start_matches("http://");
    let (mut sender, connection) = http1::handshake(TokioIo::new(TcpStream::connect(authority).await?)).await?;
    let body = request.body.as_ref().map(Value::to_string).unwrap_or_default();
    let request = Request::builder()
        .method(request.method.as_str())
        .uri(&request.path)
        .header("host", authority)
        .body(Full::new(Bytes::from(body)))?;
    let exchange = async {
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await?.to_bytes();
        Ok::<_, Box<dyn Error + Send + Sync>>((status, serde_json::from_slice(&body)?))
    };
    // The connection has to be driven while the exchange goes on, and is dropped with it.
    tokio::select! {
        result = exchange => result,
        Err(error) = connection => Err(error.into()),
    }
}
