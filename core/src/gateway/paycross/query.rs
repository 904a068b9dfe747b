use super::Paycross;
use super::reply::{Body, Item};
use crate::gateway::base::segment;
use crate::gateway::{Reply, Request};
use crate::model::{
    Check, Error, ErrorCode, GatewayName, MayRefund, Raw, RefKind, Service, Transaction, TransactionRef,
};
use http::StatusCode;

/// A tracking id that no shop uses, for the harmless question of a credential check.
const NOBODYS_TRACKING_ID: &str = "tillback-credential-check";

pub(super) fn by_uid(paycross: &Paycross, service: Service, uid: &str) -> Request {
    paycross.get(service, &format!("/transactions/{}", segment(uid)))
}

/// The card gateway's first version of this path answers with the first it finds, so the second is asked.
pub(super) fn by_tracking_id(paycross: &Paycross, service: Service, tracking_id: &str) -> Request {
    let version = match service {
        Service::Apm | Service::Either => "",
        Service::Card => "/v2",
    };
    paycross.get(service, &format!("{version}/transactions/tracking_id/{}", segment(tracking_id)))
}

/// Refunds of the Belarusian ERIP have a path of their own.
fn erip_refund(paycross: &Paycross, uid: &str) -> Request {
    paycross.get(Service::Apm, &format!("/refunds/{}", segment(uid)))
}

pub(super) fn find(paycross: &Paycross, reference: &TransactionRef) -> Vec<Request> {
    let id = reference.as_str();
    let services: &[Service] = match paycross.service {
        Service::Apm => &[Service::Apm],
        Service::Card => &[Service::Card],
        Service::Either => &[Service::Apm, Service::Card],
    };
    let by_uid = services.iter().map(|service| by_uid(paycross, *service, id));
    let erip = services.contains(&Service::Apm).then(|| erip_refund(paycross, id));
    let by_uid = by_uid.chain(erip);
    let by_tracking_id = services.iter().map(|service| by_tracking_id(paycross, *service, id));
    match reference.kind() {
        RefKind::GatewayId => by_uid.collect(),
        RefKind::Merchant => by_tracking_id.collect(),
        RefKind::Scanned => by_uid.chain(by_tracking_id).collect(),
    }
}

pub(super) fn found(paycross: &Paycross, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
    if reply.status == StatusCode::NOT_FOUND {
        return Ok(Vec::new());
    }
    let body = Body::read(reply).ok_or_else(|| reply.unreadable_error())?;
    let listing = if reply.status.is_success() { body.listing() } else { None };
    let Some(listing) = listing else {
        let is_refusal = reply.status.is_client_error() || reply.status.is_success();
        return if is_refusal && body.is_not_found() { Ok(Vec::new()) } else { Err(body.read_error(reply)) };
    };
    let something = !listing.items.is_empty();
    let fitting = fitting(reference, listing.items);
    if something && fitting.is_empty() {
        return Err(reply.bad_reply("it is about another transaction"));
    }
    fitting.into_iter().map(|item| transaction(paycross, item, reply)).collect()
}

/// What was asked for. A list by reference may also hold refunds that carry none, of a payment that does.
fn fitting<'a>(reference: &TransactionRef, items: Vec<Item<'a>>) -> Vec<Item<'a>> {
    let id = reference.as_str();
    let fits = |item: &Item<'_>| {
        let by_uid = || item.record.uid().as_deref() == Some(id);
        let by_tracking_id = || item.record.is_tracked_by(id);
        match reference.kind() {
            RefKind::GatewayId => by_uid(),
            RefKind::Merchant => by_tracking_id(),
            RefKind::Scanned => by_uid() || by_tracking_id(),
        }
    };
    let (mut fitting, others): (Vec<_>, Vec<_>) = items.into_iter().partition(fits);
    let uids: Vec<_> = fitting.iter().filter_map(|item| item.record.uid()).collect();
    fitting.extend(others.into_iter().filter(|item| {
        let parent = item.record.parent_uid();
        item.record.tracking_id().is_none() && parent.is_some_and(|parent| uids.contains(&parent))
    }));
    fitting
}

fn transaction(paycross: &Paycross, item: Item<'_>, reply: &Reply) -> Result<Transaction, Error> {
    if !item.record.is_taken(paycross.test) {
        return Err(Error::new(
            ErrorCode::SettingInvalid,
            "The transaction is a test one and the account takes none, or the other way round. Use another account, \
             or change its setting `test`. Nothing was changed.",
        )
        .about("test"));
    }
    let raw = Raw::from(reply.body.slice_ref(item.json.get().as_bytes()));
    item.record.into_transaction(paycross, paycross.service, raw, reply)
}

pub(super) fn check(paycross: &Paycross) -> Request {
    by_tracking_id(paycross, paycross.service, NOBODYS_TRACKING_ID)
}

/// Good credentials find nothing; bad ones are told so before anything is looked for.
pub(super) fn checked(paycross: &Paycross, reply: &Reply) -> Result<Check, Error> {
    let body = Body::read(reply).ok_or_else(|| reply.unreadable_error())?;
    if reply.status == StatusCode::NOT_FOUND {
        return Err(Error::new(
            ErrorCode::SettingInvalid,
            "The gateway's host does not know the path of a query. Check the account's hosts. Nothing was changed.",
        )
        .about("hosts")
        .said(body.words(reply)));
    }
    if !reply.status.is_success() || body.listing().is_none() {
        return Err(body.read_error(reply));
    }
    Ok(Check {
        account: paycross.account.clone(),
        gateway: GatewayName::Paycross,
        may_refund: MayRefund::NotTold,
        merchant: Some(paycross.shop_id.clone()),
        raw: Raw::from(reply.body.clone()),
    })
}
