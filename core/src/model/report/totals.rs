use super::ReportRow;
use crate::model::{AccountName, Currency, GatewayName, Money, TransactionStatus};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The sums of a report: exact, and never of two currencies in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    cells: BTreeMap<TotalCell, Sums>,
}

/// What the rows summed up together have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TotalCell {
    /// The day, in the time zone of the report.
    pub day: Option<Date>,
    /// The gateway.
    pub gateway: GatewayName,
    /// The account.
    pub account: AccountName,
    /// The currency.
    pub currency: Currency,
    /// The status the gateway shows; `None` where it was not asked.
    pub status: Option<TransactionStatus>,
    /// The gateway's word for the method.
    pub method: Option<String>,
}

/// Sums of rows of one currency, in its minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many rows.
    pub rows: u64,
    /// What came in.
    pub paid: i128,
    /// What went back, as far as it is told.
    pub refunded: i128,
    /// What can still go back, as far as it is told.
    pub refundable: i128,
    /// Rows in which the journal and the gateway disagree.
    pub disagreeing: u64,
}

/// By what to sum up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// By day.
    Day,
    /// By gateway.
    Gateway,
    /// By account.
    Account,
    /// By currency alone.
    Currency,
    /// By status.
    Status,
    /// By method.
    Method,
}

/// One line of totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell, and for totals by
    /// currency alone.
    pub label: String,
    /// The currency.
    pub currency: Currency,
    /// The sums.
    pub sums: Sums,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Day, Self::Gateway, Self::Account, Self::Currency, Self::Status, Self::Method];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Gateway => "gateway",
            Self::Account => "account",
            Self::Currency => "currency",
            Self::Status => "status",
            Self::Method => "method",
        }
    }

    fn label(self, cell: &TotalCell) -> String {
        match self {
            Self::Day => cell.day.map(|day| day.to_string()).unwrap_or_default(),
            Self::Gateway => cell.gateway.as_str().to_owned(),
            Self::Account => cell.account.as_str().to_owned(),
            Self::Currency => String::new(),
            Self::Status => cell.status.map(TransactionStatus::as_str).unwrap_or_default().to_owned(),
            Self::Method => cell.method.clone().unwrap_or_default(),
        }
    }
}

impl Totals {
    /// The sums by one thing and by currency, in order.
    pub fn by(&self, dimension: Dimension) -> Vec<Total> {
        let mut lines: BTreeMap<(String, Currency), Sums> = BTreeMap::new();
        for (cell, sums) in &self.cells {
            lines.entry((dimension.label(cell), cell.currency)).or_default().add(*sums);
        }
        lines.into_iter().map(|((label, currency), sums)| Total { label, currency, sums }).collect()
    }

    /// The sums by everything at once, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&TotalCell, &Sums)> {
        self.cells.iter()
    }

    /// Counts a row.
    pub fn add(&mut self, row: &ReportRow) {
        let Some(currency) = [row.paid, row.refunded, row.refundable].into_iter().flatten().next() else { return };
        let cell = TotalCell {
            day: row.day,
            gateway: row.gateway,
            account: row.account.clone(),
            currency: currency.currency(),
            status: row.status(),
            method: row.transaction().and_then(|transaction| transaction.method.clone()),
        };
        let minor = |money: Option<Money>| money.map_or(0, |money| i128::from(money.minor()));
        self.put(
            cell,
            Sums {
                rows: 1,
                paid: minor(row.paid),
                refunded: minor(row.refunded),
                refundable: minor(row.refundable),
                disagreeing: u64::from(row.agreement.is_disagreement()),
            },
        );
    }

    pub(crate) fn put(&mut self, cell: TotalCell, sums: Sums) {
        self.cells.entry(cell).or_default().add(sums);
    }
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.paid += other.paid;
        self.refunded += other.refunded;
        self.refundable += other.refundable;
        self.disagreeing += other.disagreeing;
    }
}
