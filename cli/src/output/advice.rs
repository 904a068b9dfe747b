//! What a status means to the person at the till, and what to do about it.

use super::paint::clean;
use tillback::{Refund, RefundStatus};

/// One sentence or two, for each status. The command is named as it is `typed`.
pub(crate) fn meaning(refund: &Refund, typed: &str) -> String {
    match refund.status {
        RefundStatus::Succeeded => "The money went back.".to_owned(),
        RefundStatus::Refused => "The refund was refused. No money went back.".to_owned(),
        RefundStatus::Pending => {
            format!(
                "The gateway took the refund and will carry it out later. `{typed} journal settle` asks how it ended."
            )
        }
        RefundStatus::Queued if refund.attempts.is_empty() => {
            format!("The refund is recorded and was not sent yet. `{typed} journal settle` sends it.")
        }
        RefundStatus::Queued => {
            format!("The refund provably did not happen and is to be sent again. `{typed} journal settle` does that.")
        }
        RefundStatus::Unknown => {
            format!(
                "Nobody knows yet whether the money went back. Don't refund under another key: `{typed} journal settle` \
                 asks the gateway until it tells."
            )
        }
        RefundStatus::Review => format!(
            "The gateway can't tell whether the money went back, so a person has to look. Find payment {} in {}'s \
             dashboard, then write down what you saw: {typed} journal resolve {} succeeded (or refused) --note \"…\". \
             Don't refund under another key before.",
            payment(refund),
            refund.gateway,
            in_a_shell(&refund.idempotency_key),
        ),
    }
}

/// What is left to do where the end is known.
pub(crate) fn afterwards(refund: &Refund) -> Option<String> {
    if refund.contradicted {
        return Some(format!(
            "NEWS THAT CAME LATER SAY OTHERWISE. A final status never changes by itself, so compare payment {} with {}'s \
             dashboard.",
            payment(refund),
            refund.gateway
        ));
    }
    match refund.status {
        RefundStatus::Succeeded => Some("Nothing is left to do.".to_owned()),
        RefundStatus::Refused => {
            Some("If the customer is still owed the money, refund it again with a new key.".to_owned())
        }
        RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown | RefundStatus::Review => None,
    }
}

/// The payment by the best name that is known.
pub(crate) fn payment(refund: &Refund) -> String {
    clean(refund.transaction_id.as_deref().unwrap_or(&refund.target))
}

/// A key as it can be typed into a shell, where that is plain.
fn in_a_shell(key: &str) -> String {
    let is_plain = key.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.:/".contains(letter));
    if is_plain && !key.starts_with('-') { key.to_owned() } else { "KEY".to_owned() }
}
