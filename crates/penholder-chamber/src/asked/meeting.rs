//! What can be done in a meeting: its agenda, the floor, motions, points of order, invitations.

use std::sync::Arc;

use penholder_core::charter::procedure::{Effect, MotionRule};
use penholder_core::procedure::meeting::{self, Motion, MotionState, Speech};
use penholder_core::procedure::{Form, Matter};

use super::need::{Need, choice, maybe, text};
use super::possible::{Candidate, Maker, SOMETHING, next_id, plain, with};
use crate::words;

impl<'s> Maker<'s> {
    pub(super) fn in_meeting(&self, meeting: &meeting::Meeting) -> Vec<Candidate<'s>> {
        use meeting::Command as M;
        let mut all = vec![
            self.convening(),
            with(M::Roll { seats: Vec::new() }, vec![Need::Roll]),
            plain(M::AdoptAgenda),
            with(M::ObjectToAgenda { reason: None }, vec![maybe("reason")]),
            plain(M::PutAgenda),
            with(M::Raise { id: next_id("point", meeting.points.len()), says: SOMETHING.into() }, vec![text("says")]),
            plain(M::Inscribe),
            plain(M::Strike),
            plain(M::CallNext),
            plain(M::EndSpeech),
            with(M::Speak { speech: Speech::Statement, says: None }, vec![maybe("says")]),
            with(M::Speak { speech: Speech::Reply, says: None }, vec![maybe("says")]),
            plain(M::Cede),
            plain(M::TakeChair),
            plain(M::Resume),
            plain(M::Private { private: !meeting.private }),
            with(M::Communique { says: SOMETHING.into() }, vec![text("says")]),
            plain(M::Adjourn),
            plain(M::TakeBack),
        ];
        if let Some(rule) = self.sitting.procedure.invitations.first() {
            let id = next_id("invitation", meeting.invitations.len());
            let of = self.sitting.procedure.invitations.iter().map(|rule| choice(&rule.id, &rule.who)).collect();
            let invite = M::Invite { id, who: SOMETHING.into(), rule: rule.id.clone(), way: None };
            all.push(with(invite, vec![text("who"), Need::OneOf { field: "rule", of }, maybe("way")]));
        }
        for invitation in meeting.invitations.iter().filter(|invitation| invitation.agreed.is_none()) {
            let id = || invitation.id.clone();
            all.push(plain(M::AgreeInvitation { id: id() }));
            all.push(plain(M::ObjectToInvitation { id: id() }));
            all.push(plain(M::PutInvitation { id: id() }));
        }
        for motion in meeting.motions.iter().filter(|motion| motion.state == MotionState::Pending) {
            let id = || motion.id.clone();
            all.push(plain(M::AgreeMotion { id: id() }));
            all.push(plain(M::PutMotion { id: id() }));
            all.push(plain(M::SecondMotion { id: id() }));
            all.push(plain(M::ObjectToMotion { id: id() }));
            all.push(plain(M::WithdrawMotion { id: id() }));
        }
        for point in meeting.points.iter().filter(|point| point.is_pending() || point.challenged_by.is_none()) {
            let id = || point.id.clone();
            all.push(with(M::Rule { id: id(), ruling: SOMETHING.into() }, vec![text("ruling")]));
            all.push(plain(M::Challenge { id: id() }));
            all.push(plain(M::PutChallenge { id: id() }));
        }
        all.extend(self.motions(meeting));
        all
    }

    /// The motions that the procedure knows, each with what it needs.
    fn motions(&self, meeting: &meeting::Meeting) -> Vec<Candidate<'s>> {
        let drafts = || {
            let live = |matter: &&Arc<Matter>| matches!(&matter.form, Form::Draft(draft) if draft.is_tabled());
            let of = self.sitting.matters.values().filter(live);
            of.map(|matter| choice(&matter.id, &words::named(matter))).collect::<Vec<_>>()
        };
        let id = next_id("motion", meeting.motions.len());
        let one = |rule: &MotionRule| {
            let about = drafts();
            let mut needs = Vec::new();
            let mut motion = Motion {
                id: id.clone(),
                motion: rule.id.clone(),
                by: String::new(),
                about: None,
                until: None,
                minutes: None,
                seconds: None,
                to: None,
                parts: Vec::new(),
                seconded_by: None,
                objections: Vec::new(),
                state: MotionState::Pending,
            };
            if matches!(rule.effect, Effect::Postpone | Effect::Refer | Effect::TakeFirst | Effect::Divide) {
                motion.about = about.first().map(|(id, _)| id.clone());
                needs.push(Need::OneOf { field: "about", of: about });
            }
            match rule.effect {
                Effect::AdjournUntil => {
                    motion.until = Some(self.tomorrow());
                    needs.push(Need::Time { field: "until" });
                }
                Effect::ModeratedCaucus | Effect::UnmoderatedCaucus => {
                    motion.minutes = Some(10);
                    needs.push(Need::Number { field: "minutes" });
                }
                Effect::SpeakingTime => {
                    motion.seconds = Some(120);
                    needs.push(Need::Number { field: "seconds" });
                }
                Effect::Refer => {
                    motion.to = Some(SOMETHING.into());
                    needs.push(text("to"));
                }
                Effect::Divide => {
                    motion.parts = vec!["OP1".into()];
                    needs.push(Need::List { field: "parts" });
                }
                _ => {}
            }
            with(meeting::Command::Move(motion), needs)
        };
        self.sitting.procedure.motions.iter().map(one).collect()
    }
}
