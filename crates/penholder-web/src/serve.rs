//! Opening the door: the house, the listener, and stopping when asked.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use penholder_chamber::opening::{OpeningError, Place};
use penholder_chamber::{HouseError, Secret};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;

use crate::app::{App, Doors};
use crate::elsewhere::{Elsewhere, OidcSettings};
use crate::guest::{Peer, Reached};
use crate::hooks::{FIRST_PAUSE, Outgoing};
use crate::router::router;
use crate::tls::{Secured, TlsFaults, TlsFiles, to_https};

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
    /// Certificate and key, for TLS of the server's own.
    pub tls: Option<TlsFiles>,
    /// Where to listen, too, to send those who come by `http://` on to TLS.
    pub redirect: Option<SocketAddr>,
    /// The identity provider by whose word people come in.
    pub oidc: Option<OidcSettings>,
    /// Whether a link for one more administrator is made, though somebody administers the house already.
    pub new_administrator: bool,
    /// Whether webhooks may go to private addresses, and to this machine itself without TLS.
    pub webhooks_to_private: bool,
}

impl Options {
    /// Plain HTTP on this address, on this place.
    #[must_use]
    pub fn new(listen: SocketAddr, place: Place) -> Self {
        let (behind_proxy, new_administrator, webhooks_to_private) = (false, false, false);
        Self {
            listen,
            place,
            behind_proxy,
            tls: None,
            redirect: None,
            oidc: None,
            new_administrator,
            webhooks_to_private,
        }
    }
}

/// What there is to say once the door is open.
#[derive(Debug)]
pub struct Opened {
    /// The address.
    pub address: SocketAddr,
    /// `http` or `https`.
    pub scheme: &'static str,
    /// The address from which those who come by `http://` are sent on; none if nobody is.
    pub redirect: Option<SocketAddr>,
    /// The path of the one-time link by which somebody becomes administrator; none if there is one already and no other was asked for.
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
    /// The files of TLS are not what they should be.
    #[error(transparent)]
    Tls(#[from] TlsFaults),
    /// Nobody can be asked by TLS, as there is nobody to trust.
    #[error("the system's certificates cannot be read: {0}")]
    Roots(std::io::Error),
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
    let Options { listen, place, behind_proxy, tls, redirect, oidc, new_administrator, webhooks_to_private } = options;
    let acceptor = tls.map(|files| files.read()).transpose()?;
    let listener = bind(listen)?;
    let redirect = match redirect {
        Some(listen) => Some(bind(listen)?),
        None => None,
    };
    let (stopping, stopped) = watch::channel(false);
    let broke = |why: tokio::task::JoinError| std::io::Error::other(why);
    let reached = Reached { behind_proxy, by_tls: acceptor.is_some() };
    let opening = tokio::task::spawn_blocking(move || {
        let elsewhere = oidc.map(Elsewhere::new).transpose().map_err(ServeError::Roots)?;
        let outgoing = Outgoing::new(webhooks_to_private, FIRST_PAUSE);
        let app = App::open(place, Doors { reached, elsewhere, outgoing }, stopped)?;
        let first = match app.house().first_invitation(FIRST_LINK_HOURS)? {
            None if new_administrator => {
                let gives = penholder_chamber::house::Gives::Administration;
                Some(app.house().invite(gives, "one more administrator", None, FIRST_LINK_HOURS)?.0)
            }
            first => first,
        };
        Ok::<_, ServeError>((app, first))
    });
    let (app, first) = opening.await.map_err(broke)??;
    let address = listener.local_addr()?;
    opened(Opened {
        address,
        scheme: if acceptor.is_some() { "https" } else { "http" },
        redirect: redirect.as_ref().map(TcpListener::local_addr).transpose()?,
        administrator: first.map(|token| Secret::new(format!("/enter/{}", token.reveal()))),
    });
    let mut over = stopping.subscribe();
    let stop = async move {
        stop.await;
        stopping.send_replace(true);
    };
    let site = router(app).into_make_service_with_connect_info::<Peer>();
    let serving = async move {
        match acceptor {
            None => axum::serve(listener, site).with_graceful_shutdown(stop).await,
            Some(acceptor) => axum::serve(Secured::over(listener, acceptor)?, site).with_graceful_shutdown(stop).await,
        }
    };
    let sending_on = async move {
        match redirect {
            Some(listener) => axum::serve(listener, to_https(address.port())).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        served = serving => served?,
        sent_on = sending_on => sent_on?,
        // somebody who does not let go is not waited for longer
        () = async { let _ = over.wait_for(|over| *over).await; tokio::time::sleep(PATIENCE).await } => {}
    }
    Ok(())
}

fn bind(listen: SocketAddr) -> Result<TcpListener, ServeError> {
    listening(listen).map_err(|why| ServeError::Listen { listen, why })
}

/// How many may wait at the door while others are let in: a hall that votes at once comes with thousands of connections.
const AT_THE_DOOR: u32 = 4_096;

fn listening(listen: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if listen.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // Windows would share the address with another program
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(listen)?;
    socket.listen(AT_THE_DOOR)
}
