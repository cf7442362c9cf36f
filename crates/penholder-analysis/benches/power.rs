//! Voting power. `cargo bench -p penholder-analysis --bench power`; the peers are in `benches/peers/power.py`.

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

/// The members of the Monetary Fund with their votes, more than half of them needed.
fn monetary_fund() -> Game {
    let (charter, date) = (charter("imf-governors").unwrap(), jiff::civil::date(2026, 1, 1));
    let roster = charter.roster_on(date);
    let votes = |seat| u128::try_from(charter.weight(seat, "votes").unwrap().to_integer()).unwrap();
    let weights: Vec<u128> = roster.seats().iter().map(votes).collect();
    let quota = weights.iter().sum::<u128>() / 2 + 1;
    Game::weighted(roster.seats().iter().map(|seat| seat.name.clone()).collect(), weights, quota).unwrap()
}

#[divan::bench(sample_count = 5)]
fn monetary_fund_banzhaf(bencher: Bencher<'_, '_>) {
    run(bencher, &monetary_fund(), &[Index::Banzhaf]);
}

#[divan::bench(sample_count = 3)]
fn monetary_fund_shapley_shubik(bencher: Bencher<'_, '_>) {
    run(bencher, &monetary_fund(), &[Index::ShapleyShubik]);
}
