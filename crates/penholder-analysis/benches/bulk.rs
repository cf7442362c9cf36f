//! Bulk: votes a second on one core, beside the memory's bandwidth in the same run.
//!
//! `cargo bench -p penholder-analysis --bench bulk`; the peers are in `benches/peers/bulk.py`. Rates are given in votes
//! (items) and in bytes read, so that they compare with `memory`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot start stops")]

use std::sync::OnceLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::date;
use penholder_analysis::bulk::{Columns, Layout, Program, Verdicts};
use penholder_core::{Charter, Position, ReadBy, Roster, Seated};

fn main() {
    divan::main();
}

/// Votes in which seven of ten are in favour: as many as `blocks` times 2^20.
fn votes(layout: Layout, blocks: usize) -> Columns {
    let positions = layout.positions().to_vec();
    let mut one = Columns::new(layout);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap()
    };
    for _ in 0..1 << 20 {
        let mut position =
            || if random() % 10 < 7 { positions[0] } else { positions[1 + random() % (positions.len() - 1)] };
        let vote: Vec<Position> = (0..one.layout().seats()).map(|_| position()).collect();
        one.push(&vote).unwrap();
    }
    let mut all = Columns::new(one.layout().clone());
    (0..blocks).for_each(|_| all.append(&one).unwrap());
    all
}

/// A rule of a charter with the roster of the law.
fn seated(charter: &'static Charter, on: &str, read_by: ReadBy) -> Seated<'static> {
    let today = date(2026, 1, 1);
    let roster: &'static Roster = Box::leak(Box::new(charter.roster_on(today)));
    charter.seated(on, None, today, roster, read_by).unwrap()
}

fn council() -> &'static Columns {
    static VOTES: OnceLock<Columns> = OnceLock::new();
    VOTES.get_or_init(|| votes(Layout::new(15, &[Position::Yes, Position::No, Position::Abstain]), 256))
}

fn run(bencher: Bencher<'_, '_>, columns: &Columns, rules: &[Seated<'_>]) {
    let program = Program::compile(columns.layout(), &rules.iter().collect::<Vec<_>>()).unwrap();
    let mut verdicts = Verdicts::default();
    program.run_into(columns, 1, &mut verdicts).unwrap();
    bencher
        .counter(ItemsCount::new(columns.len()))
        .counter(BytesCount::new(columns.len() / 8 * program.bits_read()))
        .bench_local(|| program.run_into(black_box(columns), 1, black_box(&mut verdicts)).unwrap());
}

/// The limit: how fast one core reads a gigabyte from memory.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn memory(bencher: Bencher<'_, '_>) {
    let words: Vec<u64> = (0..1 << 27).collect();
    bencher.counter(BytesCount::of_slice(&words)).bench_local(|| {
        black_box(&words).chunks_exact(32).fold([0_u64; 32], |mut sums, chunk| {
            sums.iter_mut().zip(chunk).for_each(|(sum, word)| *sum ^= word);
            sums
        })
    });
}

/// Nine of fifteen in favour, no permanent member against.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn council_rule(bencher: Bencher<'_, '_>) {
    let charter = penholder_charters::charter("un-security-council").unwrap();
    run(bencher, council(), &[seated(charter, "substantive", ReadBy::Practice)]);
}

/// The same and fifteen others in one pass: seven to fourteen in favour, with one veto or with two.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn sixteen_charters(bencher: Bencher<'_, '_>) {
    let charters = (7..15).flat_map(|needed| [0, 1].map(|vetoes| council_with(needed, vetoes)));
    let rules: Vec<Seated<'_>> = charters.map(|charter| seated(charter, "q", ReadBy::Letter)).collect();
    run(bencher, council(), &rules);
}

/// 55% of 27 states with 65% of the inhabitants, or fewer than four against.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn eu_double_majority(bencher: Bencher<'_, '_>) {
    let seats = (0..27_u32).map(|at| (format!("s{at}"), 475_701 + 82_374_299 / (at + 1)));
    let requires = r#"{ any = [{ all = [{ affirmative_share = "55%", of = "all_seats" },
        { affirmative_share = "65%", of = "all_seats", measure = "weight" }] },
        { all = [{ affirmative_share = "55%", of = "all_seats" }, { fewer_than = 4, counting = "not_for" }] }] }"#;
    let charter = weighted(seats, requires);
    let layout = Layout::new(27, &[Position::Yes, Position::No, Position::Abstain]);
    run(bencher, &votes(layout, 16), &[seated(charter, "q", ReadBy::Letter)]);
}

/// Half of the weight of 190 members, spread as the votes in the International Monetary Fund are.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn imf_190_weights(bencher: Bencher<'_, '_>) {
    let seats = (0..190_u32).map(|at| (format!("s{at}"), 1_478 + 829_923 / (at + 1)));
    let charter = weighted(seats, r#"{ affirmative_more_than = "1/2", of = "all_seats", measure = "weight" }"#);
    run(bencher, &votes(Layout::new(190, &[Position::Yes, Position::No]), 8), &[seated(charter, "q", ReadBy::Letter)]);
}

fn council_with(needed: u32, vetoes: u32) -> &'static Charter {
    let classes = class("permanent", 5) + &class("elected", 10);
    let veto = format!("{{ at_most = {vetoes}, counting = \"against\", within = \"permanent\" }}");
    charter(&classes, &format!("{{ affirmative_votes = {needed} }}, {veto}"))
}

fn weighted(seats: impl Iterator<Item = (String, u32)>, requires: &str) -> &'static Charter {
    let mut text = "[[measure]]\nid = \"weight\"\nunit = \"votes\"\n".to_owned() + &class("member", 0);
    for (id, weight) in seats {
        text += &format!(
            "[[seat]]\nid = \"{id}\"\nname = \"{id}\"\nclass = \"member\"\nweights = {{ weight = {weight} }}\n"
        );
    }
    charter(&text, requires)
}

fn class(id: &str, seats: u32) -> String {
    let seats = if seats > 0 { format!("seats = {seats}\n") } else { String::new() };
    format!("[[class]]\nid = \"{id}\"\nname = \"{id}\"\nplural = \"{id}\"\n{seats}")
}

fn charter(parts: &str, requires: &str) -> &'static Charter {
    let labels = "[[label]]\nid = \"y\"\nsays = \"y\"\noutcome = \"adopted\"\n[[label]]\nid = \"n\"\nsays = \"n\"\n\
        outcome = \"not_adopted\"\n";
    let rule = "[[rule]]\ncite = \"made up\"\non = \"q\"\nsense = \"q\"\nadopted = \"y\"\nnot_adopted = \"n\"\n";
    let text =
        format!("[body]\nid = \"x\"\nname = \"x\"\nabout = \"x\"\n{parts}{labels}{rule}requires = [{requires}]\n");
    match Charter::read("bench.toml", &text) {
        Ok(charter) => Box::leak(Box::new(charter)),
        Err(faults) => unreachable!("{}", faults.lines().join("\n")),
    }
}
