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

/// How the command ends where a refund has this status. What was only to be recorded is done when it is.
fn ended(status: RefundStatus, queue: bool) -> Exit {
    if queue && status == RefundStatus::Queued { Exit::Well } else { Exit::of_refund(status) }
}
