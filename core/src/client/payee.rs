use super::Client;
use super::engine::{Engine, not_sent};
use super::wait::Pauses;
use crate::gateway::Gateway;
use crate::model::{AccountName, Error, ErrorCode, ErrorKind, Payee, PayeeChanges, PayeeRef, PayeeRequest};
use crate::transport::{Failure, MayLeave};
use tokio::time::sleep;

/// How often a gateway is asked about a payee whose registration got no answer.
const QUESTIONS: usize = 3;

impl Client {
    /// Registers a payee. A lost answer is settled by looking for the payee, never by registering twice.
    ///
    /// # Errors
    /// `PAYEE_INVALID`, `UNSUPPORTED`, `REQUEST_REJECTED` (for example an e-mail address that is taken), and
    /// `PAYEE_UNCERTAIN` where the answer was lost and the gateway could not tell: look with [`payee`](Self::payee)
    /// before registering again.
    pub async fn register_payee(&self, request: &PayeeRequest) -> Result<Payee, Error> {
        request.validate()?;
        let gateway = self.engine.account(&request.account)?;
        let registration = gateway.register_payee(request, self.engine.surroundings.now())?;
        match self.engine.transport.exchange(registration, MayLeave::Always).await {
            Ok(reply) => match gateway.read_payee(&reply) {
                Err(error) if is_doubtful(&error) => self.engine.search_payee(&**gateway, request).await,
                told => told,
            },
            Err(Failure::NotSent(barrier)) => Err(not_sent(barrier)),
            Err(Failure::Lost(_)) => self.engine.search_payee(&**gateway, request).await,
        }
    }

    /// Reads a payee.
    ///
    /// # Errors
    /// `PAYEE_NOT_FOUND`, `UNSUPPORTED`, or that of any read.
    pub async fn payee(&self, account: impl Into<AccountName>, payee: &PayeeRef) -> Result<Payee, Error> {
        payee.validate()?;
        let gateway = self.engine.account(&account.into())?;
        let reply = self.engine.read(gateway.payee(payee, self.engine.surroundings.now())?).await?;
        gateway.read_payee(&reply)
    }

    /// Changes a payee. Sending the same changes twice does no harm.
    ///
    /// # Errors
    /// `PAYEE_INVALID`, `PAYEE_NOT_FOUND`, `UNSUPPORTED`, `PAYEE_UNCERTAIN` where the answer was lost, or that of any read.
    pub async fn update_payee(
        &self,
        account: impl Into<AccountName>,
        customer_no: &str,
        changes: &PayeeChanges,
    ) -> Result<Payee, Error> {
        PayeeRef::CustomerNo(customer_no.to_owned()).validate()?;
        changes.validate()?;
        let gateway = self.engine.account(&account.into())?;
        let update = gateway.update_payee(customer_no, changes, self.engine.surroundings.now())?;
        match self.engine.transport.exchange(update, MayLeave::Always).await {
            Ok(reply) => gateway.read_payee(&reply),
            Err(Failure::NotSent(barrier)) => Err(not_sent(barrier)),
            Err(Failure::Lost(_)) => Err(Error::new(
                ErrorCode::PayeeUncertain,
                "The answer to the change was lost, so it may have been made. Read the payee to see; sending the same \
                 change again does no harm.",
            )),
        }
    }
}

impl Engine {
    /// Looks for a payee by the marks that travelled with the registration.
    async fn search_payee(&self, gateway: &dyn Gateway, request: &PayeeRequest) -> Result<Payee, Error> {
        let marks =
            [request.customer_code.clone().map(PayeeRef::CustomerCode), Some(PayeeRef::Email(request.email.clone()))];
        let mut pauses = Pauses::new(self.settings.first_pause);
        for _ in 0..QUESTIONS {
            for mark in marks.iter().flatten() {
                let question = gateway.payee(mark, self.surroundings.now())?;
                let Ok(reply) = self.transport.exchange(question, MayLeave::Always).await else { continue };
                match gateway.read_payee(&reply) {
                    Ok(payee) if is_the_one(&payee, request) => return Ok(payee),
                    Ok(_) | Err(_) => {}
                }
            }
            sleep(pauses.next()).await;
        }
        Err(Error::new(
            ErrorCode::PayeeUncertain,
            "The answer to the registration was lost, and the gateway does not show the payee so far. It may still be \
             registered: look for it by customer_code or e-mail address before you register it again.",
        ))
    }
}

/// A code or an address may belong to somebody registered earlier.
fn is_the_one(payee: &Payee, request: &PayeeRequest) -> bool {
    let same_name = |told: &Option<String>, asked: &str| told.as_deref().is_none_or(|told| told == asked);
    payee.email.as_ref().is_some_and(|email| email.eq_ignore_ascii_case(&request.email))
        && same_name(&payee.first_name, &request.first_name)
        && same_name(&payee.last_name, &request.last_name)
        && request.customer_code.as_ref().is_none_or(|code| payee.customer_code.as_ref() == Some(code))
}

/// Whether the payee may have been registered although the reply was an error.
fn is_doubtful(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::BadReply | ErrorKind::Gateway | ErrorKind::TimedOut | ErrorKind::RateLimited => true,
        ErrorKind::InvalidRequest
        | ErrorKind::Conflict
        | ErrorKind::OverRefund
        | ErrorKind::NotRefundable
        | ErrorKind::NotFound
        | ErrorKind::Configuration
        | ErrorKind::Authentication
        | ErrorKind::PermissionDenied
        | ErrorKind::Unsupported
        | ErrorKind::Unreachable
        | ErrorKind::Journal
        | ErrorKind::Signature
        | ErrorKind::Busy
        | ErrorKind::Forked
        | ErrorKind::Internal => false,
    }
}
