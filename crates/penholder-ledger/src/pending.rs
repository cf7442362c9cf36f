//! An answer that is on its way: wait for it on a thread, or `await` it in a task.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

/// An answer from one of the ledger's threads.
#[must_use = "nothing is known before the answer is here"]
#[derive(Debug)]
pub struct Pending<T>(oneshot::Receiver<T>);

/// The ledger was closed before it could answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the ledger was closed before it answered")]
pub struct Closed;

impl<T> Pending<T> {
    /// Returns an answer to give and the answer to wait for.
    pub(crate) fn new() -> (oneshot::Sender<T>, Pending<T>) {
        let (sender, receiver) = oneshot::channel();
        (sender, Pending(receiver))
    }

    /// Waits on this thread for the answer.
    ///
    /// # Errors
    /// [`Closed`].
    pub fn wait(self) -> Result<T, Closed> {
        self.0.recv().map_err(|_| Closed)
    }
}

/// [`Pending`] as a future; independent of any async runtime.
#[derive(Debug)]
pub struct Answer<T>(oneshot::AsyncReceiver<T>);

impl<T> IntoFuture for Pending<T> {
    type Output = Result<T, Closed>;
    type IntoFuture = Answer<T>;

    fn into_future(self) -> Answer<T> {
        Answer(self.0.into_future())
    }
}

impl<T> Future for Answer<T> {
    type Output = Result<T, Closed>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map_err(|_| Closed)
    }
}
