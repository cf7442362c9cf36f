//! Opening the door: the house, the listener, and stopping when asked.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use penholder_chamber::opening::{OpeningError, Place};
use penholder_chamber::{HouseError, Secret};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::router::router;

/// How long the first administrator's link can be used, in hours; a new one is made at every start until it was used.
const FIRST_LINK_HOURS: i64 = 24;
/// How long those who are being answered are waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the house and its ledgers lie.
    pub place: Place,
    /// Whether a proxy stands before the server, so that what it says of the visitor is believed.
    pub behind_proxy: bool,
}

/// What there is to say once the door is open.
#[derive(Debug)]
pub struct Opened {
    /// The address.
    pub address: SocketAddr,
    /// The path of the one-time link by which somebody becomes administrator; none if there is one already.
    pub administrator: Option<Secret>,
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
    /// The house cannot be opened.
    #[error(transparent)]
    Place(#[from] OpeningError),
    /// The house does not answer.
    #[error(transparent)]
    House(#[from] HouseError),
    /// The server broke off.
    #[error("the server broke off: {0}")]
    Broke(#[from] std::io::Error),
}

/// Serves until `stop` is done; `opened` is told what there is to say once it listens.
///
/// # Errors
/// [`ServeError`] if the place or the address cannot be opened, or the server breaks off.
pub async fn serve(
    options: Options,
    opened: impl FnOnce(Opened),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let Options { listen, place, behind_proxy } = options;
    let listener = TcpListener::bind(listen).await.map_err(|why| ServeError::Listen { listen, why })?;
    let (stopping, stopped) = watch::channel(false);
    let broke = |why: tokio::task::JoinError| std::io::Error::other(why);
    let opening = tokio::task::spawn_blocking(move || {
        let app = App::open(place, behind_proxy, stopped)?;
        let first = app.house().first_invitation(FIRST_LINK_HOURS)?;
        Ok::<_, ServeError>((app, first))
    });
    let (app, first) = opening.await.map_err(broke)??;
    let administrator = first.map(|token| Secret::new(format!("/enter/{}", token.reveal())));
    opened(Opened { address: listener.local_addr()?, administrator });
    let mut over = stopping.subscribe();
    let stop = async move {
        stop.await;
        stopping.send_replace(true);
    };
    let site = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, site).with_graceful_shutdown(stop);
    tokio::select! {
        served = serving => served?,
        // somebody who does not let go is not waited for longer
        () = async { let _ = over.wait_for(|over| *over).await; tokio::time::sleep(PATIENCE).await } => {}
    }
    Ok(())
}
