//! Every operation, written once for both ways of calling: `wait!` is what each of them does with a call.

use super::Client;
use crate::arguments::{self, Call, Request, Timed};
use crate::{Answer, Misunderstood, values};
use serde_json::{Value, json};
use tillback::{Done, Error, Outcome, RefundRequest, ReportOptions, ReportSource, Tally};

pub(super) async fn answer(client: &Client, timed: Timed) -> Answer {
    match timed.cancel() {
        Some(cancel) => make_call(&client.cancelled_by(&cancel), timed.call).await,
        None => make_call(client, timed.call).await,
    }
}

async fn make_call(client: &Client, call: Call) -> Answer {
    use values::answer;
    Ok(match call {
        Call::Refund { request } => match make(client, request).await {
            Ok(request) => answer(wait!(client.refund(request)), values::refund),
            Err(error) => answer(Err(error), values::refund),
        },
        Call::QueueRefund { request } => match make(client, request).await {
            Ok(request) => answer(wait!(client.queue_refund(request)), values::refund),
            Err(error) => answer(Err(error), values::refund),
        },
        Call::GetRefund { idempotency_key } => answer(wait!(client.get_refund(&idempotency_key)), values::refund),
        Call::WaitForRefund { idempotency_key, deadline_ms } => {
            answer(wait!(client.wait_for_refund(&idempotency_key, time(deadline_ms))), values::refund)
        }
        Call::Resolve { idempotency_key, outcome, note } => {
            answer(wait!(client.resolve(&idempotency_key, judged(&outcome)?, &note)), values::refund)
        }
        Call::Settle { deadline_ms } => {
            let mut steps = 0;
            let settled = wait!(client.settle(time(deadline_ms), |_| steps += 1));
            answer(settled, |settled| values::settlement(settled, steps))
        }
        Call::RefundMany { requests, at_once, per_second } => {
            answer(refund_many(client, requests, arguments::many(at_once, per_second)).await, |many| many)
        }
        Call::ListRefunds { filter, take } => {
            answer(list_refunds(client, filter.unwrap_or_default(), take).await, values::refunds)
        }
        Call::CheckJournal {} => answer(wait!(client.check_journal()), |problems| json!(problems)),
        Call::Transaction { account, reference, kind } => match arguments::reference(&kind, &reference) {
            Ok(reference) => answer(wait!(client.transaction(account, &reference)), values::transaction),
            Err(error) => answer(Err(error), values::transaction),
        },
        Call::Find { account, reference, kind } => match arguments::reference(&kind, &reference) {
            Ok(reference) => answer(wait!(client.find(account, &reference)), values::transactions),
            Err(error) => answer(Err(error), values::transactions),
        },
        Call::QueryMany { account, references, at_once, per_second } => {
            let options = arguments::many(at_once, per_second);
            answer(query_many(client, account, references, options).await, |many| many)
        }
        Call::WaitFor { account, reference, kind, until, deadline_ms } => {
            let until = arguments::until(&until)?;
            match arguments::reference(&kind, &reference) {
                Ok(reference) => {
                    let waited = wait!(client.wait_for(account, &reference, until, time(deadline_ms)));
                    answer(waited, values::transaction)
                }
                Err(error) => answer(Err(error), values::transaction),
            }
        }
        Call::Transactions { account, filter, take } => {
            answer(transactions(client, account, filter.unwrap_or_default(), take).await, values::transactions)
        }
        Call::Report { source, time_zone, refundable, take } => match source.make() {
            Ok(source) => {
                let options = arguments::report_options(time_zone, refundable);
                answer(report(client, source, options, take).await, |report| report)
            }
            Err(error) => answer(Err(error), |report: Value| report),
        },
        Call::RegisterPayee { request } => answer(wait!(client.register_payee(&request.make())), values::payee),
        Call::Payee { account, payee } => answer(wait!(client.payee(account, &payee.make())), values::payee),
        Call::UpdatePayee { account, customer_no, changes } => {
            let changes = arguments::changes(changes);
            answer(wait!(client.update_payee(account, &customer_no, &changes)), values::payee)
        }
        Call::ReceiveWebhook { account, headers, body } => {
            answer(wait!(client.receive_webhook(account, headers, body)), values::event)
        }
        Call::VerifyWebhook { account, headers, body } => {
            answer(client.verify_webhook(account, headers, body), values::event)
        }
        Call::Check { account } => answer(wait!(client.check(account)), values::check),
        Call::Capabilities { gateway } => {
            answer(gateway.parse(), |gateway| values::capabilities(client.capabilities(gateway)))
        }
        Call::Accounts {} => {
            let names: Vec<_> = client.accounts().iter().map(|name| name.as_str().to_owned()).collect();
            json!({ "ok": names })
        }
    })
}

fn time(ms: u64) -> std::time::Duration {
    std::time::Duration::from_millis(ms)
}

fn judged(word: &str) -> Result<Outcome, Misunderstood> {
    let outcome = [Outcome::Succeeded, Outcome::Refused].into_iter().find(|outcome| outcome.as_str() == word);
    outcome.ok_or_else(|| format!("no outcome is called {word:?}").into())
}

/// With the transaction read first, where the runner wants it so.
async fn make(client: &Client, request: Request) -> Result<RefundRequest, Error> {
    let target = request.target()?;
    if request.read_first {
        let read = wait!(client.transaction(request.account.as_str(), &target))?;
        return request.make(read);
    }
    request.make(target)
}

async fn refund_many(client: &Client, requests: Vec<Request>, options: tillback::ManyOptions) -> Result<Value, Error> {
    let mut made = Vec::new();
    for request in requests {
        made.push(make(client, request).await?);
    }
    let mut done = Vec::new();
    let each = |one: Done<_>| done.push((one.index, values::answer(one.result, values::refund)));
    let tally = wait!(client.refund_many(made, options, each))?;
    Ok(many(done, tally))
}

async fn query_many(
    client: &Client,
    account: String,
    references: Vec<arguments::Reference>,
    options: tillback::ManyOptions,
) -> Result<Value, Error> {
    let references = arguments::references(references)?;
    let mut done = Vec::new();
    let each = |one: Done<_>| done.push((one.index, values::answer(one.result, values::transaction)));
    let tally = wait!(client.query_many(account, references, options, each))?;
    Ok(many(done, tally))
}

/// In the order of the input.
fn many(mut done: Vec<(usize, Value)>, tally: Tally) -> Value {
    done.sort_by_key(|(index, _)| *index);
    let done = done.into_iter().map(|(index, mut answer)| {
        answer["index"] = json!(index);
        answer
    });
    json!({ "done": done.collect::<Vec<_>>(), "answered": tally.answered, "failed": tally.failed })
}

async fn list_refunds(
    client: &Client,
    filter: arguments::Filter,
    take: Option<usize>,
) -> Result<Vec<tillback::Refund>, Error> {
    let mut list = client.list_refunds(filter.make())?;
    let mut all = Vec::new();
    while take.is_none_or(|take| all.len() < take)
        && let Some(refund) = wait!(list.next())
    {
        all.push(refund?);
    }
    Ok(all)
}

async fn transactions(
    client: &Client,
    account: String,
    filter: arguments::ListFilter,
    take: Option<usize>,
) -> Result<Vec<tillback::Transaction>, Error> {
    let mut list = client.transactions(account, filter.make())?;
    let mut all = Vec::new();
    while take.is_none_or(|take| all.len() < take)
        && let Some(transaction) = wait!(list.next())
    {
        all.push(transaction?);
    }
    Ok(all)
}

async fn report(
    client: &Client,
    source: ReportSource,
    options: ReportOptions,
    take: Option<usize>,
) -> Result<Value, Error> {
    let mut report = wait!(client.report(source, options))?;
    let mut rows = Vec::new();
    while take.is_none_or(|take| rows.len() < take)
        && let Some(row) = wait!(report.next())
    {
        rows.push(values::row(row?));
    }
    Ok(json!({ "rows": rows, "tally": values::report_tally(report.tally()) }))
}
