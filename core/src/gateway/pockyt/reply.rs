use crate::gateway::exchange::{Reply, credentials_refused};
use crate::gateway::loose::{Loose, object};
use crate::model::{Error, ErrorCode, GatewayWords};
use serde::{Deserialize, Serializer as _};

/// What every reply is wrapped in. `retMsg` is how errors spell it.
#[derive(Deserialize)]
pub(super) struct Envelope<'a> {
    #[serde(borrow, default)]
    ret_code: Loose<'a>,
    #[serde(borrow, default)]
    ret_msg: Loose<'a>,
    #[serde(borrow, default, rename = "retMsg")]
    ret_msg_of_errors: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) result: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) customer: Loose<'a>,
}

/// What a return code means (fact sheet, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The call worked; look at the payload.
    Worked,
    /// Nothing found for the id.
    NotFound,
    /// Our signature or token is wrong.
    BadSignature,
    /// No rights.
    NoRights,
    /// Parameters empty, wrong or not belonging together.
    BadRequest,
    /// The transaction's state forbids it.
    WrongState,
    /// The gateway says it has this request already.
    Duplicate,
    /// A fault of the gateway or of what is behind it.
    Fault,
    /// A code nobody documented.
    Unknown,
}

impl<'a> Envelope<'a> {
    /// The envelope, whatever the HTTP status: errors come with 400 and a body that matters.
    pub(super) fn read(reply: &'a Reply) -> Option<Self> {
        if reply.is_compressed() {
            return None;
        }
        object(&reply.body)
    }

    pub(super) fn verdict(&self) -> Verdict {
        if self.ret_code.is("000100") {
            return Verdict::Worked;
        }
        let message = self.message().unwrap_or_default().to_ascii_lowercase();
        let code = self.ret_code.text();
        match code.as_deref().unwrap_or_default() {
            _ if message.contains("duplicate") => Verdict::Duplicate,
            "000000" if message.contains("verifysign") => Verdict::BadSignature,
            "000000" | "000080" => Verdict::Fault,
            "000010" | "000020" | "000022" | "000023" => Verdict::BadRequest,
            "000021" => Verdict::NotFound,
            "000030" => Verdict::NoRights,
            "000040" => Verdict::WrongState,
            _ => Verdict::Unknown,
        }
    }

    pub(super) fn words(&self, reply: &Reply) -> GatewayWords {
        reply.words(self.ret_code.string(), self.message())
    }

    /// Some texts end with a space.
    fn message(&self) -> Option<String> {
        let text = self.ret_msg.text().or_else(|| self.ret_msg_of_errors.text())?;
        Some(text.trim().to_owned())
    }

    /// The error for a question that the gateway did not answer.
    pub(super) fn read_error(&self, reply: &Reply) -> Error {
        let words = self.words(reply);
        let (code, message) = match self.verdict() {
            Verdict::BadSignature => return credentials_refused(words),
            Verdict::NotFound => (
                ErrorCode::TransactionNotFound,
                "Pockyt knows no such transaction. Check the id and that the account is the one it was paid to.",
            ),
            Verdict::NoRights => (
                ErrorCode::PermissionDenied,
                "Pockyt does not let this merchant do this. Check merchant_no and store_no, or ask Pockyt for the right.",
            ),
            Verdict::BadRequest | Verdict::WrongState | Verdict::Duplicate => {
                (ErrorCode::RequestRejected, "Pockyt refused the request. Nothing was changed.")
            }
            Verdict::Fault => {
                (ErrorCode::GatewayFailed, "Pockyt failed to answer a question. Nothing was changed. Try again later.")
            }
            Verdict::Worked | Verdict::Unknown if reply.status.is_success() => {
                return reply.bad_reply("its code or payload is unknown");
            }
            Verdict::Worked | Verdict::Unknown => return reply.read_error(words),
        };
        Error::new(code, message).said(words).after(reply.retry_after())
    }
}

/// A JSON object of texts.
pub(super) fn json_object(parameters: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::with_capacity(512);
    serde_json::Serializer::new(&mut body)
        .collect_map(parameters.iter().copied())
        .expect("text keys and values always serialise into memory");
    body
}
