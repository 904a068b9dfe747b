//! The envelope of replies, with the spellings that differ between good and bad news.

use crate::wire::Reply;
use serde::Serialize;
use serde_json::json;

const DONE: &str = "000100";

/// A reply with its payload under `result`. The blank at the end of the message is the gateway's.
pub(super) fn result(message: &'static str, result: &impl Serialize) -> Reply {
    #[derive(Serialize)]
    struct Envelope<'a, T> {
        ret_code: &'static str,
        ret_msg: &'static str,
        result: &'a T,
    }
    written(&Envelope { ret_code: DONE, ret_msg: message, result })
}

/// A reply with its payload under `customer`.
pub(super) fn customer(message: &'static str, customer: &impl Serialize) -> Reply {
    #[derive(Serialize)]
    struct Envelope<'a, T> {
        ret_code: &'static str,
        ret_msg: &'static str,
        customer: &'a T,
    }
    written(&Envelope { ret_code: DONE, ret_msg: message, customer })
}

fn written(envelope: &impl Serialize) -> Reply {
    let body = serde_json::to_vec(envelope).expect("texts and numbers can be written as JSON");
    Reply::text(200, "application/json;charset=UTF-8", body)
}

/// A call that is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    http: u16,
    code: &'static str,
    message: String,
}

impl Refusal {
    pub(super) fn bad_signature() -> Self {
        Self::new(400, "000000", "verifySign is not correct")
    }

    pub(super) fn no_rights() -> Self {
        Self::new(400, "000030", "merchant has no rights")
    }

    pub(super) fn missing(name: &str) -> Self {
        Self::new(400, "000020", format!("{name} cannot be empty"))
    }

    pub(super) fn not_found() -> Self {
        Self::new(200, "000021", "data not found")
    }

    pub(super) fn do_not_belong_together(message: &str) -> Self {
        Self::new(400, "000022", message)
    }

    pub(super) fn wrong(message: impl Into<String>) -> Self {
        Self::new(400, "000023", message)
    }

    pub(super) fn state_forbids(message: &str) -> Self {
        Self::new(200, "000040", message)
    }

    fn new(http: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { http, code, message: message.into() }
    }

    pub(super) fn into_reply(self) -> Reply {
        Reply::json(self.http, &json!({ "ret_code": self.code, "retMsg": self.message }))
    }
}
