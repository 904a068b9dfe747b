//! What the client of the package makes its calls with.

use crate::boundary::answered;
use crate::call::{Order, finish};
use crate::host::{Host, runtime};
use crate::input::{Journal, Settings, read};
use crate::mailbox::{Kept, Mailbox};
use crate::operation::{Operation, Request};
use crate::stream::{Source, Stream};
use napi::bindgen_prelude::Uint8Array;
use napi_derive::napi;
use std::io;
use std::path::{PathBuf, absolute};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tillback::{AccountName, Error, ErrorCode, GatewayName};
use zeroize::Zeroizing;

#[napi]
pub struct Client {
    made: Result<Vec<AccountName>, Error>,
    host: RwLock<Option<Arc<Host>>>,
}

#[napi]
impl Client {
    /// Never fails: `made` tells. Nothing is sent, and no file is touched.
    #[napi(constructor, catch_unwind)]
    pub fn new(settings: String) -> Self {
        match open(&Zeroizing::new(settings)) {
            Ok((host, accounts)) => Self { made: Ok(accounts), host: RwLock::new(Some(host)) },
            Err(error) => Self { made: Err(error), host: RwLock::new(None) },
        }
    }

    /// The names of the accounts, or why there is no client.
    #[napi(catch_unwind)]
    pub fn made(&self) -> String {
        answered(|| self.made.clone())
    }

    /// Makes a call. Its end comes to the mailbox. `false` where the client is closed.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "an object of them would take longer to read")]
    pub fn start(
        &self,
        mailbox: &Mailbox,
        ticket: u32,
        input: String,
        transactions: Option<Vec<&Kept>>,
        body: Option<Uint8Array>,
        timeout: Option<f64>,
        cancel: Option<bool>,
    ) -> bool {
        let Some(host) = self.host() else { return false };
        let transactions =
            transactions.unwrap_or_default().into_iter().map(|kept| Arc::clone(kept)).collect::<Vec<_>>();
        let body = body.map(|body| body.to_vec());
        let input = Zeroizing::new(input);
        order(mailbox, ticket, timeout, cancel)
            .begin(host, move || Ok(Request { operation: read::<Operation>(&input)?, transactions, body }));
        true
    }

    /// A list or a report, which is not opened before its first item is asked for. `null` where the client is closed.
    #[napi(catch_unwind)]
    pub fn stream(&self, input: String) -> Option<Stream> {
        Some(Stream::new(&self.host()?, Source::Unread(input)))
    }

    /// Waits for the calls under way, but no longer than `within` (milliseconds). `false` where the client is closed.
    #[napi(catch_unwind)]
    pub fn finish(&self, mailbox: &Mailbox, ticket: u32, within: f64) -> bool {
        self.host().is_some_and(|host| finish_in(host, mailbox, ticket, within))
    }

    /// The same, and no call can be made from now on.
    #[napi(catch_unwind)]
    pub fn close(&self, mailbox: &Mailbox, ticket: u32, within: f64) -> bool {
        let host = self.host.write().unwrap_or_else(PoisonError::into_inner).take();
        host.is_some_and(|host| finish_in(host, mailbox, ticket, within))
    }
}

fn finish_in(host: Arc<Host>, mailbox: &Mailbox, ticket: u32, within: f64) -> bool {
    finish(mailbox.letters(), ticket, host, millis(within));
    true
}

/// Whole milliseconds, and never more than a number has exactly.
fn millis(count: f64) -> Duration {
    Duration::from_millis(count as u64)
}

impl Drop for Client {
    fn drop(&mut self) {
        // To close a journal takes time, and this is an event loop that collects garbage.
        if let (Some(host), Ok(runtime)) =
            (self.host.get_mut().unwrap_or_else(PoisonError::into_inner).take(), runtime())
        {
            runtime.spawn(async move { drop(host) });
        }
    }
}

impl Client {
    fn host(&self) -> Option<Arc<Host>> {
        self.host.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What goes with every call. `cancel` is whether it can be stopped, and `true` where it is stopped already.
pub(crate) fn order(mailbox: &Mailbox, ticket: u32, timeout: Option<f64>, cancel: Option<bool>) -> Order {
    let cancel = cancel.map(|already| {
        let cancel = mailbox.expect(ticket);
        if already {
            cancel.cancel();
        }
        cancel
    });
    let timeout = timeout.map(millis);
    Order { letters: mailbox.letters(), ticket, timeout, cancel }
}

fn open(settings: &str) -> Result<(Arc<Host>, Vec<AccountName>), Error> {
    let settings = read::<Settings>(settings)?;
    let deadline = settings.deadline();
    let (builder, journal) = settings.read()?;
    let builder = match journal {
        Journal::Nowhere => builder,
        Journal::Memory => builder.journal_in_memory(),
        Journal::File(path) => {
            // It is opened later, and the program may be in another folder by then.
            let path =
                if path.is_empty() { PathBuf::from(path) } else { absolute(path).map_err(|error| nowhere(&error))? };
            // Everything else is checked now.
            let without = builder.clone().build()?;
            return Ok((Host::still_to_open(builder.journal(path), deadline), without.accounts()));
        }
    };
    let client = builder.clone().build()?;
    let accounts = client.accounts();
    Ok((Host::open(builder, deadline, client), accounts))
}

fn nowhere(error: &io::Error) -> Error {
    let what = format!(
        "It can't be told where the journal is, because the program is in no folder: {error}. Nothing was sent."
    );
    Error::new(ErrorCode::SettingInvalid, what).about("journal")
}

/// What a gateway can do and prove.
#[napi(catch_unwind)]
pub fn capabilities(gateway: String) -> String {
    answered(|| Ok(tillback::capabilities(gateway.parse::<GatewayName>()?)))
}
