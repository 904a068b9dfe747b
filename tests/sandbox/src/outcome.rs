//! What a connection has to do after a request: the whole answer of the sandbox, faults included.

use crate::wire::Reply;
use std::time::Duration;

/// What a connection has to do, and when.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How long to wait first.
    pub delay: Duration,
    pub ending: Ending,
}

/// How an exchange ends.
#[derive(Clone, Debug)]
pub enum Ending {
    /// Answer.
    Reply(Reply),
    /// Announce the whole body, send only the first `keep` bytes, close.
    Truncated { reply: Reply, keep: usize },
    /// Send the body, then this many megabytes of spaces.
    Padded { reply: Reply, megabytes: u32 },
    /// Send the body packed with gzip, followed by this many megabytes of spaces.
    Packed { reply: Reply, megabytes: u32 },
    /// Reset the connection.
    Reset,
    /// Say nothing until the other side gives up.
    Hang,
}

impl Outcome {
    pub(crate) fn now(ending: Ending) -> Self {
        Self { delay: Duration::ZERO, ending }
    }

    /// The reply, where one comes whole.
    pub fn reply(&self) -> Option<&Reply> {
        match &self.ending {
            Ending::Reply(reply) => Some(reply),
            Ending::Truncated { .. } | Ending::Padded { .. } | Ending::Packed { .. } | Ending::Reset | Ending::Hang => {
                None
            }
        }
    }

    pub(crate) fn status(&self) -> Option<u16> {
        match &self.ending {
            Ending::Reply(reply)
            | Ending::Truncated { reply, .. }
            | Ending::Padded { reply, .. }
            | Ending::Packed { reply, .. } => Some(reply.status.as_u16()),
            Ending::Reset | Ending::Hang => None,
        }
    }
}
