//! Which acts the rules would take now, and which is the next step.

use penholder_core::Position;
use penholder_core::procedure::meeting::MotionState;
use penholder_core::procedure::{Command, Form, Matter, Sitting, Vote, act, meeting, resolution, silence, vote};

use super::caution::caution;
use super::need::Need;
use super::possible::{Candidate, Maker, Possible};
use crate::live::{State, soon_enough, written_out};
use crate::may::{Open, may, office_of};
use crate::station::Station;
use crate::view::Scene;
use crate::words;

/// Everything that somebody may do now, the next step first.
pub(super) fn possible(
    station: &Station,
    state: &State,
    sitting: &Sitting<'_>,
    seen: &Scene,
    open: Open,
) -> Vec<Possible> {
    if matches!(station, Station::Public | Station::Projector) {
        return Vec::new();
    }
    let own = match station {
        Station::Delegate { seat, .. } => Some(seat.as_str()),
        _ => None,
    };
    let maker = Maker { sitting, own };
    let takes = |matter: &Matter, command: &Command| {
        !stands(station, matter, command)
            && soon_enough(state, sitting, &matter.id, command).is_ok()
            && written_out(sitting, matter, command).is_ok()
            && may(station, command, sitting, open)
                .is_ok_and(|actor| act(sitting, matter, &actor, command.clone()).is_ok())
    };
    let offer = |matter: &Matter, command: Command, needs: Vec<Need>| {
        let rank = rank(sitting, station, matter, &command);
        let says = words::act_on(state, matter, &command);
        let says = if rank == CHANGE { "change the vote".to_owned() } else { says };
        let (usual, asks) = (is_usual(station, matter, &command), caution(sitting, matter, &command));
        let about = words::about(state, matter, &command);
        (rank, Possible { matter: matter.id.clone(), says, about, command, needs, next: false, usual, asks })
    };
    let mut found: Vec<(u8, Possible)> = Vec::new();
    for matter in seen.matters.keys().filter_map(|id| sitting.matters.get(id)) {
        let taken = maker.on(matter).into_iter().filter(|(command, _)| takes(matter, command));
        found.extend(together(taken.collect()).into_iter().map(|(command, needs)| offer(matter, command, needs)));
    }
    for (prefix, (command, needs)) in maker.new_matters() {
        let matter = Matter::new(state.free_id(prefix));
        if takes(&matter, &command) {
            found.push(offer(&matter, command, needs()));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let first = found.first().map(|(rank, _)| *rank).filter(|rank| *rank < LATER);
    if let (Some(_), Some((_, next))) = (first, found.first_mut()) {
        next.next = true;
    }
    found.into_iter().map(|(_, possible)| possible).collect()
}

/// Whether the ballot of this station says so already.
fn stands(station: &Station, matter: &Matter, command: &Command) -> bool {
    let Station::Delegate { seat, .. } = station else { return false };
    let Command::Vote(vote::Command::Cast { seat: None, position, .. }) = command else { return false };
    let ballot = matter.votes.last().and_then(|vote| vote.ballots.get(seat));
    ballot.is_some_and(|ballot| ballot.choice == Some(vote::Choice::Position(*position)))
}

/// The positions that a seat may take are one thing to do; so are those that it may say it had meant.
fn together(taken: Vec<Candidate<'_>>) -> Vec<(Command, Vec<Need>)> {
    let position = |command: &Command| match command {
        Command::Vote(vote::Command::Cast { seat: None, position, .. }) => Some((0, *position)),
        Command::Vote(vote::Command::Correct { seat: None, meant, .. }) => Some((1, *meant)),
        _ => None,
    };
    let all: Vec<(usize, Position)> = taken.iter().filter_map(|(command, _)| position(command)).collect();
    let mut offered = [false; 2];
    let one = |(command, needs): Candidate<'_>| {
        let mut needs = needs();
        if let Some((which, _)) = position(&command) {
            if std::mem::replace(&mut offered[which], true) {
                return None;
            }
            let positions = all.iter().filter(|(other, _)| *other == which).map(|(_, position)| *position);
            needs.insert(0, Need::Position(positions.collect()));
        }
        Some((command, needs))
    };
    taken.into_iter().filter_map(one).collect()
}

/// Whether it is what one at this station usually does, beside the next step, the ballot and the floor.
fn is_usual(station: &Station, matter: &Matter, command: &Command) -> bool {
    use meeting::Command as M;
    use resolution::{Command as D, Without};
    let owes = matches!(&matter.form, Form::Draft(draft) if !draft.owed.is_empty());
    match command {
        Command::Draft(D::Table { .. }) => true,
        Command::Draft(D::Revise { .. }) => owes,
        Command::Draft(D::Circulate { .. } | D::Amend { .. }) => matches!(station, Station::Delegate { .. }),
        Command::Draft(D::Put { method: None, .. } | D::WithoutVote { how: Without::Vote }) => true,
        Command::Meeting(M::Convene { .. } | M::Resume | M::Adjourn | M::EndSpeech) => true,
        _ => false,
    }
}

/// Whether as many have voted for as against.
fn is_equal(vote: &Vote) -> bool {
    let of =
        |wanted| vote.ballots.values().filter(|ballot| ballot.choice == Some(vote::Choice::Position(wanted))).count();
    of(Position::Yes) == of(Position::No)
}

/// The rank of changing a ballot that is in.
const CHANGE: u8 = 51;
/// From here on nothing is a next step.
const LATER: u8 = 50;

/// How far up an act stands.
fn rank(sitting: &Sitting<'_>, station: &Station, matter: &Matter, command: &Command) -> u8 {
    use meeting::Command as M;
    use resolution::Command as D;
    let vote = matter.votes.last().filter(|vote| vote.is_pending());
    let meeting = match &matter.form {
        Form::Meeting(meeting) => Some(meeting),
        _ => None,
    };
    let objected = |id: &str| {
        let motion = meeting.and_then(|meeting| meeting.motions.iter().find(|motion| motion.id == id));
        motion.is_some_and(|motion| !motion.objections.is_empty())
    };
    let first = meeting.and_then(|meeting| meeting.first_motion(sitting.procedure)).map(|motion| motion.id.as_str());
    let waits =
        meeting.is_some_and(|meeting| meeting.motions.iter().any(|motion| motion.state == MotionState::Pending));
    let voted =
        matches!((station, vote), (Station::Delegate { seat, .. }, Some(vote)) if vote.ballots.contains_key(seat));
    match command {
        Command::Vote(vote::Command::Cast { seat: None, .. }) if voted => CHANGE,
        Command::Vote(vote::Command::Cast { seat: None, .. } | vote::Command::Name { seat: None, .. }) => 0,
        // the votes are equal, and somebody decides
        Command::Vote(vote::Command::Cast { .. })
            if *station != Station::Secretariat
                && office_of(command, sitting).is_some()
                && vote.is_some_and(is_equal) =>
        {
            11
        }
        Command::Vote(vote::Command::Announce) => 1,
        Command::Vote(vote::Command::Close { .. }) if vote.is_some_and(|vote| vote.missing().is_empty()) => 2,
        Command::Vote(vote::Command::Close { .. }) => 12,
        Command::Vote(vote::Command::Annul { .. }) => 95,
        Command::Vote(vote::Command::Correct { .. }) => 90,
        Command::Vote(_) => 52,
        Command::Meeting(M::Rule { .. }) => 3,
        Command::Meeting(M::PutChallenge { .. }) => 4,
        Command::Meeting(M::AgreeMotion { id }) if !objected(id) && first == Some(id) => 5,
        Command::Meeting(M::PutMotion { id }) if first == Some(id) => 6,
        Command::Meeting(M::AdoptAgenda) => 7,
        Command::Meeting(M::PutAgenda) if meeting.is_some_and(|meeting| !meeting.agenda_objections.is_empty()) => 8,
        Command::Meeting(M::Speak { .. }) if meeting.is_some_and(|meeting| meeting.speaking.is_some()) => 9,
        Command::Meeting(M::CallNext) if meeting.is_some_and(|meeting| meeting.speaking.is_none()) => 10,
        Command::Meeting(M::EndSpeech) => 11,
        Command::Meeting(M::AgreeInvitation { .. }) => 14,
        Command::Meeting(M::Resume) => 15,
        Command::Meeting(M::TakeBack) => LATER,
        Command::Silence(silence::Command::Break { .. }) => 16,
        Command::Draft(D::Revise { .. }) if matches!(&matter.form, Form::Draft(draft) if !draft.owed.is_empty()) => 18,
        Command::Draft(D::Put { method: None, .. }) if !waits => 20,
        Command::Meeting(M::Convene { .. }) => 30,
        Command::Draft(D::Schedule { .. }) => 32,
        Command::Draft(D::Table { .. }) => 34,
        Command::Meeting(M::Adjourn) => 80,
        Command::Draft(D::Withdraw | D::Lapse) | Command::Press(_) => 85,
        _ => 60,
    }
}
