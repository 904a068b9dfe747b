//! Tables and lists of facts for people.

use super::paint::clean;
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use console::Term;
use tillback::{Money, Refund, Timestamp, Transaction};

/// Lines above, below and under the titles; none between the rows.
const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// Shown where nothing is known.
pub(crate) const NOTHING: &str = "–";

/// An empty table with these titles.
pub(crate) fn table(titles: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_header(titles.iter().copied());
    // Where there is no terminal there is no width either, and rows stay whole.
    if let Some((_, width)) = Term::stdout().size_checked() {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table
}

pub(crate) fn text(text: &str) -> Cell {
    Cell::new(clean(text))
}

pub(crate) fn optional(text: Option<&str>) -> Cell {
    Cell::new(text.map_or_else(|| NOTHING.to_owned(), clean))
}

pub(crate) fn money(money: Option<Money>) -> Cell {
    right(&shown(money))
}

pub(crate) fn right(text: &str) -> Cell {
    Cell::new(clean(text)).set_alignment(CellAlignment::Right)
}

pub(crate) fn shown(money: Option<Money>) -> String {
    money.map_or_else(|| NOTHING.to_owned(), |money| money.to_string())
}

/// Names and values below each other; what has no value is left out.
pub(crate) fn facts(facts: &[(&str, Option<String>)]) -> String {
    let known = facts.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
    let width = facts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    known.map(|(name, value)| format!("  {name:<width$}  {}", clean(value))).collect::<Vec<_>>().join("\n")
}

pub(crate) fn time(time: Option<Timestamp>) -> Option<String> {
    // Whole seconds: gateways tell no more.
    time.and_then(|time| Timestamp::from_second(time.as_second()).ok()).map(|time| time.to_string())
}

/// Everything about one payment that fits a terminal.
pub(crate) fn payment(payment: &Transaction) -> String {
    let word = format!("{} (\"{}\")", payment.status.as_str(), payment.status_word);
    facts(&[
        ("payment", Some(payment.id.clone())),
        ("reference", payment.reference.clone()),
        ("account", Some(format!("{} at {}", payment.account, payment.gateway))),
        ("status", Some(word)),
        ("amount", Some(payment.amount.to_string())),
        ("refunded", payment.refunded.map(|money| money.to_string())),
        ("refundable", payment.refundable.map(|money| money.to_string())),
        ("method", payment.method.clone()),
        ("refund of", payment.parent_id.clone()),
        ("created", time(payment.created_at)),
        ("paid", time(payment.paid_at)),
        ("last refund", time(payment.refunded_at)),
    ])
}

/// Several payments, one in a row.
pub(crate) fn payments(payments: &[Transaction]) -> String {
    let mut table = table(&["payment", "reference", "status", "amount", "refunded", "method", "created (UTC)"]);
    for payment in payments {
        table.add_row([
            text(&payment.id),
            optional(payment.reference.as_deref()),
            text(payment.status.as_str()),
            money(Some(payment.amount)),
            money(payment.refunded),
            optional(payment.method.as_deref()),
            optional(time(payment.created_at).as_deref()),
        ]);
    }
    table.trim_fmt()
}

/// Several refunds, one in a row.
pub(crate) fn refunds(refunds: &[Refund]) -> String {
    let mut table = table(&["key", "payment", "amount", "status", "account", "recorded (UTC)"]);
    for refund in refunds {
        let status = refund.status.as_str();
        table.add_row([
            text(&refund.idempotency_key),
            text(refund.transaction_id.as_deref().unwrap_or(&refund.target)),
            money(Some(refund.amount)),
            text(&if refund.contradicted { format!("{status}, CONTRADICTED") } else { status.to_owned() }),
            text(refund.account.as_str()),
            optional(time(Some(refund.created_at)).as_deref()),
        ]);
    }
    table.trim_fmt()
}

/// All that is known of a refund.
pub(crate) fn refund(refund: &Refund, gateway: Option<String>) -> String {
    facts(&[
        ("refund", Some(refund.id.clone())),
        ("key", Some(refund.idempotency_key.clone())),
        ("payment", Some(refund.transaction_id.clone().unwrap_or_else(|| refund.target.clone()))),
        ("reference", refund.reference.clone()),
        ("account", Some(format!("{} at {}", refund.account, refund.gateway))),
        ("amount", Some(refund.amount.to_string())),
        ("reason", refund.reason.clone()),
        ("status", Some(refund.status.to_string())),
        ("gateway's id", refund.gateway_refund_id.clone()),
        ("gateway said", gateway),
        ("sent", Some(times(refund.attempts.len()))),
    ])
}

fn times(number: usize) -> String {
    match number {
        0 => "not at all".to_owned(),
        1 => "once".to_owned(),
        number => format!("{number} times, after proof that the earlier ones were not carried out"),
    }
}
