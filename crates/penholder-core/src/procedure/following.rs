//! What follows at once from an event: the outcome of a matter from the verdict of its vote or the end of its silence.
//!
//! Always: in the order in which the events came; an auditor comes to the same from the record alone.
//! Not here: what follows later, because time has passed ([`due`](super::due)).

use std::collections::VecDeque;

use super::{
    Event, Form, Matter, Refusal, Sitting, Subject, apply_to, body, election, meeting, no_objection, presidential,
    press, resolution, silence, unfit, vote,
};

impl Event {
    /// Whether nobody can bring this by an act: it only follows from a vote that was decided or a silence that ended.
    #[must_use]
    pub fn only_follows(&self) -> bool {
        use election::Event as Ballot;
        use meeting::Event as Sitting;
        use resolution::{Event as Text, Without};
        match self {
            Event::Draft(Text::Adopted { label, .. }) => {
                ![Without::Vote, Without::Acclamation].iter().any(|how| how.label() == label)
            }
            Event::Draft(event) => matches!(
                event,
                Text::NotAdopted { .. }
                    | Text::AmendmentDecided { .. }
                    | Text::PartDecided { .. }
                    | Text::ClassSettled { .. }
                    | Text::Agreed
            ),
            Event::Meeting(event) => matches!(
                event,
                Sitting::AgendaAdopted { voted: true } | Sitting::AgendaNotAdopted | Sitting::ChallengeDecided { .. }
            ),
            Event::Election(event) => {
                matches!(event, Ballot::Majority { .. } | Ballot::TooMany { .. } | Ballot::Completed)
            }
            Event::Press(event) => matches!(event, press::Event::Issued { .. } | press::Event::Objected),
            Event::NoObjection(event) => {
                matches!(event, no_objection::Event::Approved | no_objection::Event::Objected)
            }
            Event::Body(event) => matches!(event, body::Event::Decided { .. }),
            _ => false,
        }
    }
}

/// Events, with what follows from each at once.
pub(crate) fn with_consequences(
    sitting: &Sitting<'_>,
    matter: &Matter,
    events: Vec<Event>,
) -> Result<Vec<Event>, Refusal> {
    let mut after = matter.clone();
    let mut queue = VecDeque::from(events);
    let mut all = Vec::new();
    while let Some(event) = queue.pop_front() {
        apply_to(&mut after, &event).map_err(|misfit| unfit(sitting, misfit))?;
        queue.extend(follows(sitting, &after, &event)?);
        all.push(event);
    }
    Ok(all)
}

/// What follows at once from an event, given the matter after it. An auditor asks this again.
///
/// # Errors
/// A symbol that cannot be given.
pub fn follows(sitting: &Sitting<'_>, matter: &Matter, event: &Event) -> Result<Vec<Event>, Refusal> {
    match event {
        Event::Vote(vote::Event::Decided { verdicts, .. }) => decided(sitting, matter, verdicts),
        Event::Silence(silence::Event::Passed { .. }) => silence_passed(sitting, matter),
        Event::Silence(silence::Event::Broken { .. }) => Ok(match &matter.form {
            Form::Press(statement) if statement.stage == press::Stage::Circulated => {
                vec![Event::Press(press::Event::Objected)]
            }
            Form::NoObjection(proposal) if proposal.stage == no_objection::Stage::Proposed => {
                vec![Event::NoObjection(no_objection::Event::Objected)]
            }
            _ => Vec::new(),
        }),
        Event::Election(election::Event::Majority { .. } | election::Event::Compared { .. }) => {
            Ok(match &matter.form {
                Form::Election(election) => election::completion(election),
                _ => Vec::new(),
            })
        }
        _ => Ok(Vec::new()),
    }
}

fn decided(sitting: &Sitting<'_>, matter: &Matter, verdicts: &[vote::Verdict]) -> Result<Vec<Event>, Refusal> {
    let Some((vote, verdict)) = matter.votes.last().zip(verdicts.first()) else { return Ok(Vec::new()) };
    let subject = &vote.opened.subject;
    match &matter.form {
        Form::Meeting(meeting) => Ok(meeting::consequences(sitting, meeting, subject, verdict)),
        Form::Draft(draft) => resolution::consequences(sitting, matter, draft, subject, verdict),
        Form::Election(election) => Ok(election::consequences(election, verdicts)),
        Form::Body(_) => Ok(match subject {
            Subject::Credentials(seat) => {
                let accepted = verdict.adopted == Some(true);
                vec![Event::Body(body::Event::Decided { seat: seat.clone(), accepted })]
            }
            _ => Vec::new(),
        }),
        _ => Ok(Vec::new()),
    }
}

fn silence_passed(sitting: &Sitting<'_>, matter: &Matter) -> Result<Vec<Event>, Refusal> {
    Ok(match &matter.form {
        Form::Draft(_) => vec![Event::Draft(resolution::Event::Agreed)],
        Form::Presidential(_) => vec![Event::Presidential(presidential::Event::Agreed)],
        Form::Press(statement) => vec![press::issued(sitting, statement)?],
        Form::NoObjection(_) => vec![Event::NoObjection(no_objection::Event::Approved)],
        _ => Vec::new(),
    })
}
