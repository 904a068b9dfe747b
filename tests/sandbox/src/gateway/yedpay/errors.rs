//! The error envelope and the three shapes its `errors` come in.

use crate::wire::Reply;
use serde_json::{Value, json};

/// How `errors` is written. The documents and the official clients disagree, so each operation has one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ErrorShape {
    /// `[{"code":422,"field":…,"message":…}]`
    List,
    /// `{"code":422,"field":…,"message":…}`
    Single,
    /// `{field: [message]}`, as Laravel writes it
    Map,
}

/// A request that is answered with an error.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: u16,
    message: String,
    errors: Option<Value>,
}

impl Refusal {
    pub(super) fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), errors: None }
    }

    pub(super) fn unauthenticated() -> Self {
        Self::new(401, UNAUTHENTICATED)
    }

    /// The same words with another status: what several documents show for a token that has run out.
    pub(super) fn token_expired() -> Self {
        Self::new(500, UNAUTHENTICATED)
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(403, "This action is unauthorized.")
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    pub(super) fn invalid(shape: ErrorShape, field: &str, message: &str) -> Self {
        let one = json!({ "code": UNPROCESSABLE, "field": field, "message": message });
        let errors = match shape {
            ErrorShape::List => json!([one]),
            ErrorShape::Single => one,
            ErrorShape::Map => json!({ field: [message] }),
        };
        Self { status: UNPROCESSABLE, message: "Could not create resource".to_owned(), errors: Some(errors) }
    }

    pub(super) fn into_reply(self) -> Reply {
        let mut body = json!({ "success": false, "message": self.message, "status": self.status });
        if let Some(errors) = self.errors {
            body["errors"] = errors;
        }
        Reply::json(self.status, &body)
    }
}

const UNAUTHENTICATED: &str = "Unauthenticated.";
const UNPROCESSABLE: u16 = 422;
