//! The operations, each made from one piece of JSON.

use crate::call::{Errand, Means};
use crate::input::{ManyInput, Millis, PayeeInput, PayeeRefInput, Reference, RefundInput};
use crate::output::{Paper, Show};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tillback::{Error, PayeeChanges, Transaction, TransactionRef};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub(crate) enum Operation {
    /// Nothing but what every call does first.
    Open {},
    Refund(RefundInput),
    QueueRefund(RefundInput),
    RefundMany {
        requests: Vec<RefundInput>,
        many: ManyInput,
    },
    GetRefund {
        idempotency_key: String,
    },
    WaitForRefund {
        idempotency_key: String,
        deadline: Millis,
    },
    Settle {
        deadline: Millis,
    },
    Resolve {
        idempotency_key: String,
        outcome: String,
        note: String,
    },
    CheckJournal {},
    Transaction {
        account: String,
        reference: Reference,
    },
    Find {
        account: String,
        reference: Reference,
    },
    QueryMany {
        account: String,
        references: Vec<Reference>,
        many: ManyInput,
    },
    WaitFor {
        account: String,
        reference: Reference,
        until: String,
        deadline: Millis,
    },
    RegisterPayee(Box<PayeeInput>),
    Payee {
        account: String,
        payee: PayeeRefInput,
    },
    UpdatePayee {
        account: String,
        customer_no: String,
        changes: Vec<(String, String)>,
    },
    ReceiveWebhook {
        account: String,
        headers: Vec<(String, String)>,
    },
    VerifyWebhook {
        account: String,
        headers: Vec<(String, String)>,
    },
    Check {
        account: String,
    },
    /// Breaks, so that tests can show what becomes of it.
    #[cfg(feature = "breakable")]
    Panic {},
}

/// A journal opens in less, unless another process has it.
const OPENING: Duration = Duration::from_secs(1);

/// An operation, the payments that came along with it, and the body of a webhook.
pub(crate) struct Request {
    pub(crate) operation: Operation,
    pub(crate) transactions: Vec<Arc<Transaction>>,
    pub(crate) body: Option<Vec<u8>>,
}

impl Errand for Request {
    fn patience(&self, usual: Option<Duration>) -> Option<Duration> {
        match &self.operation {
            Operation::Refund(input) | Operation::QueueRefund(input) => input.deadline().or(usual),
            // The journal answers them also when their time is over, so it gets the time that it takes by itself.
            Operation::WaitForRefund { deadline, .. }
            | Operation::Settle { deadline }
            | Operation::WaitFor { deadline, .. } => Some(Duration::from(*deadline).max(OPENING)),
            // Each request has a time of its own, and what is left of it is looked at when its turn comes.
            Operation::RefundMany { .. } => None,
            Operation::Open {}
            | Operation::GetRefund { .. }
            | Operation::Resolve { .. }
            | Operation::CheckJournal {}
            | Operation::Transaction { .. }
            | Operation::Find { .. }
            | Operation::QueryMany { .. }
            | Operation::RegisterPayee(_)
            | Operation::Payee { .. }
            | Operation::UpdatePayee { .. }
            | Operation::ReceiveWebhook { .. }
            | Operation::VerifyWebhook { .. }
            | Operation::Check { .. } => None,
            #[cfg(feature = "breakable")]
            Operation::Panic {} => None,
        }
    }

    async fn run(self, means: Means) -> Result<Paper, Error> {
        self.operation.carry_out(means, &self.transactions, self.body).await
    }
}

impl Operation {
    /// `read` are the payments that came along, `body` a webhook's.
    async fn carry_out(self, means: Means, read: &[Arc<Transaction>], body: Option<Vec<u8>>) -> Result<Paper, Error> {
        let client = &means.client;
        let left = |time: Millis| means.left(time.into());
        match self {
            Self::Open {} => Ok(Paper::of(&())),
            Self::Refund(input) => told(client.refund(input.request(read, &left)?).await),
            Self::QueueRefund(input) => told(client.queue_refund(input.request(read, &left)?).await),
            Self::RefundMany { requests, many } => {
                let requests =
                    requests.into_iter().map(|input| input.request(read, &left)).collect::<Result<Vec<_>, _>>()?;
                told(client.refund_many(requests, many.options(), |done| means.step(&done)).await.map(drop))
            }
            Self::GetRefund { idempotency_key } => told(client.get_refund(&idempotency_key).await),
            Self::WaitForRefund { idempotency_key, deadline } => {
                told(client.wait_for_refund(&idempotency_key, left(deadline)).await)
            }
            Self::Settle { deadline } => told(client.settle(left(deadline), |step| means.step(&step)).await),
            Self::Resolve { idempotency_key, outcome, note } => {
                told(client.resolve(&idempotency_key, outcome.parse()?, &note).await)
            }
            Self::CheckJournal {} => told(client.check_journal().await),
            Self::Transaction { account, reference } => told(client.transaction(account, &reference.read()?).await),
            Self::Find { account, reference } => told(client.find(account, &reference.read()?).await),
            Self::QueryMany { account, references, many } => {
                let references = references.iter().map(Reference::read).collect::<Result<Vec<TransactionRef>, _>>()?;
                told(client.query_many(account, references, many.options(), |done| means.step(&done)).await.map(drop))
            }
            Self::WaitFor { account, reference, until, deadline } => {
                told(client.wait_for(account, &reference.read()?, until.parse()?, left(deadline)).await)
            }
            Self::RegisterPayee(input) => told(client.register_payee(&input.request()?).await),
            Self::Payee { account, payee } => told(client.payee(account, &payee.read()?).await),
            Self::UpdatePayee { account, customer_no, changes } => {
                let changes =
                    changes.into_iter().fold(PayeeChanges::new(), |changes, (field, value)| changes.set(field, value));
                told(client.update_payee(account, &customer_no, &changes).await)
            }
            Self::ReceiveWebhook { account, headers } => {
                told(client.receive_webhook(account, headers, body.unwrap_or_default()).await)
            }
            Self::VerifyWebhook { account, headers } => {
                told(client.verify_webhook(account, headers, body.unwrap_or_default()))
            }
            Self::Check { account } => told(client.check(account).await),
            #[cfg(feature = "breakable")]
            Self::Panic {} => panic!("a test asked for it"),
        }
    }
}

fn told(ended: Result<impl Show, Error>) -> Result<Paper, Error> {
    ended.map(|value| Paper::of(&value))
}
