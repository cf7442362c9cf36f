//! Acts in words.
//!
//! Always: one short phrase for each command, as one says it: `put the agenda to the vote`.
//! Not here: sentences about what happened (`penholder_scripts::minutes`).

use penholder_core::procedure::{
    Command, Form, Matter, Subject, body, election, meeting, no_objection, presidential, press, resolution, reverse,
    silence, straw_poll, trigger, vote,
};
use penholder_scripts::script::Law;

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

/// What is voted on, in words: `the amendment S/2025/114 to S/2025/112`.
#[must_use]
pub fn subject(law: Option<&Law>, matter: &Matter, subject: &Subject) -> String {
    match subject {
        Subject::Whole => called(matter),
        Subject::Part(id) => format!("{id} of {}", called(matter)),
        Subject::Amendment(id) => format!("the amendment {} to {}", amendment(matter, id), called(matter)),
        Subject::Preliminary(question) => format!("whether the matter is {question}"),
        Subject::Challenge(_) => "whether to overrule the ruling".to_owned(),
        Subject::Motion(id) => motion(law, matter, id),
        Subject::Agenda => "the provisional agenda".to_owned(),
        Subject::Invitation(id) => format!("the invitation of {}", invited(matter, id)),
        Subject::Credentials(seat) => format!("the credentials of {seat}"),
        Subject::Election => format!("the election: {}", called(matter)),
        Subject::Straw(name) => format!("a straw poll on {name}"),
    }
}

fn amendment(matter: &Matter, id: &str) -> String {
    let found = match &matter.form {
        Form::Draft(draft) => draft.amendment(id),
        _ => None,
    };
    found.map_or_else(|| id.to_owned(), |amendment| amendment.called().to_owned())
}

fn motion(law: Option<&Law>, matter: &Matter, id: &str) -> String {
    let found = match &matter.form {
        Form::Meeting(meeting) => meeting.motions.iter().find(|motion| motion.id == id),
        _ => None,
    };
    let rule = found.zip(law).and_then(|(motion, law)| law.procedure.motion(&motion.motion));
    rule.map_or_else(|| format!("the motion {id}"), |rule| format!("the motion {}", rule.name))
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
pub fn act_on(law: Option<&Law>, matter: &Matter, command: &Command) -> String {
    use meeting::Command as M;
    use resolution::{Command as D, Question};
    match command {
        Command::Meeting(M::Move(motion)) => {
            let rule = law.and_then(|law| law.procedure.motion(&motion.motion));
            rule.map_or_else(|| act(command).to_owned(), |rule| format!("move {}", rule.name))
        }
        Command::Meeting(
            M::AgreeMotion { id }
            | M::PutMotion { id }
            | M::SecondMotion { id }
            | M::ObjectToMotion { id }
            | M::WithdrawMotion { id },
        ) => act(command).replace("the motion", &motion(law, matter, id)),
        Command::Meeting(M::AgreeInvitation { id } | M::PutInvitation { id } | M::ObjectToInvitation { id }) => {
            act(command).replace("the invitation", &format!("the invitation of {}", invited(matter, id)))
        }
        Command::Meeting(M::CallNext) => match &matter.form {
            Form::Meeting(meeting) => match meeting.list.first() {
                Some(next) => format!("call the next speaker: {next}"),
                None => act(command).to_owned(),
            },
            _ => act(command).to_owned(),
        },
        Command::Draft(D::Put { question, method, .. }) => {
            let what = match question {
                Question::Whole => called(matter),
                Question::Part(id) => format!("{id} of {}", called(matter)),
                Question::Amendment(id) => format!("the amendment {}", amendment(matter, id)),
                Question::Preliminary => "the preliminary question".to_owned(),
                Question::Challenge => "the challenge of the ruling".to_owned(),
            };
            let how = if method.is_some() { ", in writing" } else { "" };
            format!("put {what} to the vote{how}")
        }
        Command::Draft(D::Accept { id, .. } | D::WithdrawAmendment { id }) => {
            act(command).replace("the amendment", &format!("the amendment {}", amendment(matter, id)))
        }
        Command::Draft(D::Waive { custom }) => {
            let says = law.and_then(|law| law.procedure.customs.iter().find(|known| known.id == *custom));
            says.map_or_else(|| act(command).to_owned(), |custom| format!("waive the custom: {}", custom.says))
        }
        Command::Draft(D::Dispute { doctrine }) => format!("dispute the class of the question ({doctrine})"),
        Command::Draft(D::RuleClass { question }) => format!("rule that the question is {question}"),
        Command::Draft(D::Schedule { meeting }) => format!("put it on the list of {meeting}"),
        Command::StrawPoll(straw_poll::Command::Poll { candidate, coloured }) => {
            let how = if *coloured { " with coloured ballots" } else { "" };
            format!("take a straw poll on {candidate}{how}")
        }
        _ => act(command).to_owned(),
    }
}
