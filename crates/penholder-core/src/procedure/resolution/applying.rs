//! What an event changes in a draft.
//!
//! Always: nothing is judged here; an event that does not fit where the draft stands is a misfit of the record.
//! Not here: who may bring an event about (`acting`, `voting`).

use std::collections::BTreeMap;

use super::{Class, Draft, Event, Part, Stage, amendment, class};
use crate::procedure::{Matter, Misfit};

pub(crate) fn apply(draft: &mut Draft, event: &Event) -> Result<(), &'static str> {
    if !draft.is_live() && !matches!((event, &draft.stage), (Event::TakenOver { .. }, Stage::Withdrawn)) {
        return Err("the draft has come to its end");
    }
    match event {
        Event::Circulated { .. } => return Err("it was circulated before"),
        Event::Versioned { wording } => {
            draft.wordings.push(wording.clone());
            draft.stage = Stage::Negotiating;
        }
        Event::Revised { wording, .. } => {
            amendment::written(draft, wording.clone());
            draft.owed.clear();
        }
        Event::Sponsored { by } => draft.sponsors.push(by.clone()),
        Event::Seconded { by } => draft.seconders.push(by.clone()),
        Event::VoteAsked { by } => draft.asked_for_by = Some(by.clone()),
        Event::Agreed => draft.stage = Stage::Agreed,
        Event::Tabled { symbol, at } => {
            (draft.symbol, draft.tabled_at) = (symbol.clone(), Some(*at));
            draft.stage = Stage::Tabled;
        }
        Event::Scheduled { meeting } => {
            draft.meeting = Some(meeting.clone());
            draft.stage = Stage::Scheduled;
        }
        Event::Reserved { symbol } => draft.reserved = Some(symbol.clone()),
        Event::CustomWaived { custom } => draft.waived.push(custom.clone()),
        Event::CustomNotKept { .. } => {}
        Event::AmendmentMoved(_)
        | Event::AmendmentsOrdered { .. }
        | Event::AmendmentAccepted { .. }
        | Event::AmendmentWithdrawn { .. }
        | Event::AmendmentDecided { .. } => return amendment::apply(draft, event),
        Event::ClassDisputed { .. }
        | Event::ClassRuled { .. }
        | Event::ClassChallenged { .. }
        | Event::ClassSettled { .. } => return class::apply(draft, event),
        Event::PartsAsked { parts, .. } => add_parts(draft, parts),
        Event::PartsRefused => {
            draft.parts.clear();
            draft.parts_refused = true;
        }
        Event::PartDecided { id, kept, .. } => {
            let part = draft.parts.iter_mut().find(|part| part.id == *id).ok_or("there is no such part")?;
            part.kept = Some(*kept);
        }
        Event::StoodAside { seat, position } => drop(draft.aside.insert(seat.clone(), *position)),
        Event::ReservedOn(reservation) => {
            draft.reservations.retain(|other| other.by != reservation.by);
            if !reservation.paragraphs.is_empty() {
                draft.reservations.push(reservation.clone());
            }
        }
        Event::VoteWanted { by } => draft.wants_vote.push(by.clone()),
        Event::Adopted { label, symbol } => draft.stage = Stage::Adopted(label.clone(), symbol.clone()),
        Event::NotAdopted { label } => draft.stage = Stage::NotAdopted(label.clone()),
        Event::Withdrawn => draft.stage = Stage::Withdrawn,
        Event::TakenOver { by } => {
            draft.mover.clone_from(by);
            draft.seconders.retain(|seconder| seconder != by);
            draft.stage = if draft.tabled_at.is_some() { Stage::Tabled } else { Stage::Negotiating };
        }
        Event::Postponed { motion, until } => {
            draft.followed.push(motion.clone());
            draft.stage = Stage::Postponed(*until);
        }
        Event::Referred { motion, to } => {
            draft.followed.push(motion.clone());
            draft.stage = Stage::Referred(to.clone());
        }
        Event::Divided { motion, parts } => {
            draft.followed.push(motion.clone());
            add_parts(draft, parts);
        }
        Event::Returned => {
            draft.meeting = None;
            draft.stage = Stage::Tabled;
        }
        Event::NotPut => draft.stage = Stage::NotPut,
        Event::Lapsed => draft.stage = Stage::Lapsed,
    }
    Ok(())
}

fn add_parts(draft: &mut Draft, parts: &[String]) {
    for id in parts {
        if !draft.parts.iter().any(|part| part.id == *id) {
            draft.parts.push(Part { id: id.clone(), kept: None });
        }
    }
}

/// The draft that begins with this event.
pub(crate) fn begin(matter: &Matter, event: &Event) -> Result<Draft, Misfit> {
    let Event::Circulated { kind, title, mover, invited, wording } = event else {
        let (event, matter) = (<&str>::from(event).to_owned(), matter.id.clone());
        return Err(Misfit { event, matter, why: "nothing was circulated" });
    };
    Ok(Draft {
        kind: kind.clone(),
        title: title.clone(),
        mover: mover.clone(),
        mover_invited: *invited,
        asked_for_by: None,
        sponsors: Vec::new(),
        seconders: Vec::new(),
        wordings: vec![wording.clone()],
        symbol: None,
        tabled_at: None,
        reserved: None,
        meeting: None,
        stage: Stage::Negotiating,
        class: Class::AsKind,
        amendments: Vec::new(),
        amendment_order: Vec::new(),
        owed: Vec::new(),
        parts: Vec::new(),
        parts_refused: false,
        aside: BTreeMap::new(),
        wants_vote: Vec::new(),
        reservations: Vec::new(),
        waived: Vec::new(),
        followed: Vec::new(),
    })
}
