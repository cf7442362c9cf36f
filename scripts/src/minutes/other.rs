//! Minutes of what is no text: meetings, silences, triggers, elections, the body itself.

use penholder_core::procedure::meeting::Speech;
use penholder_core::procedure::{Role, body, election, meeting, silence, trigger};
use penholder_core::say::capital;

use super::{Teller, clean};
use crate::play::Step;

impl Teller<'_> {
    pub(super) fn silence(
        &self,
        step: &Step,
        event: &silence::Event,
        who: &str,
    ) -> Option<(&'static str, String, Vec<String>)> {
        use silence::Event as S;
        let text = self.matter(&step.matter);
        let because = |reason: &Option<String>| reason.as_ref().map(|r| format!(": {}", clean(r))).unwrap_or_default();
        let (kind, says) = match event {
            S::Placed { deadline, wording, .. } => (
                "act",
                format!(
                    "{who} places {text} ({}, text {}) under silence until {}.",
                    wording.version,
                    wording.short(),
                    self.time(*deadline)
                ),
            ),
            S::Started { .. } => ("act", "Nobody objects to the silence: it runs.".to_owned()),
            S::Declined { by, .. } => ("act", format!("{} objects to starting silence.", self.name(by))),
            S::Extended { deadline, .. } => ("act", format!("The silence is extended until {}.", self.time(*deadline))),
            S::TimeAsked { by, reason, .. } => {
                ("act", format!("{} asks for more time{}.", self.name(by), because(reason)))
            }
            S::Broken { by, reason, counter, .. } => {
                let by = by.as_ref().map_or_else(|| "A member".to_owned(), |by| self.name(by));
                let counter = if counter.is_some() { "; it offers another text" } else { "" };
                ("act", format!("{by} breaks the silence{}{counter}.", because(reason)))
            }
            S::Held { by, reason, .. } => ("act", format!("{} places a hold{}.", self.name(by), because(reason))),
            S::Released { by, .. } => ("act", format!("{} lifts its hold.", self.name(by))),
            S::Stopped { .. } => ("act", format!("{who} calls the silence off.")),
            S::Passed { .. } => ("due", "The deadline passes and nobody has objected: the text is agreed.".to_owned()),
        };
        Some((kind, says, Vec::new()))
    }

    pub(super) fn meeting(
        &self,
        step: &Step,
        event: &meeting::Event,
        who: &str,
    ) -> Option<(&'static str, String, Vec<String>)> {
        use meeting::Event as M;
        let says = match event {
            M::Requested { by, why } => format!("{} asks for a meeting: {}.", self.name(by), clean(why)),
            M::Convened { symbol, chair, agenda, private, .. } => {
                let called = symbol.as_deref().map(|symbol| format!(" {symbol}")).unwrap_or_default();
                let private = if *private { " in private" } else { "" };
                let chair = chair.as_ref().map(|chair| format!(" {} presides.", self.name(chair))).unwrap_or_default();
                let agenda = if agenda.is_empty() { String::new() } else { format!(" Agenda: {}.", agenda.join("; ")) };
                format!("The meeting{called} is called{private}.{chair}{agenda}")
            }
            M::Rolled { seats } => {
                let there = seats.iter().filter(|(_, presence)| presence.is_there()).count();
                format!("The roll is taken: {there} are there.")
            }
            M::AgendaObjected { by, reason } => {
                let reason = reason.as_ref().map(|reason| format!(": {}", clean(reason))).unwrap_or_default();
                format!("{} objects to the agenda{reason}.", self.name(by))
            }
            M::AgendaAdopted { voted: false } => "The agenda is adopted: nobody objects.".to_owned(),
            M::AgendaAdopted { voted: true } => "The agenda is adopted.".to_owned(),
            M::AgendaNotAdopted => "The meeting ends without its agenda.".to_owned(),
            M::InvitationProposed(invitation) => {
                let way = invitation.way.as_ref().map(|way| format!(", {way}")).unwrap_or_default();
                format!("It is proposed to invite {} under rule {}{way}.", invitation.who, invitation.rule)
            }
            M::InvitationObjected { id, by } => {
                format!("{} objects to {}.", self.name(by), self.invitation(&step.matter, id))
            }
            M::InvitationDecided { id, agreed } => {
                let how = if *agreed { "agreed" } else { "not agreed" };
                format!("{} is {how}.", capital(&self.invitation(&step.matter, id)))
            }
            M::Moved(motion) => {
                let rule = self.law.procedure.motion(&motion.motion);
                let name = rule.map_or(motion.motion.as_str(), |rule| rule.name.as_str());
                let about = motion.about.as_ref().map(|about| format!(", about {}", self.matter(about)));
                let until = motion.until.map(|until| format!(", until {}", self.time(until)));
                let minutes = motion.minutes.map(|minutes| format!(", for {minutes} minutes"));
                let cite = rule.map(|rule| format!(" ({}{})", rule.cite, rule.mark.suffix())).unwrap_or_default();
                let rest: String = [about, until, minutes].into_iter().flatten().collect();
                format!("{} moves {name}{rest}{cite}.", self.name(&motion.by))
            }
            M::MotionSeconded { id, by } => format!("{} seconds {}.", self.name(by), self.motion(&step.matter, id)),
            M::MotionObjected { id, by } => {
                format!("{} objects to {}.", self.name(by), self.motion(&step.matter, id))
            }
            M::MotionWithdrawn { id } => format!("{who} withdraws {}.", self.motion(&step.matter, id)),
            M::MotionDecided { id, carried, .. } => {
                let how = if *carried { "carried" } else { "lost" };
                format!("{} is {how}.", capital(&self.motion(&step.matter, id)))
            }
            M::PointRaised { by, says, .. } => {
                format!("{} raises a point of order: {}.", self.name(by), clean(says))
            }
            M::Ruled { ruling, .. } => format!("{who} rules: {}.", clean(ruling)),
            M::Challenged { by, .. } => format!("{} challenges the ruling.", self.name(by)),
            M::ChallengeDecided { overruled, .. } => {
                if *overruled { "The ruling is overruled." } else { "The ruling stands." }.to_owned()
            }
            M::Inscribed { seat } => format!("{} asks for the floor.", self.name(seat)),
            M::Struck { seat } => format!("{} is struck off the list.", self.name(seat)),
            M::Called { seat } => format!("{} has the floor.", self.name(seat)),
            M::Spoke { by, says: None, .. } if matches!(step.actor.role, Role::Chair | Role::Procedure) => {
                format!("The speech of {} is over.", self.name(by))
            }
            M::Spoke { by, speech, says } => {
                let says = says.as_ref().map(|says| format!(": {}", clean(says))).unwrap_or_default();
                let what = match speech {
                    Speech::Statement => "speaks",
                    Speech::BeforeVote(_) => "explains its vote before the vote",
                    Speech::AfterVote(_) => "explains its vote after the vote",
                    Speech::Reply => "replies",
                };
                format!("{} {what}{says}.", self.name(by))
            }
            M::ChairCeded { by, to } => format!("{} cedes the chair to {}.", self.name(by), self.name(to)),
            M::ChairTaken { by } => format!("{} takes the chair back.", self.name(by)),
            M::Resumed => "The meeting goes on.".to_owned(),
            M::WentPrivate { private } => {
                if *private { "The meeting goes on in private." } else { "The meeting is public again." }.to_owned()
            }
            M::CommuniqueIssued { says } => format!("Communique: {}.", clean(says)),
            M::Adjourned => "The meeting is adjourned.".to_owned(),
            M::TakenBack { act } => format!("{who} takes back {}.", act.says()),
        };
        Some(("act", says, Vec::new()))
    }

    pub(super) fn trigger(&self, event: &trigger::Event) -> Option<(&'static str, String, Vec<String>)> {
        use trigger::Event as T;
        let (kind, says) = match event {
            T::Notified { title, effect, cite, by, deadline } => (
                "act",
                format!(
                    "{} notify {title}. Unless it is averted, {effect} on {} ({cite}).",
                    self.names(by),
                    self.time(*deadline)
                ),
            ),
            T::Linked { draft, delays_until } => {
                let what = if delays_until.is_some() { "delay" } else { "avert" };
                ("act", format!("{} would {what} it.", capital(&self.matter(draft))))
            }
            T::NotAverted { draft } => {
                ("due", format!("{} was not adopted: the effect still comes.", capital(&self.matter(draft))))
            }
            T::Averted { draft } => {
                ("due", format!("{} was adopted: the effect does not come.", capital(&self.matter(draft))))
            }
            T::Delayed { deadline, .. } => ("due", format!("The effect comes later, on {}.", self.time(*deadline))),
            T::TookEffect => ("due", "The term is over and nothing averted it: the effect comes.".to_owned()),
            T::Withdrawn => ("act", "The notification is withdrawn.".to_owned()),
        };
        Some((kind, says, Vec::new()))
    }
}

pub(super) fn election_says(event: &election::Event) -> String {
    use election::Event as E;
    match event {
        E::Began { title, places, candidates, .. } => {
            format!("The election of {title} begins: {places} to elect; {} stand.", candidates.join(", "))
        }
        E::Majority { names } if names.is_empty() => "Nobody has the majority needed.".to_owned(),
        E::Majority { names } => format!("The majority needed: {}.", names.join(", ")),
        E::TooMany { names } => format!("More than there are places: {}; the ballot is held again.", names.join(", ")),
        E::CandidateWithdrew { name } => format!("{name} withdraws."),
        E::Compared { names, agreed } => {
            format!("The other organ has {}; on both lists: {}.", names.join(", "), agreed.join(", "))
        }
        E::ConferenceAsked => "A joint conference is asked for.".to_owned(),
        E::Completed => "The election is complete.".to_owned(),
        E::Ended => "The election is called off.".to_owned(),
    }
}

impl Teller<'_> {
    pub(super) fn body(&self, event: &body::Event) -> Option<String> {
        use body::Event as B;
        Some(match event {
            B::LaidDown { .. } | B::Seated { .. } => return None,
            B::Presented { seat, instrument } => {
                format!("{} shows its credentials: {}.", self.name(seat), clean(instrument))
            }
            B::Reported { seat } => format!("The credentials of {} are in order.", self.name(seat)),
            B::Objected { seat, by, .. } => {
                let (by, seat) = (self.name(by), self.name(seat));
                format!("{by} objects to the credentials of {seat}, which goes on sitting with full rights.")
            }
            B::Decided { seat, accepted: true } => format!("The credentials of {} are accepted.", self.name(seat)),
            B::Decided { seat, accepted: false } => {
                format!("The credentials of {} are not accepted.", self.name(seat))
            }
        })
    }
}
