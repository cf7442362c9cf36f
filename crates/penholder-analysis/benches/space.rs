//! Voting in the plane. `cargo bench -p penholder-analysis --bench space`; the peer is in `benches/peers/space.py`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use divan::{Bencher, black_box};
use penholder_analysis::power::Game;
use penholder_analysis::space::{Chamber, Grid, Medians, Winsets, chain, uncovered};

fn main() {
    divan::main();
}

/// The three voters of Brewer, Juybari and Moberly (2023).
fn three() -> Chamber {
    let seats = ["A", "B", "C"].map(str::to_owned).to_vec();
    Chamber::new(Game::weighted(seats, vec![1; 3], 2).unwrap(), vec![(-15.0, -9.0), (0.0, 17.0), (15.0, -9.0)]).unwrap()
}

fn grid() -> Grid {
    Grid::new((-40.0, -40.0), (40.0, 40.0), 1.0).unwrap()
}

#[divan::bench(sample_count = 20)]
fn winsets_of_6561_places(bencher: Bencher<'_, '_>) {
    let chamber = three();
    bencher.bench_local(|| Winsets::of(black_box(&chamber), grid(), &mut |_| true));
}

#[divan::bench(sample_count = 20)]
fn winset_chain_of_6561_places(bencher: Bencher<'_, '_>) {
    let chamber = three();
    bencher.bench_local(|| {
        let sets = Winsets::of(black_box(&chamber), grid(), &mut |_| true).unwrap();
        chain(&sets, &mut |_, _| true).unwrap().steps
    });
}

#[divan::bench(sample_count = 5)]
fn uncovered_set_of_6561_places(bencher: Bencher<'_, '_>) {
    let sets = Winsets::of(&three(), grid(), &mut |_| true).unwrap();
    bencher.bench_local(|| uncovered(black_box(&sets), &mut |_| true));
}

#[divan::bench(sample_count = 5)]
fn yolk_of_15_seats(bencher: Bencher<'_, '_>) {
    let seats = (0..15).map(|at| at.to_string()).collect();
    let places = (0..15).map(|at| (f64::from(at * 7 % 15), f64::from(at * 4 % 13))).collect();
    let chamber = Chamber::new(Game::weighted(seats, vec![1; 15], 8).unwrap(), places).unwrap();
    bencher.bench_local(|| Medians::of(black_box(&chamber)).yolk());
}
