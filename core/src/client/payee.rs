use super::Client;
use super::engine::{Engine, not_sent};
use crate::gateway::Gateway;
use crate::journal::{PayeeRecord, PayeeStage};
use crate::model::{AccountName, Error, ErrorCode, ErrorKind, Payee, PayeeChanges, PayeeRef, PayeeRequest};
use crate::transport::{Failure, MayLeave};
use ring::digest::{Context, SHA256, digest};
use std::time::Duration;
use tokio::time::sleep;

/// How often a gateway is asked about a payee whose registration got no answer.
const QUESTIONS: usize = 3;

impl Client {
    /// Registers a payee, once. What is registered is remembered by its `customer_code`, or else by its e-mail address; a
    /// lost answer, also one of a program that crashed, is settled by looking for the payee, never by registering twice.
    ///
    /// The same content again returns the payee as it stands.
    ///
    /// # Errors
    /// `PAYEE_INVALID`, `UNSUPPORTED`, `REQUEST_REJECTED` (for example an e-mail address that is taken), `KEY_REUSED` where
    /// the code or address was registered with other content; `PAYEE_UNCERTAIN` where the answer was lost and the gateway
    /// could not tell: call it again later, with the same content; `JOURNAL_MISSING` and the others of the journal.
    pub async fn register_payee(&self, request: &PayeeRequest) -> Result<Payee, Error> {
        request.validate()?;
        let gateway = self.engine.account(&request.account)?.clone();
        let patience = self.patience();
        patience.may_begin()?;
        let (engine, request) = (self.engine.clone(), request.clone());
        // In a task of its own: what was sent has to be written down although the caller may go away.
        let task = self.engine.spawn(async move { engine.register_once(&*gateway, &request).await });
        match patience.over(task).await {
            Ok(Ok(registered)) => registered,
            Ok(Err(_)) | Err(_) => Err(uncertain()),
        }
    }

    /// Reads a payee.
    ///
    /// # Errors
    /// `PAYEE_NOT_FOUND`, `UNSUPPORTED`, or that of any read.
    pub async fn payee(&self, account: impl Into<AccountName>, payee: &PayeeRef) -> Result<Payee, Error> {
        payee.validate()?;
        let gateway = self.engine.account(&account.into())?;
        self.patience().over_question(self.engine.read_payee(&**gateway, payee)).await
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
        let update = gateway.update_payee(customer_no, changes, self.engine.now())?;
        let patience = self.patience();
        patience.may_begin()?;
        match patience.over(self.engine.transport.exchange(update, MayLeave::Always)).await {
            Ok(Ok(reply)) => gateway.read_payee(&reply),
            Ok(Err(Failure::NotSent(barrier))) => Err(not_sent(barrier)),
            Ok(Err(Failure::Lost(_))) | Err(_) => Err(Error::new(
                ErrorCode::PayeeUncertain,
                "The answer to the change was lost, so it may have been made. Read the payee to see; sending the same \
                 change again does no harm.",
            )),
        }
    }
}

impl Engine {
    async fn read_payee(&self, gateway: &dyn Gateway, payee: &PayeeRef) -> Result<Payee, Error> {
        let reply = self.read(gateway, gateway.payee(payee, self.now())?).await?;
        gateway.read_payee(&reply)
    }

    async fn register_once(&self, gateway: &dyn Gateway, request: &PayeeRequest) -> Result<Payee, Error> {
        // Made before anything is recorded: a gateway without payees says so here.
        gateway.register_payee(request, self.now())?;
        let record = self.payee_record(gateway, request);
        match self.journal.begin_payee(record.clone()).await.map_err(|error| Error::from(&error))? {
            None => self.register(gateway, request, PayeeRecord { version: 1, ..record }).await,
            Some(known) if known.content != record.content => Err(other_content()),
            Some(known) => match &known.stage {
                PayeeStage::Registered { customer_no } => {
                    self.read_payee(gateway, &PayeeRef::CustomerNo(customer_no.clone())).await
                }
                PayeeStage::Sent | PayeeStage::NotRegistered => self.settle_payee(gateway, request, known).await,
            },
        }
    }

    /// One that was sent by somebody, and whose end is not recorded. To register it again is safe only after the gateway
    /// has said for a while that it has no such payee.
    async fn settle_payee(
        &self,
        gateway: &dyn Gateway,
        request: &PayeeRequest,
        mut known: PayeeRecord,
    ) -> Result<Payee, Error> {
        let age = Duration::try_from(self.now().duration_since(known.sent_at)).unwrap_or_default();
        match self.search_payee(gateway, request).await? {
            Searched::Found(payee) => {
                self.note_payee(known, PayeeStage::Registered { customer_no: payee.customer_no.clone() }).await;
                Ok(*payee)
            }
            Searched::NotThere if age >= self.settings.policy.quiet_period => {
                known.sent_at = self.now();
                known.stage = PayeeStage::Sent;
                let is_ours = self.journal.save_payee(known.clone()).await.map_err(|error| Error::from(&error))?;
                if !is_ours {
                    return Err(uncertain());
                }
                known.version += 1;
                self.register(gateway, request, known).await
            }
            Searched::NotThere | Searched::NotTold => Err(uncertain()),
        }
    }

    async fn register(
        &self,
        gateway: &dyn Gateway,
        request: &PayeeRequest,
        record: PayeeRecord,
    ) -> Result<Payee, Error> {
        let registration = gateway.register_payee(request, self.now())?;
        let told = match self.transport.exchange(registration, self.while_fresh(record.sent_at)).await {
            Ok(reply) => gateway.read_payee(&reply),
            Err(Failure::NotSent(barrier)) => Err(not_sent(barrier)),
            Err(Failure::Lost(_)) => Err(uncertain()),
        };
        match told {
            Err(error) if is_doubtful(&error) => match self.search_payee(gateway, request).await? {
                Searched::Found(payee) => {
                    self.note_payee(record, PayeeStage::Registered { customer_no: payee.customer_no.clone() }).await;
                    Ok(*payee)
                }
                Searched::NotThere | Searched::NotTold => Err(uncertain()),
            },
            Ok(payee) => {
                self.note_payee(record, PayeeStage::Registered { customer_no: payee.customer_no.clone() }).await;
                Ok(payee)
            }
            Err(error) => {
                self.note_payee(record, PayeeStage::NotRegistered).await;
                Err(error)
            }
        }
    }

    /// What can't be written is found out again: the record says that it may have been sent, so the gateway is asked.
    async fn note_payee(&self, record: PayeeRecord, stage: PayeeStage) {
        if let Err(error) = self.journal.save_payee(PayeeRecord { stage, ..record }).await {
            tracing::warn!(%error, "the journal could not be written");
        }
    }

    fn while_fresh(&self, sent_at: jiff::Timestamp) -> MayLeave {
        let surroundings = self.surroundings.clone();
        let longest = self.settings.longest_delay;
        MayLeave::While(Box::new(move || {
            Duration::try_from(surroundings.now().duration_since(sent_at)).unwrap_or_default() <= longest
        }))
    }

    fn payee_record(&self, gateway: &dyn Gateway, request: &PayeeRequest) -> PayeeRecord {
        // An address is customer data, so only its digest is kept.
        let mark = match &request.customer_code {
            Some(code) => format!("code {code}"),
            None => format!("email {}", hex::encode(digest(&SHA256, request.email.to_lowercase().as_bytes()))),
        };
        let mut content = Context::new(&SHA256);
        for (name, value) in request.fields() {
            for part in [name, &value] {
                content.update(&(part.len() as u64).to_be_bytes());
                content.update(part.as_bytes());
            }
        }
        PayeeRecord {
            scope: gateway.scope().to_owned(),
            mark,
            content: hex::encode(content.finish()),
            stage: PayeeStage::Sent,
            sent_at: self.now(),
            version: 0,
        }
    }

    /// Looks for a payee by the marks that travelled with the registration.
    async fn search_payee(&self, gateway: &dyn Gateway, request: &PayeeRequest) -> Result<Searched, Error> {
        let marks =
            [request.customer_code.clone().map(PayeeRef::CustomerCode), Some(PayeeRef::Email(request.email.clone()))];
        let mut pauses = self.pauses();
        let mut all_said_no = true;
        for round in 0..QUESTIONS {
            if round > 0 {
                sleep(pauses.next()).await;
            }
            for mark in marks.iter().flatten() {
                let question = gateway.payee(mark, self.now())?;
                let told = match self.ask_once(gateway, question).await {
                    Ok(reply) => gateway.read_payee(&reply),
                    Err(_) => Err(uncertain()),
                };
                match told {
                    Ok(payee) if is_the_one(&payee, request) => return Ok(Searched::Found(Box::new(payee))),
                    Err(error) if error.code() == ErrorCode::PayeeNotFound => {}
                    Ok(_) | Err(_) => all_said_no = false,
                }
            }
        }
        Ok(if all_said_no { Searched::NotThere } else { Searched::NotTold })
    }
}

/// What the gateway shows of a payee who may be registered.
enum Searched {
    Found(Box<Payee>),
    /// Each time it was asked it knew no such payee.
    NotThere,
    NotTold,
}

fn uncertain() -> Error {
    Error::new(
        ErrorCode::PayeeUncertain,
        "The answer to the registration was lost, and the gateway does not show the payee so far. It may still be \
         registered. Call it again later with the same content: it is looked for before anything is sent.",
    )
}

fn other_content() -> Error {
    Error::new(
        ErrorCode::KeyReused,
        "A payee with this customer_code (or e-mail address) was registered with other content. Nothing was sent. Change \
         the payee with update_payee, or use another code.",
    )
    .about("customer_code")
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
        ErrorKind::BadReply | ErrorKind::Gateway | ErrorKind::RateLimited => true,
        // A lost answer, and not one that provably never left.
        ErrorKind::TimedOut => error.code() == ErrorCode::PayeeUncertain,
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
        | ErrorKind::Cancelled
        | ErrorKind::Internal => false,
    }
}
