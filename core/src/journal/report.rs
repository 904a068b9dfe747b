/// How far an unfinished report is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReportState {
    /// What it is about.
    pub(crate) source: String,
    /// How far the caller's output is.
    pub(crate) position: u64,
    /// What its rows add up to, as text.
    pub(crate) figures: String,
}

/// What tells one row of a report from all others.
pub(crate) type RowId = [u8; 16];
