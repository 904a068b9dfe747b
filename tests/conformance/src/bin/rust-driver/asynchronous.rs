//! Calls the asynchronous client.

use super::arguments::{ClientSettings, Timed};
use super::{Answer, Library, open, values};
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::io;
use tillback::Client;
use tokio::runtime::Runtime;

/// What is done with a call: it is awaited.
macro_rules! wait {
    ($call:expr) => {
        $call.await
    };
}

#[path = "calls.rs"]
mod calls;

pub(crate) struct Async {
    runtime: Runtime,
    client: Option<Client>,
}

impl Async {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { runtime: Runtime::new()?, client: None })
    }

    fn client(&self) -> Result<Client, super::Misunderstood> {
        self.client.clone().ok_or_else(|| "no client was opened".into())
    }
}

impl Library for Async {
    fn open(&mut self, settings: ClientSettings) -> Answer {
        let _inside = self.runtime.enter();
        let made = open::builder(settings)?.and_then(tillback::ClientBuilder::build);
        Ok(values::answer(made, |client| {
            self.client = Some(client);
            json!({})
        }))
    }

    fn call(&self, call: Timed) -> Answer {
        let client = self.client()?;
        self.runtime.block_on(async { calls::answer(&client, call).await })
    }

    fn together(&self, calls: Vec<Timed>) -> Answer {
        let client = self.client()?;
        let calls = calls.into_iter().map(|call| calls::answer(&client, call));
        let answers = self.runtime.block_on(join_all(calls)).into_iter();
        Ok(json!({ "ok": answers.collect::<Result<Vec<Value>, _>>()? }))
    }
}
