//! What an event changes in a meeting.
//!
//! Always: nothing is judged here; an event that does not fit where the meeting stands is a misfit of the record.
//! Not here: who may bring an event about (`acting`).

use jiff::Timestamp;

use super::{Event, Invitation, Last, Meeting, Motion, MotionState, Point, Stage};
use crate::charter::procedure::Effect;
use crate::procedure::{Matter, Misfit};

pub(crate) fn apply(meeting: &mut Meeting, event: &Event) -> Result<(), &'static str> {
    if !meeting.stage.is_to_come() && !matches!(event, Event::CommuniqueIssued { .. }) {
        return Err("the meeting is over");
    }
    let last = last_after(meeting, event);
    match event {
        Event::Requested { by, .. } => meeting.requested_by = Some(by.clone()),
        Event::Convened { symbol, chair, agenda, private, gate, day } => {
            meeting.day = Some(*day);
            (meeting.symbol, meeting.chair) = (symbol.clone(), chair.clone());
            meeting.agenda.clone_from(agenda);
            (meeting.private, meeting.owes_communique) = (*private, *private);
            meeting.stage = if *gate { Stage::Convened } else { Stage::Open };
        }
        Event::Rolled { seats } => meeting.roll.extend(seats.iter().cloned()),
        Event::AgendaObjected { by, reason } => meeting.agenda_objections.push((by.clone(), reason.clone())),
        Event::AgendaAdopted { .. } => meeting.stage = Stage::Open,
        Event::AgendaNotAdopted => meeting.stage = Stage::ClosedWithoutAgenda,
        Event::InvitationProposed(invitation) => meeting.invitations.push(invitation.clone()),
        Event::InvitationObjected { id, by } => {
            invitation_mut(meeting, id)?.objections.push(by.clone());
        }
        Event::InvitationDecided { id, agreed } => invitation_mut(meeting, id)?.agreed = Some(*agreed),
        Event::Moved(motion) => meeting.motions.push(motion.clone()),
        Event::MotionSeconded { id, by } => motion_mut(meeting, id)?.seconded_by = Some(by.clone()),
        Event::MotionObjected { id, by } => motion_mut(meeting, id)?.objections.push(by.clone()),
        Event::MotionWithdrawn { id } => motion_mut(meeting, id)?.state = MotionState::Withdrawn,
        Event::MotionDecided { id, carried, effect, ends } => decided(meeting, id, *carried, *effect, *ends)?,
        Event::PointRaised { id, by, says } => {
            let (id, by, says) = (id.clone(), by.clone(), says.clone());
            meeting.points.push(Point { id, by, says, ruling: None, challenged_by: None, overruled: None });
        }
        Event::Ruled { id, ruling } => point_mut(meeting, id)?.ruling = Some(ruling.clone()),
        Event::Challenged { id, by } => point_mut(meeting, id)?.challenged_by = Some(by.clone()),
        Event::ChallengeDecided { id, overruled } => point_mut(meeting, id)?.overruled = Some(*overruled),
        Event::Inscribed { seat } => meeting.list.push(seat.clone()),
        Event::Struck { seat } => meeting.list.retain(|other| other != seat),
        Event::Called { seat } => {
            meeting.list.retain(|other| other != seat);
            meeting.speaking = Some(seat.clone());
        }
        Event::Spoke { .. } => meeting.speaking = None,
        Event::ChairCeded { by, to } => {
            (meeting.ceded_by, meeting.chair) = (Some(by.clone()), Some(to.clone()));
        }
        Event::ChairTaken { by } => (meeting.ceded_by, meeting.chair) = (None, Some(by.clone())),
        Event::Resumed => {
            meeting.stage = Stage::Open;
            meeting.caucus = None;
        }
        Event::WentPrivate { private } => {
            meeting.private = *private;
            meeting.owes_communique |= *private;
        }
        Event::CommuniqueIssued { says } => meeting.communique = Some(says.clone()),
        Event::Adjourned => meeting.stage = Stage::Adjourned(None),
        Event::TakenBack { act } => take_back(meeting, act)?,
    }
    meeting.last = last;
    Ok(())
}

fn decided(
    meeting: &mut Meeting,
    id: &str,
    carried: bool,
    effect: Effect,
    ends: Option<Timestamp>,
) -> Result<(), &'static str> {
    let motion = motion_mut(meeting, id)?;
    motion.state = if carried { MotionState::Carried } else { MotionState::Lost };
    if !carried {
        return Ok(());
    }
    let motion = motion.clone();
    match effect {
        Effect::Suspend => meeting.stage = Stage::Suspended(motion.until),
        Effect::Adjourn => meeting.stage = Stage::Adjourned(None),
        Effect::AdjournUntil => meeting.stage = Stage::Adjourned(motion.until),
        Effect::CloseDebate => {
            meeting.debate_closed = true;
            meeting.list.clear();
        }
        Effect::ModeratedCaucus | Effect::UnmoderatedCaucus => {
            meeting.caucus = ends.map(|ends| (ends, effect == Effect::ModeratedCaucus));
            if effect == Effect::UnmoderatedCaucus {
                meeting.stage = Stage::Suspended(ends);
            }
        }
        Effect::RollCall => meeting.roll_call_next = true,
        Effect::SpeakingTime => meeting.speech_seconds = motion.seconds,
        Effect::TakeFirst => meeting.first.extend(motion.about),
        Effect::Refer | Effect::Postpone | Effect::Divide | Effect::Other => {}
    }
    Ok(())
}

/// What can be taken back after an event. Who only asks for something does not act on what went before.
fn last_after(meeting: &Meeting, event: &Event) -> Option<Last> {
    match event {
        Event::Called { seat } => Some(Last::Called { seat: seat.clone(), before: meeting.speaking.clone() }),
        Event::Ruled { id, .. } => Some(Last::Ruled { id: id.clone() }),
        Event::Resumed => {
            let until = match meeting.stage {
                Stage::Suspended(until) => until,
                _ => None,
            };
            Some(Last::Resumed { until, caucus: meeting.caucus })
        }
        Event::Inscribed { .. } | Event::PointRaised { .. } | Event::Moved(_) | Event::MotionSeconded { .. } => {
            meeting.last.clone()
        }
        _ => None,
    }
}

fn take_back(meeting: &mut Meeting, act: &Last) -> Result<(), &'static str> {
    if meeting.last.as_ref() != Some(act) {
        return Err("it is not what was done last");
    }
    match act {
        Last::Called { seat, before } => {
            meeting.list.retain(|other| other != seat);
            meeting.list.insert(0, seat.clone());
            meeting.speaking.clone_from(before);
        }
        Last::Ruled { id } => point_mut(meeting, id)?.ruling = None,
        Last::Resumed { until, caucus } => {
            (meeting.stage, meeting.caucus) = (Stage::Suspended(*until), *caucus);
        }
    }
    Ok(())
}

fn motion_mut<'m>(meeting: &'m mut Meeting, id: &str) -> Result<&'m mut Motion, &'static str> {
    let pending = |motion: &&mut Motion| motion.id == id && motion.state == MotionState::Pending;
    meeting.motions.iter_mut().find(pending).ok_or("there is no such motion pending")
}

fn invitation_mut<'m>(meeting: &'m mut Meeting, id: &str) -> Result<&'m mut Invitation, &'static str> {
    let open = |invitation: &&mut Invitation| invitation.id == id && invitation.agreed.is_none();
    meeting.invitations.iter_mut().find(open).ok_or("there is no such invitation open")
}

fn point_mut<'m>(meeting: &'m mut Meeting, id: &str) -> Result<&'m mut Point, &'static str> {
    meeting.points.iter_mut().find(|point| point.id == id).ok_or("there is no such point of order")
}

/// The meeting that begins with this event.
pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Meeting, Misfit> {
    let mut meeting = Meeting::default();
    match event {
        Event::Requested { .. } | Event::Convened { .. } => {
            let misfit = |why| Misfit { event: <&str>::from(event).to_owned(), matter: matter.id.clone(), why };
            apply(&mut meeting, event).map_err(misfit)?;
            Ok(meeting)
        }
        _ => {
            let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
            Err(Misfit { event, matter, why: "the meeting was not called" })
        }
    }
}
