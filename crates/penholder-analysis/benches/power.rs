//! Voting power. `cargo bench -p penholder-analysis --bench power`; the IMF's members are read from the CSV file (a column
//! `votes`, the last) that `PENHOLDER_IMF` names, and left out if it names none.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use penholder_analysis::power::{Game, Index, Limits, power};
use penholder_charters::charter;
use penholder_core::ReadBy;

fn main() {
    divan::main();
}

fn seated(id: &str, on: &str) -> Game {
    let (charter, date) = (charter(id).unwrap(), jiff::civil::date(2026, 1, 1));
    let roster = charter.roster_on(date);
    Game::of(&charter.seated(on, None, date, &roster, ReadBy::Practice).unwrap()).unwrap()
}

fn run(bencher: Bencher<'_, '_>, game: &Game, wanted: &[Index]) {
    bencher.bench_local(|| power(black_box(game), wanted, &Limits::default(), &mut |_| true));
}

#[divan::bench]
fn security_council_all_indices(bencher: Bencher<'_, '_>) {
    run(bencher, &seated("un-security-council", "substantive"), &Index::ALL);
}

#[divan::bench]
fn european_union_27_both(bencher: Bencher<'_, '_>) {
    let game = seated("eu-council-2017", "qualified majority on a proposal");
    run(bencher, &game, &[Index::Banzhaf, Index::ShapleyShubik]);
}

#[divan::bench]
fn united_states_congress_both(bencher: Bencher<'_, '_>) {
    run(bencher, &seated("us-congress", "bill"), &[Index::Banzhaf, Index::ShapleyShubik]);
}

fn monetary_fund() -> Option<Game> {
    let text = std::fs::read_to_string(std::env::var("PENHOLDER_IMF").ok()?).ok()?;
    let votes = |line: &str| line.rsplit(',').next().and_then(|votes| votes.trim().parse().ok());
    let weights: Vec<u128> = text.lines().skip(1).filter_map(votes).collect();
    let quota = weights.iter().sum::<u128>() / 2 + 1;
    Game::weighted((0..weights.len()).map(|seat| format!("member {seat}")).collect(), weights, quota).ok()
}

#[divan::bench(sample_count = 5)]
fn monetary_fund_banzhaf(bencher: Bencher<'_, '_>) {
    if let Some(game) = monetary_fund() {
        run(bencher, &game, &[Index::Banzhaf]);
    }
}

#[divan::bench(sample_count = 3)]
fn monetary_fund_shapley_shubik(bencher: Bencher<'_, '_>) {
    if let Some(game) = monetary_fund() {
        run(bencher, &game, &[Index::ShapleyShubik]);
    }
}
