//! Calls the blocking client.

use super::arguments::{ClientSettings, Timed};
use super::{Answer, Library, open, values};
use futures_util::FutureExt;
use serde_json::{Value, json};
use std::thread;
use tillback::blocking::Client;

/// What is done with a call: nothing, it has ended.
macro_rules! wait {
    ($call:expr) => {
        $call
    };
}

#[path = "calls.rs"]
#[expect(clippy::duplicate_mod, reason = "the operations are written once for both clients")]
mod calls;

#[derive(Default)]
pub(crate) struct Blocking {
    client: Option<Client>,
}

impl Blocking {
    fn client(&self) -> Result<&Client, super::Misunderstood> {
        self.client.as_ref().ok_or_else(|| "no client was opened".into())
    }
}

/// Nothing in it waits for another task, so it has ended when it returns.
fn answer(client: &Client, call: Timed) -> Answer {
    calls::answer(client, call).now_or_never().unwrap_or_else(|| Err("a blocking call did not block".into()))
}

impl Library for Blocking {
    fn open(&mut self, settings: ClientSettings) -> Answer {
        let made = open::builder(settings)?.and_then(tillback::ClientBuilder::build_blocking);
        Ok(values::answer(made, |client| {
            self.client = Some(client);
            json!({})
        }))
    }

    fn call(&self, call: Timed) -> Answer {
        answer(self.client()?, call)
    }

    fn together(&self, calls: Vec<Timed>) -> Answer {
        let client = self.client()?;
        let answers = thread::scope(|scope| {
            let threads: Vec<_> = calls.into_iter().map(|call| scope.spawn(move || answer(client, call))).collect();
            let ended = threads.into_iter().map(|one| one.join().map_err(|_| "a call panicked")?);
            ended.collect::<Result<Vec<Value>, _>>()
        });
        Ok(json!({ "ok": answers? }))
    }
}
