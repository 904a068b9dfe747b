//! What a report is made of: where its rows come from, what each says, and what they add up to.

mod agreement;
mod row;
mod source;
#[cfg(test)]
mod tests;
mod totals;

pub use agreement::Agreement;
pub use row::{GatewayView, ReportRow, ReportTally};
pub use source::{ReportOptions, ReportSource};
pub use totals::{Dimension, Sums, Total, TotalCell, Totals};
