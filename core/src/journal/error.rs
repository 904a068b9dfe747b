use crate::model::{Error, ErrorCode};

/// Why the journal could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum JournalError {
    #[error("no journal was named")]
    Missing,
    #[error("it was written by a newer version of tillback")]
    Newer,
    #[error("its file or folder can't be written")]
    ReadOnly,
    #[error("the disk is full")]
    Full,
    #[error("the file is damaged, or is no journal of tillback")]
    Corrupt,
    #[error("it lies on a network file system")]
    OnNetwork,
    #[error("another process keeps it locked")]
    Busy,
    /// Whether the last write will be there after a crash is not known, and it can't be taken back.
    #[error("the disk failed to sync")]
    Uncertain,
    #[error("{0}")]
    Failed(String),
}

impl From<&JournalError> for Error {
    fn from(error: &JournalError) -> Self {
        use JournalError as E;
        let (code, advice) = match error {
            E::Missing => (
                ErrorCode::JournalMissing,
                "a refund has to be remembered: give the client a journal's file, or say that memory will do",
            ),
            E::Newer => (ErrorCode::JournalNewer, "update this program, or name another file"),
            E::ReadOnly => (ErrorCode::JournalReadOnly, "give this user the right to write the file and its folder"),
            E::Full => (ErrorCode::JournalFull, "make room, then try again with the same key"),
            E::Corrupt => (
                ErrorCode::JournalCorrupt,
                "check the path; restore a damaged file from a backup and compare with the gateways before refunding",
            ),
            E::OnNetwork => (ErrorCode::JournalOnNetwork, "locks and syncs can't be relied on there; use a local disk"),
            E::Busy => (ErrorCode::JournalBusy, "try again with the same key"),
            E::Uncertain | E::Failed(_) => (ErrorCode::JournalFailed, "put it right, then try again with the same key"),
        };
        Error::new(code, format!("The journal can't be used: {error}. Nothing was sent; {advice}."))
    }
}
