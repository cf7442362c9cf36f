//! Acts in words.
//!
//! Always: one short phrase for each command, as one says it: `put the agenda to the vote`; with what it is about
//! ([`act_on`]) no two acts that are offered to one station are called the same. Seats are called by their names, texts by
//! their symbol or by their title in quotation marks.
//! [`about`] says what an act is about without the words around it.
//! Not here: sentences about what happened (`penholder_scripts::minutes`).

use penholder_core::procedure::resolution::Amendment;
use penholder_core::procedure::{
    Command, Draft, Form, Matter, Meeting, Presidential, Press, Subject, body, duty, election, meeting, no_objection,
    presidential, press, resolution, reverse, silence, straw_poll, trigger, vote,
};

use crate::live::State;

/// The phrase for a command: `table the draft`.
#[must_use]
pub fn act(command: &Command) -> &'static str {
    match command {
        Command::Vote(command) => of_vote(command),
        Command::Silence(command) => of_silence(command),
        Command::Duty(_) => "record a duty as done",
        Command::Meeting(command) => of_meeting(command),
        Command::Draft(command) => of_draft(command),
        Command::Presidential(command) => of_statement(command),
        Command::Press(command) => of_press(command),
        Command::Body(command) => of_body(command),
        Command::Election(command) => of_election(command),
        Command::StrawPoll(command) => match command {
            straw_poll::Command::Begin { .. } => "begin straw polls",
            straw_poll::Command::Poll { .. } => "take a straw poll",
            straw_poll::Command::WithdrawCandidate { .. } => "record that a candidate withdrew",
            straw_poll::Command::End => "end the straw polls",
        },
        Command::NoObjection(command) => match command {
            no_objection::Command::Propose { .. } => "propose something under no-objection",
            no_objection::Command::Refer { .. } => "refer the proposal to the parent body",
            no_objection::Command::Withdraw => "withdraw the proposal",
        },
        Command::Reverse(command) => match command {
            reverse::Command::Begin { .. } => "begin a term under reverse consensus",
            reverse::Command::Oppose => "oppose it",
            reverse::Command::Relent => "no longer oppose it",
            reverse::Command::Refer { .. } => "send it to the parent body",
            reverse::Command::Conclude => "conclude it",
        },
        Command::Trigger(command) => match command {
            trigger::Command::Notify { .. } => "notify what brings the effect",
            trigger::Command::Link { .. } => "link a draft to it",
            trigger::Command::Withdraw => "withdraw the notification",
            trigger::Command::Follow => "let the effect come",
        },
    }
}

fn of_vote(command: &vote::Command) -> &'static str {
    match command {
        vote::Command::Cast { seat: Some(_), .. } => "enter the vote of a seat",
        vote::Command::Cast { .. } => "vote",
        vote::Command::Name { seat: Some(_), .. } => "enter the names a seat voted for",
        vote::Command::Name { .. } => "vote for candidates",
        vote::Command::Pass => "pass",
        vote::Command::Close { .. } => "close the vote",
        vote::Command::Count { .. } => "enter the count of the box",
        vote::Command::Announce => "announce the outcome",
        vote::Command::Annul { .. } => "annul the vote",
        vote::Command::Extend { .. } => "keep the vote open longer",
        vote::Command::Correct { .. } => "say what was meant in a vote that is over",
    }
}

fn of_silence(command: &silence::Command) -> &'static str {
    match command {
        silence::Command::Place { .. } => "place the text under silence",
        silence::Command::Start => "start the silence",
        silence::Command::Decline => "object to starting the silence",
        silence::Command::Extend { .. } => "extend the silence",
        silence::Command::AskTime { .. } => "ask for more time",
        silence::Command::Break { .. } => "break the silence",
        silence::Command::Hold { .. } => "place a hold",
        silence::Command::Release => "lift the hold",
        silence::Command::Stop => "call the silence off",
        silence::Command::Conclude => "conclude the silence",
    }
}

fn of_meeting(command: &meeting::Command) -> &'static str {
    use meeting::Command as M;
    match command {
        M::Request { .. } => "ask for a meeting",
        M::Convene { .. } => "convene the meeting",
        M::Roll { .. } => "take the roll",
        M::AdoptAgenda => "adopt the agenda",
        M::ObjectToAgenda { .. } => "object to the agenda",
        M::PutAgenda => "put the agenda to the vote",
        M::Invite { .. } => "propose an invitation",
        M::ObjectToInvitation { .. } => "object to the invitation",
        M::AgreeInvitation { .. } => "agree to the invitation",
        M::PutInvitation { .. } => "put the invitation to the vote",
        M::Move(_) => "move a motion",
        M::SecondMotion { .. } => "second the motion",
        M::ObjectToMotion { .. } => "object to the motion",
        M::AgreeMotion { .. } => "agree to the motion",
        M::PutMotion { .. } => "put the motion to the vote",
        M::WithdrawMotion { .. } => "withdraw the motion",
        M::Raise { .. } => "raise a point of order",
        M::Rule { .. } => "rule on the point of order",
        M::Challenge { .. } => "challenge the ruling",
        M::PutChallenge { .. } => "put the challenge to the vote",
        M::Inscribe => "ask for the floor",
        M::Strike => "be struck off the list",
        M::CallNext => "call the next speaker",
        M::Speak { .. } => "speak",
        M::EndSpeech => "end the speech",
        M::Cede => "cede the chair",
        M::TakeChair => "take the chair back",
        M::Resume => "resume the meeting",
        M::Private { private: true } => "go on in private",
        M::Private { private: false } => "go on in public",
        M::Communique { .. } => "issue the communique",
        M::Adjourn => "adjourn the meeting",
        M::TakeBack => "take the last act back",
    }
}

fn of_draft(command: &resolution::Command) -> &'static str {
    use resolution::Command as D;
    match command {
        D::Circulate { .. } => "circulate a draft",
        D::NewVersion { .. } => "circulate a new version",
        D::Sponsor { .. } => "sponsor the draft",
        D::Second => "second the draft",
        D::AskVote => "ask that it be voted on",
        D::Table { .. } => "table the draft",
        D::Revise { .. } => "revise the draft",
        D::Schedule { .. } => "put it on the list of a meeting",
        D::Reserve { .. } => "reserve a symbol",
        D::Waive { .. } => "waive a custom",
        D::Amend { .. } => "propose an amendment",
        D::OrderAmendments { .. } => "set the order of the amendments",
        D::Accept { .. } => "accept the amendment",
        D::WithdrawAmendment { .. } => "withdraw the amendment",
        D::AskParts { .. } => "ask for separate votes",
        D::RefuseParts => "object to separate votes",
        D::Dispute { .. } => "dispute the class of the question",
        D::RuleClass { .. } => "rule on the class of the question",
        D::ChallengeClass => "challenge the ruling on the class",
        D::StandAside { seat: None } => "stand aside",
        D::StandAside { seat: Some(_) } => "find a member to be a party",
        D::ReserveOn { .. } => "reserve the position on paragraphs",
        D::Put { .. } => "put it to the vote",
        D::WantVote => "ask for a vote",
        D::WithoutVote { .. } => "adopt it without a vote",
        D::Withdraw => "withdraw the draft",
        D::TakeOver => "take over the withdrawn draft",
        D::Lapse => "record that it lapsed",
        D::Follow => "follow the meeting",
    }
}

fn of_statement(command: &presidential::Command) -> &'static str {
    use presidential::Command as P;
    match command {
        P::Circulate { .. } => "circulate a statement of the body",
        P::NewVersion { .. } => "circulate a new version of the statement",
        P::Reserve { .. } => "reserve a symbol",
        P::Agree => "record that the members agreed",
        P::Object { .. } => "object to the statement",
        P::Adopt => "make the statement",
        P::Dissociate { .. } => "dissociate itself",
        P::Recast { .. } => "bring it again as another kind of text",
        P::Withdraw => "withdraw the statement",
        P::Lapse => "record that it lapsed",
    }
}

fn of_press(command: &press::Command) -> &'static str {
    use press::Command as P;
    match command {
        P::Circulate { .. } => "circulate a press statement",
        P::NewVersion { .. } => "circulate a new version of the press statement",
        P::Reserve { .. } => "reserve a symbol",
        P::Elements { .. } => "cut it down to points for the press",
        P::Withdraw { .. } => "withdraw the press statement",
        P::Lapse => "record that it lapsed",
    }
}

fn of_body(command: &body::Command) -> &'static str {
    use body::Command as B;
    match command {
        B::LayDown { .. } => "lay down the law",
        B::Seat => "put the roster on the record",
        B::Present { .. } => "show credentials",
        B::Report { .. } => "report that credentials are in order",
        B::Object { .. } => "object to credentials",
        B::Put { .. } => "put credentials to the vote",
    }
}

fn of_election(command: &election::Command) -> &'static str {
    use election::Command as E;
    match command {
        E::Begin { .. } => "begin an election",
        E::Ballot => "hold a ballot",
        E::WithdrawCandidate { .. } => "record that a candidate withdrew",
        E::Elsewhere { .. } => "record what the other organ elected",
        E::AskConference => "ask for a joint conference",
        E::End => "call the election off",
    }
}

/// What a matter is called: its symbol, or its title, or its id.
#[must_use]
pub fn called(matter: &Matter) -> String {
    match &matter.form {
        Form::Draft(draft) => draft.called().to_owned(),
        Form::Presidential(statement) => statement.symbol.clone().unwrap_or_else(|| statement.title.clone()),
        Form::Press(statement) => statement.symbol.clone().unwrap_or_else(|| statement.title.clone()),
        Form::Meeting(meeting) => meeting.symbol.clone().unwrap_or_else(|| matter.id.clone()),
        Form::Election(election) => election.title.clone(),
        Form::StrawPoll(poll) => poll.title.clone(),
        Form::NoObjection(proposal) => proposal.title.clone(),
        Form::Reverse(reverse) => reverse.title.clone(),
        Form::Trigger(trigger) => trigger.title.clone(),
        Form::Nothing | Form::Body(_) => matter.id.clone(),
    }
}

/// A matter within a sentence: its symbol, else its title in quotation marks.
#[must_use]
pub fn named(matter: &Matter) -> String {
    match &matter.form {
        Form::Meeting(Meeting { symbol: None, .. }) => "the meeting".to_owned(),
        Form::Meeting(_) => format!("the meeting {}", called(matter)),
        Form::Body(_) => "the body".to_owned(),
        Form::Nothing => called(matter),
        Form::Draft(Draft { symbol: Some(symbol), .. }) => symbol.clone(),
        Form::Presidential(Presidential { symbol: Some(symbol), .. }) => symbol.clone(),
        Form::Press(Press { symbol: Some(symbol), .. }) => symbol.clone(),
        _ => format!("“{}”", called(matter)),
    }
}

/// The name of a seat.
fn seat_name(state: &State, seat: &str) -> String {
    let roster = state.roster();
    roster.find(seat).map_or_else(|_| seat.to_owned(), |at| roster.seats()[at].name.clone())
}

/// What is voted on, in words: `the amendment S/2025/114 to S/2025/112`.
#[must_use]
pub fn subject(state: &State, matter: &Matter, subject: &Subject) -> String {
    match subject {
        Subject::Whole => named(matter),
        Subject::Part(id) => format!("{id} of {}", named(matter)),
        Subject::Amendment(id) => format!("the amendment {} to {}", amendment(matter, id), named(matter)),
        Subject::Preliminary(question) => format!("whether the matter is {question}"),
        Subject::Challenge(_) => "whether to overrule the ruling".to_owned(),
        Subject::Motion(id) => motion(state, matter, id),
        Subject::Agenda => "the provisional agenda".to_owned(),
        Subject::Invitation(id) => format!("the invitation of {}", invited(matter, id)),
        Subject::Credentials(seat) => format!("the credentials of {}", seat_name(state, seat)),
        Subject::Election => format!("the election: {}", called(matter)),
        Subject::Straw(name) => format!("a straw poll on {name}"),
    }
}

/// An amendment: its symbol, else what it does in quotation marks.
fn amendment(matter: &Matter, id: &str) -> String {
    let found = match &matter.form {
        Form::Draft(draft) => draft.amendment(id),
        _ => None,
    };
    let called = |amendment: &Amendment| match &amendment.symbol {
        Some(symbol) => symbol.clone(),
        None => format!("“{}”", short(&amendment.says)),
    };
    found.map_or_else(|| id.to_owned(), called)
}

/// So many letters of somebody's words stand on a button.
const SHORT: usize = 90;

/// The first words of a text, in one line.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.');
    if line.chars().count() <= SHORT { line.to_owned() } else { line.chars().take(SHORT).chain(['…']).collect() }
}

fn motion(state: &State, matter: &Matter, id: &str) -> String {
    let found = match &matter.form {
        Form::Meeting(meeting) => meeting.motions.iter().find(|motion| motion.id == id),
        _ => None,
    };
    let rule = found.zip(state.law()).and_then(|(motion, law)| law.procedure.motion(&motion.motion));
    let mover = found.map(|motion| format!(" of {}", seat_name(state, &motion.by))).unwrap_or_default();
    rule.map_or_else(|| format!("the motion {id}"), |rule| format!("the motion {}{mover}", rule.name))
}

fn invited(matter: &Matter, id: &str) -> String {
    let found = match &matter.form {
        Form::Meeting(meeting) => meeting.invitations.iter().find(|invitation| invitation.id == id),
        _ => None,
    };
    found.map_or_else(|| id.to_owned(), |invitation| invitation.who.clone())
}

/// The phrase for a command with what it is about: `put the amendment A1 to the vote`.
#[must_use]
pub fn act_on(state: &State, matter: &Matter, command: &Command) -> String {
    let (says, it) = (act(command), named(matter));
    match command {
        Command::Meeting(command) => meeting_act(state, matter, command).unwrap_or_else(|| says.to_owned()),
        Command::Draft(command) => draft_act(state, matter, command).unwrap_or_else(|| says.to_owned()),
        Command::Vote(command) => vote_act(state, matter, command),
        Command::Silence(silence::Command::Place { .. }) => format!("place {it} under silence"),
        Command::Silence(silence::Command::AskTime { .. }) => format!("ask for more time on {it}"),
        Command::Silence(silence::Command::Hold { .. }) => format!("place a hold on {it}"),
        Command::Silence(silence::Command::Release) => format!("lift the hold on {it}"),
        Command::Silence(silence::Command::Stop) => format!("call the silence on {it} off"),
        Command::Silence(_) => format!("{says} on {it}"),
        Command::Duty(duty::Command::Discharge { duty, .. }) => {
            let (which, owed) = owed(matter, duty);
            format!("record as done{which} for {it}: {owed}")
        }
        Command::Presidential(presidential::Command::Circulate { .. })
        | Command::Press(press::Command::Circulate { .. }) => says.to_owned(),
        Command::Presidential(_) => format!("{} ({it})", says.replace("that it", "that the statement")),
        Command::Press(_) => format!("{} ({it})", says.replace("that it", "that the statement")),
        Command::Election(election::Command::WithdrawCandidate { name })
        | Command::StrawPoll(straw_poll::Command::WithdrawCandidate { name }) => format!("record that {name} withdrew"),
        Command::Election(election::Command::Begin { .. })
        | Command::StrawPoll(straw_poll::Command::Begin { .. })
        | Command::NoObjection(no_objection::Command::Propose { .. })
        | Command::Reverse(reverse::Command::Begin { .. })
        | Command::Trigger(trigger::Command::Notify { .. })
        | Command::Body(_) => says.to_owned(),
        Command::StrawPoll(straw_poll::Command::Poll { candidate, coloured }) => {
            let how = if *coloured { " with coloured ballots" } else { "" };
            format!("take a straw poll on {candidate}{how}")
        }
        Command::Trigger(trigger::Command::Link { draft, .. }) => {
            let draft = state.matters().get(draft).map_or_else(|| draft.clone(), |matter| named(matter));
            format!("link the draft {draft} to {it}")
        }
        Command::Election(_) | Command::StrawPoll(_) | Command::NoObjection(_) | Command::Trigger(_) => {
            format!("{} ({it})", says.replace(" to it", ""))
        }
        Command::Reverse(_) => says.replace("it", &it),
    }
}

/// Which of several like duties one is, ` (1 of 2)`, and what is owed by whom.
fn owed(matter: &Matter, duty: &str) -> (String, String) {
    let Some(found) = matter.duties.iter().find(|known| known.id == duty) else {
        return (String::new(), duty.to_owned());
    };
    // one may have arisen several times, from a vote each
    let like: Vec<&str> =
        matter.duties.iter().filter(|one| one.says == found.says).map(|one| one.id.as_str()).collect();
    let which = match like.iter().position(|id| *id == duty) {
        Some(at) if like.len() > 1 => format!(" ({} of {})", at + 1, like.len()),
        _ => String::new(),
    };
    (which, short(&format!("{} {}", found.who, found.says)))
}

/// What an act is about, in names alone: the text, the seat, the motion; empty where the act says all. For those who say
/// the act in words of their own.
#[must_use]
pub fn about(state: &State, matter: &Matter, command: &Command) -> String {
    let it = match &matter.form {
        Form::Nothing | Form::Body(_) | Form::Meeting(Meeting { symbol: None, .. }) => String::new(),
        Form::Meeting(_) => called(matter),
        _ => named(matter),
    };
    match command {
        Command::Vote(command) => about_vote(state, matter, command),
        Command::Meeting(command) => about_meeting(state, matter, command),
        Command::Draft(command) => about_draft(state, matter, command, it),
        Command::Duty(duty::Command::Discharge { duty, .. }) => {
            let (which, owed) = owed(matter, duty);
            format!("{it}{which}: {owed}").trim_start_matches([' ', ':']).to_owned()
        }
        Command::Election(election::Command::WithdrawCandidate { name })
        | Command::StrawPoll(
            straw_poll::Command::WithdrawCandidate { name } | straw_poll::Command::Poll { candidate: name, .. },
        ) => name.clone(),
        Command::Trigger(trigger::Command::Link { draft, .. }) => {
            state.matters().get(draft).map_or_else(|| draft.clone(), |draft| named(draft))
        }
        _ => it,
    }
}

fn about_vote(state: &State, matter: &Matter, command: &vote::Command) -> String {
    let of = match command {
        vote::Command::Correct { vote, .. } => matter.votes.iter().find(|other| other.opened.vote == *vote),
        vote::Command::Cast { .. } | vote::Command::Name { .. } => return String::new(),
        _ => matter.votes.last(),
    };
    of.map(|vote| subject(state, matter, &vote.opened.subject)).unwrap_or_default()
}

fn about_meeting(state: &State, matter: &Matter, command: &meeting::Command) -> String {
    use meeting::Command as M;
    let Form::Meeting(meeting) = &matter.form else { return String::new() };
    let law = state.law();
    let rule =
        |id: &str| law.and_then(|law| law.procedure.motion(id)).map_or_else(|| id.to_owned(), |rule| rule.name.clone());
    let seat = |id: &String| seat_name(state, id);
    match command {
        M::Move(motion) => rule(&motion.motion),
        M::AgreeMotion { id }
        | M::PutMotion { id }
        | M::SecondMotion { id }
        | M::ObjectToMotion { id }
        | M::WithdrawMotion { id } => {
            let found = meeting.motions.iter().find(|motion| motion.id == *id);
            found.map_or_else(|| id.clone(), |motion| format!("{} · {}", rule(&motion.motion), seat(&motion.by)))
        }
        M::AgreeInvitation { id } | M::PutInvitation { id } | M::ObjectToInvitation { id } => invited(matter, id),
        M::Rule { id, .. } | M::Challenge { id } | M::PutChallenge { id } => {
            meeting.points.iter().find(|point| point.id == *id).map_or_else(|| id.clone(), |point| seat(&point.by))
        }
        M::Communique { .. } => meeting.day.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default(),
        M::CallNext => meeting.list.first().map(seat).unwrap_or_default(),
        M::EndSpeech => meeting.speaking.as_ref().map(seat).unwrap_or_default(),
        _ => String::new(),
    }
}

fn about_draft(state: &State, matter: &Matter, command: &resolution::Command, it: String) -> String {
    use resolution::{Command as D, Question};
    let law = state.law();
    match command {
        D::Put { question: Question::Part(id), .. } => format!("{it} · {id}"),
        D::Put { question: Question::Amendment(id), .. } | D::Accept { id, .. } | D::WithdrawAmendment { id } => {
            format!("{it} · {}", amendment(matter, id))
        }
        D::Waive { custom } => {
            let found = law.and_then(|law| law.procedure.customs.iter().find(|known| known.id == *custom));
            format!("{it} · {}", found.map_or(custom.as_str(), |found| found.says.as_str()))
        }
        D::Dispute { doctrine } => {
            let found = law.and_then(|law| law.charter.doctrines.iter().find(|known| known.id == *doctrine));
            format!("{it} · {}", found.map_or(doctrine.as_str(), |found| found.name.as_str()))
        }
        D::RuleClass { question } => format!("{it} · {question}"),
        D::Schedule { meeting } => {
            let meeting = state.matters().get(meeting).map_or_else(|| meeting.clone(), |meeting| called(meeting));
            format!("{it} · {meeting}")
        }
        D::StandAside { seat: Some(seat) } => format!("{it} · {}", seat_name(state, seat)),
        _ => it,
    }
}

fn vote_act(state: &State, matter: &Matter, command: &vote::Command) -> String {
    let says = of_vote(command);
    let of = match command {
        vote::Command::Correct { vote, .. } => matter.votes.iter().find(|other| other.opened.vote == *vote),
        _ => matter.votes.last(),
    };
    let on = of.map_or_else(|| named(matter), |vote| subject(state, matter, &vote.opened.subject));
    match command {
        vote::Command::Close { .. } | vote::Command::Annul { .. } => format!("{says} on {on}"),
        vote::Command::Extend { .. } => format!("keep the vote on {on} open longer"),
        vote::Command::Announce => format!("{says} of the vote on {on}"),
        vote::Command::Cast { seat: Some(seat), .. } => {
            let electors = of.map_or(&[][..], |vote| &vote.opened.electors);
            let office = electors.iter().find(|elector| elector.seat == *seat).filter(|elector| {
                state.law().and_then(|law| law.charter.class(&elector.class)).is_some_and(|class| class.office)
            });
            office.map_or_else(|| says.to_owned(), |office| format!("give the {}", office.name))
        }
        vote::Command::Correct { seat: Some(_), .. } => format!("enter what a seat had meant in the vote on {on}"),
        vote::Command::Correct { seat: None, .. } => format!("say what we had meant in the vote on {on}"),
        _ => says.to_owned(),
    }
}

fn meeting_act(state: &State, matter: &Matter, command: &meeting::Command) -> Option<String> {
    use meeting::Command as M;
    let Form::Meeting(meeting) = &matter.form else { return None };
    let says = of_meeting(command);
    let point = |id: &str| {
        let found = meeting.points.iter().find(|point| point.id == id);
        found.map_or_else(|| id.to_owned(), |point| format!("the point of order of {}", seat_name(state, &point.by)))
    };
    Some(match command {
        M::Convene { .. } => "convene the meeting that was asked for".to_owned(),
        M::Move(motion) => format!("move {}", state.law()?.procedure.motion(&motion.motion)?.name),
        M::AgreeMotion { id }
        | M::PutMotion { id }
        | M::SecondMotion { id }
        | M::ObjectToMotion { id }
        | M::WithdrawMotion { id } => says.replace("the motion", &motion(state, matter, id)),
        M::AgreeInvitation { id } | M::PutInvitation { id } | M::ObjectToInvitation { id } => {
            says.replace("the invitation", &format!("the invitation of {}", invited(matter, id)))
        }
        M::Rule { id, .. } => format!("rule on {}", point(id)),
        M::Challenge { id } => format!("challenge the ruling on {}", point(id)),
        M::PutChallenge { id } => format!("put the challenge of the ruling on {} to the vote", point(id)),
        M::Communique { .. } => {
            let day = meeting.day.map(|day| format!(" of {}", day.strftime("%-d %B %Y"))).unwrap_or_default();
            format!("issue the communique of {}{day}", named(matter))
        }
        M::CallNext => format!("call the next speaker: {}", seat_name(state, meeting.list.first()?)),
        M::EndSpeech => format!("end the speech of {}", seat_name(state, meeting.speaking.as_ref()?)),
        M::Speak { speech, .. } => match (meeting.speaking.is_some(), speech) {
            (true, meeting::Speech::Reply) => "end my speech, which was a reply".to_owned(),
            (true, _) => "end my speech".to_owned(),
            (false, meeting::Speech::Reply) => "speak in reply".to_owned(),
            (false, _) => "speak".to_owned(),
        },
        _ => return None,
    })
}

fn draft_act(state: &State, matter: &Matter, command: &resolution::Command) -> Option<String> {
    use resolution::{Command as D, Question, Stage, Without};
    let Form::Draft(draft) = &matter.form else { return None };
    let (says, it, law) = (of_draft(command), named(matter), state.law()?);
    Some(match command {
        D::Put { question, method, .. } => {
            let what = match question {
                Question::Whole => it,
                Question::Part(id) => format!("{id} of {it}"),
                Question::Amendment(id) => format!("the amendment {} to {it}", amendment(matter, id)),
                Question::Preliminary => format!("the preliminary question about {it}"),
                Question::Challenge => format!("the challenge of the ruling about {it}"),
            };
            let listed = if draft.stage == Stage::Tabled && method.is_none() { "on the list and " } else { "" };
            let how = if method.is_some() { ", in writing" } else { "" };
            format!("put {what} {listed}to the vote{how}")
        }
        D::Accept { id, .. } | D::WithdrawAmendment { id } => {
            says.replace("the amendment", &format!("the amendment {} to {it}", amendment(matter, id)))
        }
        D::Waive { custom } => {
            let found = law.procedure.customs.iter().find(|known| known.id == *custom)?;
            format!("waive the custom for {it}: {}", found.says)
        }
        D::Dispute { doctrine } => {
            let found = law.charter.doctrines.iter().find(|known| known.id == *doctrine)?;
            format!("dispute of which class the question on {it} is, by {}", found.name)
        }
        D::RuleClass { question } => format!("rule that the question on {it} is {question}"),
        D::ChallengeClass => format!("challenge the ruling on the class of {it}"),
        D::Schedule { meeting } => {
            let meeting = state.matters().get(meeting).map_or_else(|| meeting.clone(), |matter| named(matter));
            format!("put {it} on the list of {meeting}")
        }
        D::NewVersion { .. } => format!("circulate a new version of {it}"),
        D::Amend { .. } => format!("propose an amendment to {it}"),
        D::AskVote => format!("ask that {it}, whose mover has no seat, be voted on"),
        D::WantVote => format!("object to adopting {it} without a vote"),
        D::WithoutVote { how: Without::Vote } => format!("adopt {it} without a vote"),
        D::WithoutVote { how: Without::Acclamation } => format!("adopt {it} by acclamation"),
        D::AskParts { .. } => format!("ask for separate votes on parts of {it}"),
        D::RefuseParts => format!("object to separate votes on {it}"),
        D::StandAside { seat: None } => format!("stand aside in the vote on {it}"),
        D::ReserveOn { .. } => format!("reserve the position on paragraphs of {it}"),
        D::Lapse => format!("record that {it} lapsed"),
        D::OrderAmendments { .. } => format!("set the order of the amendments to {it}"),
        D::TakeOver => format!("take over {it}, which was withdrawn"),
        D::Revise { .. } if !draft.owed.is_empty() => format!("write the adopted amendment into {it}"),
        D::Sponsor { .. } | D::Second | D::Table { .. } | D::Revise { .. } | D::Withdraw => {
            says.replace("the draft", &it)
        }
        _ => return None,
    })
}
