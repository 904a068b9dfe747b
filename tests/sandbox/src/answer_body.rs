//! The body of an answer as hyper sends it, including bodies that end too early or hardly at all.

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::body::{Body, Frame, SizeHint};
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

const CHUNK: usize = 64 * 1024;
const MEGABYTE: u64 = 1024 * 1024;
static SPACES: [u8; CHUNK] = [b' '; CHUNK];

#[derive(Debug)]
pub(crate) enum AnswerBody {
    Whole(Option<Bytes>),
    /// Ends without an error after this, whatever length was announced.
    Short {
        part: Option<Bytes>,
        flushed: bool,
    },
    Padded {
        first: Option<Bytes>,
        left: u64,
    },
}

impl AnswerBody {
    pub(crate) fn whole(body: Bytes) -> Self {
        Self::Whole(Some(body).filter(|body| !body.is_empty()))
    }

    pub(crate) fn short(part: Bytes) -> Self {
        Self::Short { part: Some(part), flushed: false }
    }

    pub(crate) fn padded(first: Bytes, megabytes: u32) -> Self {
        Self::Padded { first: Some(first), left: u64::from(megabytes) * MEGABYTE }
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let data = match self.get_mut() {
            Self::Whole(body) => body.take(),
            Self::Short { part, flushed } => {
                if part.is_none() && !*flushed {
                    // hyper drops what it has not written yet when a body ends too early: let it write first.
                    *flushed = true;
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                part.take()
            }
            Self::Padded { first, left } => first.take().or_else(|| next_spaces(left)),
        };
        Poll::Ready(data.map(|data| Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(body) => body.is_none(),
            Self::Short { .. } => false,
            Self::Padded { first, left } => first.is_none() && *left == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(body) => SizeHint::with_exact(body.as_ref().map_or(0, |body| body.len() as u64)),
            Self::Short { .. } | Self::Padded { .. } => SizeHint::default(),
        }
    }
}

fn next_spaces(left: &mut u64) -> Option<Bytes> {
    let size = (*left).min(CHUNK as u64);
    *left -= size;
    (size > 0).then(|| Bytes::from_static(&SPACES[..usize::try_from(size).unwrap_or(CHUNK)]))
}

/// `first` and then many spaces, packed. Takes a moment.
pub(crate) fn pack(first: &[u8], megabytes: u32) -> io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(first)?;
    let mut left = u64::from(megabytes) * MEGABYTE;
    while let Some(spaces) = next_spaces(&mut left) {
        encoder.write_all(&spaces)?;
    }
    Ok(encoder.finish()?.into())
}
