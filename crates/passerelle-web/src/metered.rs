//! A body on its way through: not too long, and never still for too long.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// Why a body broke off.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BodyError {
    /// It is longer than it may be.
    #[error("the body is too large")]
    TooLarge,
    /// Nothing came for too long.
    #[error("the body stands still")]
    Silent,
    /// Its sender broke off.
    #[error("the body broke off")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// When something last moved.
#[derive(Clone, Debug)]
pub(crate) struct Activity(Arc<Mutex<Instant>>);

impl Activity {
    pub(crate) fn now() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    /// How long nothing has moved.
    pub(crate) fn still_for(&self) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }
}

/// A body with its limits.
pub(crate) struct Metered<B> {
    body: B,
    left: u64,
    silence: Duration,
    /// Runs while a part is waited for.
    waiting: Option<Pin<Box<Sleep>>>,
    activity: Activity,
}

impl<B> Metered<B> {
    /// At most `most` bytes, and no silence longer than `silence`.
    pub(crate) fn new(body: B, most: u64, silence: Duration, activity: Activity) -> Self {
        Self { body, left: most, silence, waiting: None, activity }
    }
}

impl<B> Body for Metered<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = self.get_mut();
        let Poll::Ready(part) = Pin::new(&mut this.body).poll_frame(context) else {
            let silence = this.silence;
            let waiting = this.waiting.get_or_insert_with(|| Box::pin(sleep(silence)));
            return waiting.as_mut().poll(context).map(|()| Some(Err(BodyError::Silent)));
        };
        this.waiting = None;
        this.activity.note();
        let Some(part) = part else { return Poll::Ready(None) };
        let part = part.map_err(|error| BodyError::Broken(error.into()));
        let length = part.as_ref().ok().and_then(Frame::data_ref).map_or(0, Bytes::len) as u64;
        Poll::Ready(Some(match this.left.checked_sub(length) {
            Some(left) => {
                this.left = left;
                part
            }
            None => Err(BodyError::TooLarge),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
