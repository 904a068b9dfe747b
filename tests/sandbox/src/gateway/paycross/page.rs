//! One page of a report.

use super::entry::Entry;
use super::errors::Refusal;
use super::ids;
use super::report_params::{Cursor, ReportParams};
use crate::world::World;
use jiff::Timestamp;
use std::cmp::Reverse;

pub(super) const PAGE_SIZE: usize = 100;

/// Rows, newest first, and whether there are more in the direction of reading.
pub(super) struct Page<'a> {
    pub(super) rows: Vec<Entry<'a>>,
    pub(super) has_more: bool,
}

/// All rows of a report, newest first.
pub(super) fn all_rows<'a>(world: &'a World, params: &ReportParams) -> Vec<Entry<'a>> {
    let mut rows: Vec<Entry<'a>> = Entry::all(world).filter(|entry| params.admits(entry)).collect();
    rows.sort_by_key(|entry| Reverse(params.place_of(entry)));
    rows
}

impl<'a> Page<'a> {
    pub(super) fn of(world: &'a World, params: &ReportParams) -> Result<Self, Refusal> {
        let mut rows = all_rows(world, params);
        let has_more = match params.cursor {
            Cursor::Start => cut_end(&mut rows),
            Cursor::After(id) => {
                let cursor = place_of(world, params, "starting_after", id)?;
                rows.retain(|entry| params.place_of(entry).is_some_and(|place| place < cursor));
                cut_end(&mut rows)
            }
            Cursor::Before(id) => {
                let cursor = place_of(world, params, "ending_before", id)?;
                rows.retain(|entry| params.place_of(entry).is_some_and(|place| place > cursor));
                let too_many = rows.len().saturating_sub(PAGE_SIZE);
                rows.drain(..too_many);
                too_many > 0
            }
        };
        Ok(Self { rows, has_more })
    }
}

fn cut_end(rows: &mut Vec<Entry<'_>>) -> bool {
    let has_more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    has_more
}

/// A transaction keeps its place also when it no longer meets the report's filters, so paging goes on behind it.
fn place_of(world: &World, params: &ReportParams, field: &'static str, id: u64) -> Result<(Timestamp, u64), Refusal> {
    let entry = Entry::all(world).find(|entry| ids::report_id(entry.uid()) == id);
    let place = entry.and_then(|entry| params.place_of(&entry));
    place.ok_or_else(|| Refusal::report_fields(&[(field, "is not found")]))
}
