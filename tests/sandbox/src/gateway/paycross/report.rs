//! Reports: what happened in a span of time, payments and refunds together.

use super::body::{self, Place};
use super::entry::Entry;
use super::errors::Refusal;
use super::ids;
use super::page::{Page, all_rows};
use super::report_params::{ReportParams, Version};
use crate::wire::{Reply, Request};
use crate::world::World;
use serde_json::{Value, json};

/// `POST /api/reports`: a whole day in version 2, a page in version 3.
pub(super) fn report(request: &Request, world: &World) -> Result<Reply, Refusal> {
    let version = Version::of(request)?;
    let params = ReportParams::of(version, request)?;
    let body = match version {
        Version::Day => {
            let rows = shown(world, &all_rows(world, &params));
            json!({ "count": rows.len(), "transactions": rows })
        }
        Version::Paged => {
            let page = Page::of(world, &params)?;
            let id = |entry: &Entry<'_>| ids::report_id(entry.uid());
            json!({
                "count": page.rows.len(),
                "has_more": page.has_more,
                "first_object_id": page.rows.first().map(id),
                "last_object_id": page.rows.last().map(id),
                "transactions": shown(world, &page.rows),
            })
        }
    };
    Ok(Reply::json(200, &body))
}

/// `POST /api/reports/count`: how many rows the whole report of version 3 has.
pub(super) fn count(request: &Request, world: &World) -> Result<Reply, Refusal> {
    match Version::of(request)? {
        Version::Day => Err(Refusal::unsupported_version()),
        Version::Paged => {
            let params = ReportParams::of(Version::Paged, request)?;
            Ok(Reply::json(200, &json!({ "count": all_rows(world, &params).len() })))
        }
    }
}

fn shown(world: &World, rows: &[Entry<'_>]) -> Vec<Value> {
    rows.iter().map(|entry| body::transaction(world, *entry, Place::Report)).collect()
}
