use super::row::given_back;
use crate::model::{Currency, Money, Refund, RefundStatus, Transaction, TransactionKind, TransactionStatus};
use jiff::Timestamp;

/// Whether the journal and the gateway say the same of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They do.
    Agrees,
    /// More went back than the journal knows of: by hand, or by a program with another journal.
    RefundedElsewhere {
        /// How much.
        amount: Money,
        /// When the last of it did, where the gateway says.
        at: Option<Timestamp>,
    },
    /// The journal says it went back, and the gateway doesn't show it.
    NotShown {
        /// How much.
        amount: Money,
    },
    /// Both know of it, with different amounts.
    AmountsDiffer {
        /// By the journal.
        ours: Money,
        /// By the gateway.
        theirs: Money,
    },
    /// A refund is still under way, or a person has to look.
    StillOpen {
        /// How much is open.
        amount: Money,
    },
    /// The gateway spoke against a refund after its end.
    Contradicted,
    /// The gateway doesn't tell what went back.
    NotTold,
    /// There was nothing to compare with: no journal, or no word of the gateway.
    NotCompared,
}

impl Agreement {
    /// The lower-case names of all of them.
    pub const WORDS: [&str; 8] = [
        "agrees",
        "refunded_elsewhere",
        "not_shown",
        "amounts_differ",
        "still_open",
        "contradicted",
        "not_told",
        "not_compared",
    ];

    /// The lower-case name used in output.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::RefundedElsewhere { .. } => "refunded_elsewhere",
            Self::NotShown { .. } => "not_shown",
            Self::AmountsDiffer { .. } => "amounts_differ",
            Self::StillOpen { .. } => "still_open",
            Self::Contradicted => "contradicted",
            Self::NotTold => "not_told",
            Self::NotCompared => "not_compared",
        }
    }

    /// Whether somebody should look.
    pub const fn is_disagreement(&self) -> bool {
        match self {
            Self::RefundedElsewhere { .. }
            | Self::NotShown { .. }
            | Self::AmountsDiffer { .. }
            | Self::Contradicted => true,
            Self::Agrees | Self::StillOpen { .. } | Self::NotTold | Self::NotCompared => false,
        }
    }

    /// Compares what a gateway shows of a payment, or of a refund where it lists them apart, with the journal's refunds.
    pub(crate) fn of(transaction: &Transaction, refunds: &[Refund]) -> Self {
        match transaction.kind {
            TransactionKind::Payment => of_payment(transaction, refunds),
            TransactionKind::Refund => of_refund(transaction, refunds),
            TransactionKind::Other(_) => Self::NotCompared,
        }
    }
}

fn of_payment(transaction: &Transaction, refunds: &[Refund]) -> Agreement {
    if refunds.iter().any(|refund| refund.contradicted) {
        return Agreement::Contradicted;
    }
    let currency = transaction.amount.currency();
    let money = |minor: i128| Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), currency);
    let open = sum(refunds, currency, is_open);
    if refunds.iter().any(is_open) || transaction.status == TransactionStatus::RefundPending {
        return Agreement::StillOpen { amount: money(open) };
    }
    let Some(theirs) = given_back(transaction) else { return Agreement::NotTold };
    if let Some(differing) = differing(transaction, refunds) {
        return differing;
    }
    let ours = sum(refunds, currency, |refund| refund.status == RefundStatus::Succeeded);
    match i128::from(theirs.minor()) {
        theirs if theirs == ours => Agreement::Agrees,
        theirs if theirs > ours => {
            Agreement::RefundedElsewhere { amount: money(theirs - ours), at: transaction.refunded_at }
        }
        0 => Agreement::NotShown { amount: money(ours) },
        _ => Agreement::AmountsDiffer { ours: money(ours), theirs },
    }
}

/// A refund that the gateway lists under our mark, with another amount than ours or not at all.
fn differing(transaction: &Transaction, refunds: &[Refund]) -> Option<Agreement> {
    let listed = transaction.refunds.as_ref()?;
    let done = refunds.iter().filter(|refund| refund.status == RefundStatus::Succeeded);
    for ours in done {
        let shown = listed.iter().find(|theirs| {
            theirs.mark.as_deref() == Some(&ours.id)
                || (theirs.id.is_some() && theirs.id.as_deref() == ours.gateway_refund_id.as_deref())
        });
        match shown {
            Some(theirs) if theirs.amount == ours.amount => {}
            Some(theirs) => return Some(Agreement::AmountsDiffer { ours: ours.amount, theirs: theirs.amount }),
            None => return Some(Agreement::NotShown { amount: ours.amount }),
        }
    }
    None
}

fn of_refund(transaction: &Transaction, refunds: &[Refund]) -> Agreement {
    let happened = transaction.status == TransactionStatus::Paid;
    let Some(ours) = refunds.iter().find(|refund| is_ours(transaction, refund)) else {
        return match happened {
            true => Agreement::RefundedElsewhere {
                amount: transaction.amount,
                at: transaction.paid_at.or(transaction.created_at),
            },
            false => Agreement::Agrees,
        };
    };
    match ours.status {
        _ if ours.contradicted => Agreement::Contradicted,
        RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown | RefundStatus::Review => {
            Agreement::StillOpen { amount: ours.amount }
        }
        RefundStatus::Succeeded if !happened && transaction.status.is_final() => {
            Agreement::NotShown { amount: ours.amount }
        }
        RefundStatus::Refused if happened => Agreement::Contradicted,
        RefundStatus::Succeeded | RefundStatus::Refused if ours.amount != transaction.amount => {
            Agreement::AmountsDiffer { ours: ours.amount, theirs: transaction.amount }
        }
        RefundStatus::Succeeded | RefundStatus::Refused => Agreement::Agrees,
    }
}

fn is_ours(transaction: &Transaction, refund: &Refund) -> bool {
    refund.gateway_refund_id.as_deref() == Some(&transaction.id) || transaction.reference.as_deref() == Some(&refund.id)
}

/// Whether the money of a refund is gone or not yet decided upon.
pub(crate) fn is_open(refund: &Refund) -> bool {
    !refund.status.is_final()
}

/// In minor units. A refund that was queued in another currency than the payment's can't be sent, and takes nothing.
pub(crate) fn sum(refunds: &[Refund], currency: Currency, counts: impl Fn(&Refund) -> bool) -> i128 {
    let counted = refunds.iter().filter(|refund| refund.amount.currency() == currency && counts(refund));
    counted.map(|refund| i128::from(refund.amount.minor())).sum()
}
