//! A PostgreSQL server of our own for one test, in a temporary folder, reached by a socket there.
//!
//! A test that needs it fails if there are no PostgreSQL programs; it is never skipped.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub struct Server {
    folder: PathBuf,
    bin: PathBuf,
    as_postgres: bool,
}

/// How hard the server tries to keep what it committed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    /// As it should in earnest.
    Synced,
    /// It survives a kill of any process, not a power cut. Faster.
    Loose,
}

impl Server {
    pub fn start(disk: Disk) -> Server {
        let bin = programs();
        let as_postgres = running_as_root();
        let folder = tempfile::Builder::new().prefix("penholder-pg-").tempdir().unwrap().keep();
        let server = Server { folder, bin, as_postgres };
        if as_postgres {
            done(Command::new("chown").arg("postgres").arg(&server.folder));
        }
        done(
            server
                .program("initdb")
                .args(["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D"])
                .arg(server.data()),
        );
        let loose = if disk == Disk::Loose { "fsync = off\nfull_page_writes = off\n" } else { "" };
        let settings = format!(
            "listen_addresses = ''\nunix_socket_directories = '{}'\nmax_connections = 50\n{loose}",
            server.folder.display()
        );
        let file = server.data().join("postgresql.auto.conf");
        std::fs::write(file, settings).unwrap();
        server.up();
        server
    }

    pub fn up(&self) {
        let log = self.folder.join("log");
        done(self.control().arg("start").arg("-w").arg("-l").arg(log));
    }

    /// Stops the server without ceremony, as a crash would.
    pub fn down(&self) {
        done(self.control().args(["stop", "-m", "immediate"]));
    }

    pub fn address(&self) -> String {
        format!("host={} user=postgres dbname=postgres", self.folder.display())
    }

    /// What a client program of this server says, given this.
    pub fn client(&self, name: &str, args: &[&str], input: &str) -> String {
        let mut program = self.program(name);
        program.arg("-h").arg(&self.folder).args(["-U", "postgres", "-d", "postgres"]).args(args);
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{name}: {}", output.status);
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn control(&self) -> Command {
        let mut command = self.program("pg_ctl");
        command.arg("-D").arg(self.data());
        command
    }

    fn program(&self, name: &str) -> Command {
        let program = self.bin.join(name);
        let mut command = if self.as_postgres {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.control().args(["stop", "-m", "immediate"]).output();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.extend(["/usr/local/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin", "/usr/bin"].map(PathBuf::from));
    folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    // the folder in which it really lies holds the client programs too
    let found = folders.into_iter().rev().find_map(|folder| folder.join("initdb").canonicalize().ok());
    let found = found.and_then(|program| program.parent().map(Path::to_owned));
    found.expect("no `initdb` found: install PostgreSQL (Debian: `apt-get install postgresql`) to run these tests")
}

/// PostgreSQL refuses to run as root.
fn running_as_root() -> bool {
    Path::new("/proc/self").exists()
        && String::from_utf8_lossy(&Command::new("id").arg("-u").output().unwrap().stdout).trim() == "0"
}

fn done(command: &mut Command) -> Output {
    // a server keeps the pipes of the program that started it, so nothing is captured
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let status = status.unwrap_or_else(|why| panic!("{command:?}: {why}"));
    assert!(status.success(), "{command:?}: {status}");
    Output { status, stdout: Vec::new(), stderr: Vec::new() }
}
