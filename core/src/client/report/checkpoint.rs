use super::super::engine::Engine;
use super::invalid;
use crate::journal::{ReportState, RowId};
use crate::model::{AccountName, Currency, Error, ReportRow, ReportTally, Sums, TotalCell, Totals, TransactionStatus};
use ring::digest::{Context, SHA256};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Two names have the same id only by a chance of one in 2^128.
pub(super) fn id_of(parts: &[&str]) -> RowId {
    let mut digest = Context::new(&SHA256);
    for part in parts {
        digest.update(&(part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    let digest = digest.finish();
    let mut id = RowId::default();
    id.copy_from_slice(&digest.as_ref()[..16]);
    id
}

/// How far a report is: which rows were given out, and what they add up to.
pub(super) struct Checkpoint {
    name: Option<String>,
    source: String,
    position: u64,
    totals: Totals,
    tally: ReportTally,
    /// Drawn, and not yet saved.
    fresh: HashSet<RowId>,
    /// Given out, and not yet saved.
    given: Vec<RowId>,
}

impl Checkpoint {
    /// Goes on where an earlier report of this name stopped, or begins.
    pub(super) async fn open(engine: &Engine, name: Option<String>, source: String) -> Result<Self, Error> {
        let mut checkpoint = Self {
            name,
            source,
            position: 0,
            totals: Totals::default(),
            tally: ReportTally::default(),
            fresh: HashSet::new(),
            given: Vec::new(),
        };
        let Some(name) = &checkpoint.name else { return Ok(checkpoint) };
        let Some(state) = engine.journal.report(name).await.map_err(|error| Error::from(&error))? else {
            return Ok(checkpoint);
        };
        if state.source != checkpoint.source {
            return Err(invalid(
                "checkpoint",
                "An unfinished report of this name is about something else. Finish that one, or choose another name.",
            ));
        }
        let Some((totals, tally)) = read(&state.figures) else {
            return Err(invalid("checkpoint", "The checkpoint is damaged. Choose another name."));
        };
        checkpoint.position = state.position;
        checkpoint.totals = totals;
        checkpoint.tally = tally;
        Ok(checkpoint)
    }

    pub(super) fn totals(&self) -> &Totals {
        &self.totals
    }

    pub(super) fn tally(&self) -> ReportTally {
        self.tally
    }

    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// Whether nothing was drawn under this name before. `repeats` tells whether the source may do that at all.
    pub(super) async fn is_new(&mut self, engine: &Engine, id: RowId, repeats: bool) -> Result<bool, Error> {
        if self.was_saved(engine, id).await? {
            return Ok(false);
        }
        if repeats && !self.fresh.insert(id) {
            self.tally.duplicates += 1;
            return Ok(false);
        }
        Ok(true)
    }

    /// The same for a row of the journal that got its name from an answer: nobody asked for it twice.
    pub(super) async fn is_first(&mut self, engine: &Engine, id: RowId) -> Result<bool, Error> {
        Ok(!self.was_saved(engine, id).await? && self.fresh.insert(id))
    }

    async fn was_saved(&self, engine: &Engine, id: RowId) -> Result<bool, Error> {
        let Some(name) = &self.name else { return Ok(false) };
        engine.journal.was_reported(name, id).await.map_err(|error| Error::from(&error))
    }

    pub(super) fn give(&mut self, id: RowId, row: &ReportRow) {
        self.totals.add(row);
        self.tally.count(row);
        self.pass(id);
    }

    pub(super) fn leave_out(&mut self, id: RowId) {
        self.tally.left_out += 1;
        self.pass(id);
    }

    fn pass(&mut self, id: RowId) {
        if self.name.is_some() {
            self.given.push(id);
        }
    }

    pub(super) async fn save(&mut self, engine: &Engine, position: u64) -> Result<(), Error> {
        let Some(name) = &self.name else {
            return Err(invalid("checkpoint", "The report has no checkpoint. Name one in its options."));
        };
        let state = ReportState { source: self.source.clone(), position, figures: written(&self.totals, self.tally) };
        let given = self.given.clone();
        engine.journal.save_report(name.clone(), state, given).await.map_err(|error| Error::from(&error))?;
        for id in self.given.drain(..) {
            self.fresh.remove(&id);
        }
        self.position = position;
        Ok(())
    }

    pub(super) async fn forget(&mut self, engine: &Engine) -> Result<(), Error> {
        match &self.name {
            Some(name) => engine.journal.forget_report(name.clone()).await.map_err(|error| Error::from(&error)),
            None => Ok(()),
        }
    }
}

/// Totals and tally, as they are kept. Sums are texts, because JSON's numbers are not made for 128 bits.
#[derive(Serialize, Deserialize)]
struct Figures {
    cells: Vec<Cell>,
    rows: u64,
    failed: u64,
    disagreeing: u64,
    duplicates: u64,
    left_out: u64,
}

#[derive(Serialize, Deserialize)]
struct Cell {
    day: Option<String>,
    gateway: String,
    account: String,
    currency: String,
    status: Option<String>,
    method: Option<String>,
    rows: u64,
    paid: String,
    refunded: String,
    refundable: String,
    disagreeing: u64,
}

fn written(totals: &Totals, tally: ReportTally) -> String {
    let cells = totals.cells().map(|(cell, sums)| Cell {
        day: cell.day.map(|day| day.to_string()),
        gateway: cell.gateway.as_str().to_owned(),
        account: cell.account.as_str().to_owned(),
        currency: cell.currency.code().to_owned(),
        status: cell.status.map(|status| status.as_str().to_owned()),
        method: cell.method.clone(),
        rows: sums.rows,
        paid: sums.paid.to_string(),
        refunded: sums.refunded.to_string(),
        refundable: sums.refundable.to_string(),
        disagreeing: sums.disagreeing,
    });
    let ReportTally { rows, failed, disagreeing, duplicates, left_out } = tally;
    let figures = Figures { cells: cells.collect(), rows, failed, disagreeing, duplicates, left_out };
    serde_json::to_string(&figures).unwrap_or_default()
}

fn read(text: &str) -> Option<(Totals, ReportTally)> {
    let figures: Figures = serde_json::from_str(text).ok()?;
    let mut totals = Totals::default();
    for cell in figures.cells {
        let sums = Sums {
            rows: cell.rows,
            paid: cell.paid.parse().ok()?,
            refunded: cell.refunded.parse().ok()?,
            refundable: cell.refundable.parse().ok()?,
            disagreeing: cell.disagreeing,
        };
        totals.put(
            TotalCell {
                day: cell.day.map(|day| day.parse()).transpose().ok()?,
                gateway: cell.gateway.parse().ok()?,
                account: AccountName::from(cell.account),
                currency: Currency::from_code(&cell.currency)?,
                status: match cell.status {
                    None => None,
                    Some(word) => Some(TransactionStatus::ALL.into_iter().find(|status| status.as_str() == word)?),
                },
                method: cell.method,
            },
            sums,
        );
    }
    let Figures { rows, failed, disagreeing, duplicates, left_out, .. } = figures;
    Some((totals, ReportTally { rows, failed, disagreeing, duplicates, left_out }))
}

#[cfg(test)]
mod tests {
    use super::{id_of, read, written};
    use crate::model::{AccountName, Currency, GatewayName, ReportTally, Sums, TotalCell, Totals, TransactionStatus};

    #[test]
    fn figures_come_back_as_they_were() {
        let mut totals = Totals::default();
        let cell = |day: Option<&str>, status| TotalCell {
            day: day.map(|day| day.parse().unwrap()),
            gateway: GatewayName::Yedpay,
            account: AccountName::from("shop"),
            currency: Currency::from_code("HKD").unwrap(),
            status,
            method: Some("8_2".to_owned()),
        };
        let sums = Sums { rows: 3, paid: i128::from(i64::MAX) * 1_000, refunded: 7, refundable: 0, disagreeing: 1 };
        totals.put(cell(Some("2026-11-30"), Some(TransactionStatus::PartlyRefunded)), sums);
        totals.put(cell(None, None), sums);
        let tally = ReportTally { rows: 6, failed: 1, disagreeing: 2, duplicates: 3, left_out: 4 };
        assert_eq!(read(&written(&totals, tally)), Some((totals, tally)));
    }

    #[test]
    fn names_can_t_run_together() {
        assert_ne!(id_of(&["ab", "c"]), id_of(&["a", "bc"]));
    }
}
