//! Opening the door: the listener, and stopping when asked.

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::router::router;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
}

/// Why it cannot.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("{listen} cannot be opened: {why}")]
    Listen {
        /// The address.
        listen: SocketAddr,
        /// The system's words.
        why: std::io::Error,
    },
    /// The server broke off.
    #[error("the server broke off: {0}")]
    Broke(#[from] std::io::Error),
}

/// Serves until `stop` is done; `opened` is told the address once it listens.
///
/// # Errors
/// [`ServeError`] if the address cannot be opened or the server breaks off.
pub async fn serve(
    options: Options,
    opened: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let listen = options.listen;
    let listener = TcpListener::bind(listen).await.map_err(|why| ServeError::Listen { listen, why })?;
    opened(listener.local_addr()?);
    axum::serve(listener, router()).with_graceful_shutdown(stop).await?;
    Ok(())
}
