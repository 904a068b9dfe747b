//! `tillback refund`

mod batch;
mod confirm;
mod one;
mod row;

use crate::args::{Global, RefundArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use tillback::RefundStatus;

pub(crate) fn run(args: &RefundArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    match &args.batch {
        Some(path) => batch::run(path, args, global, output),
        None => one::run(args, global, output),
    }
}

/// What a status means to the person at the till, and what to do about it.
fn meaning(status: RefundStatus) -> &'static str {
    match status {
        RefundStatus::Succeeded => "The money went back.",
        RefundStatus::Refused => "The refund was refused. No money went back.",
        RefundStatus::Pending => {
            "The gateway took the refund and will carry it out later. Look at the payment again with `tillback query`."
        }
        RefundStatus::Queued => "The refund is recorded and was not sent.",
        RefundStatus::Unknown => {
            "Nobody knows yet whether the money went back. Don't refund again: look at the payment with `tillback query` \
             until it tells."
        }
        RefundStatus::Review => {
            "The gateway can't tell whether the money went back, so a person has to look, in the gateway's dashboard or \
             with `tillback query`. Don't refund again before."
        }
    }
}
