use super::{Paper, Show, object};
use std::time::Duration;
use tillback::{Done, Error};

/// Milliseconds.
impl Show for Duration {
    fn show(&self, paper: &mut Paper) {
        paper.digits(self.as_millis());
    }
}

impl Show for Error {
    fn show(&self, paper: &mut Paper) {
        let words = self.gateway();
        let field = self.field().map(camel);
        // A sentence that names the field names it as the program does.
        let message = match (self.field(), &field) {
            (Some(before), Some(field)) if before != field => self.message().replace(before, field),
            _ => self.message().to_owned(),
        };
        object!(paper, {
            code: self.code().as_str(),
            number: self.code().number(),
            kind: self.kind(),
            retry: self.retry(),
            message: message,
            field: field,
            retryAfter: self.retry_after(),
            gatewayCode: words.code,
            gatewayMessage: words.message,
            httpStatus: words.http_status,
            requestId: words.request_id,
            idempotencyKey: self.idempotency_key(),
        });
    }
}

/// `idempotency_key` as JavaScript writes it.
fn camel(field: &str) -> String {
    let mut words = field.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        name.push_str(&first.to_uppercase());
        name.push_str(rest);
    }
    name
}

impl<T: Show> Show for Done<T> {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            index: self.index,
            result: self.result.as_ref().ok(),
            error: self.result.as_ref().err(),
            answered: self.tally.answered,
            failed: self.tally.failed,
        });
    }
}
