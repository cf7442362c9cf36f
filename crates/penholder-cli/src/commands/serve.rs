//! `penholder serve`: opens the pages.

use std::net::SocketAddr;
use std::process::ExitCode;

use anstream::println;
use penholder_web::{Options, serve};

use crate::screen::{SENTENCE, paint};
use crate::stop::Stop;

/// Where.
#[derive(clap::Args)]
pub struct Args {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:1945")]
    listen: SocketAddr,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let runtime = tokio::runtime::Runtime::new()?;
    let opened = |address| println!("{}", paint(SENTENCE, format!("Penholder is open at http://{address}")));
    let stop = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    runtime
        .block_on(serve(Options { listen: args.listen }, opened, stop))
        .map_err(|error| Stop::input(error.to_string()).hint("choose another address with --listen 127.0.0.1:0"))?;
    Ok(ExitCode::SUCCESS)
}
