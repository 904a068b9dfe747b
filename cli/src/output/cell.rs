//! Text in the cells of a spreadsheet.

use std::borrow::Cow;

/// A spreadsheet takes a cell that begins like this for a formula, and carries it out. Anybody may have typed it, so an
/// apostrophe makes it text.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["", "12.50", "order-1", "a=b", "'quoted"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
