//! Agreement of every pair. `cargo bench -p penholder-analysis --bench agreement`; the peer is in `benches/peers/agreement.py`.

use divan::{Bencher, black_box};
use penholder_analysis::agreement::{Abstaining, Stand, VoteTable, agreement};
use penholder_analysis::seeded::Seeded;

fn main() {
    divan::main();
}

/// As many members and roll calls as the General Assembly has had, a tenth of the ballots not cast.
#[divan::bench(sample_count = 100)]
fn agreement_of_200_members_in_6203_votes(bencher: Bencher<'_, '_>) {
    let (members, votes) = (200, 6_203);
    let mut table = VoteTable::new((0..members).map(|at| at.to_string()).collect(), votes);
    let mut random = Seeded::at(1, &[]);
    for member in 0..members {
        for vote in 0..votes {
            match random.below(10) {
                0 => {}
                1 => table.cast(member, vote, Stand::Against),
                2 | 3 => table.cast(member, vote, Stand::Abstaining),
                _ => table.cast(member, vote, Stand::For),
            }
        }
    }
    bencher.bench_local(|| agreement(black_box(&table), Abstaining::Own));
}
