use super::Client;
use super::engine::Engine;
use crate::gateway::Gateway;
use crate::model::{
    AccountName, Error, ErrorCode, ErrorKind, LONGEST_ID, Transaction, TransactionKind, TransactionRef,
};

impl Client {
    /// The one payment a reference names, as the gateway shows it now.
    ///
    /// # Errors
    /// `TRANSACTION_NOT_FOUND`; `REFERENCE_AMBIGUOUS` where several payments carry the reference (see
    /// [`find`](Self::find)); or that of any read: `UNREACHABLE`, `TIMED_OUT`, `CREDENTIALS_REFUSED`, `BAD_REPLY` …
    pub async fn transaction(
        &self,
        account: impl Into<AccountName>,
        reference: &TransactionRef,
    ) -> Result<Transaction, Error> {
        let gateway = self.engine.account(&account.into())?;
        self.patience().over_question(self.engine.look(&**gateway, reference)).await
    }

    /// Everything that carries a reference: several payments, or a payment and refunds of it (PayCross).
    ///
    /// # Errors
    /// Those of [`transaction`](Self::transaction) but the first two: an unknown reference gives an empty list.
    pub async fn find(
        &self,
        account: impl Into<AccountName>,
        reference: &TransactionRef,
    ) -> Result<Vec<Transaction>, Error> {
        let gateway = self.engine.account(&account.into())?;
        self.patience().over_question(self.engine.find(&**gateway, reference)).await
    }
}

impl Engine {
    pub(super) async fn look(&self, gateway: &dyn Gateway, reference: &TransactionRef) -> Result<Transaction, Error> {
        the_one(self.find(gateway, reference).await?)
    }

    /// Asks the gateway's questions in order until one finds something.
    pub(super) async fn find(
        &self,
        gateway: &dyn Gateway,
        reference: &TransactionRef,
    ) -> Result<Vec<Transaction>, Error> {
        let mut denied = None;
        let mut answered = false;
        for question in gateway.find(reference)? {
            let reply = self.read(gateway, question).await?;
            match gateway.found(reference, &reply) {
                Ok(found) if found.is_empty() => answered = true,
                Ok(found) if found.iter().any(|one| one.id.len() > LONGEST_ID) => {
                    return Err(reply.bad_reply("an id in it is too long"));
                }
                Ok(found) => return Ok(found),
                // A shop may have only one of a brand's services, and the other one then knows nobody.
                Err(error) if is_denial(&error) => denied = Some(error),
                Err(error) => return Err(error),
            }
        }
        match denied {
            Some(error) if !answered => Err(error),
            Some(_) | None => Ok(Vec::new()),
        }
    }
}

fn is_denial(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Authentication | ErrorKind::PermissionDenied)
}

/// Picks the payment among what carries the same reference. One that went through comes before attempts that didn't.
fn the_one(mut found: Vec<Transaction>) -> Result<Transaction, Error> {
    if found.len() > 1 {
        found.retain(|one| one.kind == TransactionKind::Payment);
    }
    if found.len() > 1 && found.iter().any(|one| one.status.went_through()) {
        found.retain(|one| one.status.went_through());
    }
    match found.len() {
        1 => Ok(found.swap_remove(0)),
        0 => Err(Error::new(
            ErrorCode::TransactionNotFound,
            "The gateway knows no payment by this id or reference. Check it, and that the account is the one it was \
             paid to. Nothing was changed.",
        )
        .about("reference")),
        several => Err(Error::new(
            ErrorCode::ReferenceAmbiguous,
            format!("{several} payments carry this reference. Name one by the gateway's own id. Nothing was changed."),
        )
        .about("reference")),
    }
}
