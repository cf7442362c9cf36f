//! `cargo xtask test`: every test of the repository, with nothing passed over in silence.

use crate::axe;
use crate::needs;
use crate::run::{cargo, run as run_it};
use crate::schema;

/// How much to test.
#[derive(clap::Args)]
pub struct Args {
    /// More rounds of the tests that kill, race and guess: minutes instead of seconds.
    #[arg(long)]
    long: bool,
}

/// Does it.
///
/// # Errors
/// If something a test needs cannot be had, or a test fails.
pub fn run(args: &Args) -> anyhow::Result<()> {
    needs::provide()?;
    let schema = schema::provide()?;
    let axe = axe::provide()?;
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--exclude", "penholder-fuzz", "--no-fail-fast"]);
    tests.env("PENHOLDER_TESTS_MUST_RUN", "1").env("PENHOLDER_AKN_XSD", schema).env("PENHOLDER_AXE", axe);
    if args.long {
        tests.env("PENHOLDER_ROUNDS", "50").env("PROPTEST_CASES", "5000");
    }
    run_it(&mut tests)
}
