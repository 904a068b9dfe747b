use crate::journal::JournalError;
use rusqlite::{Error, ErrorCode, ffi};

/// What an error of SQLite means for the journal. Its own texts may quote what was stored, so none is passed on.
pub(super) fn classify(error: &Error) -> JournalError {
    match error {
        Error::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                JournalError::Busy
            }
            ErrorCode::DiskFull => JournalError::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => JournalError::ReadOnly,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => JournalError::Corrupt,
            _ => JournalError::Failed(format!("the disk or SQLite reports error {}", failure.extended_code)),
        },
        // A value that can't be read back was not written by this program.
        Error::FromSqlConversionFailure(..) | Error::InvalidColumnType(..) | Error::IntegralValueOutOfRange(..) => {
            JournalError::Corrupt
        }
        _ => JournalError::Failed("SQLite could not carry out a statement".to_owned()),
    }
}

/// Whether a commit that failed like this may be found done after a crash: all was written, and only the sync failed.
pub(super) fn may_stand(error: &Error) -> bool {
    match error {
        Error::SqliteFailure(failure, _) => {
            matches!(failure.extended_code, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC)
        }
        _ => false,
    }
}
