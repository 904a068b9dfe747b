use super::record::{Moment, Record};
use crate::model::{GatewayWords, HistoryEntry, HistorySource, RefundStatus};
use jiff::Timestamp;
use std::borrow::Cow;
use std::sync::Arc;

/// One line of the history. Most texts are the same every time, and cost nothing to keep or to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) at: Timestamp,
    pub(crate) by: Arc<str>,
    /// After it.
    pub(crate) status: RefundStatus,
    pub(crate) source: HistorySource,
    pub(crate) what: Cow<'static, str>,
    pub(crate) said: Said,
    /// Whether it says otherwise than the final status that stood by then.
    pub(crate) contradicts: bool,
    /// Names the webhook it came with, so that a repeated one is known.
    pub(crate) event: Option<String>,
}

/// What of the gateway's words is kept: codes, never texts, which may echo what a customer typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: Option<String>,
    pub(crate) http_status: Option<u16>,
    pub(crate) request_id: Option<String>,
}

impl Said {
    pub(crate) fn of(words: &GatewayWords) -> Self {
        Self { code: words.code.clone(), http_status: words.http_status, request_id: words.request_id.clone() }
    }
}

impl Record {
    /// Adds a line. What the gateway said is taken from the record where the news came from the gateway.
    pub(crate) fn note(&mut self, moment: &Moment, source: HistorySource, what: impl Into<Cow<'static, str>>) {
        let said = match source {
            HistorySource::Reply | HistorySource::Question | HistorySource::Webhook => Said::of(&self.words),
            HistorySource::Caller | HistorySource::Engine | HistorySource::Person => Said::default(),
        };
        self.updated_at = moment.now;
        self.history.push(Note {
            at: moment.now,
            by: moment.by.clone(),
            status: self.stage.status(),
            source,
            what: what.into(),
            said,
            contradicts: false,
            event: None,
        });
    }
}

impl Note {
    pub(super) fn view(&self) -> HistoryEntry {
        HistoryEntry {
            at: self.at,
            by: self.by.to_string(),
            status: self.status,
            source: self.source,
            what: self.what.clone().into_owned(),
            gateway_code: self.said.code.clone(),
            http_status: self.said.http_status,
            request_id: self.said.request_id.clone(),
            contradicts: self.contradicts,
        }
    }
}
