//! One refund.

use super::super::session::Session;
use super::{confirm, ended};
use crate::args::{Global, RefundArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::json::refund::RefundLine;
use crate::output::{Output, advice, table};
use tillback::{ErrorCode, Money, Refund, RefundRequest, RefundTarget, Transaction, TransactionRef};

pub(super) fn run(args: &RefundArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let reference = reference(args)?;
    // The command line demands a key where there is no batch.
    let key = args.key.clone().ok_or_else(|| Failure::Usage("Name the refund with --key.".to_owned()))?;
    confirm::demand_person_or_yes(args.yes)?;
    let session = Session::recording(args.account.as_deref(), global, output)?;
    if !args.yes
        && let Some(known) = recorded(args, &session, &reference, &key)?
    {
        output.note("A refund with this key is recorded already. Nothing is sent again; this is how it stands.");
        return Ok(tell(&known, args, output));
    }
    let (target, amount) = if args.yes {
        (RefundTarget::from(reference), args.amount)
    } else if args.queue {
        agree_to_queue(args, &reference)?;
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
    let refund = if args.queue {
        session.client.queue_refund(request)?
    } else {
        let _watch = Interrupt::watch(output);
        let _progress = output.spinner("Refunding");
        session.client.refund(request)?
    };
    Ok(tell(&refund, args, output))
}

fn tell(refund: &Refund, args: &RefundArgs, output: &Output) -> Exit {
    output.object(&RefundLine::of(refund, output.is_verbose()));
    let said = crate::output::gateway(&refund.gateway_words, output.is_verbose());
    output.say(format!("{}\n{}", advice::meaning(refund, output.typed()), table::refund(refund, said)));
    if output.is_verbose() {
        for entry in &refund.history {
            output.say(format!("  {}  {}: {}", entry.at, entry.status, crate::output::clean(&entry.what)));
        }
    }
    ended(refund.status, args.queue)
}

/// The refund that the key names already, if it is the one that is asked for. Where it is another one, the library says so.
fn recorded(
    args: &RefundArgs,
    session: &Session,
    reference: &TransactionRef,
    key: &str,
) -> Result<Option<Refund>, Failure> {
    let known = match session.client.get_refund(key) {
        Ok(known) => known,
        Err(error) if error.code() == ErrorCode::RefundNotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let name = Some(reference.as_str());
    let names = [Some(known.target.as_str()), known.transaction_id.as_deref(), known.reference.as_deref()];
    let is_same = names.contains(&name)
        && known.account == session.account
        && args.amount.is_none_or(|amount| amount == known.amount)
        && args.reason == known.reason;
    Ok(is_same.then_some(known))
}

fn agree_to_queue(args: &RefundArgs, reference: &TransactionRef) -> Result<(), Failure> {
    // Without an amount the library refuses it, and nobody need be asked.
    let Some(amount) = args.amount else { return Ok(()) };
    confirm::ask(&format!("Record a refund of {amount} for payment {}, to be sent later?", reference.as_str()))
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
