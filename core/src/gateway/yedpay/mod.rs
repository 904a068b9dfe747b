//! Yedpay (Hong Kong): refunds, queries, lists and notifications. Facts: `docs/gateways/yedpay.md`.

mod check;
mod list;
mod query;
mod record;
mod refund;
mod reply;
mod sign;
mod webhook;

#[cfg(test)]
mod tests;

use super::base::{Base, finish};
use super::{Answer, Evidence, Gateway, ListCursor, Page, RefundOrder, Reply, Request, Route};
use crate::model::{
    Account, AccountName, Capabilities, Check, Environment, Error, ErrorCode, Event, GatewayName, ListScope, Money,
    Secret, Transaction, TransactionFilter, TransactionRef, YedpayAuthorization, YedpayCredentials,
};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Method};
use sign::SignKey;
use zeroize::Zeroizing;

const PRODUCTION: &str = "https://api.yedpay.com/v1";
const SANDBOX: &str = "https://api-staging.yedpay.com/v1";

pub(super) static CAPABILITIES: Capabilities = Capabilities {
    gateway: GatewayName::Yedpay,
    partial_refunds: true,
    tells_refunded: true,
    lists_refunds: false,
    finds_refund_by_mark: false,
    repeats_answers: false,
    one_refund_at_a_time: true,
    lists: ListScope::ByDate,
    payees: false,
    mark: "tillback's refund id at the end of refund_reason, which comes back as refund_details.remark",
    evidence: "the transaction: refunded, status, refunded_at and the remark against the baseline",
    proof_of_no: "refunded unchanged on two reads after the quiet period, one refund at a time per transaction",
};

/// A Yedpay account made ready.
pub(super) struct Yedpay {
    account: AccountName,
    base: Base,
    authorization: HeaderValue,
    kind: AuthorizationKind,
    sign_key: Option<SignKey>,
}

/// Decides which addresses the credentials may use (fact sheet, section 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AuthorizationKind {
    AccessToken,
    ApiKey,
}

impl Yedpay {
    pub(super) fn open(account: &Account, credentials: &YedpayCredentials) -> Result<Self, Error> {
        let base = match &account.environment {
            Environment::Production => Base::parse(PRODUCTION)?,
            Environment::Sandbox => Base::parse(SANDBOX)?,
            Environment::At(base) => with_version(Base::parse(base)?)?,
        };
        let (kind, authorization) = match &credentials.authorization {
            YedpayAuthorization::AccessToken(token) => {
                (AuthorizationKind::AccessToken, header("Bearer", token, "access_token")?)
            }
            YedpayAuthorization::ApiKey(key) => (AuthorizationKind::ApiKey, header("API-KEY", key, "api_key")?),
        };
        let sign_key = credentials.sign_key.as_ref().map(|key| {
            SignKey::new(key.expose()).ok_or_else(|| {
                Error::new(
                    ErrorCode::SettingInvalid,
                    "Yedpay's sign key has 32 characters, none of them special. Copy it again. Nothing was sent.",
                )
                .about("sign_key")
            })
        });
        Ok(Self { account: account.name.clone(), base, authorization, kind, sign_key: sign_key.transpose()? })
    }

    fn get(&self, path: &str) -> Request {
        finish(self.base.request(Method::GET, path).header(AUTHORIZATION, self.authorization.clone()), Bytes::new())
    }

    fn send_form(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Request {
        let body = form_urlencoded::Serializer::new(String::with_capacity(256)).extend_pairs(fields).finish();
        let request = self
            .base
            .request(method, path)
            .header(AUTHORIZATION, self.authorization.clone())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        finish(request, body)
    }
}

/// All paths begin with the version, so it is forgiven where it is missing.
fn with_version(base: Base) -> Result<Base, Error> {
    let path = base.as_str().split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, path)| path);
    if path.is_some_and(|path| path == "v1" || path.ends_with("/v1")) {
        return Ok(base);
    }
    Base::parse(&format!("{}/v1", base.as_str()))
}

fn header(scheme: &str, secret: &Secret, field: &'static str) -> Result<HeaderValue, Error> {
    if secret.is_empty() {
        return Err(Error::new(
            ErrorCode::CredentialsMissing,
            "A Yedpay account needs an access token or an API key. Nothing was sent.",
        )
        .about(field));
    }
    let text = Zeroizing::new(format!("{scheme} {}", secret.expose()));
    let is_plain = secret.expose().bytes().all(|byte| byte.is_ascii_graphic());
    let value = HeaderValue::from_str(&text).ok().filter(|_| is_plain);
    let mut value = value.ok_or_else(|| {
        Error::new(
            ErrorCode::SettingInvalid,
            "The access token or API key holds a space, a line break or another character that can't be part of it. \
             Copy it again, without a word in front. Nothing was sent.",
        )
        .about(field)
    })?;
    value.set_sensitive(true);
    Ok(value)
}

impl Gateway for Yedpay {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn scope(&self) -> &str {
        self.base.as_str()
    }

    fn find(&self, reference: &TransactionRef) -> Result<Vec<Request>, Error> {
        query::find(self, reference)
    }

    fn found(&self, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
        query::found(self, reference, reply)
    }

    fn list(&self, filter: &TransactionFilter, cursor: &ListCursor) -> Result<Request, Error> {
        list::list(self, filter, cursor)
    }

    fn listed(&self, filter: &TransactionFilter, cursor: &ListCursor, reply: &Reply) -> Result<Page, Error> {
        list::listed(self, filter, cursor, reply)
    }

    fn route(&self, transaction: &Transaction, name: &str, _amount: Money) -> Result<Route, Error> {
        Ok(refund::route(self, transaction, name))
    }

    fn refund(&self, order: &RefundOrder) -> Request {
        refund::request(self, order)
    }

    fn answer(&self, order: &RefundOrder, reply: &Reply) -> Answer {
        refund::answer(order, reply)
    }

    fn ask(&self, order: &RefundOrder, _refund_id: Option<&str>) -> Vec<Request> {
        vec![refund::ask(self, order)]
    }

    fn evidence(&self, order: &RefundOrder, _refund_id: Option<&str>, reply: &Reply) -> Evidence {
        refund::evidence(order, reply)
    }

    fn check(&self) -> Request {
        check::check(self)
    }

    fn checked(&self, reply: &Reply) -> Result<Check, Error> {
        check::checked(self, reply)
    }

    fn webhook(&self, _headers: &HeaderMap, body: &Bytes) -> Result<Event, Error> {
        webhook::read(self, body)
    }
}
