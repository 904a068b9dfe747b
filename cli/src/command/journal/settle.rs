//! `tillback journal settle`

use super::session;
use crate::args::{Global, SettleArgs};
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::json::refund::RefundView;
use crate::output::{Output, advice, clean};
use serde::Serialize;
use std::collections::BTreeMap;
use tillback::{Client, Error, Refund, RefundFilter, RefundStatus};
use tokio::runtime::Builder;

#[derive(Serialize)]
struct Line<'a> {
    settlement: View<'a>,
}

#[derive(Serialize)]
struct View<'a> {
    ended: Vec<RefundView<'a>>,
    open: Vec<RefundView<'a>>,
    /// The keys of all that wait for a person, also from before.
    in_review: Vec<&'a str>,
    interrupted: bool,
}

/// What became of all that was open.
#[derive(Default)]
struct Settled {
    ended: Vec<Refund>,
    open: Vec<Refund>,
    in_review: Vec<Refund>,
    interrupted: bool,
}

pub(super) fn run(args: &SettleArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = config.journal()?;
    journal.demand()?;
    let accounts = accounts(args, &config)?;
    let builder = session::builder(&config, &accounts, output)?.journal(journal.path());
    let failed = |error: std::io::Error| Failure::Machine(format!("The system gives no event queue: {error}."));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let settled = runtime.block_on(async {
        let mut presses = interrupt::presses().map_err(failed)?;
        let client = builder.build().map_err(|error| Failure::with_journal(journal.path(), error))?;
        settle(&client, args, &mut presses, output).await.map_err(|error| Failure::with_journal(journal.path(), error))
    })?;
    // Nobody waits for what is under way any more: the journal has it.
    runtime.shutdown_background();
    Ok(tell(&settled, &accounts, output))
}

fn accounts(args: &SettleArgs, config: &Config) -> Result<Vec<String>, Failure> {
    if args.account.is_empty() {
        // Says where it looked if there is none.
        return if config.names().is_empty() { config.choose(None).map(|name| vec![name]) } else { Ok(config.names()) };
    }
    args.account.iter().map(|name| config.choose(Some(name))).collect()
}

async fn settle(
    client: &Client,
    args: &SettleArgs,
    presses: &mut interrupt::Presses,
    output: &Output,
) -> Result<Settled, Error> {
    let before = open(client, args).await?;
    let mut settled = Settled::default();
    if !before.is_empty() {
        let progress = output.bar("Settling", Some(before.len()));
        let each = |step: tillback::SettleStep| {
            if is_meant(&step.refund, args) {
                progress.step();
                progress.aside(|| output.say(line(&step.refund, output)));
                settled.ended.push(step.refund);
            }
        };
        tokio::select! {
            done = client.settle(args.within, each) => { done?; }
            _ = presses.recv() => settled.interrupted = true,
        }
    }
    settled.open = open(client, args).await?;
    settled.in_review = list(client, RefundFilter::review(), args).await?;
    Ok(settled)
}

/// What a gateway or a later try can still end.
async fn open(client: &Client, args: &SettleArgs) -> Result<Vec<Refund>, Error> {
    let statuses = vec![RefundStatus::Queued, RefundStatus::Pending, RefundStatus::Unknown];
    list(client, RefundFilter { statuses, ..RefundFilter::default() }, args).await
}

async fn list(client: &Client, filter: RefundFilter, args: &SettleArgs) -> Result<Vec<Refund>, Error> {
    let mut refunds = client.list_refunds(filter)?;
    let mut found = Vec::new();
    while let Some(refund) = refunds.next().await {
        let refund = refund?;
        if is_meant(&refund, args) {
            found.push(refund);
        }
    }
    Ok(found)
}

fn is_meant(refund: &Refund, args: &SettleArgs) -> bool {
    args.account.is_empty() || args.account.iter().any(|name| name == refund.account.as_str())
}

fn line(refund: &Refund, output: &Output) -> String {
    let meaning = advice::meaning(refund, output.typed());
    clean(&format!("{}, {}: {}. {meaning}", refund.idempotency_key, refund.amount, refund.status))
}

fn tell(settled: &Settled, accounts: &[String], output: &Output) -> Exit {
    if settled.interrupted {
        output.note(format!(
            "\nYou stopped the waiting. Nothing is lost: what was sent is in the journal, and the next `{} journal settle` \
             asks the gateway how it ended.",
            output.typed()
        ));
    }
    for refund in &settled.open {
        output.say(line(refund, output));
        if !accounts.iter().any(|name| name == refund.account.as_str()) {
            output
                .say(format!("  No account is named {}, so it can't be settled here.", clean(refund.account.as_str())));
        }
    }
    output.say(summary(settled, output));
    let verbose = output.is_verbose();
    output.object(&Line {
        settlement: View {
            ended: settled.ended.iter().map(|refund| RefundView::of(refund, verbose)).collect(),
            open: settled.open.iter().map(|refund| RefundView::of(refund, verbose)).collect(),
            in_review: settled.in_review.iter().map(|refund| refund.idempotency_key.as_str()).collect(),
            interrupted: settled.interrupted,
        },
    });
    exit(settled)
}

fn summary(settled: &Settled, output: &Output) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for refund in settled.ended.iter().chain(&settled.open) {
        *counts.entry(refund.status.as_str()).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(status, number)| format!("{number} {status}")).collect();
    let mut lines = vec![if counts.is_empty() {
        "Nothing was open.".to_owned()
    } else {
        format!("{}; {} still open.", counts.join(", "), settled.open.len())
    }];
    if !settled.in_review.is_empty() {
        let number = settled.in_review.len();
        lines.push(format!("{number} waiting for a person: `{} journal list --review` shows them.", output.typed()));
    }
    lines.join("\n")
}

/// Well only where nothing is left to do for anybody.
fn exit(settled: &Settled) -> Exit {
    let ends = settled.ended.iter().chain(&settled.open).chain(&settled.in_review);
    ends.map(|refund| Exit::of_refund(refund.status)).fold(Exit::Well, Exit::worse)
}
