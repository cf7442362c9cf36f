//! What stands on the button of an act, and what is asked of somebody, in each language.
//!
//! Always: every act has a label in every catalogue; on an English page the sentence of the core stands instead. What an act
//! is about follows its label: names of texts, seats, motions, which are data and stay as they are.
//! Not here: which acts there are (`penholder_chamber::asked`), their forms (`desk`).

use maud::{Markup, html};
use penholder_chamber::asked::{Ask, Asks, Possible};
use penholder_core::procedure::{
    Command, body, election, meeting, no_objection, presidential, press, resolution, reverse, silence, straw_poll,
    trigger, vote,
};

use crate::answer::capital;
use crate::language::Language;
use crate::words::say_linked;

/// The label of an act. `speaking` tells whether somebody has the floor: whoever speaks then ends what he says.
pub fn label(l: Language, possible: &Possible, speaking: bool) -> Markup {
    if l == Language::English {
        return html! { (capital(&possible.says)) };
    }
    let key = key(&possible.command, speaking);
    html! { (l.say(key, &[])) @if !possible.about.is_empty() { ": " (l.english(&possible.about)) } }
}

/// What is asked, in the language of the page; a duty in the words of its rule.
pub fn ask(l: Language, ask: &Ask) -> Markup {
    if l == Language::English {
        return html! { (ask.says) };
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

/// The message that names an act.
fn key(command: &Command, speaking: bool) -> &'static str {
    match command {
        Command::Vote(command) => of_vote(command),
        Command::Silence(command) => of_silence(command),
        Command::Duty(_) => "act-duty-discharge",
        Command::Meeting(command) => of_meeting(command, speaking),
        Command::Draft(command) => of_draft(command),
        Command::Presidential(command) => of_statement(command),
        Command::Press(command) => of_press(command),
        Command::Body(command) => of_body(command),
        Command::Election(command) => of_election(command),
        Command::StrawPoll(command) => match command {
            straw_poll::Command::Begin { .. } => "act-straw-begin",
            straw_poll::Command::Poll { coloured: false, .. } => "act-straw-poll",
            straw_poll::Command::Poll { coloured: true, .. } => "act-straw-poll-coloured",
            straw_poll::Command::WithdrawCandidate { .. } => "act-election-withdraw-candidate",
            straw_poll::Command::End => "act-straw-end",
        },
        Command::NoObjection(command) => match command {
            no_objection::Command::Propose { .. } => "act-no-objection-propose",
            no_objection::Command::Refer { .. } => "act-refer",
            no_objection::Command::Withdraw => "act-no-objection-withdraw",
        },
        Command::Reverse(command) => match command {
            reverse::Command::Begin { .. } => "act-reverse-begin",
            reverse::Command::Oppose => "act-reverse-oppose",
            reverse::Command::Relent => "act-reverse-relent",
            reverse::Command::Refer { .. } => "act-refer",
            reverse::Command::Conclude => "act-reverse-conclude",
        },
        Command::Trigger(command) => match command {
            trigger::Command::Notify { .. } => "act-trigger-notify",
            trigger::Command::Link { .. } => "act-trigger-link",
            trigger::Command::Withdraw => "act-trigger-withdraw",
            trigger::Command::Follow => "act-trigger-follow",
        },
    }
}

fn of_vote(command: &vote::Command) -> &'static str {
    use vote::Command as V;
    match command {
        V::Cast { seat: None, .. } => "act-vote-cast",
        V::Cast { seat: Some(_), .. } => "act-vote-cast-for",
        V::Name { seat: None, .. } => "act-vote-name",
        V::Name { seat: Some(_), .. } => "act-vote-name-for",
        V::Pass => "act-vote-pass",
        V::Close { .. } => "act-vote-close",
        V::Count { .. } => "act-vote-count",
        V::Announce => "act-vote-announce",
        V::Annul { .. } => "act-vote-annul",
        V::Extend { .. } => "act-vote-extend",
        V::Correct { seat: None, .. } => "act-vote-correct",
        V::Correct { seat: Some(_), .. } => "act-vote-correct-for",
    }
}

fn of_silence(command: &silence::Command) -> &'static str {
    use silence::Command as S;
    match command {
        S::Place { .. } => "act-silence-place",
        S::Start => "act-silence-start",
        S::Decline => "act-silence-decline",
        S::Extend { .. } => "act-silence-extend",
        S::AskTime { .. } => "act-silence-ask-time",
        S::Break { .. } => "act-silence-break",
        S::Hold { .. } => "act-silence-hold",
        S::Release => "act-silence-release",
        S::Stop => "act-silence-stop",
        S::Conclude => "act-silence-conclude",
    }
}

fn of_meeting(command: &meeting::Command, speaking: bool) -> &'static str {
    use meeting::{Command as M, Speech};
    match command {
        M::Request { .. } => "act-meeting-request",
        M::Convene { .. } => "act-meeting-convene",
        M::Roll { .. } => "act-meeting-roll",
        M::AdoptAgenda => "act-meeting-adopt-agenda",
        M::ObjectToAgenda { .. } => "act-meeting-object-agenda",
        M::PutAgenda => "act-meeting-put-agenda",
        M::Invite { .. } => "act-meeting-invite",
        M::ObjectToInvitation { .. } => "act-meeting-object-invitation",
        M::AgreeInvitation { .. } => "act-meeting-agree-invitation",
        M::PutInvitation { .. } => "act-meeting-put-invitation",
        M::Move(_) => "act-meeting-move",
        M::SecondMotion { .. } => "act-meeting-second-motion",
        M::ObjectToMotion { .. } => "act-meeting-object-motion",
        M::AgreeMotion { .. } => "act-meeting-agree-motion",
        M::PutMotion { .. } => "act-meeting-put-motion",
        M::WithdrawMotion { .. } => "act-meeting-withdraw-motion",
        M::Raise { .. } => "act-meeting-raise",
        M::Rule { .. } => "act-meeting-rule",
        M::Challenge { .. } => "act-meeting-challenge",
        M::PutChallenge { .. } => "act-meeting-put-challenge",
        M::Inscribe => "act-meeting-inscribe",
        M::Strike => "act-meeting-strike",
        M::CallNext => "act-meeting-call-next",
        M::Speak { speech: Speech::Reply, .. } if speaking => "act-meeting-end-reply",
        M::Speak { .. } if speaking => "act-meeting-end-own",
        M::Speak { speech: Speech::Reply, .. } => "act-meeting-speak-reply",
        M::Speak { .. } => "act-meeting-speak",
        M::EndSpeech => "act-meeting-end-speech",
        M::Cede => "act-meeting-cede",
        M::TakeChair => "act-meeting-take-chair",
        M::Resume => "act-meeting-resume",
        M::Private { private: true } => "act-meeting-go-private",
        M::Private { private: false } => "act-meeting-go-public",
        M::Communique { .. } => "act-meeting-communique",
        M::Adjourn => "act-meeting-adjourn",
        M::TakeBack => "act-meeting-take-back",
    }
}

fn of_draft(command: &resolution::Command) -> &'static str {
    use resolution::{Command as D, Question, Without};
    match command {
        D::Circulate { .. } => "act-draft-circulate",
        D::NewVersion { .. } => "act-draft-new-version",
        D::Sponsor { .. } => "act-draft-sponsor",
        D::Second => "act-draft-second",
        D::AskVote => "act-draft-ask-vote",
        D::Table { .. } => "act-draft-table",
        D::Revise { .. } => "act-draft-revise",
        D::Schedule { .. } => "act-draft-schedule",
        D::Reserve { .. } => "act-text-reserve",
        D::Waive { .. } => "act-draft-waive",
        D::Amend { .. } => "act-draft-amend",
        D::OrderAmendments { .. } => "act-draft-order-amendments",
        D::Accept { .. } => "act-draft-accept",
        D::WithdrawAmendment { .. } => "act-draft-withdraw-amendment",
        D::AskParts { .. } => "act-draft-ask-parts",
        D::RefuseParts => "act-draft-refuse-parts",
        D::Dispute { .. } => "act-draft-dispute",
        D::RuleClass { .. } => "act-draft-rule-class",
        D::ChallengeClass => "act-draft-challenge-class",
        D::StandAside { seat: None } => "act-draft-stand-aside",
        D::StandAside { seat: Some(_) } => "act-draft-stand-aside-for",
        D::ReserveOn { .. } => "act-draft-reserve-on",
        D::Put { question: Question::Preliminary, .. } => "act-draft-put-preliminary",
        D::Put { question: Question::Challenge, .. } => "act-draft-put-challenge",
        D::Put { method: Some(_), .. } => "act-draft-put-written",
        D::Put { .. } => "act-draft-put",
        D::WantVote => "act-draft-want-vote",
        D::WithoutVote { how: Without::Vote } => "act-draft-without-vote",
        D::WithoutVote { how: Without::Acclamation } => "act-draft-acclamation",
        D::Withdraw => "act-draft-withdraw",
        D::TakeOver => "act-draft-take-over",
        D::Lapse => "act-text-lapse",
        D::Follow => "act-draft-follow",
    }
}

fn of_statement(command: &presidential::Command) -> &'static str {
    use presidential::Command as P;
    match command {
        P::Circulate { .. } => "act-statement-circulate",
        P::NewVersion { .. } => "act-statement-new-version",
        P::Reserve { .. } => "act-text-reserve",
        P::Agree => "act-statement-agree",
        P::Object { .. } => "act-statement-object",
        P::Adopt => "act-statement-adopt",
        P::Dissociate { .. } => "act-statement-dissociate",
        P::Recast { .. } => "act-statement-recast",
        P::Withdraw => "act-statement-withdraw",
        P::Lapse => "act-text-lapse",
    }
}

fn of_press(command: &press::Command) -> &'static str {
    use press::Command as P;
    match command {
        P::Circulate { .. } => "act-press-circulate",
        P::NewVersion { .. } => "act-press-new-version",
        P::Reserve { .. } => "act-text-reserve",
        P::Elements { .. } => "act-press-elements",
        P::Withdraw { .. } => "act-press-withdraw",
        P::Lapse => "act-text-lapse",
    }
}

fn of_body(command: &body::Command) -> &'static str {
    use body::Command as B;
    match command {
        B::LayDown { .. } => "act-body-lay-down",
        B::Seat => "act-body-seat",
        B::Present { .. } => "act-body-present",
        B::Report { .. } => "act-body-report",
        B::Object { .. } => "act-body-object",
        B::Put { .. } => "act-body-put",
    }
}

fn of_election(command: &election::Command) -> &'static str {
    use election::Command as E;
    match command {
        E::Begin { .. } => "act-election-begin",
        E::Ballot => "act-election-ballot",
        E::WithdrawCandidate { .. } => "act-election-withdraw-candidate",
        E::Elsewhere { .. } => "act-election-elsewhere",
        E::AskConference => "act-election-ask-conference",
        E::End => "act-election-end",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_labelled_in_the_language_of_the_page() {
        let check = |l: Language, command: Command, about: &str, wanted: &str| {
            let says = "put T/1 to the vote".to_owned();
            let (needs, about) = (Vec::new(), about.to_owned());
            let possible =
                Possible { matter: "d".into(), says, about, command, needs, next: false, usual: false, asks: None };
            assert_eq!(label(l, &possible, false).into_string(), wanted);
        };
        let put = || resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
        check(Language::English, put().into(), "T/1", "Put T/1 to the vote");
        check(Language::French, put().into(), "T/1", "Mettre aux voix: <span lang=\"en\" dir=\"ltr\">T/1</span>");
        check(Language::Arabic, meeting::Command::Adjourn.into(), "", "رفع الجلسة");
    }

    #[test]
    fn no_two_acts_that_are_offered_are_labelled_the_same() {
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
                        let labels = asked.may.iter().map(|possible| label(l, possible, false).into_string());
                        let mut labels: Vec<String> = labels.collect();
                        labels.sort_unstable();
                        seen += labels.len();
                        twice.extend(labels.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0].clone()));
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
            let one = Ask { what, matter: "d".into(), says: asks.says(), asks, until: None };
            // the marked language says the English of the catalogue, in brackets
            let marked = ask(Language::Marked, &one).into_string();
            let plain: String =
                marked.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect();
            assert_eq!(plain.replace(['⟦', '⟧', '\u{2068}', '\u{2069}'], ""), one.says);
        }
    }

    /// The catalogue names an act as the core does, if not always in the same words.
    #[test]
    fn the_english_of_the_catalogue_is_that_of_the_core() {
        let check = |command: Command| {
            let english = Language::English.say(key(&command, false), &[]);
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
