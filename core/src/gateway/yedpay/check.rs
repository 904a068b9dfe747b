use super::Yedpay;
use super::reply::{Envelope, Verdict};
use crate::gateway::loose::Loose;
use crate::gateway::{Reply, Request};
use crate::model::{Check, Error, GatewayName, MayRefund, Raw};
use serde::Deserialize;

pub(super) fn check(yedpay: &Yedpay) -> Request {
    yedpay.get("/me?include=company,stores")
}

pub(super) fn checked(yedpay: &Yedpay, reply: &Reply) -> Result<Check, Error> {
    let me = Me::read(reply)?;
    Ok(Check {
        account: yedpay.account.clone(),
        gateway: GatewayName::Yedpay,
        may_refund: match me.can_refund.boolean() {
            Some(true) => MayRefund::Yes,
            Some(false) => MayRefund::No,
            None => MayRefund::NotTold,
        },
        merchant: me.company_id(),
        raw: Raw::from(reply.body.clone()),
    })
}

/// Who the credentials belong to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Me<'a> {
    #[serde(borrow)]
    company_id: Loose<'a>,
    can_refund: Loose<'a>,
    company: Loose<'a>,
}

/// An object that `include=` adds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Included<'a> {
    #[serde(borrow)]
    data: Loose<'a>,
    id: Loose<'a>,
}

impl<'a> Me<'a> {
    pub(super) fn read(reply: &'a Reply) -> Result<Self, Error> {
        let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
        match envelope.verdict(reply) {
            Verdict::Worked => {}
            Verdict::BadCredentials
            | Verdict::NoRights
            | Verdict::NotFound
            | Verdict::BadRequest
            | Verdict::NoFunds
            | Verdict::Fault
            | Verdict::Contradiction
            | Verdict::Unknown => return Err(envelope.read_error(reply)),
        }
        envelope.data.object().ok_or_else(|| reply.bad_reply("it names nobody"))
    }

    /// In the user, or in the company itself.
    pub(super) fn company_id(&self) -> Option<String> {
        self.company_id.string().or_else(|| {
            let outer: Included<'_> = self.company.object()?;
            let inner: Option<Included<'_>> = outer.data.object();
            inner.and_then(|inner| inner.id.string()).or_else(|| outer.id.string())
        })
    }
}
