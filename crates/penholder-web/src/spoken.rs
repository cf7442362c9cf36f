//! How acts, and what is asked of somebody, are said in each language.
//!
//! Always: every act has a message in every catalogue; on an English page the sentence of the core stands instead. What an act
//! is about follows it: names of texts, seats, motions, which are data and stay as they are.
//! Not here: which acts there are (`penholder_chamber::asked`), their forms (`desk`).

use maud::{Markup, html};
use penholder_chamber::asked::{Ask, Asks, Possible};
use penholder_core::procedure::{Command, meeting, resolution, straw_poll, vote};
use penholder_core::say::capital;

use crate::language::Language;
use crate::words::say_linked;

/// What stands on the button of an act. `speaking` tells whether somebody has the floor: whoever speaks then ends what he says.
pub fn act(l: Language, possible: &Possible, speaking: bool) -> Markup {
    if l == Language::English {
        return html! { (capital(&possible.says)) };
    }
    html! { (l.say(&key(&possible.command, speaking), &[])) @if !possible.about.is_empty() { ": " (l.english(&possible.about)) } }
}

/// What is asked, in the language of the page; a duty in the words of its rule.
pub fn ask(l: Language, ask: &Ask) -> Markup {
    if l == Language::English {
        return html! { (ask.asks.says()) };
    }
    match &ask.asks {
        Asks::Announce(on) => say_linked!(l, "ask-announce", [on = on.as_str()], []),
        Asks::Close(on) => say_linked!(l, "ask-close-vote", [on = on.as_str()], []),
        Asks::Missing { on, names } => {
            say_linked!(l, "ask-not-voted", [on = on.as_str(), names = names.join(", ")], [])
        }
        Asks::MissingMany { on, count } => say_linked!(l, "ask-not-voted-many", [on = on.as_str(), count = *count], []),
        Asks::VoteOpen(on) => say_linked!(l, "ask-vote-open", [on = on.as_str()], []),
        Asks::Voted(on) => say_linked!(l, "ask-voted", [on = on.as_str()], []),
        Asks::NoPart(on) => say_linked!(l, "ask-no-part", [on = on.as_str()], []),
        Asks::RollCall { on, ahead } => say_linked!(l, "ask-roll-call", [on = on.as_str(), ahead = *ahead], []),
        Asks::Vote(on) => say_linked!(l, "ask-vote", [on = on.as_str()], []),
        Asks::Held(on) => say_linked!(l, "ask-held", [on = on.as_str()], []),
        Asks::Silence(on) => say_linked!(l, "ask-silence", [on = on.as_str()], []),
        Asks::SilenceProposed(on) => say_linked!(l, "ask-silence-proposed", [on = on.as_str()], []),
        Asks::Floor => say_linked!(l, "ask-floor", [], []),
        Asks::Turn { ahead: 0, .. } => say_linked!(l, "ask-turn-next", [], []),
        Asks::Turn { ahead, minutes: None } => say_linked!(l, "ask-turn", [ahead = *ahead], []),
        Asks::Turn { ahead, minutes: Some(minutes) } => {
            say_linked!(l, "ask-turn-in", [ahead = *ahead, minutes = *minutes], [])
        }
        Asks::Communique => say_linked!(l, "ask-communique", [], []),
        Asks::Point { by, says } => say_linked!(l, "ask-point", [by = by.as_str(), says = says.as_str()], []),
        Asks::Challenged(by) => say_linked!(l, "ask-challenged", [by = by.as_str()], []),
        Asks::Motion { name, by, waits: false } => {
            say_linked!(l, "ask-motion", [name = name.as_str(), by = by.as_str()], [])
        }
        Asks::Motion { name, by, waits: true } => {
            say_linked!(l, "ask-motion-waits", [name = name.as_str(), by = by.as_str()], [])
        }
        Asks::Invitation(who) => say_linked!(l, "ask-invitation", [who = who.as_str()], []),
        Asks::AgendaObjected(by) => say_linked!(l, "ask-agenda-objected", [by = by.as_str()], []),
        Asks::Agenda => say_linked!(l, "ask-agenda", [], []),
        Asks::Next(name) => say_linked!(l, "ask-next", [name = name.as_str()], []),
        Asks::Duty(says) => l.english(says),
        Asks::Report(seat) => say_linked!(l, "ask-report", [seat = seat.as_str()], []),
        Asks::Credentials(seat) => say_linked!(l, "ask-credentials", [seat = seat.as_str()], []),
    }
}

/// The message that names an act: its kind, and the manner where one kind of act is called in several ways.
fn key(command: &Command, speaking: bool) -> String {
    format!("act-{}{}", command.kind().replace('.', "-"), manner(command, speaking))
}

/// What an act is besides its kind.
fn manner(command: &Command, speaking: bool) -> &'static str {
    use meeting::{Command as M, Speech};
    use resolution::{Command as D, Question, Without};
    use vote::Command as V;
    match command {
        Command::Vote(
            V::Cast { seat: Some(_), .. } | V::Name { seat: Some(_), .. } | V::Correct { seat: Some(_), .. },
        )
        | Command::Draft(D::StandAside { seat: Some(_) }) => "-for",
        Command::Draft(D::Put { question: Question::Preliminary, .. }) => "-preliminary",
        Command::Draft(D::Put { question: Question::Challenge, .. }) => "-challenge",
        Command::Draft(D::Put { method: Some(_), .. }) => "-written",
        Command::Draft(D::WithoutVote { how: Without::Acclamation }) => "-acclamation",
        Command::Meeting(M::Speak { speech: Speech::Reply, .. }) if speaking => "-reply-end",
        Command::Meeting(M::Speak { .. }) if speaking => "-end",
        Command::Meeting(M::Speak { speech: Speech::Reply, .. }) => "-reply",
        Command::Meeting(M::Private { private: false }) => "-public",
        Command::StrawPoll(straw_poll::Command::Poll { coloured: true, .. }) => "-coloured",
        _ => "",
    }
}

/// Every message that [`key`] may name.
#[cfg(test)]
pub fn keys() -> std::collections::BTreeSet<String> {
    const MANNERS: [&str; 13] = [
        "draft-put-preliminary",
        "draft-put-challenge",
        "draft-put-written",
        "draft-stand_aside-for",
        "draft-without_vote-acclamation",
        "meeting-private-public",
        "meeting-speak-reply-end",
        "meeting-speak-end",
        "meeting-speak-reply",
        "straw_poll-poll-coloured",
        "vote-cast-for",
        "vote-correct-for",
        "vote-name-for",
    ];
    let kinds = Command::kinds().into_iter().map(|kind| kind.replace('.', "-"));
    kinds.chain(MANNERS.map(str::to_owned)).map(|name| format!("act-{name}")).collect()
}

#[cfg(test)]
mod tests {
    use penholder_core::procedure::{body, election, no_objection, presidential, reverse, silence, trigger};

    use super::*;

    #[test]
    fn an_act_is_said_in_the_language_of_the_page() {
        let check = |l: Language, command: Command, about: &str, wanted: &str| {
            let says = "put T/1 to the vote".to_owned();
            let (needs, about) = (Vec::new(), about.to_owned());
            let possible =
                Possible { matter: "d".into(), says, about, command, needs, next: false, usual: false, asks: None };
            assert_eq!(act(l, &possible, false).into_string(), wanted);
        };
        let put = || resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
        check(Language::English, put().into(), "T/1", "Put T/1 to the vote");
        check(Language::French, put().into(), "T/1", "Mettre aux voix: <span lang=\"en\" dir=\"ltr\">T/1</span>");
        check(Language::Arabic, meeting::Command::Adjourn.into(), "", "رفع الجلسة");
    }

    #[test]
    fn no_two_acts_that_are_offered_are_said_the_same() {
        use penholder_chamber::asked::asked;
        use penholder_chamber::demo::Demo;
        use penholder_chamber::{Open, Station};

        let (mut seen, mut twice) = (0, std::collections::BTreeSet::new());
        for (name, _) in penholder_scripts::SHIPPED {
            let mut demo = Demo::new(name).unwrap();
            let steps = demo.steps();
            for step in (0..=steps).step_by((steps / 6).max(1)) {
                demo.go(step).unwrap();
                let seat = demo.state().roster().seats().first().map(|seat| seat.id.clone());
                let delegate = seat.map(|seat| Station::Delegate { seat, deputy: false });
                for station in delegate.into_iter().chain([Station::Chair, Station::Secretariat]) {
                    let asked = asked(&station, demo.state(), Open::Yes, demo.now());
                    for l in [Language::French, Language::Chinese] {
                        let said = asked.may.iter().map(|possible| act(l, possible, false).into_string());
                        let mut said: Vec<String> = said.collect();
                        said.sort_unstable();
                        seen += said.len();
                        twice.extend(said.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0].clone()));
                    }
                }
            }
        }
        assert!(seen > 1_000, "{seen}");
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn what_is_asked_is_said_as_the_core_says_it() {
        let (on, by) = (|| "T/1".to_owned(), || "Avalon".to_owned());
        let all = [
            Asks::Announce(on()),
            Asks::Close(on()),
            Asks::Missing { on: on(), names: vec![by(), "Cockaigne".to_owned()] },
            Asks::MissingMany { on: on(), count: 7 },
            Asks::VoteOpen(on()),
            Asks::Voted(on()),
            Asks::NoPart(on()),
            Asks::RollCall { on: on(), ahead: 3 },
            Asks::Vote(on()),
            Asks::Held(on()),
            Asks::Silence(on()),
            Asks::SilenceProposed(on()),
            Asks::Floor,
            Asks::Turn { ahead: 0, minutes: None },
            Asks::Turn { ahead: 1, minutes: None },
            Asks::Turn { ahead: 2, minutes: Some(4) },
            Asks::Communique,
            Asks::Point { by: by(), says: "it is late".to_owned() },
            Asks::Challenged(by()),
            Asks::Motion { name: "to adjourn".to_owned(), by: by(), waits: false },
            Asks::Motion { name: "to adjourn".to_owned(), by: by(), waits: true },
            Asks::Invitation(by()),
            Asks::AgendaObjected(by()),
            Asks::Agenda,
            Asks::Next(by()),
            Asks::Duty("The President reports".to_owned()),
            Asks::Report(by()),
            Asks::Credentials(by()),
        ];
        for asks in all {
            let what = penholder_chamber::asked::What::Watch;
            let one = Ask { what, matter: "d".into(), asks, until: None };
            // the marked language says the English of the catalogue, in brackets
            let marked = ask(Language::Marked, &one).into_string();
            let plain: String =
                marked.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect();
            assert_eq!(plain.replace(['⟦', '⟧', '\u{2068}', '\u{2069}'], ""), one.asks.says());
        }
    }

    /// The catalogue names an act as the core does, if not always in the same words.
    #[test]
    fn the_english_of_the_catalogue_is_that_of_the_core() {
        let check = |command: Command| {
            let english = Language::English.say(&key(&command, false), &[]);
            assert_eq!(english, capital(penholder_chamber::words::act(&command)));
        };
        check(meeting::Command::Inscribe.into());
        check(meeting::Command::TakeBack.into());
        check(vote::Command::Pass.into());
        check(silence::Command::Release.into());
        check(resolution::Command::TakeOver.into());
        check(presidential::Command::Adopt.into());
        check(body::Command::Seat.into());
        check(election::Command::AskConference.into());
        check(straw_poll::Command::End.into());
        check(no_objection::Command::Withdraw.into());
        check(reverse::Command::Relent.into());
        check(trigger::Command::Follow.into());
    }
}
