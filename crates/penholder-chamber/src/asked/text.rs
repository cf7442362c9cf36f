//! What can be done with a text before the body: versions, amendments, votes, silence.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use penholder_core::charter::Kind;
use penholder_core::charter::procedure::Method;
use penholder_core::procedure::resolution::{AmendmentState, Question, Shape, Without};
use penholder_core::procedure::{Form, Matter, Wording, presidential, press, resolution, silence};

use super::beginning::PRESS;
use super::need::{Given, Need, amended, choice, maybe, text, wording};
use super::possible::{Candidate, Maker, SOMETHING, next_id, plain, some_wording, with};

impl<'s> Maker<'s> {
    pub(super) fn about_silence(&self, matter: &Matter) -> Vec<Candidate<'s>> {
        use silence::Command as S;
        let deadline = self.tomorrow();
        let Some(wording) = crate::paragraph::wordings(&matter.form).last().cloned() else { return Vec::new() };
        let later = matter
            .silence
            .as_ref()
            .map_or(deadline, |silence| silence.deadline.checked_add(24.hours()).unwrap_or(Timestamp::MAX));
        let reason = || Some(SOMETHING.to_owned());
        let why = Need::Text { field: "reason", optional: !self.sitting.procedure.silence.reason_needed };
        let mut all = vec![
            with(S::Place { wording, deadline }, vec![Need::Time { field: "deadline" }]),
            plain(S::Start),
            plain(S::Decline),
            with(S::Extend { deadline: later }, vec![Need::Time { field: "deadline" }]),
            with(S::AskTime { reason: reason() }, vec![maybe("reason")]),
            with(S::Hold { reason: reason() }, vec![maybe("reason")]),
            plain(S::Release),
            plain(S::Stop),
        ];
        // the rules let others object to a silence that is broken; nothing is gained by it, so it is not offered
        if matter.silence.as_ref().is_some_and(silence::Silence::is_running) {
            let given = Given { version: "counter-text".to_owned(), text: String::new() };
            let counter = Need::Wording { field: "counter", optional: true, given };
            all.push(with(S::Break { reason: reason(), counter: None }, vec![why, counter]));
        }
        all
    }

    pub(super) fn with_draft(&self, draft: &resolution::Draft) -> Vec<Candidate<'s>> {
        use resolution::Command as D;
        let put = |question| plain(D::Put { question, method: None, deadline: None });
        let in_writing =
            D::Put { question: Question::Whole, method: Some(Method::Written), deadline: Some(self.tomorrow()) };
        let shapes = vec![
            choice("adds", "adds to it"),
            choice("deletes", "deletes from it"),
            choice("revises", "changes words of it"),
        ];
        let amend = D::Amend {
            id: next_id("amendment", draft.amendments.len()),
            symbol: None,
            says: SOMETHING.into(),
            shape: Shape::Revises,
            wording: Some(some_wording()),
        };
        let mut all = vec![
            with(D::NewVersion { wording: some_wording() }, vec![wording(&draft.wordings)]),
            plain(D::Sponsor { state: None }),
            plain(D::Second),
            with(D::Table { symbol: None }, vec![maybe("symbol")]),
            with(D::Revise { wording: some_wording(), oral: false }, vec![wording(&draft.wordings)]),
            with(amend, vec![text("says"), Need::OneOf { field: "shape", of: shapes }, amended(&draft.wordings)]),
            with(D::AskParts { parts: vec!["OP1".into()] }, vec![Need::List { field: "parts" }]),
            plain(D::RefuseParts),
            plain(D::ChallengeClass),
            plain(D::StandAside { seat: None }),
            with(
                D::ReserveOn { paragraphs: vec!["OP1".into()], why: None },
                vec![Need::List { field: "paragraphs" }, maybe("why")],
            ),
            put(Question::Whole),
            put(Question::Preliminary),
            put(Question::Challenge),
            with(in_writing, vec![Need::Time { field: "deadline" }]),
            plain(D::WantVote),
            plain(D::WithoutVote { how: Without::Vote }),
            plain(D::WithoutVote { how: Without::Acclamation }),
            plain(D::Withdraw),
            plain(D::TakeOver),
            plain(D::Lapse),
        ];
        // only the text of somebody without a seat needs to be asked for
        if draft.mover_invited && draft.asked_for_by.is_none() {
            all.push(plain(D::AskVote));
        }
        let to_come =
            |matter: &&Arc<Matter>| matches!(&matter.form, Form::Meeting(meeting) if meeting.stage.is_to_come());
        let meetings = self.sitting.matters.values().filter(to_come);
        all.extend(meetings.map(|meeting| plain(D::Schedule { meeting: meeting.id.clone() })));
        let pending = draft.amendments.iter().filter(|amendment| amendment.state == AmendmentState::Pending);
        for amendment in pending {
            let id = || amendment.id.clone();
            all.push(put(Question::Amendment(id())));
            // where its text is there, it is taken over as it is
            let accept = D::Accept { id: id(), wording: None };
            let needs = if amendment.wording.is_some() { Vec::new() } else { vec![amended(&draft.wordings)] };
            all.push(with(accept, needs));
            all.push(plain(D::WithdrawAmendment { id: id() }));
        }
        let undecided = draft.parts.iter().filter(|part| part.kept.is_none());
        all.extend(undecided.map(|part| put(Question::Part(part.id.clone()))));
        let customs = self.sitting.procedure.customs.iter().filter(|custom| !custom.law);
        let customs = customs.filter(|custom| !draft.waived.contains(&custom.id));
        all.extend(customs.map(|custom| plain(D::Waive { custom: custom.id.clone() })));
        let doctrines = self.sitting.charter.doctrines.iter();
        all.extend(doctrines.map(|doctrine| plain(D::Dispute { doctrine: doctrine.id.clone() })));
        let questions = self.sitting.charter.disputable();
        all.extend(questions.iter().map(|question| plain(D::RuleClass { question: (*question).to_owned() })));
        all
    }

    pub(super) fn with_statement(&self, versions: &[Wording]) -> Vec<Candidate<'s>> {
        use presidential::Command as P;
        let recast = |kind: &Kind| self.is_for_drafts(kind) || kind.id == PRESS;
        let kind = self.sitting.charter.kinds.iter().find(|kind| recast(kind));
        let kind = kind.map(|kind| kind.id.clone()).unwrap_or_default();
        vec![
            with(P::NewVersion { wording: some_wording() }, vec![wording(versions)]),
            plain(P::Agree),
            with(P::Object { reason: None }, vec![maybe("reason")]),
            plain(P::Adopt),
            with(
                P::Dissociate { paragraphs: Vec::new(), why: None },
                vec![Need::List { field: "paragraphs" }, maybe("why")],
            ),
            with(P::Recast { kind }, vec![self.kinds(recast)]),
            plain(P::Withdraw),
            plain(P::Lapse),
        ]
    }
}

pub(super) fn with_press(versions: &[Wording]) -> Vec<Candidate<'static>> {
    use press::Command as P;
    vec![
        with(P::NewVersion { wording: some_wording() }, vec![wording(versions)]),
        with(P::Elements { points: vec![SOMETHING.into()] }, vec![Need::List { field: "points" }]),
        with(P::Withdraw { why: None }, vec![maybe("why")]),
        plain(P::Lapse),
    ]
}
