//! What a row means to somebody who runs a shop.

use tillback::{Agreement, GatewayName, Money, RefundStatus, ReportRow};

/// What the journal says, what the gateway says, and what to do; nothing where nobody has to do anything. The command is named
/// as it is `typed`.
pub(super) fn advice(row: &ReportRow, typed: &str) -> Option<String> {
    let gateway = title(row.gateway);
    match &row.agreement {
        Agreement::Agrees | Agreement::NotTold | Agreement::NotCompared => None,
        Agreement::RefundedElsewhere { amount, at } => {
            let when = at.map(|at| format!(", last on {}", at.strftime("%Y-%m-%d"))).unwrap_or_default();
            Some(format!(
                "{}, and {gateway} shows {amount} more{when}. If somebody refunded it by hand or with another program, note who \
                 and why. If nobody did, ask {gateway}.",
                known(row)
            ))
        }
        Agreement::NotShown { amount } => Some(format!(
            "The journal says that {amount} went back, and {gateway} doesn't show it. Look the payment up in {gateway}'s \
             dashboard, and ask {gateway} before you pay the customer again."
        )),
        Agreement::AmountsDiffer { ours, theirs } => Some(format!(
            "The journal says that {ours} went back, and {gateway} shows {theirs}. Look the payment up in {gateway}'s dashboard, \
             and ask {gateway} which amount the customer got."
        )),
        Agreement::StillOpen { amount } if amount.is_positive() => Some(format!(
            "The journal says that {amount} is still under way. Don't refund it again: `{typed} journal settle` asks {gateway} \
             how it ended, and `{typed} journal list --open` shows what a person has to look at."
        )),
        Agreement::StillOpen { .. } => Some(format!(
            "{}, and {gateway} is at work on another refund. Wait until that ended before you refund more.",
            known(row)
        )),
        Agreement::Contradicted => Some(format!(
            "The journal says that a refund ended one way, and {gateway} said otherwise later. `{typed} journal show` tells both; \
             look the payment up in {gateway}'s dashboard, and believe what you see there."
        )),
    }
}

/// What the journal knows of refunds that went back.
fn known(row: &ReportRow) -> String {
    let done = row.refunds.iter().filter(|refund| refund.status == RefundStatus::Succeeded);
    let sum: i128 = done.map(|refund| i128::from(refund.amount.minor())).sum();
    match row.refunded.or(row.paid).map(Money::currency) {
        Some(currency) if sum > 0 => format!("The journal knows of {} {currency} given back", currency.to_decimal(sum)),
        Some(_) | None => "The journal knows of no refund".to_owned(),
    }
}

/// The gateway as it writes itself.
pub(super) const fn title(gateway: GatewayName) -> &'static str {
    match gateway {
        GatewayName::Pockyt => "Pockyt",
        GatewayName::Yedpay => "Yedpay",
        GatewayName::Paycross => "PayCross",
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
