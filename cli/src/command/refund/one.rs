//! One refund.

use super::super::session::Session;
use super::{confirm, meaning};
use crate::args::{Global, RefundArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::json::refund::RefundView;
use crate::output::{Output, table};
use serde::Serialize;
use tillback::{Money, RefundRequest, RefundTarget, Transaction, TransactionRef};

#[derive(Serialize)]
struct Line<'a> {
    refund: RefundView<'a>,
}

pub(super) fn run(args: &RefundArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let reference = reference(args)?;
    // The command line demands a key where there is no batch.
    let key = args.key.clone().ok_or_else(|| Failure::Usage("Name the refund with --key.".to_owned()))?;
    confirm::demand_person_or_yes(args.yes)?;
    let session = Session::open(args.account.as_deref(), global, output)?;
    let (target, amount) = if args.yes {
        (RefundTarget::from(reference), args.amount)
    } else {
        let (agreed, amount) = agree(args, &session, &reference, &key, output)?;
        // Read again when it is sent: somebody may have thought for a while.
        (RefundTarget::from(TransactionRef::gateway_id(agreed.id)?), Some(amount))
    };
    let mut request = RefundRequest::new(&session.account, target, key);
    if let Some(amount) = amount {
        request = request.amount(amount);
    }
    if let Some(reason) = &args.reason {
        request = request.reason(reason);
    }
    if let Some(within) = args.within {
        request = request.within(within);
    }
    let _watch = Interrupt::watch();
    let progress = output.spinner("Refunding");
    let refund = session.client.refund(request)?;
    drop(progress);
    output.object(&Line { refund: RefundView::of(&refund, output.is_verbose()) });
    let said = crate::output::gateway(&refund.gateway_words, output.is_verbose());
    output.say(format!("{}\n{}", meaning(refund.status), table::refund(&refund, said)));
    if output.is_verbose() {
        for entry in &refund.history {
            output.say(format!("  {}  {}: {}", entry.at, entry.status, crate::output::clean(&entry.what)));
        }
    }
    Ok(Exit::of_refund(refund.status))
}

fn reference(args: &RefundArgs) -> Result<TransactionRef, Failure> {
    let reference = match (&args.id, &args.reference, &args.scan) {
        (Some(id), _, _) => TransactionRef::gateway_id(id),
        (None, Some(reference), _) => TransactionRef::merchant(reference),
        (None, None, Some(text)) => TransactionRef::scan(text),
        // The command line demands one of them.
        (None, None, None) => return Err(Failure::Usage("Name the payment.".to_owned())),
    };
    Ok(reference?)
}

/// Shows what is to be done and asks. Returns the payment and the amount that was agreed to.
fn agree(
    args: &RefundArgs,
    session: &Session,
    reference: &TransactionRef,
    key: &str,
    output: &Output,
) -> Result<(Transaction, Money), Failure> {
    let progress = output.spinner("Asking for the payment");
    let payment = session.client.transaction(&session.account, reference)?;
    drop(progress);
    // PayCross doesn't tell what is left; there the whole payment is proposed, and refused if it is too much.
    let amount = args.amount.or(payment.refundable).unwrap_or(payment.amount);
    let key = crate::output::clean(key);
    output.note(format!("{}\n\nThe refund's key is {key}.", table::payment(&payment)));
    confirm::ask(&format!("Refund {amount}?"))?;
    Ok((payment, amount))
}
