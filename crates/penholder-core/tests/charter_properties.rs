//! Properties of deciding, on random charters and ballots.

#![expect(clippy::unwrap_used, reason = "seats that were unique stay so in another order")]

use penholder_core::charter::Charter;
use penholder_core::decide::passes;
use penholder_core::{Ballots, Outcome, Position, Roster, decide};
use penholder_testing::{DAY, QUESTION, Setting, monotone_setting, setting, with_any_positions, with_votes};
use proptest::prelude::*;

/// Every way in which the open seats may vote, with a reason and without.
fn completions(setting: &Setting, ballots: &Ballots) -> Vec<Ballots> {
    let mut all = vec![ballots.clone()];
    for (seat, position) in ballots.positions().iter().enumerate() {
        if position.is_open() {
            let may = setting.positions();
            all = all
                .iter()
                .flat_map(|ballots| may.iter().map(move |position| ballots.clone().with(seat, *position)))
                .flat_map(|ballots| [ballots.clone().with_reason(seat), ballots])
                .collect();
        }
    }
    all
}

fn opened(ballots: &Ballots, open: &[bool]) -> Ballots {
    let open_seats = (0..open.len()).filter(|seat| open[*seat]);
    open_seats.fold(ballots.clone(), |ballots, seat| ballots.with(seat, Position::Open))
}

fn permuted(setting: &Setting, ballots: &Ballots, by: usize) -> (Roster, Ballots) {
    let count = setting.roster.len();
    let mut order: Vec<usize> = (0..count).rev().collect();
    order.rotate_left(by % count.max(1));
    let seats = order.iter().map(|seat| setting.roster.seats()[*seat].clone()).collect();
    let positions = order.iter().map(|seat| ballots.positions()[*seat]).collect();
    let reasoned = order.iter().enumerate().filter(|(_, seat)| ballots.is_reasoned(**seat)).map(|(at, _)| at);
    (Roster::new(seats).unwrap(), reasoned.fold(Ballots::of(positions), Ballots::with_reason))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_more_yes_never_turns_adopted_into_not_adopted((setting, ballots) in with_votes(monotone_setting(1..=8)), seat in 0_usize..8) {
        let seated = setting.seated();
        let seat = seat % setting.roster.len();
        if decide(&seated, &ballots).outcome == Outcome::Adopted {
            let more = ballots.with(seat, Position::Yes);
            prop_assert_eq!(decide(&seated, &more).outcome, Outcome::Adopted, "seat {}", seat);
        }
    }

    #[test]
    fn a_rule_that_calls_itself_monotone_is((setting, ballots) in with_votes(setting(1..=6)), seat in 0_usize..6) {
        let seated = setting.seated();
        let seat = seat % setting.roster.len();
        if seated.is_monotone() && decide(&seated, &ballots).outcome == Outcome::Adopted {
            let more = ballots.with(seat, Position::Yes);
            prop_assert_eq!(decide(&seated, &more).outcome, Outcome::Adopted, "seat {}", seat);
        }
    }

    #[test]
    fn the_order_of_seats_does_not_matter((setting, ballots) in with_any_positions(setting(1..=8)), by in 0_usize..8) {
        let seated = setting.seated();
        let decision = decide(&seated, &ballots);
        let (roster, turned) = permuted(&setting, &ballots, by);
        let seated = setting.charter.seated(QUESTION, None, DAY, &roster, Default::default()).unwrap();
        let other = decide(&seated, &turned);
        prop_assert_eq!(decision.outcome.word(), other.outcome.word());
        prop_assert_eq!(decision.label, other.label);
        for (one, other) in decision.findings.iter().zip(&other.findings) {
            prop_assert_eq!(one.met, other.met);
            prop_assert_eq!(one.counted(), other.counted());
        }
    }

    #[test]
    fn an_outcome_given_early_agrees_with_every_completion(
        (setting, ballots) in with_votes(setting(1..=6)),
        open in proptest::collection::vec(prop::bool::weighted(0.4), 6),
    ) {
        let seated = setting.seated();
        let open: Vec<bool> = open.iter().scan(0, |count, open| { *count += usize::from(*open); Some(*open && *count <= 3) }).collect();
        let partial = opened(&ballots, &open[..setting.roster.len()]);
        let early = decide(&seated, &partial);
        if early.outcome.word() == "undetermined" {
            return Ok(());
        }
        for full in completions(&setting, &partial) {
            let late = decide(&seated, &full);
            prop_assert_eq!(&early.outcome, &late.outcome, "{:?}", full.positions());
            if early.label.is_some() && early.outcome == Outcome::NotAdopted {
                prop_assert_eq!(early.label, late.label);
            }
        }
    }

    #[test]
    fn an_outcome_agrees_with_its_findings_and_its_numbers((setting, ballots) in with_votes(setting(0..=8))) {
        let seated = setting.seated();
        let decision = decide(&seated, &ballots);
        let all_met = decision.findings.iter().all(|finding| finding.met == Some(true));
        prop_assert_eq!(all_met, decision.outcome == Outcome::Adopted);
        prop_assert_eq!(all_met, passes(&seated, &seated.read(&ballots)));
        prop_assert_eq!(decision.turned_on().is_none(), all_met);
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,400}") {
        let _ = Charter::read("any.toml", &text);
    }

    #[test]
    fn reading_a_charter_with_a_piece_cut_out_never_panics(setting in setting(0..=4), from in 0_usize..3000, length in 1_usize..80) {
        let text: Vec<char> = setting.text.chars().collect();
        let from = from % text.len();
        let cut: String = text[..from].iter().chain(text[from..].iter().skip(length)).collect();
        if let Err(faults) = Charter::read("cut.toml", &cut) {
            prop_assert!(!faults.lines().is_empty());
        }
    }
}
