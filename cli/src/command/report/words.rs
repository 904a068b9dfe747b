//! What a row means to somebody who runs a shop.

use tillback::{Agreement, ReportRow};

/// What the journal and the gateway say, and what to do; nothing where nobody has to do anything.
pub(super) fn advice(row: &ReportRow) -> Option<String> {
    let gateway = row.gateway;
    match &row.agreement {
        Agreement::Agrees | Agreement::NotTold | Agreement::NotCompared => None,
        Agreement::RefundedElsewhere { amount, at } => {
            let when = at.map(|at| format!(", last on {}", at.strftime("%Y-%m-%d"))).unwrap_or_default();
            Some(format!(
                "{gateway} shows {amount} more given back than the journal knows of{when}. Was it refunded by hand, or by a \
                 program with another journal?"
            ))
        }
        Agreement::NotShown { amount } => Some(format!(
            "The journal says that {amount} went back, and {gateway} doesn't show it. Ask {gateway} before you pay the \
             customer again."
        )),
        Agreement::AmountsDiffer { ours, theirs } => Some(format!(
            "The journal says that {ours} went back, and {gateway} shows {theirs}. Compare the payment with {gateway}'s \
             dashboard."
        )),
        Agreement::StillOpen { amount } if amount.is_positive() => Some(format!(
            "{amount} is still under way. `tillback journal settle` asks how it ended, and `tillback journal list --open` \
             shows what a person has to look at."
        )),
        Agreement::StillOpen { .. } => Some(format!("{gateway} works on a refund that the journal doesn't know of.")),
        Agreement::Contradicted => Some(format!(
            "After its end, {gateway} said otherwise of a refund. `tillback journal show` tells what; compare with \
             {gateway}'s dashboard."
        )),
    }
}

/// One word or two for a table.
pub(super) const fn brief(agreement: &Agreement) -> &'static str {
    match agreement {
        Agreement::Agrees => "agrees",
        Agreement::RefundedElsewhere { .. } => "REFUNDED ELSEWHERE",
        Agreement::NotShown { .. } => "NOT SHOWN",
        Agreement::AmountsDiffer { .. } => "AMOUNTS DIFFER",
        Agreement::StillOpen { .. } => "still open",
        Agreement::Contradicted => "CONTRADICTED",
        Agreement::NotTold => "not told",
        Agreement::NotCompared => "not compared",
    }
}
