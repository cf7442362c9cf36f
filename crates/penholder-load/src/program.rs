//! The program under test: started, killed, started again at the same address, weighed.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};
use tempfile::TempDir;

/// Where the house and its ledgers lie.
#[derive(Clone, Debug)]
pub enum Store {
    /// In files of a folder.
    Files,
    /// In a PostgreSQL database at this address; the folder only remembers what was signed.
    Postgres(String),
}

/// A running `penholder serve`. It is killed when it is dropped.
pub struct Program {
    path: PathBuf,
    store: Store,
    folder: TempDir,
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The path of the link by which the first administrator comes in, if there is none yet.
    pub administrator: Option<String>,
}

impl Program {
    /// Starts it on a free port with a new folder; nobody has come into its house yet.
    ///
    /// # Errors
    /// It cannot be started, or ends before it listens.
    pub fn start(path: &Path, store: Store) -> anyhow::Result<Self> {
        Self::at(path, store, true)
    }

    /// Starts one more on a free port, on a database where another one serves already and is administered.
    ///
    /// # Errors
    /// As [`Program::start`].
    pub fn join(path: &Path, store: Store) -> anyhow::Result<Self> {
        Self::at(path, store, false)
    }

    fn at(path: &Path, store: Store, is_new: bool) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let (child, address, administrator) = started(path, &store, folder.path(), anywhere, is_new)?;
        Ok(Self { path: path.to_owned(), store, folder, child, address, administrator })
    }

    /// Ends it as a crash would (SIGKILL), and waits until it is gone.
    ///
    /// # Errors
    /// It is not ours any more.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts it again, on the same store and at the same address; somebody administers it already.
    ///
    /// # Errors
    /// As [`Program::start`].
    pub fn restart(&mut self) -> anyhow::Result<()> {
        (self.child, self.address, self.administrator) =
            started(&self.path, &self.store, self.folder.path(), self.address, false)?;
        Ok(())
    }

    /// The memory it has resident, in bytes (`VmRSS`).
    ///
    /// # Errors
    /// The system does not say.
    pub fn memory(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .context("this system does not tell the memory of a process under /proc")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kilobytes << 10)
    }

    /// The folder of its data.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // one that has ended already needs no end
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn started(
    path: &Path,
    store: &Store,
    folder: &Path,
    listen: SocketAddr,
    is_new: bool,
) -> anyhow::Result<(Child, SocketAddr, Option<String>)> {
    let mut command = Command::new(path);
    command.arg("serve").arg("--listen").arg(listen.to_string()).arg("--data").arg(folder);
    if let Store::Postgres(address) = store {
        command.arg("--database").arg(address);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{}` cannot be started", path.display()))?;
    let mut lines = BufReader::new(child.stdout.take().context("it has no output")?).lines();
    let (mut address, mut administrator) = (None, None);
    let mut told = false;
    // it says where it is open, where its data lies and, if nobody administers it yet, by which link somebody may
    while !told || (is_new && administrator.is_none()) {
        let Some(line) = lines.next().transpose()? else { break };
        if let Some((_, open)) = line.split_once(" open at http://") {
            address = Some(open.trim().parse().with_context(|| format!("no address in `{line}`"))?);
        } else if let Some((_, link)) = line.split_once("/enter/") {
            administrator = Some(format!("/enter/{}", link.trim()));
        } else if line.starts_with("Data: ") {
            told = true;
        }
    }
    let Some(address) = address else {
        bail!("`{} serve` ended before it listened: {}", path.display(), child.wait()?)
    };
    // what it says later is read away, so that it never waits for a reader
    std::thread::spawn(move || lines.for_each(drop));
    Ok((child, address, administrator))
}
