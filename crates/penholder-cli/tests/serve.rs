//! `penholder serve`: one server in a folder.

#![allow(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

#[test]
fn a_second_server_is_kept_out_of_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let serve = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_penholder"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let mut first = serve().spawn().unwrap();
    let mut said = String::new();
    BufReader::new(first.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("Penholder is open at http://127.0.0.1:"), "{said}");

    let second = serve().output().unwrap();
    let why = String::from_utf8_lossy(&second.stderr);
    assert_eq!(second.status.code(), Some(2), "{why}");
    assert!(why.contains("another server has") && why.contains("--data DIR"), "{why}");

    first.kill().unwrap();
    first.wait().unwrap();
    // whoever was killed leaves no lock behind
    let mut third = serve().spawn().unwrap();
    let mut said = String::new();
    BufReader::new(third.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
    third.kill().unwrap();
    third.wait().unwrap();
    assert!(said.contains("Penholder is open"), "{said}");
}
