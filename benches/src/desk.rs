//! The sandbox in a process of its own.

use crate::failure::Failure;
use crate::job::{PAID, Shop, read_line, write_line};
use serde::{Deserialize, Serialize};
use std::io::BufReader;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Operation, Options, Rule, Server};

/// Where the sandbox is reached.
#[derive(Debug, Serialize, Deserialize)]
struct Open {
    plain: Shop,
    tls: Shop,
}

/// What the sandbox is told.
#[derive(Debug, Serialize, Deserialize)]
enum Order {
    /// So many payments; the answer is their ids.
    Pay(usize),
    /// Every question is answered so many milliseconds later, from now on; the answer is empty.
    Slow(u32),
}

/// Serves until standard input ends. Nothing is remembered of the requests, so that the books alone grow.
pub(crate) fn serve() -> Result<(), Failure> {
    let server = Server::start_blocking(Options { seeded: false, keep_requests: 0, ..Options::default() })?;
    let shop = |url, ca_pem| {
        let account = server.accounts().pockyt;
        let (merchant_no, store_no, token) = (account.merchant_no, account.store_no, account.token);
        Shop { url, ca_pem, merchant_no, store_no, token }
    };
    let plain = shop(server.url(Host::Pockyt), None);
    let tls = shop(server.tls_url(Host::Pockyt), Some(server.ca_pem().to_owned()));
    write_line(std::io::stdout(), &Open { plain, tls })?;
    while let Some(order) = read_line::<Order>(std::io::stdin().lock())? {
        let count = match order {
            Order::Pay(count) => count,
            Order::Slow(ms) => {
                slow(&server, ms)?;
                0
            }
        };
        let ids = server.with_time(|sandbox, now| {
            let pay = |_| sandbox.create_payment(NewPayment::new(GatewayName::Pockyt, PAID, "USD"), now);
            let paid: Result<Vec<_>, _> = (0..count).map(pay).collect();
            paid.map(|payments| payments.into_iter().map(|payment| payment.id).collect::<Vec<_>>())
        })?;
        write_line(std::io::stdout(), &ids)?;
    }
    Ok(())
}

fn slow(server: &Server, ms: u32) -> Result<(), Failure> {
    server.with(|sandbox| {
        sandbox.clear_faults();
        if ms == 0 { Ok(()) } else { sandbox.push_fault(Rule::new(Fault::Delay { ms }).on(Operation::Query).times(0)) }
    })?;
    Ok(())
}

/// The parent's end of it.
pub(crate) struct Desk {
    process: Child,
    /// `None` once it was told to stop.
    orders: Option<ChildStdin>,
    payments: BufReader<ChildStdout>,
    open: Open,
}

impl Desk {
    pub(crate) fn open() -> Result<Self, Failure> {
        let mut process =
            Command::new(std::env::current_exe()?).arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let orders = process.stdin.take();
        let stdout = process.stdout.take().ok_or_else(gone)?;
        let mut payments = BufReader::new(stdout);
        let open = read_line(&mut payments)?.ok_or_else(gone)?;
        Ok(Self { process, orders, payments, open })
    }

    pub(crate) fn shop(&self, tls: bool) -> &Shop {
        if tls { &self.open.tls } else { &self.open.plain }
    }

    /// Customers pay; the ids of their payments.
    pub(crate) fn payments(&mut self, count: usize) -> Result<Vec<String>, Failure> {
        self.order(&Order::Pay(count))
    }

    /// Makes the gateway answer questions so much later; zero = at once again.
    pub(crate) fn slow(&mut self, delay: Duration) -> Result<(), Failure> {
        self.order(&Order::Slow(u32::try_from(delay.as_millis())?)).map(drop)
    }

    fn order(&mut self, order: &Order) -> Result<Vec<String>, Failure> {
        write_line(self.orders.as_mut().ok_or_else(gone)?, order)?;
        read_line(&mut self.payments)?.ok_or_else(gone)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // The end of its input stops it; should it hang all the same, it is not waited for.
        drop(self.orders.take());
        if self.process.wait().is_err() {
            eprintln!("the sandbox could not be waited for");
        }
    }
}

fn gone() -> Failure {
    Failure::new("the sandbox has stopped")
}
