use serde::Deserialize;
use tillback::ManyOptions;

/// How many calls at once, and how fast.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ManyInput {
    at_once: Option<u64>,
    per_second: Option<u64>,
}

impl ManyInput {
    /// What can't be counted is for the engine to refuse, with its own words.
    pub(crate) fn options(&self) -> ManyOptions {
        let usual = ManyOptions::default();
        ManyOptions {
            at_once: self.at_once.map_or(usual.at_once, |count| usize::try_from(count).unwrap_or(usize::MAX)),
            per_second: self.per_second.map(|calls| u32::try_from(calls).unwrap_or(u32::MAX)).or(usual.per_second),
        }
    }
}
