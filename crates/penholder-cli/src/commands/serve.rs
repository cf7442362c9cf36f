//! `penholder serve`: opens the chamber and the record to browsers.

use std::fs::{File, TryLockError, create_dir_all};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::println;
use directories::ProjectDirs;
use penholder_chamber::opening::Place;
use penholder_web::{OidcSettings, OidcUnread, Opened, Options, ServeError, TlsFiles, serve};

use tracing_subscriber::filter::LevelFilter;

use crate::screen::{SENTENCE, paint};
use crate::stop::Stop;

/// Where, and on what.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder serve
  penholder serve --listen 0.0.0.0:1945 --data /srv/penholder
  penholder serve --database postgres://localhost/penholder --behind-proxy
  penholder serve --listen 0.0.0.0:443 --tls-certificate chain.pem --tls-key key.pem")]
pub struct Args {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:1945", value_parser = address)]
    listen: SocketAddr,
    /// The folder for the house and its ledgers; without it the usual one of this system.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Keeps the house and its ledgers in this PostgreSQL database, for several servers at once.
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
    /// Believes what a proxy before the server says of the visitor (X-Forwarded-For, X-Forwarded-Proto).
    #[arg(long)]
    behind_proxy: bool,
    /// Speaks TLS with this certificate (PEM, with the chain to a root); read at the start.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// The private key of the certificate (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// Listens here, too, and sends whoever comes by http:// on to https://.
    #[arg(long, value_name = "ADDRESS", requires = "tls_certificate")]
    redirect_http: Option<SocketAddr>,
    /// Lets people in by the word of the identity provider (OpenID Connect) that this file names; see docs/deploy.md.
    #[arg(long, value_name = "FILE")]
    oidc: Option<PathBuf>,
    /// Prints a link for one more administrator, also where somebody administers the house already.
    #[arg(long)]
    new_administrator: bool,
    /// Lets webhooks go to private addresses too, and to this machine itself without TLS.
    #[arg(long)]
    webhooks_to_private: bool,
    /// What is written to the standard error while it serves: off, error, warn, info, debug or trace.
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    log: LevelFilter,
}

fn address(words: &str) -> Result<SocketAddr, String> {
    words
        .parse()
        .map_err(|_| format!("`{words}` is no address with a port; write it like 127.0.0.1:1945 or [::1]:1945"))
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let folder = match &args.data {
        Some(folder) => folder.clone(),
        None => usual_folder()?,
    };
    let place = match &args.database {
        None => Place::Folder(folder.clone()),
        Some(address) => {
            Place::Database { address: address.clone(), prefix: "penholder".to_owned(), folder: folder.clone() }
        }
    };
    // held until the server ends, however it ends
    let _alone = args.database.is_none().then(|| alone_in(&folder)).transpose()?;
    tracing_subscriber::fmt().with_max_level(args.log).with_writer(std::io::stderr).init();
    open_the_doors();
    let runtime = tokio::runtime::Runtime::new()?;
    let opened = |opened: Opened| say(&opened, &folder);
    let oidc = args.oidc.as_deref().map(OidcSettings::open).transpose().map_err(unread)?;
    let tls = args.tls_certificate.clone().zip(args.tls_key.clone());
    let options = Options {
        behind_proxy: args.behind_proxy,
        tls: tls.map(|(certificate, key)| TlsFiles { certificate, key }),
        redirect: args.redirect_http,
        oidc,
        new_administrator: args.new_administrator,
        webhooks_to_private: args.webhooks_to_private,
        ..Options::new(args.listen, place)
    };
    runtime.block_on(serve(options, opened, asked_to_stop())).map_err(|error| stop(&error))?;
    Ok(ExitCode::SUCCESS)
}

/// Lets this process have as many connections open as the system grants it; many systems begin with a thousand.
#[cfg(unix)]
fn open_the_doors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum {
        // where it is not granted, it stays as it was
        let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    }
}

#[cfg(not(unix))]
fn open_the_doors() {}

/// Why it does not serve, with what to try.
fn stop(error: &ServeError) -> Stop {
    let stop = Stop::input(error.to_string());
    match error {
        ServeError::Listen { .. } => stop.hint("choose another address with --listen; port 0 takes one that is free"),
        ServeError::Place(_) | ServeError::House(_) => {
            stop.hint("choose another folder with --data DIR, another database with --database ADDRESS")
        }
        ServeError::Tls(faults) => stop.hint(faults.hint()),
        ServeError::Roots(_) => {
            stop.hint("install the certificates of the system (`ca-certificates`), or name them in SSL_CERT_FILE")
        }
        ServeError::Broke(_) => stop,
    }
}

/// Why the file of the identity provider is of no use.
fn unread(why: OidcUnread) -> Stop {
    match why {
        OidcUnread::Faulty(faults) => Stop::File(faults),
        OidcUnread::Unopened { .. } => Stop::input(why.to_string()).hint("docs/deploy.md shows such a file"),
    }
}

fn usual_folder() -> Result<PathBuf, Stop> {
    let found = ProjectDirs::from("", "", "penholder").map(|folders| folders.data_dir().to_owned());
    found.ok_or_else(|| Stop::input("this system has no folder for data").hint("name one with --data DIR"))
}

/// Keeps other servers out of the folder as long as what is returned lives.
///
/// # Errors
/// The folder cannot be made, or another server is in it.
fn alone_in(folder: &Path) -> Result<File, Stop> {
    let faulty = |why: std::io::Error| {
        Stop::input(format!("`{}` cannot be used: {why}", folder.display()))
            .hint("choose another folder with --data DIR")
    };
    create_dir_all(folder).map_err(faulty)?;
    let lock = File::create(folder.join("penholder.lock")).map_err(faulty)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Stop::input(format!("another server has `{}` open", folder.display()))
            .hint("stop it, or choose another folder with --data DIR; several servers share a database (--database ADDRESS)")),
        Err(TryLockError::Error(why)) => Err(faulty(why)),
    }
}

fn say(opened: &Opened, folder: &Path) {
    let Opened { address, scheme, redirect, administrator } = opened;
    println!("{}", paint(SENTENCE, format!("Penholder is open at {scheme}://{address}")));
    if let Some(redirect) = redirect {
        println!("Sent on from: http://{redirect}");
    }
    println!("Data: {}", folder.display());
    if let Some(path) = administrator {
        println!("Administrator, once, within a day: {scheme}://{address}{}", path.reveal());
    }
}

/// Ends when the person or the system asks to stop.
async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {} () = terminated => {} }
}
