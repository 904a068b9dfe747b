//! Lists of transactions, page by page.

use super::body::{self, MissingDetails, Transaction};
use super::errors::{ErrorShape, Refusal};
use super::filter::Filter;
use super::query::{includes, parameter};
use super::status::View;
use crate::wire::{Reply, Request};
use crate::world::World;
use serde::Serialize;
use serde_json::{Value, json};
use std::cmp::Reverse;

const DEFAULT_LIMIT: usize = 40;
/// No document names a largest page. This is the largest any known client asks for; more is cut down to it.
const MAX_LIMIT: usize = 100;
/// Parameters that are no filters.
const SETTINGS: [&str; 3] = ["include", "limit", "page"];

/// `GET /v1/companies/{company_id}/transactions`
pub(super) fn of_company(request: &Request, world: &World, company: &str) -> Result<Reply, Refusal> {
    if company != world.accounts.yedpay.company_id {
        return Err(Refusal::unauthorized());
    }
    list(request, world)
}

/// `GET /v1/users/{user_id}/transactions`
pub(super) fn of_user(request: &Request, world: &World, user: &str) -> Result<Reply, Refusal> {
    if user != world.accounts.yedpay.user_id {
        return Err(Refusal::unauthorized());
    }
    list(request, world)
}

#[derive(Serialize)]
struct Page {
    success: bool,
    data: Vec<Transaction>,
    meta: Meta,
}

#[derive(Serialize)]
struct Meta {
    pagination: Pagination,
}

#[derive(Serialize)]
struct Pagination {
    total: usize,
    count: usize,
    per_page: usize,
    current_page: usize,
    total_pages: usize,
    links: Value,
}

fn list(request: &Request, world: &World) -> Result<Reply, Refusal> {
    let limit = setting(request, "limit", DEFAULT_LIMIT)?.min(MAX_LIMIT);
    let page = setting(request, "page", 1)?;
    let pairs = request.query_pairs();
    let filters = pairs.iter().filter(|(key, _)| !SETTINGS.contains(&key.as_str()));
    let filters: Vec<Filter> = filters.map(|(key, value)| Filter::of(key, value)).collect::<Result<_, _>>()?;

    // Newest first is the order clients count on. Reversed before, so that of two of the same moment the one entered
    // later comes first.
    let mut found: Vec<View<'_>> =
        View::all(world).rev().filter(|view| filters.iter().all(|filter| filter.admits(view))).collect();
    found.sort_by_key(|view| Reverse(view.payment.created_at));
    let first = (page - 1).saturating_mul(limit);
    let data: Vec<Transaction> = found
        .iter()
        .skip(first)
        .take(limit)
        .map(|view| Transaction::of(*view, MissingDetails::EmptyList).with(includes(request, *view)))
        .collect();
    let total_pages = found.len().div_ceil(limit).max(1);
    let pagination = Pagination {
        total: found.len(),
        count: data.len(),
        per_page: limit,
        current_page: page,
        total_pages,
        links: links(request, page, total_pages),
    };
    Ok(body::json_reply(&Page { success: true, data, meta: Meta { pagination } }))
}

fn setting(request: &Request, name: &str, default: usize) -> Result<usize, Refusal> {
    match parameter(request, name) {
        None => Ok(default),
        Some(text) => match text.parse() {
            Ok(number) if number > 0 => Ok(number),
            Ok(_) | Err(_) => Err(Refusal::invalid(ErrorShape::Map, name, "Must be a number of at least 1.")),
        },
    }
}

/// An empty list on a single page, an object on several.
fn links(request: &Request, page: usize, total_pages: usize) -> Value {
    if total_pages <= 1 {
        return json!([]);
    }
    let host = request.header("host").unwrap_or("api.yedpay.com");
    let address = |number: usize| json!(format!("https://{host}{}?page={number}", request.path));
    let mut links = serde_json::Map::new();
    if page > 1 {
        links.insert("previous".to_owned(), address(page - 1));
    }
    if page < total_pages {
        links.insert("next".to_owned(), address(page + 1));
    }
    Value::Object(links)
}
