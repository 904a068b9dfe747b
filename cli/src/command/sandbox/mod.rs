//! `tillback sandbox`

pub(super) mod files;
mod shown;

use crate::args::SandboxArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt::{self, Presses};
use crate::output::{Output, table};
use serde::Serialize;
use std::io;
use tillback_sandbox::account::Accounts;
use tillback_sandbox::ledger::Entry;
use tillback_sandbox::{Host, HostAddress, Options, Server};
use tokio::runtime::Builder;

/// All that is to be known of a sandbox that runs.
#[derive(Serialize)]
struct Running<'a> {
    control: String,
    hosts: Vec<HostView>,
    ca_pem: &'a str,
    accounts: &'a Accounts,
    payments: &'a [Entry],
}

#[derive(Serialize)]
struct HostView {
    host: Host,
    stands_for: &'static str,
    plain: String,
    tls: String,
}

pub(crate) fn run(args: &SandboxArgs, output: &Output) -> Result<Exit, Failure> {
    let failed = |error: io::Error| Failure::Machine(format!("The sandbox can't start: {error}."));
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        // Before anything is told, so that whoever reads it can end the sandbox at once.
        let end = End::watch().map_err(failed)?;
        let options = Options { seed: args.seed, seeded: !args.empty, first_port: args.port, ..Options::default() };
        let server = Server::start(options).await.map_err(|error| Failure::Machine(format!("{error}.")))?;
        // Waits in this thread for PayCross's key; the server's own threads go on.
        let accounts = {
            let _progress = output.spinner("Making PayCross's key");
            server.accounts()
        };
        if let Some(path) = &args.ca_file {
            files::write(path, server.ca_pem())?;
        }
        if let Some(path) = &args.accounts_file {
            files::write(path, &files::accounts(&server, &accounts, args.ca_file.as_deref())?)?;
        }
        tell(&server, &accounts, args, output);
        end.come().await;
        server.shutdown().await;
        output.say("The sandbox has ended.");
        Ok(Exit::Well)
    })
}

/// What ends the sandbox: Ctrl-C, and where there is such a thing the signal that asks a service to end.
struct End {
    presses: Presses,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl End {
    /// Begins to listen.
    fn watch() -> io::Result<Self> {
        Ok(Self {
            presses: interrupt::presses()?,
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    async fn come(mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.presses.recv() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(windows)]
        self.presses.recv().await;
    }
}

fn tell(server: &Server, accounts: &Accounts, args: &SandboxArgs, output: &Output) {
    let payments = server.with(|sandbox| sandbox.ledger()).payments;
    let view = |address: &HostAddress| HostView {
        host: address.host,
        stands_for: address.host.stands_for(),
        plain: server.url(address.host),
        tls: server.tls_url(address.host),
    };
    let hosts: Vec<HostView> = server.hosts().iter().map(view).collect();
    let mut addresses = table::table(&["host", "stands for", "plain", "with TLS"]);
    for host in &hosts {
        addresses.add_row([host.host.name(), host.stands_for, &host.plain, &host.tls]);
    }
    output.say(format!(
        "The sandbox is open. What it knows is invented and opens nothing anywhere else.\n\n{}",
        addresses.trim_fmt()
    ));
    output.say(shown::accounts(accounts));
    output.say(shown::payments(&payments));
    output.say(format!("Control interface: {} (tests/sandbox/README.md in the repository)", server.control_url()));
    if let Some(path) = &args.ca_file {
        output.say(format!("Certificate to trust: {}", path.display()));
    }
    if let Some(path) = &args.accounts_file {
        let path = path.display();
        output.say(format!(
            "Accounts: {path}. Try: {} query --config {path} --account pockyt 312345678901230001",
            output.typed()
        ));
    }
    output.say("Ctrl-C ends it.");
    let ca_pem = server.ca_pem();
    output.object(&Running { control: server.control_url(), hosts, ca_pem, accounts, payments: &payments });
}
