//! Minutes of texts: drafts, presidential and press statements.

use penholder_core::procedure::resolution::{Event as Draft, Shape};
use penholder_core::procedure::{Form, presidential, press};
use penholder_core::say::capital;

use super::{Teller, clean};
use crate::play::Step;

impl Teller<'_> {
    pub(super) fn draft(&self, step: &Step, event: &Draft, who: &str) -> Option<(&'static str, String, Vec<String>)> {
        let text = self.matter(&step.matter);
        let says = match event {
            Draft::Circulated { title, .. } => format!("{who} circulates a draft: {title}."),
            Draft::Versioned { wording } => format!("{who} circulates {} of {text}.", wording.version),
            Draft::Sponsored { by } => format!("{} sponsors {text}.", self.name(by)),
            Draft::Seconded { by } => format!("{} seconds {text}.", self.name(by)),
            Draft::VoteAsked { by } => format!("{} asks for a vote on {text}.", self.name(by)),
            Draft::Agreed => return None,
            Draft::Tabled { symbol, .. } => {
                let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
                let title = match self.matters.get(&step.matter).map(|matter| &matter.form) {
                    Some(Form::Draft(draft)) => format!("the draft “{}”", draft.title),
                    _ => text,
                };
                format!("{who} tables {title}{symbol}.")
            }
            Draft::Revised { wording, oral } => {
                let how = if *oral { "orally revises" } else { "revises" };
                format!("{who} {how} {text}: {}.", wording.version)
            }
            Draft::Scheduled { .. } | Draft::Reserved { .. } | Draft::AmendmentsOrdered { .. } => return None,
            Draft::CustomWaived { custom } => format!("The custom “{custom}” is waived."),
            Draft::CustomNotKept { says, cite, .. } => {
                return Some(("warning", format!("Custom not kept: {says} ({cite})."), Vec::new()));
            }
            Draft::AmendmentMoved(amendment) => {
                let oral = if amendment.symbol.is_none() { "an oral amendment" } else { "the amendment" };
                let symbol = amendment.symbol.as_ref().map(|symbol| format!(" {symbol}")).unwrap_or_default();
                let does = match amendment.shape {
                    Shape::Adds => "adds",
                    Shape::Deletes => "deletes",
                    Shape::Revises => "revises",
                };
                format!(
                    "{} moves {oral}{symbol}, which {does}: “{}”.",
                    self.name(&amendment.by),
                    clean(&amendment.says)
                )
            }
            Draft::AmendmentAccepted { id, .. } => {
                format!("{who} takes {} over: no vote is needed.", self.amendment(&step.matter, id))
            }
            Draft::AmendmentWithdrawn { id } => format!("{who} withdraws {}.", self.amendment(&step.matter, id)),
            Draft::AmendmentDecided { .. } => return None,
            Draft::PartsAsked { by, parts } => {
                format!("{} asks for separate votes on {}.", self.name(by), parts.join(", "))
            }
            Draft::PartsRefused => format!("{who} objects to separate votes: the text is voted as a whole."),
            Draft::PartDecided { .. } => return None,
            Draft::ClassDisputed { by, doctrine } => {
                let found = self.law.charter.doctrines.iter().find(|known| known.id == *doctrine);
                let name = found.map_or(doctrine.as_str(), |doctrine| doctrine.name.as_str());
                format!("{} disputes of which class the question is; it is settled by {name}.", self.name(by))
            }
            Draft::ClassRuled { question } => format!("{who} rules that the question is {question}."),
            Draft::ClassChallenged { by } => format!("{} challenges the ruling.", self.name(by)),
            Draft::ClassSettled { question, .. } => format!("So the question is {question}."),
            Draft::ReservedOn(reservation) if reservation.paragraphs.is_empty() => {
                format!("{} lifts its reservation on {text}.", self.name(&reservation.by))
            }
            Draft::ReservedOn(reservation) => {
                let why = reservation.why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
                let on = reservation.paragraphs.join(", ");
                format!("{} reserves its position on {on} of {text}{why}.", self.name(&reservation.by))
            }
            Draft::StoodAside { seat, position } => format!("{} is {}.", self.name(seat), position.says()),
            Draft::VoteWanted { by } => format!("{} wants a vote on {text}.", self.name(by)),
            Draft::Adopted { label, symbol } => {
                let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
                let without = label.starts_with("adopted_without") || label.ends_with("acclamation");
                let said = self.law.charter.label(label).filter(|_| without);
                let says = said.map_or("adopted", |label| label.says.as_str());
                format!("{} is {says}{symbol}.", capital(&text))
            }
            Draft::NotAdopted { .. } => format!("{} is not adopted.", capital(&text)),
            Draft::Withdrawn => format!("{who} withdraws {text}."),
            Draft::TakenOver { by } => format!("{} takes {text} over as its own.", self.name(by)),
            Draft::Postponed { .. } => format!("{} is postponed.", capital(&text)),
            Draft::Referred { .. } => format!("{} is referred.", capital(&text)),
            Draft::Divided { parts, .. } => format!("{} is voted in parts: {}.", capital(&text), parts.join(", ")),
            Draft::Returned => format!("{} waits for a meeting again.", capital(&text)),
            Draft::NotPut => format!("{} is not put to the vote: there was no agenda.", capital(&text)),
            Draft::Lapsed => format!("{} lapses.", capital(&text)),
        };
        Some(("act", says, Vec::new()))
    }

    pub(super) fn presidential(&self, step: &Step, event: &presidential::Event, who: &str) -> String {
        use presidential::Event as P;
        match event {
            P::Circulated { title, .. } => format!("{who} circulates a presidential statement on {title}."),
            P::Versioned { wording } => format!("{who} circulates {}.", wording.version),
            P::Reserved { symbol } => format!("The symbol {symbol} is kept for it."),
            P::Agreed => "The statement is agreed.".to_owned(),
            P::Adopted { symbol, .. } => {
                let symbol = symbol.as_ref().map(|symbol| format!(", {symbol}")).unwrap_or_default();
                format!("{who} makes the statement on behalf of the body{symbol}. It is no vote.")
            }
            P::Blocked { by, .. } => format!("{} objects: there is no statement.", self.name(by)),
            P::Dissociated(dissociation) => {
                let why = dissociation.why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
                let from = if dissociation.paragraphs.is_empty() {
                    "it".to_owned()
                } else {
                    dissociation.paragraphs.join(", ")
                };
                format!("{} dissociates itself from {from}{why}. The statement stands.", self.name(&dissociation.by))
            }
            P::Recast { kind } => {
                let name = self.law.charter.kind(kind).map_or(kind.as_str(), |kind| kind.name.as_str());
                format!("{who} brings {} again as a {name}.", self.matter(&step.matter))
            }
            P::Withdrawn => format!("{who} withdraws the statement."),
            P::Lapsed => "The statement lapses.".to_owned(),
        }
    }
}

pub(super) fn press_says(event: &press::Event, who: &str) -> Option<String> {
    use press::Event as P;
    Some(match event {
        P::Circulated { title, .. } => format!("{who} circulates a press statement on {title} among the members."),
        P::Versioned { wording } => format!("{who} circulates {}.", wording.version),
        P::Reserved { .. } | P::Objected => return None,
        P::Issued { symbol } => {
            let symbol = symbol.as_ref().map(|symbol| format!(" as {symbol}")).unwrap_or_default();
            format!("The press statement is issued{symbol}.")
        }
        P::CutDown { points } => format!("It is cut down to elements to the press: {}.", points.join("; ")),
        P::Withdrawn { why } => {
            let why = why.as_ref().map(|why| format!(": {}", clean(why))).unwrap_or_default();
            format!("{who} withdraws the press statement{why}. There was no vote and no veto; it has no symbol.")
        }
        P::Lapsed => "Nobody goes on with the press statement: it lapses. There was no vote and no veto.".to_owned(),
    })
}
